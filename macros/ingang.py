"""The way in for mkdocs-macros: the macros, and what happens around the pages."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from macros import aanbod, meldingen, pagina, tabelkoppen, wijzigingen
from macros.afwerking.volgorde import afwerken
from macros.afwerking.vooraf import Vooraf
from macros.gereedschap.programmas import BouwFout
from macros.site import Site
from planner.authoring.check import check
from planner.authoring.fouten import Ongeldig
from planner.authoring.gegevens import Gegevens, read_folder
from planner.authoring.koppen import koppen

LOG = get_plugin_logger("regels")
# Who only looks at pages (macros/kijken) does without what comes after them.
AFWERKEN = True
# Data that somebody read and checked before (macros/redactie/bouwcontrole.py).
GEGEVENS: Gegevens | None = None
_SITE: list[Site] = []
_VOORAF: list[Vooraf] = []


def define_env(env: Any) -> None:
    """Read the data once and offer the macros. Wrong data stops the build with every problem."""
    project = Path(env.project_dir)
    if AFWERKEN:
        _VOORAF[:] = [Vooraf(project)]
        atexit.register(_VOORAF[0].stop)
    site = Site(project, env, GEGEVENS or gecontroleerd(project))
    _SITE[:] = [site]
    env.conf["extra"]["stand"] = site.stand()
    env.conf["markdown_extensions"].append(tabelkoppen.Tabelkoppen())
    macros = list(aanbod.macros(site))
    meldingen.leesbaar(macro.__name__ for macro in macros)
    for macro in macros:
        env.macro(macro)


def gecontroleerd(project: Path) -> Gegevens:
    """The data of the project, checked as `make check` does. Raises PluginError with every problem."""
    # Relative, so that messages name files as an editor knows them.
    folder = Path(os.path.relpath(project))
    data = read_folder(folder / "data")
    data.paginas = koppen(folder / "docs")
    report = check(data)
    if report.problemen:
        raise PluginError(f"De gegevens kloppen niet:\n{Ongeldig(report.problemen)}")
    LOG.info("In orde: %s bestanden, %s voorbeelden.", report.bestanden, report.voorbeelden)
    return data


def gelezen() -> Site:
    """The data behind the pages that were read last."""
    return _SITE[0]


def on_pre_page_macros(env: Any) -> None:
    """Complete the changelog with the entries that have a file of their own."""
    env.markdown = wijzigingen.vul_aan(env.page.file.src_uri, env.markdown, _SITE[0].project)


def on_post_page_macros(env: Any) -> None:
    """Add to each page what to do with it, where it comes from and when it was reviewed."""
    env.markdown += pagina.slot(_SITE[0], env.page)


def on_post_build(env: Any) -> None:
    """Add what needs all of the built site: search, old addresses, security policy, offline list."""
    if not AFWERKEN:
        return
    try:
        afwerken(Path(env.conf["site_dir"]), _SITE[0].project, _SITE[0], _VOORAF[0])
    except BouwFout as problem:
        raise PluginError(str(problem)) from problem
    finally:
        _VOORAF[0].stop()
