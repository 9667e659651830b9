"""The runtime for the browser: reproducible, only what the browser needs, clear when it cannot be made."""

import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros.gereedschap.bytecode import byte_code
from macros.gereedschap.programmas import BouwFout
from macros.gereedschap.publiceren import Uitgever
from macros.momentopname.maken import REVIVE
from macros.runtime import bundel as runtime

ROOT = Path(__file__).resolve().parents[3]
# How well things are compressed is looked at on the site itself (test_begroting).
SNEL = 2
# What a build makes is made once.
pytestmark = pytest.mark.xdist_group("bundel")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the build keeps, for these tests alone."""
    kept = tmp_path_factory.mktemp("cache") / ".cache"
    (kept / "runtime").mkdir(parents=True)
    return kept


@pytest.fixture(scope="module")
def gemaakt(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build makes of the small project, for the tests that only look at it."""
    return bundle(small(tmp_path_factory.mktemp("klein"), cache), samengeperst=True)


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Path:
    """The small project, for a test that changes it."""
    return small(tmp_path, cache)


def small(folder: Path, cache: Path) -> Path:
    """A small project with the real Pyodide."""
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / ".cache").symlink_to(cache)
    package = folder / "planner"
    (package / "authoring").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "authoring/__init__.py"):
        (package / name).write_text(f'"""Uitleg."""\nNAAM = "{name}"\nassert NAAM\n', encoding="utf-8")
    (package / "browser.py").write_text(ENGINE, encoding="utf-8")
    return folder


# A small engine of the same shape: it answers with what it was given, and what it knows.
ENGINE = """
import json
KNOWN = []
def start(rules_json):
    KNOWN.append(json.loads(rules_json))
def answer(request_json):
    return json.dumps([json.loads(request_json), KNOWN], ensure_ascii=False)
"""
REQUESTS = ['{"vraag": 1}', '{"vraag": "é"}']


def bundle(project: Path, *, samengeperst: bool = False) -> Path:
    with Uitgever(project / ".cache/runtime", samengeperst, SNEL) as uitgever:
        runtime.bundle(project, project / "site", '{"regels": "é"}', REQUESTS, uitgever)
    return project / "site/assets/runtime"


def one(made: Path, pattern: str) -> Path:
    (found,) = made.glob(pattern)
    return found


