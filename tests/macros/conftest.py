"""The macros as pages call them, without building the site."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import aanbod, planners, woorden
from macros.site import Site
from tests.vast import MAP

ROOT = Path(__file__).resolve().parents[2]


def _site(project: Path) -> Site:
    page = SimpleNamespace(
        file=SimpleNamespace(src_uri="handboek/3-start/trajectplan.md"), url="handboek/3-start/trajectplan/"
    )
    return Site(project, SimpleNamespace(project_dir=str(project), page=page))


@pytest.fixture(scope="session")
def site() -> Site:
    return _site(ROOT)


@pytest.fixture(scope="session")
def vast() -> Site:
    """The same with rules that do not change: for what quotes a value."""
    return _site(MAP)


@pytest.fixture(scope="session")
def macro(site: Site) -> Callable[..., str]:
    """Call a macro by its name."""
    return _roep(aanbod.macros(site))


@pytest.fixture(scope="session")
def vaste_macro(vast: Site) -> Callable[..., str]:
    """The same with rules that do not change, and no pages: of the modules that need none."""
    return _roep(macro for module in (woorden, planners) for macro in module.macros(vast))


def _roep(macros: Iterable[Callable[..., str]]) -> Callable[..., str]:
    found = {macro.__name__: macro for macro in macros}

    def roep(naam: str, *args: Any, **kwargs: Any) -> str:
        return found[naam](*args, **kwargs)

    return roep
