"""Regels als gegevens: lezen, rekenen, uitleggen.

`load` reads the rules, `evaluate` answers one case. The engine uses the standard library only; reading
YAML is the work of `planner.authoring`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import codec
from planner.evalueer import evaluate
from planner.model import Regels

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["evaluate", "load"]


def load(path: str | Path) -> Regels:
    """The rules from a folder with YAML files, or from a JSON file made by the build.

    Raises OSError when the path cannot be read and ValueError (`planner.authoring.fouten.Ongeldig` for
    YAML, with every problem) when the rules are not valid.
    """
    # Here and not above: the browser has no folders and no PyYAML, and needs neither.
    from pathlib import Path

    path = Path(path)
    if path.is_dir():
        from planner.authoring.gegevens import load_folder

        return load_folder(path)
    return codec.loads(path.read_text(encoding="utf-8"))
