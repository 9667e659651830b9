"""The Python that runs in the visitor's browser: Pyodide, the engine as byte code, and the rules.

All of it comes from the npm package `pyodide` and from `planner/`; nothing is fetched from others.
The same input gives the same files, byte for byte. Why so: docs/beheer/beslissingen/11-runtime.md.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

FOLDER = Path("assets/runtime")
PYODIDE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
SCRIPTS = Path(__file__).resolve().parents[1] / "docs/assets/js"
# How Python comes back to life: the same script in the browser and here.
REVIVE = SCRIPTS / "herstel.mjs"
# What starts Python the short way, each before what imports it.
WORKER = ("ophalen.mjs", "herstel.mjs", "snel.mjs", "worker.mjs")
IMPORT = re.compile(r'^import .*?from "[^"]*";\n', re.MULTILINE)
# What only editors and the command line need stays out of the browser.
NOT_IN_BROWSER = ("authoring", "__main__.py", "__pycache__")
# Node is here anyway, and knows brotli.
COMPRESS = """
const { constants, brotliCompressSync, gzipSync } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
const content = readFileSync(`${process.argv[1]}/heel`);
// The best quality takes half a minute for the largest files, and those only serve when the fast way fails.
const quality = content.length > 8_000_000 ? 9 : 11;
const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(`${process.argv[1]}/gz`, gzipSync(content, { level: 9 }));
writeFileSync(`${process.argv[1]}/br`, brotliCompressSync(content, { params }));
"""
KEPT_DAYS = 30
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class RuntimeProblem(PluginError):
    """The build cannot go on; the text says why, and what to do about it."""


def bundle(project: Path, site: Path, rules_json: str, requests: list[str]) -> None:
    """Puts everything that the worker needs into `site`.

    `requests` are what the page may ask, as JSON; the short way to a first answer knows how to answer those.

    Every name but those of `runtime.mjs` and `worker.mjs` holds a digest of what is in it, so hosts can let browsers keep those
    files for ever. Beside each stands the same with `.gz` and `.br`.
    """
    source = project / "node_modules" / "pyodide"
    if not (source / "pyodide.asm.wasm").is_file():
        raise RuntimeProblem("Pyodide ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    lock = json.loads((source / "pyodide-lock.json").read_text(encoding="utf-8"))
    cache = project / ".cache" / "runtime"
    cache.mkdir(parents=True, exist_ok=True)
    _check_python(source, lock["info"]["python"], cache)

    parts = {name: (source / name).read_bytes() for name in PYODIDE}
    parts["pyodide.mjs"] = _without_source_map(parts["pyodide.mjs"])
    parts["python_stdlib.zip"] = _byte_code(parts["python_stdlib.zip"], "stdlib", cache)
    # Pyodide names its own files, so here the folder holds the digest.
    folder = f"pyodide.{_digest(*parts.values())}"
    target = site / FOLDER
    for name, content in parts.items():
        publish(target / folder, name, content, cache)
    engine = byte_code(engine_sources(project / "planner"), "motor", cache)
    constants: dict[str, Any] = {
        "pyodide": f"{folder}/",
        "motor": publish_hashed(target, "motor.zip", engine, cache),
        "regels": publish_hashed(target, "regels.json", rules_json.encode(), cache),
        "lock": json.dumps({"info": lock["info"], "packages": {}}, sort_keys=True),
    }
    made = momentopname(
        target / folder, target / constants["motor"], target / constants["regels"], requests, cache
    )
    constants["kern"] = publish_hashed(target, "kern.wasm", made["kern.wasm"], cache)
    constants["beeld"] = publish_hashed(target, "beeld.bin", made["beeld.bin"], cache)
    constants["controle"] = hashlib.sha256(made["beeld.bin"]).hexdigest()
    module = _module(source, constants)
    (target / "runtime.mjs").write_text(module, encoding="utf-8")
    (target / "worker.mjs").write_text(_one_script(module), encoding="utf-8")
    for name in set(WORKER) - {"ophalen.mjs"}:
        (site / "assets/js" / name).unlink(missing_ok=True)
    for old in cache.glob("klein-*"):
        if time.time() - old.stat().st_mtime > KEPT_DAYS * 86_400:
            shutil.rmtree(old)


def momentopname(
    pyodide: Path, engine: Path, rules: Path, requests: list[str], cache: Path
) -> dict[str, bytes]:
    """The memory of a Python that has answered the first of `requests`, and the WebAssembly for all of them.

    Kept for the next build. Raises RuntimeProblem when Python cannot be revived from it, or answers otherwise.
    """
    scripts = [Path(__file__).with_name("momentopname.mjs"), REVIVE]
    asked = "\n".join(requests).encode()
    recipe = [path.read_bytes() for path in (*scripts, engine, rules)]
    kept = cache / f"momentopname-{_digest(*recipe, asked, pyodide.name.encode())}"
    if not kept.is_dir():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "werk"
            work.mkdir()
            (Path(folder) / "vragen").write_bytes(asked)
            command = [_tool("node"), str(scripts[0]), str(pyodide), str(engine), str(rules)]
            _run([*command, str(Path(folder) / "vragen"), str(work)], "De momentopname van Python mislukt")
            work.rename(kept)
        for old in cache.glob("momentopname-*"):
            if old != kept:
                shutil.rmtree(old, ignore_errors=True)
    return {name: (kept / name).read_bytes() for name in ("kern.wasm", "beeld.bin")}


def byte_code(sources: dict[str, bytes], name: str, cache: Path) -> bytes:
    """A zip from which the Python in the browser can import, made of source files by their path in it.

    `name` tells this zip from others in `cache`, where it is kept for the next build. The same sources give
    the same bytes. Raises RuntimeProblem for code that cannot be translated.
    """
    return _byte_code(_zip(sources), name, cache)


def publish_hashed(target: Path, name: str, content: bytes, cache: Path) -> str:
    """Writes a file whose name holds a digest of its content, and returns that name."""
    stem, _, kind = name.rpartition(".")
    name = f"{stem}.{_digest(content)}.{kind}"
    publish(target, name, content, cache)
    return name


def publish(target: Path, name: str, content: bytes, cache: Path) -> None:
    """Writes a file, and the same compressed beside it, for hosts and scripts that ask for that."""
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_bytes(content)
    kept = cache / f"klein-{_digest(content, COMPRESS.encode())}"
    if not (kept / "br").is_file():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "werk"
            work.mkdir()
            (work / "heel").write_bytes(content)
            _run([_tool("node"), "--eval", COMPRESS, str(work)], f"{name} kan niet worden samengeperst")
            (work / "heel").unlink()
            shutil.rmtree(kept, ignore_errors=True)
            work.rename(kept)
    os.utime(kept)
    for kind in ("gz", "br"):
        shutil.copyfile(kept / kind, target / f"{name}.{kind}")


def _check_python(source: Path, python: str, cache: Path) -> None:
    """Byte code loads only in a Python with the same magic number: ask Pyodide itself, once a version."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python.rpartition(".")[0] != ours:
        raise RuntimeProblem(
            f"Pyodide bevat Python {python}, maar de bouw draait op Python {ours}. "
            "Zet dezelfde versie in .python-version, pyproject.toml en package.json."
        )
    stdlib = source / "python_stdlib.zip"
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


