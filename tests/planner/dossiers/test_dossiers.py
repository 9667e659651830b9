"""Mijn dossiers: wat de browser bewaart, wordt gelezen, hersteld, gewijzigd en geschreven zonder verlies."""

import csv
import io
import json
import shutil
import subprocess
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from planner import browser, codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.dossiers.bestand import als_csv, als_json, lees_bestand
from planner.dossiers.opslag import (
    MEESTE_DATUMS,
    Opslag,
    bewaar,
    lees_opslag,
    persoonlijk,
    ruim_op,
    schrijf,
    voeg_samen,
)
from planner.dossiers.overzicht import Keuze, Overzicht, gekozen
from planner.dossiers.weergave import DossierWeergave, agendadatum
from planner.model import Planner, Regels
from planner.toon.agenda import kalender, kalenderbestand
from planner.toon.uitleg import Uitleg
from planner.vragen.formulier import lees_velden
from planner.vragen.link import velden_van

VANDAAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
GOED = {
    "toeleiding": "2026-11-02",
    "eerste_afspraak": "2026-11-16",
    "evaluaties": ["2026-10-01", "2026-11-01"],
}
# Alles wat een dossier van versie 2 naast zijn antwoorden draagt.
BIJ: dict[str, Any] = {
    "gepland": {"evaluatie-6": "2026-12-05"},
    "merken": {
        "trajectplan": {
            "soort": "gemotiveerd",
            "op": "2026-11-20",
            "tekst": "notitie in het dienstverleningsmenu",
        },
        "eerste-gesprek": {"soort": "gedaan", "op": "2026-11-16", "vorig": "2026-11-18"},
    },
    "vinkjes": {"evaluatie/uitnodigen": True},
    "nota": 'Belt liefst \'s ochtends; "=1"',
    "einde": {"wijze": "stopzetting", "op": "2026-11-21"},
}
VOL = GOED | {"bezig": "2026-01-30", "verlenging_maanden": 3, "zeventien_plus_een": True}


@pytest.fixture(scope="module")
def termijnen(regels: Regels) -> Planner:
    return regels.planners["termijnen"]


@pytest.fixture(scope="module")
def vraag(regels: Regels) -> Callable[..., dict[str, Any]]:
    """Een verzoek zoals de pagina het doet."""
    browser.start(codec.dumps(zonder_voorbeelden(regels)))

    def doe(opslag: str, actie: dict[str, Any] | None = None, **meer: Any) -> dict[str, Any]:
        request = {
            "soort": "dossiers",
            "opslag": opslag,
            "actie": actie or {},
            "vandaag": VANDAAG.isoformat(),
        }
        answer: dict[str, Any] = json.loads(browser.answer(json.dumps(request | meer)))
        return answer

    return doe


def opslag(**antwoorden: Any) -> str:
    return json.dumps(
        {
            "versie": 1,
            "dossiers": [{"code": code.replace("_", "-"), "antwoorden": a} for code, a in antwoorden.items()],
        }
    )


def bladeren(item: Any) -> Iterator[str]:
    """Elke waarde in een stuk JSON, met hoofdletters en spaties gelijk gemaakt."""
    if isinstance(item, dict):
        for key, value in item.items():
            yield " ".join(key.split())
            yield from bladeren(value)
    elif isinstance(item, list):
        for value in item:
            yield from bladeren(value)
    elif isinstance(item, str):
        yield " ".join(item.split())
    elif item is not None:
        yield json.dumps(item)


# ── lezen en schrijven ───────────────────────────────────────────────────────────────────────────────────


def test_wat_geschreven_is_wordt_hetzelfde_gelezen(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1=VOL, B_2=GOED))
    assert not store.meldingen
    assert lees_opslag(termijnen, schrijf(store)) == store
    assert [d.code for d in store.dossiers.values()] == ["B-1", "B-2"]
    assert store.dossiers["b-1"].antwoorden == VOL


def test_een_fout_antwoord_staat_opzij_en_de_rest_blijft(termijnen: Planner) -> None:
    text = opslag(B_1=GOED | {"bezig": "2026-02-30", "onbekend": 5, "verlenging_maanden": 9})
    store = lees_opslag(termijnen, text)
    found = store.dossiers["b-1"]
    assert found.antwoorden == GOED
    assert {item["vraag"]: item["waarde"] for item in found.niet_gelezen} == {
        "bezig": "2026-02-30", "onbekend": 5, "verlenging_maanden": 9,
    }  # fmt: skip
    assert len(store.meldingen) == 3
    assert all(text.startswith("Dossier 1 (B-1): ") for text in store.meldingen)
    again = lees_opslag(termijnen, schrijf(store))
    assert again.dossiers["b-1"].niet_gelezen == found.niet_gelezen


def test_een_afgebroken_tekst_geeft_de_hele_dossiers_terug(termijnen: Planner) -> None:
    whole = schrijf(lees_opslag(termijnen, opslag(B_1=GOED, B_2=GOED, B_3=GOED)))
    broken = whole[:-20]
    store = lees_opslag(termijnen, broken)
    assert list(store.dossiers) == ["b-1", "b-2"]
    assert store.beschadigd
    assert store.niet_gelezen == [{"tekst": broken}]
    assert "2 dossiers zijn gered" in store.meldingen[0]
    after = lees_opslag(termijnen, schrijf(store))
    assert not after.beschadigd
    assert after.niet_gelezen == [{"tekst": broken}]


