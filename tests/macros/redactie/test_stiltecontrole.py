"""Wie zegt dat iets in geen bron staat, zocht het; en wat de site elders wel vertelt, spreekt het niet tegen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.paginas import Pagina, lees
from macros.redactie.stiltecontrole import BESTAND, Stuk, kijk_na
from planner.authoring.gegevens import Bestand, Gegevens, read_folder
from planner.authoring.naslagmodel import Stilte, Zegt
from planner.model import Bron

PROJECT = Path(__file__).resolve().parents[3]
DATA = read_folder(PROJECT / "data")
PAGES = lees(PROJECT / "docs")
DAG = date(2026, 11, 29)


def met(stilte: Stilte) -> Gegevens:
    """The data of the site with one claim more."""
    file = DATA.bestanden[BESTAND]
    extra = Bestand(file.naam, {**file.inhoud, "proef": stilte}, {**file.regels, ("proef",): 999})
    return replace(DATA, bestanden={**DATA.bestanden, BESTAND: extra})


def meldingen(data: Gegevens, pages: list[Pagina]) -> list[str]:
    return [str(problem) for problem in kijk_na(pages, data)]


def pagina(tekst: str) -> Pagina:
    return Pagina("handboek/proef.md", {}, tekst, "", aangehaald=(Bron("draaiboek-2023", "6.1"),))


@pytest.mark.parametrize(
    "zin",
    [
        "Dat staat in geen enkele bron.",
        "De bronnen zeggen niet wanneer dat is.",
        "Hoe dat gaat, zegt het draaiboek niet.",
        "Daarover zeggen de bronnen niets.",
        "Het adres staat er niet bij.",
        "Of het mag, staat nergens.",
        "Daarover zwijgt het draaiboek.",
        "Geen van de bronnen legt het vast.",
        "Wie tekent, staat niet in de bron.",
    ],
)
def test_een_zin_die_een_stilte_beweert_valt_op(zin: str) -> None:
    assert Stuk("docs/a.md", 1, frozenset(), zin).stiltes() == [zin]


def test_een_stilte_zonder_wie_zocht_is_een_probleem() -> None:
    found = meldingen(DATA, [*PAGES, pagina("# Proef\n\nHoe dat in Gent gaat, staat nergens.\n")])
    assert len(found) == 1
    assert found[0].startswith("docs/handboek/proef.md:3: ‘Hoe dat in Gent gaat")
    assert "zocht het" in found[0]


@pytest.mark.parametrize(
    "zin",
    [
        "Het draaiboek noemt alleen wie niet opdaagt.",
        "De infosessie zegt dat VDAB een onthaaltraject niet opvolgt.",
        "De vijf documenten zeggen niet altijd hetzelfde.",
        "Een erkenning alleen volstaat niet.",
        "Je antwoorden gaan nergens naartoe.",
    ],
)
def test_een_zin_die_er_alleen_op_lijkt_niet(zin: str) -> None:
    assert Stuk("docs/a.md", 1, frozenset(), zin).stiltes() == []


def test_een_stilte_die_de_site_zelf_tegenspreekt() -> None:
    """De pagina zei ooit dat geen bron iets zegt over werken naast een traject. De woordenlijst doet dat wel (4.4)."""
    claim = Stilte(
        "De bronnen zeggen niet of iemand die werkt een traject kan volgen.",
        ("enige vorm van tewerkstelling",),
        DAG,
    )
    found = [text for text in meldingen(met(claim), PAGES) if ":999:" in text]
    assert any("data/begrippen.yml" in text and "draaiboek-2023 4.4" in text for text in found)


@pytest.mark.parametrize("veld", ["buurt", "wel"])
def test_een_sectie_die_iemand_las_spreekt_niet_meer_tegen(veld: str) -> None:
    word, source = ("enige vorm van tewerkstelling",), (Bron("draaiboek-2023", "4.4"),)
    read = (
        {"buurt": source}
        if veld == "buurt"
        else {"wel": (Zegt(source, "De stage gaat niet samen met werk."),)}
    )
    assert meldingen(met(Stilte("Iets anders over werk staat er niet.", word, DAG, **read)), PAGES) == []  # type: ignore[arg-type]


def test_een_stuk_zin_dat_nergens_meer_staat() -> None:
    claim = Stilte("Dit staat er niet.", ("xyzzy",), DAG, zinnen=("een zin die er niet is",))
    assert [text for text in meldingen(met(claim), PAGES) if "nergens meer" in text]


def test_de_site_zelf_is_in_orde() -> None:
    assert meldingen(DATA, PAGES) == []
