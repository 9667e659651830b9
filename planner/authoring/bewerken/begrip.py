"""The job: a term of the glossary gets another name or explanation. Whoever searches for the old name still finds it."""

from __future__ import annotations

from planner.authoring.bewerken.bron import Bron, Ingreep, ontleed, pas_toe
from planner.authoring.bewerken.klus import (
    Antwoorden,
    Stand,
    Uitkomst,
    Veld,
    als_bron,
    bronfout,
    bronveld,
    ontbrekend,
)
from planner.authoring.bewerken.oude_naam import plaatsen_van, plaatsvelden, vervang

TITEL = "Een begrip wijzigen"
UITLEG = "Een begrip krijgt een andere naam of een andere uitleg. De oude naam blijft vindbaar."
BESTAND = "begrippen.yml"


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """The term, and what it is now."""
    source = ontleed(stand.teksten[BESTAND])
    terms = source.inhoud()
    options = sorted(((name, item["naam"], "") for name, item in terms.items()), key=lambda it: it[1].lower())
    fields = [Veld("begrip", "Welk begrip?", "keuze", opties=tuple(options), kiest=True)]
    name = antwoorden.get("begrip", "")
    if name not in terms:
        return fields
    item = terms[name]
    sources = item["bron"]
    fields += [
        Veld("naam", "Naam", begin=item["naam"], kiest=True),
        Veld("uitleg", "Uitleg", "lang", begin=item["uitleg"]),
        bronveld(begin=", ".join(sources) if isinstance(sources, list) else sources),
    ]
    new = antwoorden.get("naam", "").strip()
    if new and new != item["naam"]:
        fields.append(
            Veld(
                "ook",
                "Zet de oude naam bij de andere namen, zodat wie ze kent het begrip vindt",
                "vink",
                begin="ja",
                nodig=False,
            )
        )
        fields += plaatsvelden(plaatsen_van(stand, BESTAND, name, new))
    return fields


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The glossary, and the lines elsewhere that somebody ticked."""
    made = Uitkomst(fouten=ontbrekend(velden(stand, antwoorden), antwoorden))
    if made.fouten:
        return made
    source = ontleed(stand.teksten[BESTAND])
    name, item = antwoorden["begrip"], source.inhoud(antwoorden["begrip"])
    if wrong := bronfout(stand, antwoorden["bron"]):
        return Uitkomst(fouten={"bron": wrong})
    new = {key: " ".join(antwoorden[key].split()) for key in ("naam", "uitleg")}
    others = {entry["naam"].lower() for key, entry in source.inhoud().items() if key != name}
    if new["naam"].lower() in others:
        return Uitkomst(fouten={"naam": "Zo heet al een ander begrip."})
    changed = {key: text for key, text in new.items() if text != item[key]}
    sources = als_bron(antwoorden["bron"])
    if not changed and sources == item["bron"]:
        return Uitkomst(fouten={"naam": "Hier is niets veranderd."})
    made = vervang(
        item["naam"], new["naam"], plaatsen_van(stand, BESTAND, name, new["naam"]), stand, antwoorden
    )
    source = ontleed(made.bestanden.get(BESTAND, source.tekst))
    changes = [source.vervang((name, key), text) for key, text in changed.items()]
    if sources != item["bron"]:
        changes.append(source.zet((name, "bron"), sources))
    if "naam" in changed and antwoorden.get("ook"):
        changes += _ook(source, name, item["naam"])
    made.bestanden[BESTAND] = pas_toe(source.tekst, changes)
    return made


def _ook(source: Bron, name: str, old: str) -> list[Ingreep]:
    """The old name among the others, unless it is there."""
    known = source.inhoud(name, "ook") if source.heeft(name, "ook") else []
    if old in known:
        return []
    if known:
        return [source.voeg_in((name, "ook"), -1, old)]
    return [source.voeg_sleutel_in((name,), "naam", "ook", [old])]