def test_een_oude_vorm_wordt_omgezet(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, json.dumps([{"code": "B-1", "antwoorden": GOED}]))
    assert store.dossiers["b-1"].antwoorden == GOED
    assert "oude vorm" in store.meldingen[0]
    assert json.loads(schrijf(store))["versie"] == 2


def test_een_nieuwere_versie_houdt_wat_hier_niet_gekend_is(termijnen: Planner) -> None:
    raw = {"versie": 7, "kleur": "rood", "dossiers": [{"code": "B-1", "antwoorden": GOED, "ster": True}]}
    store = lees_opslag(termijnen, json.dumps(raw))
    assert "nieuwere versie" in store.meldingen[0]
    assert json.loads(schrijf(store)) == raw


def test_een_dubbele_code_krijgt_een_nummer(termijnen: Planner) -> None:
    raw = [{"code": c, "antwoorden": GOED} for c in ("B-1", "b-1", "B-1")]
    store = lees_opslag(termijnen, json.dumps({"versie": 1, "dossiers": raw}))
    assert [d.code for d in store.dossiers.values()] == ["B-1", "b-1 (2)", "B-1 (3)"]
    assert len(store.meldingen) == 2


def test_wat_opzij_stond_wordt_opnieuw_geprobeerd(termijnen: Planner) -> None:
    raw = {
        "versie": 1,
        "dossiers": [
            {"code": "B-1", "antwoorden": {}, "niet_gelezen": [{"vraag": "bezig", "waarde": "2026-01-05"}]}
        ],
        "niet_gelezen": [{"code": "B-2", "antwoorden": GOED}, 5],
    }
    store = lees_opslag(termijnen, json.dumps(raw))
    assert store.dossiers["b-1"].antwoorden == {"bezig": "2026-01-05"}
    assert store.dossiers["b-2"].antwoorden == GOED
    assert store.niet_gelezen == [5]


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", "{", "null", "5", '"x"', "[]", "{}", '{"dossiers": {}}', '{"dossiers": null}', "[" * 100_000,
        '{"a":' * 5_000, '{"versie": NaN, "dossiers": []}', '{"dossiers": [], "dossiers": [1]}',
        '{"versie": "x", "dossiers": [null, 1, "x", [], {}, {"code": ""}, {"code": "A", "antwoorden": 5}]}',
        '{"versie": 1, "dossiers": [{"code": "\\ud800", "antwoorden": {}}]}',
        '{"versie": 1, "dossiers": [{"code": "A", "gewijzigd": "gisteren", "niet_gelezen": "x"}]}',
        '{"versie": 1, "niet_gelezen": {"a": 1}, "dossiers": []}', "1" * 5_000, "\x00", "<script>",
    ],
)  # fmt: skip
def test_rare_teksten_geven_nooit_een_fout_en_verliezen_niets(
    termijnen: Planner, vraag: Callable[..., dict[str, Any]], text: str
) -> None:
    niets_verloren(termijnen, text)
    answer = vraag(text, overzicht=True)
    assert "<script>" not in answer["bericht"]


def zonder_weet_ik_niet(item: Any) -> Any:
    """Een antwoord dat null is, zegt ‘weet ik niet’: dat mag wegblijven."""
    if isinstance(item, list):
        return [zonder_weet_ik_niet(part) for part in item]
    if isinstance(item, dict):
        return {
            key: {name: answer for name, answer in value.items() if answer is not None}
            if key == "antwoorden" and isinstance(value, dict)
            else zonder_weet_ik_niet(value)
            for key, value in item.items()
        }
    return item


def niets_verloren(planner: Planner, text: str) -> None:
    """Schrijven en opnieuw lezen houdt elke waarde; een tweede keer verandert er niets meer."""
    store = lees_opslag(planner, text)
    kept = schrijf(store)
    kept.encode()
    again = lees_opslag(planner, kept)
    assert json.loads(schrijf(again)) == json.loads(schrijf(lees_opslag(planner, schrijf(again))))
    try:
        before = json.loads(text)
    except (ValueError, RecursionError):
        assert not text.strip() or {"tekst": text} in store.niet_gelezen
        return
    found = Counter(bladeren(json.loads(kept)))
    if {"tekst": text} in store.niet_gelezen:
        return
    lost = Counter(bladeren(zonder_weet_ik_niet(before))) - found
    numbered = {code for d in store.dossiers.values() if (code := d.code.rpartition(" (")[0])}
    missing = {leaf for leaf in lost if not any(leaf[:30].startswith(n[:30]) for n in numbered)}
    # De versie wordt die van nu, en lege lijsten en velden zeggen niets.
    old_version = {"1"} if isinstance(before, dict) and before.get("versie") == 1 else set()
    assert (
        not missing
        - old_version
        - BIJ.keys()
        - {
            "antwoorden",
            "niet_gelezen",
            "gewijzigd",
            "versie",
            "tekst",
            "dossiers",
            "",
            '""',
            "false",
        }
    ), missing


