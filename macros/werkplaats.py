"""The page Regelwerkplaats: what stands on it, and the files that only that page loads.

Those are the editor (CodeMirror, bundled by esbuild), PyYAML and `planner.authoring` as byte code, the rule
files as text, and the same rules as they were read. Why so: docs/beheer/beslissingen/60-regelwerkplaats.md.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from macros import werkbank
from macros.planners import opties
from macros.runtime import RuntimeProblem, byte_code, publish_hashed
from macros.site import Site
from planner.authoring.effect.verslag import aanroepen
from planner.authoring.gegevens import files_in, read_files
from planner.authoring.schema import schemas

FOLDER = Path("assets/werkplaats")
SCHEMAS = Path("assets/schema")
# Of this room the browser only gets what makes a form and answers the page.
GEDULD = 40_000  # milliseconds that Python may take for one answer before it is stopped
MODULES = ("site.py", "planners.py", "werkbank.py")


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def werkplaats() -> str:
        """The element in which an editor changes a rule file."""
        return _blok(site)

    return [werkplaats]


def bundle(site: Site, target: Path) -> None:
    """Put the files of the page into the built site. Raises RuntimeProblem."""
    project, folder = site.project, target / FOLDER
    cache = project / ".cache" / "runtime"
    data = files_in(project / "data")
    texts = {path: content.decode() for path, content in data.items()}
    shapes = schemas()
    files = {path: {"tekst": text, "merk": _merk(text)} for path, text in texts.items()}
    contents = {
        "editor": ("editor.mjs", _editor(project)),
        "python": ("werkplaats.zip", byte_code(_sources(project), "werkplaats", cache)),
        "gegevens": ("gegevens.bin", werkbank.bewaar(read_files(data), aanroepen(project / "docs"))),
        "bestanden": ("bestanden.json", json.dumps(files, ensure_ascii=False).encode()),
        "schemas": ("schemas.json", json.dumps({n: json.loads(t) for n, t in shapes.items()}).encode()),
    }
    names = {key: publish_hashed(folder, *content, cache) for key, content in contents.items()}
    (folder / "inhoud.mjs").write_text(
        f"// Gemaakt door macros/werkplaats.py.\nexport const inhoud = {json.dumps(names, indent=2)};\n",
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
        raise RuntimeProblem("esbuild ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    source = project / "macros" / "editor" / "editor.mjs"
    command = [str(program), str(source), "--bundle", "--format=esm", "--minify", "--charset=utf8"]
    done = subprocess.run([*command, "--legal-comments=eof"], capture_output=True, check=False, cwd=project)
    if done.returncode:
        raise RuntimeProblem(f"De editor kan niet worden gebundeld:\n{done.stderr.decode().strip()}")
    return done.stdout


def _sources(project: Path) -> dict[str, bytes]:
    """PyYAML without its compiled part, `planner.authoring`, and the modules of this room."""
    yaml = find_spec("yaml")
    assert yaml is not None
    assert yaml.origin is not None
    found = {f"yaml/{path.name}": path.read_bytes() for path in Path(yaml.origin).parent.glob("*.py")}
    for path in (project / "planner" / "authoring").rglob("*.py"):
        found[path.relative_to(project).as_posix()] = path.read_bytes()
    # The package itself pulls in all of MkDocs; here it only has to exist.
    found["macros/__init__.py"] = b""
    return found | {f"macros/{name}": (project / "macros" / name).read_bytes() for name in MODULES}


def bewerkadres(config: Any) -> str:
    """Where the repository lets people edit the data, or "" when that is not configured."""
    repo, edit = str(config.get("repo_url") or ""), str(config.get("edit_uri") or "")
    base = edit.strip("/").removesuffix("docs")
    if not repo or not edit or base == edit.strip("/"):
        return ""
    return base + "data/" if base.startswith(("https://", "http://")) else f"{repo.rstrip('/')}/{base}data/"


def _blok(site: Site) -> str:
    basis, address = site.basis(), bewerkadres(site.env.conf)
    further = (
        '<a class="md-button" data-doel="bewerk" target="_blank" rel="noopener noreferrer">Ga verder in de bronmap</a>'
        if address
        else ""
    )
    how = (
        "<li>Kopieer de tekst en open het bestand in de bronmap. Vervang daar de hele tekst en dien de wijziging in "
        "als pull request.</li>"
        if address
        else "<li>Download het bestand en zet het in de bronmap op de plaats van het oude, of geef het aan wie dat voor je doet. "
        "Deze site kent het adres van de bronmap niet: dat komt van <code>repo_url</code> en <code>edit_uri</code> in <code>mkdocs.yml</code>.</li>"
    )
    planners = opties([("", "kies een planner"), *((n, p.titel) for n, p in site.rules.planners.items())])
    return (
        # The div tells Markdown that this is a block: it does not know our element.
        f'<div class="cmz-blok"><cmz-werkplaats data-state="leeg" data-geduld="{GEDULD}" data-basis="{basis}" data-bewerk="{escape(address)}">'
        '<noscript><p class="cmz-let-op">De regelwerkplaats werkt alleen met scripts aan. Zonder scripts wijzig je de '
        "bestanden in de bronmap.</p></noscript>"
        '<p class="cmz-privacy">Alles gebeurt in je browser. Wat je wijzigt, wordt alleen hier bewaard, op dit toestel, '
        "tot je het terugzet. De site verandert er niet door.</p>"
        '<div class="cmz-knoppen"><label for="werkplaats-bestand">Bestand '
        '<select id="werkplaats-bestand" disabled></select></label></div>'
        '<details class="cmz-wp-nieuw"><summary>Een nieuw bestand maken</summary><p>Open eerst een planner of waarden '
        "die lijken op wat je wilt maken. Het nieuwe bestand begint als een kopie daarvan. De naam is ook de naam van de "
        'planner: kleine letters en streepjes.</p><div class="cmz-knoppen"><label for="werkplaats-naam">Naam '
        '<input id="werkplaats-naam" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" '
        'aria-describedby="werkplaats-naamfout"></label> <button type="button" data-actie="maak">Maak het bestand</button>'
        '</div><p class="cmz-wp-naamfout cmz-fout" id="werkplaats-naamfout" role="status"></p></details>'
        '<p class="cmz-stand" role="status"></p><div class="cmz-wp-bericht"></div>'
        '<div class="cmz-wp-editor"></div><p class="cmz-wp-uitleg"></p>'
        '<p class="cmz-hulp">Vul aan: Ctrl+spatie. Volgend probleem: F8. Zoeken: Ctrl+F. De Tab-toets springt in; met '
        "Escape en dan Tab ga je de editor uit.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="download">Download dit bestand</button> '
        f'<button type="button" data-actie="kopieer">Kopieer de tekst</button> {further} '
        '<button type="button" data-actie="terug" disabled>Zet dit bestand terug</button></div>'
        '<h2 id="werkplaats-problemen">Problemen</h2><div class="cmz-wp-problemen"><p>Nog niet nagekeken.</p></div>'
        '<h2 id="werkplaats-proef">Probeer het uit</h2><p>Vul een geval in. Je ziet het antwoord van nu naast dat met '
        "je wijziging.</p>"
        '<div class="cmz-knoppen"><label for="werkplaats-planner">Planner '
        f'<select id="werkplaats-planner" disabled>{planners}</select></label></div>'
        '<div class="cmz-wp-proef"></div>'
        '<h2 id="werkplaats-effect">Wat verandert er?</h2><p>Het verslag rekent alle gevallen door met de regels van nu en '
        "met die van jou. Dat kan enkele minuten duren; je kunt intussen voortwerken.</p>"
        '<div class="cmz-knoppen"><button type="button" data-actie="effect" disabled>Maak het verslag</button> '
        '<button type="button" data-actie="stop" hidden>Stop</button> '
        '<button type="button" data-actie="kopieer-verslag" hidden>Kopieer als Markdown</button></div>'
        '<p class="cmz-wp-effect-stand" role="status"></p><pre class="cmz-wp-verslag" tabindex="0" role="region" aria-label="Verslag" hidden></pre>'
        f'<h2 id="werkplaats-indienen">Je wijziging indienen</h2><ol>{how}<li>Zet bij de wijziging waarom, met de bron. '
        "Het verslag kun je erbij plakken.</li></ol></cmz-werkplaats></div>"
        f'<script type="module" src="{basis}assets/js/werkplaats.mjs"></script>'
    )
