"""Results as HTML: well formed, and nothing that somebody typed runs as a script."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import browser, codec
from planner.model import Regels
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit
from planner.toon.uitleg import Uitleg
from planner.toon.weergave import Weergave
from planner.vragen.antwoorden import lees

LEEG = {"br", "img", "input", "hr"}
KWAAD = "<img src=x onerror=alert(1)>\"'&<script>"


class Lezer(HTMLParser):
    """Every tag is closed, and no tag is one that runs something."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def is_veilig(html: str) -> Lezer:
    reader = Lezer()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert not reader.seen & {"script", "img", "iframe", "object", "style"}
    assert not {name for name in reader.attributes if name.startswith("on")}
    return reader


def vraag(**meer: Any) -> dict[str, Any]:
    request = {"planner": "termijnen", "velden": {}, "vandaag": "2026-11-22", "link": None} | meer
    answer: dict[str, Any] = json.loads(browser.answer(json.dumps(request)))
    return answer


@pytest.fixture(scope="module", autouse=True)
def gestart(regels: Regels) -> None:
    browser.start(codec.dumps(regels))


@settings(max_examples=100)
@given(st.text(max_size=30), st.sampled_from(["velden", "link", "naam"]), st.data())
def test_wat_iemand_typt_wordt_nooit_html(regels: Regels, tekst: str, waar: str, data: st.DataObject) -> None:
    text = KWAAD + tekst
    name = data.draw(st.sampled_from(sorted(regels.planners)))
    if waar == "naam":
        answer = vraag(planner=name + text)
    elif waar == "link":
        answer = vraag(planner=name, link=f"#antwoorden:{text}={text}&bezig={text}&bezig=2026-01-15")
    else:
        fields = {key: text for q in regels.planners[name].vragen for key in (q, f"{q}.dag", f"{q}.0.dag")}
        answer = vraag(planner=name, velden=fields | {text: text})
    is_veilig(answer["html"])
    assert "<img" not in answer["html"]


def test_een_kapotte_link_toont_ontsnapte_tekst_en_de_goede_datum() -> None:
    answer = vraag(link="#antwoorden:<script>=1&eerste_afspraak=2026-01-12")
    is_veilig(answer["html"])
    assert "&lt;script&gt;" in answer["html"]
    assert answer["resultaat"]["termijnen"]
    assert 'datetime="2026-02-23"' in answer["html"]


def test_teksten_uit_de_regels_worden_ook_ontsnapt(regels: Regels) -> None:
    """Also an editor can type < and & and quotes."""
    one = regels.planners["termijnen"]
    rule = one.termijnen["trajectplan"]
    hostile = replace(rule, titel=KWAAD, stap=replace(rule.stap, wat=KWAAD), lezingen=(replace(rule.lezingen[0], omdat=KWAAD),))  # type: ignore[type-var]  # fmt: skip
    rules = replace(
        regels,
        planners=regels.planners
        | {"termijnen": replace(one, termijnen=one.termijnen | {"trajectplan": hostile})},
    )
    browser.start(codec.dumps(rules))
    try:
        html = vraag(velden={"eerste_afspraak.dag": "12/1/2026"}, vandaag="2026-01-13")["html"]
    finally:
        browser.start(codec.dumps(regels))
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    is_veilig(html)


def test_elk_voorbeeld_van_elke_planner_geeft_goede_html(regels: Regels) -> None:
    count = 0
    for name, one in regels.planners.items():
        examples = [e for rule in one.termijnen.values() for e in rule.voorbeelden] + list(one.voorbeelden)
        for example in examples:
            answers, _ = lees(one, example.gegeven, tekst=True)
            result = leg_uit(uitslag(regels, name, answers, example.vandaag or date(2026, 11, 22)))
            view = Weergave(regels)
            is_veilig(view.resultaat(result))
            assert view.samenvatting(result).endswith((".", "?", "…"))
            count += 1
    assert count > 60


def test_een_rij_die_niet_past_is_nagekeken_en_niet_fout(regels: Regels) -> None:
    """Een rij zegt dan iets goeds, zoals ‘Het traject is al gestart’. Een voorwaarde die niet vervuld is, is wel fout."""
    answers, _ = lees(
        regels.planners["stopzetting"],
        {
            "traject_gestart": True, "plan_uitgevoerd": False, "reden": "werk", "akkoord_cmw": True,
            "akkoord_cmz": True, "uitgevoerde_acties": "meerdere", "netwerk_ingelicht": False,
        },
    )  # fmt: skip
    html = Weergave(regels).resultaat(leg_uit(uitslag(regels, "stopzetting", answers, date(2026, 11, 22))))
    assert (
        'data-oordeel="nagekeken"><span class="cmz-merk">nagekeken</span> Het traject is al gestart.' in html
    )
    assert html.count('data-oordeel="niet voldaan"') == 1
    assert html.count('<span class="cmz-merk">niet in orde</span>') == 1


def test_een_leeg_formulier_toont_niets() -> None:
    answer = vraag()
    assert (answer["html"], answer["leeg"], answer["fouten"]) == ("", True, [])


def test_een_onbekende_planner_zegt_dat_in_het_nederlands() -> None:
    answer = vraag(planner="bestaat-niet")
    assert "bestaat niet" in answer["fouten"][0]["melding"]


def test_een_fout_bij_een_veld_houdt_de_andere_termijnen() -> None:
    answer = vraag(velden={"bezig.dag": "31/2/2026", "eerste_afspraak.dag": "12/1/2026"})
    assert [fault["veld"] for fault in answer["fouten"]] == ["bezig.dag"]
    assert 'datetime="2026-02-23"' in answer["html"]


def test_de_agenda_komt_alleen_als_erom_gevraagd_is() -> None:
    fields = {"bezig.dag": "15/1/2026"}
    assert vraag(velden=fields)["ics"] is None
    assert vraag(velden=fields, ics=True)["ics"].startswith("BEGIN:VCALENDAR\r\n")


def test_elke_datum_toont_hoe_ze_geteld_is(uitleg: Callable[..., Uitleg], regels: Regels) -> None:
    html = Weergave(regels).resultaat(uitleg("termijnen", {"bezig": "2023-08-31", "verlenging_maanden": 6}))
    assert "24 maanden (18 maanden + 6 maanden verlenging) na 31 augustus 2023" in html
    assert "31 augustus 2025" in html
    assert "Bron:" in html
