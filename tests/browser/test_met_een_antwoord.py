"""Every planner with an answer on the screen, for everybody: axe-core, a screen magnified four times, high contrast,
less movement, large enough to aim at, and on paper. One visit a planner; the screen changes around the answer."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, Playwright, Request

from planner.vragen.link import maak_link
from tests.browser.conftest import NAMES, SCREEN, expect, overal, program, thema_begint
from tests.browser.test_planners import example
from tests.browser.test_toegankelijk import LOOKS, choose, everywhere
from tests.nu import regels_van_nu

# A screen of 1280 by 1024 pixels, magnified to 400%.
MAGNIFIED = {"width": 320, "height": 256}


# What the drivers cannot.
NO_PAPER = {"webkit": "de besturing kan niet afdrukken"}
NO_PRINT_MEDIA = {"firefox": "de besturing toont de opmaak voor papier niet op het scherm"} | NO_PAPER


@pytest.fixture(scope="module", params=NAMES)
def visited(eyes: Page, address: str, request: pytest.FixtureRequest) -> Page:
    """The page of a planner with its fullest example filled in."""
    return answer(eyes, address, request.param)


def answer(page: Page, address: str, name: str) -> Page:
    page.goto("about:blank")
    page.goto(f"{address}planners/{name}/#{maak_link(regels_van_nu().planners[name], example(name))}")
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    expect(page.locator(".cmz-resultaat")).not_to_be_empty()
    return page


@pytest.fixture
def answered(visited: Page, engine: str) -> Page:
    """That page, on a plain screen again."""
    if engine == "chromium":
        visited.emulate_media(forced_colors="none", media="screen", reduced_motion="reduce")
    visited.set_viewport_size(SCREEN)
    choose(visited, "light")
    return visited


@pytest.mark.eerste(1)
@pytest.mark.motoren("chromium", lang=("firefox", "webkit"))
def test_axe_vindt_niets_in_licht_en_donker_op_telefoon_en_scherm(
    answered: Page, engine: str, alles: bool
) -> None:
    assert not everywhere(answered, LOOKS if alles and engine == "chromium" else LOOKS[:2], "cmz-planner")


# What sticks out of the screen without a box of its own that scrolls, or is cut off by a box that does not.
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const name = (it) => `${it.tagName}.${it.className.baseVal ?? it.className} ${it.textContent.trim().slice(0, 40)}`;
  const hidden = (it) => it.closest(".md-header, .md-sidebar, .md-search, .md-skip, thead, svg") ||
    !it.checkVisibility({visibilityProperty: true});
  const found = [];
  for (const it of document.querySelectorAll("main *")) {
    if (hidden(it)) continue;
    const box = it.getBoundingClientRect();
    if (!box.width) continue;
    const scrolls = [];
    for (let up = it.parentElement; up; up = up.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) scrolls.push(up);
    if (!scrolls.length && (box.right > wide + 1 || box.left < -1)) found.push("buiten: " + name(it));
    const style = getComputedStyle(it);
    const cut = [style.overflowX, style.overflowY].some((one) => ["hidden", "clip"].includes(one));
    if (cut && box.width > 2 && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 2))
      found.push("afgesneden: " + name(it));
  }
  if (document.documentElement.scrollWidth > wide) found.push("de pagina schuift opzij");
  return found;
}"""


@overal
def test_op_400_procent_valt_niets_weg_en_schuift_niets_opzij(answered: Page) -> None:
    answered.set_viewport_size(MAGNIFIED)
    assert answered.evaluate(OUTSIDE) == []


SMALL = """() => [...document.querySelectorAll(
    "main :is(button, input, select, textarea, summary), .md-header :is(button, a), .md-tabs a")]
  .filter((it) => it.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((it) => [it, (it.labels?.[0] && it.matches("[type=radio], [type=checkbox]") ? it.labels[0] : it).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([it, box]) => `${it.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`)"""


@overal
def test_wat_je_kan_aantikken_is_minstens_24_pixels(answered: Page) -> None:
    for width in (320, 1280):
        answered.set_viewport_size({"width": width, "height": 900})
        assert answered.evaluate(SMALL) == [], width


