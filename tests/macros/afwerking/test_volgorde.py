"""The steps after the build, all of them and in their order."""

import inspect
from pathlib import Path

import pytest

from macros.afwerking import volgorde
from macros.gereedschap.programmas import BouwFout

KAMER = Path(volgorde.__file__).parent


def test_elke_stap_van_de_kamer_wordt_gezet_en_de_lijst_van_bestanden_het_laatst() -> None:
    steps = [path.stem for path in KAMER.glob("*.py") if "\ndef bundle(" in path.read_text(encoding="utf-8")]
    body = inspect.getsource(volgorde.afwerken)
    missing = [step for step in steps if f"{step}.bundle(" not in body]
    assert not missing, f"zet ‘bundle’ van {missing} in ‘afwerken’ van macros/afwerking/volgorde.py"
    assert body.rstrip().endswith("offline.bundle(site)")


def test_een_map_zonder_site_of_die_al_af_is_wordt_geweigerd(tmp_path: Path) -> None:
    def afwerken() -> None:
        volgorde.afwerken(tmp_path, tmp_path, None, None)  # type: ignore[arg-type]

    with pytest.raises(BouwFout, match="staat geen gebouwde site"):
        afwerken()
    (tmp_path / "index.html").touch()
    (tmp_path / "offline.json").touch()
    with pytest.raises(BouwFout, match="al afgewerkt"):
        afwerken()
