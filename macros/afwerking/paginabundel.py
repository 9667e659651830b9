"""All pages in one small file, for the service worker that keeps them (docs/assets/js/sw/bundel.mjs).

Pages are for the greater part alike: the same frame, the same menu. Here each line stands once, and each page says
which lines it is made of. Compressed, that is a quarter of the pages one by one, in one request.
"""

import json
from collections.abc import Mapping

FILE = "paginas.json"


def maak(pages: Mapping[str, str]) -> bytes:
    """The file, for pages by their path."""
    lines: dict[str, int] = {}
    made = {
        path: [lines.setdefault(line, len(lines)) for line in text.splitlines(keepends=True)]
        for path, text in pages.items()
    }
    return json.dumps(
        {"regels": list(lines), "paginas": made}, ensure_ascii=False, separators=(",", ":")
    ).encode()
