"""What stands on the page Regelwerkplaats before its script fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.formulier import opties
from macros.site import Site
from planner.authoring.bewerken.klussen import KLUSSEN
from planner.html import Html, el, voeg

GEDULD = 40_000  # milliseconds that Python may take for one answer before it is stopped


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def werkplaats() -> str:
        """The element in which an editor changes a rule file."""
        return _blok(site)

    return [werkplaats]


def bronadres(config: Any) -> str:
    """Where the repository stands, or "" when that is not configured."""
    return str(config.get("repo_url") or "").rstrip("/")


def _blok(site: Site) -> Html:
    address = bronadres(site.env.conf)
    planners = opties([("", "kies een planner"), *((n, p.titel) for n, p in site.rules.planners.items())])
    jobs = opties([("", "zelf een bestand wijzigen"), *((n, k.TITEL) for n, k in KLUSSEN.items())])
    body = Html(
        '<noscript><p class="cmz-let-op">De regelwerkplaats werkt alleen met scripts aan. Zonder scripts wijzig je de '
        "bestanden in de bronmap.</p></noscript>"
        '<p class="cmz-privacy">Alles gebeurt in je browser. Wat je wijzigt, wordt alleen hier bewaard, op dit toestel, '
        "tot je het terugzet. De site verandert er niet door.</p>"
        '<h2 id="werkplaats-klus">Wat wil je doen?</h2>'
        '<div class="cmz-knoppen"><label for="werkplaats-kies-klus">Klus '
        f'<select id="werkplaats-kies-klus" disabled>{jobs}</select></label></div>'
        '<div class="cmz-wp-klus"></div><p class="cmz-wp-klusstand" role="status"></p>'
        '<h2 id="werkplaats-tekst">De bestanden</h2>'
        '<div class="cmz-knoppen"><label for="werkplaats-bestand">Bestand '
        '<select id="werkplaats-bestand" disabled></select></label></div>'
        '<details class="cmz-wp-nieuw"><summary>Een nieuw bestand maken</summary><p>Open eerst een planner of waarden '
        "die lijken op wat je wilt maken. Het nieuwe bestand begint als een kopie daarvan. De naam is ook de naam van de "
        'planner: kleine letters en streepjes.</p><div class="cmz-knoppen"><label for="werkplaats-naam">Naam '
        '<input id="werkplaats-naam" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" '
        'aria-describedby="werkplaats-naamfout"></label> <button type="button" data-actie="maak">Maak het bestand</button>'
        '</div><p class="cmz-wp-naamfout cmz-fout" id="werkplaats-naamfout" role="status"></p></details>'
        '<p class="cmz-stand" role="status"></p><div class="cmz-wp-bericht"></div>'
        '<div class="cmz-wp-editor"></div><p class="cmz-wp-uitleg"></p>'
        '<p class="cmz-hulp">Vul aan: Ctrl+spatie. Volgend probleem: F8. Zoeken: Ctrl+F. De Tab-toets springt in; met '
        "Escape en dan Tab ga je de editor uit.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="download">Download dit bestand</button> '
        '<button type="button" data-actie="kopieer">Kopieer de tekst</button> '
        '<button type="button" data-actie="terug" disabled>Zet dit bestand terug</button></div>'
        '<h2 id="werkplaats-problemen">Problemen</h2><div class="cmz-wp-problemen"><p>Nog niet nagekeken.</p></div>'
        '<h2 id="werkplaats-pagina">Zo ziet een pagina eruit</h2><p>De pagina met je gewijzigde teksten en regels, zoals de site '
        "ze maakt. Wat je aanklikt in een formulier, doet hier niets: uitproberen doe je hieronder.</p>"
        '<div class="cmz-knoppen"><label for="werkplaats-kies-pagina">Pagina '
        '<select id="werkplaats-kies-pagina" disabled></select></label></div>'
        '<div class="cmz-wp-pagina"></div>'
        '<h2 id="werkplaats-proef">Probeer het uit</h2><p>Vul een geval in. Je ziet het antwoord van nu naast dat met '
        "je wijziging.</p>"
        '<div class="cmz-knoppen"><label for="werkplaats-planner">Planner '
        f'<select id="werkplaats-planner" disabled>{planners}</select></label></div>'
        '<div class="cmz-wp-proef"></div>'
        '<h2 id="werkplaats-effect">Wat verandert er?</h2><p>Het verslag rekent alle gevallen door met de regels van nu en '
        "met die van jou. Dat kan enkele minuten duren; je kunt intussen voortwerken.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="effect" disabled>Maak het verslag</button> '
        '<button type="button" data-actie="stop" hidden>Stop</button> '
        '<button type="button" data-actie="kopieer-verslag" hidden>Kopieer als Markdown</button></div>'
        '<p class="cmz-wp-effect-stand" role="status"></p><pre class="cmz-wp-verslag" tabindex="0" role="region" aria-label="Verslag" hidden></pre>'
        f'<h2 id="werkplaats-indienen">Je voorstel</h2>{_voorstel(address)}'
    )
    element = el(
        "cmz-werkplaats",
        body,
        data_state="leeg",
        data_geduld=GEDULD,
        data_basis=site.basis(),
        data_bron=address,
    )
    script = el("script", type="module", src=f"{site.basis()}assets/js/werkplaats.mjs")
    # The div tells Markdown that this is a block: it does not know our element.
    return voeg(el("div", element, class_="cmz-blok"), script)


def _voorstel(address: str) -> Html:
    """What changed in all files, and how it becomes one proposal."""
    upload = el(
        "a",
        "de oplaadpagina van GitHub",
        href=f"{address}/upload/main",
        data_doel="oplaad",
        target="_blank",
        rel="noopener noreferrer",
    )
    steps = [
        el("li", "Download het voorstel en pak de zip uit."),
        el("li", "Open ", upload, " en sleep de mappen uit de zip er samen in.")
        if address
        else el(
            "li",
            "Open op GitHub de startpagina van de repository, kies ‘Add file’ en dan ‘Upload files’. Sleep de mappen uit de zip "
            "er samen in. Deze site kent het adres van de repository niet.",
        ),
        el(
            "li",
            "Schrijf waarom, met de bron; het verslag kun je erbij plakken. Kies ‘Create a new branch’ en klik op ‘Propose changes’.",
        ),
    ]
    return voeg(
        el("div", el("p", "Je wijzigde nog niets."), class_="cmz-wp-voorstel"),
        el(
            "div",
            el("button", "Download het voorstel", type="button", data_actie="pakket"),
            class_="cmz-knoppen",
        ),
        el("ol", steps),
        el(
            "p",
            "Alle bestanden gaan samen in één voorstel. Mag je op GitHub niets opladen, geef de zip dan aan wie dat wel mag. Verander "
            "je maar één bestand, dan kan het ook zonder zip: kopieer de tekst, open het bestand op GitHub en vervang ze daar.",
        ),
    )
