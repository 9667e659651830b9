"""Decision tables with open answers, on tables that nobody has seen before.

The definition is tried out in full: an outcome is known exactly when every way to answer the rest gives the
same one, and a question is asked exactly when some way to answer the others lets it decide.
"""

from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.model import Bron, KeuzePlanner, Optie, Regels, Rij, Uitkomst, Vraag

BRON = (Bron("draaiboek-2023", "5.1.1"),)
WAARDEN = {"a": ("ja", "nee"), "b": ("ja", "nee"), "c": ("x", "y", "z"), "n": ("2", "3")}
UITKOMSTEN = ("een", "twee", "drie")
VRAGEN = {
    "a": Vraag("A?", "ja_nee"),
    "b": Vraag("B?", "ja_nee"),
    "c": Vraag("C?", "keuze", opties={key: Optie(key.upper()) for key in WAARDEN["c"]}),
    "n": Vraag("N?", "geheel", min=1, max=4),
}
DOMEIN: dict[str, tuple[Any, ...]] = {
    "a": (True, False),
    "b": (True, False),
    "c": ("x", "y", "z"),
    "n": (1, 2, 3, 4),
}

CELLEN = [
    (name, values) for name, known in WAARDEN.items() for n in (1, 2) for values in combinations(known, n)
]
rij = st.tuples(st.lists(st.sampled_from(CELLEN), max_size=3).map(dict), st.sampled_from(UITKOMSTEN))
tabel = st.lists(rij, max_size=5)
antwoorden = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(values) for key, values in DOMEIN.items()}
)


AFHANKELIJK = {"a": ("ja",)}  # C is only asked after a yes to A


def met_tabel(
    regels: Regels, rows: list[tuple[dict[str, tuple[str, ...]], str]], afhankelijk: bool = False
) -> Regels:
    """The rules with one more planner; a last row without conditions makes its table complete."""
    questions = VRAGEN | {"c": replace(VRAGEN["c"], als=AFHANKELIJK if afhankelijk else {})}
    complete = [*rows, ({}, "een")]
    made = KeuzePlanner(
        soort="keuze",
        titel="Proef",
        inleiding="Proef.",
        bron=BRON,
        gecontroleerd_op=date(2026, 11, 22),
        vragen=questions,
        treffer="eerste",
        uitkomsten={key: Uitkomst(key, key, BRON) for key in UITKOMSTEN},
        rijen={
            f"r{n}": Rij(cells, dan, "Omdat.", BRON, anders="Anders.")
            for n, (cells, dan) in enumerate(complete)
        },
    )
    return replace(regels, planners=regels.planners | {"proef": made})


def tekst(value: Any) -> str:
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)


def uitkomst(
    rows: list[tuple[dict[str, tuple[str, ...]], str]], way: dict[str, Any], afhankelijk: bool
) -> str:
    known = {key: tekst(value) for key, value in way.items()}
    if afhankelijk and known["a"] == "nee":
        known["c"] = "niet gevraagd"
    return next((dan for cells, dan in rows if all(known[k] in v for k, v in cells.items())), "een")


@settings(max_examples=600)
@given(tabel, antwoorden, st.booleans())
def test_een_uitkomst_is_bekend_zodra_geen_antwoord_ze_nog_kan_veranderen(
    regels: Regels,
    rows: list[tuple[dict[str, tuple[str, ...]], str]],
    given_answers: dict[str, Any],
    afhankelijk: bool,
) -> None:
    rules = met_tabel(regels, rows, afhankelijk)
    result = planner.evaluate(rules, "proef", given_answers, "2026-11-22")
    domains = [(given_answers[key],) if key in given_answers else DOMEIN[key] for key in DOMEIN]
    ways = {
        way: uitkomst(rows, dict(zip(DOMEIN, way, strict=True)), afhankelijk) for way in product(*domains)
    }
    outcomes = set(ways.values())
    assert result["uitkomst"] == (outcomes.pop() if len(outcomes) == 1 else None)

    matters = set()
    for index, key in enumerate(DOMEIN):
        others: dict[tuple[Any, ...], set[str]] = {}
        for way, outcome in ways.items():
            others.setdefault(way[:index] + way[index + 1 :], set()).add(outcome)
        if key not in given_answers and any(len(found) > 1 for found in others.values()):
            matters.add(key)
    assert set(result["ontbreekt"]) == matters
    assert len(result["ontbreekt"]) == len(matters)


def test_twee_open_rijen_met_dezelfde_uitkomst_hebben_geen_vraag_nodig(regels: Regels) -> None:
    rows = [({"a": ("ja",)}, "twee"), ({"a": ("nee",), "b": ("ja",)}, "drie"), ({"a": ("nee",)}, "twee")]
    result = planner.evaluate(met_tabel(regels, rows), "proef", {"b": False}, "2026-11-22")
    assert (result["uitkomst"], result["ontbreekt"]) == ("twee", [])


def test_de_vraag_die_alles_beslist_gaat_voor(regels: Regels) -> None:
    """Met ‘c’ = x is het antwoord er meteen; ‘a’ en ‘b’ beslissen alleen samen."""
    rows = [({"c": ("x",)}, "twee"), ({"c": ("y",)}, "drie"), ({"a": ("ja",), "b": ("ja",)}, "twee")]
    assert planner.evaluate(met_tabel(regels, rows), "proef", {}, "2026-11-22")["ontbreekt"][0] == "c"


def test_nee_is_iets_anders_dan_weet_ik_niet(regels: Regels) -> None:
    rules = met_tabel(regels, [({"a": ("ja",)}, "twee")])
    outcomes = [
        planner.evaluate(rules, "proef", {"a": answer}, "2026-11-22")["uitkomst"]
        for answer in (True, False, None)
    ]
    assert outcomes == ["twee", "een", None]


def test_elke_bekeken_rij_geeft_haar_oordeel_en_reden(regels: Regels) -> None:
    rows = [({"a": ("ja",)}, "twee"), ({"b": ("ja",)}, "drie")]
    result = planner.evaluate(met_tabel(regels, rows), "proef", {"a": False}, "2026-11-22")
    verdicts = [(r["regel"], r["oordeel"]) for r in result["redenen"]]
    assert verdicts == [("r0", "niet voldaan"), ("r1", "onbekend"), ("r2", "voldaan")]
    assert "B?" in result["redenen"][1]["omdat"]
