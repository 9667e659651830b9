"""The changelog as an Atom feed, for who wants to hear what changes."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.paginas import EIGENAAR
from macros.wijzigingen import FEED, LINK, Melding, geheel
from planner import taal

ATOM = "http://www.w3.org/2005/Atom"


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
        text = LINK.sub(r"\1", entry.tekst).replace("**", "").replace("`", "")
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
    entries, _ = geheel(project)
    (target / FEED).write_bytes(feed(entries, site_url))
