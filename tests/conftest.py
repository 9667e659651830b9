"""What all tests share: hypothesis tries the same cases in every run, so that a red run can be repeated; what was
not tested is said out loud at the end; and what takes long (`lang`) only runs with `--alles`.

docs/beheer/tests.md says what runs when.
"""

from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("vast", derandomize=True, deadline=None)
settings.load_profile("vast")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--alles",
        action="store_true",
        help="ook wat lang duurt: elke browser met elke planner, alle beschadigingen, de lange vergelijkingen",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--alles"):
        kort = [item for item in items if not item.get_closest_marker("lang")]
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("lang")])
        items[:] = kort


@pytest.fixture(scope="session")
def alles(pytestconfig: pytest.Config) -> bool:
    """Whether this is the long run."""
    return bool(pytestconfig.getoption("--alles"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test that is skipped silently looks like a test that passes."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("NIET GETEST", sep="!", red=True, bold=True)
    for reason, number in reasons.items():
        tests = "1 test" if number == 1 else f"{number} tests"
        terminalreporter.line(f"NIET GETEST ({tests}): {reason}", red=True, bold=True)
