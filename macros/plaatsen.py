"""Places on pages that the steps after the build fill, or whose file they make."""

from __future__ import annotations

from collections.abc import Callable

from macros.site import Site
from macros.wijzigingen import FEED

ALLES = '<div id="cmz-alles"></div>'


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def alles() -> str:
        """The place of the whole handbook."""
        return f"\n\n{ALLES}\n\n"

    def wijzigingenfeed() -> str:
        """The link to the feed."""
        return f'<a href="{site.basis()}{FEED}" type="application/atom+xml">de feed (Atom)</a>'

    return [alles, wijzigingenfeed]
