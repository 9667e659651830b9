"""The questions about the trajectory that planners share, and how planners name them."""

from __future__ import annotations

from planner.authoring.gegevens import TRAJECTVRAGEN
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.naslag import controleer_teksten
from planner.authoring.samenhang.vragen import controleer_vormen
from planner.authoring.trajectvragen import problemen_van


def controleer_trajectvragen(check: Controle) -> None:
    """Each is whole and fits its kind, and no planner repeats or contradicts one."""
    for name, (path, pad) in check.data.onvolledig().items():
        question = check.data[TRAJECTVRAGEN][name] if path == TRAJECTVRAGEN else None
        question = question or getattr(check.data.bestanden[path].inhoud, str(pad[0]))[name]
        for key in ("vraag", "soort"):
            if not getattr(question, key) and (*pad, key) not in check.data.bestanden[path].regels:
                check.fout(path, pad, f"Hier ontbreekt ‘{key}’. Voeg het toe.")
    if TRAJECTVRAGEN in check.data.bestanden:
        controleer_vormen(check, TRAJECTVRAGEN, (), check.rules.trajectvragen)
        for name, question in check.rules.trajectvragen.items():
            controleer_teksten(check, TRAJECTVRAGEN, question, (name,))
    for path, pad, melding in problemen_van(check.data, check.rules):
        check.fout(path, pad, melding)
