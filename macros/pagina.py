"""What stands at the bottom of each page: where it comes from, who owns it, when it was reviewed."""

from __future__ import annotations

from datetime import date
from typing import Any

from macros.fasen import bij_dit_moment
from macros.nazicht import nazichtdag
from macros.paginas import EIGENAAR
from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.html import el
from planner.model import Bron


def bronnen_van(page: Any) -> tuple[Bron, ...]:
    """The sources in the front matter of a page."""
    found = page.meta.get("bronnen") or []
    rows = [found] if isinstance(found, str) else found
    return tuple(Bron(*str(row).split(" ", 1)) for row in rows)


def nagekeken(page: Any) -> date | None:
    """The day on which a page was last reviewed. YAML reads it as a date already."""
    found = page.meta.get("nagekeken_op")
    return found if isinstance(found, date) else date.fromisoformat(str(found)) if found else None


def slot(site: Site, page: Any) -> str:
    """What every page ends with: what to do with it, and where it comes from."""
    return bij_dit_moment(site, page.file.src_uri) + over_deze_pagina(site, page)


def over_deze_pagina(site: Site, page: Any) -> str:
    """Where a page comes from, or nothing for a page without review date."""
    sources, reviewed = bronnen_van(page), nagekeken(page)
    if not reviewed:
        return ""
    for source in sources:
        try:
            site.bron_doel(source.document, source.sectie)
        except MacroFout as problem:
            raise MacroFout(f"docs/{page.file.src_uri}: {problem}") from None
    due = nazichtdag(reviewed, page.file.src_uri)
    about = el(
        "p",
        f"Beheer: {EIGENAAR}. Nagekeken op ",
        el("time", taal.datum(reviewed), datetime=str(reviewed)),
        ", opnieuw na te kijken tegen ",
        el("time", taal.datum(due), datetime=str(due)),
        ".",
    )
    return f"\n\n{el('div', el('p', site.bron(sources)), ' ', about, class_='cmz-over-deze-pagina')}\n"
