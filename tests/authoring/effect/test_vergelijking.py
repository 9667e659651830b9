"""Een redacteur ziet welke antwoorden een wijziging verandert, in hoeveel gevallen en met een voorbeeld."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from planner.authoring.effect.vergelijking import Effect, vergelijk
from planner.authoring.effect.verslag import verslag
from planner.authoring.gegevens import files_in, load_files
from planner.model import Regels

DATA = Path(__file__).resolve().parents[3] / "data"


def regels(bestand: str = "", oud: str = "", nieuw: str = "") -> Regels:
    """De regels van nu, met één stuk tekst vervangen."""
    files = files_in(DATA)
    if bestand:
        assert oud.encode() in files[bestand]
        files[bestand] = files[bestand].replace(oud.encode(), nieuw.encode(), 1)
    return load_files(files)


@pytest.fixture(scope="module")
def nu() -> Regels:
    return regels()


def planner(effect: Effect, naam: str):
    return next(item for item in effect.planners if item.naam == naam)


def test_zonder_wijziging_verandert_er_niets(nu: Regels) -> None:
    effect = vergelijk(nu, regels())
    assert effect.leeg
    assert verslag(effect, nu, nu) == "Geen enkel resultaat verandert.\n"


def test_een_kortere_termijn_geeft_in_elk_geval_een_vroegere_datum(nu: Regels) -> None:
    anders = regels("planners/termijnen.yml", "waarde: 6 weken", "waarde: 5 weken")
    effect = vergelijk(nu, anders)
    found = planner(effect, "termijnen")
    assert [group.wat for group in found.groepen] == ["Trajectplan in het vertrouwelijk luik"]
    assert found.groepen[0].aantal == found.groepen[0].van > 100
    text = verslag(effect, nu, anders)
    assert "uiterlijk 5 weken in plaats van 6 weken na de eerste afspraak; " in text
    # 1 juli 2023 + 42 dagen = 12 augustus; + 35 dagen = 5 augustus.
    assert "12 augustus 2023 → 5 augustus 2023" in text
    assert not planner(effect, "verlenging").gevallen


def test_een_andere_tekst_verandert_geen_resultaat(nu: Regels) -> None:
    anders = regels("planners/termijnen.yml", "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    assert not any(item.veranderd for item in vergelijk(nu, anders).planners)


def test_een_andere_tekst_staat_apart_met_voor_en_na(nu: Regels) -> None:
    anders = regels("planners/termijnen.yml", "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    text = verslag(vergelijk(nu, anders), nu, anders)
    assert text.startswith("Geen enkel resultaat verandert.\n")
    assert "termijnen › evaluatie-6 › titel: ‘De eerste evaluatie’ in plaats van ‘Eerste evaluatie’" in text


LANG = """  titel: Langste duur van een activeringstraject zonder verlenging
  soort: duur
  waarden:
    - geldig_van: 2023-07-01
      waarde: 18 maanden
      """


def test_een_bron_die_wegvalt_en_een_dag_van_nazicht_staan_apart(nu: Regels) -> None:
    old = "bron: [draaiboek-2023 5.1.1, draaiboek-2023 3.2.3]\n      gecontroleerd_op: 2026-11-22"
    new = "bron: draaiboek-2023 5.1.1\n      gecontroleerd_op: 2026-12-01"
    anders = regels("waarden/traject.yml", "maximumduur:\n" + LANG + old, "maximumduur:\n" + LANG + new)
    effect = vergelijk(nu, anders)
    text = verslag(effect, nu, anders)
    assert effect.zelfde_resultaten
    assert not effect.leeg
    assert "maximumduur › waarden › 1 juli 2023 › bron: weg, was draaiboek-2023 3.2.3" in text
    assert "gecontroleerd_op: 1 december 2026 in plaats van 22 november 2026" in text


def test_een_waarde_die_later_ingaat_verandert_alleen_latere_gevallen(nu: Regels) -> None:
    later = (
        "waarde: 15 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}\n"
        "      - {geldig_van: 2026-01-01, waarde: 20 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}"
    )
    old = "waarde: 15 dagen, bron: draaiboek-2023 3.1.3, gecontroleerd_op: 2026-11-22}"
    found = planner(vergelijk(nu, regels("planners/termijnen.yml", old, later)), "termijnen")
    (group,) = found.groepen
    assert [item.zin for item in found.regels] == [
        "De deelnemer aanmoedigen na een weigering: uiterlijk 20 dagen vanaf 1 januari 2026, tot dan 15 dagen, na de weigering"
    ]
    assert 0 < group.aantal < group.van
    assert min(group.voorbeeld.values()).isoformat() == "2026-01-01"


def test_een_waarde_voor_later_verandert_een_toets_vanaf_die_dag_en_niet_vroeger(nu: Regels) -> None:
    three = """      waarde: 3 maanden
      bron: draaiboek-2023 5.2.1
      gecontroleerd_op: 2026-11-22
