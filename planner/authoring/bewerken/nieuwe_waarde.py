"""The job: a duration, amount, share or count has another value from a day on. The old value stays, for what began
before; with the new one come an example and an entry of the changelog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner import taal
from planner.authoring.bewerken.bron import Bron, Ingreep, Inhoud, Pad, ontleed, pas_toe
from planner.authoring.bewerken.klus import (
    Antwoorden,
    Keuze,
    Stand,
    Uitkomst,
    Veld,
    als_bron,
    bronfout,
    bronveld,
    dag,
    ingevuld,
    ontbrekend,
)
from planner.authoring.gegevens import Gegevens, read_file
from planner.model import Planner

TITEL = "Een nieuwe waarde vanaf een dag"
UITLEG = (
    "Een termijn, bedrag, deel of aantal verandert vanaf een bepaalde dag. De oude waarde blijft staan: ze geldt voor wat "
    "eerder begon."
)
VORM = {
    "duur": "Bijvoorbeeld 5 weken, 10 dagen, 3 maanden of 2 jaar.",
    "bedrag": "Met een punt en twee cijfers: 900.00.",
    "deel": "Een percentage, zonder teken: 60.",
    "aantal": "Een geheel getal.",
    "datum": "Een dag: jjjj-mm-dd.",
}


@dataclass(frozen=True, slots=True)
class Doel:
    """A value that can have a later one: where its list stands, and what it is."""

    bestand: str
    pad: Pad
    titel: str
    soort: str
    groep: str

    @property
    def naam(self) -> str:
        return f"{self.bestand}#{'.'.join(map(str, self.pad))}"


def doelen(stand: Stand) -> dict[str, Doel]:
    """All values with a list of their own, by name: deadlines first."""
    found = [*_termijnen(stand), *_waarden(stand)]
    return {item.naam: item for item in found}


def _termijnen(stand: Stand) -> Iterator[Doel]:
    for name, planner in stand.regels.planners.items():
        for key, rule in planner.termijnen.items():
            if not isinstance(rule.duur, str):
                pad = ("termijnen", key, "duur")
                yield Doel(f"planners/{name}.yml", pad, rule.titel, "duur", planner.titel)


def _waarden(stand: Stand) -> Iterator[Doel]:
    for name, file in stand.data.map("waarden").items():
        for key, item in file.inhoud.items():
            yield Doel(f"waarden/{name}.yml", (key, "waarden"), item.titel, item.soort, f"Waarden: {name}")


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """What to change comes first; the rest follows from it."""
    goals = doelen(stand)
    fields = [doelveld(goals, "Wat verandert?")]
    goal = goals.get(antwoorden.get("doel", ""))
    if not goal:
        return fields
    last = ontleed(stand.teksten[goal.bestand]).inhoud(*goal.pad)[-1]
    sources = last.get("bron", "")
    now = f"Nu {last['waarde']}, sinds {leesbaar(last['geldig_van'])}. {VORM[goal.soort]}"
    fields += [
        Veld("geldig_van", "Vanaf welke dag?", "datum"),
        Veld("waarde", "Nieuwe waarde", hulp=now),
        bronveld(nu=", ".join(sources) if isinstance(sources, list) else sources),
        Veld("gecontroleerd_op", "Nagekeken op", "datum", begin=stand.vandaag.isoformat()),
        Veld("opmerking", "Opmerking", nodig=False, hulp="Mag leeg blijven."),
    ]
    return [*fields, *_voorbeeldvelden(stand, goal, antwoorden)]


def doelveld(goals: Mapping[str, Doel], vraag: str) -> Veld:
    """The question which value it is about."""
    options = tuple((item.naam, item.titel, item.groep) for item in goals.values())
    return Veld("doel", vraag, "keuze", opties=options, kiest=True)


def leesbaar(text: str) -> str:
    """A day in a file, as people read it."""
    day = dag(text)
    return taal.datum(day) if day else text


# --- the example ------------------------------------------------------------------------------------


def _voorbeeldvelden(stand: Stand, goal: Doel, antwoorden: Antwoorden) -> list[Veld]:
    """An example for the new value, where a deadline or an amount counts with it."""
    rules = rekent(stand, goal)
    if rules:
        options = tuple((name, f"{titel} ({group})", "") for name, titel, group in rules)
        chosen = antwoorden.get("voorbeeld_bij") or rules[0][0]
        fields = [Veld("voorbeeld_bij", "Voorbeeld bij", "keuze", opties=options, begin=chosen, kiest=True)]
        planner, rule = chosen.split(".", 1)
        questions = datums(stand.regels.planners[planner])
        start = startvraag(stand.regels.planners[planner], rule)
        return [
            *(fields if len(rules) > 1 else []),
            Veld(
                "voorbeeld_vraag",
                "Voorbeeld: de dag van",
                "keuze",
                opties=questions,
                begin=start,
            ),
            Veld(
                "voorbeeld_dag",
                "Voorbeeld: die dag is",
                "datum",
                hulp="Een dag vanaf wanneer de nieuwe waarde geldt.",
            ),
            Veld(
                "voorbeeld_verwacht",
                "Voorbeeld: de datum die eruit moet komen",
                "datum",
                hulp="Reken zelf, met een kalender.",
            ),
        ]
    examples = _bedragvoorbeelden(stand, goal)
    if examples:
        return [
            Veld("voorbeeld_als", "Voorbeeld: zelfde antwoorden als", "keuze", opties=examples),
            Veld(
                "voorbeeld_totaal",
                "Voorbeeld: het totaal met de nieuwe waarde",
                hulp="Reken zelf. Met een punt en twee cijfers: 900.00.",
            ),
        ]
    return []


def rekent(stand: Stand, goal: Doel) -> list[tuple[str, str, str]]:
    """The deadlines that count with a value: planner.name, title, title of the planner."""
    found = []
    for name, planner in stand.regels.planners.items():
        for key, rule in planner.termijnen.items():
            own = goal.bestand == f"planners/{name}.yml" and goal.pad[1] == key
            if own or (goal.soort == "duur" and rule.duur == goal.pad[0]):
                found.append((f"{name}.{key}", rule.titel, planner.titel))
    return found


def datums(planner: Planner) -> tuple[Keuze, ...]:
    """The questions of a planner that ask for one day."""
    return tuple(
        (name, question.kort or question.vraag, "")
        for name, question in planner.vragen.items()
        if question.soort == "datum"
    )


def startvraag(planner: Planner, rule: str) -> str:
    """The question whose answer starts the count of a deadline, as far as one alone does."""
    name = planner.termijnen[rule].vanaf
    for _ in range(len(planner.momenten) + 1):
        if name in planner.vragen:
            return name
        moment = planner.momenten.get(name)
        if moment is None:
            return ""
        name = moment.vanaf or moment.gegeven or next(iter(moment.vroegste_van), "")
    return ""


def _bedragvoorbeelden(stand: Stand, goal: Doel) -> tuple[Keuze, ...]:
    """Examples of a planner of amounts that counts with a value, and that say the total."""
    found = []
    if goal.soort in ("bedrag", "deel") and len(goal.pad) == 2:
        for name, planner in stand.regels.planners.items():
            if planner.soort == "bedrag" and str(goal.pad[0]) in stand.teksten[f"planners/{name}.yml"]:
                found += [
                    (f"{name}.{number}", f"{example.naam}: nu {example.bedragen['totaal']}", planner.titel)
                    for number, example in enumerate(planner.voorbeelden)
                    if "totaal" in example.bedragen
                ]
    return tuple(found)


# --- the change -------------------------------------------------------------------------------------


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of the value and, where it is another one, that of the example."""
    fields = velden(stand, antwoorden)
    answers = ingevuld(fields, antwoorden)
    made = Uitkomst(fouten=ontbrekend(fields, answers))
    goal = doelen(stand).get(answers.get("doel", ""))
    if not goal or made.fouten:
        return made
    if wrong := bronfout(stand, answers["bron"]):
        made.fouten["bron"] = wrong
    start = dag(answers["geldig_van"])
    assert start is not None
    source = ontleed(stand.teksten[goal.bestand])
    last = dag(source.inhoud(*goal.pad)[-1]["geldig_van"])
    if last and start <= last:
        made.fouten["geldig_van"] = f"De vorige waarde geldt sinds {taal.datum(last)}. Kies een latere dag."
    _kijk_voorbeeld_na(answers, start, made)
    if made.fouten:
        return made
    change = source.voeg_in(goal.pad, -1, _versie(answers))
    text = pas_toe(source.tekst, [change])
    if wrong := _fout(goal.bestand, text):
        made.fouten["waarde"] = wrong
        return made
    made.bestanden[goal.bestand] = text
    _voorbeeld(stand, goal, answers, start, made)
    if not any(name.startswith("voorbeeld") for name in answers):
        made.meldingen.append(
            "Geen termijn of bedrag rekent rechtstreeks met deze waarde. Rekent een planner er wel mee, zet daar dan zelf een voorbeeld bij."
        )
    return made


