"""How well the search finds what people ask, measured with the real workers in Node.

Three ways of searching the same pages are compared: the one of this site, the theme's worker with the index as the
search plugin made it (stock), and the theme's worker with this site's extra words (the cheaper alternative).

Run it on the built site: python -m tests.zoeken.meet [LIST.yml] [--site FOLDER] [--totaal]
`--totaal` prints only the figures, for a list of which nobody may see the misses.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from macros.afwerking.zoeken import INDEX, SCRIPTS, STANDAARD
from macros.paginas import adres

HIER = Path(__file__).parent
VRAGEN = HIER / "vragen.yml"
# Written by somebody who did not know the search: half of it to tune on, half of it never.
ONTWIKKEL = HIER / "vragen-ontwikkel.yml"
APART = HIER / "vragen-apart.yml"
NIEUW = HIER / "nieuwe-vragen.yml"
# Written by two others when the search was done; they name every piece that answers.
VERS = (HIER / "laatste-vragen.yml", HIER / "alledaagse-vragen.yml")
NODE = Path(sys.executable).parent / "node"

Vragen = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Cijfers:
    """Of some questions: how many, how many answered first, in the first three, and the mean of 1/rank."""

    aantal: int
    eerste: int
    drie: int
    mrr: float

    def __str__(self) -> str:
        one, three = self.eerste / self.aantal, self.drie / self.aantal
        return f"{self.aantal:4}  {one:6.1%}  {three:6.1%}  {self.mrr:.3f}"


def vragen(path: Path = VRAGEN) -> Vragen:
    """The questions by group, each with the addresses that answer it."""
    read: Vragen = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        group: {str(ask): [adres(where) for where in answers] for ask, answers in asks.items()}
        for group, asks in read.items()
    }


def werker_van_het_thema() -> Path:
    """The search worker as the theme ships it."""
    folder = Path(str(files("material"))) / "templates/assets/javascripts/workers"
    return next(path for path in folder.iterdir() if path.suffix == ".js")


def zoek(werker: Path, index: Path, asks: list[str], **config: Any) -> dict[str, Any]:
    """What a worker finds for each question: see werker.mjs."""
    given = {"werker": str(werker.resolve()), "index": str(index), "vragen": asks, "config": config}
    done = subprocess.run(
        [NODE, HIER / "werker.mjs"],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def antwoorden(werker: Path, ask: str, *, kiest: bool) -> list[dict[str, Any]]:
    """Every answer to the very first question, also to somebody who already chooses from the first: see kiezen.mjs."""
    told = [NODE, HIER / "kiezen.mjs", werker, ask, *(["kiest"] if kiest else [])]
    done = subprocess.run(told, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def van_deze_site(site: Path, asks: list[str]) -> dict[str, Any]:
    """The search of the built site."""
    return zoek(site / SCRIPTS / "zoekwerker.js", site / INDEX, asks)


def standaard(project: Path, asks: list[str]) -> dict[str, Any]:
    """The theme's own search, as mkdocs-material sets it up for Dutch."""
    return zoek(werker_van_het_thema(), project / STANDAARD, asks)


def rang(answers: list[str], hits: list[str]) -> int | None:
    """The place of the first good hit, counted from 1."""
    return next((place for place, hit in enumerate(hits, 1) if hit in answers), None)


def ook_per_letter(answers: list[str]) -> list[str]:
    """The stock index has no pieces within a letter of the glossary or within a table: those count as found there."""
    more = []
    for answer in answers:
        page, _, anchor = answer.partition("#")
        if page == "naslag/begrippen/" and anchor:
            more.append(f"{page}#{anchor[0] if anchor[0].isalpha() else '0-9'}")
        elif re.match(r"(rol|status|termijn)-", anchor):
            more.append(page)
    return answers + more


def cijfers(asks: Vragen, found: dict[str, Any], ruim: bool = False) -> dict[str, Cijfers]:
    """The figures per group, and of all together under the name 'alles'."""
    hits = {row["vraag"]: [hit["location"] for hit in row["treffers"]] for row in found["gevonden"]}
    ranks = {
        group: [
            rang(ook_per_letter(answers) if ruim else answers, hits[ask]) for ask, answers in asks_.items()
        ]
        for group, asks_ in asks.items()
    }
    ranks["alles"] = [place for group in ranks.values() for place in group]
    return {
        group: Cijfers(
            len(places),
            sum(place == 1 for place in places),
            sum(place is not None and place <= 3 for place in places),
            sum(1 / place for place in places if place) / len(places),
        )
        for group, places in ranks.items()
    }


def lijst(asks: Vragen) -> list[str]:
    """All questions."""
    return [ask for group in asks.values() for ask in group]


def main(argv: list[str] | None = None) -> None:
    """Print the figures of a list, and each question whose answer does not come first."""
    parser = argparse.ArgumentParser(description="Meet hoe vaak het zoeken het goede stuk vindt.")
    parser.add_argument("lijst", nargs="?", type=Path, default=VRAGEN, help="een lijst als vragen.yml")
    parser.add_argument("--site", type=Path, default=Path("site"), help="de map van de gebouwde site")
    parser.add_argument("--totaal", action="store_true", help="toon niet welke vragen mislukken")
    given = parser.parse_args(argv)
    asks = vragen(given.lijst)
    ours = van_deze_site(given.site, lijst(asks))
    stock = standaard(Path.cwd(), lijst(asks))
    print(f"{'groep':28}{'n':>4}  {'hit@1':>6}  {'hit@3':>6}  MRR     standaard van het thema")
    rows = cijfers(asks, ours), cijfers(asks, stock, ruim=True)
    for group in rows[0]:
        print(f"{group:28}{rows[0][group]}   {rows[1][group]}")
    if given.totaal:
        return
    hits = {row["vraag"]: [hit["location"] for hit in row["treffers"]] for row in ours["gevonden"]}
    for ask, answers in ((a, b) for group in asks.values() for a, b in group.items()):
        place = rang(answers, hits[ask])
        if place != 1:
            print(f"\n{place or '—':>3}  {ask}\n     {hits[ask][:4]}\n     goed: {answers}")


if __name__ == "__main__":
    main()
