"""The way in for mkdocs-macros: the macros of all modules, and what happens around the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros import (
    beheer,
    dossiers,
    meldingen,
    naslag,
    pagina,
    plaatsen,
    planners,
    tabelkoppen,
    tekeningen,
    verkeer,
    woorden,
)
from macros.afwerking import (
    alles,
    beveiliging,
    download,
    feed,
    hosting,
    offline,
    omleidingen,
    stijl,
    zoeken,
)
from macros.gereedschap.programmas import BouwFout
from macros.momentopname import oefening
from macros.runtime import bundel as runtime
from macros.site import Site
from macros.werkplaats import bundel as werkplaats
from macros.werkplaats import pagina as werkplaatspagina
from planner import codec, taal
from planner.authoring.gegevens import zonder_voorbeelden

_SITE: list[Site] = []
_SHEETS: list[str] = []


def define_env(env: Any) -> None:
    """Read the data once and offer the macros. Wrong data stops the build with every problem."""
    site = Site(Path(env.project_dir), env)
    _SITE[:] = [site]
    _SHEETS[:] = stijl.join(env.conf)
    env.conf["markdown_extensions"].append(tabelkoppen.Tabelkoppen())
    meldingen.leesbaar()
    modules = (
        woorden,
        planners,
        dossiers,
        naslag,
        tekeningen,
        beheer,
        plaatsen,
        werkplaatspagina,
        verkeer,
    )
    for module in modules:
        for macro in module.macros(site):
            env.macro(macro)


def on_post_page_macros(env: Any) -> None:
    """Add to each page where it comes from and when it was reviewed."""
    env.markdown += pagina.over_deze_pagina(_SITE[0], env.page)


def on_post_build(env: Any) -> None:
    """Add what needs all of the built site: runtime, search, old addresses, security policy, offline list."""
    try:
        _finish(env)
    except BouwFout as problem:
        raise PluginError(str(problem)) from problem


def _finish(env: Any) -> None:
    target, address = Path(env.conf["site_dir"]), env.conf["site_url"] or ""
    rules = _SITE[0].rules
    stijl.bundle(target, _SHEETS)
    requests = list(oefening.vragen(rules))
    runtime.bundle(_SITE[0].project, target, codec.dumps(zonder_voorbeelden(rules)), requests)
    werkplaats.bundle(_SITE[0], target)
    alles.bundle(target, env.variables["navigation"])
    feed.bundle(_SITE[0].project, target, address)
    zoeken.bundle(_SITE[0], target)
    omleidingen.bundle(_SITE[0].bestand("omleidingen.yml"), target, address)
    policy = beveiliging.secure(target)
    download.bundle(target, taal.datum(_SITE[0].vandaag))
    hosting.bundle(target, policy, address)
    # Last of all: it lists the files as they are.
    offline.bundle(target)