waarden = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2100) | st.text(max_size=8) | st.dates().map(str)
    | st.sampled_from(["2026-01-05", "2026-02-30", "B-1", "Jan Janssens"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
vragen = st.sampled_from(
    [
        "bezig",
        "evaluaties",
        "verlenging_maanden",
        "zeventien_plus_een",
        "toeleiding",
        "eerste_afspraak",
        "nieuw",
    ]
)
antwoorden = st.dictionaries(vragen, waarden | st.lists(st.dates().map(str), max_size=3), max_size=5)
merken = st.fixed_dictionaries(
    {"soort": st.sampled_from(["gedaan", "gemotiveerd", "nvt", "anders"]), "op": st.dates().map(str)},
    optional={"tekst": st.text(max_size=8) | waarden, "vorig": st.dates().map(str) | waarden},
)
dossiers = st.fixed_dictionaries(
    {},
    optional={
        "code": st.sampled_from(["B-1", "b-1", "B  2", "é"]) | waarden,
        "antwoorden": antwoorden | waarden,
        "gepland": st.dictionaries(st.sampled_from(["evaluatie-6", "x"]), st.dates().map(str) | waarden)
        | waarden,
        "merken": st.dictionaries(st.sampled_from(["trajectplan", "x"]), merken | waarden) | waarden,
        "vinkjes": st.dictionaries(st.sampled_from(["einde/a", "b"]), st.just(True) | waarden) | waarden,
        "nota": st.text(max_size=8) | waarden,
        "einde": st.just({"wijze": "stopzetting", "op": "2026-11-02"}) | waarden,
        "gewijzigd": waarden,
        "niet_gelezen": waarden,
        "ander": waarden,
    },
)
opslagen = st.fixed_dictionaries(
    {},
    optional={
        "versie": st.integers(0, 3) | waarden,
        "dossiers": st.lists(dossiers | waarden, max_size=5) | waarden,
        "niet_gelezen": st.lists(dossiers | waarden, max_size=3) | waarden,
        "nog": waarden,
    },
)


@given(opslagen | waarden)
def test_een_beschadigde_opslag_geeft_nooit_een_fout_en_verliest_niets(termijnen: Planner, raw: Any) -> None:
    niets_verloren(termijnen, json.dumps(raw))


@given(opslagen, st.integers(0, 400), st.text(max_size=5))
@example({"dossiers": [{"code": "B-1", "gewijzigd": 0}]}, 0, "")
def test_een_afgebroken_of_verknoeide_tekst_ook_niet(
    termijnen: Planner, raw: Any, plek: int, rommel: str
) -> None:
    text = json.dumps(raw)
    niets_verloren(termijnen, text[:plek])
    niets_verloren(termijnen, text[:plek] + rommel + text[plek:])


@given(st.text(max_size=200) | opslagen.map(json.dumps))
@example("code;bezig\nB-1;2026-02-30\n")
@example('code;bezig\n"B-1;x\nB-2;y\n')
@example("sep=;\ncode;bezig\nB-1;5/1/2026")
def test_een_bestand_inlezen_geeft_nooit_een_fout(termijnen: Planner, text: str) -> None:
    store = lees_opslag(termijnen, opslag(B_9=GOED))
    voeg_samen(store, lees_bestand(termijnen, text), overschrijf=False)
    assert store.dossiers["b-9"].antwoorden == GOED
    assert lees_opslag(termijnen, schrijf(store)).dossiers.keys() == store.dossiers.keys()


def test_een_bestand_van_versie_1_wordt_gelezen_en_wordt_versie_2(termijnen: Planner) -> None:
    """Zo schreven we het tot 29 november 2026: er gaat niets verloren en er is niets te melden."""
    old = {
        "versie": 1,
        "dossiers": [
            {
                "code": "B-1",
                "antwoorden": VOL,
                "gewijzigd": "2026-11-20",
                "niet_gelezen": [{"vraag": "nieuw", "waarde": 1}],
            }
        ],
        "niet_gelezen": [5],
        "kleur": "rood",
    }
    store = lees_opslag(termijnen, json.dumps(old))
    # De vraag die hier niet gekend is, wordt bij elk lezen genoemd, zoals voordien.
    assert store.meldingen == ["Dossier 1 (B-1): ‘nieuw’: De vraag ‘nieuw’ bestaat niet in deze planner."]
    assert json.loads(schrijf(store)) == old | {"versie": 2}


def test_wat_versie_2_erbij_houdt_wordt_hetzelfde_teruggeschreven(termijnen: Planner) -> None:
    text = json.dumps({"versie": 2, "dossiers": [{"code": "B-1", "antwoorden": VOL} | BIJ]})
    store = lees_opslag(termijnen, text)
    assert store.meldingen == []
    assert json.loads(schrijf(store)) == json.loads(text)
    assert store.dossiers["b-1"].bij.gepland == {"evaluatie-6": date(2026, 12, 5)}


def test_een_merk_of_vinkje_dat_niet_kan_staat_opzij_en_de_rest_blijft(termijnen: Planner) -> None:
    bad = {
        "gepland": {"evaluatie-6": "2026-12-05", "maximumduur": "binnenkort"},
        "merken": {"trajectplan": {"soort": "vergeten", "op": "2026-11-20"}},
        "vinkjes": {"a": True, "b": False},
        "nota": "x" * 501,
        "einde": "stopzetting",
    }
    store = lees_opslag(
        termijnen, json.dumps({"versie": 2, "dossiers": [{"code": "B-1", "antwoorden": GOED} | bad]})
    )
    found = store.dossiers["b-1"]
    assert found.bij.als_json() == {"gepland": {"evaluatie-6": "2026-12-05"}, "vinkjes": {"a": True}}
    assert {item["veld"]: item["waarde"] for item in found.niet_gelezen} == {
        "gepland": {"maximumduur": "binnenkort"},
        "merken": bad["merken"],
        "vinkjes": {"b": False},
        "nota": bad["nota"],
        "einde": "stopzetting",
    }
    assert len(store.meldingen) == 5


def test_een_rekenblad_zonder_merken_neemt_ze_niet_weg(termijnen: Planner) -> None:
    text = json.dumps({"versie": 2, "dossiers": [{"code": "B-1", "antwoorden": GOED} | BIJ]})
    store = lees_opslag(termijnen, text)
    voeg_samen(store, lees_bestand(termijnen, "code;bezig\nB-1;2026-01-15\n"), overschrijf=True)
    assert store.dossiers["b-1"].antwoorden == {"bezig": "2026-01-15"}
    assert store.dossiers["b-1"].bij.als_json() == BIJ


# ── codes ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "code",
    [
        "Jan Janssens",
        "Jan van den Berg",
        "Jan-Pieter",
        "An De Smet 2",
        "a@b.be",
        "85.07.30-033.28",
        "85073003328",
    ],
)
def test_wat_op_een_naam_lijkt_wordt_geweigerd(termijnen: Planner, code: str) -> None:
    assert persoonlijk(code)
    with pytest.raises(ValueError, match="lijkt op"):
        bewaar(Opslag(), termijnen, code, velden_van(termijnen, GOED), "", VANDAAG)


@pytest.mark.parametrize("code", ["B-12", "blauw 3", "2026-014", "ZW/07", "Rood", "AB CD", "traject 5"])
def test_een_gewone_code_mag(termijnen: Planner, code: str) -> None:
    store = Opslag()
    assert bewaar(store, termijnen, code, velden_van(termijnen, GOED), "", VANDAAG)[1] == []
    assert store.vind(code)


@pytest.mark.parametrize("code", ["", "   ", "x" * 41, "a\u202eb", "a\x07b"])
def test_een_onmogelijke_code_wordt_geweigerd(termijnen: Planner, code: str) -> None:
    with pytest.raises(ValueError, match=r"code"):
        bewaar(Opslag(), termijnen, code, velden_van(termijnen, GOED), "", VANDAAG)


# ── bewaren ──────────────────────────────────────────────────────────────────────────────────────────────


def test_bewaren_overschrijft_alleen_het_dossier_dat_open_was(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1=GOED))
    fields = velden_van(termijnen, VOL)
    with pytest.raises(ValueError, match="bestaat al"):
        bewaar(store, termijnen, "b-1", fields, "", VANDAAG)
    bewaar(store, termijnen, "b-1", fields, "B-1", VANDAAG)
    assert store.dossiers["b-1"].antwoorden == VOL
    assert store.dossiers["b-1"].gewijzigd == "2026-11-22"
    message, _ = bewaar(store, termijnen, "B-2", fields, "B-1", VANDAAG)
    assert "er ook nog" in message
    assert len(store.dossiers) == 2


