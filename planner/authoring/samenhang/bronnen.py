"""Every source that is cited exists, and whoever must cite one does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner import model
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.grond import Controle
from planner.taal import bedoelde_je


def controleer_bronnen(check: Controle, path: str, item: Any, pad: Pad) -> None:
    """Every source that is cited exists, and whoever must cite one does."""
    if isinstance(item, model.Bron):
        documents = check.rules.bronnen
        if check.ken(path, pad, item.document, documents, "De bron"):
            sections = documents[item.document].secties
            if item.sectie not in sections and not check.data.genoemd(item.sectie):
                hint = bedoelde_je(item.sectie, sections)
                check.fout(path, pad, f"De bron {item.document} heeft geen sectie ‘{item.sectie}’.{hint}")
    elif isinstance(item, Mapping):
        for key, value in item.items():
            controleer_bronnen(check, path, value, (*pad, key))
    elif isinstance(item, tuple):
        for number, value in enumerate(item):
            controleer_bronnen(check, path, value, (*pad, number))
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            value = getattr(item, name)
            optional = isinstance(item, (model.Vraag, model.Sluitingsdag)) or check.mislukt(
                path, (*pad, name)
            )
            optional = optional or (isinstance(item, model.Stap) and bool(item.vast))
            if name == "bron" and value == () and not optional:
                check.fout(path, (*pad, name), "Hier ontbreekt een bron: noem het document en de sectie.")
            if isinstance(value, (Mapping, tuple, model.Bron)) or hasattr(value, "__dataclass_fields__"):
                controleer_bronnen(check, path, value, (*pad, name))
