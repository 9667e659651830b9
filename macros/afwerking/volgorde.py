"""The steps after the build, in their order. A new step: a module beside this one, and a line in `afwerken`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from macros.afwerking import (
    alles,
    beveiliging,
    bronpaneel,
    download,
    feed,
    hosting,
    offline,
    omleidingen,
    scripts,
    stijl,
    zoeken,
)
from macros.afwerking.vooraf import Vooraf
from macros.gereedschap.programmas import BouwFout
from macros.teksten import Teksten
from planner import taal

_ADRES = re.compile(r'<link rel="canonical" href="([^"]*)">')


def afwerken(
    site: Path, project: Path, teksten: Teksten, vooraf: Vooraf, stijlen: Iterable[str] = ()
) -> None:
    """Finish a folder of pages as they were built. Raises BouwFout with every problem of a step.

    `vooraf` makes what needs no pages; `stijlen` are the fingerprints of style that a script of the theme makes.
    """
    if not (site / "index.html").is_file():
        raise BouwFout(f"In ‘{site}’ staat geen gebouwde site.")
    if (site / offline.LIST).is_file():
        raise BouwFout(f"De site in ‘{site}’ is al afgewerkt. Bouw ze eerst opnieuw.")
    cache = project / ".cache"
    address = adres(site)
    stijl.bundle(site)
    alles.bundle(site)
    feed.bundle(project, site, address)
    if (site / zoeken.INDEX_VAN_HET_THEMA).is_file():  # Zensical has a search of its own
        zoeken.bundle(teksten, project, site)
    omleidingen.bundle(teksten.bestand("omleidingen.yml"), site, address)
    bronpaneel.bundle(teksten, project, site)
    stijl.snoei(project, site)
    policy = beveiliging.secure(site, cache / "beveiliging.json", stijlen)
    vooraf.plaats(site)
    scripts.bundle(project, site)
    download.bundle(site, taal.datum(teksten.vandaag))
    hosting.bundle(site, policy, address)
    # Last of all: it lists the files as they are.
    offline.bundle(site)


def adres(site: Path) -> str:
    """The address at which the site will stand, as its start page says; "" when that is not known."""
    found = _ADRES.search((site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else ""
