"""A planner on a page: its form, and its rules as tables for whoever has no scripts."""

from __future__ import annotations

from collections.abc import Callable

from macros.formulier import formulier
from macros.regels import regels_van
from macros.site import Site
from planner.html import el


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def planner(naam: str) -> str:
        """A whole planner: introduction, form, place for the answer, and the rules."""
        rules = regels_van(site, naam)
        lead = el("p", rules.t(rules.planner.inleiding), class_="cmz-inleiding")
        limits = rules.t(rules.planner.niet_gebruiken)
        more = el("p", limits, class_="cmz-niet") if limits else ""
        # A Markdown heading, so that it is in the table of contents.
        form, tables = formulier(site, naam), rules.regels()
        return f"{lead}{more}\n\n{form}\n\n## De regels {{ #de-regels }}\n\n{tables}\n"

    def regels(naam: str) -> str:
        """Only the rules of a planner, as tables."""
        return regels_van(site, naam).regels()

    return [planner, regels]
