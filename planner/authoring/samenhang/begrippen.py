"""Other names for a term: each means the same as its term alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.authoring.naslagmodel import Begrip
from planner.authoring.objecten import Pad


def namen(terms: Mapping[str, Begrip]) -> Iterator[tuple[Pad, str]]:
    """Another name means the same as its term alone: it is no term of its own and belongs to no other term. Where that
    is not so, and what to do."""
    own = {word.lower(): key for key, term in terms.items() for word in (term.naam, term.afkorting) if word}
    seen: dict[str, str] = {}
    for key, term in terms.items():
        here: set[str] = set()
        for field in ("ook", "zoekwoorden"):
            for number, word in enumerate(getattr(term, field)):
                low, pad = word.lower(), (key, field, number)
                if own.get(low) == key or low in here:
                    yield pad, f"‘{word}’ staat hier al. Haal het weg."
                elif field == "ook" and low in own:
                    yield (
                        pad,
                        f"‘{word}’ is zelf een begrip ({own[low]}). Is het precies hetzelfde, zeg dat dan in de uitleg; "
                        "zet het woord bij ‘zoekwoorden’.",
                    )
                elif field == "ook" and seen.setdefault(low, key) != key:
                    yield (
                        pad,
                        f"‘{word}’ staat ook bij ‘{seen[low]}’. Een andere naam hoort bij één begrip: zet het woord bij "
                        "‘zoekwoorden’.",
                    )
                here.add(low)
