"""What an editor writes for the search: wrong words are named at their line, before anything is built."""

from pathlib import Path

import pytest

from planner.authoring.check import check
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.koppen import koppen

KLEIN = Path(__file__).with_name("klein")
PAGINA = """---
title: Trajectplan
---
# Trajectplan

## Wat erin staat
"""
GOED = """pagina: [plan maken]
stukken:
  wat-erin-staat:
    - inhoud van het plan
"""


def problemen(
    tmp_path: Path, woorden: str, naam: str = "start/plan", extra: dict[str, bytes] | None = None
) -> list[tuple[str, int, str]]:
    page = tmp_path / "docs/start/plan.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGINA, encoding="utf-8")
    data = read_files({**files_in(KLEIN), f"zoekwoorden/{naam}.yml": woorden.encode(), **(extra or {})})
    data.paginas = koppen(tmp_path / "docs")
    return [(p.bestand, p.regel, p.melding) for p in check(data).problemen]


def test_woorden_bij_een_pagina_en_een_kop_die_bestaan_zijn_in_orde(tmp_path: Path) -> None:
    assert problemen(tmp_path, GOED) == []


@pytest.mark.parametrize(
    ("woorden", "regel", "melding"),
    [
        (GOED.replace("wat-erin-staat", "wat-erin-stat"), 3, "Bedoelde je ‘wat-erin-staat’?"),
        (GOED.replace("stukken", "stuken"), 2, "Bedoelde je ‘stukken’?"),
        (GOED + "    - Inhoud van het plan\n", 5, "‘Inhoud van het plan’ staat hier al op regel 4"),
        (GOED + "    -\n", 5, "Hier ontbreekt een waarde"),
        (GOED + '    - " "\n', 5, "hier hoort een tekst"),
        (GOED.replace("plan maken", "inhoud van het plan"), 1, "staat ook bij het stuk ‘wat-erin-staat’"),
        (GOED.replace("[plan maken]", "[]"), 1, "geen enkel zoekwoord"),
        (GOED.replace("wat-erin-staat", "Wat erin staat"), 3, "past hier niet"),
    ],
    ids=["kop", "sleutel", "dubbel", "leeg", "spatie", "pagina-en-stuk", "lege-lijst", "geen-anker"],
)
def test_wat_niet_klopt_wordt_op_zijn_regel_gezegd(
    tmp_path: Path, woorden: str, regel: int, melding: str
) -> None:
    ((file, line, said),) = problemen(tmp_path, woorden)
    assert (file, line) == ("zoekwoorden/start/plan.yml", regel)
    assert melding in said


def test_een_pagina_die_weg_is_wordt_genoemd_met_de_pagina_die_erop_lijkt(tmp_path: Path) -> None:
    ((_, line, said),) = problemen(tmp_path, GOED, naam="start/plaan")
    assert line == 1
    assert "docs/start/plaan.md bestaat niet. Bedoelde je ‘start/plan’?" in said


def test_alles_wat_fout_is_komt_tegelijk(tmp_path: Path) -> None:
    woorden = "pagina: [a, a]\nvragen: [b, b]\nstukken:\n  nergens: [c, c]\n"
    assert [line for _, line, _ in problemen(tmp_path, woorden)] == [1, 2, 4, 4]


def test_zonder_de_paginas_erbij_is_over_koppen_niets_te_zeggen(tmp_path: Path) -> None:
    data = read_files({**files_in(KLEIN), "zoekwoorden/nergens.yml": GOED.replace("erin", "buiten").encode()})
    assert check(data).problemen == []


def test_een_groep_synoniemen_heeft_elk_woord_een_keer_en_minstens_een_ander(tmp_path: Path) -> None:
    groups = "bus: []\ndokter: [arts, Dokter]\ntram: [bus]\nvervoer: [bus, tram]\n"
    empty, twice = problemen(tmp_path, GOED, extra={"synoniemen.yml": groups.encode()})
    assert empty[:2] == ("synoniemen.yml", 1)
    assert "‘bus’ is leeg" in empty[2]
    assert twice[:2] == ("synoniemen.yml", 2)
    assert "‘Dokter’ staat twee keer" in twice[2]
