"""Macros that stand inside a sentence: values, deadlines, sources, terms, differences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.html import el


def bronlinks(site: Site, *verwijzingen: str) -> str:
    """Short links to the sources: (draaiboek 3.2)."""
    parts = []
    for reference in verwijzingen:
        document, _, section = reference.partition(" ")
        target = site.md(site.bron_doel(document, section))
        words = f"{site.rules.bronnen[document].kort} {site.weergave().sectie(document, section)}"
        parts.append(f"[{words}]({target})")
    return f"<small class='cmz-verwijzing' markdown='span'>({', '.join(parts)})</small>"


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def waarde(naam: str, op: str = "") -> str:
        """A value in force today, or on the day `op` (JJJJ-MM-DD)."""
        try:
            return site.waarde(naam, date.fromisoformat(op) if op else None)
        except ValueError:
            raise MacroFout(f'‘{op}’ is geen datum: schrijf op="jjjj-mm-dd".') from None

    def termijn(naam: str) -> str:
        """A deadline as part of a sentence."""
        return site.zin(naam)

    def bron(*verwijzingen: str) -> str:
        """Short links to the sources: (draaiboek 3.2)."""
        return bronlinks(site, *verwijzingen)

    def begrip(naam: str, tekst: str = "") -> str:
        """A link to a term in the glossary."""
        entry = _ken(site.bestand("begrippen.yml"), naam, "Het begrip")
        return f"[{tekst or entry.naam}]({site.md(f'naslag/begrippen.md#{naam}')}){{ .cmz-begrip }}"

    def verschil(nummer: str) -> str:
        """A link to a point on which the sources differ."""
        entry = _ken(site.bestand("verschillen.yml"), nummer, "Het verschil")
        target = site.md(f"naslag/waar-de-bronnen-verschillen.md#{nummer.lower()}")
        title = site.tekst(entry.titel).replace('"', "”")
        return f'[bronnen verschillen]({target} "{title}"){{ .cmz-verschil }}'

    def extern(naam: str) -> str:
        """A statement from outside the source documents, marked as such."""
        entry = _ken(site.bestand("extern.yml"), naam, "De externe bron")
        words = {
            "bevestigt": "bevestigd buiten de bronnen",
            "vult-aan": "van buiten de bronnen",
            "corrigeert": "van buiten de bronnen",
            "te-bevestigen": "te bevestigen",
        }[entry.oordeel]
        return el(
            "span",
            el("span", words, class_="cmz-merk"),
            " ",
            site.html(entry.stelling),
            " (",
            el("a", "bron", href=entry.adres, rel="noreferrer"),
            f", gelezen op {taal.datum(entry.gelezen_op)})",
            class_="cmz-extern",
        )

    def rol(naam: str) -> str:
        """The name of a role."""
        found: str = _ken(site.rules.rollen, naam, "De rol").naam
        return found

    def stand() -> str:
        """Of when the text is that this site tells, and when it was compared with it."""
        return site.stand()

    return [waarde, termijn, bron, begrip, verschil, extern, rol, stand]


def _ken(entries: dict[str, Any], naam: str, wat: str) -> Any:
    if naam not in entries:
        raise MacroFout(f"{wat} ‘{naam}’ bestaat niet.{taal.bedoelde_je(naam, entries)}")
    return entries[naam]
