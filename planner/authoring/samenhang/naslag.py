"""The reference data: terms, tasks, lists, drawings and questions name what exists, and so do their texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.authoring import naslagmodel
from planner.authoring.objecten import Pad
from planner.authoring.samenhang import tekeningen
from planner.authoring.samenhang.begrippen import namen
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.stappenlijsten import stappenlijst
from planner.authoring.samenhang.taken import cellen
from planner.geval import alle_termijnen
from planner.woorden import PLEK


def controleer_naslag(check: Controle, path: str) -> None:
    """One file of reference data."""
    if path == "begrippen.yml":
        for pad, melding in namen(check.data[path]):
            check.fout(path, pad, melding)
    for key, item in check.data[path].items():
        roles = getattr(item, "wie", ())
        if isinstance(roles, tuple):
            for number, role in enumerate(roles):
                check.ken(path, (key, "wie", number), role, check.rules.rollen, "De rol")
        for number, other in enumerate(getattr(item, "zie", ())):
            check.ken(path, (key, "zie", number), other, check.data[path], "Het begrip")
        for number, other in enumerate(getattr(item, "extern", ())):
            check.ken(path, (key, "extern", number), other, check.data["extern.yml"], "De externe bron")
        if own := EIGEN.get(type(item)):
            own(check, path, key, item)
        controleer_teksten(check, path, item, (key,))


def controleer_teksten(check: Controle, path: str, item: Any, pad: Pad) -> None:
    """Every {name} in a reference text is a value or a deadline; macros do not work there."""
    if isinstance(item, str):
        if "{{" in item:
            check.fout(path, pad, "Gebruik hier {naam} met één accolade, geen macro met twee.")
            return
        check.accolade(path, pad, item)
        for match in PLEK.finditer(item):
            known = check.alle_termijnen() if match[1] not in (None, "nu") else set(check.rules.waarden)
            check.ken(path, pad, match[2], known, "De waarde of termijn in de tekst")
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            controleer_teksten(check, path, value, (*pad, number))
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            controleer_teksten(check, path, getattr(item, name), (*pad, name))


def _taak(check: Controle, path: str, key: str, item: naslagmodel.Taak) -> None:
    if item.termijn:
        known = check.alle_termijnen()
        check.ken(path, (key, "termijn", "id"), item.termijn.id, known, "De termijn")
    for pad, melding in cellen(item, check.rules):
        check.fout(path, (key, *pad), melding)


def _zelftest(check: Controle, path: str, key: str, item: naslagmodel.Zelftestvraag) -> None:
    if bool(item.waarde) == bool(item.planner):
        check.fout(path, (key,), "Geef ofwel ‘waarde’, ofwel ‘planner’ met ‘gegeven’.")
    elif item.waarde:
        known = {*check.rules.waarden, *check.alle_termijnen()}
        check.ken(path, (key, "waarde"), item.waarde, known, "De waarde")
    elif check.ken(path, (key, "planner"), item.planner, check.rules.planners, "De planner") and item.termijn:
        known = set(alle_termijnen(check.rules, item.planner))
        check.ken(path, (key, "termijn"), item.termijn, known, "De termijn")


# What entries of one kind must have besides.
EIGEN: dict[type, Callable[[Controle, str, str, Any], None]] = {
    naslagmodel.Taak: _taak,
    naslagmodel.Stappenlijst: stappenlijst,
    naslagmodel.Zelftestvraag: _zelftest,
    naslagmodel.Netwerktekening: tekeningen.netwerk,
    naslagmodel.Verlooptekening: tekeningen.verloop,
    naslagmodel.Tijdlijntekening: tekeningen.tijdlijn,
}
