"""The scripts of the site: of many small modules the few that pages ask for, by esbuild.

A module is written for who reads it; a page waits for each script that it names. Nothing is made unreadable:
whoever wants to see what the site does, can. Why so: docs/beheer/beslissingen/65-scripts-in-kamers.md.
"""

import shutil
import tempfile
from pathlib import Path

from macros.gereedschap.programmas import BouwFout, run

FOLDER = Path("assets/js")
# By the module that it begins with: modules for pages and their workers, and plain scripts for what runs no modules.
MODULES = {
    "planner/planner": "assets/js/planner",
    "pagina": "assets/js/pagina",
    "dossiers/dossiers": "assets/js/dossiers",
    "checklist": "assets/js/checklist",
    "werkplaats/werkplaats": "assets/js/werkplaats",
    "werkplaats/worker": "assets/js/werkplaats-worker",
    "python/gewoon": "assets/js/gewoon",
    "python/worker": "assets/runtime/worker",
}
PLAIN = {
    "schijf": "assets/js/schijf",
    "sw/sw": "sw",
    "zoeken/zoekwerker": "assets/javascripts/zoekwerker",
    "zoeken/zoekmotor": "assets/javascripts/zoekmotor",
}
OPTIONS = ("--bundle", "--charset=utf8", "--legal-comments=none", "--log-level=warning")


def bundle(project: Path, site: Path) -> None:
    """Join the modules in `site`; what went into a script is gone. Raises BouwFout.

    The names that the runtime and the workbench write for them (runtime.mjs, inhoud.mjs) must be there already.
    """
    program = project.resolve() / "node_modules/esbuild/bin/esbuild"
    if not program.is_file():
        raise BouwFout("esbuild ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw.")
    with tempfile.TemporaryDirectory() as made:
        for scripts, how in (
            (MODULES, ["--format=esm", "--out-extension:.js=.mjs"]),
            (PLAIN, ["--format=iife"]),
        ):
            entries = [f"{target}=./{FOLDER / name}.mjs" for name, target in scripts.items()]
            # It names each module by its path from here: the same scripts wherever the site is built.
            run(
                [str(program), *entries, *OPTIONS, *how, f"--outdir={made}"],
                "De scripts kunnen niet worden samengevoegd",
                site,
            )
        shutil.rmtree(site / FOLDER)
        shutil.copytree(made, site, dirs_exist_ok=True)
