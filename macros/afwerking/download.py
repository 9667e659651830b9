"""The site as one zip, to read without a web server.

A browser that opens a file of the disk shows no index.html for a folder, and runs no modules and no workers.
So every link gets its index.html, the planners make way for a notice and their tables, and what cannot work is
left out: the runtime, the search and the service worker. The same site gives the same zip, byte for byte.
"""

import json
import posixpath
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from macros.afwerking import offline
from planner.html import el

FILE = "download/draaiboek.zip"
# Everything stands in one folder, so that unpacking makes no mess.
FOLDER = "draaiboek"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# The page for what is missing only works on a host.
LEFT_OUT = re.compile(
    rf"^{offline.RUNTIME}|^search/|^sitemap|^404\.html$"
    r"|^assets/javascripts/((lunr|workers)/|(zoekwerker|zoekmotor)\.js$)|\.mjs$"
)
LINK = re.compile(r'(<[a-z][^<>]*?\shref=")([^"#:]+)')
CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
MODULE = re.compile(r'<script\b[^>]*?\bsrc="[^"]*\.mjs"[^>]*></script>')
# What of them also works from a disk, as one plain script (macros/afwerking/scripts.py).
SCRIPT = "assets/js/schijf.js"
# A feed is of no use in a copy, and the theme would look for a site map beside it.
FEED = re.compile(r'<link rel="alternate feed"[^>]*>')
# Python does not start from a disk, and nobody has to look whether it did.
PYTHON = re.compile(r'<script data-(?:worker|basis)=.*?</script>|<link rel="modulepreload"[^>]*>', re.DOTALL)
SEARCH = re.compile(r' data-md-component="search"| name="search"')
NOTICE = (
    "Dit is een gedownload exemplaar, gemaakt op {day}. Alle teksten en tabellen staan erin. Zoeken en rekenen werken "
    "alleen op de site zelf."
)
IN_PLANNER = el(
    "p",
    "De planner kan niet rekenen in een gedownload exemplaar. De tabellen op deze pagina bevatten dezelfde regels.",
    class_="cmz-let-op",
)
IN_FILES = el("p", "Dossiers bewaren kan alleen op de site zelf.", class_="cmz-let-op")


def bundle(site: Path, day: str) -> None:
    """Writes the zip into `site`. `day` is the date that every page names, such as 22 november 2026."""
    files = {name: (site / name).read_bytes() for name in offline.files(site) if not LEFT_OUT.search(name)}
    known = set(files)
    for name in known:
        if name.endswith(".html"):
            files[name] = page(files[name].decode("utf-8"), name, known, day).encode("utf-8")
    target = site / FILE
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)


def page(text: str, name: str, known: set[str], day: str) -> str:
    """One page as it must be to work from a disk. `known` are the paths of all files in the zip."""
    script = posixpath.relpath(SCRIPT, posixpath.dirname(name))
    text = MODULE.sub(f'<script src="{script}" defer></script>', PYTHON.sub("", text), count=1)
    text = MODULE.sub("", text)
    text = LINK.sub(lambda match: match[1] + _link(match[2], name, known), text)
    text = CONFIG.sub(lambda match: match[1] + _config(match[2]) + match[3], text)
    text = FEED.sub("", SEARCH.sub("", text))
    text = text.replace('class="no-js"', 'class="no-js cmz-van-schijf"', 1)
    text = text.replace("<cmz-planner", f"{IN_PLANNER}<cmz-planner")
    text = text.replace("<cmz-dossiers", f"{IN_FILES}<cmz-dossiers")
    notice = el("p", NOTICE.format(day=day), class_="cmz-van-schijf-melding")
    return re.sub(r"<article\b[^>]*>", lambda match: match[0] + notice, text, count=1)


def _resolve(link: str, name: str) -> str:
    """The path of a file in the site that a link on page `name` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(unescape(link))))


def _link(link: str, name: str, known: set[str]) -> str:
    """A link to a folder leads to its index.html; every other link stays as it is."""
    path, mark, query = link.partition("?")
    goal = _resolve(path, name)
    index = posixpath.normpath(f"{goal}/index.html")
    if not path or path.startswith("/") or goal in known or index not in known:
        return link
    return f"{path.rstrip('/')}/index.html{mark}{query}"


def _config(text: str) -> str:
    """The theme's settings without what needs a server."""
    config = json.loads(text)
    served = ("navigation.instant", "search.")
    config["features"] = [name for name in config["features"] if not name.startswith(served)]
    return json.dumps(config)