"""
    four = "    - geldig_van: 2028-03-01\n" + three.replace("3 maanden", "4 maanden")
    anders = regels("waarden/traject.yml", three, three + four)
    effect = vergelijk(nu, anders)
    found = planner(effect, "verlenging")
    assert found.veranderd > 0
    # The version goes by the day of Bezig, without that by today: earlier files keep their answer.
    assert {group.voorbeeld.get("bezig", group.vandaag) >= date(2028, 3, 1) for group in found.groepen} == {
        True
    }
    assert "4 maanden vanaf 1 maart 2028" in verslag(effect, nu, anders)


NIEUW_ANTWOORD = "      werk: {titel: De deelnemer is aan het werk}\n"


def test_een_nieuw_antwoord_wordt_een_keer_verteld_met_waar_het_toe_leidt(nu: Regels) -> None:
    extra = NIEUW_ANTWOORD + "      verhuisd: {titel: De deelnemer verhuisde}\n"
    anders = regels("planners/stopzetting.yml", NIEUW_ANTWOORD, extra)
    effect = vergelijk(nu, anders)
    found = planner(effect, "stopzetting")
    assert [(a.antwoord, a.nieuw) for a in found.antwoorden] == [("De deelnemer verhuisde", True)]
    assert found.groepen == []
    assert sum(found.antwoorden[0].uitkomsten.values()) == found.antwoorden[0].aantal > 100
    lines = [line for line in verslag(effect, nu, anders).splitlines() if "verhuisde’ op de vraag" in line]
    assert len(lines) == 1
    assert lines[0].startswith("- Nieuw antwoord ‘De deelnemer verhuisde’ op de vraag ‘")


def test_een_verdwenen_antwoord_ook() -> None:
    extra = NIEUW_ANTWOORD + "      verhuisd: {titel: De deelnemer verhuisde}\n"
    eerst = regels("planners/stopzetting.yml", NIEUW_ANTWOORD, extra)
    found = planner(vergelijk(eerst, regels()), "stopzetting")
    assert [(a.antwoord, a.nieuw) for a in found.antwoorden] == [("De deelnemer verhuisde", False)]
    assert found.groepen == []


VOORWAARDE = """voorwaarden:
  overlegd:
    titel: Er is overlegd
    als: {overlegd: ja}
    anders: Er is nog niet overlegd.
    uitkomst: nog-niet-gemotiveerd
    bron: draaiboek-2023 4.4
