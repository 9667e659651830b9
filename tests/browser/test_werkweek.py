"""Een week werk met vijfentwintig trajecten: vijf getypt, twintig uit een rekenblad. Het is maandag 30 november 2026.

Elke verwachte dag is met de hand geteld uit het draaiboek: eerste gesprek 28 dagen na de toeleiding, plan 6 weken na de
eerste afspraak, evaluatie 6 maanden na het opladen, verslag 4 weken na het laatste verslag, verlenging vragen tot de
dag vóór 18 maanden na Bezig. Valt dat in een weekend, dan is de vrijdag ervoor de veilige dag.
"""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.conftest import expect
from tests.browser.test_dossiers import choose_file, kept, open_page, press, said

MAANDAG = "2026-11-30T09:00:00+01:00"
REKENBLAD = """code;toeleiding;eerste_afspraak;trajectplan_opgeladen;bezig;eerste_actie;verlenging_maanden;ter_afsluiting;verslagen_opgeleverd;eindadvies_geregistreerd
C-01;;16/10/2026;;;;;;;
C-02;;19/10/2026;;;;;;;
C-03;;23/10/2026;;;;;;;
C-04;;24/10/2026;;;;;;;
C-05;;26/10/2026;;;;;;;
C-06;1/11/2026;;;;;;;;
C-07;2/11/2026;;;;;;;;
C-08;8/11/2026;;;;;;;;
C-09;13/11/2026;;;;;;;;
C-10;16/11/2026;;;;;;;;
C-11;;;28/5/2026;1/6/2026;10/6/2026;;;;
C-12;;;30/5/2026;2/6/2026;10/6/2026;;;;
C-13;;;5/6/2026;8/6/2026;15/6/2026;;;;
C-14;;;7/6/2026;9/6/2026;15/6/2026;;;;
C-15;;;30/6/2026;6/7/2026;13/7/2026;;;;
C-16;;;;8/6/2025;;;;;
C-17;;;;30/5/2025;;0;;;
C-18;;;;5/1/2026;;;;5/11/2026;
C-19;;;;5/11/2024;;6;5/11/2026;;
C-20;;;;1/12/2025;;;;;1/10/2026
"""
GETYPT = {
    "T-1": {"toeleiding": "9/11/2026"},
    "T-2": {
        "eerste_afspraak": "4/5/2026",
        "trajectplan_opgeladen": "29/5/2026",
        "bezig": "1/6/2026",
        "eerste_actie": "15/6/2026",
    },
    "T-3": {"bezig": "10/6/2025"},
    "T-4": {"trajectplan_opgeladen": "20/5/2026", "bezig": "25/5/2026", "eerste_actie": "1/6/2026"},
    "T-5": {"bezig": "12/1/2026", "verslagen_opgeleverd": "6/11/2026"},
}
VRIJDAG, DEZE_VRIJDAG, VOLGENDE_MAANDAG = "2026-11-27", "2026-12-04", "2026-12-07"
MAANDAGOCHTEND = {
    "te-laat": [
        ("2026-11-20", "T-4", "evaluatie-6"),  # 20 mei + 6 maanden
        (VRIJDAG, "C-01", "trajectplan"),  # 16 oktober + 6 weken
        (VRIJDAG, "C-06", "eerste-gesprek"),  # 1 november + 28 dagen is zondag 29
        (VRIJDAG, "C-11", "evaluatie-6"),  # zaterdag 28 november
        (VRIJDAG, "C-17", "maximumduur"),  # 30 november, dus voor alle zekerheid de dag ervoor: zondag
        (VRIJDAG, "T-2", "evaluatie-6"),  # zondag 29 november
    ],
    "deze-week": [
        ("2026-11-30", "C-02", "trajectplan"),
        ("2026-11-30", "C-07", "eerste-gesprek"),
        ("2026-11-30", "C-12", "evaluatie-6"),
        ("2026-12-03", "C-18", "eindverslag-eindadvies"),
        (DEZE_VRIJDAG, "C-03", "trajectplan"),
        (DEZE_VRIJDAG, "C-04", "trajectplan"),  # zaterdag 5 december
        (DEZE_VRIJDAG, "C-08", "eerste-gesprek"),  # zondag 6 december
        (DEZE_VRIJDAG, "C-13", "evaluatie-6"),  # zaterdag 5 december
        (DEZE_VRIJDAG, "C-19", "laatste-registratie"),  # 5 november + 1 maand is zaterdag
        (DEZE_VRIJDAG, "T-5", "eindverslag-eindadvies"),
    ],
    "volgende-week": [
        (VOLGENDE_MAANDAG, "C-05", "trajectplan"),
        (VOLGENDE_MAANDAG, "C-14", "evaluatie-6"),
        (VOLGENDE_MAANDAG, "C-16", "verlenging-aanvragen"),  # de dag vóór 8 december
        (VOLGENDE_MAANDAG, "C-16", "maximumduur"),
        (VOLGENDE_MAANDAG, "T-1", "eerste-gesprek"),
        ("2026-12-09", "T-3", "verlenging-aanvragen"),  # de dag vóór 10 december
        ("2026-12-09", "T-3", "maximumduur"),
        ("2026-12-11", "C-09", "eerste-gesprek"),
    ],
}
# Wat die week gebeurt: een evaluatie gehouden, een gesprek te laat gepland, een verlenging gevraagd, een gestopt, een klaar.
NA_HET_WERK = {
    "te-laat": [row for row in MAANDAGOCHTEND["te-laat"] if row[1] not in ("T-2", "T-4")],
    "deze-week": [row for row in MAANDAGOCHTEND["deze-week"] if row[1] != "T-5"],
    "volgende-week": [
        row for row in MAANDAGOCHTEND["volgende-week"] if row[1:] != ("T-3", "verlenging-aanvragen")
    ],
}


