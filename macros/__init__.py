"""What pages call, and beside it, each in a room of its own, the other work of the build.

mkdocs-macros finds `define_env` and the hooks here; nothing is imported before they are called, so that one room
never pulls in another.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Offer the macros."""
    from macros import ingang

    ingang.define_env(env)


def on_pre_page_macros(env: Any) -> None:
    """Complete the source of a page."""
    from macros import ingang

    ingang.on_pre_page_macros(env)


def on_post_page_macros(env: Any) -> None:
    """Add to a page what belongs to every page."""
    from macros import ingang

    ingang.on_post_page_macros(env)


def on_post_build(env: Any) -> None:
    """Finish the built site."""
    from macros import ingang

    ingang.on_post_build(env)
