"""The calendar of closed days: each day exists, every year."""

from __future__ import annotations

from datetime import date

from planner import model
from planner.authoring.samenhang.grond import Controle


def controleer_kalender(check: Controle) -> None:
    """The calendar, when there is one."""
    path = "kalender.yml"
    if path not in check.data.bestanden:
        return
    calendar = check.rules.kalender
    if calendar.geldig_tot <= calendar.geldig_van:
        check.fout(path, ("geldig_tot",), "‘geldig_tot’ ligt niet na ‘geldig_van’. Kijk de datums na.")
    for key, item in calendar.dagen.items():
        fixed = item.dag is not None and item.maand is not None
        if fixed == (item.pasen is not None):
            check.fout(path, ("dagen", key), "Geef ofwel ‘dag’ en ‘maand’, ofwel ‘pasen’ (dagen na Pasen).")
        elif fixed:
            _bestaat(check, path, key, item)
        if not item.bron:
            check.fout(path, ("dagen", key), "Hier ontbreekt een bron: noem het document en de sectie.")


def _bestaat(check: Controle, path: str, key: str, item: model.Sluitingsdag) -> None:
    try:
        for number in (item.dag, item.tot_dag or item.dag):
            date(2023, item.maand or 0, number or 0)
    except ValueError:
        check.fout(path, ("dagen", key), "Deze dag bestaat niet elk jaar. Kijk ‘dag’ en ‘maand’ na.")
    if item.tot_dag and item.dag and item.tot_dag < item.dag:
        check.fout(path, ("dagen", key, "tot_dag"), "‘tot_dag’ ligt vóór ‘dag’.")
