"""Checks on what people type in the search: phrases by page and piece, and everyday words that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import Bestand, Gegevens
from planner.authoring.naslagmodel import ZOEKWOORDEN, Zoekwoorden
from planner.authoring.objecten import Pad
from planner.taal import bedoelde_je

SYNONIEMEN = "synoniemen.yml"


def zoekproblemen(data: Gegevens) -> Iterator[Probleem]:
    """What is wrong with the search words. The headings are those of `data.paginas`; when a macro on a page can
    make more headings, the build says which are missing."""
    for page, file in data.map(ZOEKWOORDEN).items():
        yield from _pagina(data, page, file)
    if SYNONIEMEN in data.bestanden:
        yield from _synoniemen(data.bestanden[SYNONIEMEN])


def _pagina(data: Gegevens, page: str, file: Bestand) -> Iterator[Probleem]:
    words: Zoekwoorden = file.inhoud
    for key in ("pagina", "vragen"):
        yield from _lijst(file, (key,), getattr(words, key))
    for anchor, phrases in words.stukken.items():
        yield from _lijst(file, ("stukken", anchor), phrases)
        for number, phrase in enumerate(words.pagina):
            if phrase in phrases:
                message = (
                    f"‘{phrase}’ staat ook bij het stuk ‘{anchor}’ en leidt daarheen. Haal het er hier weg."
                )
                yield Probleem(file.naam, file.regel("pagina", number), message)
    if not data.paginas:
        return
    if page not in data.paginas:
        hint = bedoelde_je(page, data.paginas)
        yield Probleem(
            file.naam,
            1,
            f"De pagina docs/{page}.md bestaat niet.{hint} Geef dit bestand de naam van een pagina.",
        )
        return
    headings = data.paginas[page]
    for anchor in words.stukken:
        if headings.volledig and anchor not in headings.ankers:
            yield Probleem(file.naam, file.regel("stukken", anchor), geen_stuk(page, anchor, headings.ankers))


def geen_stuk(page: str, anchor: str, known: Iterable[str]) -> str:
    """What to say when a page has no heading with this anchor."""
    return f"Het stuk ‘{anchor}’ staat niet op docs/{page}.md.{bedoelde_je(anchor, known)}"


def _lijst(file: Bestand, pad: Pad, phrases: tuple[str, ...]) -> Iterator[Probleem]:
    """A list has phrases, each once."""
    if not phrases and pad in file.regels and (*pad, 0) not in file.regels:
        yield Probleem(
            file.naam,
            file.regel(*pad),
            f"Bij ‘{pad[-1]}’ staat geen enkel zoekwoord. Zet er één bij of haal deze sleutel weg.",
        )
    first: dict[str, int] = {}
    for number, phrase in enumerate(phrases):
        line = file.regel(*pad, number)
        key = phrase.casefold()
        if key in first:
            message = f"‘{phrase}’ staat hier al op regel {first[key]}. Haal er één weg."
            yield Probleem(file.naam, line, message)
        first.setdefault(key, line)


def _synoniemen(file: Bestand) -> Iterator[Probleem]:
    """Each group holds at least one other word, each once; a word may stand in more groups."""
    for key, group in file.inhoud.items():
        if not group and (key, 0) not in file.regels:
            message = f"De groep ‘{key}’ is leeg. Zet er minstens één ander woord in."
            yield Probleem(file.naam, file.regel(key), message)
        words = [key.replace("-", " ").casefold(), *(word.casefold() for word in group)]
        for number, word in enumerate(words[1:]):
            if word in words[: number + 1]:
                message = f"‘{group[number]}’ staat twee keer in de groep ‘{key}’. Haal er één weg."
                yield Probleem(file.naam, file.regel(key, number), message)