MOVING = """() => [...document.querySelectorAll("*")].flatMap((it) => [null, "::before", "::after"].map((part) => {
  const style = getComputedStyle(it, part);
  const long = [style.transitionDuration, style.transitionDelay, style.animationDuration].join().split(",")
    .some((time) => Number.parseFloat(time) > 0.001);
  return long && (style.transitionProperty !== "none" || style.animationName !== "none")
    ? `${it.tagName}.${it.className}${part ?? ""}: ${style.transitionDuration} ${style.transitionDelay}` : "";
})).filter(Boolean)"""


@overal
def test_niets_beweegt_voor_wie_minder_beweging_vraagt(answered: Page) -> None:
    assert answered.evaluate(MOVING) == []
    assert answered.evaluate("document.getAnimations().length") == 0


@pytest.mark.motoren("chromium", niet=NO_PRINT_MEDIA)
def test_op_papier_blijft_alleen_het_antwoord_over(answered: Page) -> None:
    answered.emulate_media(media="print")
    for gone in ("form", ".cmz-stand", ".cmz-privacy", "button"):
        expect(answered.locator(f"cmz-planner {gone}:visible")).to_have_count(0)
    expect(answered.locator(":is(.md-header, .md-sidebar, .md-footer):visible")).to_have_count(0)
    expect(answered.locator(".cmz-resultaat")).to_be_visible()
    answered.set_viewport_size({"width": 673, "height": 900})  # A4 less its margins
    assert answered.evaluate("document.documentElement.scrollWidth") <= 673


@pytest.mark.elke_planner
@pytest.mark.motoren(
    "chromium",
    niet={"firefox": "de bladzijden zitten samengeperst in de PDF en zijn zo niet te tellen"} | NO_PAPER,
)
def test_het_volste_antwoord_past_op_een_blad(answered: Page) -> None:
    answered.emulate_media(media="print")
    paper = answered.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


# Every deadline there is, also those that only some trajectories have.
EVERYTHING = {
    "toeleiding": date(2025, 9, 1),
    "eerste_afspraak": date(2025, 9, 20),
    "weigering": date(2025, 9, 22),
    "trajectplan_ondertekend": date(2025, 10, 15),
    "trajectplan_opgeladen": date(2025, 10, 16),
    "trajectplan_goedgekeurd": date(2025, 10, 20),
    "bezig": date(2025, 11, 1),
    "eerste_actie": date(2025, 11, 3),
    "verlenging_maanden": 3,
    "zeventien_plus_een": True,
    "verslagen_opgeleverd": date(2027, 5, 1),
    "ter_afsluiting": date(2028, 1, 10),
}


@pytest.mark.motoren(
    "chromium",
    niet={"firefox": "de bladzijden zitten samengeperst in de PDF en zijn zo niet te tellen"} | NO_PAPER,
)
def test_alle_termijnen_passen_op_een_blad(eyes: Page, address: str) -> None:
    eyes.goto("about:blank")
    one = regels_van_nu().planners["termijnen"]
    eyes.goto(f"{address}planners/termijnen/#{maak_link(one, EVERYTHING)}")
    expect(eyes.locator(".cmz-termijnen tbody tr")).to_have_count(13)
    eyes.emulate_media(media="print")
    paper = eyes.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


@pytest.mark.motoren("chromium", niet=NO_PRINT_MEDIA)
def test_van_wat_dicht_is_komt_alleen_op_papier_wat_de_bezoeker_opende(eyes: Page, address: str) -> None:
    eyes.emulate_media(media="screen")
    page = answer(eyes, address, "eindadvies")
    # The theme opens everything when it prints: it must have begun.
    thema_begint(page)
    folded = page.locator(".cmz-resultaat > details")
    assert folded.count() > 1
    folded.first.locator("summary").click()
    expect(folded.first).to_have_attribute("data-geopend", "")
    for _ in range(2):  # printing, and printing again
        page.emulate_media(media="print")
        expect(folded.first).to_be_visible()
        expect(page.locator(".cmz-resultaat > details:visible")).to_have_count(1)
        page.emulate_media(media="screen")
    folded.first.locator("summary").click()
    page.emulate_media(media="print")
    expect(page.locator(".cmz-resultaat > details:visible")).to_have_count(0)


