"""What the page Regelwerkplaats asks Python: the same problems as `check`, the same answers as the planners."""

import base64
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.runtime.bundel import engine_sources
from macros.werkplaats import bundel, pagina, werkbank
from planner.authoring.check import check_folder
from planner.authoring.effect.verslag import aanroepen
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.koppen import koppen
from tests.authoring.bewerken.test_rij_en_optie import VERVOER
from tests.nu import regels_van_nu

ROOT = Path(__file__).resolve().parents[3]
TERMIJNEN, KADER = "planners/termijnen.yml", "planners/kader.yml"
KLEIN = ROOT / "tests/authoring/klein"
DATUMS = "planners/datums.yml"
PLAN = "docs/plan.md"
PLAN_TEKST = (
    "---\ntitle: Plan\n---\n# Plan\n\n\nNa 6 weken is het plan klaar.\n\nDaarna komt de sociale economie.\n"
)
SIX = "waarde: 6 weken, bron: [draaiboek-2023 3.2,"


def text(path: str) -> str:
    return (ROOT / "data" / path).read_text(encoding="utf-8")


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in text(path)
    return {path: text(path).replace(old, new, 1)}


@pytest.fixture(scope="module", autouse=True)
def bank() -> bytes:
    """The rules and pages of today."""
    data = read_files(files_in(ROOT / "data"))
    data.paginas = koppen(ROOT / "docs")
    kept = werkbank.bewaar(data, aanroepen(ROOT / "docs"), {})
    werkbank.start(kept)
    return kept


@pytest.fixture
def klein(bank: bytes) -> Iterator[dict[str, str]]:
    """Small rules that never change, with a page that speaks of them: for what quotes a value. Its texts by path."""
    werkbank.start(werkbank.bewaar(read_files(files_in(KLEIN)), {"plan.md": ()}, {}))
    yield {path: content.decode() for path, content in files_in(KLEIN).items()} | {PLAN: PLAN_TEKST}
    werkbank.start(bank)


def ask(wat: str, wijzigingen: dict[str, str], **extra: Any) -> dict[str, Any]:
    request = {"wat": wat, "wijzigingen": wijzigingen, "basis": "../../", "vandaag": "2026-01-20"} | extra
    return json.loads(werkbank.answer(json.dumps(request)))


def test_de_bestanden_van_de_site_zijn_in_orde() -> None:
    found = ask("kijk", {})
    assert found["problemen"] == []
    assert found["voorbeelden"] == check_folder(ROOT / "data").voorbeelden
    rules = regels_van_nu()
    assert found["planners"] == [{"naam": name, "titel": p.titel} for name, p in rules.planners.items()]
    assert {name for name, _ in found["namen"]["Rol"]} == set(rules.rollen)


@pytest.mark.parametrize(
    ("path", "old", "new", "readable"),
    [
        (TERMIJNEN, SIX, SIX.replace("6", "5"), True),
        (TERMIJNEN, "gehaald_door: trajectplan_opgeladen", "gehaald_dor: trajectplan_opgeladen", False),
        (TERMIJNEN, "vanaf: eerste_afspraak", "vanaf: eerste_afspaak", False),
        ("waarden/traject.yml", "waarde: 18 maanden", "waarde: 18 manden", False),
        ("rollen.yml", "naam:", "naan:", False),
    ],
    ids=["voorbeeld", "sleutel", "verwijzing", "waarde", "rol"],
)
def test_de_problemen_zijn_die_van_check(
    tmp_path: Path, path: str, old: str, new: str, readable: bool
) -> None:
    change = changed(path, old, new)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data" / path).write_text(change[path], encoding="utf-8")
    expected = [
        (p.bestand.removeprefix(f"{tmp_path}/data/"), p.regel, p.melding)
        for p in check_folder(tmp_path / "data").problemen
    ]
    found = ask("kijk", change)
    assert [(p["bestand"], p["regel"], p["melding"]) for p in found["problemen"]] == expected
    assert expected
    assert found["leesbaar"] is readable


