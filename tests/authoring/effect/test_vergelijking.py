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

# Rules of their own: what a change does is the same whatever the handbook says today.
DATA = Path(__file__).resolve().parents[1] / "klein"
ROOT = DATA.parents[2]


def regels(bestand: str = "", oud: str = "", nieuw: str = "") -> Regels:
    """De kleine regels, met één stuk tekst vervangen."""
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
    anders = regels("planners/datums.yml", "waarde: 6 weken", "waarde: 5 weken")
    effect = vergelijk(nu, anders)
    found = planner(effect, "datums")
    assert [group.wat for group in found.groepen] == ["Plan klaar"]
    assert found.groepen[0].aantal == found.groepen[0].van > 20
    text = verslag(effect, nu, anders)
    assert "uiterlijk 5 weken in plaats van 6 weken na de afspraak; " in text
    # 1 juli 2023 + 42 dagen = 12 augustus; + 35 dagen = 5 augustus.
    assert "12 augustus 2023 → 5 augustus 2023" in text
    assert not planner(effect, "nakijken").gevallen


def test_een_andere_tekst_verandert_geen_resultaat(nu: Regels) -> None:
    anders = regels("planners/datums.yml", "titel: Evaluatie", "titel: De evaluatie")
    assert not any(item.veranderd for item in vergelijk(nu, anders).planners)


def test_een_andere_tekst_staat_apart_met_voor_en_na(nu: Regels) -> None:
    anders = regels("planners/datums.yml", "titel: Evaluatie", "titel: De evaluatie")
    text = verslag(vergelijk(nu, anders), nu, anders)
    assert text.startswith("Geen enkel resultaat verandert.\n")
    assert "termijnen › evaluatie › titel: ‘De evaluatie’ in plaats van ‘Evaluatie’" in text


def test_een_bron_die_wegvalt_en_een_dag_van_nazicht_staan_apart(nu: Regels) -> None:
    old = "bron: [boek-2023 1, boek-2023 2.1]\n      gecontroleerd_op: 2026-11-22"
    new = "bron: boek-2023 1\n      gecontroleerd_op: 2026-12-01"
    anders = regels("waarden/alle.yml", old, new)
    effect = vergelijk(nu, anders)
    text = verslag(effect, nu, anders)
    assert effect.zelfde_resultaten
    assert not effect.leeg
    assert "vergoeding › waarden › 1 juli 2023 › bron: weg, was boek-2023 2.1" in text
    assert "gecontroleerd_op: 1 december 2026 in plaats van 22 november 2026" in text


def test_een_waarde_die_later_ingaat_verandert_alleen_latere_gevallen(nu: Regels) -> None:
    old = "waarde: 6 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}"
    later = f"{old}\n      - {{geldig_van: 2026-01-01, waarde: 8 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}}"
    found = planner(vergelijk(nu, regels("planners/datums.yml", old, later)), "datums")
    (group,) = found.groepen
    assert [item.zin for item in found.regels] == [
        "Plan klaar: uiterlijk 8 weken vanaf 1 januari 2026, tot dan 6 weken, na de afspraak"
    ]
    assert 0 < group.aantal < group.van
    assert min(group.voorbeeld.values()).isoformat() == "2026-01-01"


def test_een_waarde_voor_later_verandert_een_toets_vanaf_die_dag_en_niet_vroeger(nu: Regels) -> None:
    old = "waarde: 3 maanden, bron: boek-2023 1, gecontroleerd_op: 2026-11-22}"
    later = f"{old}, {{geldig_van: 2028-03-01, waarde: 4 maanden, bron: boek-2023 1, gecontroleerd_op: 2026-11-22}}"
    anders = regels("waarden/alle.yml", old, later)
    effect = vergelijk(nu, anders)
    found = planner(effect, "kiezer")
    assert found.veranderd > 0
    # The version goes by the day of Bezig, without that by today: earlier files keep their answer.
    assert {group.voorbeeld.get("bezig", group.vandaag) >= date(2028, 3, 1) for group in found.groepen} == {
        True
    }
    assert "4 maanden vanaf 1 maart 2028" in verslag(effect, nu, anders)


NIEUW_ANTWOORD = "      geen: {titel: Geen werk}\n"


def test_een_nieuw_antwoord_wordt_een_keer_verteld_met_waar_het_toe_leidt(nu: Regels) -> None:
    extra = NIEUW_ANTWOORD + "      samen: {titel: Samen werken}\n"
    anders = regels("planners/kiezer.yml", NIEUW_ANTWOORD, extra)
    effect = vergelijk(nu, anders)
    found = planner(effect, "kiezer")
    assert [(a.antwoord, a.nieuw) for a in found.antwoorden] == [("Samen werken", True)]
    assert found.groepen == []
    assert sum(found.antwoorden[0].uitkomsten.values()) == found.antwoorden[0].aantal > 10
    lines = [line for line in verslag(effect, nu, anders).splitlines() if "Samen werken’ op de vraag" in line]
    assert len(lines) == 1
    assert lines[0].startswith("- Nieuw antwoord ‘Samen werken’ op de vraag ‘")