def test_een_goed_antwoord_komt_in_de_plaats_van_wat_niet_gelezen_was(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1=GOED | {"bezig": "x", "nieuw": 1}))
    bewaar(store, termijnen, "B-1", velden_van(termijnen, VOL), "B-1", VANDAAG)
    assert store.dossiers["b-1"].niet_gelezen == [{"vraag": "nieuw", "waarde": 1}]
    assert ruim_op(store) == 1
    assert not store.aantal_niet_gelezen


def test_een_leeg_of_fout_formulier_wordt_niet_bewaard(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1=GOED))
    with pytest.raises(ValueError, match="Vul eerst"):
        bewaar(store, termijnen, "B-1", {}, "B-1", VANDAAG)
    _, errors = bewaar(
        store, termijnen, "B-1", {"bezig.dag": "31", "bezig.maand": "2", "bezig.jaar": "2026"}, "B-1", VANDAAG
    )
    assert errors
    assert store.dossiers["b-1"].antwoorden == GOED


def test_antwoorden_gaan_zonder_verlies_naar_het_formulier_en_terug(termijnen: Planner) -> None:
    many = {"evaluaties": [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(MEESTE_DATUMS)]}
    for answers in (GOED, VOL, many, {"zeventien_plus_een": False, "verlenging_maanden": 0}):
        assert lees_velden(termijnen, velden_van(termijnen, answers)).antwoorden == answers


def test_meer_datums_dan_het_formulier_aankan_staan_opzij(termijnen: Planner) -> None:
    days = [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(MEESTE_DATUMS + 1)]
    store = lees_opslag(termijnen, opslag(B_1={"evaluaties": days}))
    assert store.dossiers["b-1"].niet_gelezen == [{"vraag": "evaluaties", "waarde": days}]


def test_een_ja_of_nee_in_een_csv_krijgt_een_melding_in_gewone_woorden(termijnen: Planner) -> None:
    store = lees_bestand(termijnen, "code;zeventien_plus_een\nB-1;yes\nB-2;WAAR\n")
    assert store.meldingen == ["Regel 2 (B-1): de formule 17+1: Antwoord met ja of nee."]
    assert store.dossiers["b-2"].antwoorden == {"zeventien_plus_een": True}


