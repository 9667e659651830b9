"""The whole check across rules, in order. Everything wrong at once, each at its line."""

from __future__ import annotations

from planner.authoring import naslagmodel
from planner.authoring.dossiercontrole import dossierproblemen
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Gegevens
from planner.authoring.samenhang.bronnen import controleer_bronnen
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.kalender import controleer_kalender
from planner.authoring.samenhang.naslag import controleer_naslag
from planner.authoring.samenhang.planner import controleer_planner
from planner.authoring.samenhang.trajectvragen import controleer_trajectvragen
from planner.authoring.samenhang.waarden import controleer_waarden
from planner.authoring.zoekwoorden import zoekproblemen


def controleer(data: Gegevens) -> list[Probleem]:
    """Every problem that reading alone does not show. Examples and tables are checked elsewhere."""
    check = Controle(data)
    for path, file in data.bestanden.items():
        controleer_bronnen(check, path, file.inhoud, ())
    controleer_waarden(check)
    controleer_kalender(check)
    for path in naslagmodel.BESTANDEN:
        if path in data.bestanden:
            controleer_naslag(check, path)
    controleer_trajectvragen(check)
    for name in data.map("planners"):
        controleer_planner(check, name)
    check.problemen += dossierproblemen(data)
    return check.problemen + list(zoekproblemen(data))
