"""The job: a role gets another name. Its id stays, so what refers to it follows; sentences with the old name are shown."""

from __future__ import annotations

from planner.authoring.bewerken.bron import ontleed, pas_toe
from planner.authoring.bewerken.klus import Antwoorden, Stand, Uitkomst, Veld, ontbrekend
from planner.authoring.bewerken.oude_naam import plaatsen_van, plaatsvelden, vervang

TITEL = "Een rol hernoemen"
UITLEG = (
    "De naam van een rol verandert. Wat een macro toont, volgt vanzelf. Vink de zinnen aan waar de nieuwe naam moet komen; "
    "laat staan wat over vroeger gaat en wat de naam van een document is."
)
BESTAND = "rollen.yml"


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """The role, and its names."""
    roles = ontleed(stand.teksten[BESTAND]).inhoud()
    options = tuple((name, item["naam"], "") for name, item in roles.items())
    fields = [Veld("rol", "Welke rol?", "keuze", opties=options, kiest=True)]
    name = antwoorden.get("rol", "")
    if name not in roles:
        return fields
    item = roles[name]
    fields.append(Veld("naam", "Nieuwe naam", begin=item["naam"], kiest=True))
    if "afkorting" in item:
        fields.append(Veld("afkorting", "Afkorting", begin=item["afkorting"]))
    new = antwoorden.get("naam", "").strip()
    if new and new != item["naam"]:
        fields += plaatsvelden(plaatsen_van(stand, BESTAND, name, new))
    return fields


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of roles, and the lines elsewhere that somebody ticked."""
    made = Uitkomst(fouten=ontbrekend(velden(stand, antwoorden), antwoorden))
    if made.fouten:
        return made
    source = ontleed(stand.teksten[BESTAND])
    name = antwoorden["rol"]
    roles = source.inhoud()
    new = {key: " ".join(antwoorden[key].split()) for key in ("naam", "afkorting") if key in roles[name]}
    if any(new["naam"].lower() == role["naam"].lower() for key, role in roles.items() if key != name):
        return Uitkomst(fouten={"naam": "Zo heet al een andere rol."})
    changed = {key: text for key, text in new.items() if text != roles[name][key]}
    if not changed:
        return Uitkomst(fouten={"naam": "Hier is niets veranderd."})
    made = vervang(
        roles[name]["naam"], new["naam"], plaatsen_van(stand, BESTAND, name, new["naam"]), stand, antwoorden
    )
    source = ontleed(made.bestanden.get(BESTAND, source.tekst))
    made.bestanden[BESTAND] = pas_toe(
        source.tekst, [source.vervang((name, key), text) for key, text in changed.items()]
    )
    return made
