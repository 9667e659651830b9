"""One style sheet in place of many: a page waits for all of them before it shows anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SHEET = "assets/css/stijl.css"


def join(conf: Any) -> list[str]:
    """Lets every page name the one sheet; returns those that it stands for, in their order."""
    names = [str(name) for name in conf["extra_css"]]
    conf["extra_css"] = [SHEET]
    return names


def bundle(site: Path, names: list[str]) -> None:
    """Writes the one sheet. All stand in one folder, so what they refer to stays where it was."""
    sheets = [site / name for name in names]
    text = "\n".join(f"/* {path.name} */\n{path.read_text(encoding='utf-8')}" for path in sheets)
    (site / SHEET).write_text(text, encoding="utf-8")
    for path in sheets:
        path.unlink()
