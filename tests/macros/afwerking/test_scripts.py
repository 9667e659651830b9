"""De scripts van de site: van veel modules de enkele die een pagina vraagt."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.afwerking import scripts
from macros.gereedschap.programmas import BouwFout

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bouw(tmp_path_factory.mktemp("site"))


def bouw(site: Path) -> Path:
    """De echte modules, met namen zoals de runtime en de werkplaats ze schrijven."""
    shutil.copytree(ROOT / "docs/assets/js", site / scripts.FOLDER)
    for naam, tekst in (
        (
            "runtime/runtime.mjs",
            'export const runtime = { kern: "kern.merk.wasm", motor: "motor.merk.zip" };',
        ),
        ("werkplaats/inhoud.mjs", 'export const inhoud = { editor: "editor.merk.mjs" };'),
    ):
        (site / "assets" / naam).parent.mkdir(parents=True)
        (site / "assets" / naam).write_text(tekst, encoding="utf-8")
    scripts.bundle(ROOT, site)
    return site


def gemaakt(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.*js")
    }


def test_er_is_wat_een_pagina_vraagt_en_geen_module_van_de_bron_meer(site: Path) -> None:
    assert set(gemaakt(site)) == {
        "sw.js",
        "assets/javascripts/zoekmotor.js",
        "assets/javascripts/zoekwerker.js",
        "assets/js/checklist.mjs",
        "assets/js/dossiers.mjs",
        "assets/js/gewoon.mjs",
        "assets/js/pagina.mjs",
        "assets/js/planner.mjs",
        "assets/js/schijf.js",
        "assets/js/werkplaats-worker.mjs",
        "assets/js/werkplaats.mjs",
        "assets/runtime/runtime.mjs",
        "assets/runtime/worker.mjs",
        "assets/werkplaats/inhoud.mjs",
    }


def test_waar_de_site_gebouwd_wordt_verandert_geen_byte(site: Path, tmp_path: Path) -> None:
    # Anders haalt elk toestel na elke bouw alle scripts opnieuw op.
    (tmp_path / "ergens anders").mkdir()
    assert gemaakt(bouw(tmp_path / "ergens anders")) == gemaakt(site)


def test_geen_script_wacht_op_een_ander(site: Path) -> None:
    for naam, tekst in gemaakt(site).items():
        assert not re.findall(r'^import .*|\bfrom "\./.*', tekst, re.MULTILINE), naam


def test_de_worker_kent_de_namen_van_de_runtime_zonder_ze_te_vragen(site: Path) -> None:
    assert "kern.merk.wasm" in (site / "assets/runtime/worker.mjs").read_text(encoding="utf-8")
    assert "motor.merk.zip" in (site / "assets/js/gewoon.mjs").read_text(encoding="utf-8")


def test_wat_geen_module_is_draait_als_gewoon_script(site: Path) -> None:
    node = Path(sys.executable).parent / "node"
    lees = "new (require('node:vm').Script)(require('node:fs').readFileSync(process.argv[1], 'utf8'))"
    for naam in ("sw.js", "assets/js/schijf.js", "assets/javascripts/zoekwerker.js"):
        subprocess.run([node, "--eval", lees, site / naam], check=True)


def test_zonder_esbuild_zegt_de_bouw_wat_te_doen(tmp_path: Path) -> None:
    with pytest.raises(BouwFout, match="make setup"):
        scripts.bundle(tmp_path, tmp_path)
