"""The changelog: one page that editors extend, its feed, and the check that a change says what it changes."""

from __future__ import annotations

import re
import subprocess
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.pagina import EIGENAAR
from macros.site import Site
from planner import taal
from planner.authoring.fouten import Probleem

PAGINA = "docs/beheer/wijzigingen.md"
FEED = "wijzigingen.xml"
# What readers see. Pages for editors and code need no entry.
ZICHTBAAR = ("data/", "docs/")
NIET_ZICHTBAAR = ("docs/beheer/", "docs/assets/js/")
ATOM = "http://www.w3.org/2005/Atom"
_KOP = re.compile(r"## +(.*?) *")
_DAG = re.compile(rf"(\d{{1,2}}) ({'|'.join(taal.MAANDEN)}) (\d{{4}})")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
VORM = "Schrijf de dag als ‘## {}’, met de nieuwste bovenaan."


@dataclass(frozen=True, slots=True)
class Melding:
    """One entry of the changelog."""

    dag: date
    tekst: str
    regel: int


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def wijzigingenfeed() -> str:
        """The link to the feed."""
        return f'<a href="{site.basis()}{FEED}" type="application/atom+xml">de feed (Atom)</a>'

    return [wijzigingenfeed]


def lees(text: str) -> tuple[list[Melding], list[Probleem]]:
    """The entries of the page, and what is wrong with how they are written."""
    found: list[Melding] = []
    problems: list[Probleem] = []
    day: date | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if head := _KOP.fullmatch(line):
            newer = day
            day = _dag(head[1])
            if day is None or (newer and day >= newer):
                why = "is geen dag" if day is None else "staat niet op volgorde, of staat er twee keer"
                problems.append(
                    Probleem(PAGINA, number, f"‘{head[1]}’ {why}. {VORM.format('22 november 2026')}")
                )
        elif day and line.startswith("- "):
            if "{{" in line:
                problems.append(
                    Probleem(PAGINA, number, "Hier kan geen macro: schrijf gewone tekst, ook voor de feed.")
                )
            found.append(Melding(day, line[2:].strip(), number))
        elif day and line.strip():
            problems.append(Probleem(PAGINA, number, "Zet elke wijziging op één regel die met ‘- ’ begint."))
    return found, problems


def _dag(text: str) -> date | None:
    match = _DAG.fullmatch(text)
    try:
        return date(int(match[3]), taal.MAANDEN.index(match[2]) + 1, int(match[1])) if match else None
    except ValueError:
        return None


# --- the check ------------------------------------------------------------------------------------


def kijk_na(project: Path, basis: str, vandaag: date) -> Iterator[Probleem]:
    """What is wrong with the changelog of a change that started at the git revision `basis`.

    Raises ValueError when git does not know that revision.
    """
    text = (project / PAGINA).read_text(encoding="utf-8")
    entries, problems = lees(text)
    yield from problems
    changed = [
        path
        for path in gewijzigd(project, basis)
        if path.startswith(ZICHTBAAR) and not path.startswith(NIET_ZICHTBAAR)
    ]
    before = {entry.tekst for entry in lees(_git(project, "show", f"{basis}:{PAGINA}") or "")[0]}
    if changed and all(entry.tekst in before for entry in entries):
        more = f" en nog {len(changed) - 3} bestanden" if len(changed) > 3 else ""
        line = next((n for n, row in enumerate(text.splitlines(), 1) if row.startswith("## ")), 1)
        yield Probleem(
            PAGINA,
            line,
            f"Deze wijziging verandert {taal.opsomming(changed[:3])}{more}, maar hier staat niet wat er verandert. "
            f"Zet bovenaan, onder ‘## {taal.datum(vandaag)}’, een regel die met ‘- ’ begint.",
        )


def gewijzigd(project: Path, basis: str) -> list[str]:
    """The files that differ from a git revision, also those that are not committed yet."""
    tracked = _git(project, "diff", "--name-only", "-z", basis, "--")
    if tracked is None:
        raise ValueError(f"Git kent ‘{basis}’ niet. Geef een branch of een commit, bijvoorbeeld ‘main’.")
    new = _git(project, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return [path for path in (tracked + new).split("\0") if path]


def _git(project: Path, *command: str) -> str | None:
    done = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


# --- the feed -------------------------------------------------------------------------------------


def feed(entries: list[Melding], site_url: str) -> bytes:
    """The changelog as an Atom feed. Without a known address its links are relative."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    page = f"{site_url}beheer/wijzigingen/"
    _zet(root, "title", "Draaiboek casemanagers zorg: wat is er veranderd?")
    _zet(root, "id", uuid.uuid5(uuid.NAMESPACE_URL, page).urn)
    _zet(root, "updated", _tijd(entries[0].dag if entries else date(2026, 1, 1)))
    _zet(root, "link", None, rel="self", type="application/atom+xml", href=f"{site_url}{FEED}")
    _zet(root, "link", None, rel="alternate", type="text/html", href=page)
    _zet(_zet(root, "author"), "name", EIGENAAR)
    for entry in entries:
        item = _zet(root, "entry")
        text = _LINK.sub(r"\1", entry.tekst).replace("**", "").replace("`", "")
        _zet(item, "title", text)
        # The same text on the same day is the same entry, whatever is written around it later.
        _zet(item, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"{page}#{entry.dag}:{entry.tekst}").urn)
        _zet(item, "updated", _tijd(entry.dag))
        anchor = taal.datum(entry.dag).replace(" ", "-")
        _zet(item, "link", None, rel="alternate", type="text/html", href=f"{page}#{anchor}")
        _zet(item, "content", text, type="text")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _zet(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    item = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    item.text = text
    return item


def _tijd(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def bundle(project: Path, target: Path, site_url: str) -> None:
    """Write the feed into the built site."""
    entries, _ = lees((project / PAGINA).read_text(encoding="utf-8"))
    (target / FEED).write_bytes(feed(entries, site_url))
