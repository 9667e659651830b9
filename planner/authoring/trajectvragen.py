"""Questions about the trajectory: defined once, named by planners, and asked in no other words.

What somebody answered in one planner stands in the next by the id of such a question. So a planner may not
change what is asked, an id may not mean two things, and nothing may ask the same under another id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from planner import model
from planner.authoring.gegevens import DAARVANDAAN, TRAJECTVRAGEN, VRAAGGROEPEN, Gegevens, naam_van_feit
from planner.authoring.objecten import Pad

type Gevonden = Iterator[tuple[str, Pad, str]]

# What a planner may say in its own way: how the question stands among its others, not what is asked.
EIGEN = ("kort", "hulp", "gepland", "zie", "bron")
# Two questions of one kind are the same one in other words when more than this share of their words is the same.
_ZELFDE = 0.6
_MINSTE_OPTIES = 3  # yes, no and perhaps fit many questions
_WOORD = re.compile(r"[^\W\d_]+")
_ZONDER_INHOUD = frozenset(
    [
        "aan",
        "al",
        "alle",
        "als",
        "ander",
        "andere",
        "bij",
        "dan",
        "dat",
        "de",
        "deze",
        "die",
        "dit",
        "door",
        "een",
        "elk",
        "en",
        "er",
        "haar",
        "had",
        "hebben",
        "heeft",
        "het",
        "hier",
        "hij",
        "hoe",
        "hun",
        "iets",
        "in",
        "is",
        "jij",
        "jullie",
        "je",
        "kan",
        "kreeg",
        "kregen",
        "met",
        "naar",
        "nodig",
        "nog",
        "nu",
        "of",
        "om",
        "ook",
        "op",
        "over",
        "staat",
        "te",
        "tot",
        "uit",
        "van",
        "voor",
        "waar",
        "was",
        "wat",
        "welke",
        "werd",
        "werden",
        "wie",
        "wordt",
        "worden",
        "ze",
        "zelf",
        "zich",
        "zij",
        "zijn",
        "wanneer",
    ]
)


def problemen_van(data: Gegevens, rules: model.Regels) -> Gevonden:
    """Every problem with questions about the trajectory: the file, the place in it, and what to do."""
    facts = data[TRAJECTVRAGEN]
    for name, fact in facts.items():
        for key in ("als", "groep", "standaard", "feit"):
            if getattr(fact, key):
                message = f"‘{key}’ hangt af van het formulier: zeg dat in de planner die de vraag gebruikt."
                yield TRAJECTVRAGEN, (name, key), message
    for planner, file in data.map("planners").items():
        for group in VRAAGGROEPEN:
            for name, question in getattr(file.inhoud, group, {}).items():
                place = (f"planners/{planner}.yml", (group, name))
                for key, message in _van_planner(name, question, facts):
                    yield place[0], (*place[1], key), message
    if facts:  # data from before this file shares nothing, and stays comparable
        yield from _twee_betekenissen(data, facts)
        yield from _met_andere_woorden(data, rules)


def _van_planner(
    name: model.Id, question: model.Vraag, facts: Mapping[model.Id, model.Vraag]
) -> Iterator[tuple[str, str]]:
    """What a planner says of a question that is not its own to say."""
    if question.feit and question.feit not in (*facts, model.GEEN_FEIT):
        yield "feit", f"De vraag ‘{question.feit[:60]}’ staat niet in {TRAJECTVRAGEN}. Kijk de naam na."
    if question.feit == name:
        yield "feit", f"Deze vraag heet al zo in {TRAJECTVRAGEN}: laat ‘feit’ weg."
    if not (found := naam_van_feit(name, question, facts)):
        return
    fact = facts[found]
    for key in DAARVANDAAN:
        mine, its = getattr(question, key), getattr(fact, key)
        if mine in ("", (), {}, None, False):
            continue
        if mine == its:
            yield key, f"Dit staat al bij ‘{found}’ in {TRAJECTVRAGEN}. Laat het hier weg."
        elif key == "soort" and mine == "ja_nee" and {"ja", "nee"} <= set(fact.opties):
            continue  # only yes or no of the answers of a choice
        elif key not in EIGEN:
            yield (
                key,
                f"‘{key}’ is hier anders dan bij ‘{found}’ in {TRAJECTVRAGEN}. Wat er gevraagd wordt, is in elke planner "
                "hetzelfde: wijzig het daar, of geef deze vraag een andere naam.",
            )


def _twee_betekenissen(data: Gegevens, facts: Mapping[model.Id, model.Vraag]) -> Gevonden:
    """An id of two planners that is not the same question about the trajectory in both, and does not say so."""
    first: dict[model.Id, tuple[str, str, bool]] = {}
    for planner, file in data.map("planners").items():
        for group in VRAAGGROEPEN:
            for name, question in getattr(file.inhoud, group, {}).items():
                means = naam_van_feit(name, question, facts) or f"{planner}/{name}"
                other, there, said = first.setdefault(name, (planner, means, bool(question.feit)))
                if means != there and not said and not question.feit:
                    yield (
                        f"planners/{planner}.yml",
                        (group, name),
                        f"De vraag ‘{name}’ staat ook in {other}. Is het dezelfde, zet ze dan één keer in {TRAJECTVRAGEN}. "
                        f"Vraagt ze iets anders, zeg dan met ‘feit’ welke vraag ze is, of ‘feit: {model.GEEN_FEIT}’.",
                    )


def _met_andere_woorden(data: Gegevens, rules: model.Regels) -> Gevonden:
    """A question that asks what another one already asks."""
    facts = rules.trajectvragen
    # What one form asks side by side is not the same.
    together = [
        {question.feit for question in planner.vragen.values()} for planner in rules.planners.values()
    ]
    for (one, question), (other, same) in combinations(facts.items(), 2):
        if _lijkt_op(question, same) and not any({one, other} <= names for names in together):
            message = f"Deze vraag vraagt hetzelfde als ‘{one}’. Gebruik die, of zeg waarin ze verschilt."
            yield TRAJECTVRAGEN, (other,), message
    for planner, file in data.map("planners").items():
        for group in VRAAGGROEPEN:
            for name, question in getattr(rules.planners[planner], group, {}).items():
                mine = getattr(file.inhoud, group)[name].feit
                if question.feit or mine == model.GEEN_FEIT:
                    continue
                if known := next((key for key, fact in facts.items() if _lijkt_op(question, fact)), ""):
                    yield (
                        f"planners/{planner}.yml",
                        (group, name),
                        f"Deze vraag vraagt hetzelfde als ‘{known}’ in {TRAJECTVRAGEN}. Gebruik die: geef ze dezelfde naam, of "
                        f"‘feit: {known}’. Vraagt ze iets anders, zet er dan ‘feit: {model.GEEN_FEIT}’ bij.",
                    )


def _lijkt_op(one: model.Vraag, other: model.Vraag) -> bool:
    if one.soort != other.soort:
        return False
    if len(one.opties) >= _MINSTE_OPTIES and one.opties.keys() == other.opties.keys():
        return True
    short = _woorden(one.kort)
    if short and short == _woorden(other.kort):
        return True
    mine, its = _woorden(one.vraag), _woorden(other.vraag)
    return len(mine & its) > _ZELFDE * len(mine | its)


def _woorden(text: str) -> set[str]:
    return {word for word in _WOORD.findall(text.lower()) if word not in _ZONDER_INHOUD}
