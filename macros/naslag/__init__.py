"""Reference pages made from data: one module for each kind of thing that they list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper

from macros.naslag.begrippen import begrippen
from macros.naslag.bronnen import bronnenlijst, externe_feiten
from macros.naslag.mensen import contacten, rollen
from macros.naslag.stappen import stappenlijst
from macros.naslag.stukken import documenten, statussen
from macros.naslag.verschillen import stilte, verschillen
from macros.naslag.waarden import termijnen_tabel, waarden_tabel
from macros.naslag.zelftest import zelftest
from macros.site import Site

MACROS: tuple[Callable[..., str], ...] = (
    begrippen,
    rollen,
    statussen,
    documenten,
    termijnen_tabel,
    waarden_tabel,
    contacten,
    bronnenlijst,
    externe_feiten,
    stilte,
    stappenlijst,
    verschillen,
    zelftest,
)


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this package, each by the name of its function."""
    return [update_wrapper(partial(macro, site), macro) for macro in MACROS]
