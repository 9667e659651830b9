"""The API of GitHub, for the scripts beside this file: only the standard library, and nothing of a pull request.

Needs GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN in the environment, as every workflow has them.
"""

import json
import os
import urllib.error
import urllib.request

BOT = "github-actions[bot]"
MEESTE_PAGINAS = 30


def vraag(methode, pad, inhoud=None):
    """One call about this repository; a path such as `/issues`. An answer without text is None."""
    adres = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}{pad}"
    hoofd = {
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "Content-Type": "application/json",
    }
    data = json.dumps(inhoud).encode() if inhoud is not None else None
    vraagstuk = urllib.request.Request(adres, data, hoofd, method=methode)
    with urllib.request.urlopen(vraagstuk, timeout=60) as antwoord:
        tekst = antwoord.read()
    return json.loads(tekst) if tekst else None


def probeer(pad):
    """What is at a path, or None when it is not there or not ours to see."""
    try:
        return vraag("GET", pad)
    except urllib.error.HTTPError as fout:
        if fout.code in (401, 403, 404):
            return None
        raise


def eigen(pad, merk):
    """The first item of a list (comments, issues) that this project wrote itself: somebody else's text may quote the mark."""
    teken = "&" if "?" in pad else "?"
    for pagina in range(1, MEESTE_PAGINAS + 1):
        lijst = vraag("GET", f"{pad}{teken}per_page=100&page={pagina}")
        for item in lijst:
            if item["user"]["login"] == BOT and (item["body"] or "").startswith(merk):
                return item
        if len(lijst) < 100:
            return None
    return None
