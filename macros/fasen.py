"""The phases of a trajectory: which planner, checklist and tasks belong to a page, and the planners in that order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from macros.paginas import lees
from macros.site import Site
from macros.teksten import Teksten
from planner.authoring.naslagmodel import Trajectfase
from planner.html import Html, el, verbind

TAKEN = "naslag/wie-doet-wat.md"
REST = "Andere planners"


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def planners_per_fase() -> str:
        """Every planner with a page, under the part of the trajectory to which it belongs."""
        pages = {page.pad: page for page in lees(site.project / "docs")}
        parts = []
        for part, names in planners_per_deel(site):
            cards = [
                kaart(site, path, site.rules.planners[name].titel, pages[path].meta.get("description", ""))
                for name in names
                if (path := f"planners/{name}.md") in pages
            ]
            block = el("nav", el("ul", cards), class_="cmz-kaarten", aria_label=part)
            parts.append(f"\n\n## {part}\n\n{block}\n\n")
        return "".join(parts)

    return [planners_per_fase]


def kaart(site: Site, path: str, titel: str, tekst: object, *erbij: Html) -> Html:
    """A link to a page as a card, with what the page is about."""
    more = [" ", *erbij] if erbij else []
    return el("li", el("a", el("strong", titel), " ", el("em", str(tekst)), more, href=site.href(path)))


def planners_per_deel(teksten: Teksten) -> list[tuple[str, list[str]]]:
    """The planners under their headings, as in the menu: first what is there all the time, then in the order of a
    trajectory; last those that no phase names."""
    phases: Mapping[str, Trajectfase] = teksten.bestand("fasen.yml")
    always_first = sorted(phases.items(), key=lambda pair: pair[0] != "doorlopend")
    found = [
        (part, [name for _, phase in group for name in phase.planners])
        for part, group in groupby(always_first, key=lambda pair: pair[1].deel)
    ]
    named = {name for _, names in found for name in names}
    rest = [name for name in teksten.rules.planners if name not in named]
    return found + ([(REST, rest)] if rest else [])


def in_volgorde(teksten: Teksten) -> list[str]:
    """All planners in the order of a trajectory."""
    return [name for _, names in planners_per_deel(teksten) for name in names]


def fase_van(phases: Mapping[str, Trajectfase], path: str) -> str:
    """The phase to which a page belongs; "" when none names it or its folder."""
    for key, phase in phases.items():
        if path in phase.paginas:
            return key
    folder = path.rpartition("/")[0] + "/"
    return next((key for key, phase in phases.items() if folder in phase.paginas), "")


def bij_dit_moment(site: Site, path: str) -> str:
    """What somebody who read this page can do: work it out, tick it off, see who does what."""
    phases: Mapping[str, Trajectfase] = site.bestand("fasen.yml")
    key = fase_van(phases, path)
    if not key:
        return ""
    phase = phases[key]
    tools = [(f"planners/{name}.md", site.rules.planners[name].titel) for name in phase.planners + phase.ook]
    count = sum(1 for task in site.bestand("taken.yml").values() if task.fase == key)
    rows = [
        ("Reken uit of ga na", tools),
        (
            "Vink af",
            [
                (
                    phase.checklist,
                    "alle checklists" if phase.checklist.endswith("index.md") else "de checklist",
                )
            ],
        ),
        ("Zie wie wat doet", [(f"{TAKEN}#{key}", f"{count} taken")]),
    ]
    items = [el("li", el("strong", words), " ", _links(site, links)) for words, links in rows]
    block = el(
        "nav",
        el("p", f"Bij dit moment: {phase.titel.lower()}"),
        el("ul", items),
        class_="cmz-moment",
        aria_label="Bij dit moment",
        data_search_exclude=True,
    )
    return f"\n\n{block}\n"


def _links(site: Site, links: Iterable[tuple[str, str]]) -> Html:
    return verbind(" · ", [site.link(words, target) for target, words in links])
