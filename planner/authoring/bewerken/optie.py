"""The job: a question gets another answer to choose from, or a planner gets another question."""

from __future__ import annotations

import re

from planner.authoring.bewerken.bron import Inhoud, Pad, ontleed, pas_toe
from planner.authoring.bewerken.klus import (
    Antwoorden,
    Stand,
    Uitkomst,
    Veld,
    als_bron,
    bronfout,
    bronveld,
    ontbrekend,
)
from planner.authoring.gegevens import TRAJECTVRAGEN

TITEL = "Een vraag of antwoord toevoegen"
UITLEG = (
    "Een vraag krijgt een antwoord bij, of een planner een nieuwe vraag. Geef daarna met ‘Een rij toevoegen’ aan wat er dan "
    "gebeurt: de controle zegt welke rij nog ontbreekt."
)
VRAAG = "vraag:"
ID_OPTIE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_VRAAG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
SOORTEN = (
    ("ja_nee", "ja of nee", ""),
    ("keuze", "één antwoord uit een lijst", ""),
    ("datum", "een datum", ""),
    ("geheel", "een getal", ""),
)


def doelen(stand: Stand) -> dict[str, tuple[str, Pad, str, str]]:
    """Where an answer or a question can come: file, path, title and group, by name."""
    found: dict[str, tuple[str, Pad, str, str]] = {}
    for name, question in stand.data[TRAJECTVRAGEN].items():
        if question.opties:
            pad: Pad = (name, "opties")
            found[f"{TRAJECTVRAGEN}#{name}"] = (
                TRAJECTVRAGEN,
                pad,
                question.vraag,
                "Antwoord bij: Vragen over het traject",
            )
    for name, file in stand.data.map("planners").items():
        path, title = f"planners/{name}.yml", file.inhoud.titel
        for key, question in file.inhoud.vragen.items():
            if question.opties:
                words = question.vraag or stand.regels.planners[name].vragen[key].vraag
                found[f"{path}#{key}"] = (path, ("vragen", key, "opties"), words, f"Antwoord bij: {title}")
        if file.inhoud.vragen:
            found[f"{VRAAG}{path}"] = (path, ("vragen",), f"Nieuwe vraag in ‘{title}’", "Nieuwe vraag")
    return found


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """Which question or planner, and then the new part."""
    goals = doelen(stand)
    order = sorted(goals.items(), key=lambda item: item[1][3])
    options = tuple((name, title, group) for name, (_, _, title, group) in order)
    goal = antwoorden.get("doel", "")
    fields = [Veld("doel", "Waar komt het bij?", "keuze", opties=options, kiest=True)]
    if goal not in goals:
        return fields
    if not goal.startswith(VRAAG):
        return [
            *fields,
            Veld(
                "id",
                "Korte naam",
                hulp="Kleine letters, cijfers en streepjes: step. Ze verandert nooit meer.",
            ),
            Veld("titel", "Antwoord", hulp="Zoals de lezer het ziet: De step."),
            Veld("hulp", "Uitleg", nodig=False, hulp="Mag leeg blijven."),
        ]
    fields += [
        Veld(
            "id", "Korte naam", hulp="Kleine letters en lage streepjes: leest_mail. Ze verandert nooit meer."
        ),
        Veld("vraag", "Vraag", hulp="Zoals de lezer ze ziet: Leest de deelnemer mails?"),
        Veld("kort", "In enkele woorden", hulp="Zo heet ze in een zin: mails lezen."),
        Veld("soort", "Welk antwoord?", "keuze", opties=SOORTEN, kiest=True),
    ]
    if antwoorden.get("soort") == "keuze":
        fields.append(
            Veld(
                "opties",
                "Antwoorden",
                "lang",
                hulp="Eén per regel: korte naam, dubbelpunt, antwoord. step: De step",
            )
        )
    return [*fields, Veld("groep", "Onder welke titel?", nodig=False, hulp="Mag leeg blijven."), bronveld()]


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of the question."""
    made = Uitkomst(fouten=ontbrekend(velden(stand, antwoorden), antwoorden))
    if made.fouten:
        return made
    path, pad, _, _ = doelen(stand)[antwoorden["doel"]]
    source = ontleed(stand.teksten[path])
    new_question = antwoorden["doel"].startswith(VRAAG)
    name = antwoorden["id"]
    if not (ID_VRAAG if new_question else ID_OPTIE).fullmatch(name):
        made.fouten["id"] = (
            f"Gebruik alleen kleine letters, cijfers en {'lage streepjes' if new_question else 'streepjes'}."
        )
    elif source.heeft(*pad, name):
        made.fouten["id"] = "Die naam bestaat hier al."
    content: dict[str, Inhoud]
    if new_question:
        content = _vraag(stand, antwoorden, made)
    else:
        content = {
            "titel": antwoorden["titel"],
            **({"hulp": antwoorden["hulp"]} if antwoorden.get("hulp") else {}),
        }
    if made.fouten:
        return made
    last = source.sleutels(*pad)[-1]
    made.bestanden[path] = pas_toe(source.tekst, [source.voeg_sleutel_in(pad, last, name, content)])
    made.meldingen.append("Lees de problemen: daar staat welke rij of welk voorbeeld nu nog ontbreekt.")
    return made


def _vraag(stand: Stand, answers: Antwoorden, made: Uitkomst) -> dict[str, Inhoud]:
    if wrong := bronfout(stand, answers["bron"]):
        made.fouten["bron"] = wrong
    content: dict[str, Inhoud] = {key: answers[key] for key in ("vraag", "kort", "soort")}
    if answers.get("groep"):
        content["groep"] = answers["groep"]
    if answers["soort"] == "keuze":
        options = opties(answers["opties"])
        if wrong := optiefout(answers["opties"]):
            made.fouten["opties"] = wrong
        content["opties"] = {name: {"titel": title} for name, title in options.items()}
    return content | {"bron": als_bron(answers["bron"])}


def optiefout(text: str) -> str:
    """What is wrong with answers as somebody typed them, one a line; or ""."""
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, title = (part.strip() for part in line.partition(":"))
        if colon and title and not ID_OPTIE.fullmatch(name):
            return f"‘{name}’ kan geen korte naam zijn: gebruik alleen kleine letters, cijfers en streepjes."
    if len(opties(text)) < 2:
        return "Geef minstens twee antwoorden, elk op een regel: korte naam, dubbelpunt, antwoord."
    return ""


def opties(text: str) -> dict[str, str]:
    """Answers as somebody typed them, one a line: name, colon, words. Empty when a line is something else."""
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, title = (part.strip() for part in line.partition(":"))
        if not colon or not title or not ID_OPTIE.fullmatch(name) or name in found:
            return {}
        found[name] = title
    return found
