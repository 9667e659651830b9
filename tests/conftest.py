"""What all tests share: hypothesis tries the same cases in every run, so that a red run can be repeated; and
what was not tested is said out loud at the end."""

from collections import Counter

import pytest
from hypothesis import settings

settings.register_profile("vast", derandomize=True, deadline=None)
settings.load_profile("vast")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test that is skipped silently looks like a test that passes."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("NIET GETEST", sep="!", red=True, bold=True)
    for reason, number in reasons.items():
        tests = "1 test" if number == 1 else f"{number} tests"
        terminalreporter.line(f"NIET GETEST ({tests}): {reason}", red=True, bold=True)