def test_een_verdwenen_antwoord_ook() -> None:
    extra = NIEUW_ANTWOORD + "      samen: {titel: Samen werken}\n"
    eerst = regels("planners/kiezer.yml", NIEUW_ANTWOORD, extra)
    found = planner(vergelijk(eerst, regels()), "kiezer")
    assert [(a.antwoord, a.nieuw) for a in found.antwoorden] == [("Samen werken", False)]
    assert found.groepen == []


VOORWAARDE = """voorwaarden:
  overlegd:
    titel: Er is overlegd
    als: {overlegd: ja}
    anders: Er is nog niet overlegd.
    uitkomst: mag-niet
    bron: boek-2023 1
"""
VRAAG = "vragen:\n  overlegd: {vraag: Is er overlegd?, kort: het overleg, soort: ja_nee, bron: boek-2023 1}\n"


def test_een_nieuwe_vraag_zegt_per_antwoord_hoeveel_er_verandert() -> None:
    files = files_in(DATA)
    text = files["planners/nakijken.yml"].decode()
    text = text.replace("vragen:\n", VRAAG, 1).replace("voorwaarden:\n", VOORWAARDE, 1)
    files["planners/nakijken.yml"] = text.encode()
    nu, anders = regels(), load_files(files)
    found = planner(vergelijk(nu, anders), "nakijken")
    # Met ‘nee’ is de nieuwe voorwaarde er een die niet vervuld is; met ‘ja’ komt er alleen een vervulde
    # voorwaarde bij. Beide zijn een ander resultaat.
    assert found.vragen[0].startswith("Nieuwe vraag: ‘Is er overlegd?’: met ‘ja’ ")
    outcomes = [g for g in found.groepen if g.sleutel == "uitkomst"]
    assert all(g.gedeeld.get("overlegd") is not True for g in outcomes)
    # Met ‘nee’ wordt het altijd mag-niet. In orde was elk geval met een bewijs; de stage telt dan niet.
    refused = {(g.oud, g.nieuw): g for g in outcomes if g.gedeeld.get("overlegd") is False}
    assert {old for old, _ in refused} == {"in-orde", "mag-soms", "onvolledig"}
    assert {new for _, new in refused} == {"mag-niet"}
    assert refused["in-orde", "mag-niet"].gedeeld["bewijs"] is True


@pytest.fixture(scope="module")
def grens() -> Regels:
    """De regels waarin een vaste dag beslist."""
    return regels("planners/kiezer.yml", OP_TIJD, OP_TIJD.replace("dan: afspraak", "dan: start"))


OP_TIJD = "eerder_dan: {datum: bezig, dan: afspraak}"


def test_een_grensdag_die_een_dag_verschuift_valt_op(grens: Regels) -> None:
    files = files_in(DATA)
    text = (
        files["planners/kiezer.yml"].decode().replace(OP_TIJD, OP_TIJD.replace("dan: afspraak", "dan: start"))
    )
    files["planners/kiezer.yml"] = text.encode()
    values = files["waarden/alle.yml"].decode()
    files["waarden/alle.yml"] = values.replace("waarde: 2023-07-01", "waarde: 2023-07-02").encode()
    found = planner(vergelijk(grens, load_files(files)), "kiezer")
    (group,) = [g for g in found.groepen if g.sleutel == "uitkomst"]
    # Op 1 juli is het nu nog vóór de grens van 2 juli.
    assert group.voorbeeld["bezig"].isoformat() == "2023-07-01"  # type: ignore[union-attr]
    assert (group.oud, group.nieuw) == ("praten", "werken")


def test_een_uitkomst_die_niet_meer_kan_wordt_genoemd_en_omgekeerd(nu: Regels) -> None:
    # Geen dag ligt voor zichzelf, dus is niemand nog op tijd.
    anders = regels("planners/kiezer.yml", OP_TIJD, "eerder_dan: {datum: bezig, dan: bezig}")
    assert planner(vergelijk(nu, anders), "kiezer").weg == ["Werken"]
    assert planner(vergelijk(anders, nu), "kiezer").erbij == ["Werken"]


def test_de_opdrachtregel_vergelijkt_mappen_en_kent_een_foute_naam(tmp_path: Path) -> None:
    def diff(*names: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "planner", "diff", *names]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    folder = DATA.relative_to(ROOT).as_posix()
    same = diff(folder, folder)
    assert (same.returncode, same.stdout) == (0, "Geen enkel resultaat verandert.\n")
    wrong = diff(folder, "geen-map-en-geen-revisie")
    assert wrong.returncode == 2
    assert "Kijk de naam na" in wrong.stderr


K = "planners/kiezer.yml"


def test_een_stap_voor_een_ander_staat_in_het_verslag(nu: Regels) -> None:
    anders = regels(K, "{wie: cmz, wat: Meld het.", "{wie: cmw, wat: Meld het.")
    effect = vergelijk(nu, anders)
    (group,) = planner(effect, "kiezer").groepen
    roles = [nu.rollen[name].naam for name in ("cmz", "cmw")]
    assert (group.wat, group.oud, group.nieuw) == ("Stap ‘Meld het.’", *roles)
    assert f"gevallen gaan van ‘{roles[0]}’ naar ‘{roles[1]}’" in verslag(effect, nu, anders)


