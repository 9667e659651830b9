"""What all tests share: hypothesis tries the same cases in every run, so that a red run can be repeated; what was
not tested is said out loud at the end; and what takes long (`lang`, and all but the `eerste` cases of a test with many) only runs with `--alles`.

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
    parser.addoption(
        "--elke-planner",
        action="store_true",
        help="wat een regel alleen al kan breken, met elke planner in Chromium",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--alles"):
        return
    seen: Counter[tuple[str, str, str]] = Counter()
    kort, lang = [], []
    for item in items:
        enough = item.get_closest_marker("eerste")
        engine = item.callspec.params.get("engine", "") if hasattr(item, "callspec") else ""
        test = (item.path.as_posix(), getattr(item, "originalname", item.name), engine)
        seen[test] += 1
        late = bool(item.get_closest_marker("lang") or (enough and seen[test] > enough.args[0]))
        (lang if late else kort).append(item)
    config.hook.pytest_deselected(items=lang)
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
