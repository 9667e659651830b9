"""What stands on the page Regelwerkplaats before its script fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.formulier import opties
from macros.site import Site
from planner.html import Html, el, voeg

GEDULD = 40_000  # milliseconds that Python may take for one answer before it is stopped


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def werkplaats() -> str:
        """The element in which an editor changes a rule file."""
        return _blok(site)

    return [werkplaats]


def bewerkadres(config: Any) -> str:
    """Where the repository lets people edit the data, or "" when that is not configured."""
    repo, edit = str(config.get("repo_url") or ""), str(config.get("edit_uri") or "")
    base = edit.strip("/").removesuffix("docs")
    if not repo or not edit or base == edit.strip("/"):
        return ""
    return base + "data/" if base.startswith(("https://", "http://")) else f"{repo.rstrip('/')}/{base}data/"


def _blok(site: Site) -> Html:
    address = bewerkadres(site.env.conf)
    further = (
        '<a class="md-button" data-doel="bewerk" target="_blank" rel="noopener noreferrer">Ga verder in de bronmap</a>'
        if address
        else ""
    )
    how = (
        "<li>Kopieer de tekst en open het bestand in de bronmap. Vervang daar de hele tekst en dien de wijziging in "
        "als pull request.</li>"
        if address
        else "<li>Download het bestand en zet het in de bronmap op de plaats van het oude, of geef het aan wie dat voor je doet. "
        "Deze site kent het adres van de bronmap niet: dat komt van <code>repo_url</code> en <code>edit_uri</code> in <code>mkdocs.yml</code>.</li>"
    )
    planners = opties([("", "kies een planner"), *((n, p.titel) for n, p in site.rules.planners.items())])
    body = Html(
        '<noscript><p class="cmz-let-op">De regelwerkplaats werkt alleen met scripts aan. Zonder scripts wijzig je de '
        "bestanden in de bronmap.</p></noscript>"
        '<p class="cmz-privacy">Alles gebeurt in je browser. Wat je wijzigt, wordt alleen hier bewaard, op dit toestel, '
        "tot je het terugzet. De site verandert er niet door.</p>"
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
        f'<button type="button" data-actie="kopieer">Kopieer de tekst</button> {further} '
        '<button type="button" data-actie="terug" disabled>Zet dit bestand terug</button></div>'
        '<h2 id="werkplaats-problemen">Problemen</h2><div class="cmz-wp-problemen"><p>Nog niet nagekeken.</p></div>'
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
        f'<h2 id="werkplaats-indienen">Je wijziging indienen</h2><ol>{how}<li>Zet bij de wijziging waarom, met de bron. '
        "Het verslag kun je erbij plakken.</li></ol>"
    )
    element = el(
        "cmz-werkplaats",
        body,
        data_state="leeg",
        data_geduld=GEDULD,
        data_basis=site.basis(),
        data_bewerk=address,
    )
    script = el("script", type="module", src=f"{site.basis()}assets/js/werkplaats.mjs")
    # The div tells Markdown that this is a block: it does not know our element.
    return voeg(el("div", element, class_="cmz-blok"), script)
