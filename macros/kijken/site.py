"""The site for who is writing it: a page is made when somebody asks for it, and again after a change.

MkDocs makes all pages at every change, or leaves the menu of the others as it was. Here MkDocs keeps what it read; of
its build only the steps for one page are repeated. What the finished site has for hosts is left out: nothing is
compressed, and Python always starts the plain way. Why so: docs/beheer/beslissingen/67-kijken.md.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros import ingang
from macros.afwerking import alles, bronpaneel, feed, omleidingen, scripts, stijl, zoeken
from macros.gereedschap.programmas import BouwFout
from macros.gereedschap.publiceren import Uitgever
from macros.runtime import bundel as runtime
from macros.werkplaats import bundel as werkplaats
from planner import codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.html import el

SCRIPTS = ("assets/js/", "assets/runtime/", "assets/werkplaats/", "assets/javascripts/")


def foutpagina(text: str) -> str:
    """The page that stands in place of one that cannot be made."""
    head = el("head", el("meta", charset="utf-8"), el("title", "Er is iets mis"))
    body = el("body", el("h1", "Deze pagina kan nog niet getoond worden"), el("pre", text))
    return f"<!doctype html>{el('html', head, body, lang='nl')}"


class Mislukt(Exception):
    """Something cannot be made; the text says why."""


class Kijksite:
    """Pages and files in a folder, made as they are asked for. May be used from several threads."""

    def __init__(self, project: Path, folder: Path, adres: str) -> None:
        self.project, self.folder, self.adres = project, folder, adres
        self.lock = threading.RLock()
        self.scripts = threading.Event()
        self.nummer = 0
        self.fout = ""
        self.oud: dict[str, Page] = {}  # pages that are still to be made, by their address
        ingang.AFWERKEN = False

    # --- what the server asks -----------------------------------------------------------------------

    def zorg_voor(self, path: str) -> str:
        """Have the file at an address ready. Returns a page that says what is wrong, or ""."""
        if path.startswith(SCRIPTS):
            self.scripts.wait()
        with self.lock:
            page = self.oud.get(path.removesuffix("index.html"))
            if self.fout or not page:
                return foutpagina(self.fout) if self.fout and not Path(path).suffix else ""
            try:
                self._pagina(page)
            except Mislukt as problem:
                return foutpagina(str(problem))
        return ""

    # --- changes ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read everything anew. The pages come later."""
        with self.lock:
            self.nummer += 1
            try:
                with _meldingen():
                    self._lees()
                self.fout = ""
            except Mislukt as problem:
                self.fout = str(problem)
                print(problem, flush=True)
                return
        threading.Thread(target=self._rest, args=(self.nummer,), daemon=True).start()

    def gewijzigd(self, paths: Iterable[Path]) -> None:
        """Take over what changed: of a page only that page, of anything else everything."""
        found = [self._pagina_van(path) for path in paths]
        pages = [page for page in found if page]
        if self.fout or len(pages) < len(found):
            self.begin()
            return
        with self.lock:
            for page in pages:
                before = page.meta
                page.read_source(self.config)
                if page.meta != before:  # the menus of all pages may say it
                    self.begin()
                    return
                self.oud[page.url] = page

    def _pagina_van(self, path: Path) -> Page | None:
        if path.suffix != ".md" or not path.is_file():
            return None
        return next((page for page in self.pages if page.file.abs_src_path == str(path)), None)

    # --- the work -----------------------------------------------------------------------------------

    def _lees(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.scripts.clear()
        config = load_config(
            str(self.project / "mkdocs.yml"), site_dir=str(self.folder), site_url=self.adres, strict=False
        )
        config.plugins.on_startup(command="serve", dirty=False)
        self.config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        env.bytecode_cache = FileSystemBytecodeCache(str(_map(self.project / ".cache" / "jinja")))
        files.add_files_from_theme(env, config)
        self.files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self.pages = [file.page for file in files.documentation_pages() if file.page]
        for page in self.pages:
            page.read_source(config)
        self.env = config.plugins.on_env(env, config=config, files=files)
        files.copy_static_files()
        for template in config.theme.static_templates:
            build._build_theme_template(template, self.env, files, config, self.nav)
        self.oud = {page.url: page for page in self.pages}
        # The start page says which style sheets there are.
        self._pagina(self.oud[""], stijl.blad)

    def _pagina(self, page: Page, eerst: Callable[[Path], None] | None = None) -> None:
        """Make one page; `eerst` looks at it before its style sheets become one. Raises Mislukt."""
        with _meldingen():
            build._populate_page(page, self.config, self.files)
            build._build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)
        if eerst:
            eerst(self.folder)
        made = self.folder / page.url / "index.html"
        made.write_text(stijl.pagina(made.read_text(encoding="utf-8")), encoding="utf-8")
        self.oud.pop(page.url, None)

    def _rest(self, nummer: int) -> None:
        """What nobody waits for: scripts, the other pages, and what needs all of them. Stops at the next change."""
        try:
            for step in self._stappen():
                with self.lock:
                    if nummer != self.nummer:
                        return
                    step()
        except (Mislukt, BouwFout) as problem:
            print(problem, flush=True)
            self.scripts.set()

    def _stappen(self) -> Iterator[Callable[[], Any]]:
        site = ingang.gelezen()
        cache = self.project / ".cache" / "runtime"
        with Uitgever(cache, samenpersen=False) as uitgever:
            rules = codec.dumps(zonder_voorbeelden(site.rules))
            yield lambda: runtime.bundle(self.project, self.folder, rules, [], uitgever)
            yield lambda: werkplaats.bundle(self.project, self.folder, uitgever)
        yield lambda: scripts.bundle(self.project, self.folder)
        yield self.scripts.set
        yield lambda: bronpaneel.bundle(site, self.project, self.folder)
        yield lambda: feed.bundle(self.project, self.folder, self.adres)
        while self.oud:
            yield lambda: self._pagina(next(iter(self.oud.values())))
        yield lambda: self.config.plugins.on_post_build(config=self.config)
        yield lambda: zoeken.bundle(site, self.project, self.folder)
        yield lambda: alles.bundle(self.folder)
        yield lambda: omleidingen.bundle(site.bestand("omleidingen.yml"), self.folder, self.adres)


def _map(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _meldingen() -> Iterator[None]:
    """Turn what stops MkDocs into Mislukt, with what it said."""
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    except (Exception, SystemExit) as problem:
        raise Mislukt("\n".join(said) or str(problem)) from problem
    finally:
        logger.removeHandler(handler)
