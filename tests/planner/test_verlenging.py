"""The extension check against a small second version, written from the text of the contract."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.model import Regels

type Geval = Callable[..., dict[str, Any]]

BIJ_DEELNEMER = (
    "ziekte", "zwangerschap", "opname", "medische-tegenindicatie", "zorglast", "ongeval", "andere-overmacht",
)  # fmt: skip
IN_ORDE: dict[str, Any] = {
    "bezig": "2025-10-15", "aanvraag": "2026-12-01", "gevraagde_maanden": 3, "onderbreking_van": "2026-05-01",
    "onderbreking_tot": "2026-08-01", "reden": "ziekte", "bewijs": True, "verhindert_eindadvies": True,
    "noodzakelijke_acties": True, "akkoord_cmw": True, "akkoord_cmz": True,
}  # fmt: skip
TE_KORT = {"onderbreking_tot": "2026-07-31"}
STAGE = {"stage_gestart": "2026-10-01", "stage_nodig": True}


VANDAAG = date(2026, 11, 22)


def peildag(a: dict[str, Any]) -> date:
    """Wat gebeurd moet zijn, is gebeurd op de dag van de aanvraag, en hoogstens vandaag (T48)."""
    return min(VANDAAG, a.get("aanvraag") or VANDAAG)


def lang_genoeg(a: dict[str, Any]) -> bool | None:
    van, tot = a.get("onderbreking_van"), a.get("onderbreking_tot")
    if van is None or tot is None:
        return None
    full = van + relativedelta(months=3)
    if tot <= peildag(a):
        return bool(tot >= full)
    return True if full <= peildag(a) else None  # wie nog niet terug is, kan nog langer weg zijn


def oordelen(a: dict[str, Any]) -> dict[str, bool | None]:
    """Each condition of the contract: met, not met, or not known."""
    bezig = a.get("bezig")
    end = None if bezig is None else bezig + relativedelta(months=18)
    return {
        "tijdig": None if end is None or a.get("aanvraag") is None else a["aanvraag"] < end,
        "geldige-reden": None if a.get("reden") is None else a["reden"] in BIJ_DEELNEMER,
        "onderbreking": lang_genoeg(a),
        "bewijs": a.get("bewijs"),
        "verhindert": a.get("verhindert_eindadvies"),
        "acties": a.get("noodzakelijke_acties"),
        "duur": True if a.get("gevraagde_maanden") else None,
        "akkoord-werk": a.get("akkoord_cmw"),
        "akkoord-zorg": a.get("akkoord_cmz"),
    }


def stage_uitzondering(a: dict[str, Any]) -> bool | None:
    started = a.get("stage_gestart")
    in_time = (
        None if started is None or a.get("bezig") is None else started < a["bezig"] + relativedelta(months=18)
    )
    if in_time and started > peildag(a):
        in_time = None  # nog niet gestart
    both = (in_time, a.get("stage_nodig"))
    return False if False in both else None if None in both else True


def volgens_contract(a: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """The outcome, strongest first, and the verdict on each condition."""
    verdicts = oordelen(a)
    dates = None not in (a.get("onderbreking_van"), a.get("onderbreking_tot"))
    exception = stage_uitzondering(a) if dates and verdicts["onderbreking"] is not True else False
    if verdicts["onderbreking"] is False:
        verdicts["onderbreking"] = exception  # the exception lifts only this condition
    elif exception:
        verdicts["onderbreking"] = True  # and nobody has to wait for the three months
    words = {
        key: "onbekend" if value is None else "voldaan" if value else "niet voldaan"
        for key, value in verdicts.items()
    }
    impossible = ("geldige-reden", "onderbreking", "verhindert", "acties", "akkoord-werk", "akkoord-zorg")
    if verdicts["tijdig"] is False:
        return "te-laat", words
    if any(verdicts[key] is False for key in impossible):
        return "niet-mogelijk", words
    if None in verdicts.values() or verdicts["bewijs"] is False:
        return "onvolledig", words
    return ("uitzonderlijk" if exception else "aanvragen"), words


def dagen(first: date, last: date) -> st.SearchStrategy[date]:
    """Any day from the first to the last; much faster than `st.dates`."""
    return st.integers(0, (last - first).days).map(lambda n: first + timedelta(days=n))


DAG = dagen(date(2025, 9, 1), date(2027, 12, 31))
VRAGEN: dict[str, st.SearchStrategy[Any]] = {
    "bezig": dagen(date(2025, 1, 1), date(2025, 12, 31)),
    "aanvraag": dagen(date(2026, 1, 1), date(2027, 12, 31)),
    "gevraagde_maanden": st.integers(1, 6),
    "onderbreking_van": dagen(date(2026, 1, 1), date(2026, 2, 28)),
    "onderbreking_tot": dagen(date(2026, 3, 25), date(2026, 6, 5)),
    "reden": st.sampled_from([*BIJ_DEELNEMER, *BIJ_DEELNEMER, "dienstverlener", "geen"]),
    **dict.fromkeys(
        [
            "bewijs",
            "verhindert_eindadvies",
            "noodzakelijke_acties",
            "akkoord_cmw",
            "akkoord_cmz",
            "stage_nodig",
        ],
        st.sampled_from([True] * 6 + [False]),
    ),
    "stage_gestart": DAG,
}
WEINIG_OPEN = st.builds(
    lambda full, gone: {key: value for key, value in full.items() if key not in gone},
    st.fixed_dictionaries(VRAGEN),
    st.lists(st.sampled_from(sorted(VRAGEN)), max_size=2),
)
VEEL_OPEN = st.fixed_dictionaries({}, optional=VRAGEN)


@settings(max_examples=500)
@given(st.one_of(WEINIG_OPEN, VEEL_OPEN))
def test_de_uitkomst_en_alle_redenen_zijn_die_van_het_contract(regels: Regels, a: dict[str, Any]) -> None:
    answers = {key: value.isoformat() if isinstance(value, date) else value for key, value in a.items()}
    result = planner.evaluate(regels, "verlenging", answers, "2026-11-22")
    outcome, verdicts = volgens_contract(a)
    assert result["uitkomst"] == outcome
    found = {reason["regel"]: reason["oordeel"] for reason in result["redenen"]}
    assert found.pop("projectopvolger") == "mens"
    assert found == verdicts
    assert all(reason["omdat"] and reason["bron"] for reason in result["redenen"])
    assert not set(result["ontbreekt"]) & set(a)


@settings(max_examples=60)
@given(st.one_of(WEINIG_OPEN, VEEL_OPEN))
def test_wie_een_vraag_mist_die_niet_gesteld_wordt_houdt_dezelfde_uitkomst(
    regels: Regels, a: dict[str, Any]
) -> None:
    """Behalve de vragen over de stage, die pas komen als de onderbreking te kort is."""
    answers = {key: value.isoformat() if isinstance(value, date) else value for key, value in a.items()}
    result = planner.evaluate(regels, "verlenging", answers, "2026-11-22")
    outcome = result["uitkomst"]
    if outcome not in ("te-laat", "niet-mogelijk"):
        return
    tries: dict[str, list[Any]] = {
        **{key: [True, False] for key in ("bewijs", "verhindert_eindadvies", "akkoord_cmw", "stage_nodig")},
        "reden": ["ziekte", "geen"],
        "aanvraag": ["2025-01-02", "2027-12-31"],
        "bezig": ["2025-01-01", "2025-12-31"],
    }
    for question, values in tries.items():
        if question not in a and question not in result["ontbreekt"]:
            for value in values:
                other = planner.evaluate(regels, "verlenging", answers | {question: value}, "2026-11-22")
                assert other["uitkomst"] == outcome, (question, value)


@pytest.mark.parametrize(
    ("verschil", "uitkomst"),
    [
        ({}, "aanvragen"),
        ({"aanvraag": "2027-04-14"}, "aanvragen"),  # T09, T52: de laatste dag
        ({"aanvraag": "2027-04-15"}, "te-laat"),
        ({"reden": "dienstverlener"}, "niet-mogelijk"),
        ({"reden": "geen"}, "niet-mogelijk"),
        ({"verhindert_eindadvies": False}, "niet-mogelijk"),  # T48: cumulatief
        ({"noodzakelijke_acties": False}, "niet-mogelijk"),
        ({"akkoord_cmw": False}, "niet-mogelijk"),
        ({"akkoord_cmz": False}, "niet-mogelijk"),
        ({"bewijs": False}, "onvolledig"),
        ({"bewijs": None}, "onvolledig"),
        ({"gevraagde_maanden": None}, "onvolledig"),
        ({"bezig": None}, "onvolledig"),
        (TE_KORT | {"stage_nodig": False}, "niet-mogelijk"),
        (TE_KORT, "onvolledig"),
        (TE_KORT | STAGE, "uitzonderlijk"),  # T49
        (TE_KORT | STAGE | {"stage_gestart": "2026-11-22"}, "uitzonderlijk"),
        (TE_KORT | STAGE | {"stage_gestart": "2026-11-23"}, "onvolledig"),  # nog niet gestart
        (TE_KORT | STAGE | {"stage_gestart": "2027-04-14"}, "onvolledig"),
        (TE_KORT | STAGE | {"stage_gestart": "2027-04-15"}, "niet-mogelijk"),
        # T49: de uitzondering heft alleen de drie maanden op.
        (TE_KORT | STAGE | {"akkoord_cmz": False}, "niet-mogelijk"),
        (TE_KORT | STAGE | {"bewijs": False}, "onvolledig"),
        (TE_KORT | STAGE | {"aanvraag": "2027-04-15"}, "te-laat"),
        # De sterkste reden wint.
        ({"aanvraag": "2027-05-01", "akkoord_cmz": False, "bewijs": False}, "te-laat"),
        ({"bewijs": False, "reden": "geen"}, "niet-mogelijk"),
        # Drie maanden over een maandeinde: 30 november + 3 maanden = 28 februari.
        ({"onderbreking_van": "2025-11-30", "onderbreking_tot": "2026-02-28"}, "aanvragen"),
    ],
)  # fmt: skip
def test_de_volgorde_van_de_uitkomsten(reken: Geval, verschil: dict[str, Any], uitkomst: str) -> None:
    assert reken("verlenging", IN_ORDE | verschil)["uitkomst"] == uitkomst


def test_alle_redenen_staan_er_en_niet_alleen_de_eerste(reken: Geval) -> None:
    answers = IN_ORDE | {
        "aanvraag": "2027-05-01",
        "reden": "dienstverlener",
        "akkoord_cmz": False,
        "bewijs": False,
    }
    result = reken("verlenging", answers)
    unmet = {r["regel"] for r in result["redenen"] if r["oordeel"] == "niet voldaan"}
    assert unmet == {"tijdig", "geldige-reden", "akkoord-zorg", "bewijs"}


def test_de_laatste_dag_en_het_nieuwe_einde_staan_erbij(reken: Geval) -> None:
    """15/10/2025: laatste dag 14/04/2027; met 3 maanden 15/07/2027; nooit na 24 maanden, 15/10/2027 (T51)."""
    rows = {row["id"]: row["datum"] for row in reken("verlenging", IN_ORDE)["termijnen"]}
    assert rows["verlenging-aanvragen"] == "2027-04-14"
    assert "2027-07-15" in rows.values()
    assert "2027-10-15" in rows.values()


def test_een_verlenging_vanaf_31_augustus_telt_in_een_keer(reken: Geval) -> None:
    answers = IN_ORDE | {"bezig": "2023-08-31", "gevraagde_maanden": 6, "aanvraag": "2025-01-02"}
    dates = {row["datum"] for row in reken("verlenging", answers)["termijnen"]}
    assert "2025-08-31" in dates
    assert "2025-08-28" not in dates


@pytest.mark.parametrize("maanden", [0, 7, -1, 24, "3", 2.0, True])
def test_meer_dan_zes_maanden_of_geen_getal_is_een_fout(regels: Regels, maanden: Any) -> None:
    result = planner.evaluate(regels, "verlenging", IN_ORDE | {"gevraagde_maanden": maanden}, "2026-11-22")
    assert [error["vraag"] for error in result["fout"]] == ["gevraagde_maanden"]
    assert "1 tot 6" in result["fout"][0]["melding"]


def test_de_beslissing_blijft_bij_een_mens(reken: Geval) -> None:
    reason = next(r for r in reken("verlenging", IN_ORDE)["redenen"] if r["oordeel"] == "mens")
    assert "projectopvolger" in reason["omdat"]


def test_te_laat_vraagt_niets_meer(reken: Geval) -> None:
    assert reken("verlenging", {"bezig": "2025-01-15", "aanvraag": "2026-07-15"})["ontbreekt"] == []


def test_een_traject_van_voor_de_regels_krijgt_geen_oordeel_over_de_dag(reken: Geval) -> None:
    result = reken("verlenging", IN_ORDE | {"bezig": "2023-06-30", "aanvraag": "2024-01-02"})
    in_time = next(r for r in result["redenen"] if r["regel"] == "tijdig")
    assert in_time["oordeel"] == "onbekend"
    assert "niet meer op tijd" not in in_time["omdat"]
    assert any("30 juni 2023" in text for text in result["waarschuwingen"])
    assert result["uitkomst"] == "onvolledig"


@pytest.mark.parametrize(
    ("antwoorden", "aantal"),
    [
        ({"onderbreking_van": "2025-10-14"}, 1),
        ({"onderbreking_tot": "2026-04-30"}, 1),
        ({"stage_gestart": "2025-10-14"}, 1),
        ({"aanvraag": "2025-10-14"}, 1),
        ({"aanvraag": "2025-10-15"}, 0),
    ],
)
def test_een_onmogelijke_volgorde_geeft_een_waarschuwing(
    reken: Geval, antwoorden: dict[str, str], aantal: int
) -> None:
    warnings = reken("verlenging", IN_ORDE | antwoorden)["waarschuwingen"]
    assert len([text for text in warnings if "ligt vóór" in text]) == aantal
