"""The form of a planner, with the place for its answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from macros.site import Site
from macros.teksten import bekende_planner
from planner.dossiers.opslag import LANGSTE_CODE
from planner.geval import alle_termijnen, in_voege
from planner.html import Html, Kind, el, verbind, voeg
from planner.model import Vraag, regelvragen
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.vragen.formulier import DAG, VRAAG_NAAR_DAG
from planner.vragen.soort import Veld

# Days before a date; many calendars leave out alarms, so a reminder is an event of its own.
HERINNERINGEN = {"0": "geen", "3": "3 dagen ervoor", "7": "een week ervoor", "14": "twee weken ervoor"}


def formulier(site: Site, naam: str) -> Html:
    """The form of a planner. Raises MacroFout."""
    planner = bekende_planner(site, naam)
    groups: dict[str, list[Html]] = {}
    for name, question in planner.vragen.items():
        groups.setdefault(question.groep, []).append(_vraag(site, naam, name, question))
    form = el(
        "form",
        [
            el("div", el("h2", title) if title else None, fields, class_="cmz-groep")
            for title, fields in groups.items()
        ],
        _lijnen(site, naam, regelvragen(planner)),
        _andere_dag(naam),
        _knoppen(site, naam),
        class_="cmz-form",
        novalidate=True,
        autocomplete="off",
    )
    no_scripts = "Zonder scripts kan deze pagina niet rekenen. De tabellen hieronder tonen dezelfde regels."
    element = el(
        "cmz-planner",
        el("noscript", el("p", no_scripts, class_="cmz-let-op")),
        _privacy(any(question.soort in ("datum", "datums") for question in planner.vragen.values())),
        el("div", class_="cmz-fouten", tabindex=-1, hidden=True),
        form,
        el("p", class_="cmz-stand", role="status"),
        el("div", class_="cmz-resultaat", role="region", aria_label="Antwoord"),
        id="planner",
        name=naam,
        data_state="leeg",
        data_basis=site.basis(),
    )
    # The div tells Markdown that this is a block: it does not know our element.
    return el("div", element, class_="cmz-blok")


def _privacy(dates: bool) -> Html:
    """What stays where, how to type a date at once, and a way to begin empty when another planner filled something in."""
    fast = (
        " Een datum mag je in één keer typen, in het vak ‘Dag’: 05012026, 5/1/26, 5 jan, morgen of +6 weken."
    )
    stays = (
        "Vul geen namen in. Je antwoorden blijven in dit tabblad, ook voor de andere planners, tot je het sluit of op "
        "‘Wis alles’ klikt."
    )
    elsewhere = "Hier staat al wat je in een andere planner invulde. Gaat het over een ander traject? "
    empty = el("button", "Begin met een leeg formulier", type="button", class_="cmz-knop", data_actie="wis")
    return el(
        "div",
        el("p", stays, fast if dates else None),
        el("p", elsewhere, empty, class_="cmz-elders", hidden=True),
        class_="cmz-privacy",
    )


def knop(words: str, actie: str) -> Html:
    """A button that does something on this page."""
    return el("button", words, type="button", data_actie=actie)


def _knoppen(site: Site, naam: str) -> Html:
    submit = el("button", "Toon het antwoord", type="submit", class_="md-button md-button--primary")
    answer = [submit, knop("Wis alles", "wis")]
    keep = [knop("Maak een link", "link"), knop("Als tekst", "kopieer-tekst"), knop("Druk af", "druk-af")]
    calendar = None
    if alle_termijnen(site.rules, naam):
        choice = voeg(herinnering(f"{naam}-herinnering"), agendacode(f"{naam}-code"))
        calendar = el("div", choice, " ", knop("Zet in je agenda", "ics"), class_="cmz-agenda")
    groups = [el("div", verbind(" ", buttons), class_="cmz-knoppen") for buttons in (answer, keep)]
    return voeg(groups, calendar)


def _andere_dag(naam: str) -> Html:
    """The choice of another day than today; closed until somebody wants it."""
    uid = f"{naam}-{DAG}"
    hint = (
        "Dan rekenen we alsof het die dag is, met de regels en bedragen die dan gelden. Een termijn gebruikt de regel "
        "van de dag waarop hij begint te tellen. Laat leeg voor vandaag."
    )
    field = VRAAGSOORTEN["datum"].html(Veld(VRAAG_NAAR_DAG, DAG, uid))
    question = _veldset(uid, DAG, "datum", "Welke dag?", hint, field)
    summary = el("summary", "Bekijk de regels zoals op een andere dag")
    return el("details", summary, question, class_="cmz-andere-dag")


def _vraag(site: Site, naam: str, name: str, question: Vraag, prefix: str = "") -> Html:
    field = f"{prefix}{name}"
    uid = f"{naam}-{field.replace('.', '-')}"
    hints: list[Html] = []
    if question.hulp:
        hints.append(site.html(question.hulp, naam))
    if question.zie:
        hints.append(site.link("Lees meer", question.zie))
    asked = site.html(question.vraag, naam)
    fields = _velden(site, naam, field, uid, question)
    return _veldset(uid, field, question.soort, asked, verbind(" ", hints), fields, question.feit)


def _veldset(uid: str, field: str, soort: str, asked: Kind, hint: str, fields: Html, feit: str = "") -> Html:
    """A question with its hint, the place for what is wrong with the answer, and its fields."""
    return el(
        "fieldset",
        el("legend", asked),
        el("p", hint, class_="cmz-hulp", id=f"{uid}-hulp") if hint else None,
        el("p", class_="cmz-fout", id=f"{uid}-fout", hidden=True),
        fields,
        class_="cmz-vraag",
        id=uid,
        data_vraag=field,
        data_type=soort,
        data_feit=feit or None,
        aria_describedby=f"{uid}-hulp" if hint else None,
    )


def _velden(site: Site, naam: str, field: str, uid: str, question: Vraag) -> Html:
    """The fields of a question, with what stands in them beforehand."""
    known, more = question.standaard, ""
    item = site.rules.waarden.get(known)
    if item and len(item.waarden) > 1:
        # What stands in the field would win over the version of the day that is counted with.
        known, more = "", f". Laat leeg voor {site.waarde(known)}."
    elif item and (version := in_voege(item.waarden, site.vandaag)):
        known = str(version.waarde).replace(".", ",")
    fill = partial(site.tekst, planner=naam)
    return soort_van(question).html(Veld(question, field, uid, fill, known, more))


def _lijnen(site: Site, naam: str, questions: dict[str, Vraag]) -> Html | None:
    """Questions that are asked once a line, the first line of them, and what a script makes another one from."""
    if not questions:
        return None

    def line(number: str) -> Html:
        return el(
            "fieldset",
            el("legend", "Regel ", el("span", number, class_="cmz-nummer")),
            [_vraag(site, naam, name, q, f"regels.{number}.") for name, q in questions.items()],
            knop("Verwijder deze regel", "rij-weg"),
            class_="cmz-regel",
        )

    return el(
        "div",
        el("h2", "Trajecten"),
        el("div", line("1"), class_="cmz-rijen", data_eerste=1),
        el("template", line("#")),
        knop("Nog een regel", "rij-erbij"),
        class_="cmz-groep cmz-regels",
        data_type="regels",
        data_vraag="regels",
        id=f"{naam}-regels",
    )


def herinnering(uid: str) -> Html:
    """The choice of a reminder in a calendar file. It has no name: it is no answer of the form."""
    choice = el("select", opties(HERINNERINGEN.items()), id=uid, data_herinnering=True)
    return el("span", el("label", "Herinnering", for_=uid), " ", choice, class_="cmz-herinnering")


def agendacode(uid: str) -> Html:
    """The code that tells two cases apart in a calendar. It has no name: it is no answer of the form."""
    field = el(
        "input", id=uid, data_code=True, maxlength=LANGSTE_CODE, size=8, aria_describedby=f"{uid}-hulp"
    )
    hint = (
        "Geen naam. Met dezelfde code vervangt een nieuw bestand het vorige, als je agenda dat kan. Zonder code overschrijft een ander "
        "dossier met dezelfde eerste datum deze datums in je agenda."
    )
    label = el("label", "Code voor je agenda", for_=uid)
    explained = el("span", hint, id=f"{uid}-hulp")
    return el("span", label, " ", field, " ", explained, class_="cmz-herinnering cmz-agendacode")


def opties(options: Iterable[tuple[str, str]]) -> Html:
    """The options of a list: value and words."""
    return voeg(el("option", words, value=value) for value, words in options)
