"""The job: a new planner of one question in five steps, with its page. More questions and rows come with the other jobs."""

from __future__ import annotations

from planner.authoring.bewerken.bron import Inhoud, schrijf
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
from planner.authoring.bewerken.optie import ID_OPTIE, ID_VRAAG, optiefout, opties

TITEL = "Een nieuwe planner maken"
UITLEG = (
    "Vijf stappen: de naam, de vraag, de antwoorden, wat er bij elk antwoord uitkomt, en de pagina. Meer vragen en rijen "
    "voeg je daarna toe met de andere klussen."
)


def velden(stand: Stand, antwoorden: Antwoorden) -> list[Veld]:
    """The steps; the fourth asks as much as the third has answers."""
    fields = [
        Veld("titel", "Stap 1. Hoe heet de planner?", hulp="Zoals de lezer het ziet: Brief of mail."),
        Veld(
            "naam",
            "Korte naam",
            hulp="Kleine letters en streepjes: brief-of-mail. Ze staat in het adres en verandert nooit meer.",
        ),
        Veld("inleiding", "Waarvoor dient hij?", "lang", hulp="Een of twee zinnen."),
        Veld("vraag", "Stap 2. Wat vraagt hij?", hulp="Leest de deelnemer mails?"),
        Veld("kort", "De vraag in enkele woorden", hulp="mails lezen"),
        Veld("vraag_id", "Korte naam van de vraag", hulp="Kleine letters en lage streepjes: leest_mail."),
        Veld(
            "opties",
            "Stap 3. Welke antwoorden zijn er?",
            "lang",
            hulp="Eén per regel: korte naam, dubbelpunt, antwoord. wel: De deelnemer leest mails",
            kiest=True,
        ),
    ]
    answers = opties(antwoorden.get("opties", ""))
    for name, title in answers.items():
        fields += [
            Veld(
                f"uitkomst:{name}",
                f"Stap 4. Bij ‘{title}’: de uitkomst",
                hulp="In enkele woorden: Stuur een mail.",
            ),
            Veld(
                f"tekst:{name}",
                f"Bij ‘{title}’: wat doe je dan?",
                hulp="Eén zin: Bevestig de afspraak met een mail.",
            ),
        ]
    return [
        *fields,
        bronveld(),
        Veld("beschrijving", "Stap 5. De pagina in één zin", hulp="Ze staat bij de zoekresultaten."),
    ]


def maak(stand: Stand, antwoorden: Antwoorden) -> Uitkomst:
    """The file of the planner and its page."""
    made = Uitkomst(fouten=ontbrekend(velden(stand, antwoorden), antwoorden))
    name, options = antwoorden.get("naam", ""), opties(antwoorden.get("opties", ""))
    path, page = f"planners/{name}.yml", f"docs/planners/{name}.md"
    if name and not ID_OPTIE.fullmatch(name):
        made.fouten["naam"] = "Gebruik alleen kleine letters, cijfers en streepjes."
    elif path in stand.teksten or page in stand.teksten:
        made.fouten["naam"] = "Die naam bestaat al."
    if antwoorden.get("vraag_id") and not ID_VRAAG.fullmatch(antwoorden["vraag_id"]):
        made.fouten["vraag_id"] = "Gebruik alleen kleine letters, cijfers en lage streepjes."
    if antwoorden.get("opties") and (wrong := optiefout(antwoorden["opties"])):
        made.fouten["opties"] = wrong
    if antwoorden.get("bron") and (wrong := bronfout(stand, antwoorden["bron"])):
        made.fouten["bron"] = wrong
    if made.fouten:
        return made
    made.bestanden = {path: _regels(stand, antwoorden, options), page: _pagina(stand, antwoorden)}
    made.meldingen.append(
        "De pagina komt vanzelf achteraan in het menu. Hoort ze bij een fase, zet haar dan in fasen.yml."
    )
    return made


def _regels(stand: Stand, answers: Antwoorden, options: dict[str, str]) -> str:
    """A table with a row, an outcome and an example for each answer."""
    source, question = als_bron(answers["bron"]), answers["vraag_id"]
    parts: list[dict[str, Inhoud]] = [
        {
            "soort": "keuze",
            "treffer": "precies_een",
            "titel": answers["titel"],
            "inleiding": " ".join(answers["inleiding"].split()),
            "bron": source,
            "gecontroleerd_op": stand.vandaag.isoformat(),
        },
        {
            "vragen": {
                question: {
                    "vraag": answers["vraag"],
                    "kort": answers["kort"],
                    "soort": "keuze",
                    "opties": {name: {"titel": title} for name, title in options.items()},
                    "bron": source,
                }
            }
        },
        {
            "rijen": {
                name: {"als": {question: name}, "dan": name, "omdat": _zin(title), "bron": source}
                for name, title in options.items()
            }
        },
        {
            "uitkomsten": {
                name: {
                    "titel": answers[f"uitkomst:{name}"],
                    "tekst": answers[f"tekst:{name}"],
                    "bron": source,
                }
                for name in options
            }
        },
        {
            "voorbeelden": [
                *(
                    {"naam": title, "gegeven": {question: name}, "uitkomst": name, "stappen": []}
                    for name, title in options.items()
                ),
                {"naam": "je weet het nog niet", "gegeven": {}, "uitkomst": "geen", "ontbreekt": [question]},
            ]
        },
    ]
    head = "# yaml-language-server: $schema=../schema/planners.json\n"
    return head + "\n".join(f"{schrijf(part)}\n" for part in parts)


def _zin(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _pagina(stand: Stand, answers: Antwoorden) -> str:
    head: dict[str, Inhoud] = {
        "title": answers["titel"],
        "description": answers["beschrijving"],
        "bronnen": als_bron(answers["bron"]),
        "nagekeken_op": stand.vandaag.isoformat(),
    }
    rows = "\n".join(f"{key}: {schrijf(part)}" for key, part in head.items())
    return f'---\n{rows}\n---\n# {answers["titel"]}\n\n{{{{ planner("{answers["naam"]}") }}}}\n'
