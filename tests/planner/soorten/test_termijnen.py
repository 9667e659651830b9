"""The deadlines of a trajectory, as the contract and the domain describe them. Dates were counted by hand."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.kalender import Dagen
from planner.model import Regels

type Geval = Callable[..., dict[str, Any]]

SOORTEN = {
    "eerste-gesprek": "uiterlijk",
    "aanmoedigen-na-weigering": "uiterlijk",
    "trajectplan": "uiterlijk",
    "eerste-actie": "uiterlijk",
    "evaluatie-6": "uiterlijk",
    "evaluatie-12": "uiterlijk",
    "evaluatie-18": "uiterlijk",
    "eindadvies-ten-vroegste": "ten_vroegste",
    "uitvoering-klaar": "richtdatum",
    "verlenging-aanvragen": "uiterlijk",
    "maximumduur": "uiterlijk",
    "eindverslag-eindadvies": "uiterlijk",
    "laatste-registratie": "uiterlijk",
}
VRAGEN = {
    "toeleiding", "aanmaak_service", "eerste_afspraak", "weigering", "trajectplan_ondertekend",
    "trajectplan_opgeladen", "trajectplan_goedgekeurd", "bezig", "eerste_actie", "evaluaties",
    "verlenging_maanden", "ter_afsluiting", "verslagen_opgeleverd", "eindadvies_geregistreerd",
    "zeventien_plus_een",
}  # fmt: skip


def test_alle_termijnen_van_het_contract_zijn_er_met_hun_soort(reken: Geval) -> None:
    answers = {"verlenging_maanden": 3, "zeventien_plus_een": True}
    assert {row["id"]: row["soort"] for row in reken("termijnen", answers)["termijnen"]} == SOORTEN


def test_alle_vragen_van_het_contract_zijn_er(regels: Regels) -> None:
    # The day of the request is no question of the contract: it decides whether these rules hold at all.
    assert set(regels.planners["termijnen"].vragen) == VRAGEN | {"aanvraagdatum"}


def test_een_resultaat_heeft_de_vorm_van_het_contract(reken: Geval) -> None:
    result = reken("termijnen", {"eerste_afspraak": "2026-01-12"}, "2026-01-20")
    assert result["planner"] == "termijnen"
    assert result["vandaag"] == "2026-01-20"
    assert result["uitkomst"] is None
    for key in ("termijnen", "stappen", "redenen", "ontbreekt", "waarschuwingen"):
        assert isinstance(result[key], list)
    for row in result["termijnen"]:
        assert {
            "id",
            "soort",
            "datum",
            "veilig",
            "status",
            "zekerheid",
            "meldingen",
            "lezingen",
            "bron",
        } <= set(row)
        assert row["bron"]
        assert all(set(source) == {"document", "sectie"} for source in row["bron"])
    for step in result["stappen"]:
        assert step["wie"]
        assert step["wat"]
        assert step["bron"]


@pytest.mark.parametrize(
    ("naam", "antwoorden", "datum"),
    [
        ("eerste-gesprek", {"toeleiding": "2026-01-05"}, "2026-02-02"),
        ("aanmoedigen-na-weigering", {"weigering": "2026-01-12"}, "2026-01-27"),
        ("trajectplan", {"eerste_afspraak": "2026-01-12"}, "2026-02-23"),
        ("eerste-actie", {"trajectplan_opgeladen": "2026-02-23"}, "2026-03-23"),
        ("evaluatie-6", {"trajectplan_opgeladen": "2026-02-23"}, "2026-08-23"),
        ("evaluatie-6", {"trajectplan_opgeladen": "2024-08-31"}, "2025-02-28"),
        ("evaluatie-6", {"trajectplan_ondertekend": "2026-02-20", "trajectplan_opgeladen": "2026-02-23"}, "2026-08-20"),
        ("evaluatie-6", {"trajectplan_ondertekend": "2026-02-25", "trajectplan_opgeladen": "2026-02-23"}, "2026-08-23"),
        ("evaluatie-12", {"trajectplan_opgeladen": "2026-02-23"}, "2027-02-23"),
        ("evaluatie-12", {"trajectplan_opgeladen": "2026-02-23", "evaluaties": ["2026-06-10"]}, "2026-12-10"),
        ("evaluatie-18", {"trajectplan_opgeladen": "2026-02-23", "verlenging_maanden": 1}, "2027-08-23"),
        ("eindadvies-ten-vroegste", {"bezig": "2023-08-31"}, "2023-11-30"),
        ("eindadvies-ten-vroegste", {"bezig": "2025-02-28"}, "2025-05-31"),
        ("eindadvies-ten-vroegste", {"bezig": "2025-10-15"}, "2026-01-15"),
        ("uitvoering-klaar", {"bezig": "2025-10-15", "zeventien_plus_een": True}, "2027-03-15"),
        ("verlenging-aanvragen", {"bezig": "2025-10-15"}, "2027-04-14"),
        ("verlenging-aanvragen", {"bezig": "2025-10-15", "verlenging_maanden": 6}, "2027-04-14"),
        ("verlenging-aanvragen", {"bezig": "2023-08-31"}, "2025-02-27"),
        ("maximumduur", {"bezig": "2025-10-15"}, "2027-04-15"),
        ("maximumduur", {"bezig": "2023-08-31"}, "2025-02-28"),
        ("maximumduur", {"bezig": "2023-08-31", "verlenging_maanden": 6}, "2025-08-31"),
        ("maximumduur", {"bezig": "2024-02-29"}, "2025-08-29"),
        ("maximumduur", {"bezig": "2024-02-29", "verlenging_maanden": 6}, "2026-02-28"),
        ("maximumduur", {"bezig": "2023-08-31", "verlenging_maanden": 1}, "2025-03-31"),
        ("maximumduur", {"bezig": "2025-10-15", "verlenging_maanden": 0}, "2027-04-15"),
        ("eindverslag-eindadvies", {"verslagen_opgeleverd": "2027-03-01"}, "2027-03-29"),
        ("laatste-registratie", {"ter_afsluiting": "2027-01-31"}, "2027-02-28"),
    ],
)  # fmt: skip
def test_elke_termijn_telt_volgens_de_hoofdregel(
    termijn: Geval, naam: str, antwoorden: dict[str, Any], datum: str
) -> None:
    row = termijn(naam, antwoorden)
    assert row["datum"] == datum
    assert row["zekerheid"] == "vast"


def test_het_trajectplan_is_zes_weken_na_de_eerste_afspraak_klaar(termijn: Geval) -> None:
    """Ook als de casemanager werk het eerste gesprek alleen deed: het driegesprek verschuift niets (T01)."""
    row = termijn("trajectplan", {"eerste_afspraak": "2026-01-12"}, "2026-01-13")
    assert (row["datum"], row["veilig"]) == ("2026-02-23", "2026-02-23")
    assert "6 weken na 12 januari 2026" in row["uitleg"]["omdat"]


START = st.dates(date(2023, 7, 1), date(2033, 12, 31))
GEVAL = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            [
                "toeleiding", "aanmaak_service", "eerste_afspraak", "weigering", "trajectplan_ondertekend",
                "trajectplan_opgeladen", "trajectplan_goedgekeurd", "bezig", "eerste_actie",
                "verslagen_opgeleverd", "ter_afsluiting", "eindadvies_geregistreerd",
            ],
            START,
        ),
        "verlenging_maanden": st.integers(0, 6),
        "zeventien_plus_een": st.booleans(),
    },
)  # fmt: skip


def volgens_contract(a: dict[str, Any]) -> dict[str, date | None]:
    """The table of the contract, once more and only with dateutil. Deadlines that do not apply are absent."""

    def na(moment: date | None, **hoeveel: int) -> date | None:
        return None if moment is None else moment + relativedelta(**hoeveel)

    made = [a[key] for key in ("trajectplan_ondertekend", "trajectplan_opgeladen") if key in a]
    opmaak, bezig, extra = min(made, default=None), a.get("bezig"), a.get("verlenging_maanden")
    end = na(bezig, months=18)
    closing = a.get("ter_afsluiting") or (None if extra == 0 else na(bezig, months=24))
    rows = {
        "eerste-gesprek": na(a.get("toeleiding"), days=28),
        "aanmoedigen-na-weigering": na(a.get("weigering"), days=15),
        "trajectplan": na(a.get("eerste_afspraak"), days=42),
        "eerste-actie": na(a.get("trajectplan_opgeladen"), days=28),
        "evaluatie-6": na(opmaak, months=6),
        "evaluatie-12": na(opmaak, months=12),
        "verlenging-aanvragen": None if end is None else end - timedelta(days=1),
        "maximumduur": na(bezig, months=18 + (extra or 0)),
        "eindverslag-eindadvies": na(a.get("verslagen_opgeleverd"), days=28),
        "laatste-registratie": na(closing, months=1),
    }
    if extra != 0:
        rows["evaluatie-18"] = na(opmaak, months=18) if extra else None
    if a.get("zeventien_plus_een") is not False:
        rows["uitvoering-klaar"] = na(bezig, months=17) if a.get("zeventien_plus_een") else None
    return rows


@settings(max_examples=300)
@given(GEVAL, st.dates(date(2023, 7, 1), date(2036, 1, 1)))
def test_elke_combinatie_van_datums_telt_zoals_het_contract(
    regels: Regels, a: dict[str, Any], vandaag: date
) -> None:
    answers = {k: v.isoformat() if isinstance(v, date) else v for k, v in a.items()}
    result = planner.evaluate(regels, "termijnen", answers, vandaag)
    found = {row["id"]: row["datum"] for row in result["termijnen"] if row["id"] != "eindadvies-ten-vroegste"}
    assert found == {key: day and day.isoformat() for key, day in volgens_contract(a).items()}
    for row in result["termijnen"]:
        assert (row["datum"] is None) == (row["status"] == "onbekend") == (row["veilig"] is None)


@settings(max_examples=300)
@given(GEVAL)
def test_de_veilige_dag_is_een_open_dag_aan_de_goede_kant(regels: Regels, a: dict[str, Any]) -> None:
    answers = {k: v.isoformat() if isinstance(v, date) else v for k, v in a.items()}
    dagen = Dagen(regels.kalender)
    for row in planner.evaluate(regels, "termijnen", answers, "2026-11-22")["termijnen"]:
        if not row["datum"]:
            continue
        safe, day = date.fromisoformat(row["veilig"]), date.fromisoformat(row["datum"])
        readings = [date.fromisoformat(r["datum"]) for r in row["lezingen"] if r["datum"]]
        assert dagen.gesloten(safe) == ""
        if row["soort"] == "ten_vroegste":
            assert all(safe >= other for other in [day, *readings])
        else:
            assert all(safe <= other for other in [day, *readings])


# --- where a deadline stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vandaag", "opgeladen", "status"),
    [
        ("2026-01-13", None, "komt"),
        ("2026-02-08", None, "komt"),  # nog 15 dagen
        ("2026-02-09", None, "binnenkort"),  # nog 14 dagen
        ("2026-02-22", None, "binnenkort"),
        ("2026-02-23", None, "vandaag"),
        ("2026-02-24", None, "verstreken"),
        ("2026-03-10", "2026-02-22", "gehaald"),
        ("2026-03-10", "2026-02-23", "gehaald"),
        ("2026-03-10", "2026-02-24", "te_laat"),
        ("2026-02-23", "2026-02-20", "gehaald"),
    ],
)
def test_de_stand_van_een_termijn_volgt_de_dag(
    termijn: Geval, vandaag: str, opgeladen: str | None, status: str
) -> None:
    answers = {"eerste_afspraak": "2026-01-12", "trajectplan_opgeladen": opgeladen}
    assert termijn("trajectplan", answers, vandaag)["status"] == status


def test_zonder_begin_is_een_termijn_onbekend_en_zegt_hij_wat_ontbreekt(termijn: Geval) -> None:
    row = termijn("trajectplan", {})
    assert (row["datum"], row["veilig"], row["status"], row["zekerheid"]) == (None, None, "onbekend", None)
    assert "eerste afspraak" in " ".join(row["meldingen"])


def test_een_vroegste_datum_is_nooit_te_laat(termijn: Geval) -> None:
    answers = {"bezig": "2025-01-15", "eindadvies_geregistreerd": "2026-05-01"}
    assert termijn("eindadvies-ten-vroegste", answers)["status"] == "verstreken"


def test_een_te_vroeg_eindadvies_krijgt_een_melding(termijn: Geval) -> None:
    row = termijn(
        "eindadvies-ten-vroegste", {"bezig": "2026-01-15", "eindadvies_geregistreerd": "2026-04-14"}
    )
    assert any("te vroeg" in text for text in row["meldingen"])
    row = termijn(
        "eindadvies-ten-vroegste", {"bezig": "2026-01-15", "eindadvies_geregistreerd": "2026-04-15"}
    )
    assert not any("te vroeg" in text for text in row["meldingen"])


# --- safe days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "antwoorden", "datum", "veilig"),
    [
        # Zondag: de vrijdag ervoor.
        ("laatste-registratie", {"ter_afsluiting": "2027-01-31"}, "2027-02-28", "2027-02-26"),
        # Kerstmis, de dagen erna en het weekend: terug tot donderdag 24 december.
        ("aanmoedigen-na-weigering", {"weigering": "2026-12-10"}, "2026-12-25", "2026-12-24"),
        ("aanmoedigen-na-weigering", {"weigering": "2026-12-18"}, "2027-01-02", "2026-12-24"),
        # 11 juli 2025 is een vrijdag.
        ("aanmoedigen-na-weigering", {"weigering": "2025-06-26"}, "2025-07-11", "2025-07-10"),
        # Open grens: de dag vóór de maximumduur.
        ("maximumduur", {"bezig": "2025-10-15"}, "2027-04-15", "2027-04-14"),
        # De dag ervoor is 21 juli, dan maandag 20 juli.
        ("maximumduur", {"bezig": "2025-01-22"}, "2026-07-22", "2026-07-20"),
        # Maandag: de dag ervoor is een zondag.
        ("maximumduur", {"bezig": "2025-01-20"}, "2026-07-20", "2026-07-17"),
        # De laatste dag voor een aanvraag is zelf al de dag ervoor; hier een zaterdag.
        ("verlenging-aanvragen", {"bezig": "2025-01-19"}, "2026-07-18", "2026-07-17"),
        ("verlenging-aanvragen", {"bezig": "2025-10-15"}, "2027-04-14", "2027-04-14"),
        # Ten vroegste: vooruit, van zaterdag naar maandag.
        ("eindadvies-ten-vroegste", {"bezig": "2025-02-28"}, "2025-05-31", "2025-06-02"),
        # Ten vroegste op Kerstmis: vooruit tot na 2 januari en het weekend.
        ("eindadvies-ten-vroegste", {"bezig": "2025-09-25"}, "2025-12-25", "2026-01-05"),
        # Een strengere lezing: de checklist telt vanaf de toeleiding.
        ("trajectplan", {"toeleiding": "2026-01-05", "eerste_afspraak": "2026-01-12"}, "2026-02-23", "2026-02-16"),
        # Een lezing die later valt, verandert niets.
        ("eerste-gesprek", {"toeleiding": "2026-01-05", "aanmaak_service": "2026-01-07"}, "2026-02-02", "2026-02-02"),
        ("eerste-gesprek", {"toeleiding": "2026-01-07", "aanmaak_service": "2026-01-05"}, "2026-02-04", "2026-02-02"),
        ("eerste-actie", {"trajectplan_opgeladen": "2026-02-23", "trajectplan_goedgekeurd": "2026-03-02"}, "2026-03-23", "2026-03-23"),
    ],
)  # fmt: skip
def test_de_veilige_dag_is_goed_in_elke_lezing(
    termijn: Geval, naam: str, antwoorden: dict[str, Any], datum: str, veilig: str
) -> None:
    row = termijn(naam, antwoorden)
    assert (row["datum"], row["veilig"]) == (datum, veilig)
    if datum != veilig:
        assert any("veilige dag" in text for text in row["meldingen"])


def test_een_datum_schuift_nooit_maar_krijgt_een_melding(termijn: Geval) -> None:
    row = termijn("laatste-registratie", {"ter_afsluiting": "2027-01-31"})
    assert row["datum"] == "2027-02-28"
    assert any("Zondag 28 februari 2027" in text for text in row["meldingen"])
    row = termijn("aanmoedigen-na-weigering", {"weigering": "2026-12-10"})
    assert any("Kerstmis" in text and "wettelijke feestdag" in text for text in row["meldingen"])


def test_na_de_laatste_veilige_dag_volgt_een_waarschuwing(termijn: Geval) -> None:
    """Op de dag van de maximumduur is de veilige dag net voorbij (T52)."""
    row = termijn("maximumduur", {"bezig": "2025-10-15"}, "2027-04-15")
    assert any("laatste veilige dag is voorbij" in text for text in row["meldingen"])
    row = termijn("maximumduur", {"bezig": "2025-10-15"}, "2027-04-14")
    assert not any("laatste veilige dag is voorbij" in text for text in row["meldingen"])


# --- readings of the sources ----------------------------------------------------------------------------


def lezing(row: dict[str, Any], sectie: str) -> str | None:
    found = [r for r in row["lezingen"] if any(b["sectie"] == sectie for b in r["bron"])]
    assert found, row["lezingen"]
    return next((r["datum"] for r in found if r["datum"]), None)


def test_t01_de_checklist_telt_het_trajectplan_vanaf_de_toeleiding(termijn: Geval) -> None:
    row = termijn("trajectplan", {"toeleiding": "2026-01-05", "eerste_afspraak": "2026-01-12"})
    assert lezing(row, "3.6.3") == "2026-02-16"


def test_t03_bij_verzetten_telt_het_eerste_gesprek_vanaf_de_aanmaak_van_de_service(termijn: Geval) -> None:
    row = termijn("eerste-gesprek", {"toeleiding": "2026-01-05", "aanmaak_service": "2026-01-07"})
    assert row["datum"] == "2026-02-02"
    assert lezing(row, "3.1.3") == "2026-02-04"


def test_t06_de_eerste_actie_telt_elders_vanaf_de_goedkeuring(termijn: Geval) -> None:
    answers = {"trajectplan_opgeladen": "2026-02-23", "trajectplan_goedgekeurd": "2026-03-02"}
    row = termijn("eerste-actie", answers)
    assert (row["datum"], lezing(row, "4.2")) == ("2026-03-23", "2026-03-30")
    assert not any("niet meer haalbaar" in text for text in row["meldingen"])


def test_t06_een_late_goedkeuring_maakt_de_eerste_lezing_onhaalbaar(termijn: Geval) -> None:
    answers = {"trajectplan_opgeladen": "2026-02-23", "trajectplan_goedgekeurd": "2026-03-24"}
    assert any("niet meer haalbaar" in text for text in termijn("eerste-actie", answers)["meldingen"])
    answers["trajectplan_goedgekeurd"] = "2026-03-23"
    assert not any("niet meer haalbaar" in text for text in termijn("eerste-actie", answers)["meldingen"])


def test_t02_een_te_laat_plan_vraagt_een_notitie_in_het_dienstverleningsmenu(reken: Geval) -> None:
    steps = reken("termijnen", {"eerste_afspraak": "2026-01-12"}, "2026-02-24")["stappen"]
    assert any("notitie" in step["wat"] and "dienstverleningsmenu" in step["wat"] for step in steps)


def test_t07_zonder_status_bezig_is_er_geen_einddatum(reken: Geval) -> None:
    answers = {
        "toeleiding": "2026-01-05", "eerste_afspraak": "2026-01-12",
        "trajectplan_ondertekend": "2026-02-20", "trajectplan_opgeladen": "2026-02-23",
    }  # fmt: skip
    rows = {row["id"]: row["datum"] for row in reken("termijnen", answers)["termijnen"]}
    assert [rows[key] for key in ("maximumduur", "verlenging-aanvragen", "eindadvies-ten-vroegste")] == [
        None
    ] * 3


def test_t14_na_de_maximumduur_zonder_eindadvies_verwijst_de_site_naar_de_projectopvolger(
    reken: Geval,
) -> None:
    result = reken("termijnen", {"bezig": "2025-01-15", "verlenging_maanden": 0}, "2026-11-22")
    assert any("projectopvolger" in text for text in result["waarschuwingen"])
    rows = {row["id"]: row for row in result["termijnen"]}
    assert rows["laatste-registratie"]["datum"] is None, "zonder verlenging is er geen ‘ter afsluiting’"


def test_t15_zonder_ter_afsluiting_is_de_laatste_registratie_een_raming(termijn: Geval) -> None:
    """15/01/2025 + 24 maanden = 15/01/2027, en een maand later 15/02/2027."""
    row = termijn("laatste-registratie", {"bezig": "2025-01-15", "verlenging_maanden": 6})
    assert (row["datum"], row["zekerheid"]) == ("2027-02-15", "raming")
    assert any(text.startswith("Raming") for text in row["meldingen"])
    known = {"bezig": "2025-01-15", "verlenging_maanden": 6, "ter_afsluiting": "2027-01-20"}
    row = termijn("laatste-registratie", known)
    assert (row["datum"], row["zekerheid"]) == ("2027-02-20", "vast")


def test_t16_het_eindverslag_toont_de_drie_grenzen_en_de_vroegste(termijn: Geval) -> None:
    answers = {"bezig": "2025-08-20", "verslagen_opgeleverd": "2027-02-10", "ter_afsluiting": "2027-03-15"}
    row = termijn("eindverslag-eindadvies", answers)
    assert row["datum"] == "2027-03-10"
    text = next(text for text in row["meldingen"] if "meer grenzen" in text)
    assert all(day in text for day in ("10 maart 2027", "20 februari 2027", "15 april 2027"))
    assert text.endswith("De vroegste telt: 20 februari 2027.")


def test_t17_de_formule_17_plus_1_is_een_keuze_en_geen_termijn(reken: Geval, termijn: Geval) -> None:
    rows = reken("termijnen", {"bezig": "2025-10-15", "zeventien_plus_een": False})["termijnen"]
    assert "uitvoering-klaar" not in {row["id"] for row in rows}
    row = termijn(
        "uitvoering-klaar", {"bezig": "2025-10-15", "zeventien_plus_een": True, "verlenging_maanden": 3}
    )
    assert row["datum"] == "2027-03-15", "bij een verlenging schuift de datum niet mee"
    assert any("nergens" in text for text in row["meldingen"])


# --- evaluations ----------------------------------------------------------------------------------------

OPMAAK = {"trajectplan_opgeladen": "2026-02-23"}


@pytest.mark.parametrize(
    ("evaluaties", "zes", "twaalf", "datum_twaalf"),
    [
        ([], "verstreken", "komt", "2027-02-23"),
        (["2026-08-23"], "gehaald", "komt", "2027-02-23"),
        (["2026-08-24"], "te_laat", "komt", "2027-02-23"),
        (["2026-06-10"], "gehaald", "komt", "2026-12-10"),
        (["2026-05-04", "2026-07-06"], "gehaald", "komt", "2027-01-06"),
        (["2026-07-06", "2026-05-04"], "gehaald", "komt", "2027-01-06"),
        (["2026-06-10", "2026-11-02"], "gehaald", "gehaald", "2026-12-10"),
        (["2026-06-10", "2026-12-11"], "gehaald", "komt", "2026-12-10"),  # gepland, nog niet gebeurd
    ],
)
def test_t11_een_vroegere_evaluatie_trekt_de_volgende_naar_voren(
    reken: Geval, evaluaties: list[str], zes: str, twaalf: str, datum_twaalf: str
) -> None:
    result = reken("termijnen", OPMAAK | {"evaluaties": evaluaties}, "2026-11-22")
    rows = {row["id"]: row for row in result["termijnen"]}
    assert rows["evaluatie-6"]["datum"] == "2026-08-23"
    assert rows["evaluatie-12"]["datum"] == datum_twaalf
    assert rows["evaluatie-6"]["status"] == zes
    assert rows["evaluatie-12"]["status"] == twaalf


@settings(max_examples=200)
@given(START, st.integers(1, 181))
def test_de_tweede_evaluatie_is_hoogstens_zes_maanden_na_de_eerste(
    regels: Regels, opmaak: date, na: int
) -> None:
    first = opmaak + timedelta(days=na)
    answers = {"trajectplan_opgeladen": opmaak.isoformat(), "evaluaties": [first.isoformat()]}
    rows = planner.evaluate(regels, "termijnen", answers, opmaak)["termijnen"]
    second = next(row["datum"] for row in rows if row["id"] == "evaluatie-12")
    expected = min(opmaak + relativedelta(months=12), first + relativedelta(months=6))
    assert second == expected.isoformat()


def test_de_derde_evaluatie_is_er_alleen_bij_een_verlenging(reken: Geval) -> None:
    def ids(months: int | None) -> dict[str, Any]:
        answers = OPMAAK | {"verlenging_maanden": months}
        return {row["id"]: row["datum"] for row in reken("termijnen", answers)["termijnen"]}

    assert "evaluatie-18" not in ids(0)
    assert ids(3)["evaluatie-18"] == "2027-08-23"
    assert ids(None)["evaluatie-18"] is None, "of er een verlenging is, is nog niet bekend"


# --- order of dates, and dates outside the rules -----------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "vraagt"),
    [("2098-01-15", True), ("2006-01-15", True), ("2023-07-01", False), ("2026-01-15", False)],
)
def test_een_datum_ver_van_vandaag_vraagt_of_het_jaar_klopt(reken: Geval, dag: str, vraagt: bool) -> None:
    """Het traject zelf duurt nooit zo lang: wie 2062 typt voor 2026, krijgt anders een antwoord dat goed lijkt."""
    for answers in ({"bezig": dag}, {"bezig": "2026-01-15", "evaluaties": ["2026-06-01", dag]}):
        warnings = reken("termijnen", answers)["waarschuwingen"]
        assert any("Klopt het jaar?" in text for text in warnings) == vraagt


@pytest.mark.parametrize(
    ("vroeger", "later"),
    [
        ("toeleiding", "eerste_afspraak"),
        ("eerste_afspraak", "weigering"),
        ("aanmaak_service", "eerste_afspraak"),
        ("eerste_afspraak", "trajectplan_ondertekend"),
        ("trajectplan_ondertekend", "trajectplan_opgeladen"),
        ("trajectplan_opgeladen", "trajectplan_goedgekeurd"),
        ("trajectplan_opgeladen", "eerste_actie"),
        ("trajectplan_opgeladen", "bezig"),
        ("trajectplan_goedgekeurd", "bezig"),
        ("bezig", "ter_afsluiting"),
        ("bezig", "verslagen_opgeleverd"),
        ("bezig", "eindadvies_geregistreerd"),
    ],
)
def test_een_onmogelijke_volgorde_geeft_een_waarschuwing_en_geen_correctie(
    reken: Geval, vroeger: str, later: str
) -> None:
    wrong = reken("termijnen", {vroeger: "2026-03-10", later: "2026-03-09"}, "2026-03-20")
    order = [text for text in wrong["waarschuwingen"] if "ligt vóór" in text]
    assert len(order) == 1
    assert "9 maart 2026" in order[0]
    assert "10 maart 2026" in order[0]
    same_day = reken("termijnen", {vroeger: "2026-03-10", later: "2026-03-10"}, "2026-03-20")
    assert not [text for text in same_day["waarschuwingen"] if "ligt vóór" in text]


def test_een_afspraak_van_voor_1_juli_2023_heeft_geen_datum_maar_een_uitleg(reken: Geval) -> None:
    result = reken("termijnen", {"eerste_afspraak": "2023-06-30"})
    row = next(row for row in result["termijnen"] if row["id"] == "trajectplan")
    assert (row["datum"], row["status"]) == (None, "onbekend")
    message = " ".join(row["meldingen"])
    assert "30 juni 2023" in message
    assert "1 juli 2023" in message
    assert any("30 juni 2023" in text for text in result["waarschuwingen"])


def test_de_eerste_dag_van_de_nieuwe_regels_telt_mee(termijn: Geval) -> None:
    assert termijn("trajectplan", {"eerste_afspraak": "2023-07-01"})["datum"] == "2023-08-12"


def test_een_te_oude_datum_raakt_de_andere_termijnen_niet(termijn: Geval) -> None:
    answers = {"eerste_afspraak": "2023-06-30", "bezig": "2023-08-31"}
    assert termijn("trajectplan", answers)["datum"] is None
    assert termijn("maximumduur", answers)["datum"] == "2025-02-28"


def test_een_dag_waarvan_de_kalender_niet_nagekeken_is_zegt_dat(termijn: Geval) -> None:
    row = termijn("maximumduur", {"bezig": "2090-01-02"})
    assert row["datum"] == "2091-07-02"
    assert any("niet nagekeken" in text for text in row["meldingen"])


# --- what is missing and what comes next --------------------------------------------------------------------


def test_wat_de_meeste_termijnen_bekend_maakt_wordt_eerst_gevraagd(reken: Geval) -> None:
    missing = reken("termijnen", {})["ontbreekt"]
    assert missing[0] == "bezig"
    assert len(missing) == len(set(missing))
    assert set(missing) <= VRAGEN


def test_wat_al_ingevuld_is_wordt_niet_meer_gevraagd(reken: Geval) -> None:
    answers = {
        "toeleiding": "2026-01-05", "eerste_afspraak": "2026-01-12", "trajectplan_opgeladen": "2026-02-23",
        "bezig": "2026-03-02", "verlenging_maanden": 0, "zeventien_plus_een": False,
    }  # fmt: skip
    assert not set(reken("termijnen", answers)["ontbreekt"]) & set(answers)


def test_de_stappen_staan_op_datum(reken: Geval) -> None:
    answers = {"toeleiding": "2026-01-05", "eerste_afspraak": "2026-01-12", "bezig": "2026-03-02"}
    steps = [
        s for s in reken("termijnen", answers, "2026-01-13")["stappen"] if s.get("datum", "") >= "2026-01-13"
    ]
    assert [s["datum"] for s in steps] == sorted(s["datum"] for s in steps)
