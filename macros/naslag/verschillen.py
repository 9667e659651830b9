"""Where the sources differ, and where they say nothing."""

from __future__ import annotations

from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.authoring.naslagmodel import Verschil
from planner.html import Html, el, voeg

SOORTEN = {
    "termijn": "Termijnen en startpunten",
    "woord": "Woorden en afkortingen",
    "rol": "Rollen en rechten",
    "verlenging": "Verlenging",
    "vergoeding": "Vergoeding",
    "kader": "Kader, mandaten en oude namen",
}


def stilte(site: Site, *namen: str) -> str:
    """What no source says, and what the sources do say nearby."""
    known = site.bestand("stiltes.yml")
    for name in namen:
        if name not in known:
            raise MacroFout(f"De stilte ‘{name}’ bestaat niet.{taal.bedoelde_je(name, known)}")
    texts = [site.tekst(known[name].stelling) for name in namen]
    near = [row for name in namen for row in known[name].wel]
    texts += [f"{site.tekst(row.zegt)} {site.bron(row.bron)}" for row in near]
    return " ".join(texts)


def verschillen(site: Site) -> str:
    """Every point on which the sources differ."""
    parts, kind, kinds = [], "", list(SOORTEN)
    # One heading a kind; within it the numbers keep their order, because sorting is stable.
    entries = sorted(site.bestand("verschillen.yml").items(), key=lambda item: kinds.index(item[1].soort))
    for key, entry in entries:
        if entry.soort != kind:
            kind = entry.soort
            parts.append(f"\n\n## {SOORTEN[kind]}\n\n")
        parts.append(
            f"\n\n### {site.tekst(entry.titel)} {{ #{key.lower()} }}\n\n{_verschil(site, entry)}\n\n"
        )
    return "".join(parts)


def _verschil(site: Site, entry: Verschil) -> Html:
    facts = site.bestand("extern.yml")
    outside = [
        el(
            "p",
            el("span", "van buiten de bronnen", class_="cmz-merk"),
            " ",
            site.html(facts[name].stelling),
            " ",
            site.link("bron", f"naslag/bronnen.md#extern-{name}"),
        )
        for name in entry.extern
    ]
    return voeg(
        el("ul", [el("li", site.html(s.zegt), " ", site.bron(s.bron)) for s in entry.bronnen]),
        el("p", el("strong", "Wat deze site doet:"), " ", site.html(entry.hier)),
        el("p", el("strong", "Waarom:"), " ", site.html(entry.waarom)),
        outside,
    )