def test_een_bestand_dat_niet_te_lezen_is_geeft_geen_fouten_bij_de_andere() -> None:
    broken = {TERMIJNEN: text(TERMIJNEN).replace("soort: termijnen", "soort: [termijnen", 1)}
    found = ask("kijk", broken)
    assert {p["bestand"] for p in found["problemen"]} == {TERMIJNEN}
    assert found["leesbaar"] is False
    assert ask("vergelijk", broken, planner="termijnen", velden={})["fout"]
    # And good again afterwards.
    assert ask("kijk", {})["problemen"] == []


def test_zoekwoorden_worden_bij_een_wijziging_met_de_pagina_s_vergeleken() -> None:
    data = read_files({p: c for p, c in files_in(ROOT / "data").items() if not p.startswith("zoekwoorden/")})
    data.paginas = koppen(ROOT / "docs")
    pieces = {"handboek/3-start/trajectplan": ("wat-erin-staat",)}
    werkbank.start(werkbank.bewaar(data, aanroepen(ROOT / "docs"), pieces))
    path = "zoekwoorden/handboek/3-start/trajectplan.yml"
    assert ask("kijk", {path: text(path)})["problemen"] == []
    found = ask("kijk", changed(path, "  wat-erin-staat:", "  wat-erin-stond:"))
    assert [(p["bestand"], "Bedoelde je ‘wat-erin-staat’?" in p["melding"]) for p in found["problemen"]] == [
        (path, True)
    ]
    assert found["leesbaar"] is False
    # Nor may a page lose a heading that has search words.
    page = "docs/handboek/3-start/trajectplan.md"
    whole = (ROOT / page).read_text(encoding="utf-8")
    assert "## Wat erin staat" in whole
    found = ask("kijk", {page: whole.replace("## Wat erin staat", "## Wat erin komt")})
    assert [(p["bestand"], "Bedoelde je ‘wat-erin-komt’?" in p["melding"]) for p in found["problemen"]] == [
        (path, True)
    ]


@pytest.mark.parametrize("name", ["planners/nieuw/a.yml", "nergens.yml", "../geheim.yml"])
def test_een_bestand_dat_nergens_bij_hoort_wordt_gemeld(name: str) -> None:
    found = ask("kijk", {name: "a: b\n"})
    assert any("hoort niet in de map" in p["melding"] for p in found["problemen"])


def test_een_geval_krijgt_een_antwoord_van_beide_regels() -> None:
    fields = {"eerste_afspraak.dag": "12", "eerste_afspraak.maand": "1", "eerste_afspraak.jaar": "2026"}
    change = changed(TERMIJNEN, SIX, SIX.replace("6", "5"))
    found = ask("vergelijk", change, planner="termijnen", velden=fields)
    # 12 January 2026 is a Monday: five weeks later is 16 February, six weeks later 23 February.
    assert "23 februari 2026" in found["nu"]
    assert "16 februari 2026" in found["straks"]["html"]
    assert found["anders"] is True
    other = ask("vergelijk", changed(TERMIJNEN, "titel: Eerste evaluatie", "titel: Evaluatie 1"), planner="termijnen", velden=fields)  # fmt: skip
    assert "23 februari 2026" in other["straks"]["html"]


def test_een_nieuwe_vraag_staat_op_het_formulier_en_de_regels_van_nu_kennen_ze_niet() -> None:
    question = "vragen:\n  proef:\n    vraag: Is dit een proef?\n    soort: ja_nee\n    bron: departement-cmz regelgevend-kader\n"
    change = changed(KADER, "vragen:\n", question)
    assert "Is dit een proef?" in ask("formulier", change, planner="kader")["html"]
    assert "Is dit een proef?" not in ask("formulier", {}, planner="kader")["html"]
    found = ask("vergelijk", change, planner="kader", velden={"proef": "ja"})
    assert "straks" in found


def test_een_nieuwe_planner_heeft_geen_antwoord_van_vandaag(klein: dict[str, str]) -> None:
    found = ask("vergelijk", {"planners/vervoer.yml": VERVOER}, planner="vervoer", velden={})
    assert "Deze planner is nieuw" in found["nu"]


