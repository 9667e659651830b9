"""One style sheet in place of many: a page waits for all of them before it shows anything.

Those of the theme go into a layer of their own. Whatever this site says wins then, however exactly the theme says it.
Why so: docs/beheer/beslissingen/66-stijl-per-onderdeel.md.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from macros.gereedschap.programmas import BouwFout, run

SHEET = "assets/css/stijl.css"
THEME = "assets/stylesheets/"
_LINK = re.compile(r'<link rel="stylesheet" href="([./]*)(assets/(?:css|stylesheets)/[\w./-]+\.css)">\s*')
# What makes no sense in the middle of a sheet, or names a file that is not published.
_ALONE = re.compile(r'@charset "UTF-8";|/\*# sourceMappingURL=.*?\*/')


# Between these the sheet is not looked at when what nothing uses goes out of it.
OURS = "/*! purgecss start ignore */", "/*! purgecss end ignore */"
PRUNES = Path(__file__).with_name("snoei.mjs")


def bundle(site: Path) -> None:
    """Writes the one sheet, and lets every page name it in place of those that it stands for."""
    blad(site)
    for page in site.rglob("*.html"):
        page.write_text(pagina(page.read_text(encoding="utf-8")), encoding="utf-8")


def blad(site: Path) -> None:
    """Writes the one sheet.

    The start page says which they are and in which order. What they refer to stays where it was: ours stand in one
    folder, and those of the theme hold all that they need.
    """
    names = [name for _, name in _LINK.findall((site / "index.html").read_text(encoding="utf-8"))]
    texts = {name: _ALONE.sub("", (site / name).read_text(encoding="utf-8")) for name in names}
    theme = "\n".join(text for name, text in texts.items() if name.startswith(THEME))
    own = (f"/* {Path(name).name} */\n{text}" for name, text in texts.items() if not name.startswith(THEME))
    for name in names:
        (site / name).unlink()
    for rest in (site / THEME).glob("*.map"):
        rest.unlink()
    begin, end = OURS
    (site / SHEET).write_text(
        "\n".join([f"@layer thema {{\n{theme}\n}}", begin, *own, end]), encoding="utf-8"
    )


def snoei(project: Path, site: Path) -> None:
    """Takes out of the sheet what the theme has for others (a blog, tabs, twenty colours), and all white space.

    The pages must be as they will be, the scripts may still be modules. A word anywhere in a page, a script or the
    engine keeps the rules that name it. Raises BouwFout.
    """
    used = [
        *site.rglob("*.html"),
        *(site / "assets/js").rglob("*.mjs"),
        *(site / "assets/javascripts").glob("*.js"),
        *(project / "planner").rglob("*.py"),
    ]
    node = Path(sys.executable).parent / "node"
    esbuild = project.resolve() / "node_modules/esbuild/bin/esbuild"
    if not (project / "node_modules/purgecss").is_dir() or not esbuild.is_file():
        raise BouwFout(
            "PurgeCSS of esbuild ontbreekt in node_modules. Voer 'make setup' uit en begin opnieuw."
        )
    problem = "Het stijlblad kan niet kleiner gemaakt worden"
    sheet = str(site / SHEET)
    run([str(node), str(PRUNES), sheet], problem, given=json.dumps({"inhoud": [str(path) for path in used]}))
    small = [
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        "--allow-overwrite",
    ]
    run([str(esbuild), sheet, *small, f"--outfile={sheet}"], problem)


def pagina(html: str) -> str:
    """The page with one sheet in place of those that it names."""
    first = _LINK.search(html)
    if not first:
        return html
    one = f'<link rel="stylesheet" href="{first[1]}{SHEET}">\n'
    return html[: first.start()] + one + _LINK.sub("", html[first.end() :])
