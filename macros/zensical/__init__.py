"""The same site built by Zensical instead of MkDocs: see docs/beheer/beslissingen/62-zensical.md.

Zensical finds `define_env` here. It does so for every page, so what is read once stands in `ingang`.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Offer the macros to one page."""
    from macros.zensical import ingang

    ingang.define_env(env)