def files(made: Path) -> dict[str, bytes]:
    found = {path.relative_to(made).as_posix(): path for path in made.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def whole(made: Path) -> dict[str, bytes]:
    """Without what is the same, compressed."""
    return {name: content for name, content in files(made).items() if not name.endswith((".gz", ".br"))}


def test_de_motor_is_bytecode_zonder_het_deel_van_de_redactie(gemaakt: Path) -> None:
    made = gemaakt
    with zipfile.ZipFile(one(made, "motor.*.zip")) as engine:
        assert engine.namelist() == ["planner/__init__.pyc", "planner/browser.pyc"]
        assert {entry.date_time for entry in engine.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with zipfile.ZipFile(one(made, "*/python_stdlib.zip")) as stdlib:
        assert "json/__init__.pyc" in stdlib.namelist()
        assert not [name for name in stdlib.namelist() if name.endswith(".py")]
    assert json.loads(one(made, "regels.*.json").read_text(encoding="utf-8")) == {"regels": "é"}


def test_andere_code_kan_op_dezelfde_manier_ingepakt_worden(project: Path) -> None:
    made = byte_code({"extra/__init__.py": b"A = 1\n"}, "extra", project / ".cache/runtime")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["extra/__init__.pyc"]


def test_dezelfde_invoer_geeft_dezelfde_bytes(project: Path, gemaakt: Path) -> None:
    for kept in (project / ".cache/runtime").glob("motor-*"):
        kept.unlink()
    assert files(bundle(project, samengeperst=True)) == files(gemaakt)


def test_een_naam_verandert_met_de_inhoud_van_het_bestand_en_alleen_dan(project: Path, gemaakt: Path) -> None:
    old = set(whole(gemaakt))
    (project / "planner/browser.py").write_text(f"{ENGINE}NIEUW = 1\n", encoding="utf-8")
    new = set(files(bundle(project)))
    gone, added = sorted(old - new), sorted(new - old)
    changed = {"beeld", "kern", "motor"}  # `kern` only when other functions of Python run
    assert {"beeld", "motor"} <= {name.partition(".")[0] for name in gone} <= changed
    assert {"beeld", "motor"} <= {name.partition(".")[0] for name in added} <= changed
    assert len(list((project / ".cache/runtime").glob("motor-*"))) == 1


def test_elke_naam_draagt_de_hash_van_zijn_bestand_en_de_scripts_kennen_ze(gemaakt: Path) -> None:
    made = gemaakt
    module = (made / "runtime.mjs").read_text(encoding="utf-8")
    patterns = ("motor.*.zip", "regels.*.json", "pyodide.*", "kern.*.wasm", "beeld.*.bin")
    for path in (one(made, pattern) for pattern in patterns):
        assert path.name in module
    engine = one(made, "motor.*.zip")
    assert hashlib.sha256(hashlib.sha256(engine.read_bytes()).digest()).hexdigest()[:20] in engine.name


def test_elk_bestand_staat_ook_gecomprimeerd_klaar(gemaakt: Path) -> None:
    made = files(gemaakt)
    alone = whole(gemaakt)
    del alone["runtime.mjs"]
    assert len(alone) == 8
    for name, content in alone.items():
        assert gzip.decompress(made[f"{name}.gz"]) == content
        assert unbrotli(made[f"{name}.br"]) == content
        if len(content) > 10_000:
            assert len(made[f"{name}.br"]) < len(content) / 2


def unbrotli(content: bytes) -> bytes:
    script = "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(0)))"
    node = Path(sys.executable).parent / "node"
    return subprocess.run([node, "--eval", script], input=content, capture_output=True, check=True).stdout


def test_python_komt_terug_uit_de_momentopname_en_antwoordt_zoals_anders(gemaakt: Path) -> None:
    assert revived(gemaakt, *REQUESTS, *REQUESTS) == 2 * [
        '[{"vraag": 1}, [{"regels": "é"}]]',
        '[{"vraag": "é"}, [{"regels": "é"}]]',
    ]


def test_wat_nooit_geoefend_is_stopt_de_korte_weg_voorgoed(project: Path) -> None:
    engine = ENGINE.replace("return", "if 'bestand' in request_json: open('/weg')\n    return")
    (project / "planner/browser.py").write_text(engine, encoding="utf-8")
    answers = revived(bundle(project), REQUESTS[0], '{"bestand": 1}', REQUESTS[0])
    assert not answers[0].startswith("FOUT")
    assert answers[1].startswith("FOUT")
    assert answers[2].startswith("FOUT")


@pytest.mark.lang
def test_de_momentopname_is_byte_voor_byte_opnieuw_te_maken(project: Path, gemaakt: Path) -> None:
    for kept in (project / ".cache/runtime").glob("momentopname-*"):
        shutil.rmtree(kept)
    second = files(bundle(project))
    assert {name for name in whole(gemaakt) if "beeld" in name} == {
        name for name in second if "beeld" in name
    }


def revived(made: Path, *requests: str) -> list[str]:
    """The answers of the image, or FOUT and the reason."""
    script = """
        import { readFileSync } from "node:fs";
        const [herstel, kern, beeld, ...requests] = process.argv.slice(1);
        const { revive, unpack } = await import(herstel);
        const file = readFileSync(beeld);
        const image = unpack(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
        const module = await WebAssembly.compile(readFileSync(kern));
        const { answer } = await revive(module, image.beeld, image.geheugen);
        const tried = (it) => { try { return answer(it) } catch (problem) { return `FOUT ${problem}` } };
        console.log(JSON.stringify(requests.map(tried)));
    """
    node = Path(sys.executable).parent / "node"
    places = [REVIVE.as_uri(), str(one(made, "kern.*.wasm")), str(one(made, "beeld.*.bin"))]
    command = [node, "--input-type=module", "--eval", script, *places, *requests]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def test_wat_dezelfde_bouw_nodig_heeft_loopt_in_een_proces(request: pytest.FixtureRequest) -> None:
    """pytest-xdist says the group in the id; with a version of pytest that it does not know, it says nothing."""
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith("@bundel")


def test_niets_wijst_naar_een_andere_server(gemaakt: Path) -> None:
    made = gemaakt
    assert "://" not in (made / "runtime.mjs").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in one(made, "*/pyodide.mjs").read_text(encoding="utf-8")


def test_code_die_niet_te_vertalen_is_stopt_de_bouw(project: Path) -> None:
    (project / "planner/browser.py").write_text("def (:\n", encoding="utf-8")
    with pytest.raises(BouwFout, match="kan niet worden vertaald"):
        bundle(project)


def test_stukken_die_ontbreken_worden_genoemd(project: Path) -> None:
    (project / "planner/browser.py").unlink()
    with pytest.raises(BouwFout, match=r"planner/browser\.py"):
        bundle(project)
    (project / "node_modules").unlink()
    with pytest.raises(BouwFout, match="make setup"):
        bundle(project)


def test_een_andere_python_wordt_geweigerd(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "MAGIC_NUMBER", b"\x00\x00\r\n")
    with pytest.raises(BouwFout, match="past niet bij die van Pyodide"):
        bundle(project)
