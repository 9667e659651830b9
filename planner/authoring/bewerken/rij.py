"""The job: a row of a decision table comes, as a copy or empty, or goes to another place. The table is shown as a table,
with what is wrong with it: answers that no row fits, and answers that fit more than one."""

from __future__ import annotations

import re
from dataclasses import replace

from planner import taal
from planner.authoring.bewerken.bron import Bron, Ingreep, Inhoud, ontleed, pas_toe
from planner.authoring.bewerken.klus import (
    Antwoorden,
    Keuze,
    Stand,
    Uitkomst,
    Veld,
    als_bron,
    bronfout,
    bronveld,
    ontbrekend,
)
from planner.authoring.bewijs import tabel
from planner.authoring.gegevens import Gegevens, read_file
from planner.authoring.samenhang.alles import controleer
from planner.model import BedragPlanner, KeuzePlanner, Vraag, regelvragen, uitkomsten_van
from planner.soorten import uitslag
from planner.vragen.antwoorden import lees

TITEL = "Een rij toevoegen, kopiëren of verplaatsen"
UITLEG = (
    "Een planner met een tabel kiest een rij bij de antwoorden. Je ziet de tabel, met wat er nog ontbreekt of dubbel is. "
    "Een rij die nieuw is, krijgt meteen haar voorbeeld."
)
BOVENAAN = "^"
NIEUW, VERPLAATS = "nieuw", "verplaats"
JA_NEE: tuple[Keuze, ...] = (("ja", "ja", ""), ("nee", "nee", ""))
MEESTE_POGINGEN = 500  # cases to work out in search of an example
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

type Tabelplanner = KeuzePlanner | BedragPlanner


def planners(stand: Stand) -> dict[str, Tabelplanner]:
    """The planners with a table, by name."""
    return {
        name: planner
        for name, planner in stand.regels.planners.items()
        if isinstance(planner, (KeuzePlanner, BedragPlanner))
    }


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """The table first, then what to do with a row."""
    known = planners(stand)
    fields = [
        Veld(
            "planner",
            "Welke planner?",
            "keuze",
            opties=tuple((n, p.titel, "") for n, p in known.items()),
            kiest=True,
        )
    ]
    name = antwoorden.get("planner", "")
    if name not in known:
        return fields
    planner = known[name]
    rows = tuple((key, key, "") for key in planner.rijen)
    does = (
        (NIEUW, "Een nieuwe rij", ""),
        *((f"kopie:{key}", f"Een kopie van ‘{key}’", "Kopiëren") for key in planner.rijen),
        (VERPLAATS, "Een rij verplaatsen", ""),
    )
    fields += [
        Veld("tabel", f"De tabel van ‘{planner.titel}’", "tabel", tabel=_tabel(planner)),
        *(Veld(f"mis-{n}", text, "tabel") for n, text in enumerate(_mis(stand, name, planner))),
        Veld("wat", "Wat doe je?", "keuze", opties=does, kiest=True),
    ]
    what = antwoorden.get("wat", "")
    behind = ((BOVENAAN, "helemaal bovenaan", ""), *((key, f"na ‘{key}’", "") for key in planner.rijen))
    if what == VERPLAATS:
        return [
            *fields,
            Veld("rij", "Welke rij?", "keuze", opties=rows),
            Veld("na", "Waar komt ze?", "keuze", opties=behind),
        ]
    if not what:
        return fields
    last = what.removeprefix("kopie:") if what != NIEUW else rows[-1][0]
    return [
        *fields,
        *_nieuwe_rij(planner, what),
        Veld("na", "Waar komt ze?", "keuze", opties=behind, begin=last),
    ]


def _tabel(planner: Tabelplanner) -> tuple[tuple[str, ...], ...]:
    """The rows as a table: what must hold, and what follows, in the words of the reader."""
    words = {
        name: (title, {value: label for value, label, _ in options})
        for name, title, options in _cellen(planner)
    }
    cells = list(dict.fromkeys(cel for row in planner.rijen.values() for cel in row.als))
    outcomes = uitkomsten_van(planner)

    def cel(name: str, values: tuple[str, ...]) -> str:
        known = words.get(name, ("", {}))[1]
        return " of ".join(known.get(value, value) for value in values) or "–"

    head = ("rij", *(words.get(name, (name, {}))[0] for name in cells), "dan")
    rows = [
        (key, *(cel(name, row.als.get(name, ())) for name in cells), outcomes[row.dan].titel)
        for key, row in planner.rijen.items()
    ]
    return (head, *rows)


