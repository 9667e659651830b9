"""What a page shows comes from the data, and an unknown name stops the build with a Dutch message."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from macros.site import Site
from macros.teksten import MacroFout

type Macro = Callable[..., str]


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("maximumduur", "18 maanden"),
        ("minimumduur", "3 maanden"),
        ("langste_verlenging", "6 maanden"),
        ("langste_duur", "24 maanden"),
        ("icf_categorieen", "43"),
        ("start_nieuw_kader", "1 juli 2023"),
        # De duur van een termijn.
        ("trajectplan", "6 weken"),
        ("eerste-gesprek", "28 dagen"),
        ("aanmoedigen-na-weigering", "15 dagen"),
        ("laatste-registratie", "1 maand"),
    ],
)
def test_een_waarde_staat_er_zoals_in_de_regels(vaste_macro: Macro, naam: str, tekst: str) -> None:
    assert vaste_macro("waarde", naam) == tekst


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("trajectplan", "uiterlijk 6 weken na de eerste afspraak"),
        ("eerste-gesprek", "uiterlijk 28 dagen na de toeleiding"),
        ("eindadvies-ten-vroegste", "ten vroegste 3 maanden na status Bezig"),
        ("eerste-actie", "uiterlijk 4 weken na het opladen van het trajectplan"),
        ("evaluatie-12", "uiterlijk 12 maanden na de opmaak van het trajectplan"),
        ("uitvoering-klaar", "bij voorkeur tegen 17 maanden na status Bezig"),
    ],
)
def test_een_termijn_staat_in_een_zin(vaste_macro: Macro, naam: str, zin: str) -> None:
    assert vaste_macro("termijn", naam) == zin


def test_elke_gedeelde_waarde_en_elke_termijn_kan_op_een_pagina(macro: Macro, site: Site) -> None:
    for name, item in site.rules.waarden.items():
        if all(version.geldig_tot is None for version in item.waarden):
            assert macro("waarde", name)
    for one in site.rules.planners.values():
        for name in one.termijnen:
            assert re.search(r"\d", macro("termijn", name))


def test_een_waarde_op_een_dag_zonder_regel_stopt_de_bouw(vaste_macro: Macro) -> None:
    with pytest.raises(MacroFout, match="Voor 30 juni 2023 is er geen waarde ‘maximumduur’"):
        vaste_macro("waarde", "maximumduur", op="2023-06-30")
    assert vaste_macro("waarde", "maximumduur", op="2023-07-01") == "18 maanden"


@pytest.mark.parametrize(
    ("naam", "args", "melding"),
    [
        ("waarde", ["maximumdur"], "De waarde ‘maximumdur’ bestaat niet. Bedoelde je ‘maximumduur’?"),
        ("termijn", ["trajektplan"], "De termijn ‘trajektplan’ bestaat niet. Bedoelde je ‘trajectplan’?"),
        ("bron", ["draaiboek-2023 99.9"], "heeft geen sectie ‘99.9’"),
        ("bron", ["draaibok-2023 3.2"], "Bedoelde je ‘draaiboek-2023’?"),
        ("rol", ["cmzz"], "De rol ‘cmzz’ bestaat niet."),
        ("begrip", ["netwerkcoordinatr"], "Bedoelde je ‘netwerkcoordinator’?"),
        ("verschil", ["T99"], "Het verschil ‘T99’ bestaat niet."),
        ("extern", ["bestaat-niet"], "De externe bron ‘bestaat-niet’ bestaat niet."),
        ("planner", ["termijn"], "De planner ‘termijn’ bestaat niet. Bedoelde je ‘termijnen’?"),
    ],
)
def test_een_onbekende_naam_geeft_een_nederlandse_melding(
    macro: Macro, naam: str, args: list[str], melding: str
) -> None:
    with pytest.raises(MacroFout) as caught:
        macro(naam, *args)
    assert melding in str(caught.value)


def test_een_bron_is_een_korte_link(macro: Macro) -> None:
    text = macro("bron", "draaiboek-2023 3.2", "draaiboek-2023 3.2.3")
    assert "[draaiboek 3.2](../../naslag/bronnen.md#draaiboek-2023-3-2)" in text
    assert "#draaiboek-2023-3-2-3)" in text


def test_elk_verschil_begrip_en_extern_feit_kan_op_een_pagina(macro: Macro, site: Site) -> None:
    for number in site.bestand("verschillen.yml"):
        assert f"#{number.lower()}" in macro("verschil", number)
    for name, entry in site.bestand("begrippen.yml").items():
        assert macro("begrip", name).startswith(f"[{entry.naam}](../../naslag/begrippen.md#{name})")
    assert macro("begrip", "netwerkcoordinator", "de netwerkcoördinator").startswith(
        "[de netwerkcoördinator]"
    )
    for name in site.bestand("extern.yml"):
        assert "gelezen op" in macro("extern", name)
    for name, role in site.rules.rollen.items():
        assert macro("rol", name) == role.naam


class Velden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.inert = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inert += tag == "template"
        if tag == "input" and values.get("name"):
            self.names.add(str(values["name"]).split(".")[0])
        if values.get("id") and not self.inert:
            self.ids.append(str(values["id"]))

    def handle_endtag(self, tag: str) -> None:
        self.inert -= tag == "template"


def test_elke_planner_toont_een_veld_per_vraag_en_al_zijn_regels(macro: Macro, site: Site) -> None:
    for name, one in site.rules.planners.items():
        html = macro("planner", name)
        reader = Velden()
        reader.feed(html)
        assert set(one.vragen) <= reader.names, name
        assert len(reader.ids) == len(set(reader.ids)), name
        for row in getattr(one, "rijen", {}).values():
            assert site.html(row.omdat, name) in html
        for rule in getattr(one, "voorwaarden", {}).values():
            assert site.html(rule.titel, name) in html
        for rule in one.termijnen.values():
            assert site.html(rule.titel, name) in html
