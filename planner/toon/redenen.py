"""The reasons behind an outcome in words: rows of a table and conditions. Which of them a kind of planner has, stands in
`soorten`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner import taal
from planner.model import Id, Lezing, Rij, Voorwaarde
from planner.soorten.keuze import Keuze
from planner.soorten.toets import nodig
from planner.toon.uitleg import Knoop, Leeswijze
from planner.uitslag import Oordeling, oordeel_van
from planner.woorden import Woorden, bron, opties_van

NIET_TE_ZEGGEN = "Niet te zeggen: voor een datum die je invulde, is hier geen regel bekend."


def leeswijzen(w: Woorden, readings: Iterable[Lezing]) -> tuple[Leeswijze, ...]:
    """The other readings of a source."""
    return tuple(Leeswijze(w.tekst(item.omdat), bron(item.bron)) for item in readings)


def rijen(w: Woorden, rows: Mapping[Id, Rij], choice: Keuze) -> tuple[Knoop, ...]:
    """Each row that was looked at, with why it does or does not fit."""
    nodes = []
    for naam, _ in choice.bekeken:
        w.cellen(rows[naam].als)
    for naam, fits in choice.bekeken:
        row = rows[naam]
        cells = tuple(_cel(w, cel, values) for cel, values in row.als.items())
        if not fits and not row.anders:
            continue
        if fits is None:
            names = [f"‘{w.noem(q)}’" for q in w.geval.nodig_voor(row.als)]
            because = (
                f"Nog open: dat hangt af van {taal.opsomming(names)}."
                if names
                else w.nog_niet(row.als) or NIET_TE_ZEGGEN
            )
        else:
            because = w.tekst(row.omdat if fits else row.anders)
        readings = leeswijzen(w, row.lezingen)
        nodes.append(
            Knoop(naam, because, bron(row.bron), oordeel_van(fits), kinderen=cells, lezingen=readings)
        )
    return tuple(nodes)


def _cel(w: Woorden, naam: Id, values: tuple[str, ...]) -> Knoop:
    """A fact or answer behind a row or condition, with the value it has."""
    value = w.geval.waarde_tekst(naam)
    title = w.geval.feiten[naam].titel if naam in w.geval.feiten else w.noem(naam)
    answer = "weet ik niet" if value is None else opties_van(w.geval, naam).get(value, value)
    verdict = oordeel_van(w.geval.cel(naam, values))
    return Knoop(naam, f"{w.tekst(title)}: {answer}", (), verdict, value)


def voorwaarden(w: Woorden, verdicts: Mapping[Id, Oordeling]) -> tuple[Knoop, ...]:
    """Each condition, with its verdict and why."""
    for item in verdicts.values():
        w.cellen(item.regel.als)
        if w.geval.past(item.regel.als) is not True:
            for exception in item.regel.uitzondering:
                w.cellen(exception.als)
    return tuple(_voorwaarde(w, naam, item) for naam, item in verdicts.items())


def _voorwaarde(w: Woorden, naam: Id, item: Oordeling) -> Knoop:
    """A condition: its title, verdict, why, source and the facts behind it."""
    rule = item.regel
    exception = item.uitzondering
    match item.oordeel:
        case "onbekend":
            because = _waarom_open(w, rule)
        case "niet voldaan":
            because = w.tekst(rule.anders)
        case _:
            because = w.tekst(exception.omdat if exception else rule.voldaan)
    cells = rule.als | (exception.als if exception else {})
    return Knoop(
        naam,
        because,
        bron(rule.bron, exception.bron if exception else ()),
        item.oordeel,
        kinderen=tuple(_cel(w, cel, values) for cel, values in cells.items()),
        titel=w.tekst(rule.titel),
        lezingen=leeswijzen(w, rule.lezingen),
    )


def _waarom_open(w: Woorden, rule: Voorwaarde) -> str:
    """Why a condition has no verdict yet: an answer is missing, or something must happen first."""
    missing = [f"‘{w.noem(q)}’" for q in nodig(w.geval, rule)]
    if missing:
        return f"Nog niet te zeggen: vul {taal.opsomming(missing)} in."
    waiting = [rule.als, *(exception.als for exception in rule.uitzondering)]
    return next((text for als in waiting if (text := w.nog_niet(als))), NIET_TE_ZEGGEN)
