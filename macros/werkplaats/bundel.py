"""The files that only the page Regelwerkplaats loads: the editor (CodeMirror, bundled by esbuild), PyYAML, Markdown and `planner.authoring` as byte code, the rule
files as text, and the same rules as they were read. Why so: docs/beheer/beslissingen/60-regelwerkplaats.md.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from macros.gereedschap.bytecode import byte_code
from macros.gereedschap.programmas import BouwFout
from macros.gereedschap.publiceren import Uitgever
from macros.werkplaats import werkbank
from planner.authoring.effect.verslag import aanroepen
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.koppen import koppen
from planner.authoring.naslagmodel import ZOEKWOORDEN
from planner.authoring.schema import schemas

FOLDER = Path("assets/werkplaats")
SCHEMAS = Path("assets/schema")
# Of what the build itself uses: without compiled parts, so they run in the browser as they are.
LIBRARIES = {
    "yaml": ("*.py",),
    "markdown": ("**/*.py",),
    # What the extensions in paginabeeld.py use; all of it is four times as large.
    "pymdownx": (
        "__*__.py",
        "details.py",
        "highlight.py",
        "quotes.py",
        "saneheaders.py",
        "superfences.py",
        "tasklist.py",
        "util.py",
    ),
}
# Of macros/ the browser only gets what makes a form, answers the page, and what pages call that looks at data alone.
MODULES = (
    "beheer.py",
    "fasen.py",
    "formulier.py",
    "naslag/*.py",
    "nazicht.py",
    "pagina.py",
    "paginas.py",
    "planners.py",
    "redactie/__init__.py",
    "redactie/gewijzigde_teksten.py",
    "redactie/oude_namen.py",
    "redactie/oude_waarden.py",
    "redactie/paginacontrole.py",
    "redactie/stiltecontrole.py",
    "redactie/woordkeuze.py",
    "regels.py",
    "site.py",
    "tabel.py",
    "tabelkoppen.py",
    "taken.py",
    "tekeningen/*.py",
    "teksten.py",
    "telling.py",
    "werkplaats/__init__.py",
    "werkplaats/bladzijde.py",
    "werkplaats/klusblad.py",
    "werkplaats/paginabeeld.py",
    "werkplaats/pakket.py",
    "werkplaats/werkbank.py",
    "wijzigingen.py",
    "woorden.py",
)


def bundle(project: Path, target: Path, uitgever: Uitgever) -> None:
    """Put the files of the page into the built site. Raises BouwFout."""
    folder, cache = target / FOLDER, project / ".cache" / "runtime"
    data = files_in(project / "data")
    texts = {path: content.decode() for path, content in data.items()}
    shapes = schemas()
    # Search words are many and say nothing about an answer: the page fetches their texts when one is opened, and
    # Python reads only those that changed.
    words = {path: text for path, text in texts.items() if path.startswith(f"{ZOEKWOORDEN}/")}
    rules = read_files({path: content for path, content in data.items() if path not in words})
    rules.paginas = koppen(project / "docs")
    pieces = {
        page: tuple(file.inhoud.stukken)
        for page, file in read_files({path: data[path] for path in words}).map(ZOEKWOORDEN).items()
    }
    # So are pages: a job that renames something asks for them.
    pages = {
        f"docs/{path.relative_to(project / 'docs').as_posix()}": path.read_bytes().decode()
        for path in sorted((project / "docs").rglob("*.md"))
    }
    files = {
        path: {"merk": _merk(text)} | ({} if path in words or path in pages else {"tekst": text})
        for path, text in (texts | pages).items()
    }
    contents = {
        "editor": ("editor.mjs", _editor(project)),
        "python": ("werkplaats.zip", byte_code(_sources(project), "werkplaats", cache)),
        "gegevens": ("gegevens.bin", werkbank.bewaar(rules, aanroepen(project / "docs"), pieces)),
        "bestanden": ("bestanden.json", json.dumps(files, ensure_ascii=False).encode()),
        "zoekwoorden": ("zoekwoorden.json", json.dumps(words, ensure_ascii=False).encode()),
        "paginas": ("paginas.json", json.dumps(pages, ensure_ascii=False).encode()),
        "schemas": ("schemas.json", json.dumps({n: json.loads(t) for n, t in shapes.items()}).encode()),
    }
    names = {key: uitgever.zet_met_merk(folder, *content) for key, content in contents.items()}
    (folder / "inhoud.mjs").write_text(
        f"// Gemaakt door macros/werkplaats/bundel.py.\nexport const inhoud = {json.dumps(names, indent=2)};\n",
        encoding="utf-8",
    )
    (target / SCHEMAS).mkdir(parents=True, exist_ok=True)
    for name, text in shapes.items():
        (target / SCHEMAS / f"{name}.json").write_text(text, encoding="utf-8")


def _merk(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _editor(project: Path) -> bytes:
    """The editor and all that it uses as one module."""
    program = project / "node_modules" / "esbuild" / "bin" / "esbuild"
    if not program.is_file():
        raise BouwFout("esbuild ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    source = project / "macros" / "werkplaats" / "editor" / "editor.mjs"
    command = [str(program), str(source), "--bundle", "--format=esm", "--minify", "--charset=utf8"]
    done = subprocess.run([*command, "--legal-comments=eof"], capture_output=True, check=False, cwd=project)
    if done.returncode:
        raise BouwFout(f"De editor kan niet worden gebundeld:\n{done.stderr.decode().strip()}")
    return done.stdout


def _sources(project: Path) -> dict[str, bytes]:
    """PyYAML without its compiled part, Markdown, `planner.authoring`, and the modules of this room."""
    found: dict[str, bytes] = {}
    for name, patterns in LIBRARIES.items():
        package = find_spec(name)
        assert package
        assert package.origin
        folder = Path(package.origin).parent
        for path in (path for pattern in patterns for path in folder.glob(pattern)):
            found[path.relative_to(folder.parent).as_posix()] = path.read_bytes()
    for path in (project / "planner" / "authoring").rglob("*.py"):
        found[path.relative_to(project).as_posix()] = path.read_bytes()
    # The package itself pulls in all of MkDocs; here it only has to exist.
    found["macros/__init__.py"] = b""
    for pattern in MODULES:
        for path in (project / "macros").glob(pattern):
            found[path.relative_to(project).as_posix()] = path.read_bytes()
    return found
