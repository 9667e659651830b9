"""Pictures made from the data at build time, each with the same content as text beside it.

`tekening("naam")` takes a drawing of data/tekeningen.yml, or a decision table (planner of the kind `keuze`),
which is drawn as a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.site import Site
from macros.tekeningen import lijst, netwerk, tijdlijn
from macros.tekeningen.boom import haltes, stappen_tekst
from macros.tekeningen.svg import Blad
from macros.teksten import MacroFout
from planner import taal
from planner.authoring.naslagmodel import Netwerktekening, Tijdlijntekening, Verloopstap, Verlooptekening
from planner.dates import Duur
from planner.geval import in_voege
from planner.html import Html, Kind, el, verbind, voeg
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


def _figuur(blad: Blad, tekst: Html, open_: bool = False) -> str:
    summary = el("summary", "Lees deze tekening als tekst")
    words = (
        el("div", tekst, class_="cmz-tekst") if open_ else el("details", summary, tekst, class_="cmz-tekst")
    )
    title = el("figcaption", blad.titel)
    figure = el("figure", title, blad.html(), words, class_="cmz-tekening", id=f"tekening-{blad.naam}")
    return f"\n\n{figure}\n\n"


def _ol(items: Iterable[Kind]) -> Html:
    return el("ol", [el("li", item) for item in items])


def _ul(items: Iterable[Kind]) -> Html | None:
    rows = [el("li", item) for item in items]
    return el("ul", rows) if rows else None


def _netwerk(site: Site, naam: str, found: Netwerktekening) -> str:
    blad = Blad(naam, found.titel, site.tekst(found.uitleg))
    netwerk.teken(blad, found)
    names = {box.id: el("strong", box.naam.replace("|", "")) for row in found.rijen for box in row.vakken}
    names |= {row.id: el("strong", row.samen) for row in found.rijen if row.id}
    boxes = _ul(
        voeg(names[box.id], ": ", site.html(box.onder.replace("|", "")), " ", site.bron(box.bron))
        for row in found.rijen
        for box in row.vakken
        if box.onder
    )
    lines = _ol(
        voeg(
            names[line.van],
            " en " if line.beide else " naar ",
            names[line.naar],
            ": ",
            site.html(line.zegt),
            " ",
            site.bron(line.bron),
        )
        for line in found.pijlen
    )
    more = el("details", el("summary", "De vakken als tekst"), boxes) if boxes else None
    return _figuur(blad, voeg(lines, more), open_=True)


def _verloop(site: Site, naam: str, found: Verlooptekening) -> str:
    blad = Blad(naam, found.titel, site.tekst(found.uitleg))
    lijst.teken(
        blad,
        [
            lijst.Halte(
                step.naam,
                [f"Wie: {site.rollen(step.wie)}", site.tekst(step.doet), *_termijn(site, step)],
                [lijst.Zijtak(site.tekst(tak.als), site.tekst(tak.dan)) for tak in step.takken],
                nadruk=step is found.stappen[-1],
            )
            for step in found.stappen
        ],
    )
    return _figuur(blad, _ol(_verloopstap(site, step) for step in found.stappen))


def _verloopstap(site: Site, step: Verloopstap) -> Html:
    branches = [
        voeg(site.html(tak.als), ": ", site.html(tak.dan), ". ", site.bron(tak.bron)) for tak in step.takken
    ]
    return voeg(
        el("strong", site.link(step.naam, step.zie)),
        f" ({site.rollen(step.wie)}). ",
        verbind(" ", [site.html(step.doet), " ".join(_termijn(site, step)), site.bron(step.bron)]),
        _ul(branches),
    )


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
        scale = _ul(name for name, _ in bands) if phase.moment == found.schaal else None
        rows.append(voeg(el("strong", phase.naam), _ul(deadlines(phase.moment)), scale))
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
