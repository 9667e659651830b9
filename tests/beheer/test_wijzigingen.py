"""The changelog: what a pull request must add, and the feed that readers follow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from macros.afwerking.feed import ATOM, feed
from macros.nazicht import nazichtdag
from macros.paginas import lees as paginas
from macros.redactie import nazicht
from macros.redactie.wijzigingscontrole import kijk_na
from macros.wijzigingen import LOS, PAGINA, Melding, geheel, lees, samen, vul_aan
from planner.authoring.gegevens import read_folder

PROJECT = Path(__file__).resolve().parents[2]
VANDAAG = date(2026, 11, 25)
TERMIJNEN = "data/planners/termijnen.yml"
# A changelog of its own: what editors write later must not decide what these tests find.
LOGBOEK = (
    "---\ntitle: Wat is er veranderd?\ndescription: De wijzigingen.\n---\n# Wat is er veranderd?\n\n"
    "## 22 november 2026\n\n- De eerste versie van deze site.\n"
)


def git(folder: Path, *command: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """A repository with the rules and pages of now, as one commit on main."""
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    # The pages are built as well.
    shutil.copyfile(PROJECT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "macros").symlink_to(PROJECT / "macros")
    (tmp_path / PAGINA).write_text(LOGBOEK, encoding="utf-8")
    (tmp_path / ".gitignore").write_text(".cache/\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "nu")
    return tmp_path


def vervang(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_de_wijzigingen_zelf_staan_zoals_het_hoort() -> None:
    entries, problems = lees((PROJECT / PAGINA).read_text(encoding="utf-8"))
    assert problems == []
    assert entries


def test_een_wijziging_van_een_regel_moet_zeggen_wat_ze_verandert(kopie: Path) -> None:
    assert list(kijk_na(kopie, "main", VANDAAG)) == []
    vervang(kopie / TERMIJNEN, "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    (problem,) = kijk_na(kopie, "main", VANDAAG)
    line = (kopie / PAGINA).read_text().splitlines()[problem.regel - 1]
    assert line.startswith("## ")
    assert TERMIJNEN in problem.melding
    assert "‘## 25 november 2026’" in problem.melding
    vervang(kopie / PAGINA, "## ", "## 25 november 2026\n\n- De evaluatie heet anders.\n\n## ")
    assert list(kijk_na(kopie, "main", VANDAAG)) == []


def test_een_nieuw_bestand_telt_als_wijziging_en_een_pagina_voor_de_redactie_niet(kopie: Path) -> None:
    (kopie / "docs/beheer/nieuw.md").write_text("# Nieuw\n")
    assert list(kijk_na(kopie, "main", VANDAAG)) == []
    (kopie / "docs/kader/nieuw.md").write_text("# Nieuw\n")
    assert len(list(kijk_na(kopie, "main", VANDAAG))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## gisteren\n\n- x", "is geen dag"),
        ("## 31 februari 2026\n\n- x", "is geen dag"),
        ("## 1 mei 2026\n\n- x\n\n## 2 mei 2026\n\n- y", "niet op volgorde"),
        ("## 1 mei 2026\n\n- x\n\n## 1 mei 2026\n\n- y", "staat er twee keer"),
        ("## 1 mei 2026\n\nzomaar", "Zet elke wijziging op één regel"),
        ('## 1 mei 2026\n\n- {{ waarde("x") }}', "geen macro"),
    ],
)
def test_een_fout_geschreven_wijziging_wordt_genoemd(text: str, words: str) -> None:
    _, problems = lees(text)
    assert [words in problem.melding for problem in problems] == [True]


# --- an entry as a file of its own -------------------------------------------------------------------


def test_wijzigingen_met_een_eigen_bestand_staan_onder_hun_dag() -> None:
    text = f"{LOGBOEK}\n## 1 mei 2026\n\n- Oud.\n"
    whole, problems = samen(
        text,
        {
            f"{LOS}/2026-05-01-b.md": "Ook in mei.\n",
            f"{LOS}/2026-11-30-a.md": "Nieuw.\n",
            f"{LOS}/2026-11-30-b.md": "Nog iets [nieuws](x.md).\n",
            f"{LOS}/2026-06-02-c.md": "In juni.\n",
            f"{LOS}/2020-01-01-d.md": "Lang geleden.\n",
        },
    )
    assert problems == []
    found, wrong = lees(whole)
    assert wrong == []
    assert [(entry.dag.isoformat(), entry.tekst) for entry in found] == [
        ("2026-11-30", "Nieuw."),
        ("2026-11-30", "Nog iets [nieuws](x.md)."),
        ("2026-11-22", "De eerste versie van deze site."),
        ("2026-06-02", "In juni."),
        ("2026-05-01", "Ook in mei."),
        ("2026-05-01", "Oud."),
        ("2020-01-01", "Lang geleden."),
    ]
    assert whole.startswith(LOGBOEK.partition("## ")[0])


def test_zonder_zulke_bestanden_is_de_pagina_wat_de_redactie_schreef(kopie: Path) -> None:
    shutil.rmtree(kopie / LOS, ignore_errors=True)
    assert vul_aan("beheer/wijzigingen.md", LOGBOEK, kopie) == LOGBOEK
    assert vul_aan("index.md", "# Hier\n", kopie) == "# Hier\n"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("nieuw.md", "Nieuw.\n", "begint niet met een dag"),
        ("2026-02-31-nieuw.md", "Nieuw.\n", "begint niet met een dag"),
        ("2026-11-30-a.md", "", "één zin op één regel"),
        ("2026-11-30-a.md", "Eén.\nTwee.\n", "één zin op één regel"),
        ("2026-11-30-a.md", "- Eén.\n", "zonder streepje"),
        ("2026-11-30-a.md", 'Nu {{ waarde("x") }}.\n', "geen macro"),
    ],
)
def test_een_fout_geschreven_bestand_van_een_wijziging_wordt_genoemd(
    name: str, text: str, words: str
) -> None:
    whole, (problem,) = samen(LOGBOEK, {f"{LOS}/{name}": text})
    assert whole == LOGBOEK
    assert (problem.bestand, words in problem.melding) == (f"{LOS}/{name}", True)


def test_een_eigen_bestand_is_ook_een_wijziging_en_twee_voorstellen_raken_nooit_hetzelfde_bestand(
    kopie: Path,
) -> None:
    vervang(kopie / TERMIJNEN, "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    assert len(list(kijk_na(kopie, "main", VANDAAG))) == 1
    (kopie / LOS).mkdir(exist_ok=True)
    (kopie / LOS / "2026-11-25-de-evaluatie-heet-anders.md").write_text("De evaluatie heet anders.\n")
    assert list(kijk_na(kopie, "main", VANDAAG)) == []
    entries, problems = geheel(kopie)
    assert problems == []
    assert "De evaluatie heet anders." in [entry.tekst for entry in entries]
    (kopie / LOS / "morgen.md").write_text("x\n")
    assert [problem.bestand for problem in kijk_na(kopie, "main", VANDAAG)] == [f"{LOS}/morgen.md"]


def test_de_feed_is_geldige_atom_met_links_die_kloppen() -> None:
    entries = [
        Melding(date(2026, 11, 25), "Nieuw: [een pagina](x.md) & <iets>", 1),
        Melding(date(2026, 5, 1), "b", 2),
    ]
    ns = {"a": ATOM}
    for site_url in ("", "https://voorbeeld.be/draaiboek/"):
        root = ET.fromstring(feed(entries, site_url))
        assert root.tag == f"{{{ATOM}}}feed"
        assert root.findtext("a:updated", namespaces=ns) == "2026-11-25T00:00:00Z"
        assert root.findtext("a:author/a:name", namespaces=ns)
        found = root.findall("a:entry", ns)
        assert [item.findtext("a:title", namespaces=ns) for item in found] == [
            "Nieuw: een pagina & <iets>",
            "b",
        ]
        ids = [item.findtext("a:id", namespaces=ns) or "" for item in (root, *found)]
        assert len(set(ids)) == 3
        assert all(item.startswith("urn:uuid:") for item in ids)
        links = [link.get("href", "") for link in root.iter(f"{{{ATOM}}}link")]
        assert links[2] == f"{site_url}beheer/wijzigingen/#25-november-2026"
        assert all(link.startswith(site_url) and ("//" in link) == bool(site_url) for link in links)


# --- the report of a proposal -----------------------------------------------------------------------


def voorstel(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macros.redactie.voorstel", "main"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(PROJECT),
            "GITHUB_ACTIONS": "",
            "GITHUB_STEP_SUMMARY": "",
            **env,
        },
    )


@pytest.mark.lang
def test_een_voorstel_dat_in_orde_is_krijgt_een_verslag(kopie: Path) -> None:
    vervang(kopie / TERMIJNEN, "titel: Eerste evaluatie", "titel: De eerste evaluatie")
    vervang(kopie / PAGINA, "## ", "## 25 november 2026\n\n- De evaluatie heet anders.\n\n## ")
    summary = kopie / "samenvatting.md"
    done = voorstel(kopie, GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stderr) == (0, "")
    report = (kopie / ".cache/voorstel/verslag.md").read_text()
    assert report.startswith("<!-- verslag van het voorstel -->\n")
    assert "zijn in orde" in report
    assert "Geen enkel resultaat verandert." in report
    assert "‘De eerste evaluatie’ in plaats van ‘Eerste evaluatie’" in report
    assert report in summary.read_text()


@pytest.mark.lang
def test_elk_probleem_van_een_voorstel_staat_op_zijn_regel(kopie: Path) -> None:
    vervang(kopie / TERMIJNEN, "vanaf: weigering", "vanaf: wijgering")
    line = (kopie / TERMIJNEN).read_text().split("wijgering")[0].count("\n") + 1
    done = voorstel(kopie, GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert f"::error file={TERMIJNEN},line={line}::" in done.stdout
    assert f"::error file={PAGINA},line=" in done.stdout
    assert "Bedoelde je ‘weigering’?" in (kopie / ".cache/voorstel/verslag.md").read_text()


def test_wat_de_bouw_van_een_pagina_zou_stoppen_staat_in_het_verslag_op_zijn_regel(kopie: Path) -> None:
    page = kopie / "docs/kader/nieuw.md"
    page.write_text(
        "---\ntitle: Nieuw\ndescription: Een proef.\nbronnen: [draaiboek-2023 1]\nnagekeken_op: 2026-11-22\n---\n# Nieuw\n\n"
        'Na {{ waarde("maximumduurr") }} belt {{ rol("cmzz") }}, zie {{ waardee("x") }}.\n\n'
        "Lees [verder](indexx.md) of [elders](index.md#bestaat-niet).\n"
    )
    done = voorstel(kopie)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if line.startswith("docs/kader/nieuw.md:")]
    assert [(line.split(":")[1], line.split(": ", 1)[1]) for line in told] == [
        ("9", "De macro of naam ‘waardee’ bestaat niet. Bedoelde je ‘waarde’?"),
        ("9", "De rol ‘cmzz’ bestaat niet. Bedoelde je ‘cmz’?"),
        ("9", "De waarde ‘maximumduurr’ bestaat niet. Bedoelde je ‘maximumduur’?"),
        (
            "11",
            "De link ‘index.md#bestaat-niet’ leidt naar een tussentitel die er niet is. Kijk op die pagina hoe de titel nu luidt.",
        ),
        ("11", "De link ‘indexx.md’ leidt naar een pagina die er niet is. Bedoelde je ‘index.md’?"),
    ]
    report = (kopie / ".cache/voorstel/verslag.md").read_text()
    assert all(line in report for line in told)


# --- reminders --------------------------------------------------------------------------------------


def test_wat_op_een_dag_nagekeken_is_komt_gespreid_terug_en_nooit_later_dan_een_jaar() -> None:
    seen = date(2026, 11, 22)
    days = [nazichtdag(seen, f"planners/{n}.yml") for n in range(206)]
    assert min(days) > date(2027, 7, 24)  # 120 dagen voor 22 november 2027
    assert max(days) <= date(2027, 11, 22)
    assert max(Counter(days).values()) < 10
    assert nazichtdag(seen, "a.md") == nazichtdag(seen, "a.md")


def test_niets_is_meteen_aan_de_beurt_en_na_een_jaar_alles() -> None:
    data, pages = read_folder(PROJECT / "data"), paginas(PROJECT / "docs")
    last = max(day for page in pages if (day := page.nagekeken_op))
    assert nazicht.herinneringen(data, pages, date(2026, 11, 23)) == []
    due = nazicht.herinneringen(data, pages, last.replace(year=last.year + 2))
    assert {p.bestand.rpartition("/")[2] for p in due} >= {"termijnen.yml", "traject.yml", "kalender.yml"}
    for problem in due:
        path = Path(problem.bestand)
        row = (path if path.is_absolute() else PROJECT / path).read_text().splitlines()[problem.regel - 1]
        assert "gecontroleerd_op" in row or "nagekeken_op" in row


@pytest.mark.parametrize(("today", "due"), [("2032-12-30", False), ("2033-01-01", True)])
def test_een_kalender_die_binnen_drie_jaar_stopt_wordt_gemeld(today: str, due: bool) -> None:
    """It runs up to and including 31 December 2035."""
    found = list(nazicht.kalender(read_folder(PROJECT / "data"), date.fromisoformat(today)))
    assert bool(found) == due
