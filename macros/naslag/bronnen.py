"""Where it comes from: the source documents, and what was found outside them."""

from __future__ import annotations

from datetime import date

from macros.site import Site
from macros.tabel import tabel
from planner import taal
from planner.html import Html, el, verbind, voeg
from planner.model import Document
from planner.toon.weergave import anker


def bronnenlijst(site: Site) -> str:
    """The source documents with an anchor for each section."""
    parts = []
    for extern in (False, True):
        if extern:
            parts.append("\n\n## Van buiten de vijf documenten { #extern }\n\n")
        for key, document in site.rules.bronnen.items():
            if document.extern == extern:
                parts.append(_document(key, document))
    return "".join(parts)


def _document(key: str, document: Document) -> str:
    level = "###" if document.extern else "##"
    address = voeg(" ", extern_adres(document.adres)) if document.adres else None
    about = f"{document.titel}. {document.uitgever}. Datum: {dag_in_woorden(document.datum)}."
    items = [
        el(
            "li",
            voeg(el("strong", section), " ") if section[:1].isdigit() else None,
            title,
            id=anker(key, section),
        )
        for section, title in document.secties.items()
    ]
    return (
        f"\n\n{level} {taal.hoofdletter(document.kort)} {{ #{key} }}\n\n"
        f"{el('p', about, address)}{el('ul', items, class_='cmz-secties')}\n\n"
    )


def externe_feiten(site: Site) -> Html:
    """All statements from outside the source documents."""
    entries = site.bestand("extern.yml")
    rows = [
        (
            site.html(entry.stelling),
            entry.oordeel.replace("-", " "),
            verbind(el("br"), [extern_adres(a) for a in (entry.adres, entry.ook_adres) if a]),
            taal.datum(entry.gelezen_op),
        )
        for entry in entries.values()
    ]
    heads = ("Stelling", "Oordeel", "Adres", "Gelezen op")
    return tabel("Feiten van buiten de bronnen", heads, rows, [f"extern-{key}" for key in entries])


def extern_adres(address: str) -> Html:
    """An address outside this site, as a link."""
    return el("a", address, href=address, rel="noreferrer")


def dag_in_woorden(iso: str) -> str:
    """The date of a document in words; not every document has one."""
    return iso if iso == "onbekend" else taal.datum(date.fromisoformat(iso))