@pytest.mark.motoren("chromium", niet=NO_PRINT_MEDIA)
def test_het_antwoord_op_papier_is_leesbaar_en_zegt_waar_het_vandaan_komt(answered: Page) -> None:
    answered.emulate_media(media="print")
    for needed in ("h1", ".cmz-resultaat .cmz-bron", ".cmz-over-deze-pagina"):
        expect(answered.locator(f"{needed}:visible").first).to_be_visible()
    small = answered.evaluate("""() => Math.min(...[...document.querySelectorAll(".cmz-resultaat :is(p, li, td)")]
        .filter((it) => it.checkVisibility() && !it.closest(".cmz-bron")).map((it) => Number.parseFloat(getComputedStyle(it).fontSize)))""")
    assert small >= 10, "kleiner dan 7,5 punt leest niemand"


@pytest.mark.eerste(1)
@pytest.mark.motoren(
    "chromium", lang=("firefox",), niet={"webkit": "de besturing vertelt niet wat een worker vraagt, en hoe"}
)
def test_de_link_komt_op_vraag_met_een_waarschuwing_en_brengt_de_antwoorden_terug(
    answered: Page, address: str
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(f"{request.method} {request.url} {request.post_data or ''}")

    answered.on("request", note)
    given = answered.evaluate("""() => {
        const planner = document.querySelector("cmz-planner");
        const given = planner.answers;
        history.replaceState(history.state, "", location.pathname);
        planner.answers = given;
        return given;
    }""")
    expect(answered.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    expect(answered.locator(".cmz-link")).to_have_count(0)
    assert "#" not in answered.url, "zonder vraag staat er niets in het adres"
    answered.get_by_role("button", name="Maak een link").click()
    expect(answered.locator(".cmz-link")).to_contain_text("Deel hem alleen met collega’s die ze mogen zien")
    link = answered.get_by_label("Link met je antwoorden").input_value()
    assert link == answered.url
    answered.goto("about:blank")
    answered.goto(link)
    expect(answered.locator("cmz-planner")).to_have_attribute("data-state", "klaar")
    back = answered.evaluate("document.querySelector('cmz-planner').answers")
    assert given == back
    answered.remove_listener("request", note)
    answers = link.split("#antwoorden:")[1]
    assert len(asked) > 3
    assert all(it.startswith(f"GET {address}") and it.endswith(" ") for it in asked)
    assert not [it for it in asked if "?" in it or answers in it]


# The colours of a drawing that are none of the device's own.
FOREIGN = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const known = ["Canvas", "CanvasText", "GrayText", "Highlight"].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return [...document.querySelectorAll(".cmz-tijdlijn svg :is(text, line, circle, path, rect)")].flatMap((it) => {
    const {fill, stroke} = getComputedStyle(it);
    const used = it.tagName === "text" ? [fill] : it.tagName === "line" ? [stroke] : [fill, stroke];
    return used.filter((colour) => colour !== "none" && !known.includes(colour)).map((colour) => `${it.outerHTML}: ${colour}`);
  });
}"""


def check_contrast(page: Page) -> None:
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(FOREIGN) == []
    shown = page.locator(".cmz-resultaat")
    assert shown.evaluate(
        "it => getComputedStyle(it).color !== getComputedStyle(document.body).backgroundColor"
    )
    # Late is open with a thick edge, as the words below the drawing say; an estimate is open with a broken edge.
    for late in page.locator(".cmz-tijdlijn :is(.tl-verstreken, .tl-te-laat) circle").all():
        style = late.evaluate(
            "it => [getComputedStyle(it).fill, getComputedStyle(it).stroke, getComputedStyle(it).strokeWidth]"
        )
        assert style[0] != style[1]
        assert style[2] == "4px"


@pytest.mark.motoren("chromium", niet={"webkit": "WebKit kent geen hoog contrast (forced-colors)"})
def test_in_hoog_contrast_neemt_de_tijdlijn_de_kleuren_van_het_toestel(answered: Page) -> None:
    answered.emulate_media(forced_colors="active")
    check_contrast(answered)


@pytest.mark.lang
@pytest.mark.motoren("firefox")
def test_zo_is_het_ook_in_firefox_dat_de_kleuren_uit_zijn_instellingen_neemt(
    engine: str, playwright: Playwright, address: str
) -> None:
    if not (found := program(engine)):
        pytest.skip("firefox staat niet op deze computer")
    contrast = {"browser.display.document_color_use": 2}
    browser = playwright.firefox.launch(
        executable_path=found, channel="moz-firefox", firefox_user_prefs=contrast
    )
    check_contrast(answer(browser.new_page(), address, "termijnen"))
    browser.close()
