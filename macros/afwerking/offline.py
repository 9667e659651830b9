"""What the service worker (docs/sw.js) keeps on a visitor's device: a list of the built site's files.

`offline.json` names every file with its hash and size, and says which ones also stand there packed (.gz);
`versie.json` names the version, which is the hash of that list. Why so: docs/beheer/beslissingen/20-offline.md.
"""

import hashlib
import json
import re
from pathlib import Path

VERSION = "versie.json"
LIST = "offline.json"
# The part of SHA-256 that is kept, in hexadecimal digits; docs/sw.js keeps as much.
DIGITS = 32
RUNTIME = "assets/runtime/"
# What a visitor without a network never asks for.
LEFT_OUT = re.compile(
    r"(^|/)[._]"  # settings of a host
    r"|^(sw|sw-weg)\.js$|^(versie|offline)\.json$"  # the worker and its lists
    r"|\.(map|br)$|^sitemap\.xml\.gz$|^download/"
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
    """Writes both lists for a site that is otherwise ready, and returns the version."""
    parts: dict[str, dict[str, list[str | int]]] = {"kern": {}, "rekenhulp": {}}
    for name in files(site):
        content = (site / name).read_bytes()
        part = "rekenhulp" if name.startswith(RUNTIME) else "kern"
        packed = [1] if part == "rekenhulp" and (site / f"{name}.gz").is_file() else []
        parts[part][name] = [digest(content), len(content), *packed]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    version = digest(text)
    (site / LIST).write_bytes(text)
    (site / VERSION).write_text(json.dumps({"versie": version}), encoding="utf-8")
    return version
