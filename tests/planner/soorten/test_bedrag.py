"""The kind `bedrag`, with a planner made for the test: amounts of valkuilen T53-T61, worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planner
from planner.model import (
    BedragPlanner,
    BedragWaarde,
    Bron,
    DeelWaarde,
    Optie,
    Regels,
    Rij,
    Uitkomst,
    Vraag,
    Waarde,
)

BRON = (Bron("draaiboek-2023", "2.2"),)
DAG = date(2026, 11, 22)


@pytest.fixture(scope="module")
def proef(regels: Regels) -> Regels:
    value = {"geldig_van": date(2023, 7, 1), "bron": BRON, "gecontroleerd_op": DAG}
    made = BedragPlanner(
        soort="bedrag",
        titel="Proef",
        inleiding="Proef.",
        bron=BRON,
        gecontroleerd_op=DAG,
        vragen={
            "basisbedrag": Vraag("Basis?", "bedrag"),
            "aandeel": Vraag("Aandeel?", "deel"),
            "sleutel": Vraag("Sleutel?", "delen"),
        },
        bedrag="proefbedrag",
        basisvraag="basisbedrag",
        aantalvraag="aantal",
        vooraf="aandeel",
        verdeling="sleutel",
        regelvragen={
            "aantal": Vraag("Aantal?", "geheel", min=0),
            "afloop": Vraag(
                "Afloop?", "keuze", opties={"afgerond": Optie("Afgerond"), "stopgezet": Optie("Stopgezet")}
            ),
            "drie_maanden": Vraag("Drie maanden?", "ja_nee"),
        },
        treffer="eerste",
        uitkomsten={
            "geen": Uitkomst("Geen", "Geen.", BRON),
            "zestig": Uitkomst("60%", "60%.", BRON, deel="proefdeel"),
            "volledig": Uitkomst("Volledig", "Volledig.", BRON, deel="100"),
        },
        rijen={
            "te-kort": Rij({"drie_maanden": ("nee",)}, "geen", "Te kort.", BRON),
            "stopgezet": Rij({"afloop": ("stopgezet",)}, "zestig", "Stopgezet.", BRON),
            "afgerond": Rij({"afloop": ("afgerond",)}, "volledig", "Afgerond.", BRON),
        },
    )
    values = {
        "proefbedrag": BedragWaarde("Bedrag", "bedrag", (Waarde(waarde=Decimal("883.27"), **value),)),
        "proefdeel": DeelWaarde("Deel", "deel", (Waarde(waarde=Decimal(60), **value),)),
    }
    return replace(regels, planners=regels.planners | {"proef": made}, waarden=regels.waarden | values)


def reken(proef: Regels, answers: dict[str, Any]) -> dict[str, Any]:
    result = planner.evaluate(proef, "proef", answers, DAG)
    assert "fout" not in result, result
    return result


def regel(aantal: int, afloop: str, drie_maanden: bool = True) -> dict[str, Any]:
    return {"aantal": aantal, "afloop": afloop, "drie_maanden": drie_maanden}


def test_tien_volledige_en_twee_van_zestig_procent(proef: Regels) -> None:
    """8.832,70 + 1.059,92 = 9.892,62; onafgerond 9.892,624."""
    amounts = reken(proef, {"regels": [regel(10, "afgerond"), regel(2, "stopgezet")]})["bedragen"]
    assert amounts["basisbedrag"] == "883.27"
    assert [line["uitkomst"] for line in amounts["regels"]] == ["volledig", "zestig"]
    assert [line["per_traject"] for line in amounts["regels"]] == ["883.27", "529.96"]
    assert [line["totaal"] for line in amounts["regels"]] == ["8832.70", "1059.92"]
    assert amounts["totaal"] == "9892.62"


def test_het_totaal_rondt_een_keer_af_op_de_onafgeronde_som(proef: Regels) -> None:
    """Drie regels van één traject: 3 × 529,962 = 1.589,886 en niet 3 × 529,96 = 1.589,88."""
    assert reken(proef, {"regels": [regel(1, "stopgezet")] * 3})["bedragen"]["totaal"] == "1589.89"


def test_een_eigen_basisbedrag_gaat_voor(proef: Regels) -> None:
    amounts = reken(proef, {"basisbedrag": "1000,00", "regels": [regel(1, "stopgezet")]})["bedragen"]
    assert (amounts["basisbedrag"], amounts["totaal"]) == ("1000.00", "600.00")


def test_minder_dan_drie_maanden_geeft_nul(proef: Regels) -> None:
    amounts = reken(proef, {"regels": [regel(4, "afgerond", False)]})["bedragen"]
    assert (amounts["regels"][0]["uitkomst"], amounts["totaal"]) == ("geen", "0.00")


@pytest.mark.parametrize(
    ("sleutel", "partners"),
    [
        # 794,94 × 33,33% = 264,9535 en × 33,34% = 265,033: afgekapt ontbreekt één cent, en het meest verloor de eerste.
        (["33.33", "33.33", "33.34"], ["264.96", "264.95", "265.03"]),
        # 397,47 is precies de helft: er blijft niets over, en wie 0% heeft, krijgt niets.
        (["50", "50", "0"], ["397.47", "397.47", "0.00"]),
        # 0,2% van 794,94 is 1,58988 (verlies 0,988 cent), 99,8% is 793,35012 (0,012 cent).
        (["0.2", "0", "99.8"], ["1.59", "0.00", "793.35"]),
    ],
)
def test_de_cent_die_overblijft_gaat_naar_wie_het_meest_verloor(
    proef: Regels, sleutel: list[str], partners: list[str]
) -> None:
    """10% van 883,27 is 88,33; de partners verdelen 794,94."""
    answers = {"aandeel": "10", "sleutel": sleutel, "regels": [regel(1, "afgerond")]}
    amounts = reken(proef, answers)["bedragen"]
    assert amounts["aanspreekpunt"] == "88.33"
    assert amounts["partners"] == partners


def test_een_halve_cent_maakt_niemand_schuldig(proef: Regels) -> None:
    """De helft van 883,27 is 441,635: één van beide krijgt de cent, de derde niets en zeker niet min één cent."""
    amounts = reken(proef, {"sleutel": ["50", "50", "0"], "regels": [regel(1, "afgerond")]})["bedragen"]
    assert amounts["partners"] == ["441.64", "441.63", "0.00"]


DERDEN = [["33.33", "33.33", "33.34"], ["33.3333", "33.3333", "33.3334"], ["66.6667", "33.3333", "0"]]


@st.composite
def sleutels(draw: st.DrawFn) -> list[str]:
    """Keys of three partners: thirds, zeros, and anything with up to four decimals."""
    first, second = sorted(draw(st.tuples(*[st.integers(0, 1_000_000)] * 2)))
    anything = [str(Decimal(part) / 10_000) for part in (first, second - first, 1_000_000 - second)]
    nothing = draw(st.permutations(["0", "0", "100"]))
    half = draw(st.permutations(["0", "50", "50"]))
    return draw(st.sampled_from([anything, nothing, half, *DERDEN]))


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.sampled_from(["afgerond", "stopgezet"]), st.booleans()), max_size=6
    ),
    st.decimals(0, 100, places=2),
    sleutels(),
)
def test_wat_verdeeld_wordt_is_samen_het_totaal(
    proef: Regels, rows: list[tuple[int, str, bool]], before: Decimal, key: list[str]
) -> None:
    answers = {"aandeel": str(before), "sleutel": key, "regels": [regel(*row) for row in rows]}
    amounts = reken(proef, answers)["bedragen"]
    base = Decimal("883.27")
    exact = sum(
        (base * n * (1 if how == "afgerond" else Decimal("0.6")) for n, how, long in rows if long), Decimal(0)
    )
    assert amounts["totaal"] == str(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
    parts = [Decimal(part) for part in (amounts["aanspreekpunt"], *amounts["partners"])]
    assert sum(parts) == Decimal(amounts["totaal"])
    assert all(part >= 0 for part in parts)
    rest = Decimal(amounts["totaal"]) - parts[0]
    gained = [part - rest * Decimal(share) / 100 for part, share in zip(parts[1:], key, strict=True)]
    assert all(abs(difference) < Decimal("0.01") for difference in gained)
    # Niemand die een cent bijkreeg, verloor bij het afkappen minder dan wie er geen kreeg.
    more = [difference - Decimal("0.01") for difference in gained if difference > 0]
    assert not more or max(more) <= min((d for d in gained if d <= 0), default=Decimal(0))


def test_een_open_regel_zegt_wat_ontbreekt(proef: Regels) -> None:
    result = reken(proef, {"regels": [regel(1, "afgerond"), {"aantal": 2, "afloop": "stopgezet"}]})
    assert result["ontbreekt"] == ["regels.2.drie_maanden"]
    assert result["bedragen"]["regels"][1]["uitkomst"] is None


def test_wat_niets_meer_kan_veranderen_wordt_bij_een_regel_niet_gevraagd(proef: Regels) -> None:
    """Te kort beslist alleen; zonder dat telt hoe het afliep."""
    lines = [{}, {"drie_maanden": False}, {"aantal": 1, "drie_maanden": True}, regel(1, "afgerond")]
    result = reken(proef, {"regels": lines})
    assert result["niet_gevraagd"] == ["regels.2.afloop"]
    assert "regels.2.aantal" in result["ontbreekt"]


def test_zonder_regels_is_er_niets_te_rekenen(proef: Regels) -> None:
    result = reken(proef, {})
    assert result["ontbreekt"] == ["regels"]
    assert result["bedragen"]["totaal"] == "0.00"


@pytest.mark.parametrize(
    ("antwoorden", "vraag"),
    [
        ({"basisbedrag": "-5"}, "basisbedrag"),
        ({"basisbedrag": "NaN"}, "basisbedrag"),
        ({"basisbedrag": "1e9"}, "basisbedrag"),
        ({"basisbedrag": "９９"}, "basisbedrag"),
        ({"aandeel": "101"}, "aandeel"),
        ({"aandeel": float("nan")}, "aandeel"),
        ({"aandeel": float("inf")}, "aandeel"),
        ({"sleutel": ["50", "49"]}, "sleutel"),
        ({"sleutel": []}, "sleutel"),
        ({"sleutel": ["100"]}, "sleutel"),
        ({"basisbedrag": "883.270"}, "basisbedrag"),
        ({"basisbedrag": "883,275"}, "basisbedrag"),
        ({"sleutel": "100"}, "sleutel"),
        ({"regels": "x"}, "regels"),
        ({"regels": ["x"]}, "regels.1"),
        ({"regels": [{}, {"aantal": -1}]}, "regels.2.aantal"),
        ({"regels": [{"afloop": "afgerod"}]}, "regels.1.afloop"),
        ({"regels": [{"anders": 1}]}, "regels.1.anders"),
        ({"regels": [{}] * 1001}, "regels"),
    ],
)
def test_een_fout_wijst_de_vraag_en_de_regel_aan(
    proef: Regels, antwoorden: dict[str, Any], vraag: str
) -> None:
    errors = planner.evaluate(proef, "proef", antwoorden, DAG)["fout"]
    assert [error["vraag"] for error in errors] == [vraag]
    assert errors[0]["melding"]


def test_alleen_wie_geld_krijgt_leest_hoe_het_uitbetaald_wordt(regels: Regels) -> None:
    def stappen(afloop: str) -> list[str]:
        line = {"aantal": 1, "afloop": afloop, "drie_maanden": True, "eindverslag": True, "eindadvies": True}
        found = planner.evaluate(regels, "vergoeding", {"regels": [line]}, "2026-11-22")
        return [step["wat"] for step in found["stappen"] if step["wie"] == "departement"]

    assert stappen("afgerond") == stappen("stopgezet")
    assert "2 keer per jaar" in stappen("afgerond")[0]
    assert stappen("onttenderd") == []


def test_een_stap_noemt_de_regels_waarvoor_ze_is(regels: Regels) -> None:
    def stappen(*lines: dict[str, Any]) -> list[str]:
        found = planner.evaluate(regels, "vergoeding", {"regels": [*lines]}, "2026-11-22")
        return [step["wat"] for step in found["stappen"] if step["wie"] == "cmt"]

    done = {"aantal": 1, "afloop": "afgerond", "drie_maanden": True, "eindverslag": True, "eindadvies": True}
    without = done | {"eindverslag": False}
    (alone,) = stappen(without)
    assert stappen(done, without) == [f"{alone} (regel 2)"]
    assert stappen(without, done, without) == [f"{alone} (regels 1 en 3)"]
