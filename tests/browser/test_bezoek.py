"""Wat iemand invult, blijft: in dit tabblad voor elke planner, in een dossier voor goed, en in twee vensters samen."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Log, expect, watch

ELEMENT = "cmz-planner"
BEZIG = {"dag": "15", "maand": "10", "jaar": "2025"}
DOSSIERS = "cmz-dossiers"


def open_planner(page: Page, address: str, name: str, link: str = "") -> None:
    page.goto(f"{address}planners/{name}/{link}")
    ready(page)


def ready(page: Page) -> None:
    expect(page.locator(ELEMENT)).to_have_attribute("data-state", re.compile("klaar|leeg"))
    expect(page.locator(f"{ELEMENT} > .cmz-stand")).not_to_have_text(re.compile("^$|geladen"))


def fill(page: Page, question: str, day: dict[str, str]) -> None:
    for part, value in day.items():
        page.fill(f'[name="{question}.{part}"]', value)


def day(page: Page, question: str) -> str:
    return "/".join(page.input_value(f'[name="{question}.{part}"]') for part in ("dag", "maand", "jaar"))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{DOSSIERS}')") or "null")


def answers(page: Page, code: str = "B-12") -> dict[str, Any]:
    return next(item["antwoorden"] for item in kept(page)["dossiers"] if item["code"] == code)


def with_dossier(page: Page, address: str, **facts: Any) -> None:
    """Laat de browser dit dossier al hebben, zoals versie 1 het bewaarde."""
    page.goto(f"{address}naslag/")
    store = {"versie": 1, "dossiers": [{"code": "B-12", "antwoorden": {"bezig": "2025-10-15"} | facts}]}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DOSSIERS, json.dumps(store)])


def said(page: Page, text: str) -> None:
    expect(page.locator(".cmz-bewaar .cmz-stand")).to_contain_text(text)


# ── dit bezoek ───────────────────────────────────────────────────────────────────────────────────────────


def test_wat_je_in_de_ene_planner_invult_staat_in_de_andere(page: Page, address: str, log: Log) -> None:
    open_planner(page, address, "termijnen")
    fill(page, "bezig", BEZIG)
    page.fill('[name="verlenging_maanden"]', "2")
    for name in ("verlenging", "eindadvies", "stopzetting"):
        open_planner(page, address, name)
        assert day(page, "bezig") == "15/10/2025"
        assert page.input_value('[name="verlenging_maanden"]') == "2"
        expect(page.locator(".cmz-elders")).to_be_visible()
        expect(page.locator(".cmz-resultaat")).not_to_be_empty()
    # En terug: wat daar wijzigt, wijzigt hier.
    page.fill('[name="verlenging_maanden"]', "3")
    open_planner(page, address, "termijnen")
    assert page.input_value('[name="verlenging_maanden"]') == "3"
    expect(page.locator(".cmz-elders")).to_be_hidden()


def test_dezelfde_naam_met_een_andere_betekenis_wordt_niet_gedeeld(
    page: Page, address: str, log: Log
) -> None:
    open_planner(page, address, "verlenging")
    page.locator('[data-vraag="akkoord_cmw"] label', has_text="Ja").click()
    open_planner(page, address, "stopzetting")
    assert not page.locator('[data-vraag="akkoord_cmw"] input[value="ja"]').is_checked()


def test_plan_uitgevoerd_is_in_twee_planners_hetzelfde(page: Page, address: str, log: Log) -> None:
    open_planner(page, address, "eindadvies")
    page.locator('[data-vraag="plan_uitgevoerd"] label', has_text="Ja, daar").click()
    open_planner(page, address, "stopzetting")
    assert page.locator('[data-vraag="plan_uitgevoerd"] input[value="ja"]').is_checked()


def test_een_antwoord_dat_een_planner_niet_kent_gaat_er_niet_verloren(
    page: Page, address: str, log: Log
) -> None:
    open_planner(page, address, "eindadvies")
    page.locator('[data-vraag="plan_uitgevoerd"] label', has_text="niet eens").click()
    open_planner(page, address, "stopzetting")
    fill(page, "bezig", BEZIG)
    open_planner(page, address, "eindadvies")
    assert page.locator('[data-vraag="plan_uitgevoerd"] input[value="oneens"]').is_checked()


def test_een_klik_wist_alles_van_dit_bezoek_en_een_klik_brengt_het_terug(
    page: Page, address: str, log: Log
) -> None:
    open_planner(page, address, "verlenging")
    page.locator('[data-vraag="reden"] label', has_text="Ziekte").first.click()
    open_planner(page, address, "termijnen")
    fill(page, "bezig", BEZIG)
    expect(page.locator(".cmz-privacy")).to_contain_text("tot je het sluit of op ‘Wis alles’ klikt")
    press(page, "Wis alles")
    assert page.evaluate("sessionStorage.getItem('cmz-bezoek')") is None
    press(page, "Ongedaan maken")
    assert day(page, "bezig") == "15/10/2025"
    open_planner(page, address, "verlenging")
    assert page.locator('[data-vraag="reden"] input[value="ziekte"]').is_checked()
    # Van hier uit leeg beginnen, met één klik.
    open_planner(page, address, "eindadvies")
    press(page, "Begin met een leeg formulier")
    assert day(page, "bezig") == "//"
    expect(page.locator(".cmz-elders")).to_be_hidden()


def test_een_ander_tabblad_begint_leeg(page: Page, context: BrowserContext, address: str, log: Log) -> None:
    open_planner(page, address, "termijnen")
    fill(page, "bezig", BEZIG)
    other = watch(context.new_page(), log)
    open_planner(other, address, "termijnen")
    assert day(other, "bezig") == "//"
    assert page.evaluate("JSON.stringify([{...localStorage}, document.cookie])").count("2025") == 0


@pytest.mark.parametrize("weg", ["terug", "herladen", "bron", "menu", "inhoud", "verwijzing"])
def test_ingevulde_antwoorden_blijven(page: Page, address: str, log: Log, weg: str) -> None:
    """Terug, herladen, een bron of het menu openen, ‘Ga naar inhoud’ of ¶ en dan terug."""
    open_planner(page, address, "termijnen")
    fill(page, "bezig", BEZIG)
    ready(page)
    where = page.url
    if weg == "herladen":
        page.reload()
    elif weg == "inhoud":
        page.locator(".md-skip").evaluate("it => it.click()")
        page.go_back()
    elif weg == "bron":
        page.locator(".cmz-resultaat a[href*='bronnen']").first.evaluate("it => it.click()")
        # De bron opent ter plaatse; wie verder gaat, verlaat de pagina.
        page.get_by_role("dialog").locator("a[href]").last.evaluate("it => it.click()")
        expect(page).not_to_have_url(where)
        page.go_back()
    elif weg == "verwijzing":
        page.locator(".headerlink").first.evaluate("it => it.click()")
        page.go_back()
    else:
        links = {
            "terug": f'{ELEMENT} a:has-text("Lees meer")',
            "menu": ".md-tabs a[href]",
        }
        page.locator(links[weg]).first.evaluate("it => it.click()")
        expect(page).not_to_have_url(where)
        page.go_back()
    expect(page).to_have_url(re.compile(r"planners/termijnen/"))
    ready(page)
    assert day(page, "bezig") == "15/10/2025"
    expect(page.locator(".cmz-resultaat")).to_contain_text("2027")


def test_een_link_met_antwoorden_maakt_plaats_en_dat_kan_terug(page: Page, address: str, log: Log) -> None:
    open_planner(page, address, "verlenging")
    page.locator('[data-vraag="reden"] label', has_text="Ziekte").first.click()
    open_planner(page, address, "termijnen", "#antwoorden:toeleiding=2026-11-05")
    assert day(page, "toeleiding") == "5/11/2026"
    # Van een ander traject: wat er was, hoort er niet bij.
    press(page, "Ongedaan maken")
    open_planner(page, address, "verlenging")
    assert page.locator('[data-vraag="reden"] input[value="ziekte"]').is_checked()


def test_wat_je_na_een_link_wijzigt_blijft_bij_herladen(page: Page, address: str, log: Log) -> None:
    open_planner(page, address, "termijnen", "#antwoorden:toeleiding=2026-11-05")
    page.fill('[name="toeleiding.dag"]', "6")
    ready(page)
    page.reload()
    ready(page)
    assert day(page, "toeleiding") == "6/11/2026"


# ── een dossier ──────────────────────────────────────────────────────────────────────────────────────────


def test_wat_bij_het_traject_hoort_blijft_in_het_dossier_uit_elke_planner(
    page: Page, address: str, log: Log
) -> None:
    with_dossier(page, address)
    open_planner(page, address, "verlenging", "#dossier:B-12")
    said(page, "‘B-12’ is geopend")
    assert day(page, "bezig") == "15/10/2025"
    page.locator('[data-vraag="reden"] label', has_text="Ziekte").first.click()
    open_planner(page, address, "eindadvies")
    said(page, "nog niet bewaard")
    page.locator('[data-vraag="plan_uitgevoerd"] label', has_text="niet eens").click()
    press(page, "Bewaar in mijn dossiers")
    said(page, "is bewaard")
    assert answers(page) == {"bezig": "2025-10-15", "reden": "ziekte", "plan_uitgevoerd": "oneens"}


def test_een_dossier_dat_over_wijzigingen_opent_kan_ongedaan_gemaakt_worden(
    page: Page, address: str, log: Log
) -> None:
    with_dossier(page, address)
    open_planner(page, address, "termijnen")
    fill(page, "toeleiding", {"dag": "5", "maand": "11", "jaar": "2026"})
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "in de plaats van wat je had ingevuld")
    assert day(page, "toeleiding") == "//"
    press(page, "Ongedaan maken")
    assert (day(page, "toeleiding"), day(page, "bezig")) == ("5/11/2026", "//")
    assert page.get_by_label("Codenaam van het dossier").input_value() == ""


def test_een_dossier_dat_je_wijzigde_en_niet_bewaarde_staat_er_nog(
    page: Page, address: str, log: Log
) -> None:
    with_dossier(page, address)
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "is geopend")
    page.fill('[name="bezig.dag"]', "16")
    page.goto(f"{address}naslag/")
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "is niet bewaard")
    assert day(page, "bezig") == "16/10/2025"
    press(page, "Toon het zoals het bewaard is")
    said(page, "is geopend")
    assert day(page, "bezig") == "15/10/2025"


def test_na_het_sluiten_van_het_tabblad_wordt_een_wijziging_teruggegeven(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    with_dossier(page, address)
    closed = watch(context.new_page(), log)
    open_planner(closed, address, "termijnen", "#dossier:B-12")
    said(closed, "is geopend")
    closed.fill('[name="bezig.dag"]', "16")
    # Zolang dat tabblad leeft, biedt een ander zijn wijziging niet aan.
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "is geopend")
    expect(page.get_by_role("button", name="Neem die wijziging over")).to_have_count(0)
    closed.close()
    page.goto(f"{address}naslag/")
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "bewaarde dat niet")
    assert day(page, "bezig") == "15/10/2025"
    press(page, "Neem die wijziging over")
    assert day(page, "bezig") == "16/10/2025"
    press(page, "Bewaar in mijn dossiers")
    said(page, "is bewaard")
    assert answers(page)["bezig"] == "2025-10-16"
    assert page.evaluate("localStorage.getItem('cmz-dossier-concepten')") is None


# ── twee vensters ────────────────────────────────────────────────────────────────────────────────────────


def two(page: Page, context: BrowserContext, address: str, log: Log) -> Page:
    """Een tweede venster met hetzelfde dossier open."""
    with_dossier(page, address)
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "is geopend")
    other = watch(context.new_page(), log)
    open_planner(other, address, "termijnen", "#dossier:B-12")
    said(other, "is geopend")
    return other


def test_twee_vensters_op_een_dossier_nemen_elkaar_niets_af(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    other = two(page, context, address, log)
    fill(page, "eerste_afspraak", {"dag": "1", "maand": "9", "jaar": "2025"})
    press(page, "Bewaar in mijn dossiers")
    said(page, "is bewaard")
    other.fill('[name="verlenging_maanden"]', "2")
    press(other, "Bewaar in mijn dossiers")
    said(other, "is bewaard")
    said(other, "blijft: de eerste afspraak")
    assert answers(other) == {"bezig": "2025-10-15", "eerste_afspraak": "2025-09-01", "verlenging_maanden": 2}
    assert day(other, "eerste_afspraak") == "1/9/2025"


@pytest.mark.parametrize(("keuze", "dag"), [("Wat jij invulde", "17"), ("Wat intussen bewaard is", "16")])
def test_bij_dezelfde_vraag_kiest_de_gebruiker(
    page: Page, context: BrowserContext, address: str, log: Log, keuze: str, dag: str
) -> None:
    other = two(page, context, address, log)
    page.fill('[name="bezig.dag"]', "16")
    press(page, "Bewaar in mijn dossiers")
    said(page, "is bewaard")
    other.fill('[name="bezig.dag"]', "17")
    press(other, "Bewaar in mijn dossiers")
    said(other, "Er is nog niets bewaard")
    assert answers(other)["bezig"] == "2025-10-16"
    expect(other.locator(".cmz-botsing legend")).to_have_text("Wat is juist voor status Bezig?")
    other.get_by_label(keuze).check()
    press(other, "Bewaar met deze keuze")
    said(other, "is bewaard")
    assert answers(other)["bezig"] == f"2025-10-{dag}"
    assert day(other, "bezig") == f"{dag}/10/2025"


def test_inlezen_terwijl_een_dossier_open_is_neemt_niets_weg(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    with_dossier(page, address)
    open_planner(page, address, "termijnen", "#dossier:B-12")
    said(page, "is geopend")
    other = watch(context.new_page(), log)
    other.goto(f"{address}planners/dossiers/")
    expect(other.locator("cmz-dossiers")).to_have_attribute("data-state", "klaar")
    file = {
        "versie": 1,
        "dossiers": [{"code": "B-12", "antwoorden": {"bezig": "2025-10-15", "toeleiding": "2025-08-01"}}],
    }
    other.get_by_label("Vervang dossiers").check()
    other.set_input_files(
        'cmz-dossiers input[type="file"]',
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()},
    )
    press(other, "Lees het bestand in")
    expect(other.locator("cmz-dossiers .cmz-stand")).to_contain_text("1 vervangen")
    page.fill('[name="verlenging_maanden"]', "1")
    press(page, "Bewaar in mijn dossiers")
    said(page, "blijft: de toeleiding")
    assert answers(page) == {"bezig": "2025-10-15", "toeleiding": "2025-08-01", "verlenging_maanden": 1}


def test_tien_keer_tegelijk_bewaren_verliest_niets(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    other = two(page, context, address, log)
    for number, (window, question) in enumerate([(page, "toeleiding"), (other, "weigering")] * 2):
        fill(window, question, {"dag": str(number + 1), "maand": "9", "jaar": "2025"})
    # Zonder op elkaar te wachten.
    for window in (page, other):
        window.evaluate("document.querySelector('.cmz-bewaar').requestSubmit()")
    said(page, "is bewaard")
    said(other, "is bewaard")
    assert answers(page) == {"bezig": "2025-10-15", "toeleiding": "2025-09-03", "weigering": "2025-09-04"}


def test_de_regelwerkplaats_in_twee_vensters_houdt_beide_bestanden(
    page: Page, context: BrowserContext, address: str, log: Log
) -> None:
    def change(window: Page, path: str) -> None:
        window.locator("#werkplaats-bestand").select_option(path)
        window.locator(".cm-content").click()
        window.keyboard.press("Control+End")
        window.keyboard.type("# gewijzigd")

    def files() -> dict[str, Any]:
        return json.loads(page.evaluate("localStorage.getItem('cmz-werkplaats')"))["bestanden"]

    windows = [page, watch(context.new_page(), log)]
    for window in windows:
        window.goto(f"{address}beheer/regelwerkplaats/")
        # Twee keer alle regels nakijken duurt even.
        expect(window.locator("cmz-werkplaats")).to_have_attribute("data-state", "klaar", timeout=90_000)
    change(page, "planners/kader.yml")
    change(windows[1], "planners/mobiliteit.yml")
    expect(page.locator(".cmz-wp-bericht")).to_contain_text("in een ander venster")
    assert set(files()) == {"planners/kader.yml", "planners/mobiliteit.yml"}
    # Hetzelfde bestand: kiezen.
    change(windows[1], "planners/kader.yml")
    expect(windows[1].locator(".cmz-wp-bericht")).to_contain_text("in een ander venster")


# ── een datum in één keer ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("tekst", ["05012026", "5/1/26", "5 jan 2026", "maandag 5 januari 2026"])
def test_een_hele_datum_in_een_vak_toont_hoe_ze_gelezen_is(
    page: Page, address: str, log: Log, tekst: str
) -> None:
    open_planner(page, address, "termijnen")
    page.locator('[name="bezig.dag"]').focus()
    page.keyboard.type(tekst)
    expect(page.locator('[data-gelezen="bezig"]')).to_have_text("maandag 5 januari 2026")
    # Wie nog typt, wordt niet gestoord.
    assert page.input_value('[name="bezig.dag"]') == tekst
    page.locator('[name="eerste_actie.dag"]').focus()
    assert day(page, "bezig") == "5/1/2026"


def test_vandaag_en_morgen_worden_uitgeschreven(page: Page, address: str, log: Log) -> None:
    page.clock.install(time="2026-11-29T12:00:00+01:00")
    open_planner(page, address, "termijnen")
    page.fill('[name="bezig.dag"]', "vandaag")
    expect(page.locator('[data-gelezen="bezig"]')).to_have_text("zondag 29 november 2026")
    page.locator('[name="eerste_actie.dag"]').focus()
    assert day(page, "bezig") == "29/11/2026"


# ── een andere dag ───────────────────────────────────────────────────────────────────────────────────────


def test_na_middernacht_telt_een_open_tabblad_opnieuw(page: Page, address: str, log: Log) -> None:
    page.clock.install(time="2026-11-29T23:58:00+01:00")
    open_planner(page, address, "termijnen")
    fill(page, "toeleiding", {"dag": "3", "maand": "11", "jaar": "2026"})
    expect(page.locator(".cmz-resultaat")).to_contain_text("over 2 dagen")
    page.clock.fast_forward("05:00")
    expect(page.locator(".cmz-resultaat")).to_contain_text("morgen")


def test_na_een_andere_tijdzone_telt_een_open_tabblad_opnieuw(
    browser: Browser, address: str, log: Log
) -> None:
    context = browser.new_context()
    page = watch(context.new_page(), log)
    # De zone van het venster zelf kan later niet meer veranderen, die van een eigen sessie wel.
    session = context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Brussels"})
    page.clock.install(time="2026-11-29T22:30:00+00:00")
    open_planner(page, address, "termijnen")
    fill(page, "toeleiding", {"dag": "3", "maand": "11", "jaar": "2026"})
    expect(page.locator(".cmz-resultaat")).to_contain_text("over 2 dagen")
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".cmz-resultaat")).to_contain_text("morgen")
    context.close()
