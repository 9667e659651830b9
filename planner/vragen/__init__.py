"""Questions: one file for each kind, with all that belongs to it. A new kind is a file and a line here."""

from __future__ import annotations

from planner.model import Vraag
from planner.vragen.bedrag import Bedrag
from planner.vragen.datum import Datum
from planner.vragen.datums import Datums
from planner.vragen.deel import Deel
from planner.vragen.delen import Delen
from planner.vragen.geheel import Geheel
from planner.vragen.ja_nee import JaNee
from planner.vragen.keuze import Keuze
from planner.vragen.soort import Vraagsoort

VRAAGSOORTEN: dict[str, Vraagsoort] = {
    "datum": Datum(),
    "datums": Datums(),
    "ja_nee": JaNee(),
    "keuze": Keuze(),
    "geheel": Geheel(),
    "bedrag": Bedrag(),
    "deel": Deel(),
    "delen": Delen(),
}


def soort_van(vraag: Vraag) -> Vraagsoort:
    """The kind of a question."""
    return VRAAGSOORTEN[vraag.soort]
