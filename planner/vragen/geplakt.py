"""Text as it comes out of a mail, a document or a spreadsheet: what nobody sees in it must not decide whether it
is understood."""

from __future__ import annotations

import unicodedata

_STREEPJES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def gewoon(text: str) -> str:
    """A text with plain single spaces and hyphens, and without the marks that only steer how it is shown (such
    as its direction).

    >>> gewoon("\\u200e15\\u00a0januari\\u202f2026")
    '15 januari 2026'
    """
    if text.isascii():
        return " ".join(text.split())
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(seen.translate(_STREEPJES).split())
