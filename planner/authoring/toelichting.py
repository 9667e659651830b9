"""What each key of a rule file means, in Dutch, for whoever edits one: shown as a hint while typing.

It stands in the model: the text below a field, and the last paragraph of what a class says of itself. Python drops such
texts, so they are read from the source. A field without one means what the last field of that name before it means.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planner import model
from planner.authoring import naslagmodel


def van_klasse(cls: type) -> str:
    """What a class of the model means. Raises KeyError when it does not say."""
    return _teksten()[cls.__module__, cls.__name__, ""]


def van_sleutel(cls: type, naam: str) -> str:
    """What a key means in a class, or in what it is made from. Raises KeyError when nothing says so."""
    texts = _teksten()
    found = [(base.__module__, base.__name__, naam) for base in cls.__mro__]
    return next((texts[key] for key in found if key in texts), "") or texts[found[0]]


@cache
def _teksten() -> dict[tuple[str, str, str], str]:
    """Every text by module, class and key; a class itself has the key ""."""
    texts: dict[tuple[str, str, str], str] = {}
    known: dict[str, str] = {}
    for module in (model, naslagmodel):
        assert module.__file__
        source = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for cls in source.body:
            if isinstance(cls, ast.ClassDef):
                *_, last = (ast.get_docstring(cls) or "").split("\n\n")
                texts[module.__name__, cls.name, ""] = " ".join(last.split())
                for key, text in _velden(cls):
                    known[key] = text or known.get(key, "")
                    texts[module.__name__, cls.name, key] = known[key]
    return texts


def _velden(cls: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Each field with the text below it, or ""."""
    for line, below in zip(cls.body, [*cls.body[1:], None], strict=True):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    yield line.target.id, text
                case _:
                    yield line.target.id, ""