def test_tienduizend_keer_dezelfde_code_is_zo_gelezen(termijnen: Planner) -> None:
    """Een spreadsheet waarin iemand de kolom met de code doortrok: elk dossier krijgt een eigen nummer."""
    store = lees_bestand(termijnen, "code;bezig\n" + "B-1;2026-01-15\n" * 10_000)
    assert len(store.dossiers) == 10_000
    assert store.vind("B-1 (10000)")


def test_een_foute_evaluatie_staat_opzij_en_de_goede_tellen(termijnen: Planner) -> None:
    days = ["2026-05-04", "2026-02-30", "2026-11-02"]
    store = lees_opslag(termijnen, opslag(B_1={"evaluaties": days}))
    found = store.dossiers["b-1"]
    assert found.antwoorden == {"evaluaties": ["2026-05-04", "2026-11-02"]}
    assert found.niet_gelezen == [{"vraag": "evaluaties", "waarde": ["2026-02-30"]}]
    assert "de evaluaties: Datum 2: De datum 30/2/2026 bestaat niet." in store.meldingen[0]
    again = lees_opslag(termijnen, schrijf(store))
    assert again.dossiers["b-1"] == found


def test_wie_een_dossier_ongewijzigd_bewaart_verliest_niet_wat_opzij_staat(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1={"evaluaties": ["2026-05-04", "2026-02-30"]}))
    found = store.dossiers["b-1"]
    bewaar(store, termijnen, "B-1", velden_van(termijnen, found.antwoorden), "B-1", date(2026, 11, 22))
    assert store.dossiers["b-1"].niet_gelezen == [{"vraag": "evaluaties", "waarde": ["2026-02-30"]}]
    better = velden_van(termijnen, {"evaluaties": ["2026-03-02", "2026-05-04"]})
    bewaar(store, termijnen, "B-1", better, "B-1", date(2026, 11, 22))
    assert store.dossiers["b-1"].niet_gelezen == []


# ── bestanden ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vorm", ["json", "csv"])
def test_een_export_komt_heel_terug(termijnen: Planner, vorm: str) -> None:
    raw = json.loads(opslag(B_1=VOL, B_2=GOED | {"bezig": "2026-02-30", "nieuw": "=1+1"}))
    raw["dossiers"][0] |= BIJ
    raw["niet_gelezen"] = [{"tekst": '"a;b\nc"'}, 5]
    raw["dossiers"][0]["gewijzigd"] = "2026-11-20"
    store = lees_opslag(termijnen, json.dumps(raw))
    text = als_json(store) if vorm == "json" else als_csv(termijnen, store)
    back = Opslag()
    report = voeg_samen(back, lees_bestand(termijnen, text), overschrijf=False)
    assert report.toegevoegd == 2
    assert json.loads(schrijf(back)) == json.loads(schrijf(store))
    again = voeg_samen(back, lees_bestand(termijnen, text), overschrijf=True)
    assert (again.ongewijzigd, again.toegevoegd, again.vervangen) == (2, 0, 0)
    assert json.loads(schrijf(back)) == json.loads(schrijf(store))


def test_een_csv_is_er_voor_een_nederlandstalig_rekenblad(termijnen: Planner) -> None:
    text = als_csv(termijnen, lees_opslag(termijnen, opslag(B_1=VOL)))
    assert text.startswith("\ufeffcode;")
    row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert row["evaluaties"] == "2026-10-01 2026-11-01"
    assert row["zeventien_plus_een"] == "ja"
    assert row["bezig"] == "2026-01-30"