def verslag(texts: dict[str, str], change: dict[str, str]) -> dict[str, str]:
    """The report, asked as the page asks it: with the texts of all files, and the old and new text of what changed."""
    pairs = {path: [texts.get(path, ""), new] for path, new in change.items()}
    return ask("effect", change, teksten=texts | change, paren=pairs)


def test_het_verslag_is_dat_van_diff(klein: dict[str, str]) -> None:
    change = {DATUMS: klein[DATUMS].replace("titel: Plan klaar", "titel: Het plan is klaar")}
    assert verslag(klein, change)["tekst"].startswith("Geen enkel resultaat verandert")
    assert ask("effect", {DATUMS: "soort: ["})["fout"]


def test_het_verslag_noemt_zinnen_over_de_oude_waarde_en_de_oude_naam(klein: dict[str, str]) -> None:
    """As in the report of a proposal: what a macro does not change, somebody has to read."""
    terms = klein["begrippen.yml"].replace("naam: sociale economie", "naam: maatwerk")
    change = {DATUMS: klein[DATUMS].replace("waarde: 6 weken", "waarde: 5 weken", 1), "begrippen.yml": terms}
    words = {"zoekwoorden/plan.yml": "pagina: [zes weken te laat]\n"}
    found = verslag(klein | words, change)
    for report in (found["tekst"], found["markdown"].replace("`", "")):
        assert "‘sociale economie’ heet nu ‘maatwerk’." in report
        assert "docs/plan.md: regel 9" in report
        assert "was 6 weken, en wordt 5 weken. Lees na of dit nog klopt:" in report
        assert "docs/plan.md regel 7: Na 6 weken is het plan klaar." in report
        assert "zoekwoorden/plan.yml regel 1: zes weken te laat" in report
        assert "nu, regel 9: naam: maatwerk" in report
    assert found["markdown"].startswith("## Gewijzigde teksten")
    assert found["tekst"].startswith("Gewijzigde teksten")


