"""What a page can call: the macros of all modules, for whichever program builds the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros import (
    beheer,
    dossiers,
    fasen,
    mutaties,
    naslag,
    plaatsen,
    planners,
    taken,
    tekeningen,
    verkeer,
    woorden,
)
from macros.site import Site
from macros.werkplaats import pagina as werkplaats

MODULES = (
    woorden,
    planners,
    dossiers,
    fasen,
    naslag,
    taken,
    tekeningen,
    beheer,
    plaatsen,
    werkplaats,
    verkeer,
    mutaties,
)


def macros(site: Site) -> Iterator[Callable[..., str]]:
    """Every macro, by the name of its function."""
    for module in MODULES:
        yield from module.macros(site)