def _mis(stand: Stand, name: str, planner: Tabelplanner) -> list[str]:
    """What is wrong with the table as it is now."""
    proof = replace(stand.data, problemen=[])
    tabel(proof, stand.regels, name, planner)
    return [problem.melding for problem in proof.problemen]


def _nieuwe_rij(planner: Tabelplanner, what: str) -> list[Veld]:
    """The questions of a new row, with the cells of the one that it is a copy of."""
    like = planner.rijen.get(what.removeprefix("kopie:"))
    outcomes = tuple((key, item.titel, "") for key, item in uitkomsten_van(planner).items())
    sources = [f"{one.document} {one.sectie}" for one in like.bron] if like else []
    cells = [
        Veld(
            f"cel:{cel}",
            f"Als: {title}",
            "keuze",
            opties=(
                ("", "maakt niet uit", ""),
                *_met(options, ",".join(like.als.get(cel, ())) if like else ""),
            ),
            begin=",".join(like.als.get(cel, ())) if like else "",
            nodig=False,
        )
        for cel, title, options in _cellen(planner)
    ]
    return [
        Veld("naam", "Naam van de rij", hulp="Kleine letters, cijfers en streepjes: met-de-step."),
        *cells,
        Veld("dan", "Dan", "keuze", opties=outcomes, begin=like.dan if like else ""),
        Veld("omdat", "Omdat", hulp="De reden, als zin. De lezer ziet ze.", begin=like.omdat if like else ""),
        Veld(
            "anders",
            "Anders",
            hulp="De zin als deze rij niet past. Mag leeg blijven.",
            begin=like.anders if like else "",
            nodig=False,
        ),
        bronveld(begin=", ".join(sources)),
    ]


def _met(options: tuple[Keuze, ...], value: str) -> tuple[Keuze, ...]:
    """The options, with the one of the copied row when that is more than one answer."""
    known = {name for name, _, _ in options}
    more = ((value, value.replace(",", " of "), ""),) if value and value not in known else ()
    return (*options, *more)


