"""Eén bestand van een voorstel op GitHub openen: met zijn tekst als die in een adres past."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[3]
BRON = "https://github.com/een/kennisbank"
LANGSTE = 7_500
SCRIPT = """
const { onGitHub, inRepository } = await import(process.argv[1]);
const asked = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(asked.map(([path, text]) => onGitHub(process.argv[2], inRepository(path), text))));
"""


def adressen(*vragen: tuple[str, str | None]) -> list[str]:
    done = subprocess.run(
        [
            Path(sys.executable).parent / "node",
            "--input-type=module",
            "-e",
            SCRIPT,
            ROOT / "docs/assets/js/werkplaats/voorstel.mjs",
            BRON,
        ],
        input=json.dumps(vragen),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_een_bestand_dat_er_is_opent_op_zijn_plaats() -> None:
    assert adressen(("planners/kader.yml", None), ("docs/kader/index.md", None)) == [
        f"{BRON}/edit/main/data/planners/kader.yml",
        f"{BRON}/edit/main/docs/kader/index.md",
    ]


def test_een_nieuw_bestand_neemt_zijn_tekst_mee_zolang_die_past() -> None:
    short, long = "Eén zin & meer: 50 % 🙂\n", "é" * LANGSTE
    first, second = adressen(("wijzigingen/a.md", short), ("wijzigingen/a.md", long))
    assert parse_qs(urlsplit(first).query) == {"filename": ["data/wijzigingen/a.md"], "value": [short]}
    assert parse_qs(urlsplit(second).query) == {"filename": ["data/wijzigingen/a.md"]}


def test_de_grens_is_die_van_het_adres_zelf() -> None:
    empty = len(adressen(("a.md", "x"))[0]) - 1
    fits, too_long = adressen(("a.md", "x" * (LANGSTE - empty)), ("a.md", "x" * (LANGSTE - empty + 1)))
    assert len(fits) == LANGSTE
    assert "value" not in too_long
