"""The Python that runs in the visitor's browser: Pyodide, the engine as byte code, and the rules.

All of it comes from the npm package `pyodide` and from `planner/`; nothing is fetched from others.
The same input gives the same files, byte for byte. Why so: docs/beheer/beslissingen/11-runtime.md.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path

from mkdocs.exceptions import PluginError

FOLDER = Path("assets/runtime")
STDLIB = "python_stdlib.zip"
ENGINE = "engine.zip"
RULES = "regels.json"
COPIED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
# What only editors and the command line need stays out of the browser.
NOT_IN_BROWSER = ("authoring", "__main__.py", "__pycache__")
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class RuntimeProblem(PluginError):
    """The build cannot go on; the text says why, and what to do about it."""


def bundle(project: Path, site: Path, rules_json: str) -> None:
    """Puts everything that the worker needs into `site`."""
    source = project / "node_modules" / "pyodide"
    if not (source / "pyodide.asm.wasm").is_file():
        raise RuntimeProblem("Pyodide ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    lock = json.loads((source / "pyodide-lock.json").read_text(encoding="utf-8"))
    cache = project / ".cache" / "runtime"
    cache.mkdir(parents=True, exist_ok=True)
    _check_python(source, lock["info"]["python"], cache)

    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copyfile(source / name, target / name)
    _drop_source_map(target / "pyodide.mjs")
    (target / STDLIB).write_bytes(_byte_code((source / STDLIB).read_bytes(), "stdlib", cache))
    (target / ENGINE).write_bytes(_byte_code(_engine_sources(project / "planner"), "engine", cache))
    (target / RULES).write_text(rules_json, encoding="utf-8")
    (target / "runtime.mjs").write_text(_constants(source, lock["info"]), encoding="utf-8")


def _check_python(source: Path, python: str, cache: Path) -> None:
    """Byte code loads only in a Python with the same magic number: ask Pyodide itself, once a version."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python.rpartition(".")[0] != ours:
        raise RuntimeProblem(
            f"Pyodide bevat Python {python}, maar de bouw draait op Python {ours}. "
            "Zet dezelfde versie in .python-version, pyproject.toml en package.json."
        )
    stdlib = source / STDLIB
    stamp = cache / f"magic-{_digest(stdlib.read_bytes(), (source / 'pyodide.asm.wasm').read_bytes())}"
    if not stamp.is_file():
        script = (
            "const {loadPyodide} = await import(process.argv[1]);"
            "const pyodide = await loadPyodide();"
            "console.log(pyodide.runPython("
            "'import importlib.util; importlib.util.MAGIC_NUMBER.hex()'));"
        )
        answer = _run(
            [_tool("node"), "--input-type=module", "--eval", script, (source / "pyodide.mjs").as_uri()],
            "Pyodide start niet in Node",
        )
        _write(stamp, answer.strip().encode())
        _prune(stamp, "magic-*")
    theirs = stamp.read_text()
    if theirs != MAGIC_NUMBER.hex():
        raise RuntimeProblem(
            f"De byte code van deze Python ({MAGIC_NUMBER.hex()}) past niet bij die van Pyodide ({theirs}). "
            f"Bouw met een vrijgegeven Python {python}."
        )


def _engine_sources(package: Path) -> bytes:
    """The engine as a zip of sources: all of `planner` that the browser may need."""
    files = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and not set(path.relative_to(package).parts) & set(NOT_IN_BROWSER)
    }
    if "planner/browser.py" not in files:
        raise RuntimeProblem("planner/browser.py ontbreekt: zonder dat bestand kan de browser niets vragen.")
    return _zip(files, zipfile.ZIP_STORED)


def _byte_code(archive: bytes, name: str, cache: Path) -> bytes:
    """The same zip with `.pyc` for every `.py`, made by pyodide-build and kept for the next build."""
    recipe = f"{version('pyodide-build')} {sys.version} {zipfile.ZIP_DEFLATED} 9"
    kept = cache / f"{name}-{_digest(archive, recipe.encode())}.zip"
    if not kept.is_file():
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder) / f"{name}.zip"
            work.write_bytes(archive)
            _run(
                [_tool("pyodide"), "py-compile", "--silent", "--compression-level", "0", str(work)],
                f"De Python-code voor de browser ({name}) kan niet worden vertaald",
            )
            with zipfile.ZipFile(work) as compiled:
                files = {entry: compiled.read(entry) for entry in compiled.namelist()}
        _write(kept, _zip(files, zipfile.ZIP_DEFLATED))
        _prune(kept, f"{name}-*.zip")
    return kept.read_bytes()


def _constants(source: Path, info: dict[str, str]) -> str:
    """Names and versions for the worker, so that it needs no extra request to learn them."""
    pyodide = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    lock = json.dumps({"info": info, "packages": {}}, sort_keys=True)
    files = json.dumps({"stdlib": STDLIB, "engine": ENGINE, "regels": RULES})
    return (
        f"// Gemaakt door macros/runtime.py. Pyodide {pyodide} (MPL-2.0), Python {info['python']}.\n"
        f"export const bestanden = {files};\n"
        f"export const lock = {json.dumps(lock)};\n"
    )


def _drop_source_map(path: Path) -> None:
    """The map itself is not published: without this line nobody's developer tools ask for it."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith("//# sourceMappingURL=")), encoding="utf-8")


def _zip(files: dict[str, bytes], compression: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = compression
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def _run(command: list[str], problem: str) -> str:
    # Fixed seed and date: the byte code must not depend on the moment or on chance.
    environment = os.environ | {
        "PYTHONOPTIMIZE": "2",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "315532800",
    }
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeProblem(f"{problem}:\n{(result.stderr or result.stdout).strip()}")
    return result.stdout


def _tool(name: str) -> str:
    """A program that came with the Python packages, or else one of the machine."""
    own = Path(sys.executable).parent / name
    return str(own) if own.is_file() else (shutil.which(name) or name)


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:20]


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: an interrupted build leaves no half file behind."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
        handle.write(content)
    os.replace(handle.name, path)


def _prune(keep: Path, pattern: str) -> None:
    for old in keep.parent.glob(pattern):
        if old != keep:
            old.unlink(missing_ok=True)