@pytest.mark.lang
def test_het_verslag_noemt_de_pagina_s_die_de_regel_tonen() -> None:
    change = changed(TERMIJNEN, SIX, SIX.replace("6", "5"))
    found = verslag({path: text(path) for path in change}, change)["tekst"]
    # This page explains the plan and names its deadline with a macro.
    page = "handboek/3-start/trajectplan.md"
    assert 'termijn("trajectplan' in (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert page in found
    assert "Tabellen die dit tonen: " in found


def test_de_python_van_de_pagina_heeft_niets_van_de_bouw_nodig(tmp_path: Path) -> None:
    """Without site-packages, as in the browser: only the standard library, the engine and this zip."""
    archive = tmp_path / "werkplaats.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name, content in bundel._sources(ROOT).items():
            made.writestr(name, content)
        for name, content in engine_sources(ROOT / "planner").items():
            made.writestr(name, content)
    (tmp_path / "gegevens").write_bytes(
        werkbank.bewaar(read_files(files_in(ROOT / "data")), aanroepen(ROOT / "docs"), {})
    )
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from macros.werkplaats import werkbank;"
        "werkbank.start(open(sys.argv[2], 'rb').read());"
        "bad = json.dumps({'wat': 'kijk', 'wijzigingen': {'rollen.yml': 'cmz: {naan: x}'}});"
        "print(werkbank.answer(bad))"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(archive), str(tmp_path / "gegevens")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Bedoelde je ‘naam’?" in done.stdout
    assert str(ROOT) not in (tmp_path / "gegevens").read_bytes().decode("latin-1")


def job(texts: dict[str, str], wat: dict[str, str], **extra: Any) -> dict[str, Any]:
    return ask("klus", {}, klus="waarde", antwoorden=wat, teksten=texts, **extra)


PLANDUUR = f"{DATUMS}#termijnen.plan.duur"


def test_een_klus_toont_haar_vragen_en_wat_aan_de_antwoorden_scheelt(klein: dict[str, str]) -> None:
    assert 'name="doel"' in job(klein, {})["html"]
    assert 'name="geldig_van"' not in job(klein, {})["html"]
    goal = {"doel": PLANDUUR, "waarde": "<b>5</b> weken"}
    form = job(klein, goal)["html"]
    assert 'name="geldig_van"' in form
    assert "&lt;b&gt;5&lt;/b&gt; weken" in form
    assert "Vul dit in." not in form
    wrong = job(klein, goal, doe=True)
    assert "bestanden" not in wrong
    assert wrong["html"].count("Vul dit in.") == wrong["fouten"]


def test_een_klus_geeft_de_gewijzigde_bestanden_en_de_controle_keurt_ze_goed(klein: dict[str, str]) -> None:
    """A Monday, 10 January 2028, plus five weeks is Monday 14 February 2028."""
    made = job(
        klein,
        {
            "doel": PLANDUUR,
            "geldig_van": "2028-01-01",
            "waarde": "5 weken",
            "bron": "boek-2023 2.1",
            "voorbeeld_vraag": "afspraak",
            "voorbeeld_dag": "2028-01-10",
            "voorbeeld_verwacht": "2028-02-14",
            "wijziging": "Het plan moet er vanaf 2028 in 5 weken zijn.",
        },
        doe=True,
    )
    entry = "wijzigingen/2026-01-20-het-plan-moet-er-vanaf-2028-in-5.md"
    assert set(made["bestanden"]) == {DATUMS, entry}
    found = ask("kijk", made["bestanden"])
    assert (found["problemen"], found["leesbaar"]) == ([], True)
    pairs = {path: [klein.get(path, ""), new] for path, new in made["bestanden"].items()}
    rows = ask("verschil", {}, paren=pairs)["verschil"]
    assert [row[0] for row in rows[DATUMS]] == ["+", "+"]
    assert rows[entry] == [["+", 1, "Het plan moet er vanaf 2028 in 5 weken zijn."]]


def test_een_verkeerde_wijziging_in_de_lijst_wordt_genoemd() -> None:
    found = ask("kijk", {"wijzigingen/gisteren.md": "Nieuw.\n"})
    assert [p["bestand"] for p in found["problemen"]] == ["wijzigingen/gisteren.md"]
    assert found["leesbaar"] is True


def test_een_gewijzigde_pagina_wordt_met_de_gewijzigde_regels_nagekeken() -> None:
    page = "docs/planners/kader.md"
    old = (ROOT / page).read_text(encoding="utf-8")
    assert ask("kijk", {page: old})["problemen"] == []
    new = old.replace('planner("kader")', 'planner("vervoer")')
    (problem,) = ask("kijk", {page: new})["problemen"]
    assert problem["bestand"] == page
    assert 'planner("vervoer")' in new.splitlines()[problem["regel"] - 1]
    assert "De planner ‘vervoer’ bestaat niet." in problem["melding"]
    # With that planner in the same proposal the page is in order.
    document, source = next((name, it) for name, it in regels_van_nu().bronnen.items() if not it.extern)
    planner = VERVOER.replace("boek-2023 1", f"{document} {next(iter(source.secties))}")
    planner = planner.replace("    kort: het vervoer\n", "    kort: het vervoer\n    feit: geen\n")
    assert ask("kijk", {page: new, "planners/vervoer.yml": planner})["problemen"] == []


def test_een_klus_wacht_tot_de_regels_te_lezen_zijn() -> None:
    assert ask("klus", {KADER: "soort: ["}, klus="waarde", antwoorden={}, teksten={})["fout"]


def test_alle_bestanden_van_een_voorstel_zitten_in_een_zip_met_wat_je_ermee_doet() -> None:
    files = {"data/planners/kader.yml": text(KADER), "data/wijzigingen/2026-01-20-x.md": "Eén zin.\n"}
    first, second = (ask("pakket", {}, bestanden=files)["zip"] for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(first))) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()[1:]} == files
        guide = archive.read("LEES-MIJ.txt").decode()
    assert all(f"- {path}" in guide for path in files)
    assert "20 januari 2026" in guide


@pytest.mark.parametrize(
    ("repo", "address"),
    [("https://host/sam/boek/", "https://host/sam/boek"), ("", ""), (None, "")],
)
def test_de_weg_naar_de_repository_volgt_zijn_instelling(repo: str | None, address: str) -> None:
    assert pagina.bronadres({"repo_url": repo}) == address
