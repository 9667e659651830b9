"""A copy of fixed rules that a test may break."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from planner.authoring.check import check_folder
from tests.vast import DATA

settings.register_profile(
    "vast", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("vast")


class Kopie:
    """A data folder with four planners, and what is wrong with it."""

    def __init__(self, map: Path) -> None:
        self.map = map

    def tekst(self, bestand: str) -> str:
        return (self.map / bestand).read_text(encoding="utf-8")

    def schrijf(self, bestand: str, inhoud: str | bytes) -> None:
        data = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        (self.map / bestand).write_bytes(data)

    def vervang(self, bestand: str, oud: str, nieuw: str) -> int:
        """Replace the first occurrence, and return the line on which it began."""
        text = self.tekst(bestand)
        assert oud in text, f"‘{oud}’ staat niet in {bestand}"
        self.schrijf(bestand, text.replace(oud, nieuw, 1))
        return text[: text.index(oud)].count("\n") + 1

    def problemen(self) -> list[tuple[str, int, str]]:
        """Everything that a check reports: file within the folder, line, message."""
        found = check_folder(self.map).problemen
        return [(p.bestand.removeprefix(f"{self.map.as_posix()}/"), p.regel, p.melding) for p in found]

    def regel(self, bestand: str, patroon: str) -> int:
        """The line of the first match of a pattern."""
        return next(
            n for n, line in enumerate(self.tekst(bestand).splitlines(), 1) if re.search(patroon, line)
        )


@pytest.fixture
def kopie(tmp_path: Path) -> Kopie:
    target = tmp_path / "data"
    keep = {"termijnen.yml", "eindadvies.yml", "verlenging.yml", "stopzetting.yml"}
    shutil.copytree(
        DATA,
        target,
        ignore=lambda folder, names: (
            [n for n in names if n not in keep]
            if Path(folder).name == "planners"
            else ["zelftest.yml", "zoekwoorden"]
        ),
    )
    # Reference data may name planners that are not in the copy, or ask for a place in a drawing.
    for name in ("verschillen.yml", "taken.yml", "tekeningen.yml", "dossierfasen.yml"):
        (target / name).unlink(missing_ok=True)
    for path in (target / "waarden").glob("*.yml"):
        _zonder_andere_planners(path)
    return Kopie(target)


# The shared values that only planners count with that are not in the copy.
ELDERS = (
    "compensatievergoeding|deel_bij_stopzetting|aantal_partners|(?:duur|start|einde)_mandaat_zorg|einde_mandaat_werk"
    "|start_arbeidsmatige_activiteiten"
)


def _zonder_andere_planners(path: Path) -> None:
    """Without those planners, nothing but texts shows these values."""
    text = path.read_text(encoding="utf-8")
    marked = re.sub(
        rf"^((?:{ELDERS}):\n.*\n  soort: \w+\n)", r"\1  alleen_tekst: ja\n", text, flags=re.MULTILINE
    )
    path.write_text(marked, encoding="utf-8")


@pytest.fixture
def meldt(kopie: Kopie) -> Callable[[str, int, str], None]:
    """Whether the check reports exactly one problem: at this line, with these words."""

    def een_probleem(bestand: str, regel: int, woorden: str) -> None:
        found = kopie.problemen()
        assert [(file, line) for file, line, _ in found] == [(bestand, regel)], found
        assert woorden in found[0][2]

    return een_probleem
