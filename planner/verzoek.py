"""What the pages ask Python: the one description of it, for the engine and for who makes requests in its place.

A page sends JSON. A key that may be left out may be null too.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, final


@final
class Plannerverzoek(TypedDict):
    """The answer of one planner: to its fields, or to a link, whose answers go before."""

    planner: str
    vandaag: str  # jjjj-mm-dd
    velden: NotRequired[dict[str, str]]
    link: NotRequired[str | None]
    basis: NotRequired[str]  # from the page to the root of the site
    ics: NotRequired[bool]  # with the calendar file; `code` and `herinnering` (days before) belong to it
    code: NotRequired[str]
    herinnering: NotRequired[int | str]


class Actie(TypedDict, total=False):
    """What a visitor does with the dossiers, and what that needs."""

    wat: str
    code: str
    velden: dict[str, str]
    geopend: str  # the code of the dossier that these fields came from
    gelezen: dict[str, str]  # the fields that it had then
    tekst: str  # of a file
    naam: str
    overschrijf: bool
    vorm: str  # csv or json
    termijn: str  # the deadline that is marked
    merk: str  # gedaan, gepland, gemotiveerd or nvt
    dag: str  # as people type it; nothing means today
    wijze: str  # how a trajectory ended
    item: str  # of a checklist: checklist/item
    aan: bool
    lijst: str  # a checklist, and all its items that are ticked
    items: list[str]
    nota: str
    herinnering: int | str


class Keuzeverzoek(TypedDict, total=False):
    """Which dates and dossiers to show; empty is all."""

    termijn: str
    status: str
    dagen: str
    code: str
    wie: str
    voorbij: str  # for a colleague: dates that have passed too


@final
class Dossierverzoek(TypedDict):
    """Something about Mijn dossiers; with `overzicht` also the lists of them, with `toon` one of their pages."""

    soort: Literal["dossiers"]
    opslag: str  # the text that the browser keeps
    vandaag: str
    basis: NotRequired[str]
    actie: Actie
    overzicht: NotRequired[bool]
    keuze: NotRequired[Keuzeverzoek]
    aantal: NotRequired[int]
    toon: NotRequired[str]  # vandaag, dossier or overleg
    code: NotRequired[str]  # of the dossier to show