@given(st.text(min_size=1, max_size=20))
@example("=HYPERLINK(1)")
@example("'=1")
@example("＝1")
@example("-2+3")
@example("@SUM(1)")
def test_een_csv_voert_nooit_een_formule_uit(termijnen: Planner, code: str) -> None:
    store = lees_opslag(
        termijnen, json.dumps({"versie": 1, "dossiers": [{"code": code, "antwoorden": GOED}]})
    )
    text = als_csv(termijnen, store)
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"):
        assert not any(
            cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) for cell in row
        )
    back = lees_bestand(termijnen, text)
    assert [d.code for d in back.dossiers.values()] == [d.code for d in store.dossiers.values()]


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize("kop", ["", "\ufeff"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_een_csv_mag_op_vele_manieren_geschreven_zijn(
    termijnen: Planner, teken: str, kop: str, einde: str
) -> None:
    rows = [
        ["Code", "Status Bezig", "EVALUATIES", "zeventien_plus_een", "verlenging_maanden"],
        ['"B-1"', "2026-01-05", "1/2/2026 2026-03-04", "ja", "3"],
        ["B-2", "5/1/2026", "", "ONWAAR", ""],
        ["", "", "", "", ""],
        ['"B"";3"', "2026-01-05 00:00:00", "5-1-2026", "", "0"],
    ]
    store = lees_bestand(termijnen, kop + einde.join(teken.join(row) for row in rows))
    assert store.meldingen == []
    assert {d.code: d.antwoorden for d in store.dossiers.values()} == {
        "B-1": {"bezig": "2026-01-05", "evaluaties": ["2026-02-01", "2026-03-04"], "zeventien_plus_een": True, "verlenging_maanden": 3},
        "B-2": {"bezig": "2026-01-05", "zeventien_plus_een": False},
        'B";3': {"bezig": "2026-01-05", "evaluaties": ["2026-01-05"], "verlenging_maanden": 0},
    }  # fmt: skip


def test_het_verslag_noemt_elke_regel_die_niet_gelezen_is(termijnen: Planner) -> None:
    text = (
        "code;bezig;naam\n"
        "B-1;30/02/2026;Jan\n"
        ";2026-01-05;\n"
        '"B-\n2";2026-01-05;\n'
        "Jan Janssens;2026-01-05;\n"
        f"{'x' * 50};2026-01-05;\n"
        "B-3;2026-01-05;;extra\n"
    )
    store = lees_opslag(termijnen, opslag(B_3=GOED))
    report = voeg_samen(store, lees_bestand(termijnen, text), overschrijf=False)
    said = "\n".join(report.meldingen)
    for part in ("kolom ‘naam’", "Regel 2 (B-1)", "Regel 3: er staat geen code", "‘Jan Janssens’ lijkt", "Regel 7: Deze codenaam is te lang", "Regel 8: er staan meer cellen", "‘B-3’ bestaat al"):  # fmt: skip
        assert part in said, part
    assert (report.toegevoegd, report.overgeslagen) == (2, 2)
    assert "Jan" not in schrijf(store)
    assert store.dossiers["b-1"].niet_gelezen == [{"vraag": "bezig", "waarde": "2026-02-30"}]
    assert "b- 2" in store.dossiers


def test_vervangen_gebeurt_alleen_als_het_gevraagd_is(termijnen: Planner) -> None:
    for replace, expected in ((False, GOED), (True, VOL)):
        store = lees_opslag(termijnen, opslag(B_1=GOED))
        voeg_samen(store, lees_bestand(termijnen, opslag(B_1=VOL)), replace)
        assert store.dossiers["b-1"].antwoorden == expected


@pytest.mark.parametrize("text", ["", "zomaar tekst", "{}", '{"name": "x"}', "a;b\n1;2", "5", "[{"])
def test_een_ander_bestand_wordt_niet_overgenomen(termijnen: Planner, text: str) -> None:
    store = Opslag()
    report = voeg_samen(store, lees_bestand(termijnen, text), overschrijf=True)
    assert report.meldingen == report.meldingen[:1] != []
    assert store == Opslag()


# ── overzicht ────────────────────────────────────────────────────────────────────────────────────────────


def test_het_overzicht_staat_op_datum_en_laat_zich_kiezen(regels: Regels, termijnen: Planner) -> None:
    closed = VOL | {"eindadvies_geregistreerd": "2026-11-01"}
    store = lees_opslag(termijnen, opslag(B_1=VOL, A_2={"eerste_afspraak": "2026-11-16"}, C_3=closed))
    rows = Overzicht(regels).rijen(store, VANDAAG)
    assert [row.dag for row in rows] == sorted(row.dag for row in rows)
    assert {row.code for row in rows} == {"B-1", "A-2"}
    assert ("A-2", "trajectplan") in {(row.code, row.stand.id) for row in rows}

    def kies(**wat: Any) -> set[tuple[str, str]]:
        return {(r.code, r.stand.id) for r in rows if Keuze(**wat).past(r, VANDAAG)}

    assert kies(code="a-") == {("A-2", "trajectplan")}
    assert kies(termijn="maximumduur") == {("B-1", "maximumduur")}
    assert {row.stand.status for row in rows if Keuze(status="komt").past(row, VANDAAG)} == {"komt"}
    assert all(r.wanneer <= date(2026, 12, 22) for r in rows if Keuze(dagen=30).past(r, VANDAAG))
    assert kies(dagen=0) <= kies(dagen=30) <= kies()


def test_wat_voorbij_is_en_een_stap_vraagt_staat_in_het_overzicht(regels: Regels, termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_1={"eerste_afspraak": "2026-01-12"}))
    (row,) = Overzicht(regels).rijen(store, VANDAAG)
    assert (row.stand.id, row.stand.status) == ("trajectplan", "verstreken")


def test_het_overzicht_onthoudt_niets_verkeerds(regels: Regels, termijnen: Planner) -> None:
    overview = Overzicht(regels)
    store = lees_opslag(termijnen, opslag(B_1=VOL))
    assert (
        overview.rijen(store, VANDAAG)
        == overview.rijen(store, VANDAAG)
        == Overzicht(regels).rijen(store, VANDAAG)
    )
    later = VANDAAG + timedelta(days=200)
    assert overview.rijen(store, later) == Overzicht(regels).rijen(store, later)


def test_dossiers_staan_in_de_volgorde_die_mensen_verwachten(termijnen: Planner) -> None:
    store = lees_opslag(termijnen, opslag(B_12={}, B_2={}, a1={}))
    assert [d.code for d in gekozen(store, "")] == ["a1", "B-2", "B-12"]
    assert [d.code for d in gekozen(store, "b-")] == ["B-2", "B-12"]


def test_tekst_van_een_bezoeker_wordt_nooit_html(regels: Regels, termijnen: Planner) -> None:
    bad = "<img src=x onerror=1>\"'&"
    store = lees_opslag(termijnen, json.dumps([{"code": bad, "antwoorden": GOED | {bad: bad}}]))
    view, overview = DossierWeergave(regels), Overzicht(regels)
    rows = overview.rijen(store, VANDAAG)
    found = [*gekozen(store, "")]
    html = view.bericht(store) + view.datums(rows, VANDAAG, 9, 9) + view.dossiers(found, {}, 9, VANDAAG, 9)
    assert rows
    assert found
    assert "<img" not in html
    assert "&lt;img" in html


# ── de weg van de pagina ─────────────────────────────────────────────────────────────────────────────────


def test_een_dossier_van_bewaren_tot_wissen(vraag: Callable[..., dict[str, Any]], termijnen: Planner) -> None:
    made = vraag("", {"wat": "bewaar", "code": " B-1 ", "velden": velden_van(termijnen, VOL)})
    assert made["code"] == "B-1"
    text = made["opslag"]
    shown = vraag(text, overzicht=True, keuze={"termijn": "maximumduur", "dagen": ""}, aantal=50)
    assert "opslag" not in shown
    assert shown["samenvatting"] == "1 datum, 1 dossier."
    assert 'data-termijn="maximumduur"' in shown["datums"]
    assert "#dossier:B-1" in shown["dossiers"]
    opened = vraag(text, {"wat": "open", "code": "b-1"})
    assert opened["velden"] == velden_van(termijnen, VOL)
    assert vraag(text, {"wat": "open", "code": "x"})["fout"]
    assert vraag(text, {"wat": "exporteer", "vorm": "csv"})["bestand"].startswith("\ufeffcode;")
    gone = vraag(text, {"wat": "verwijder", "code": "B-1"}, overzicht=True)
    assert json.loads(gone["opslag"])["dossiers"] == []
    back = vraag(gone["opslag"], {"wat": "importeer", "tekst": text, "naam": "<b>"})
    assert json.loads(back["opslag"]) == json.loads(text)
    assert back["melding"] == "1 toegevoegd."
    assert "<b>" not in back["verslag"]


def test_wat_gemerkt_wordt_is_bewaard_en_staat_meteen_anders(vraag: Callable[..., dict[str, Any]]) -> None:
    text = opslag(B_1={"eerste_afspraak": "2026-10-12"})  # + 6 weken is maandag 23 november
    before = vraag(text, toon="vandaag")
    assert 'data-termijn="trajectplan"' in before["html"]
    mark = {"wat": "markeer", "code": "b-1", "termijn": "trajectplan", "merk": "gedaan", "dag": "20/11/2026"}
    done = vraag(text, mark, toon="vandaag")
    (kept,) = json.loads(done["opslag"])["dossiers"]
    assert kept["antwoorden"]["trajectplan_opgeladen"] == "2026-11-20"
    assert kept["merken"] == {"trajectplan": {"soort": "gedaan", "op": "2026-11-20", "gezet": "2026-11-22"}}
    assert "Vandaag genoteerd (1)" in done["html"]
    back = vraag(done["opslag"], {"wat": "ontmerk", "code": "B-1", "termijn": "trajectplan"}, toon="vandaag")
    assert back["html"] == before["html"]
    # De oude tekst geeft nog altijd het oude antwoord, ook nu er iets onthouden is.
    assert vraag(text, toon="vandaag") == before
    wrong = vraag(text, mark | {"dag": "32"}, toon="vandaag")
    assert "opslag" not in wrong
    assert "geen datum" in wrong["fout"]
    assert "staat niet in deze browser" in vraag(text, toon="dossier", code="weg")["html"]


def test_een_lange_lijst_komt_in_stukken(vraag: Callable[..., dict[str, Any]]) -> None:
    text = opslag(**{f"B_{n}": GOED for n in range(30)})
    shown = vraag(text, overzicht=True, aantal=10)
    assert shown["dossiers"].count("<tr data-code") == 10
    assert shown["meer"]
    assert "de eerste 10" in shown["samenvatting"]


# ── agenda ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def agenda(regels: Regels, termijnen: Planner) -> Callable[..., str]:
    store = lees_opslag(termijnen, opslag(B_1=VOL, B_2=GOED))

    def maak(herinnering: int = 0, nu: datetime = NU) -> str:
        rows = Overzicht(regels).rijen(store, VANDAAG)
        return kalender(regels, map(agendadatum, rows), nu, VANDAAG, herinnering)

    return maak


def gebeurtenissen(text: str) -> dict[str, Any]:
    found = [*Calendar.from_ical(text).walk("VEVENT")]
    events = {str(event["UID"]): event for event in found}
    assert len(events) == len(found), "elke gebeurtenis heeft haar eigen id"
    return events


def test_een_agenda_voor_alle_dossiers_met_vaste_ids(agenda: Callable[..., str]) -> None:
    events = gebeurtenissen(agenda())
    assert set(events) == set(gebeurtenissen(agenda(nu=NU + timedelta(days=1))))
    assert {str(e["SUMMARY"]).split(":")[0] for e in events.values()} == {"B-1", "B-2"}
    assert not any("B-1" in uid for uid in events)


def test_een_herinnering_is_een_eigen_gebeurtenis(agenda: Callable[..., str]) -> None:
    plain, events = gebeurtenissen(agenda()), gebeurtenissen(agenda(herinnering=7))
    reminders = {uid: e for uid, e in events.items() if "-herinnering@" in uid}
    assert set(events) - set(reminders) == set(plain)
    for uid, event in reminders.items():
        main = events[uid.replace("-herinnering", "")]
        assert event["DTSTART"].dt == main["DTSTART"].dt - timedelta(days=7) >= VANDAAG
        assert str(event["SUMMARY"]) == f"Over 7 dagen: {main['SUMMARY']}"
    too_soon = [e for e in plain.values() if e["DTSTART"].dt < VANDAAG + timedelta(days=7)]
    assert len(reminders) == len(plain) - len(too_soon)


def test_ook_de_agenda_van_een_geval_kan_herinneren(regels: Regels, uitleg: Callable[..., Uitleg]) -> None:
    result = uitleg("termijnen", {"eerste_afspraak": "2026-11-16"}, VANDAAG.isoformat())
    events = gebeurtenissen(kalenderbestand(regels, result, NU, herinnering=14))
    # 16 november + 6 weken is 28 december; tussen Kerst en Nieuw zijn kantoren mogelijk dicht, dus 24 december.
    assert {str(e["DTSTART"].dt) for e in events.values()} == {"2026-12-24", "2026-12-10"}


class Khal:
    """Een onafhankelijk programma uit Debian, met een lege agenda."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.folder, self.config = program, folder, folder / "config"
        (folder / "agenda").mkdir()
        self.config.write_text(
            f"[calendars]\n[[werk]]\npath = {folder}/agenda\ntype = calendar\n[sqlite]\npath = {folder}/khal.db\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )

    def run(self, *words: str) -> str:
        command = [self.program, "-c", str(self.config), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def lees_in(self, text: str) -> None:
        (self.folder / "mijn.ics").write_text(text, newline="")
        self.run("import", "--batch", "-a", "werk", str(self.folder / "mijn.ics"))

    def lijst(self) -> list[str]:
        lines = self.run(
            "list", "--day-format", "", "--format", "{start-date}|{title}", "2026-11-22", "1500d"
        )
        return sorted(line for line in lines.splitlines() if line.strip())


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    found = shutil.which("khal")
    if not found:
        warnings.warn("NIET GETEST: khal ontbreekt (apt-get install khal)", stacklevel=1)
        pytest.skip("khal ontbreekt: de agenda is niet in een onafhankelijk programma ingelezen")
    return Khal(found, tmp_path)


def regels_in(text: str) -> list[str]:
    """Wat een agenda van dit bestand moet tonen: datum en titel, vanaf vandaag."""
    lines = (f"{e['DTSTART'].dt}|{e['SUMMARY']}" for e in gebeurtenissen(text).values())
    return sorted(line for line in lines if line.split("|")[0] >= VANDAAG.isoformat())


def test_khal_leest_de_agenda_twee_keer_zonder_dubbels(agenda: Callable[..., str], khal: Khal) -> None:
    """De datums kloppen, en een tweede keer inlezen werkt bij."""
    for when in (NU, NU + timedelta(days=1)):
        khal.lees_in(agenda(herinnering=7, nu=when))
        assert [line for line in khal.lijst() if line.split("|")[0] >= VANDAAG.isoformat()] == regels_in(
            agenda(herinnering=7)
        )


def test_in_khal_wordt_geschrapt_wat_ondertussen_gebeurd_is(
    vraag: Callable[..., dict[str, Any]], khal: Khal
) -> None:
    """En als het dossier afgesloten is, alles."""
    days = {"toeleiding": "2026-11-05", "trajectplan_opgeladen": "2026-11-10", "bezig": "2026-11-12"}
    for more in ({}, {"evaluaties": ["2026-11-20"]}, {"eindadvies_geregistreerd": "2026-11-21"}):
        text = json.dumps({"versie": 1, "dossiers": [{"code": "B-12", "antwoorden": days | more}]})
        khal.lees_in(vraag(text, {"wat": "agenda"})["bestand"])
        lines = [line.partition("|")[2] for line in khal.lijst()]
        first = [line for line in lines if "Eerste evaluatie" in line]
        assert first == [f"{'Vervalt: ' if more else ''}B-12: Eerste evaluatie"]
    assert lines
    assert all(line.startswith("Vervalt: ") for line in lines)


def test_in_khal_houdt_een_code_twee_dossiers_met_dezelfde_eerste_datum_uit_elkaar(
    vraag: Callable[..., dict[str, Any]], khal: Khal
) -> None:
    def bestand(weigering: str, code: str) -> str:
        fields = {"toeleiding.dag": "2", "toeleiding.maand": "11", "toeleiding.jaar": "2026"}
        day, month, year = weigering.split("/")
        fields |= {
            f"weigering.{part}": it
            for part, it in zip(("dag", "maand", "jaar"), (day, month, year), strict=True)
        }
        request = {
            "planner": "termijnen",
            "velden": fields,
            "vandaag": VANDAAG.isoformat(),
            "ics": True,
            "code": code,
        }
        found: str = json.loads(browser.answer(json.dumps(request)))["ics"]
        return found

    # 16 november + 15 dagen = 1 december; 18 november + 15 dagen = 3 december.
    for code in ("B-1", "B-2"):
        khal.lees_in(bestand({"B-1": "16/11/2026", "B-2": "18/11/2026"}[code], code))
    plans = [line for line in khal.lijst() if "aanmoedigen" in line]
    assert [line[:15] for line in plans] == ["2026-12-01|B-1:", "2026-12-03|B-2:"]
    # Zonder code is de eerste datum alles wat hen onderscheidt: het tweede overschrijft het eerste, en de planner zegt dat.
    for day in ("16/11/2026", "18/11/2026"):
        khal.lees_in(bestand(day, ""))
    plain = [line for line in khal.lijst() if "|De deelnemer aanmoedigen" in line]
    assert [line[:10] for line in plain] == ["2026-12-03"]