@dataclass
class Hand:
    """Telt elke klik en elke toets van wie aan het werk is."""

    page: Page
    kliks: int = 0
    toetsen: int = 0

    def klik(self, plek: Locator) -> None:
        plek.click()
        self.kliks += 1

    def typ(self, plek: Locator, tekst: str) -> None:
        """Klikt in een veld, maakt het leeg en typt."""
        self.klik(plek)
        plek.fill(tekst)
        self.toetsen += len(tekst)

    def druk(self, toets: str) -> None:
        self.page.keyboard.press(toets)
        self.toetsen += 1


@pytest.fixture
def week(context: BrowserContext, page: Page, address: str) -> Page:
    """De browser op die maandag, met vijfentwintig dossiers."""
    context.clock.set_fixed_time(MAANDAG)
    open_page(page, address)
    press(page, "Zet Mijn dossiers aan")
    said(page, "staat aan")
    choose_file(page, "mijn.csv", REKENBLAD)
    said(page, "20 toegevoegd")
    for code, dates in GETYPT.items():
        nieuw_dossier(Hand(page), address, code, dates)
    return page


def nieuw_dossier(hand: Hand, address: str, code: str, datums: dict[str, str]) -> None:
    page = hand.page
    open_vandaag(page, address)
    hand.klik(page.get_by_role("link", name="Nieuw dossier"))
    expect(page.locator("cmz-planner")).to_have_attribute("data-state", re.compile("leeg|klaar"))
    for question, day in datums.items():
        hand.typ(page.locator(f'[name="{question}.dag"]'), day)
    hand.typ(page.get_by_label("Codenaam van het dossier"), code)
    hand.druk("Enter")
    expect(page.locator(".cmz-bewaar .cmz-stand")).to_contain_text(f"‘{code}’ is bewaard")


def open_vandaag(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("cmz-dossierblad")).to_have_attribute("data-state", "klaar")


