"""A word of the list is found in pages and in the texts of the data, with its line and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.paginas import Pagina
from macros.redactie.woordkeuze import Woord, in_gegevens, in_pagina, woorden
from planner.authoring.gegevens import Gegevens, read_files, read_folder
from planner.authoring.naslagmodel import Woordkeuze

LIJST = """\
data: {beter: datums, waarom: Het leest ook als gegevens., behalve: [data te besparen]}
te hoog gegrepen: {beter: niet haalbaar, waarom: Het oordeelt.}
"""
BEGRIPPEN = """\
datum:
  naam: Datum
  ook: [data, de data]
  uitleg: Een dag.
  bron: draaiboek-2023 1
einde:
  naam: Einde
  bron: draaiboek-2023 1
  uitleg: >-
    Hier staan alle
    data van het traject.
"""


def gegevens(**files: str) -> Gegevens:
    """Data with the list, and the given files; the rules are not needed here."""
    found = {"woordkeuze.yml": LIJST, "begrippen.yml": BEGRIPPEN} | files
    return read_files({name: text.encode() for name, text in found.items()})


WOORDEN = woorden(gegevens())


def pagina(text: str, title: str = "Proef") -> Pagina:
    return Pagina("handboek/proef.md", {"title": title}, text, "")


@pytest.mark.parametrize(
    "text", ["Noteer de data.", "Data reken je uit.", "Dat is te\u00a0laat en te hoog gegrepen."]
)
def test_een_woord_van_de_lijst_wordt_als_heel_woord_gevonden_met_of_zonder_hoofdletter(text: str) -> None:
    (problem,) = in_pagina(pagina(f"# Proef\n\n{text}"), f"# Proef\n\n{text}", WOORDEN)
    assert str(problem).startswith("docs/handboek/proef.md:3: Schrijf ‘")
    assert "in plaats van" in problem.melding


@pytest.mark.parametrize(
    "text", ["Het databestand.", "De map data/planners.", "Een kandidaat.", "Om data te besparen."]
)
def test_een_stuk_van_een_ander_woord_en_een_uitzondering_blijven_staan(text: str) -> None:
    assert not list(in_pagina(pagina(text), text, WOORDEN))


def test_ook_de_titel_van_een_pagina_wordt_gelezen() -> None:
    (problem,) = in_pagina(pagina("# Proef", title="Alle data"), "# Proef", WOORDEN)
    assert problem.regel == 1


def test_teksten_van_de_gegevens_worden_nagelezen_en_zoekwoorden_niet() -> None:
    found = [
        problem for problem in in_gegevens(gegevens(), WOORDEN) if problem.bestand == "data/begrippen.yml"
    ]
    (problem,) = found
    assert problem.regel == BEGRIPPEN.splitlines().index("  uitleg: >-") + 1
    assert "‘datums’" in problem.melding


def test_een_woord_zegt_waarom_we_het_niet_gebruiken() -> None:
    word = Woord("verschuldigd", Woordkeuze("moet doen", "Niemand is iemand iets schuldig."))
    assert (
        word.melding() == "Schrijf ‘moet doen’ in plaats van ‘verschuldigd’. Niemand is iemand iets schuldig."
    )


def test_de_lijst_zelf_en_de_site_van_nu_zijn_in_orde() -> None:
    data = read_folder(Path(__file__).resolve().parents[3] / "data")
    assert len(woorden(data)) >= 10
    assert not list(in_gegevens(data, woorden(data)))
