"""The build as a whole."""

import hashlib
from pathlib import Path

import pytest

from tests.bouw import bouw, kopieer


def bytes_van(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.lang
def test_twee_keer_bouwen_geeft_dezelfde_bytes(tmp_path: Path) -> None:
    """Each build is a process with a hash seed of its own, so an order that hangs on one shows."""
    project = kopieer(tmp_path / "project")
    one, other = (bytes_van(bouw(project, tmp_path / name)) for name in ("een", "twee"))
    assert one
    assert {name for name in one | other if one.get(name) != other.get(name)} == set()
