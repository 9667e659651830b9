"""What every kind of question promises: whoever adds one, finds here what it must do."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest

from planner.model import Optie, Vraag
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.vragen.soort import Veld
from tests.gelijk import Maker

ROOT = Path(__file__).resolve().parents[3]

# A question of each kind, and answers to it as JSON.
VRAGEN: dict[str, tuple[Vraag, list[Any]]] = {
    "datum": (Vraag("Welke dag?", "datum"), ["2026-01-05", "2024-02-29"]),
    "datums": (Vraag("Welke dagen?", "datums"), [["2026-01-05"], ["2025-12-31", "2026-01-05"]]),
    "ja_nee": (Vraag("Klopt dat?", "ja_nee"), [True, False]),
    "keuze": (
        Vraag("Wat?", "keuze", opties={"dit": Optie("Dit hier"), "dat": Optie("Dat daar")}),
        ["dit", "dat"],
    ),
    "geheel": (Vraag("Hoeveel?", "geheel", min=0, max=6), [0, 6]),
    "bedrag": (Vraag("Hoeveel euro?", "bedrag"), ["883.27", "1000"]),
    "deel": (Vraag("Welk percentage?", "deel"), ["12.5", "0"]),
    "delen": (Vraag("Welke percentages?", "delen", min=3, max=3), [["33.33", "33.33", "33.34"]]),
}
ANTWOORDEN = [(name, value) for name, (_, values) in VRAGEN.items() for value in values]


class Namen(HTMLParser):
    """The names of the fields in a form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.namen: set[str | None] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input":
            self.namen.add(dict(attrs)["name"])


def test_elke_soort_staat_in_deze_lijst() -> None:
    assert VRAGEN.keys() == VRAAGSOORTEN.keys(), "zet in VRAGEN een vraag van de nieuwe soort, met antwoorden"


@pytest.mark.parametrize("soort", VRAAGSOORTEN)
def test_wie_twee_motoren_vergelijkt_vraagt_ook_deze_soort(soort: str) -> None:
    maker = Maker(Random(1), "proef", None)
    # Most of what it gives is a good answer of the kind; the rest is anything.
    given = [maker.antwoord(VRAGEN[soort][0], date(2026, 1, 5)) for _ in range(20)]
    assert len({str(answer) for answer in given}) > 1


@pytest.mark.parametrize("soort", VRAAGSOORTEN)
def test_de_handleiding_noemt_elke_soort(soort: str) -> None:
    page = ROOT / "docs/beheer/handleiding/vraag-of-rij-toevoegen.md"
    assert f"`{soort}`" in page.read_text(encoding="utf-8"), f"noem ‘{soort}’ in {page.name}"


@pytest.mark.parametrize(("soort", "antwoord"), ANTWOORDEN)
def test_een_antwoord_komt_terug_uit_een_link_en_uit_het_formulier(soort: str, antwoord: Any) -> None:
    question = VRAGEN[soort][0]
    kind = soort_van(question)
    fields, problems = kind.uit_link(question, "q", kind.in_link(antwoord))
    assert problems == []
    assert kind.uit_velden(fields, "q") == (antwoord, [])


@pytest.mark.parametrize(("soort", "antwoord"), ANTWOORDEN)
def test_een_mailprogramma_hoeft_niets_aan_een_link_te_wijzigen(soort: str, antwoord: Any) -> None:
    """What an address encodes, such as a colon, comes back from a mail as something else."""
    written = soort_van(VRAGEN[soort][0]).in_link(antwoord)
    assert quote(written, safe=",;") == written


@pytest.mark.parametrize(("soort", "antwoord"), [row for row in ANTWOORDEN if row[0] != "delen"])
def test_een_antwoord_komt_terug_uit_een_rekenblad(soort: str, antwoord: Any) -> None:
    kind = VRAAGSOORTEN[soort]
    assert kind.uit_cel(kind.in_cel(antwoord)) == antwoord


@pytest.mark.parametrize(("soort", "antwoord"), ANTWOORDEN)
def test_het_formulier_heeft_een_veld_voor_elk_antwoord(soort: str, antwoord: Any) -> None:
    question = VRAGEN[soort][0]
    kind = soort_van(question)
    fields, _ = kind.uit_link(question, "q", kind.in_link(antwoord))
    first = {name for name in fields if not name.startswith("q.1")}  # more rows are made by the page
    assert first <= Namen(kind.html(Veld(question, "q", "uid"))).namen or soort == "delen"


@pytest.mark.parametrize(("soort", "antwoord"), ANTWOORDEN)
def test_een_antwoord_past_bij_zijn_vraag_en_heeft_woorden(soort: str, antwoord: Any) -> None:
    question = VRAGEN[soort][0]
    kind = soort_van(question)
    typed = kind.lees(question, antwoord, tekst=False)
    assert kind.past(question, typed)
    assert kind.woorden(question, typed)


@pytest.mark.parametrize("soort", VRAGEN)
@pytest.mark.parametrize("onzin", [None, {}, [[]], "<b>", object()])
def test_wat_geen_antwoord_is_krijgt_een_zin(soort: str, onzin: Any) -> None:
    question = VRAGEN[soort][0]
    kind = soort_van(question)
    with pytest.raises(ValueError, match=r"^(‘|[A-Z]).*\.") as problem:
        kind.lees(question, onzin, tekst=False)
    assert "Error" not in str(problem.value)


def test_wat_rijen_kunnen_noemen_heeft_woorden_of_is_een_getal() -> None:
    for name, (question, _) in VRAGEN.items():
        kind = VRAAGSOORTEN[name]
        values = kind.celwaarden(question)
        assert kind.gesloten or not values
        assert all(kind.fout_in_cel(question, value) == "" for value in values)
        if kind.gesloten:
            assert kind.fout_in_cel(question, "onzin").startswith("‘onzin’")


def test_de_grenzen_van_een_getal_worden_geprobeerd() -> None:
    question = VRAGEN["geheel"][0]
    assert VRAAGSOORTEN["geheel"].grensgevallen(question, {3}, ()) == [0, 2, 3, 4, 6]
    assert VRAAGSOORTEN["keuze"].grensgevallen(VRAGEN["keuze"][0], (), ()) == ["dit", "dat"]
    assert VRAAGSOORTEN["ja_nee"].grensgevallen(VRAGEN["ja_nee"][0], (), ()) == [True, False]
