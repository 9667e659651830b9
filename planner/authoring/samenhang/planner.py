"""The checks of one planner, in their order."""

from __future__ import annotations

from planner.authoring.samenhang.feiten import controleer_feiten
from planner.authoring.samenhang.gebruik import controleer_gebruik, controleer_voorbeelden
from planner.authoring.samenhang.grond import Controle
from planner.authoring.samenhang.momenten import controleer_momenten
from planner.authoring.samenhang.plannergrond import Plannercontrole
from planner.authoring.samenhang.stappen import controleer_stap
from planner.authoring.samenhang.teksten import controleer_teksten
from planner.authoring.samenhang.termijnen import controleer_overgenomen, controleer_termijnen
from planner.authoring.samenhang.uitkomsten import controleer_uitkomsten
from planner.authoring.samenhang.vragen import controleer_vragen


def controleer_planner(grond: Controle, naam: str) -> None:
    """One planner."""
    check = Plannercontrole(grond, naam)
    controleer_overgenomen(check)
    _namen(check)
    controleer_vragen(check)
    controleer_momenten(check)
    controleer_feiten(check)
    controleer_termijnen(check)
    _datums(check)
    for number, remark in enumerate(check.planner.waarschuwingen):
        check.cellen(("waarschuwingen", number, "als"), remark.als, open_mag=True)
    for number, draft in enumerate(check.planner.ontwerpen):
        check.uitkomsten(("ontwerpen", number, "voor"), draft.voor)
        check.cellen(("ontwerpen", number, "als"), draft.als)
    for number, step in enumerate(check.planner.stappen):
        controleer_stap(check, ("stappen", number), step)
        check.uitkomsten(("stappen", number, "voor"), step.voor)
    controleer_uitkomsten(check)
    controleer_teksten(check, check.planner, ())
    controleer_gebruik(check)
    controleer_voorbeelden(check)


def _datums(check: Plannercontrole) -> None:
    """What names a date: the day that decides, dates that follow each other, stretches of the timeline."""
    check.verwijzing(("peildatum",), check.planner.peildatum, termijnen=False)
    for key in ("gebeurd_tegen", "kaderdatum"):
        name = getattr(check.planner, key)
        if name not in ("", "vandaag") and check.ken((key,), name, check.questions, "De vraag"):
            check.verwijzing((key,), name, termijnen=False)
    for number, chain in enumerate(check.planner.volgorde):
        for index, name in enumerate(chain):
            check.verwijzing(("volgorde", number, index), name, soorten=("datum", "datums"))
    for number, phase in enumerate(check.planner.fasen):
        check.verwijzing(("fasen", number, "van"), phase.van)
        check.verwijzing(("fasen", number, "tot"), phase.tot)


def _namen(check: Plannercontrole) -> None:
    """A name stands for one thing only."""
    seen: dict[str, str] = {"vandaag": "een vaste naam"}
    for kind, items in (
        ("vragen", check.questions),
        ("momenten", check.planner.momenten),
        ("feiten", check.planner.feiten),
        ("termijnen", check.planner.termijnen),
    ):
        for name in items:
            # In a text {name} is a value or the answer to a question: a deadline has {datum:name}.
            if kind in ("vragen", "momenten") and name in check.rules.waarden:
                seen.setdefault(name, "de waarden")
            if name in seen:
                check.fout(
                    (kind, name), f"De naam ‘{name}’ bestaat al bij {seen[name]}. Kies een andere naam."
                )
            seen[name] = kind