def _cellen(planner: Tabelplanner) -> list[tuple[str, str, tuple[Keuze, ...]]]:
    """What a row can look at: facts, and questions with a closed list of answers."""
    found = [(name, fact.titel, JA_NEE) for name, fact in planner.feiten.items()]
    for name, question in (planner.vragen | regelvragen(planner)).items():
        if options := _antwoorden(question):
            found.append((name, question.vraag, options))
    # What the table looks at already comes first.
    used = list(dict.fromkeys(cel for row in planner.rijen.values() for cel in row.als))
    return sorted(found, key=lambda item: used.index(item[0]) if item[0] in used else len(used))


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of the planner."""
    made = Uitkomst(fouten=ontbrekend(velden(stand, antwoorden), antwoorden))
    if made.fouten:
        return made
    path = f"planners/{antwoorden['planner']}.yml"
    source = ontleed(stand.teksten[path])
    if source.knoop("rijen").flow_style:
        return Uitkomst(fouten={"planner": "Deze tabel staat op één regel. Wijzig het bestand zelf."})
    if antwoorden["wat"] == VERPLAATS:
        if antwoorden["rij"] == antwoorden["na"]:
            return Uitkomst(fouten={"na": "Een rij kan niet na zichzelf komen."})
        made.bestanden[path] = _verplaats(source, antwoorden["rij"], antwoorden["na"])
        return made
    name = antwoorden["naam"]
    if not ID.fullmatch(name) or source.heeft("rijen", name):
        taken = source.heeft("rijen", name)
        made.fouten["naam"] = (
            "Zo heet al een rij." if taken else "Gebruik alleen kleine letters, cijfers en streepjes."
        )
    if wrong := bronfout(stand, antwoorden["bron"]):
        made.fouten["bron"] = wrong
    if made.fouten:
        return made
    made.bestanden[path] = _met_rij(stand, source, antwoorden)
    told = [f"‘{key}’" for key, row in planners(stand)[antwoorden["planner"]].rijen.items() if row.anders]
    if told:
        made.meldingen.append(
            f"Bij {taal.opsomming(told)} staat een zin voor als die rij niet past (‘anders’). Lees na of ze nog klopt nu er "
            "een rij bij is."
        )
    return made


def _met_rij(stand: Stand, source: Bron, answers: Antwoorden) -> str:
    """The planner with a new row, and an example that says what must come out."""
    cells = {
        key.removeprefix("cel:"): text for key, text in answers.items() if key.startswith("cel:") and text
    }
    row: dict[str, Inhoud] = {
        "als": {cel: text.split(",") if "," in text else text for cel, text in cells.items()},
        "dan": answers["dan"],
        "omdat": answers["omdat"],
        **({"anders": answers["anders"]} if answers.get("anders") else {}),
        "bron": als_bron(answers["bron"]),
    }
    first = source.sleutels("rijen")[0]
    behind = first if answers["na"] == BOVENAAN else answers["na"]
    text = pas_toe(source.tekst, [source.voeg_sleutel_in(("rijen",), behind, answers["naam"], row)])
    if answers["na"] == BOVENAAN:
        text = _verplaats(ontleed(text), answers["naam"], BOVENAAN)
    planner = planners(stand)[answers["planner"]]
    asked = {cel: value.split(",")[0] for cel, value in cells.items() if cel in planner.vragen}
    if not isinstance(planner, KeuzePlanner) or len(asked) < len(cells):
        return text  # a fact follows from dates: the editor chooses those
    example: Inhoud = {
        "naam": answers["naam"].replace("-", " "),
        "gegeven": dict(_tot_de_rij(stand, answers, text, asked)),
        "uitkomst": answers["dan"],
    }
    source = ontleed(text)
    if not source.heeft("voorbeelden"):
        return text
    return pas_toe(text, [source.voeg_in(("voorbeelden",), -1, example)])


def _tot_de_rij(stand: Stand, answers: Antwoorden, text: str, asked: dict[str, str]) -> dict[str, str]:
    """The answers of an example, with as many others as it takes to come out at the new row and nowhere else. As given when
    there are none: the check then says what else the table asks."""
    name, row = answers["planner"], answers["naam"]
    path = f"planners/{name}.yml"
    data = Gegevens(
        {p: file for p, file in stand.data.bestanden.items() if p != path}, [], paginas=stand.data.paginas
    )
    read_file(data, path, text.encode())
    if data.problemen or controleer(data):
        return asked
    rules = data.regels()
    planner = rules.planners[name]
    tries = iter(range(MEESTE_POGINGEN))

    def zoek(given: dict[str, str]) -> dict[str, str] | None:
        read, wrong = lees(planner, given, tekst=True)
        if wrong or next(tries, None) is None:
            return None
        found = uitslag(rules, name, read, stand.vandaag)
        if row in found.gekozen:
            return given
        # Where a question has no list of answers, only the editor knows one.
        question = next((q for q in found.ontbreekt if q not in given), "")
        values = [value for value, _, _ in _antwoorden(planner.vragen[question])] if question else []
        ways = (zoek(given | {question: value}) for value in values)
        return next((way for way in ways if way), None)

    return zoek(asked) or asked


def _antwoorden(question: Vraag) -> tuple[Keuze, ...]:
    """The answers to choose from, of a question that has such a list."""
    if question.soort == "ja_nee":
        return JA_NEE
    return tuple((key, item.titel, "") for key, item in question.opties.items())


def _verplaats(source: Bron, row: str, behind: str) -> str:
    """The text with a row at another place, with the comment above it."""
    begin, end = source.ruw(("rijen", row))
    lines = source.tekst[begin:end]
    if not lines.endswith(("\n", "\r")):
        lines += source.regelbreuk
    first = source.sleutels("rijen")[0]
    at = source.ruw(("rijen", first))[0] if behind == BOVENAAN else source.ruw(("rijen", behind))[1]
    gap = "" if not at or source.tekst[at - 1] in "\r\n" else source.regelbreuk
    return pas_toe(source.tekst, [Ingreep(begin, end, ""), Ingreep(at, at, gap + lines)])
