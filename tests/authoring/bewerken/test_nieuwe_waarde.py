"""Een nieuwe waarde vanaf een dag: de oude blijft, en er komt een voorbeeld bij dat klopt."""

from __future__ import annotations

import pytest

from planner.authoring.bewerken import klussen, nieuwe_waarde
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.verschil import verschil
from tests.authoring.bewerken.conftest import Klopt

PLAN = "planners/datums.yml#termijnen.plan.duur"
BASIS = {
    "doel": PLAN,
    "geldig_van": "2028-01-01",
    "waarde": "5 weken",
    "bron": "boek-2023 2.1",
    "gecontroleerd_op": "2026-11-30",
    "voorbeeld_vraag": "afspraak",
    # Een maandag; vijf weken later is het ook een maandag.
    "voorbeeld_dag": "2028-01-10",
    "voorbeeld_verwacht": "2028-02-14",
    "wijziging": "Het plan moet er vanaf 2028 in 5 weken zijn.",
}


def regels(stand: Stand, path: str, text: str) -> list[str]:
    return [f"{row.teken}{row.tekst}" for row in verschil(stand.teksten.get(path, ""), text)]


def test_een_termijn_krijgt_een_waarde_een_voorbeeld_en_een_regel_in_de_wijzigingen(
    stand: Stand, klopt: Klopt
) -> None:
    made = klussen.maak("waarde", stand, BASIS)
    assert made.fouten == {}
    assert {path: regels(stand, path, text) for path, text in made.bestanden.items()} == {
        "planners/datums.yml": [
            "+      - {geldig_van: 2028-01-01, waarde: 5 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-30}",
            "+      - {naam: vanaf 1 januari 2028, gegeven: {afspraak: 2028-01-10}, vandaag: 2028-01-10, verwacht: 2028-02-14}",
        ],
        "wijzigingen/2026-11-30-het-plan-moet-er-vanaf-2028-in-5.md": [
            "+Het plan moet er vanaf 2028 in 5 weken zijn."
        ],
    }
    assert klopt(made.bestanden) == []


def test_een_voorbeeld_dat_verkeerd_gerekend_is_valt_op(stand: Stand, klopt: Klopt) -> None:
    made = klussen.maak("waarde", stand, {**BASIS, "voorbeeld_verwacht": "2028-02-21"})
    (problem,) = klopt(made.bestanden)
    assert "plan is nu 2028-02-14, het voorbeeld verwacht 2028-02-21" in problem


def test_een_gedeelde_duur_krijgt_haar_voorbeeld_bij_de_termijn_die_ermee_telt(
    stand: Stand, klopt: Klopt
) -> None:
    """Achttien maanden na 10 januari 2031, de dag ervoor: 9 juli 2032."""
    answers = {
        **BASIS,
        "doel": "waarden/alle.yml#langste_duur.waarden",
        "geldig_van": "2031-01-01",
        "waarde": "18 maanden",
        "voorbeeld_vraag": "bezig",
        "voorbeeld_dag": "2031-01-10",
        "voorbeeld_verwacht": "2032-07-09",
    }
    fields = {item.naam: item for item in nieuwe_waarde.velden(stand, answers)}
    assert fields["voorbeeld_vraag"].begin == "bezig"
    assert "Nu 20 maanden, sinds 1 januari 2027." in fields["waarde"].hulp
    made = nieuwe_waarde.maak(stand, answers)
    assert made.fouten == {}
    assert regels(stand, "waarden/alle.yml", made.bestanden["waarden/alle.yml"]) == [
        "+    - {geldig_van: 2031-01-01, waarde: 18 maanden, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-30}"
    ]
    problems = klopt(made.bestanden)
    # Deze termijn geldt alleen als het geen proef is: dat antwoord zet de redacteur er zelf bij.
    wrong, unproved = problems
    assert "vanaf 1 januari 2031" in wrong
    assert "Geen enkel voorbeeld rekent met 18 maanden" in unproved
    text = made.bestanden["planners/datums.yml"].replace(
        "{bezig: 2031-01-10}", "{bezig: 2031-01-10, proef: nee}"
    )
    assert klopt({**made.bestanden, "planners/datums.yml": text}) == []


