"""Other programs, and files that a build keeps for the next one."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


class BouwFout(Exception):
    """The build cannot go on; the text says why, and what to do about it."""


def run(command: list[str], problem: str, folder: Path | None = None, given: str | None = None) -> str:
    """What a program prints, when it runs in `folder` and reads `given`.

    Raises BouwFout that begins with `problem` when it fails.
    """
    # Fixed seed and date: the byte code must not depend on the moment or on chance.
    environment = os.environ | {
        "PYTHONOPTIMIZE": "2",
        # Where on a line something stands is of no use to a visitor, and a quarter of the byte code. The line stays.
        "PYTHONNODEBUGRANGES": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "315532800",
    }
    result = subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise BouwFout(f"{problem}:\n{(result.stderr or result.stdout).strip()}")
    return result.stdout


def tool(name: str) -> str:
    """A program that came with the Python packages, or else one of the machine."""
    own = Path(sys.executable).parent / name
    return str(own) if own.is_file() else (shutil.which(name) or name)


def digest(*parts: bytes) -> str:
    """A short name for contents: the same for the same bytes."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:20]


def write(path: Path, content: bytes) -> None:
    """Whole or not at all: an interrupted build leaves no half file behind."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
        handle.write(content)
    os.replace(handle.name, path)


def prune(keep: Path, pattern: str) -> None:
    """Throw away what earlier builds kept under this pattern, but for one."""
    for old in keep.parent.glob(pattern):
        if old != keep:
            old.unlink(missing_ok=True)
