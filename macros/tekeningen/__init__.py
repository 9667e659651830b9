"""Pictures made from the data at build time, each with the same content as text beside it.

`tekening("naam")` takes a drawing of data/tekeningen.yml, or a decision table (planner of the kind `keuze`),
which is drawn as a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from macros.site import Site
from macros.tekeningen import lijst, netwerk, tijdlijn
from macros.tekeningen.boom import haltes, stappen_tekst
from macros.tekeningen.svg import Blad
from macros.teksten import MacroFout
from planner import taal
from planner.authoring.naslagmodel import Netwerktekening, Tijdlijntekening, Verloopstap, Verlooptekening
from planner.dates import Duur
from planner.geval import in_voege
from planner.model import KeuzePlanner


def macros(site: Site) -> list[Callable[..., str]]:
    """The macro of this package."""

    def tekening(naam: str) -> str:
        """A drawing with its text."""
        found = site.bestand("tekeningen.yml").get(naam)
        match found:
            case Netwerktekening():
                return _netwerk(site, naam, found)
            case Verlooptekening():
                return _verloop(site, naam, found)
            case Tijdlijntekening():
                return _tijdlijn(site, naam, found)
        planner = site.rules.planners.get(naam)
        if isinstance(planner, KeuzePlanner):
            return _boom(site, naam, planner)
        known = [*site.bestand("tekeningen.yml"), *site.rules.planners]
        raise MacroFout(f"De tekening ‘{naam}’ bestaat niet.{taal.bedoelde_je(naam, known)}")

    return [tekening]


def _figuur(blad: Blad, tekst: str, open_: bool = False) -> str:
    words = (
        f'<div class="cmz-tekst">{tekst}</div>'
        if open_
        else f'<details class="cmz-tekst"><summary>Lees deze tekening als tekst</summary>{tekst}</details>'
    )
    return (
        f'\n\n<figure class="cmz-tekening" id="tekening-{blad.naam}"><figcaption>{escape(blad.titel)}</figcaption>'
        f"{blad.html()}{words}</figure>\n\n"
    )


def _ol(items: Iterable[str]) -> str:
    return f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"


def _ul(items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{rows}</ul>" if rows else ""


def _netwerk(site: Site, naam: str, found: Netwerktekening) -> str:
    blad = Blad(naam, found.titel, site.tekst(found.uitleg))
    netwerk.teken(blad, found)
    names = {box.id: box.naam.replace("|", "") for row in found.rijen for box in row.vakken}
    names |= {row.id: row.samen for row in found.rijen if row.id}
    boxes = [
        f"<strong>{escape(names[box.id])}</strong>: {site.html(box.onder.replace('|', ''))} {site.bron(box.bron)}"
        for row in found.rijen
        for box in row.vakken
        if box.onder
    ]
    lines = _ol(
        f"<strong>{escape(names[line.van])}</strong> {'en' if line.beide else 'naar'} "
        f"<strong>{escape(names[line.naar])}</strong>: {site.html(line.zegt)} {site.bron(line.bron)}"
        for line in found.pijlen
    )
    more = f"<details><summary>De vakken als tekst</summary>{_ul(boxes)}</details>" if boxes else ""
    return _figuur(blad, f"{lines}{more}", open_=True)


def _verloop(site: Site, naam: str, found: Verlooptekening) -> str:
    blad = Blad(naam, found.titel, site.tekst(found.uitleg))
    lijst.teken(
        blad,
        [
            lijst.Halte(
                step.naam,
                [f"Wie: {_wie(site, step)}", site.tekst(step.doet), *_termijn(site, step)],
                [lijst.Zijtak(site.tekst(tak.als), site.tekst(tak.dan)) for tak in step.takken],
                nadruk=step is found.stappen[-1],
            )
            for step in found.stappen
        ],
    )
    rows = (
        f'<strong><a href="{site.href(step.zie)}">{escape(step.naam)}</a></strong> ({escape(_wie(site, step))}). '
        f"{site.html(step.doet)} {' '.join(escape(text) for text in _termijn(site, step))} {site.bron(step.bron)}"
        + _ul(f"{site.html(tak.als)}: {site.html(tak.dan)}. {site.bron(tak.bron)}" for tak in step.takken)
        for step in found.stappen
    )
    return _figuur(blad, _ol(rows))


def _wie(site: Site, step: Verloopstap) -> str:
    return taal.opsomming(site.rules.rollen[name].naam for name in step.wie)


def _termijn(site: Site, step: Verloopstap) -> list[str]:
    return [f"Wanneer: {site.zin(step.termijn)}."] if step.termijn else []


def _tijdlijn(site: Site, naam: str, found: Tijdlijntekening) -> str:
    planner = site.rules.planners[found.planner]

    def deadlines(moment: str) -> list[str]:
        return [
            f"{rule.titel}: {_afstand(site, found.planner, name)}{' (alleen soms)' if rule.als else ''}"
            for name, rule in planner.termijnen.items()
            if rule.vanaf == moment
        ]

    def shared(name: str) -> Duur:
        version = in_voege(site.rules.waarden[name].waarden, site.vandaag)
        if not version or not isinstance(version.waarde, Duur):
            raise MacroFout(f"De duur ‘{name}’ geldt vandaag niet.")
        return version.waarde

    blad = Blad(naam, found.titel, site.tekst(found.uitleg))
    bands = [
        (f"{site.tekst(band.naam)}: tot {site.waarde(band.tot)}", shared(band.tot)) for band in found.banden
    ]
    tijdlijn.teken(blad, found.fasen, deadlines, bands, [], found.schaal)
    rows = []
    for phase in found.fasen:
        scale = _ul(escape(name) for name, _ in bands) if phase.moment == found.schaal else ""
        rows.append(
            f"<strong>{escape(phase.naam)}</strong>{_ul(map(escape, deadlines(phase.moment)))}{scale}"
        )
    return _figuur(blad, _ol(rows))


def _afstand(site: Site, planner: str, name: str) -> str:
    """A deadline without the moment it counts from: uiterlijk 28 dagen later."""
    rule = site.rules.planners[planner].termijnen[name]
    words = {"uiterlijk": "uiterlijk", "ten_vroegste": "ten vroegste", "richtdatum": "bij voorkeur"}[
        rule.soort
    ]
    duration = site.duur(rule)
    return f"{words} de dag vóór {duration} om zijn" if rule.dag_ervoor else f"{words} {duration} later"


def _boom(site: Site, naam: str, planner: KeuzePlanner) -> str:
    blad = Blad(
        naam,
        f"{planner.titel}: de beslissing als boom",
        "De vragen staan onder elkaar. Bij elke vraag tonen zijtakken welk antwoord naar welke uitkomst leidt.",
    )
    stops = haltes(site, naam, planner)
    lijst.teken(blad, stops)
    return _figuur(blad, stappen_tekst(stops))
