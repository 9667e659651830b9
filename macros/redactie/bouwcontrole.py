"""What the build of the pages would say, for every page at once: a macro or name that does not exist, a value, role or
deadline that is gone, a link or heading that leads nowhere. The build itself stops at the first.

Each page goes through the same steps of MkDocs as in the build; nothing is written.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros import ingang
from macros.meldingen import regels_ervoor
from planner import taal
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens

_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_GEMELD = re.compile(r"docs/(\S+?\.md):(\d+): (.*)", re.DOTALL)
ONVERWACHT = (
    "De bouw van deze pagina stopt ({}). Dat is een fout van de site zelf: meld ze aan wie de site onderhoudt, met je "
    "wijziging erbij."
)
_LINK = re.compile(
    r"Doc file '([^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '([^']+)'"
)


def kijk_na(project: Path, data: Gegevens, in_orde: bool = True) -> list[Probleem]:
    """Every problem of every page, by file and line. The data must be readable. When they are not all in order
    (`in_orde`), a page that stops without saying why only repeats what the check of the data says, and is left out."""
    with TemporaryDirectory() as folder, _alleen_de_paginas(data):
        config = load_config(str(project / "mkdocs.yml"), site_dir=folder, strict=False)
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = config.plugins.on_files(get_files(config), config=config)
        set_exclusions(files, config)
        with _meldingen() as said:
            config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
            pages = [file.page for file in files.documentation_pages() if file.page]
            for page in pages:
                _vul(page, config, files, said, in_orde)
            for page in pages:
                page.validate_anchor_links(files=files, log_level=logging.WARNING)
    known = {page.file.src_uri for page in pages}
    return sorted({_probleem(project, text, known) for text in said})


def _vul(page: Page, config: MkDocsConfig, files: Files, said: list[str], in_orde: bool) -> None:
    """Make the HTML of a page. A macro that fails is told, taken out, and the rest is tried again."""
    page.read_source(config)
    source = page.markdown or ""
    head = regels_ervoor(page)
    for _ in range(1 + len(_MACRO.findall(source))):
        before = len(said)
        try:
            page.markdown = config.plugins.on_page_markdown(source, page=page, config=config, files=files)
            page.render(config, files)
            return
        except (Exception, SystemExit) as problem:  # mkdocs-macros ends the whole build
            found = next((match for text in said[before:] if (match := _GEMELD.search(text))), None)
            if not found:
                what = f"{type(problem).__name__}: {problem}"
                said[before:] = [f"docs/{page.file.src_uri}:1: {ONVERWACHT.format(what)}"] if in_orde else []
                page.markdown = ""
                return
            said[before:] = [found[0]]
            rest = _zonder_macro(source, int(found[2]) - head)
            if rest == source:
                return
            source = rest
    page.markdown = ""


def _zonder_macro(source: str, line: int) -> str:
    """The text without the first macro that stands on a line, or ends there."""
    for match in _MACRO.finditer(source):
        first = source.count("\n", 0, match.start()) + 1
        if first <= line <= first + match[0].count("\n"):
            return source[: match.start()] + "\n" * match[0].count("\n") + source[match.end() :]
    return source


def _probleem(project: Path, text: str, pages: set[str]) -> Probleem:
    if found := _GEMELD.search(text):
        return Probleem(f"docs/{found[1]}", int(found[2]), found[3].strip())
    if found := _LINK.search(text):
        page, link = found.groups()
        source = (project / "docs" / page).read_text(encoding="utf-8")
        line = source.count("\n", 0, max(source.find(f"]({link}"), 0)) + 1
        if "does not contain an anchor" in text:
            return Probleem(
                f"docs/{page}",
                line,
                f"De link ‘{link}’ leidt naar een tussentitel die er niet is. Kijk op die pagina hoe de titel nu luidt.",
            )
        near = taal.bedoelde_je(
            link.partition("#")[0].rpartition("/")[2], {p.rpartition("/")[2] for p in pages}
        )
        return Probleem(f"docs/{page}", line, f"De link ‘{link}’ leidt naar een pagina die er niet is.{near}")
    return Probleem("mkdocs.yml", 1, text)


@contextmanager
def _alleen_de_paginas(data: Gegevens) -> Iterator[None]:
    before = ingang.AFWERKEN, ingang.GEGEVENS
    ingang.AFWERKEN, ingang.GEGEVENS = False, data
    try:
        yield
    finally:
        ingang.AFWERKEN, ingang.GEGEVENS = before


@contextmanager
def _meldingen() -> Iterator[list[str]]:
    """What MkDocs and its plugins warn about, instead of on the screen."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    handlers, logger.handlers, propagate = logger.handlers, [handler], logger.propagate
    logger.propagate = False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagate
