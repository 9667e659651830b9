"""Een regel mag veranderen: elke soort wijziging wordt hier echt gedaan, op een kopie van de gegevens van vandaag.

Daarna loopt wat bij een voorstel loopt en met regels of teksten te maken heeft: de controle met de bouw van elke pagina,
en de tests van de regels. Alles is groen, of wat er niet klopt staat er in het Nederlands, met bestand en regel en wat
je doet. De motor zelf rekent in zijn tests met vaste regels (tests/vast), en merkt van dit alles niets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.taal import MAANDEN
from tests.beheer.kopie import PROJECT, Map

pytestmark = pytest.mark.lang
VANDAAG = date.today()
TERMIJNEN, MOBILITEIT, KADER = (f"data/planners/{name}.yml" for name in ("termijnen", "mobiliteit", "kader"))
WIJZIGINGEN = "docs/beheer/wijzigingen.md"
# Wat bij een voorstel met alleen regels of teksten loopt en geen gebouwde site nodig heeft.
PROEVEN = ["tests/casussen/test_casussen.py", "tests/inhoud"]
ANDERE_PROEVEN = ["tests/casussen/test_alle_antwoorden.py", "tests/macros"]
_PLAATS = re.compile(r"(?:data|docs)/\S+\.(?:yml|md):\d+: .+[.?]$")
_ENGELS = re.compile(r"\b(?:the|is not|expected|error|invalid|missing)\b")

type Wijzig = Callable[[Map], None]


class Project(Map):
    """De kopie, met de tests van de regels erbij."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        shutil.copytree(
            PROJECT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__", "bench")
        )
        shutil.copyfile(PROJECT / "pyproject.toml", folder / "pyproject.toml")
        for name in ("planner", "node_modules", ".venv"):
            (folder / name).symlink_to(PROJECT / name)

    def lees(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def schrijf(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def na(self, name: str, pattern: str, new: str) -> None:
        """Zet tekst na de eerste plaats die op het patroon lijkt."""
        found = re.search(pattern, self.lees(name), re.MULTILINE | re.DOTALL)
        assert found, f"{name}: {pattern}"
        self.schrijf(name, self.lees(name)[: found.end()] + new + self.lees(name)[found.end() :])

    def weg(self, name: str, pattern: str) -> None:
        """Haal de eerste plaats weg die op het patroon lijkt."""
        text, count = re.subn(pattern, "", self.lees(name), count=1, flags=re.MULTILINE | re.DOTALL)
        assert count == 1, f"{name}: {pattern}"
        self.schrijf(name, text)

    def zeg_het(self) -> None:
        """Wat elke redacteur doet: in één zin zeggen wat er verandert."""
        new = f"\n## {VANDAAG.day} {MAANDEN[VANDAAG.month - 1]} {VANDAAG.year}\n\n- Een regel veranderde.\n"
        text = self.lees(WIJZIGINGEN)
        at = text.index("\n## ")
        self.schrijf(WIJZIGINGEN, text[:at] + new + text[at:])

    def controle(self) -> list[str]:
        """Wat `make voorstel` zegt; zonder de laatste regel niets."""
        done = self._roep("-m", "macros.redactie.voorstel", "main")
        assert "Traceback" not in done.stderr, done.stderr
        return [line for line in done.stdout.splitlines() if not line.startswith("Het verslag staat")]

    def proeven(self, *names: str) -> str:
        """Wat de tests van de regels zeggen; niets als ze groen zijn."""
        done = self._roep("-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not gebouwd", *names)
        said = done.stdout + done.stderr
        # Without a failure to show, pytest could not begin.
        return "" if done.returncode == 0 else said[max(said.find("= FAILURES"), 0) :]

    def _roep(self, *command: str) -> subprocess.CompletedProcess[str]:
        # A run of its own: it knows nothing of the one that this test is in.
        env = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        env |= {"PYTHONPATH": str(self.folder), "GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""}
        return subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=env, capture_output=True, text=True, check=False
        )


NAGEKEKEN = f"gecontroleerd_op: {VANDAAG.isoformat()}"


# --- wijzigingen waarna alles groen is ----------------------------------------------------------------------


def een_waarde_vanaf_een_dag(project: Project) -> None:
    """Maandag 7 januari 2030 plus 56 dagen: 24 in januari, 28 in februari, nog 4. Dat is 4 maart."""
    project.na(
        TERMIJNEN,
        r"^  trajectplan:\n.*?^    duur:\n(?:      - .*?\n)+",
        f"      - {{geldig_van: 2030-01-01, waarde: 8 weken, bron: draaiboek-2023 3.2, {NAGEKEKEN}}}\n",
    )
    project.na(
        TERMIJNEN,
        r"^  trajectplan:\n.*?^    voorbeelden:\n",
        "      - {naam: vanaf 2030 is het langer, gegeven: {eerste_afspraak: 2030-01-07}, vandaag: 2030-01-08, verwacht: 2030-03-04}\n",
    )


def een_nieuw_bedrag(project: Project) -> None:
    """Eén volledig traject: 100% van 1000 euro."""
    project.na(
        "data/waarden/kader.yml",
        r"^compensatievergoeding:\n(?: [^\n]*\n)+",
        f"    - {{geldig_van: 2030-01-01, waarde: 1000.00, bron: departement-cmz subsidie, {NAGEKEKEN}}}\n",
    )
    project.na(
        "data/planners/vergoeding.yml",
        r"^voorbeelden:\n",
        "  - naam: vanaf 2030 is het bedrag hoger\n    vandaag: 2030-01-01\n    gegeven:\n      regels:\n"
        "        - {aantal: 1, afloop: afgerond, drie_maanden: ja, eindverslag: ja, eindadvies: ja}\n"
        '    bedragen: {totaal: "1000.00"}\n',
    )


def een_termijn_erbij(project: Project) -> None:
    """2 maart 2026 plus 14 dagen is 16 maart."""
    project.na(
        TERMIJNEN,
        r"^termijnen:\n",
        f"""  nazorg:
    titel: Gesprek na het eindadvies
    soort: uiterlijk
    vanaf: eindadvies_geregistreerd
    duur: [{{geldig_van: 2023-07-01, waarde: 2 weken, bron: draaiboek-2023 5.4, {NAGEKEKEN}}}]
    wie: [cmz]
    bron: draaiboek-2023 5.4
    voorbeelden:
      - {{naam: twee weken later, gegeven: {{eindadvies_geregistreerd: 2026-03-02}}, verwacht: 2026-03-16, soort: uiterlijk, wie: [cmz]}}

""",
    )


def een_optie_met_een_rij_en_een_uitkomst(project: Project) -> None:
    project.na(MOBILITEIT, r"^    opties:\n", "      step: {titel: De step}\n")
    project.na(
        MOBILITEIT,
        r"(?=^  trein-solliciteren:)",
        "  step: {als: {vervoer: step}, dan: gratis, omdat: Een step kost niets., anders: Het gaat niet om de step., bron: draaiboek-2023 4.5}\n",
    )
    project.na(
        MOBILITEIT,
        r"^uitkomsten:\n",
        "  gratis: {titel: Er is niets te betalen, tekst: Een step kost niets., bron: draaiboek-2023 4.5}\n",
    )
    project.na(
        MOBILITEIT,
        r"^voorbeelden:\n",
        "  - {naam: met de step, gegeven: {vervoer: step, verplaatsing: sollicitatie}, uitkomst: gratis, stappen: []}\n",
    )


def een_vraag_erbij(project: Project) -> None:
    project.na(
        KADER,
        r"^vragen:\n",
        "  gezien: {vraag: Zag je de aanvraag zelf?, kort: de aanvraag zien, soort: ja_nee, bron: departement-cmz regelgevend-kader}\n",
    )
    project.na(
        KADER,
        r"^waarschuwingen:\n",
        "  - {als: {gezien: nee}, tekst: Kijk de aanvraag zelf na., bron: departement-cmz regelgevend-kader}\n",
    )
    project.na(
        KADER,
        r"^voorbeelden:\n",
        "  - {naam: de aanvraag niet gezien, vandaag: 2026-11-22, gegeven: {aanvraagdatum: 2025-01-01, gezien: nee}, uitkomst: decreet-2022, waarschuwingen: 1}\n",
    )


def een_rol_hernoemd(project: Project) -> None:
    project.vervang("data/rollen.yml", "  naam: ICF-ambassadeur\n", "  naam: ICF-begeleider\n")


def een_bron_vervangen(project: Project) -> None:
    """Een nieuwe uitgave onder een nieuwe naam, overal waar de oude stond."""
    for folder, pattern in (("data", "*.yml"), ("docs", "*.md"), ("tests/inhoud", "*.py")):
        for path in (project.folder / folder).rglob(pattern):
            name = path.relative_to(project.folder).as_posix()
            project.schrijf(name, project.lees(name).replace("sam-nieuws-2023", "sam-nieuws-2027"))


def een_planner_erbij(project: Project) -> None:
    text = (PROJECT / "docs/beheer/handleiding/nieuwe-planner.md").read_text(encoding="utf-8")
    text = re.sub(r"\{% (?:end)?raw %\}\n?", "", text)
    for name, content in re.findall(r'^```\w+ title="([^"]+): nieuw"\n(.*?)^```$', text, re.M | re.S):
        project.maak(name, content)


def de_kalender_langer(project: Project) -> None:
    found = re.search(r"^geldig_tot: (\d{4})-12-31$", project.lees("data/kalender.yml"), re.MULTILINE)
    assert found
    project.vervang("data/kalender.yml", found[0], f"geldig_tot: {int(found[1]) + 3}-12-31")


def een_tekst(project: Project) -> None:
    project.schrijf(
        "docs/handboek/5-einde/verlenging.md",
        project.lees("docs/handboek/5-einde/verlenging.md") + "\nVraag het op tijd.\n",
    )
    project.na(TERMIJNEN, r"^titel: [^\n]*", " voor een traject")


def een_waarde_loopt_af(project: Project) -> None:
    project.na(
        TERMIJNEN,
        r"^  aanmoedigen-na-weigering:\n.*?geldig_van: [\d-]+,",
        " geldig_tot: 2029-12-31,",
    )


GROEN: list[Wijzig] = [
    een_waarde_vanaf_een_dag, een_nieuw_bedrag, een_termijn_erbij, een_optie_met_een_rij_en_een_uitkomst, een_vraag_erbij,
    een_rol_hernoemd, een_bron_vervangen, een_planner_erbij, de_kalender_langer, een_tekst, een_waarde_loopt_af,
]  # type: ignore[list-item]  # fmt: skip


# --- wijzigingen waarna staat wat er nog te doen is ---------------------------------------------------------


def een_termijn_weg(project: Project) -> None:
    project.weg(TERMIJNEN, r"^  evaluatie-18:\n.*?(?=^  [\w-]+:\n)")


def een_uitkomst_weg(project: Project) -> None:
    project.weg(MOBILITEIT, r"^  treinticket:\n(?:    [^\n]*\n)+")


def een_rij_weg(project: Project) -> None:
    project.weg(MOBILITEIT, r"^  trein-solliciteren:\n(?:    [^\n]*\n)+")


def een_optie_weg(project: Project) -> None:
    project.weg(MOBILITEIT, r"^      trein: \{[^\n]*\n")


def een_vraag_weg(project: Project) -> None:
    project.weg(MOBILITEIT, r"^  eerdere_kaart:\n(?:    [^\n]*\n)+")


def een_planner_weg(project: Project) -> None:
    (project.folder / MOBILITEIT).unlink()


def een_waarde_overschreven(project: Project) -> None:
    project.vervang("data/waarden/traject.yml", "waarde: 18 maanden", "waarde: 20 maanden")


NOG_TE_DOEN: list[Wijzig] = [
    een_termijn_weg, een_uitkomst_weg, een_rij_weg, een_optie_weg, een_vraag_weg, een_planner_weg, een_waarde_overschreven,
]  # type: ignore[list-item]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("wijzig", GROEN, ids=lambda wijzig: wijzig.__name__)
def test_een_wijziging_die_af_is_laat_alles_groen(project: Project, wijzig: Wijzig) -> None:
    wijzig(project)
    project.zeg_het()
    assert project.controle() == []
    assert project.proeven(*PROEVEN) == ""


@pytest.mark.parametrize("wijzig", NOG_TE_DOEN, ids=lambda wijzig: wijzig.__name__)
def test_wat_nog_niet_af_is_zegt_in_het_nederlands_wat_te_doen(project: Project, wijzig: Wijzig) -> None:
    wijzig(project)
    project.zeg_het()
    said = project.controle()
    assert said
    assert [line for line in said if not _PLAATS.match(line) or _ENGELS.search(line)] == []


def test_alle_wijzigingen_samen_laten_ook_de_andere_tests_groen(project: Project) -> None:
    for wijzig in GROEN:
        wijzig(project)
    project.zeg_het()
    assert project.controle() == []
    assert project.proeven(*PROEVEN, *ANDERE_PROEVEN) == ""


def test_een_verhaal_dat_niet_meer_klopt_zegt_waar_wat_en_wat_te_doen(project: Project) -> None:
    een_waarde_overschreven(project)
    said = project.proeven("tests/casussen/test_casussen.py")
    assert re.search(
        r"tests/casussen/\w+\.yml:\d+: op \d{4}-\d\d-\d\d \(planner \w+\) klopt dit verhaal niet meer", said
    )
    assert "het verhaal zegt" in said
    assert "Wilde je dit veranderen, verander dan ook het verhaal" in said
    assert "AssertionError" not in said
