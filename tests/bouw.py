"""A copy of the project that a test may change and build, without touching the one that is worked on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def kopieer(project: Path) -> Path:
    """What a build needs, and the runtime that stands ready; git, caches and tests stay behind."""
    skip = shutil.ignore_patterns(".*", "site", "node_modules", "tests", "__pycache__")
    shutil.copytree(ROOT, project, ignore=skip)
    for nav in (ROOT / "docs").glob("**/.nav.yml"):
        shutil.copy(nav, project / nav.relative_to(ROOT))
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    if (ROOT / ".cache/runtime").is_dir():
        shutil.copytree(ROOT / ".cache/runtime", project / ".cache/runtime")
    return project


def bouw(project: Path, site: Path) -> Path:
    """The site of a project, as `make site` builds it; fails with what the build says."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}",
    }
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return site
