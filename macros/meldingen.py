"""Problems of a page as one line for its editor, `file:line: message`, instead of a traceback."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import UndefinedError
from mkdocs_macros.errors import format_error

from macros.teksten import MacroFout
from planner import taal

_VOORWERK = re.compile(r"\A(?:---\n.*?\n---\n)?\n*", re.DOTALL)


def regels_ervoor(page: Any) -> int:
    """The lines of a page before its text: the front matter, and what is empty after it."""
    whole = Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")
    head = _VOORWERK.match(whole)
    return head[0].count("\n") if head else 0


def regel_van(error: Exception, page: Any) -> int:
    """The line of the page on which a macro failed, front matter counted."""
    lines = [f.lineno or 1 for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
    return (lines[-1] if lines else 1) + regels_ervoor(page)


def leesbaar(namen: Iterable[str]) -> None:
    """Let mkdocs-macros show our problems as one line; `namen` are the macros that exist."""
    known = list(namen)

    def onbekend(error: UndefinedError, markdown: str, page: Any) -> str:
        line = regel_van(error, page)
        name = str(error).partition("'")[2].partition("'")[0]
        near = taal.bedoelde_je(name, known) or " Kijk de schrijfwijze na."
        return f"docs/{page.file.src_uri}:{line}: De macro of naam ‘{name}’ bestaat niet.{near}"

    format_error.register(MacroFout, _macrofout)
    format_error.register(UndefinedError, onbekend)


def _macrofout(error: MacroFout, markdown: str, page: Any) -> str:
    return f"docs/{page.file.src_uri}:{regel_van(error, page)}: {error}"