def test_een_bedrag_krijgt_een_voorbeeld_met_het_nieuwe_totaal(stand: Stand, klopt: Klopt) -> None:
    """Twee keer 900 en één keer 60 % van 900 is 2340."""
    answers = {
        "doel": "waarden/alle.yml#vergoeding.waarden",
        "geldig_van": "2030-07-01",
        "waarde": "900.00",
        "bron": "boek-2023 1,  boek-2023 2.1",
        "gecontroleerd_op": "2026-11-30",
        "voorbeeld_als": "geld.0",
        "voorbeeld_totaal": "2340.00",
        "opmerking": "Nieuw: het eerste bedrag sinds 2023.",
    }
    made = nieuwe_waarde.maak(stand, answers)
    assert made.fouten == {}
    assert regels(stand, "waarden/alle.yml", made.bestanden["waarden/alle.yml"]) == [
        "+    - geldig_van: 2030-07-01",
        "+      waarde: 900.00",
        "+      bron: [boek-2023 1, boek-2023 2.1]",
        "+      gecontroleerd_op: 2026-11-30",
        "+      opmerking: 'Nieuw: het eerste bedrag sinds 2023.'",
    ]
    assert klopt(made.bestanden) == []
    wrong = nieuwe_waarde.maak(stand, {**answers, "voorbeeld_totaal": "2340.01"})
    assert "2340.00" in klopt(wrong.bestanden)[0]


def test_een_lijst_tussen_haken_blijft_tussen_haken(stand: Stand, klopt: Klopt) -> None:
    answers = {**BASIS, "doel": "waarden/alle.yml#aantal.waarden", "waarde": "44"}
    made = nieuwe_waarde.maak(stand, answers)
    old = "waarde: 43, bron: boek-2023 1, gecontroleerd_op: 2026-11-22}"
    new = f"{old}, {{geldig_van: 2028-01-01, waarde: 44, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-30}}"
    assert made.bestanden == {"waarden/alle.yml": stand.teksten["waarden/alle.yml"].replace(old, new)}
    assert klopt(made.bestanden) == []
    assert "zet daar dan zelf een voorbeeld bij" in made.meldingen[0]


@pytest.mark.parametrize(
    ("veld", "antwoord", "woorden"),
    [
        ("geldig_van", "2023-07-01", "Kies een latere dag"),
        ("geldig_van", "morgen", "Dit is geen dag"),
        ("geldig_van", "", "Vul dit in"),
        ("waarde", "5 weekjes", "5 weekjes"),
        ("waarde", "", "Vul dit in"),
        ("bron", "boek-2032 2.1", "Bedoelde je ‘boek-2023’?"),
        ("bron", "boek-2023 9", "geen sectie ‘9’"),
        ("bron", "", "Vul dit in"),
        ("voorbeeld_dag", "2027-12-31", "volgt nog de oude waarde"),
        ("voorbeeld_verwacht", "", "Vul dit in"),
        ("doel", "", "Kies hier iets"),
        ("wijziging", "", "Vul dit in"),
        ("wijziging", 'Nu {{ waarde("x") }}.', "geen macro"),
    ],
)
def test_een_antwoord_dat_niet_kan_krijgt_een_melding_bij_zijn_vraag(
    stand: Stand, veld: str, antwoord: str, woorden: str
) -> None:
    made = klussen.maak("waarde", stand, {**BASIS, veld: antwoord})
    assert made.bestanden == {}
    assert list(made.fouten) == [veld]
    assert woorden in made.fouten[veld]


def test_alle_meldingen_komen_in_een_keer(stand: Stand) -> None:
    made = klussen.maak("waarde", stand, {"doel": PLAN})
    assert set(made.fouten) == {
        "geldig_van",
        "waarde",
        "bron",
        "voorbeeld_dag",
        "voorbeeld_verwacht",
        "wijziging",
    }
