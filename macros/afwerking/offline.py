"""What the service worker (docs/assets/js/sw) keeps on a visitor's device: a list of the built site's files.

`offline.json` names every file with its hash and size, and says which ones also stand there packed (.gz), in parts:
what is kept by itself (`kern`), what follows when Python was used (`rekenhulp`), and the rest, which is kept when
somebody asks for the whole site. `bundel` holds the pages of the first part together (paginabundel.py), and `onderweg`
says what each part weighs on its way. `versie.json` names the version, which is the hash of that list. Why so:
docs/beheer/beslissingen/20-offline.md.
"""

import gzip
import hashlib
import json
import re
from pathlib import Path

from macros.afwerking import paginabundel
from macros.afwerking.alles import PAGINA as ALLES

VERSION = "versie.json"
LIST = "offline.json"
# The part of SHA-256 that is kept, in hexadecimal digits; docs/assets/js/sw/ keeps as much.
DIGITS = 32
RUNTIME = "assets/runtime/"
# What a visitor without a network never asks for.
LEFT_OUT = re.compile(
    r"(^|/)[._]"  # settings of a host
    r"|^(sw|sw-weg)\.js$|^(versie|offline|paginas)\.json"  # the worker and its lists
    r"|\.(map|br)$|^sitemap\.xml\.gz$|^download/"
    r"|^assets/img/termijnplanner\.png$"  # for the README
    r"|^assets/(werkplaats|schema)/"  # only for editors, and large
    r"|^assets/javascripts/lunr/(wordcut|tinyseg)\.js$"  # for Thai and Japanese
    r"|^assets/javascripts/lunr/min/lunr\.(?!nl\.|stemmer\.support\.)"  # for other languages
)


def digest(content: bytes) -> str:
    """The name of a content: the same for the same bytes, another for others."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def files(site: Path) -> list[str]:
    """The paths within `site` that go on the device, in fixed order."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    squeezed = {name for name in found if name.endswith(".gz") and name.removesuffix(".gz") in found}
    return sorted(name for name in found - squeezed if not LEFT_OUT.search(name))


def bundle(site: Path) -> str:
    """Writes the lists and the bundle of pages for a site that is otherwise ready, and returns the version."""
    parts: dict[str, dict[str, list[str | int]]] = {"kern": {}, "rekenhulp": {}, "rest": {}}
    pages: dict[str, str] = {}
    weights = dict.fromkeys(parts, 0)
    for name in files(site):
        content = (site / name).read_bytes()
        part = _part(name)
        small = site / f"{name}.gz"
        packed = [1] if part == "rekenhulp" and small.is_file() else []
        parts[part][name] = [digest(content), len(content), *packed]
        if part == "kern" and name.endswith(".html"):
            pages[name] = content.decode()
        else:
            weights[part] += small.stat().st_size if small.is_file() else len(_pack(content))
    together = paginabundel.maak(pages)
    (site / paginabundel.FILE).write_bytes(together)
    (site / f"{paginabundel.FILE}.gz").write_bytes(_pack(together))
    weights["kern"] += len(_pack(together))
    listed = parts | {
        "bundel": {paginabundel.FILE: [digest(together), len(together), 1]},
        "onderweg": weights,
    }
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
    version = digest(text)
    (site / LIST).write_bytes(text)
    (site / VERSION).write_text(json.dumps({"versie": version}), encoding="utf-8")
    return version


def _part(name: str) -> str:
    if name.startswith(RUNTIME):
        return "rekenhulp"
    # The same text once more, for who prints.
    return "rest" if name.startswith(ALLES) else "kern"


def _pack(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
