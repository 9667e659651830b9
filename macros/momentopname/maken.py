"""Makes the memory image, or finds it in the cache."""

import shutil
import sys
import tempfile
from pathlib import Path

from macros.gereedschap.programmas import digest, run, tool

ROOT = Path(__file__).resolve().parents[2]
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
HIER = Path(__file__).parent
# How Python comes back to life: the same script in the browser and here.
REVIVE = ROOT / "docs/assets/js/python/herstel.mjs"
MAKERS = (*sorted(HIER.glob("*.mjs")), *sorted(HIER.glob("binnen/*.py")), REVIVE)
MISLUKT = "De momentopname van Python mislukt"


def momentopname(pyodide: Path, engine: Path, rules: Path, requests: list[str], cache: Path) -> Path:
    """A folder with the memory of a Python that has answered the first of `requests` (`beeld.bin`), and the
    WebAssembly for all of them (`kern.wasm`). Nobody may get it before `nakijken`.

    Kept for the next build. Raises BouwFout when it cannot be made.
    """
    asked = "\n".join(requests).encode()
    recipe = [path.read_bytes() for path in (*MAKERS, engine, rules)]
    kept = cache / f"momentopname-{digest(*recipe, asked, pyodide.name.encode(), PYTHON.encode())}"
    if not kept.is_dir():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "werk"
            work.mkdir()
            (Path(folder) / "vragen").write_bytes(asked)
            command = [tool("node"), str(HIER / "maak.mjs"), str(pyodide), PYTHON, str(engine), str(rules)]
            run([*command, str(Path(folder) / "vragen"), str(work)], MISLUKT)
            work.rename(kept)
        for old in cache.glob("momentopname-*"):
            if old != kept:
                shutil.rmtree(old, ignore_errors=True)
    return kept


def nakijken(kept: Path) -> None:
    """Ask it what was practised, once. Raises BouwFout when Python cannot be revived from it, or answers otherwise."""
    asked = kept / "te-vragen.json"
    if asked.is_file():
        run([tool("node"), str(HIER / "nakijken.mjs"), str(kept)], MISLUKT)
        asked.unlink()
