"""The Python that runs in the visitor's browser: Pyodide, the engine as byte code, and the rules.

All of it comes from the npm package `pyodide` and from `planner/`; nothing is fetched from others.
The same input gives the same files, byte for byte. Why so: docs/beheer/beslissingen/11-runtime.md.
"""

import hashlib
import json
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from macros.gereedschap.bytecode import byte_code, compiled
from macros.gereedschap.programmas import BouwFout, digest, prune, run, tool, write
from macros.gereedschap.publiceren import QUICK, Uitgever
from macros.momentopname.maken import momentopname, nakijken

FOLDER = Path("assets/runtime")
PYODIDE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
# What only editors and the command line need stays out of the browser.
NOT_IN_BROWSER = ("authoring", "__main__.py", "__pycache__")


def bundle(project: Path, site: Path, rules_json: str, requests: list[str], uitgever: Uitgever) -> None:
    """Puts everything that the worker needs into `site`. Raises BouwFout.

    `requests` are what the page may ask, as JSON; the short way to a first answer knows how to answer those.
    Without any there is no short way, and Python always starts the plain way.

    Every name but that of `runtime.mjs`, which the scripts are joined with, holds a digest of what is in it, so hosts
    can let browsers keep those files for ever.
    """
    source = project / "node_modules" / "pyodide"
    if not (source / "pyodide.asm.wasm").is_file():
        raise BouwFout("Pyodide ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    lock = json.loads((source / "pyodide-lock.json").read_text(encoding="utf-8"))
    cache = project / ".cache" / "runtime"
    _check_python(source, lock["info"]["python"], cache)

    parts = {name: (source / name).read_bytes() for name in PYODIDE}
    parts["pyodide.mjs"] = _without_source_map(parts["pyodide.mjs"])
    parts["python_stdlib.zip"] = compiled(parts["python_stdlib.zip"], "stdlib", cache)
    # Pyodide names its own files, so here the folder holds the digest.
    folder = f"pyodide.{digest(*parts.values())}"
    target = site / FOLDER
    for name, content in parts.items():
        # Only for a plain start.
        uitgever.zet(target / folder, name, content, QUICK)
    engine = byte_code(engine_sources(project / "planner"), "motor", cache)
    constants: dict[str, Any] = {
        "pyodide": f"{folder}/",
        "motor": uitgever.zet_met_merk(target, "motor.zip", engine),
        "regels": uitgever.zet_met_merk(target, "regels.json", rules_json.encode()),
        # Without a memory image these stay empty.
        "kern": "",
        "beeld": "",
        "controle": "",
        "lock": json.dumps({"info": lock["info"], "packages": {}}, sort_keys=True),
    }
    if requests:
        kept = momentopname(
            target / folder, target / constants["motor"], target / constants["regels"], requests, cache
        )
        for name, part in (("kern", "kern.wasm"), ("beeld", "beeld.bin")):
            constants[name] = uitgever.zet_met_merk(target, part, (kept / part).read_bytes())
        constants["controle"] = hashlib.sha256((kept / "beeld.bin").read_bytes()).hexdigest()
        # While it is compressed, which takes as long.
        nakijken(kept)
    (target / "runtime.mjs").write_text(_module(source, constants), encoding="utf-8")


def _check_python(source: Path, python: str, cache: Path) -> None:
    """Byte code loads only in a Python with the same magic number: ask Pyodide itself, once a version."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python.rpartition(".")[0] != ours:
        raise BouwFout(
            f"Pyodide bevat Python {python}, maar de bouw draait op Python {ours}. "
            "Zet dezelfde versie in .python-version, pyproject.toml en package.json."
        )
    stdlib = source / "python_stdlib.zip"
    stamp = cache / f"magic-{digest(stdlib.read_bytes(), (source / 'pyodide.asm.wasm').read_bytes())}"
    if not stamp.is_file():
        script = (
            "const {loadPyodide} = await import(process.argv[1]);"
            "const pyodide = await loadPyodide();"
            "console.log(pyodide.runPython("
            "'import importlib.util; importlib.util.MAGIC_NUMBER.hex()'));"
        )
        answer = run(
            [tool("node"), "--input-type=module", "--eval", script, (source / "pyodide.mjs").as_uri()],
            "Pyodide start niet in Node",
        )
        write(stamp, answer.strip().encode())
        prune(stamp, "magic-*")
    theirs = stamp.read_text()
    if theirs != MAGIC_NUMBER.hex():
        raise BouwFout(
            f"De byte code van deze Python ({MAGIC_NUMBER.hex()}) past niet bij die van Pyodide ({theirs}). "
            f"Bouw met een vrijgegeven Python {python}."
        )


def engine_sources(package: Path) -> dict[str, bytes]:
    """All of `planner` that the browser may need."""
    files = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and not set(path.relative_to(package).parts) & set(NOT_IN_BROWSER)
    }
    if "planner/browser.py" not in files:
        raise BouwFout("planner/browser.py ontbreekt: zonder dat bestand kan de browser niets vragen.")
    return files


def _module(source: Path, constants: dict[str, Any]) -> str:
    """Names and versions for the scripts, so that they need no extra request to learn them."""
    package = json.loads((source / "package.json").read_text(encoding="utf-8"))
    return (
        f"// Gemaakt door macros/runtime/bundel.py. Pyodide {package['version']} ({package['license']}).\n"
        f"export const runtime = {json.dumps(constants, indent=2)};\n"
    )


def _without_source_map(script: bytes) -> bytes:
    """The map itself is not published: without this line nobody's developer tools ask for it."""
    return b"".join(x for x in script.splitlines(keepends=True) if not x.startswith(b"//# sourceMappingURL="))
