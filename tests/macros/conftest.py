"""The macros as pages call them, without building the site."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import planners, woorden
from macros.site import Site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site() -> Site:
    page = SimpleNamespace(
        file=SimpleNamespace(src_uri="handboek/3-start/trajectplan.md"), url="handboek/3-start/trajectplan/"
    )
    return Site(ROOT, SimpleNamespace(project_dir=str(ROOT), page=page))


@pytest.fixture(scope="session")
def macro(site: Site) -> Callable[..., str]:
    """Call a macro by its name."""
    found: dict[str, Callable[..., str]] = {
        m.__name__: m for module in (woorden, planners) for m in module.macros(site)
    }

    def roep(naam: str, *args: Any, **kwargs: Any) -> str:
        return found[naam](*args, **kwargs)

    return roep