def vandaag(page: Page) -> dict[str, list[tuple[str, str, str]]]:
    rows = page.locator("cmz-dossierblad .cmz-werkrij").evaluate_all(
        "all => all.map(({ dataset: d }) => [d.groep, d.dag, d.code, d.termijn])"
    )
    found: dict[str, list[tuple[str, str, str]]] = {}
    for group, day, code, deadline in rows:
        found.setdefault(group, []).append((day, code, deadline))
    return found


def rij(page: Page, code: str, termijn: str) -> Locator:
    return page.locator(f'cmz-dossierblad .cmz-werkrij[data-code="{code}"][data-termijn="{termijn}"]')


def stand(page: Page, tekst: str) -> None:
    expect(page.locator("cmz-dossierblad .cmz-stand")).to_contain_text(tekst)


def noteer(hand: Hand, code: str, termijn: str, knop: str, dag: str = "") -> None:
    """Een merk bij een rij van Vandaag."""
    row = rij(hand.page, code, termijn)
    hand.klik(row.locator("summary"))
    if dag:
        hand.typ(row.locator('[name="dag"]'), dag)
    hand.klik(row.get_by_role("button", name=knop, exact=True))


def sluit(hand: Hand, address: str, code: str, wijze: str) -> None:
    page = hand.page
    open_vandaag(page, address)
    hand.klik(page.locator(f'cmz-dossierblad .cmz-werkrij[data-code="{code}"] h3 a').first)
    expect(page.locator("cmz-dossierblad")).to_have_attribute("data-state", "klaar")
    expect(page.locator("article h1")).to_contain_text(f"Dossier {code}")
    hand.klik(page.locator(".cmz-blad-sluiten > summary"))
    hand.klik(page.locator(f"#wijze-{wijze}"))
    hand.klik(page.get_by_role("button", name="Sluit het dossier"))
    stand(page, "is afgesloten")


def werk_de_week_af(page: Page, address: str) -> None:
    open_vandaag(page, address)
    noteer(Hand(page), "T-2", "evaluatie-6", "Gedaan", "26/11/2026")
    stand(page, "gedaan op 26 november 2026")
    noteer(Hand(page), "T-1", "eerste-gesprek", "Gepland", "20/12/2026")
    stand(page, "gepland op zondag 20 december 2026")
    noteer(Hand(page), "T-3", "verlenging-aanvragen", "Gedaan")
    stand(page, "gedaan op 30 november 2026")
    sluit(Hand(page), address, "T-4", "stopzetting")
    sluit(Hand(page), address, "T-5", "eindadvies")


def test_maandagochtend_staat_alles_op_zijn_veilige_dag(week: Page, address: str) -> None:
    open_vandaag(week, address)
    expect(week.locator("article h1")).to_contain_text("Vandaag")
    expect(week).to_have_title(re.compile("^Vandaag - "))
    assert vandaag(week) == MAANDAGOCHTEND
    stand(week, "6 te laat, 10 deze week, 8 volgende week.")
    # Elke rij heeft de ene knop die ze afwerkt, bij dat dossier.
    tools = {
        (code, deadline): rij(week, code, deadline).locator(".cmz-werk-doe").get_attribute("href")
        for code, deadline in (
            ("T-2", "evaluatie-6"),
            ("T-3", "verlenging-aanvragen"),
            ("C-02", "trajectplan"),
        )
    }
    assert tools == {
        ("T-2", "evaluatie-6"): "./checklists/evaluatie/#dossier:T-2",
        ("T-3", "verlenging-aanvragen"): "./planners/verlenging/#dossier:T-3",
        ("C-02", "trajectplan"): "./planners/trajectplancheck/#dossier:C-02",
    }


