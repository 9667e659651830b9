"""One style sheet in place of many: a page waits for all of them before it shows anything."""

from __future__ import annotations

import re
from pathlib import Path

MAP = "assets/css/"
SHEET = f"{MAP}stijl.css"
_LINK = re.compile(rf'<link rel="stylesheet" href="([./]*){MAP}([\w-]+\.css)">')
_LINKS = re.compile(rf"{_LINK.pattern}(?:\s*{_LINK.pattern})*")


def bundle(site: Path) -> None:
    """Writes the one sheet, and lets every page name it in place of those that it stands for.

    The start page says which they are and in which order. All stand in one folder, so what they refer to stays
    where it was.
    """
    names = [name for _, name in _LINK.findall((site / "index.html").read_text(encoding="utf-8"))]
    sheets = [site / MAP / name for name in names]
    text = "\n".join(f"/* {path.name} */\n{path.read_text(encoding='utf-8')}" for path in sheets)
    (site / SHEET).write_text(text, encoding="utf-8")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(
            _LINKS.sub(lambda match: f'<link rel="stylesheet" href="{match[1]}{SHEET}">', html, count=1),
            encoding="utf-8",
        )
    for path in sheets:
        path.unlink()
