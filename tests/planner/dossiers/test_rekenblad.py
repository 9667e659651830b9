"""A CSV that went through Excel in Dutch: opened with a double click, saved, read in again."""

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.dossiers.bestand import als_csv, lees_bestand
from planner.dossiers.opslag import Dossier, Opslag, lees_code, voeg_samen
from planner.model import Planner, Regels

MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
# De codes van de melding, en wat Excel ervan maakt.
VERANDERD = {"007": "7", "3-12": "3/dec", "1E5": "1,00E+05", "mrt-1": "1/mrt"}


def excel(cell: str) -> str:
    """What Excel shows, and so saves, of a text in a CSV (Dutch, Belgium)."""
    assert not re.match(r"[=+\-@]", cell), f"Excel neemt dit voor een formule: {cell}"
    if re.fullmatch(r"[0-9]+", cell):
        return str(int(cell)) if int(cell) < 10**11 else f"{int(cell):.5E}".replace(".", ",")
    if re.fullmatch(r"[0-9]+(,[0-9]+)?[eE][+-]?[0-9]{1,2}", cell):
        return f"{float(cell.replace(',', '.')):.2E}".replace(".", ",")
    if match := re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{1,2})", cell):
        day, month = int(match[1]), int(match[2])
        if 1 <= day <= 28 and 1 <= month <= 12:
            return f"{day}/{MAANDEN[month - 1]}"
        if 1 <= day <= 12:
            return f"{MAANDEN[day - 1]}/{month:02}"
    if match := re.fullmatch(r"([a-z]{3})[-/ ]?([0-9]{1,2})", cell, re.IGNORECASE):
        name, number = match[1].lower(), int(match[2])
        if name in MAANDEN:
            return f"{number}/{name}" if 1 <= number <= 28 else f"{name}/{number:02}"
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", cell):
        return f"{int(match[3])}/{match[2]}/{match[1]}"
    if cell.lower() in ("waar", "onwaar", "true", "false"):
        return cell.upper()
    return cell


def door_excel(text: str) -> str:
    """The file as Excel saves it."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([map(excel, row) for row in rows])
    return out.getvalue()


@pytest.fixture(scope="module")
def termijnen(regels: Regels) -> Planner:
    return regels.planners["termijnen"]


def opslag(*codes: str) -> Opslag:
    store = Opslag()
    for code in codes:
        store.voeg_toe(Dossier(code, {"bezig": "2026-01-15", "evaluaties": ["2026-05-04", "2026-11-02"]}))
    return store


def codes(store: Opslag) -> list[str]:
    return [dossier.code for dossier in store.dossiers.values()]


def test_de_codes_van_de_melding_komen_heel_terug_uit_excel(termijnen: Planner) -> None:
    store = opslag(*VERANDERD)
    back = lees_bestand(termijnen, door_excel(als_csv(termijnen, store)), codes(store))
    assert back.meldingen == []
    assert codes(back) == list(VERANDERD)
    report = voeg_samen(store, back, overschrijf=False)
    assert (report.ongewijzigd, report.toegevoegd, report.meldingen) == (4, 0, [])


STUKJES = st.sampled_from(
    ["0", "1", "12", "31", "007", "2026", "-", "/", ".", ",", "E", "e5", "mrt", "okt", "jan", "B", "%", " ", "=", "+", "@", "waar", "'", ":"]
)  # fmt: skip


@given(st.lists(STUKJES, min_size=1, max_size=5).map("".join))
def test_elke_code_komt_heel_terug_uit_excel(regels: Regels, tekst: str) -> None:
    one = regels.planners["termijnen"]
    try:
        code = lees_code(tekst)
    except ValueError:
        return
    for known in ([], [code]):
        back = lees_bestand(one, door_excel(als_csv(one, opslag(code))), known)
        assert (codes(back), back.meldingen) == ([code], [])


def uit_excel(*rows: str) -> str:
    return "\r\n".join(["code;bezig;evaluaties", *rows])


@pytest.mark.parametrize(("code", "vorm"), VERANDERD.items())
def test_een_code_die_excel_veranderde_wordt_herkend_als_het_dossier_er_is(
    termijnen: Planner, code: str, vorm: str
) -> None:
    """Een bestand dat vroeger bewaard is, zonder het teken dat de code beschermt."""
    store = lees_bestand(termijnen, uit_excel(f"{vorm};15/01/2026;"), [code, "B-12"])
    assert codes(store) == [code]
    assert store.meldingen == [
        f"Regel 2: de code ‘{vorm}’ is gelezen als ‘{code}’, want zo verandert een rekenblad die code."
    ]


@pytest.mark.parametrize("vorm", ["3/dec", "3-dec", "1,00E+05", "1/mrt", "mrt/25", "1/02/2026"])
def test_een_code_die_excel_veranderde_wordt_genoemd_als_niemand_ze_kent(
    termijnen: Planner, vorm: str
) -> None:
    store = lees_bestand(termijnen, uit_excel(f"{vorm};15/01/2026;", "B-12;16/01/2026;"))
    assert codes(store) == ["B-12"]
    (message,) = store.meldingen
    assert message.startswith(
        f"Regel 2: de code ‘{vorm}’ is door je rekenblad veranderd en niet overgenomen."
    )


def test_een_code_die_van_twee_dossiers_kan_zijn_wordt_gevraagd(termijnen: Planner) -> None:
    store = lees_bestand(termijnen, uit_excel("7;15/01/2026;"), ["007", "07"])
    assert codes(store) == []
    assert "Ze kan van ‘007’ of ‘07’ komen." in store.meldingen[0]


def test_een_gewone_code_blijft_van_zichzelf(termijnen: Planner) -> None:
    """Ook een die er net zo uitziet als wat Excel van een andere maakt, als die andere er zelf staat."""
    store = lees_bestand(termijnen, uit_excel("'007;15/01/2026;", "7;16/01/2026;"), ["007"])
    assert (codes(store), store.meldingen) == (["007", "7"], [])
    store = lees_bestand(termijnen, uit_excel("12;15/01/2026;", "B-12;16/01/2026;", "maart;17/01/2026;"))
    assert (codes(store), store.meldingen) == (["12", "B-12", "maart"], [])


@pytest.mark.parametrize(
    ("cel", "datums"),
    [
        ("15/01/2026 0:00", ["2026-01-15"]),
        ("15/01/2026 0:00, 4/05/2026 0:00", ["2026-01-15", "2026-05-04"]),
        ("15/01/2026 0:00:00 4/05/2026", ["2026-01-15", "2026-05-04"]),
    ],
)
def test_een_datum_met_een_uur_wordt_gelezen_ook_bij_de_evaluaties(
    termijnen: Planner, cel: str, datums: list[str]
) -> None:
    store = lees_bestand(termijnen, uit_excel(f"B-12;15/01/2026 0:00;{cel}"))
    assert store.meldingen == []
    found: dict[str, Any] = store.dossiers["b-12"].antwoorden
    assert found == {"bezig": "2026-01-15", "evaluaties": datums}