def test_na_een_week_werk_klopt_vandaag_dag_voor_dag(week: Page, address: str) -> None:
    werk_de_week_af(week, address)
    open_vandaag(week, address)
    assert vandaag(week) == NA_HET_WERK
    # Te laat gepland staat eerst, en de termijn blijft staan.
    text = rij(week, "T-1", "eerste-gesprek").inner_text()
    assert text.index("Te laat gepland: zondag 20 december 2026") < text.index(
        "Uiterlijk maandag 7 december 2026"
    )
    expect(week.locator(".cmz-na-afsluiten li")).to_have_text(["T-4: 0 van 5 gedaan", "T-5: 0 van 5 gedaan"])
    files = {item["code"]: item for item in kept(week)["dossiers"]}
    assert len(files) == 25
    assert files["T-2"]["antwoorden"]["evaluaties"] == ["2026-11-26"]
    assert "eerste_afspraak" not in files["T-1"]["antwoorden"], "gepland is geen feit"
    assert files["T-5"]["antwoorden"]["eindadvies_geregistreerd"] == "2026-11-30"


def test_een_merk_laat_zich_ook_na_herladen_terugnemen(week: Page, address: str) -> None:
    open_vandaag(week, address)
    noteer(Hand(week), "T-2", "evaluatie-6", "Gedaan", "26/11/2026")
    stand(week, "gedaan op")
    open_vandaag(week, address)
    week.get_by_role("button", name="Maak ongedaan: de markering van T-2").click()
    stand(week, "ongedaan gemaakt")
    assert vandaag(week) == MAANDAGOCHTEND
    assert "evaluaties" not in {f["code"]: f for f in kept(week)["dossiers"]}["T-2"]["antwoorden"]


def test_een_gesloten_dossier_zegt_wat_er_nog_te_doen_is_en_wordt_stil(week: Page, address: str) -> None:
    sluit(Hand(week), address, "T-4", "stopzetting")
    boxes = week.locator(".cmz-vinkjes input")
    expect(boxes).to_have_count(5)
    for number in range(5):
        boxes.nth(number).check()
        expect(week.locator("cmz-dossierblad")).to_have_attribute("data-state", "klaar")
        expect(boxes.nth(number)).to_be_checked()
    expect(week.locator(".cmz-nu")).to_contain_text("Dit dossier vraagt niets meer.")
    open_vandaag(week, address)
    expect(week.locator(".cmz-na-afsluiten")).to_have_count(0)
    assert "T-4" not in week.locator(".cmz-blad-inhoud").inner_text()


def test_de_agenda_na_die_week_klopt_dag_voor_dag(week: Page, address: str) -> None:
    werk_de_week_af(week, address)
    week.goto("about:blank")
    week.goto(f"{address}planners/dossiers/")
    expect(week.locator("cmz-dossiers")).to_have_attribute("data-state", "klaar")
    with week.expect_download() as waiting:
        press(week, "Zet alles in je agenda")
    events = Calendar.from_ical(waiting.value.path().read_bytes()).walk("VEVENT")
    gone = [event for event in events if event.get("STATUS") == "CANCELLED"]
    found = sorted(map(_afspraak, (event for event in events if event not in gone)))
    titles = {
        "trajectplan": "Trajectplan in het vertrouwelijk luik",
        "eerste-gesprek": "Eerste gesprek",
        "evaluatie-6": "Eerste evaluatie",
        "maximumduur": "Einde van de maximumduur",
        "verlenging-aanvragen": "Laatste dag om een verlenging te vragen",
        "eindverslag-eindadvies": "Eindverslag en eindadvies geregistreerd",
        "laatste-registratie": "Laatste dag voor de registraties",
    }
    coming = [*NA_HET_WERK["deze-week"], *NA_HET_WERK["volgende-week"]]
    december = [(day, code, titles[deadline]) for day, code, deadline in coming] + [
        ("2026-12-14", "C-10", "Eerste gesprek"),
        ("2026-12-20", "T-1", "Eerste gesprek (gepland)"),
        (
            "2026-12-24",
            "C-15",
            "Eerste evaluatie",
        ),  # 30 december: tussen Kerst en Nieuw is mogelijk alles dicht
    ]
    assert [row for row in found if row[0] < "2027"] == sorted(december)
    assert not [row for row in found if row[1] in ("T-4", "T-5", "C-20")]
    # Wat die week gebeurd is, schrapt een agenda die het al had.
    assert sorted(row for row in map(_afspraak, gone) if row[0] < "2027") == [
        ("2026-12-04", "T-5", titles["eindverslag-eindadvies"]),
        ("2026-12-09", "T-3", titles["verlenging-aanvragen"]),
    ]
    deadlines = [row for row in found if "(gepland)" not in row[2]]
    weekend = [row for row in deadlines if _weekend(row[0])]
    assert weekend == []


