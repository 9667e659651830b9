"""The page Regelwerkplaats, as an editor uses it: change a rule, see what that does, take the file along."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route

from macros.werkplaats.pagina import GEDULD
from tests.browser.conftest import Log, expect, overal
from tests.browser.test_planners import fill

pytestmark = pytest.mark.motoren(
    "chromium", "firefox", niet={"webkit": "de besturing kan geen hele tekst in de bewerker zetten"}
)
# What is typed over lines: the driver of Firefox types, and then the editor indents.
TYPT = pytest.mark.motoren(
    "chromium",
    niet={
        "firefox": "de besturing typt de tekst, en dan springt de bewerker zelf in",
        "webkit": "de besturing kan geen hele tekst in de bewerker zetten",
    },
)
ROOT = Path(__file__).resolve().parents[2]
TERMIJNEN = "planners/termijnen.yml"
TEXT = (ROOT / "data" / TERMIJNEN).read_text(encoding="utf-8")
SIX = "waarde: 6 weken, bron: [draaiboek-2023 3.2,"
FIVE = SIX.replace("6 weken", "5 weken")
DONE = "gehaald_door: trajectplan_opgeladen"
DONE_LINE = next(number for number, line in enumerate(TEXT.splitlines(), 1) if DONE in line)
# Python has to start, and the whole check runs in it.
SLOW = 120_000


@pytest.fixture
def bank(page: Page, address: str) -> Locator:
    return open_page(page, address)


def open_page(page: Page, address: str) -> Locator:
    page.goto(f"{address}beheer/regelwerkplaats/")
    found = page.locator("cmz-werkplaats")
    expect(found).to_have_attribute("data-state", "klaar", timeout=SLOW)
    return found


def status(bank: Locator) -> Locator:
    return bank.locator("> .cmz-stand")


def write(page: Page, old: str, new: str) -> None:
    """Change words that stand once in the file, with the keyboard: look for them and type over them."""
    assert TEXT.count(old) == 1
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+f")
    page.locator(".cm-search [name=search]").fill(old)
    page.keyboard.press("End")  # the panel takes over what was typed when a key goes up
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.insert_text(new)


def replace_all(page: Page, text: str) -> None:
    """Paste a whole text: keys would let the editor indent."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    if not text:
        return
    page.locator(".cm-content").evaluate(
        """(editor, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const firefox = { dataType: "text/plain", data: text };
            const event = { clipboardData, ...firefox, bubbles: true, cancelable: true };
            editor.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def beeld(bank: Locator) -> Locator:
    """De pagina in ‘Zo ziet een pagina eruit’."""
    return bank.frame_locator(".cmz-wp-pagina iframe").locator("article")


def try_out(page: Page, bank: Locator) -> None:
    """The same case by the rules of now and by the changed ones: 12 January 2026 + 6 and + 5 weeks, by hand."""
    planner = bank.locator("cmz-planner[name=termijnen]")
    expect(planner).to_have_attribute("data-state", re.compile("klaar|leeg"), timeout=SLOW)
    fill(page, "eerste_afspraak", "2026-01-12")
    expect(bank.locator(".cmz-wp-verschil")).to_have_text("Het antwoord verandert.", timeout=SLOW)
    expect(bank.locator(".cmz-wp-nu")).to_contain_text("23 februari 2026")
    expect(bank.locator(".cmz-resultaat")).to_contain_text("16 februari 2026")


@pytest.mark.lang
def test_zoekwoorden_gaan_open_op_vraag_en_een_kop_die_weg_is_wordt_genoemd(
    page: Page, bank: Locator
) -> None:
    path = "zoekwoorden/handboek/3-start/trajectplan.yml"
    text = (ROOT / "data" / path).read_text(encoding="utf-8")
    with page.expect_request(re.compile(r"/zoekwoorden\.\w+\.json$")):
        bank.locator("#werkplaats-bestand").select_option(path)
    expect(page.locator(".cm-content")).to_contain_text("begeleidingsplan")
    replace_all(page, text.replace("  wat-erin-staat:", "  wat-erin-stond:"))
    expect(bank.locator(".cmz-wp-problemen li")).to_contain_text(
        "Bedoelde je ‘wat-erin-staat’?", timeout=SLOW
    )
    bank.locator("[data-actie=terug]").click()
    expect(bank.locator(".cmz-wp-problemen")).to_contain_text("In orde", timeout=SLOW)


@pytest.mark.lang
@overal
def test_een_gewijzigd_getal_staat_in_het_verslag_en_verandert_het_antwoord(
    page: Page, bank: Locator
) -> None:
    expect(status(bank)).to_have_text(re.compile(r"In orde: \d+ voorbeelden doorgerekend\."))
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+f")
    page.locator(".cm-search [name=search]").fill(SIX.removeprefix("waarde: "))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")  # before the 6 that was found
    page.keyboard.press("Delete")
    page.keyboard.type("5")
    expect(bank.locator(".cmz-wp-problemen li").first).to_contain_text("is hier 5 weken, maar", timeout=SLOW)
    try_out(page, bank)


@pytest.mark.lang
def test_een_gewijzigde_term_is_te_zien_te_proberen_te_bewaren_en_mee_te_nemen(
    page: Page, bank: Locator, address: str
) -> None:
    expect(status(bank)).to_have_text(re.compile(r"In orde: \d+ voorbeelden doorgerekend\."))
    expect(bank.locator("#werkplaats-bestand")).to_have_value(TERMIJNEN)
    write(page, SIX, FIVE)
    # The examples of this rule say 6 weeks: one message at the value names them all.
    problems = bank.locator(".cmz-wp-problemen li")
    expect(problems.first).to_contain_text("is hier 5 weken, maar", timeout=SLOW)
    expect(problems).to_have_count(1)
    jump = problems.first.get_by_role("button")
    number = int(re.search(r"\d+", jump.inner_text())[0])  # type: ignore[index]
    assert "6 weken" in TEXT.splitlines()[number - 1]
    jump.click()
    expect(page.locator(".cm-lint-marker-error").first).to_be_visible()

    try_out(page, bank)

    bank.get_by_role("button", name="Maak het verslag").click()
    expect(bank.locator(".cmz-wp-effect-stand")).to_have_text("Het verslag is klaar.", timeout=600_000)
    report = bank.locator(".cmz-wp-verslag").inner_text()
    assert "5 weken in plaats van 6 weken" in report
    assert "vroegere datum" in report

    # A reload loses nothing.
    page.reload()
    expect(bank).to_have_attribute("data-state", "klaar", timeout=SLOW)
    expect(bank).to_contain_text(f"Verder met wat je bewaarde: {TERMIJNEN}.")
    with page.expect_download() as waiting:
        bank.get_by_role("button", name="Download dit bestand").click()
    assert waiting.value.suggested_filename == "termijnen.yml"
    assert waiting.value.path().read_text(encoding="utf-8") == TEXT.replace(SIX, FIVE)

    # Put back, and think again.
    bank.get_by_role("button", name="Zet dit bestand terug").click()
    expect(status(bank)).to_contain_text("In orde", timeout=SLOW)
    assert page.evaluate("localStorage.getItem('cmz-werkplaats')") is None
    bank.get_by_role("button", name="Toch mijn tekst").click()
    expect(status(bank)).to_contain_text(re.compile("probleem|problemen"), timeout=SLOW)


@pytest.mark.lang
def test_een_foute_sleutel_wordt_op_zijn_regel_genoemd_met_de_juiste(page: Page, bank: Locator) -> None:
    write(page, DONE, DONE.replace("door", "dor"))
    item = bank.locator(".cmz-wp-problemen li").first
    expect(item).to_contain_text("Bedoelde je ‘gehaald_door’?", timeout=SLOW)
    expect(item.get_by_role("button")).to_have_text(f"regel {DONE_LINE}")
    expect(status(bank)).to_have_text("1 probleem gevonden.")
    item.get_by_role("button").click()
    expect(page.locator(".cm-activeLine")).to_contain_text("gehaald_dor")


@pytest.mark.lang
def test_sleutels_worden_aangeboden_met_uitleg(page: Page, bank: Locator) -> None:
    write(page, DONE, "open_g")
    page.keyboard.press("Control+Space")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_have_text("open_grens")
    page.wait_for_timeout(200)  # a list that has just appeared does not take a key yet
    page.keyboard.press("Enter")
    expect(page.locator(".cm-activeLine")).to_contain_text("open_grens:")
    page.keyboard.press("Control+Space")
    expect(page.locator(".cm-tooltip-autocomplete li")).to_have_text(["ja", "nee"])
    expect(bank.locator(".cmz-wp-uitleg")).to_contain_text("het is onduidelijk of de grens zelf nog meetelt")
    # The keyboard gets out again.
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.actie") == "download"


@pytest.mark.lang
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [x]\nb: *a\n", "Ankers met &"),
        ("[" * 5000, "te diep in elkaar"),
        ("soort: termijnen\n\tvragen: {", "Deze regel begint met een tab"),
        ("", "Dit bestand is leeg"),
    ],
    ids=["bom", "diep", "tab", "leeg"],
)
def test_slechte_tekst_geeft_een_melding_en_blijft_staan(
    page: Page, bank: Locator, text: str, words: str
) -> None:
    replace_all(page, text)
    expect(bank.locator(".cmz-wp-problemen li").first).to_contain_text(words, timeout=SLOW)
    kept = json.loads(page.evaluate("localStorage.getItem('cmz-werkplaats')"))
    assert kept["bestanden"][TERMIJNEN]["tekst"] == text
    assert "Traceback" not in page.locator("body").inner_text()


@pytest.mark.lang
def test_tekst_die_te_lang_duurt_stopt_en_blijft_staan(page: Page, address: str) -> None:
    def hurry(route: Route) -> None:
        found = route.fetch()
        route.fulfill(
            response=found, body=found.text().replace(f'data-geduld="{GEDULD}"', 'data-geduld="8000"')
        )

    page.route("**/beheer/regelwerkplaats/", hurry)
    bank = open_page(page, address)
    replace_all(page, "a: [" + "b, " * 620_000 + "b]\n")
    expect(bank).to_have_attribute("data-state", "fout", timeout=SLOW)
    expect(status(bank)).to_contain_text("Je tekst staat er nog")
    # The next key begins again.
    replace_all(page, "")
    expect(bank.locator(".cmz-wp-problemen li").first).to_contain_text("Dit bestand is leeg", timeout=SLOW)


@pytest.mark.lang
def test_een_andere_versie_op_de_site_wordt_gemeld_en_mijn_tekst_blijft(page: Page, address: str) -> None:
    kept = {
        "open": TERMIJNEN,
        "bestanden": {TERMIJNEN: {"tekst": f"{TEXT}# van mij\n", "merk": "van vroeger"}},
    }
    page.goto(f"{address}beheer/")
    page.evaluate("text => localStorage.setItem('cmz-werkplaats', text)", json.dumps(kept))
    bank = open_page(page, address)
    expect(bank.locator(".cmz-wp-bericht")).to_contain_text("op de site veranderd sinds je eraan begon")
    bank.get_by_role("button", name="Ik keek het na").click()
    expect(bank.locator(".cmz-wp-bericht")).to_be_empty()
    now = json.loads(page.evaluate("localStorage.getItem('cmz-werkplaats')"))["bestanden"][TERMIJNEN]
    assert now["tekst"] == f"{TEXT}# van mij\n"
    assert now["merk"] != "van vroeger"


def test_de_schema_s_zijn_van_de_site_te_halen(page: Page, address: str) -> None:
    for path in (ROOT / "data/schema").iterdir():
        found = page.request.get(f"{address}assets/schema/{path.name}")
        assert found.ok
        assert found.text() == path.read_text(encoding="utf-8")


@pytest.mark.lang
def test_een_nieuwe_planner_begint_als_kopie_en_kan_weer_weg(page: Page, bank: Locator) -> None:
    bank.get_by_text("Een nieuw bestand maken").click()
    name, make = bank.get_by_label("Naam"), bank.get_by_role("button", name="Maak het bestand")
    for wrong, words in (("Brief of mail", "kleine letters"), ("termijnen", "bestaat al")):
        name.fill(wrong)
        make.click()
        expect(bank.locator(".cmz-wp-naamfout")).to_contain_text(words)
        expect(name).to_be_focused()
    bank.locator("#werkplaats-bestand").select_option("planners/kader.yml")
    name.fill("brief-of-mail")
    make.click()
    expect(bank.locator("#werkplaats-bestand")).to_have_value("planners/brief-of-mail.yml")
    kader = (ROOT / "data/planners/kader.yml").read_text(encoding="utf-8")
    kept = json.loads(page.evaluate("localStorage.getItem('cmz-werkplaats')"))["bestanden"]
    assert kept["planners/brief-of-mail.yml"]["tekst"] == kader
    # A planner that the site does not have: it can be tried at once.
    expect(bank.locator("cmz-planner[name=brief-of-mail]")).to_be_visible(timeout=SLOW)
    fill(page, "aanvraagdatum", "2026-01-12")
    expect(bank.locator(".cmz-wp-nu")).to_contain_text("op de site staat hij nog niet", timeout=SLOW)

    bank.get_by_role("button", name="Gooi dit bestand weg").click()
    expect(bank.locator(".cmz-wp-bericht")).to_contain_text("planners/brief-of-mail.yml is weggegooid")
    assert page.evaluate("localStorage.getItem('cmz-werkplaats')") is None
    bank.get_by_role("button", name="Toch houden").click()
    expect(bank.locator("#werkplaats-bestand")).to_have_value("planners/brief-of-mail.yml")


# --- jobs ---------------------------------------------------------------------------------------------

PLAN = f"{TERMIJNEN}#termijnen.trajectplan.duur"
FORM = {
    "geldig_van": "2027-01-01",
    "waarde": "5 weken",
    "bron": "draaiboek-2023 3.2",
    # A Monday; five weeks later is a Monday too.
    "voorbeeld_dag": "2027-01-11",
    "voorbeeld_verwacht": "2027-02-15",
    "wijziging": "Het trajectplan moet er vanaf 2027 in 5 weken zijn.",
}


def begin_job(bank: Locator, job: str, field: str, choice: str, next_field: str) -> None:
    bank.locator("#werkplaats-kies-klus").select_option(job)
    bank.locator(f"#klus-{field}").select_option(choice)
    expect(bank.locator(f"#klus-{next_field}")).to_be_visible(timeout=SLOW)


def test_een_nieuwe_waarde_vanaf_een_dag_wordt_een_voorstel_met_al_haar_bestanden(
    page: Page, bank: Locator
) -> None:
    begin_job(bank, "waarde", "doel", PLAN, "geldig_van")
    make = bank.get_by_role("button", name="Maak de wijziging")
    make.click()
    # Every question that has no answer says so, and the first has the focus.
    expect(bank.locator(".cmz-wp-veld .cmz-fout")).to_have_count(6, timeout=SLOW)
    expect(bank.locator("#klus-geldig_van")).to_be_focused()
    for name, text in FORM.items():
        bank.locator(f"#klus-{name}").fill(text)
    make.click()
    expect(bank.locator(".cmz-wp-bericht")).to_contain_text(f"Gewijzigd: data/{TERMIJNEN}", timeout=SLOW)
    expect(status(bank)).to_have_text(re.compile(r"In orde: \d+ voorbeelden doorgerekend\."), timeout=SLOW)

    lines = bank.locator(".cmz-wp-voorstel li")
    expect(lines).to_have_count(2, timeout=SLOW)
    lines.first.locator("summary").click()
    expect(lines.first.locator("ins")).to_have_count(2)
    expect(lines.first.locator("del")).to_have_count(0)
    expect(lines.first.locator("ins").first).to_contain_text("geldig_van: 2027-01-01, waarde: 5 weken")

    with page.expect_download() as waiting:
        bank.get_by_role("button", name="Download het voorstel").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        names = archive.namelist()
        made = archive.read(f"data/{TERMIJNEN}").decode()
        (entry,) = (name for name in names if name.startswith("data/wijzigingen/"))
        assert archive.read(entry).decode() == f"{FORM['wijziging']}\n"
    assert len(names) == 3
    # Nothing but the two lines differs from the file of the repository.
    assert [line for line in made.splitlines() if "2027-0" not in line or line in TEXT.splitlines()] == (
        TEXT.splitlines()
    )


@pytest.mark.lang
def test_een_rol_krijgt_alleen_op_de_aangevinkte_regels_een_andere_naam(page: Page, bank: Locator) -> None:
    begin_job(bank, "rol", "rol", "icf-ambassadeur", "naam")
    # Typed: what a driver puts there is no change for Firefox.
    bank.locator("#klus-naam").press_sequentially("ICF-begeleider")
    bank.locator("#klus-naam").press("Tab")
    line = (
        bank.locator(".cmz-wp-vinken li")
        .filter(has_text="docs/handboek/7-ondersteuning/index.md, regel 18")
        .first
    )
    expect(line).to_be_visible(timeout=SLOW)
    line.get_by_role("checkbox").check()
    bank.locator("#klus-wijziging").fill("De ICF-ambassadeur heet nu ICF-begeleider.")
    bank.get_by_role("button", name="Maak de wijziging").click()
    expect(bank.locator(".cmz-wp-bericht")).to_contain_text(
        "De oude naam ‘ICF-ambassadeur’ blijft op", timeout=SLOW
    )
    expect(bank.locator(".cmz-wp-voorstel li")).to_have_count(3, timeout=SLOW)
    page.reload()
    expect(bank).to_have_attribute("data-state", "klaar", timeout=SLOW)
    expect(bank.locator(".cmz-wp-voorstel li")).to_have_count(3, timeout=SLOW)


@pytest.mark.lang
def test_een_bestand_of_pagina_openen_en_bewaren_verandert_geen_byte(page: Page, bank: Locator) -> None:
    different = page.evaluate(
        """async (base) => {
            const { inhoud } = await import(base + "inhoud.mjs");
            const { maakEditor } = await import(base + inhoud.editor);
            const fetched = (name) => fetch(base + name).then((response) => response.json());
            const parts = await Promise.all([inhoud.bestanden, inhoud.zoekwoorden, inhoud.paginas].map(fetched));
            const known = Object.entries(parts[0]).filter(([, file]) => "tekst" in file);
            const texts = { ...Object.fromEntries(known.map(([path, { tekst }]) => [path, tekst])), ...parts[1], ...parts[2] };
            const host = document.createElement("div");
            document.body.append(host);
            const editor = maakEditor(host, { label: "proef", wijzig: () => {}, sleutel: () => {} });
            const wrong = Object.keys(texts).filter((path) => {
                editor.open(texts[path], null);
                return editor.tekst !== texts[path];
            });
            return { wrong, paths: texts };
        }""",
        page.url.replace("beheer/regelwerkplaats/", "assets/werkplaats/"),
    )
    assert different["wrong"] == []
    files = {path.relative_to(ROOT / "data").as_posix(): path for path in (ROOT / "data").rglob("*.yml")}
    files |= {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "docs").rglob("*.md")}
    assert {path: text.encode() for path, text in different["paths"].items()} == {
        path: file.read_bytes() for path, file in files.items()
    }


@pytest.mark.lang
def test_een_pagina_wordt_gewijzigd_op_haar_regel_nagekeken_en_meegenomen(page: Page, bank: Locator) -> None:
    path = "docs/kader/vergoeding.md"
    text = (ROOT / path).read_text(encoding="utf-8")
    bank.locator("#werkplaats-bestand").select_option(path)
    expect(page.locator(".cm-content")).to_contain_text(
        text.splitlines()[1].removeprefix("title: "), timeout=SLOW
    )
    replace_all(page, f'{text}\nNa {{{{ waarde("maximumduurr") }}}} stopt het.\n')
    item = bank.locator(".cmz-wp-problemen li").first
    expect(item).to_contain_text("Bedoelde je ‘maximumduur’?", timeout=SLOW)
    expect(item.get_by_role("button")).to_have_text(f"regel {len(text.splitlines()) + 2}")
    good = f'{text}\nNa {{{{ waarde("maximumduur") }}}} stopt het.\n'
    replace_all(page, good)
    # De pagina zoals ze wordt, met de waarde en de tabellen.
    expect(beeld(bank)).to_contain_text("Na 18 maanden stopt het.", timeout=SLOW)
    expect(beeld(bank).locator("h1")).to_contain_text("vergoeding")
    # In de tekst staat bij elke macro wat ze toont.
    page.keyboard.press("Control+End")
    expect(page.locator(".cm-wp-macro").last).to_have_text('{{ waarde("maximumduur") }}')
    expect(page.locator(".cm-wp-waarde").last).to_have_text("18 maanden")
    expect(status(bank)).to_have_text(re.compile(r"In orde: \d+ voorbeelden doorgerekend\."), timeout=SLOW)
    with page.expect_download() as waiting:
        bank.get_by_role("button", name="Download het voorstel").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert archive.read(path).decode() == good


@pytest.mark.lang
def test_een_pagina_toont_wat_een_gewijzigde_regel_in_haar_verandert_en_voert_niets_uit(
    page: Page, bank: Locator, log: Log
) -> None:
    log.errors_expected = True  # the browser says that it ran no script
    choice = bank.locator("#werkplaats-kies-pagina")
    choice.select_option("docs/handboek/3-start/trajectplan.md")
    expect(beeld(bank)).to_contain_text("6 weken", timeout=SLOW)
    expect(beeld(bank)).not_to_contain_text("5 weken")
    write(page, SIX, FIVE)
    expect(beeld(bank)).to_contain_text("5 weken", timeout=SLOW)
    # In licht en donker zoals de pagina zelf, met de tabellen en links van de site.
    body = bank.frame_locator(".cmz-wp-pagina iframe").locator("body")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    expect(body).to_have_attribute("data-md-color-scheme", str(scheme))
    assert str(beeld(bank).locator("a.headerlink").first.get_attribute("href")).startswith("#")
    # Wat iemand in een pagina zet, loopt nooit.
    path = "docs/kader/vergoeding.md"
    bank.locator("#werkplaats-bestand").select_option(path)
    expect(choice).to_have_value(path)
    expect(beeld(bank).locator("h1")).to_contain_text("vergoeding", timeout=SLOW)
    text = (ROOT / path).read_text(encoding="utf-8")
    replace_all(
        page,
        f"{text}\n<img src=x onerror='parent.document.title=1'><script>parent.document.title = 1</script>\n\nEinde.\n",
    )
    expect(beeld(bank)).to_contain_text("Einde.", timeout=SLOW)
    assert "Regelwerkplaats" in page.title()


@pytest.mark.lang
@TYPT
def test_een_macro_wordt_aangeboden_en_de_namen_die_ze_kent(page: Page, bank: Locator) -> None:
    bank.locator("#werkplaats-bestand").select_option("docs/kader/vergoeding.md")
    expect(page.locator(".cm-wp-macro").first).to_be_visible(timeout=SLOW)
    offered = page.locator(".cm-tooltip-autocomplete li")
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("Na {{ wa")
    # Clicked: the editor takes no Enter in the first moment of a list.
    offered.filter(has_text="een waarde uit de regels").click()
    page.keyboard.type("maximumd")
    offered.filter(has_text="maximumduur").first.click()
    page.keyboard.type('") }} stopt het.')
    expect(beeld(bank)).to_contain_text("Na 18 maanden stopt het.", timeout=SLOW)
