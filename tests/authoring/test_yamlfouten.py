"""Wat een beginner verkeerd typt: één duidelijke melding, op de regel waar het staat."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.authoring.check import check_folder

KLEIN = Path(__file__).parent / "klein"
DATUMS, KIEZER, WAARDEN = "planners/datums.yml", "planners/kiezer.yml", "waarden/alle.yml"
STAP = "{wie: cmz, wat: Maak het plan., bron: boek-2023 1, waar: documenten}"

# Wat er stond, wat iemand typte, en wat de melding daarover zegt.
FOUTEN = {
    "gekrulde aanhalingstekens om een titel": (DATUMS, "titel: Plan klaar", "titel: “Plan klaar”", "gekrulde"),
    "gekrulde aanhalingstekens om een tekst met een dubbelepunt": (
        DATUMS, "'De dag zelf: niet de brief.'", "‘De dag zelf: niet de brief.’", "gekrulde",
    ),
    "gekrulde aanhalingstekens in een lijst": (KIEZER, "[gewoon, beschermd]", "[“gewoon”, beschermd]", "gekrulde"),
    "gekrulde aanhalingstekens om een dag": (DATUMS, "2023-07-01", "‘2023-07-01’", "gekrulde"),
    "een accolade vergeten": (DATUMS, STAP, STAP[:-1], "gaat een ‘{’ open die niet sluit"),
    "een accolade te veel": (KIEZER, "hulp: Zonder steun.}", "hulp: Zonder steun.}}", "‘}’ te veel"),
    "een haakje van een lijst vergeten": (
        KIEZER, "waarden: [gewoon, beschermd]}", "waarden: [gewoon, beschermd}", "gaat een ‘[’ open",
    ),
    "een komma vergeten": (DATUMS, "cmz, wat: Maak", "cmz wat: Maak", "Voor ‘wat:’ ontbreekt een komma"),
    "een komma vergeten tussen teksten": (
        KIEZER, "Gewoon werk, hulp", "Gewoon werk hulp", "Voor ‘hulp:’ ontbreekt een komma",
    ),
    "geen spatie na een dubbelepunt": (KIEZER, "    dan: wachten", "    dan:wachten", "schrijf ‘dan: wachten’"),
    "geen spatie na een dubbelepunt tussen accolades": (
        KIEZER, "dan: werken,", "dan:werken,", "schrijf ‘dan: werken’",
    ),
    "geen spatie na een streepje": (KIEZER, "  - {wie: cmz, wat: Bel.", "  -{wie: cmz, wat: Bel.", "Na het streepje"),
    "een dag met schuine strepen": (DATUMS, "2023-07-01", "1/1/2027", "Bedoelde je 2027-01-01?"),
    "een dag met streepjes": (DATUMS, "2023-07-01", "1-1-2027", "Bedoelde je 2027-01-01?"),
    "een dag in woorden": (DATUMS, "2023-07-01", "1 januari 2027", "Bedoelde je 2027-01-01?"),
    "een dag die niet bestaat": (DATUMS, "2023-07-01", "2023-06-31", "hier hoort een datum die bestaat"),
    "een conflict van git": (
        DATUMS, "    titel: Plan klaar\n",
        "<<<<<<< HEAD\n    titel: Plan klaar\n=======\n    titel: Plan af\n>>>>>>> voorstel\n",
        "Twee mensen wijzigden dezelfde regels",
    ),
    "een hekje in een titel": (DATUMS, "titel: Plan klaar", "titel: Plan #klaar", "Na ‘ #’ valt alles weg"),
    "een hekje in een zin": (KIEZER, "nog geen {kort}.", "nog # geen {kort}.", "Na ‘ #’ valt alles weg"),
    "een tab": (DATUMS, "    titel: Plan klaar", "\ttitel: Plan klaar", "een tab"),
    "een spatie te weinig": (DATUMS, "    titel: Plan klaar", "   titel: Plan klaar", "springt een spatie te veel"),
    "een dubbelepunt in een tekst": (DATUMS, "titel: Plan klaar", "titel: Plan: klaar", "tussen aanhalingstekens"),
    "tekst na een aanhalingsteken": (DATUMS, "titel: Plan klaar", "titel: 'Plan' klaar", "staat nog tekst"),
    "een procentteken vooraan": (DATUMS, "titel: Plan klaar", "titel: %Plan klaar", "aanhalingstekens"),
    "een apenstaart vooraan": (DATUMS, "titel: Plan klaar", "titel: @Plan klaar", "aanhalingstekens"),
    "een getal zonder eenheid": (DATUMS, "waarde: 6 weken", "waarde: 6", "een duur zoals ‘28 dagen’"),
    "een getal in woorden": (DATUMS, "waarde: 6 weken", "waarde: zes weken", "een duur zoals ‘28 dagen’"),
    "een vaste spatie uit een tekstverwerker": (DATUMS, "6 weken", "6\u00a0weken", "een bijzondere spatie"),
    "een bedrag met euroteken": (WAARDEN, "883.27", "€ 883,27", "een punt voor de decimalen"),
    "een bedrag met een komma": (WAARDEN, "883.27", "883,27", "een punt voor de decimalen"),
    "yes in plaats van ja": (KIEZER, "{werk: ja, op_tijd", "{werk: yes, op_tijd", "kies ja of nee"),
    "een hoofdletter in een sleutel": (KIEZER, "{werk: ja, op_tijd", "{Werk: ja, op_tijd", "kleine letters"),
    "dezelfde sleutel twee keer": (
        DATUMS, "    titel: Plan klaar\n", "    titel: Plan klaar\n    titel: Plan af\n", "staat hier twee keer",
    ),
    "een lijst zonder streepje": (KIEZER, "  - {wie: cmz, wat: Bel.", "  {wie: cmz, wat: Bel.", "begin elke regel met"),
    "een sleutel verkeerd geschreven": (DATUMS, "    gehaald_door:", "    gehaalddoor:", "Bedoelde je ‘gehaald_door’?"),
    "een verwijzing verkeerd geschreven": (DATUMS, "gehaald_door: klaar", "gehaald_door: klar", "Bedoelde je ‘klaar’?"),
    "een aanhalingsteken vergeten": (DATUMS, "titel: Plan klaar", "titel: 'Plan klaar", "een aanhalingsteken dat niet sluit"),
    "een isgelijkteken": (DATUMS, "    titel: Plan klaar", "    titel = Plan klaar", "schrijf ‘titel: Plan klaar’"),
    "een tekst die met een hekje begint": (DATUMS, "titel: Plan klaar", "titel: #Plan", "Na ‘ #’ valt alles weg"),
    "een sleutel zonder waarde": (DATUMS, "    titel: Plan klaar", "    titel:", "Hier ontbreekt een waarde"),
    "een lijst waar een tekst hoort": (DATUMS, "titel: Plan klaar", "titel: [Plan, klaar]", "geen lijst"),
    "true in plaats van ja": (DATUMS, "dag_ervoor: ja", "dag_ervoor: true", "kies ja of nee"),
    "een punt voor de duizendtallen": (WAARDEN, "883.27", "1.883,27", "een punt voor de decimalen"),
    "drie cijfers na de punt": (WAARDEN, "883.27", "883.275", "hoogstens twee cijfers"),
    "meer dan honderd procent": (WAARDEN, "waarde: 60,", "waarde: 160,", "hoogstens 100"),
    "een laatste dag vóór de eerste": (WAARDEN, "geldig_tot: 2030-06-30", "geldig_tot: 2020-06-30", "ligt vóór"),
    "twee waarden vanaf dezelfde dag": (
        WAARDEN, "- {geldig_van: 2027-01-01, waarde: 20", "- {geldig_van: 2023-07-01, waarde: 20", "twee waarden vanaf",
    ),
    "een bron zonder sectie": (
        DATUMS, "waarde: 6 weken, bron: boek-2023 2.1", "waarde: 6 weken, bron: boek-2023", "document sectie",
    ),
    "een bron die er niet is": (
        DATUMS, "waarde: 6 weken, bron: boek-2023 2.1", "waarde: 6 weken, bron: boek-2032 2.1", "Bedoelde je ‘boek-2023’?",
    ),
    "een sectie die er niet is": (
        DATUMS, "waarde: 6 weken, bron: boek-2023 2.1", "waarde: 6 weken, bron: boek-2023 9.9", "heeft geen sectie ‘9.9’",
    ),
    "een rol die er niet is": (DATUMS, "wie: [cmw, cmz]\n    stap", "wie: [cmw, cmzz]\n    stap", "Bedoelde je ‘cmz’?"),
    "een keuze die er niet is": (
        DATUMS, "soort: uiterlijk\n    vanaf: afspraak", "soort: uitterlijk\n    vanaf: afspraak", "Bedoelde je ‘uiterlijk’?",
    ),
    "een uitkomst die er niet is": (KIEZER, "    dan: wachten", "    dan: wacht", "Bedoelde je ‘wachten’?"),
    "een antwoord dat er niet is": (
        KIEZER, "waarden: [gewoon, beschermd]", "waarden: [gewoon, bescherm]", "Bedoelde je ‘beschermd’?",
    ),
    "een naam in een tekst die er niet is": (KIEZER, "nog geen {kort}.", "nog geen {kortt}.", "Bedoelde je ‘kort’?"),
    "een vraag in een voorbeeld die er niet is": (
        DATUMS, "gegeven: {afspraak: 2026-01-12}", "gegeven: {afspraken: 2026-01-12}", "Bedoelde je ‘afspraak’?",
    ),
    "een antwoord in een voorbeeld dat niet kan": (KIEZER, "soort_werk: geen}", "soort_werk: niks}", "Kies gewoon"),
}  # fmt: skip
# De tweede keer is de fout; en een lijst zonder streepje begint waar de lijst hoort.
EEN_LAGER = {"dezelfde sleutel twee keer"}


@pytest.mark.parametrize("fout", FOUTEN)
def test_een_fout_van_een_beginner_geeft_een_melding_op_haar_regel(fout: str, tmp_path: Path) -> None:
    bestand, goed, fout_getypt, woorden = FOUTEN[fout]
    shutil.copytree(KLEIN, tmp_path / "data")
    path = tmp_path / "data" / bestand
    text = path.read_text(encoding="utf-8")
    assert goed in text
    path.write_text(text.replace(goed, fout_getypt, 1), encoding="utf-8")
    line = text[: text.index(goed)].count("\n") + 1 + (fout in EEN_LAGER)
    found = check_folder(tmp_path / "data").problemen
    assert [(p.bestand.endswith(bestand), p.regel) for p in found] == [(True, line)], found
    assert woorden in found[0].melding
