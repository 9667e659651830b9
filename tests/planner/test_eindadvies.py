"""The final advice chooser against a small second version, written from the text of the contract.

That version only knows complete answers. For open answers the definition is used itself: an outcome is
known when every way to fill in the rest gives the same one, and a question still matters when some way to
fill in the others makes the outcome depend on it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.model import Regels

type Geval = Callable[..., dict[str, Any]]

VANDAAG = date(2026, 11, 22)
UITKOMST = {
    "regulier": "nec",
    "beschermd": "sec",
    "onbetaald-op-werkvloer": "ama-sociale-economie",
    "niet-bemiddelbaar": "welzijn",
    "niet-te-kiezen": "voorleggen",
}
BESLISSEND: dict[str, tuple[Any, ...]] = {
    "vroegtijdig_stoppen": (True, False),
    # Minder dan 3 maanden, tussen 3 en 18, tussen 18 en 24, meer dan 24 maanden geleden.
    "bezig": (date(2026, 10, 1), date(2026, 3, 2), date(2025, 3, 3), date(2024, 3, 1)),
    "verlenging_maanden": (0, 6),
    "plan_uitgevoerd": ("ja", "nee", "oneens"),
    "inschatting": tuple(UITKOMST),
}


def drie_maanden_later(day: date) -> date:
    """De latere van de twee telwijzen (T10)."""
    begin = day + timedelta(days=1)
    other = begin + relativedelta(months=3)
    return max(day + relativedelta(months=3), other - timedelta(days=1) if other.day == begin.day else other)


def volgens_contract(a: dict[str, Any]) -> str:
    if a["vroegtijdig_stoppen"]:
        return "stopzetting"
    if drie_maanden_later(a["bezig"]) > VANDAAG:
        return "nog-geen-eindadvies"
    if a["plan_uitgevoerd"] == "oneens":
        return "overleg-casemanagementteam"
    end = a["bezig"] + relativedelta(months=18 + a["verlenging_maanden"])
    if a["plan_uitgevoerd"] == "nee" and end > VANDAAG:
        return "nog-geen-eindadvies"
    return UITKOMST[a["inschatting"]]


@cache
def alle_manieren(gegeven: tuple[tuple[str, Any], ...]) -> dict[tuple[Any, ...], str]:
    """Every way to fill in what is open, with its outcome."""
    known = dict(gegeven)
    domains = [(known[key],) if key in known else values for key, values in BESLISSEND.items()]
    return {way: volgens_contract(dict(zip(BESLISSEND, way, strict=True))) for way in product(*domains)}


def uitkomst_volgens_definitie(a: dict[str, Any]) -> str | None:
    found = set(alle_manieren(tuple(a.items())).values())
    return found.pop() if len(found) == 1 else None


def doet_er_toe(a: dict[str, Any]) -> set[str]:
    ways = alle_manieren(tuple(a.items()))
    matters = set()
    for index, key in enumerate(BESLISSEND):
        if key not in a:
            others: dict[tuple[Any, ...], set[str]] = {}
            for way, outcome in ways.items():
                others.setdefault(way[:index] + way[index + 1 :], set()).add(outcome)
            if any(len(found) > 1 for found in others.values()):
                matters.add(key)
    return matters


def als_json(a: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in a.items()}


ANTWOORDEN = st.fixed_dictionaries(
    {},
    optional={
        "vroegtijdig_stoppen": st.booleans(),
        "bezig": st.dates(date(2023, 7, 1), date(2027, 1, 31)),
        "verlenging_maanden": st.integers(0, 6),
        "plan_uitgevoerd": st.sampled_from(["ja", "nee", "oneens"]),
        "inschatting": st.sampled_from(sorted(UITKOMST)),
    },
)
EXTRA = st.fixed_dictionaries(
    {},
    optional={
        "maatwerk": st.sampled_from(["toegekend", "aangevraagd", "niet", None]),
        "verslagen_volledig": st.sampled_from([True, False, None]),
        "icf_volledig": st.sampled_from([True, False, None]),
        "bemiddelingsadvies_geregistreerd": st.sampled_from([True, False, None]),
    },
)


@settings(max_examples=500)
@given(ANTWOORDEN, EXTRA)
def test_de_uitkomst_is_die_van_het_contract(
    regels: Regels, a: dict[str, Any], extra: dict[str, Any]
) -> None:
    result = planner.evaluate(regels, "eindadvies", als_json(a) | extra, VANDAAG)
    assert result["uitkomst"] == uitkomst_volgens_definitie(a)


@settings(max_examples=500)
@given(ANTWOORDEN)
def test_alleen_vragen_die_er_nog_toe_doen_worden_gesteld(regels: Regels, a: dict[str, Any]) -> None:
    result = planner.evaluate(regels, "eindadvies", als_json(a), VANDAAG)
    assert len(result["ontbreekt"]) == len(set(result["ontbreekt"]))
    assert set(result["ontbreekt"]) == doet_er_toe(a)


def elke_combinatie() -> Iterator[dict[str, Any]]:
    open_too = [(None, *values) for values in BESLISSEND.values()]
    for way in product(*open_too):
        yield {key: value for key, value in zip(BESLISSEND, way, strict=True) if value is not None}


def test_elke_combinatie_van_bekend_en_onbekend_klopt(regels: Regels) -> None:
    """All 1.080 of them, and `null` is the same as leaving the answer out."""
    for a in elke_combinatie():
        answers = dict.fromkeys(BESLISSEND) | als_json(a)
        result = planner.evaluate(regels, "eindadvies", answers, VANDAAG)
        assert (result["uitkomst"], set(result["ontbreekt"])) == (
            uitkomst_volgens_definitie(a),
            doet_er_toe(a),
        ), a


@pytest.mark.parametrize(
    ("bezig", "vandaag", "uitkomst"),
    [
        ("2026-01-15", "2026-04-14", "nog-geen-eindadvies"),
        ("2026-01-15", "2026-04-15", "nec"),
        # Laatste dag van een korte maand: de latere lezing (T10, T13).
        ("2025-02-28", "2025-05-28", "nog-geen-eindadvies"),
        ("2025-02-28", "2025-05-30", "nog-geen-eindadvies"),
        ("2025-02-28", "2025-05-31", "nec"),
    ],
)
def test_een_eindadvies_kan_vanaf_de_dag_van_drie_maanden(
    reken: Geval, bezig: str, vandaag: str, uitkomst: str
) -> None:
    answers = {
        "vroegtijdig_stoppen": False,
        "bezig": bezig,
        "plan_uitgevoerd": "ja",
        "inschatting": "regulier",
    }
    assert reken("eindadvies", answers, vandaag)["uitkomst"] == uitkomst


@pytest.mark.parametrize(
    ("vandaag", "maanden", "uitkomst"),
    [
        ("2027-02-14", 0, "nog-geen-eindadvies"),
        ("2027-02-15", 0, "welzijn"),
        ("2027-02-15", 1, "nog-geen-eindadvies"),
        ("2027-02-15", None, None),
        ("2027-02-14", None, "nog-geen-eindadvies"),
        ("2027-08-14", 6, "nog-geen-eindadvies"),
        ("2027-08-15", None, "welzijn"),
    ],
)
def test_op_het_maximum_volgt_een_eindadvies_ook_als_het_plan_niet_klaar_is(
    reken: Geval, vandaag: str, maanden: int | None, uitkomst: str | None
) -> None:
    """Bezig op 15/08/2025: 18 maanden op 15/02/2027, met de langste verlenging 15/08/2027."""
    answers = {
        "vroegtijdig_stoppen": False, "bezig": "2025-08-15", "verlenging_maanden": maanden,
        "plan_uitgevoerd": "nee", "inschatting": "niet-bemiddelbaar",
    }  # fmt: skip
    result = reken("eindadvies", answers, vandaag)
    assert result["uitkomst"] == uitkomst
    assert result["ontbreekt"] == ([] if uitkomst else ["verlenging_maanden"])


def test_de_nuttigste_vraag_staat_eerst(reken: Geval) -> None:
    """Zonder antwoord op ‘plan uitgevoerd’ blijven er zeven uitkomsten over; die vraag sluit er de meeste uit."""
    answers = {"vroegtijdig_stoppen": False, "bezig": "2026-01-15"}
    assert reken("eindadvies", answers)["ontbreekt"][:2] == ["plan_uitgevoerd", "inschatting"]


OP_TIJD = {"vroegtijdig_stoppen": False, "bezig": "2026-01-15", "plan_uitgevoerd": "ja"}


@pytest.mark.parametrize("inschatting", sorted(UITKOMST))
@pytest.mark.parametrize("klaar", [True, False, None])
def test_wat_de_registratie_tegenhoudt_staat_in_redenen_en_verandert_de_uitkomst_niet(
    reken: Geval, inschatting: str, klaar: bool | None
) -> None:
    answers = OP_TIJD | {
        "inschatting": inschatting, "verslagen_volledig": klaar, "icf_volledig": klaar,
        "bemiddelingsadvies_geregistreerd": klaar,
        "maatwerk": {True: "toegekend", False: "aangevraagd", None: None}[klaar],
    }  # fmt: skip
    result = reken("eindadvies", answers)
    assert result["uitkomst"] == UITKOMST[inschatting]
    verdicts = {r["regel"]: r["oordeel"] for r in result["redenen"]}
    expected = {True: "voldaan", False: "niet voldaan", None: "onbekend"}[klaar]
    blocking = set() if inschatting == "niet-te-kiezen" else {"verslagen", "icf", "bemiddelingsadvies"}
    blocking |= {"recht-maatwerk"} if inschatting == "beschermd" else set()
    assert {
        k: v for k, v in verdicts.items() if k in {"verslagen", "icf", "bemiddelingsadvies", "recht-maatwerk"}
    } == (dict.fromkeys(blocking, expected))
    asks_for_reports = any("ontbrekende verslagen" in step["wat"] for step in result["stappen"])
    assert asks_for_reports == (bool(blocking) and klaar is not True)


def test_elke_poort_die_bekeken_is_staat_in_de_redenen(reken: Geval) -> None:
    result = reken("eindadvies", OP_TIJD | {"inschatting": "regulier"})
    verdicts = {r["regel"]: r["oordeel"] for r in result["redenen"]}
    assert {k: verdicts[k] for k in ("stoppen", "te-vroeg", "oneens", "nog-bezig", "nec")} == {
        "stoppen": "niet voldaan", "te-vroeg": "niet voldaan", "oneens": "niet voldaan", "nog-bezig": "niet voldaan",
        "nec": "voldaan",
    }  # fmt: skip
    assert all(r["omdat"] and r["bron"] for r in result["redenen"])


def test_t25_ama_zonder_meer_is_geen_uitkomst(regels: Regels) -> None:
    assert set(regels.planners["eindadvies"].uitkomsten) == {  # type: ignore[union-attr]
        "nec", "sec", "ama-sociale-economie", "welzijn", "nog-geen-eindadvies", "overleg-casemanagementteam",
        "voorleggen", "stopzetting",
    }  # fmt: skip


def test_buiten_de_geldigheid_wordt_niets_gevraagd_wat_niet_kan_helpen(reken: Geval) -> None:
    """Voor een traject van vóór de regels kan alleen ‘vroegtijdig stoppen’ nog een uitkomst geven."""
    result = reken("eindadvies", {"bezig": "2023-06-30"})
    assert (result["uitkomst"], result["ontbreekt"]) == (None, ["vroegtijdig_stoppen"])
    assert any("30 juni 2023" in text for text in result["waarschuwingen"])
    result = reken(
        "eindadvies", {"bezig": "2023-06-30", "vroegtijdig_stoppen": False, "plan_uitgevoerd": "ja"}
    )
    assert (result["uitkomst"], result["ontbreekt"]) == (None, [])
    because = next(r["omdat"] for r in result["redenen"] if r["regel"] == "te-vroeg")
    assert because == "Niet te zeggen: voor een datum die je invulde, is hier geen regel bekend."
