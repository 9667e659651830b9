"""From a result to all its words and sources: the one way from `Uitslag` to what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner import taal
from planner.anders import anders
from planner.model import uitkomsten_van
from planner.toon.redenen import leeswijzen
from planner.toon.soorten import UITKOMST_EERST, redenen
from planner.toon.termijn import geen_regel, leg_termijn_uit
from planner.toon.uitleg import (
    Anders,
    Antwoordtekst,
    Antwoordwissel,
    Fasestuk,
    Gegeven,
    Ontwerptekst,
    Opmerking,
    Stapuitleg,
    Termijnuitleg,
    Uitleg,
)
from planner.toon.versies import versies
from planner.uitslag import (
    Actie,
    Buiten,
    Letop,
    NogTeKomen,
    Regelmelding,
    Uitslag,
    Vervallen,
    VerWeg,
    Volgorde,
)
from planner.woorden import Woorden, bron


def leg_uit(found: Uitslag[Any]) -> Uitleg:
    """A result with its explanation."""
    w = Woorden(found.geval)
    for other in found.planner.andere_start.values():
        w.cellen(other.als)
    deadlines = tuple(_termijnen(w, found))
    reasons = () if found.planner.soort in UITKOMST_EERST else redenen(w, found)
    for als in found.bekeken:
        w.cellen(als)
    answer, drafts = _antwoord(w, found), _ontwerpen(w, found)
    for action in found.mogelijke_stappen:
        w.van(action.geval).cellen(action.stap.als)
    steps = tuple(leg_stap_uit(w, action) for action in found.stappen)
    for remark in found.mogelijke_meldingen:
        if isinstance(remark, Regelmelding):
            w.van(remark.geval).cellen(remark.melding.als)
    warnings = tuple(_letop(w, item) for item in found.letop)
    reasons = reasons or redenen(w, found)
    phases = None if found.met_uitkomst else tuple(_fasen(w))
    return Uitleg(
        found,
        termijnen=deadlines,
        stappen=steps,
        redenen=reasons,
        gegeven=tuple(_gegeven(w)),
        letop=warnings,
        fasen=phases,
        antwoord=answer,
        bedragen=found.bedragen,
        ontwerpen=drafts,
        versies=versies(w),
    )


def leg_wijzigingen_uit(found: Uitslag[Any]) -> tuple[Anders, ...]:
    """The smallest changes of answers that give another outcome, in words.

    Apart from the rest, because it tries many cases to answer one.
    """
    w, outcomes = Woorden(found.geval), uitkomsten_van(found.planner)
    return tuple(
        Anders(
            change.uitkomst,
            w.tekst(outcomes[change.uitkomst].titel),
            tuple(
                Antwoordwissel(q, w.noem(q), value, w.antwoord(q, value)) for q, value in change.antwoorden
            ),
        )
        for change in anders(found)
    )


def _termijnen(w: Woorden, found: Uitslag[Any]) -> Iterator[Termijnuitleg]:
    """The deadlines; the condition of one that is left out counts too."""
    shown = {item.id: item for item in found.termijnen}
    for name, rule in w.geval.termijnen.items():
        w.cellen(rule.als)
        if name in shown:
            yield leg_termijn_uit(w, shown[name])


def leg_stap_uit(w: Woorden, action: Actie) -> Stapuitleg:
    """A step in words."""
    step, stand = action.stap, action.stand
    words = w.van(action.geval).tekst(step.wat, stand.vanaf if stand else None)
    if action.regels:
        words += (
            f" ({'regel' if len(action.regels) == 1 else 'regels'} {taal.opsomming(map(str, action.regels))})"
        )
    return Stapuitleg(step.wie, words, bron(step.bron), step.waar, stand)


def _gegeven(w: Woorden) -> Iterator[Gegeven]:
    """The dates that were filled in."""
    for name, answer in w.geval.antwoorden.items():
        if isinstance(answer, date):
            yield Gegeven(name, answer, w.noem(name))
        elif isinstance(answer, tuple):
            days = enumerate(answer, 1)
            yield from (Gegeven(name, d, f"{w.noem(name)} ({n})") for n, d in days if isinstance(d, date))


def _letop(whole: Woorden, item: Letop) -> Opmerking:
    """A warning as a sentence."""
    match item:
        case Vervallen():
            w, line = whole.van(item.geval), f"Regel {item.regel}: " if item.regel else ""
            one = len(item.vragen) == 1
            text = (
                f"{line}Je {'antwoord' if one else 'antwoorden'} op "
                f"{taal.opsomming([f'‘{w.noem(name)}’' for name in item.vragen])} "
                f"{'telt' if one else 'tellen'} niet mee: dat vragen we niet als je bij ‘{w.noem(item.door)}’ "
                f"‘{w.waarde_van(item.door)}’ antwoordt."
            )
            questions = [q for name in item.vragen if (q := item.geval.vraag(name))]
            return Opmerking("vervallen", text, bron(*(q.bron for q in questions)))
        case NogTeKomen():
            days = [f"{whole.noem(name)} ({taal.datum(day)})" for name, day in item.datums]
            one = len(days) == 1
            text = (
                f"{taal.hoofdletter(taal.opsomming(days))} {'ligt' if one else 'liggen'} nog in de toekomst. "
                f"{'Dat telt' if one else 'Die tellen'} nog niet als gebeurd. Wat ermee geteld is, geldt alleen als "
                f"{'die dag klopt' if one else 'die dagen kloppen'}."
            )
            return Opmerking("nog-te-komen", text)
        case VerWeg():
            days = [f"{whole.noem(name)} ({taal.datum(day)})" for name, day in item.datums]
            text = (
                f"{taal.hoofdletter(taal.opsomming(days))} {'ligt' if len(days) == 1 else 'liggen'} meer dan vijf "
                "jaar van vandaag. Klopt het jaar?"
            )
            return Opmerking("ver-weg", text)
        case Volgorde():
            (first, a), (second, b) = item.eerder, item.later
            text = (
                f"{taal.hoofdletter(whole.noem(second))} ({taal.datum(b)}) ligt vóór {whole.noem(first)} "
                f"({taal.datum(a)}). Kijk deze datums na: we rekenden met wat je invulde."
            )
            return Opmerking("volgorde", text)
        case Buiten():
            return Opmerking("geen-regel", geen_regel(item.dagen, item.vanaf))
        case Regelmelding():
            text = whole.van(item.geval).tekst(item.melding.tekst)
            return Opmerking("regel", text, bron(item.melding.bron))


def _fasen(w: Woorden) -> Iterator[Fasestuk]:
    """The stretches of the trajectory whose two ends are known."""
    for phase in w.geval.planner.fasen:
        start, end = w.geval.tijdstip(phase.van), w.geval.tijdstip(phase.tot)
        if start and end:
            yield Fasestuk(phase.naam, start.dag, end.dag)


def _antwoord(w: Woorden, found: Uitslag[Any]) -> Antwoordtekst | None:
    if not found.uitkomst:
        return None
    outcome = uitkomsten_van(found.planner)[found.uitkomst]
    title, text = w.tekst(outcome.titel), w.tekst(outcome.tekst)
    return Antwoordtekst(title, text, bron(outcome.bron), leeswijzen(w, outcome.lezingen))


def _ontwerpen(w: Woorden, found: Uitslag[Any]) -> tuple[Ontwerptekst, ...] | None:
    """The drafts that follow the outcome; None when there is no outcome."""
    if not found.uitkomst:
        return None
    return tuple(
        Ontwerptekst(draft.titel, w.tekst(draft.tekst), bron(draft.bron))
        for draft in found.planner.ontwerpen
        if found.uitkomst in draft.voor and w.geval.past(draft.als)
    )