def _afspraak(event: Event) -> tuple[str, str, str]:
    """Dag, code en termijn van een afspraak."""
    code, what = str(event["SUMMARY"]).removeprefix("Vervalt: ").split(": ", 1)
    return str(event["DTSTART"].dt), code, what


def _weekend(day: str) -> bool:
    return date.fromisoformat(day).weekday() >= 5


def test_de_collega_krijgt_dezelfde_dagen_als_tekst(week: Page, address: str) -> None:
    werk_de_week_af(week, address)
    open_vandaag(week, address)
    week.get_by_role("link", name="Voor de casemanager werk").click()
    expect(week.locator("cmz-dossierblad pre")).to_contain_text("Termijnen voor casemanager werk")
    text = week.locator("cmz-dossierblad pre").inner_text()
    blocks = {part.split(" · ")[0]: part for part in text.split("\n\n")[1:]}
    words = {
        "2026-11-30": "maandag 30 november 2026",
        "2026-12-03": "donderdag 3 december 2026",
        DEZE_VRIJDAG: "vrijdag 4 december 2026",
        VOLGENDE_MAANDAG: "maandag 7 december 2026",
        "2026-12-09": "woensdag 9 december 2026",
        "2026-12-11": "vrijdag 11 december 2026",
    }
    for day, code, _ in [*NA_HET_WERK["deze-week"], *NA_HET_WERK["volgende-week"]]:
        assert f"uiterlijk {words[day]}" in blocks[code], (day, code)
    assert "Te laat gepland: zondag 20 december 2026." in blocks["T-1"]
    assert "27 november" not in text
    assert not {"T-4", "T-5", "C-20"} & set(blocks)
    week.get_by_label("Ook datums die voorbij zijn").check()
    expect(week.locator("cmz-dossierblad pre")).to_contain_text("vrijdag 27 november 2026, voorbij")


def test_hoeveel_kliks_en_toetsen_het_werk_vraagt(week: Page, address: str) -> None:
    """De getallen staan ook in docs/beheer/tests.md."""
    hand = Hand(week)
    nieuw_dossier(hand, address, "T-6", GETYPT["T-2"])
    dates = sum(map(len, GETYPT["T-2"].values()))
    assert (hand.kliks, hand.toetsen - dates) == (6, 4), (
        "een dossier met vier datums: 10 naast de datums zelf"
    )
    open_vandaag(week, address)
    hand = Hand(week)
    noteer(hand, "T-2", "evaluatie-6", "Gedaan")
    stand(week, "gedaan op 30 november 2026")
    assert (hand.kliks, hand.toetsen) == (2, 0), "een evaluatie van vandaag"
    hand = Hand(week)
    noteer(hand, "T-6", "evaluatie-6", "Gedaan", "26/11/2026")
    stand(week, "gedaan op 26 november 2026")
    assert (hand.kliks, hand.toetsen) == (3, 10), "een evaluatie van vroeger: drie kliks en haar datum"
    hand = Hand(week)
    sluit(hand, address, "T-5", "eindadvies")
    assert (hand.kliks, hand.toetsen) == (4, 0), "een dossier sluiten"