def engine_sources(package: Path) -> dict[str, bytes]:
    """All of `planner` that the browser may need."""
    files = {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and not set(path.relative_to(package).parts) & set(NOT_IN_BROWSER)
    }
    if "planner/browser.py" not in files:
        raise RuntimeProblem("planner/browser.py ontbreekt: zonder dat bestand kan de browser niets vragen.")
    return files


def _byte_code(archive: bytes, name: str, cache: Path) -> bytes:
    """The same zip with `.pyc` for every `.py`, made by pyodide-build and kept for the next build."""
    recipe = f"{version('pyodide-build')} {sys.version}"
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
        _write(kept, _zip(files))
        _prune(kept, f"{name}-*.zip")
    return kept.read_bytes()


def _module(source: Path, constants: dict[str, Any]) -> str:
    """Names and versions for the scripts, so that they need no extra request to learn them."""
    package = json.loads((source / "package.json").read_text(encoding="utf-8"))
    return (
        f"// Gemaakt door macros/runtime.py. Pyodide {package['version']} ({package['license']}).\n"
        f"export const runtime = {json.dumps(constants, indent=2)};\n"
    )


def _one_script(names: str) -> str:
    """The worker and all that it imports: a visitor's first answer waits for one script instead of five."""
    parts = [names, *((SCRIPTS / name).read_text(encoding="utf-8") for name in WORKER)]
    return "\n".join(re.sub(r"^export ", "", IMPORT.sub("", part), flags=re.MULTILINE) for part in parts)


def _without_source_map(script: bytes) -> bytes:
    """The map itself is not published: without this line nobody's developer tools ask for it."""
    return b"".join(x for x in script.splitlines(keepends=True) if not x.startswith(b"//# sourceMappingURL="))


def _zip(files: dict[str, bytes]) -> bytes:
    """Not compressed inside: the whole is, and then it becomes smaller."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
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
