"""The job: a value or a deadline does not hold any more after a day. It stays, for what began before."""

from __future__ import annotations

from datetime import timedelta

from planner import taal
from planner.authoring.bewerken import nieuwe_waarde
from planner.authoring.bewerken.bron import Inhoud, ontleed, pas_toe
from planner.authoring.bewerken.klus import Antwoorden, Stand, Uitkomst, Veld, dag, ingevuld, ontbrekend

TITEL = "Een termijn of waarde laten eindigen"
UITLEG = (
    "Na een bepaalde dag geldt een termijn, bedrag, deel of aantal niet meer, en komt er niets in de plaats. Wat er staat, "
    "blijft staan: wie vroeger begon, heeft het nog nodig."
)


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """What ends, and when."""
    goals = nieuwe_waarde.doelen(stand)
    fields = [nieuwe_waarde.doelveld(goals, "Wat eindigt?")]
    goal = goals.get(antwoorden.get("doel", ""))
    if not goal:
        return fields
    last = ontleed(stand.teksten[goal.bestand]).inhoud(*goal.pad)[-1]
    now = f"Nu {last['waarde']}, sinds {nieuwe_waarde.leesbaar(last['geldig_van'])}."
    fields += [
        Veld("geldig_tot", "De laatste dag waarop ze geldt", "datum", hulp=now),
        Veld("gecontroleerd_op", "Nagekeken op", "datum", begin=stand.vandaag.isoformat()),
    ]
    if rules := nieuwe_waarde.rekent(stand, goal):
        planner = stand.regels.planners[rules[0][0].split(".", 1)[0]]
        fields.append(
            Veld(
                "voorbeeld_vraag",
                "Voorbeeld: een dag later is er geen datum meer als dit dan gebeurt",
                "keuze",
                opties=nieuwe_waarde.datums(planner),
                begin=nieuwe_waarde.startvraag(planner, rules[0][0].split(".", 1)[1]),
            )
        )
    return fields


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of the value and, where a deadline counts with it, an example for the day after."""
    fields = velden(stand, antwoorden)
    answers = ingevuld(fields, antwoorden)
    made = Uitkomst(fouten=ontbrekend(fields, answers))
    goal = nieuwe_waarde.doelen(stand).get(answers.get("doel", ""))
    if not goal or made.fouten:
        return made
    source = ontleed(stand.teksten[goal.bestand])
    versions = source.inhoud(*goal.pad)
    last, day = versions[-1], dag(answers["geldig_tot"])
    begin = dag(last["geldig_van"])
    assert day
    if "geldig_tot" in last:
        return Uitkomst(fouten={"doel": f"Dit eindigt al op {nieuwe_waarde.leesbaar(last['geldig_tot'])}."})
    if begin and day < begin:
        return Uitkomst(
            fouten={"geldig_tot": f"Dit geldt sinds {taal.datum(begin)}. Kies die dag of een latere."}
        )
    pad = (*goal.pad, len(versions) - 1)
    made.bestanden[goal.bestand] = pas_toe(
        source.tekst,
        [
            source.voeg_sleutel_in(pad, "geldig_van", "geldig_tot", answers["geldig_tot"]),
            source.zet((*pad, "gecontroleerd_op"), answers["gecontroleerd_op"]),
        ],
    )
    rules = nieuwe_waarde.rekent(stand, goal)
    if not rules:
        made.meldingen.append("Rekent een planner hiermee, zet daar dan zelf een voorbeeld bij.")
        return made
    planner, rule = rules[0][0].split(".", 1)
    path, after = f"planners/{planner}.yml", (day + timedelta(days=1)).isoformat()
    example: dict[str, Inhoud] = {
        "naam": f"geen termijn meer na {taal.datum(day)}",
        "gegeven": {answers["voorbeeld_vraag"]: after},
        "vandaag": after,
        "verwacht": "geen",
    }
    text = made.bestanden.get(path, stand.teksten[path])
    change = nieuwe_waarde.erbij(ontleed(text), ("termijnen", rule, "voorbeelden"), example)
    made.bestanden[path] = pas_toe(text, [change])
    made.meldingen.append("Het verslag noemt de pagina’s die erover spreken: lees die na.")
    return made