"""
VRAAG = "vragen:\n  overlegd: {vraag: Is er overlegd?, kort: het overleg, soort: ja_nee, bron: draaiboek-2023 4.4}\n"


def test_een_nieuwe_vraag_zegt_per_antwoord_hoeveel_er_verandert() -> None:
    files = files_in(DATA)
    text = files["planners/geen-stage.yml"].decode()
    text = text.replace("vragen:\n", VRAAG, 1).replace("voorwaarden:\n", VOORWAARDE, 1)
    files["planners/geen-stage.yml"] = text.encode()
    nu, anders = regels(), load_files(files)
    found = planner(vergelijk(nu, anders), "geen-stage")
    # 8 oude ja/nee-vragen geven 256 combinaties. Met ‘nee’ is de nieuwe voorwaarde er een die niet vervuld
    # is; met ‘ja’ komt er alleen een vervulde voorwaarde bij. Beide zijn een ander resultaat.
    assert found.vragen[0].startswith("Nieuwe vraag: ‘Is er overlegd?’: met ‘ja’ ")
    outcomes = [g for g in found.groepen if g.sleutel == "uitkomst"]
    assert outcomes
    assert all(g.gedeeld.get("overlegd") is not True for g in outcomes)
    # Alleen met elke andere voorwaarde vervuld beslist de nieuwe: één combinatie van de acht.
    changed = next(g for g in outcomes if g.gedeeld.get("overlegd") is False)
    assert changed.aantal == 1


def test_een_grensdag_die_een_dag_verschuift_valt_op(nu: Regels) -> None:
    anders = regels("waarden/traject.yml", "waarde: 2023-07-01", "waarde: 2023-07-02")
    found = planner(vergelijk(nu, anders), "kader")
    (group,) = [g for g in found.groepen if g.sleutel == "uitkomst"]
    assert group.voorbeeld["aanvraagdatum"].isoformat() == "2023-07-01"  # type: ignore[union-attr]
    assert (group.oud, group.nieuw) == ("decreet-2022", "decreet-2014")


def test_een_uitkomst_die_niet_meer_kan_wordt_genoemd_en_omgekeerd(nu: Regels) -> None:
    # Vandaag ligt altijd na de start van het nieuwe kader, dus komt niemand nog in het oude.
    old = "eerder_dan: {datum: aanvraagdatum, dan: start_nieuw_kader}"
    anders = regels("planners/kader.yml", old, old.replace("aanvraagdatum", "vandaag"))
    assert planner(vergelijk(nu, anders), "kader").weg == ["Decreet van 25 april 2014"]
    assert planner(vergelijk(anders, nu), "kader").erbij == ["Decreet van 25 april 2014"]


def test_de_opdrachtregel_vergelijkt_mappen_en_kent_een_foute_naam(tmp_path: Path) -> None:
    def diff(*names: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "planner", "diff", *names]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=DATA.parent)

    same = diff("data", "data")
    assert (same.returncode, same.stdout) == (0, "Geen enkel resultaat verandert.\n")
    wrong = diff("data", "geen-map-en-geen-revisie")
    assert wrong.returncode == 2
    assert "Kijk de naam na" in wrong.stderr


B = "planners/btom-en-maatwerk.yml"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        (
            "{wie: cmz, wat: Zeg aan de casemanager werk",
            "{wie: cmw, wat: Zeg aan de casemanager werk",
            "gevallen gaan van ‘casemanager zorg’ naar ‘casemanager werk’",
        ),
        (
            "      - {wie: team-tom, wat: Behandelt de aanvraag., bron: draaiboek-2023 4.1.4}\n",
            "",
            "gevallen krijgen dit niet meer, telkens met de stand van de aanvraag: Nog niet aangevraagd",
        ),
        (
            "als: {welk_recht: btom}",
            "als: {welk_recht: btom, stand: niet}",
            "Melding ‘Het draaiboek zegt dat een BTOM",
        ),
    ],
)
def test_een_andere_stap_een_andere_rol_en_een_andere_melding_staan_in_het_verslag(
    nu: Regels, oud: str, nieuw: str, zin: str
) -> None:
    anders = regels(B, oud, nieuw)
    effect = vergelijk(nu, anders)
    assert not effect.zelfde_resultaten
    assert not planner(effect, "btom-en-maatwerk").weg
    assert zin in verslag(effect, nu, anders)


def test_een_stap_met_een_andere_tekst_is_dezelfde_stap(nu: Regels) -> None:
    """Verandert tegelijk een regel, dan telt de andere tekst niet als een stap erbij en een stap weg."""
    files = files_in(DATA)
    text = files[B].decode().replace("Behandelt de aanvraag.", "Kijkt de aanvraag na.")
    files[B] = text.replace("als: {welk_recht: btom}", "als: {welk_recht: btom, stand: niet}").encode()
    found = verslag(vergelijk(nu, anders := load_files(files)), nu, anders)
    assert "Stap ‘" not in found
    assert "Melding ‘" in found


def test_een_regel_die_op_een_andere_dag_begint_noemt_die_dag(nu: Regels) -> None:
    """Niet ‘28 dagen in plaats van 28 dagen’."""
    old = "{geldig_van: 2023-07-01, waarde: 28 dagen"
    anders = regels("planners/termijnen.yml", old, old.replace("2023-07-01", "2023-07-02"))
    found = planner(vergelijk(nu, anders), "termijnen")
    assert [rule.zin for rule in found.regels] == [
        "Eerste gesprek: uiterlijk 28 dagen vanaf 2 juli 2023 in plaats van 28 dagen vanaf 1 juli 2023, na de toeleiding"
    ]