def _versie(answers: Antwoorden) -> Inhoud:
    item: dict[str, Inhoud] = {
        "geldig_van": answers["geldig_van"],
        "waarde": answers["waarde"],
        "bron": als_bron(answers["bron"]),
        "gecontroleerd_op": answers["gecontroleerd_op"],
    }
    return item | ({"opmerking": answers["opmerking"]} if answers.get("opmerking") else {})


def _fout(path: str, text: str) -> str:
    """What is wrong with the text of a file that was in order, or ""."""
    data = Gegevens({}, [])
    read_file(data, path, text.encode())
    return next((problem.melding for problem in data.problemen), "")


def _kijk_voorbeeld_na(answers: Antwoorden, start: date, made: Uitkomst) -> None:
    day = dag(answers.get("voorbeeld_dag", ""))
    if day and day < start:
        made.fouten["voorbeeld_dag"] = (
            f"Neem een dag vanaf {taal.datum(start)}: een vroegere dag volgt nog de oude waarde."
        )


def _voorbeeld(stand: Stand, goal: Doel, answers: Antwoorden, start: date, made: Uitkomst) -> None:
    """Add the example to the files."""
    if "voorbeeld_dag" in answers:
        rules = rekent(stand, goal)
        planner, rule = (answers.get("voorbeeld_bij") or rules[0][0]).split(".", 1)
        path = f"planners/{planner}.yml"
        pad: Pad = ("termijnen", rule, "voorbeelden")
        example: dict[str, Inhoud] = {
            "naam": f"vanaf {taal.datum(start)}",
            "gegeven": {answers["voorbeeld_vraag"]: answers["voorbeeld_dag"]},
            "vandaag": answers["voorbeeld_dag"],
            "verwacht": answers["voorbeeld_verwacht"],
        }
    elif "voorbeeld_als" in answers:
        planner, number = answers["voorbeeld_als"].rsplit(".", 1)
        path, pad = f"planners/{planner}.yml", ("voorbeelden",)
        like = ontleed(stand.teksten[path]).inhoud("voorbeelden", int(number))
        example = {
            "naam": f"{like['naam']}, vanaf {taal.datum(start)}",
            "vandaag": answers["geldig_van"],
            "gegeven": like["gegeven"],
            "bedragen": {"totaal": answers["voorbeeld_totaal"]},
        }
    else:
        return
    text = made.bestanden.get(path, stand.teksten[path])
    made.bestanden[path] = pas_toe(text, [erbij(ontleed(text), pad, example)])


def erbij(source: Bron, pad: Pad, example: Inhoud) -> Ingreep:
    """The example behind the last one, or as the first."""
    if source.heeft(*pad):
        return source.voeg_in(pad, -1, example)
    last = source.sleutels(*pad[:-1])[-1]
    return source.voeg_sleutel_in(pad[:-1], last, str(pad[-1]), [example])