def test_een_stap_die_wegvalt_staat_in_het_verslag(nu: Regels) -> None:
    anders = regels(K, "    stappen:\n      - {wie: cmz, wat: Meld het., bron: boek-2023 1}\n", "")
    text = verslag(vergelijk(nu, anders), nu, anders)
    assert "Stap ‘Meld het.’" in text
    assert "gevallen krijgen dit niet meer" in text


def test_een_melding_met_een_voorwaarde_erbij_staat_in_het_verslag(nu: Regels) -> None:
    old = "{tekst: Kijk de datums na., bron: boek-2023 1}"
    anders = regels("planners/datums.yml", old, old.replace("}", ", als: {gestart: ja}}"))
    text = verslag(vergelijk(nu, anders), nu, anders)
    assert "Melding ‘Kijk de datums na.’" in text


def test_een_stap_met_een_andere_tekst_is_dezelfde_stap(nu: Regels) -> None:
    """Verandert tegelijk een regel, dan telt de andere tekst niet als een stap erbij en een stap weg."""
    files = files_in(DATA)
    files[K] = files[K].replace(b"wat: Bel.", b"wat: Telefoneer.").replace(b"aantal: 2", b"aantal: 3")
    found = verslag(vergelijk(nu, anders := load_files(files)), nu, anders)
    assert "Stap ‘Telefoneer" not in found
    assert "Stap ‘Bel" not in found
    assert "gaan van voldaan naar niet voldaan" in found


def test_een_regel_die_op_een_andere_dag_begint_noemt_die_dag(nu: Regels) -> None:
    """Niet ‘6 weken in plaats van 6 weken’."""
    old = "{geldig_van: 2023-07-01, waarde: 6 weken"
    anders = regels("planners/datums.yml", old, old.replace("2023-07-01", "2023-07-02"))
    found = planner(vergelijk(nu, anders), "datums")
    assert [rule.zin for rule in found.regels] == [
        "Plan klaar: uiterlijk 6 weken vanaf 2 juli 2023 in plaats van 6 weken vanaf 1 juli 2023, na de afspraak"
    ]


BEDRAG = "      gecontroleerd_op: 2026-11-22\ndeel:"


def test_een_bedrag_vanaf_een_dag_noemt_die_dag_en_beide_bedragen(nu: Regels) -> None:
    later = (
        "      gecontroleerd_op: 2026-11-22\n    - {geldig_van: 2030-07-01, waarde: 900, bron: boek-2023 1, "
        "gecontroleerd_op: 2026-11-22}\ndeel:"
    )
    anders = regels("waarden/alle.yml", BEDRAG, later)
    text = verslag(vergelijk(nu, anders), nu, anders)
    assert "Vergoeding per traject: 900,00 euro vanaf 1 juli 2030, tot dan 883,27 euro." in text
    assert "Totaal: hoger vanaf 1 juli 2030; voorbeeld: " in text, "na 30 juni 2030 was er geen bedrag"


def test_een_ander_bedrag_telt_geen_gevallen(nu: Regels) -> None:
    anders = regels("waarden/alle.yml", "waarde: 883.27", "waarde: 900")
    lines = verslag(vergelijk(nu, anders), nu, anders).splitlines()
    [total] = [line for line in lines if "Totaal" in line]
    assert total.startswith("- Totaal: hoger vanaf 1 juli 2023; voorbeeld: "), "daarvoor was er geen bedrag"
    assert "883,27 euro → 900,00 euro" in total
    assert any(line.endswith("Alleen bedragen veranderen (Geld).") for line in lines)


def test_een_nieuwe_planner_noemt_wat_hij_kan_en_welke_vraag_niets_doet(nu: Regels) -> None:
    files = files_in(DATA)
    text = files["planners/nakijken.yml"].decode().replace("titel: Nakijken", "titel: Tweede", 1)
    files["planners/tweede.yml"] = text.replace(
        "vragen:\n", "vragen:\n  los: {vraag: Hangt dit los?, soort: ja_nee}\n", 1
    ).encode()
    anders = load_files(files)
    pages = {
        "planners/index.md": [("planners_per_fase", [])],
        "planners/tweede.md": [("planner", ["tweede"])],
    }
    [line] = [
        row for row in verslag(vergelijk(nu, anders), nu, anders, pages).splitlines() if "Tweede" in row
    ]
    assert "Uitkomsten: ‘Mag niet’, ‘Onvolledig’, ‘Mag soms’, ‘In orde’." in line
    assert "Voorwaarden: bewijs, mens." in line
    assert "Vragen die geen rij, termijn of voorwaarde gebruikt: ‘Hangt dit los?’." in line
    assert "Pagina: planners/tweede.md." in line
    assert "Ze komt vanzelf in de lijst op planners/index.md." in line
    [alone] = [row for row in verslag(vergelijk(nu, anders), nu, anders).splitlines() if "Tweede" in row]
    assert "Nog geen enkele pagina toont deze planner: maak docs/planners/tweede.md." in alone
