"""Problems of a page as one line for its editor, `file:line: message`, instead of a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from jinja2 import UndefinedError
from mkdocs_macros.errors import format_error

from macros.teksten import MacroFout


def regel_van(error: Exception, markdown: str, page: Any) -> int:
    """The line of the page on which a macro failed, front matter counted."""
    lines = [f.lineno or 1 for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
    whole = Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")
    before = whole[: whole.find(markdown[:80])].count("\n") if markdown[:80] in whole else 0
    return (lines[-1] if lines else 1) + before


def leesbaar() -> None:
    """Let mkdocs-macros show our problems as one line."""
    format_error.register(MacroFout, _macrofout)
    format_error.register(UndefinedError, _onbekend)


def _macrofout(error: MacroFout, markdown: str, page: Any) -> str:
    return f"docs/{page.file.src_uri}:{regel_van(error, markdown, page)}: {error}"


def _onbekend(error: UndefinedError, markdown: str, page: Any) -> str:
    line = regel_van(error, markdown, page)
    return f"docs/{page.file.src_uri}:{line}: Deze macro of naam bestaat niet ({error}). Kijk de schrijfwijze na."
