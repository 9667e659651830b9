"""Writes docs/beheer/snelheid.md: what was measured, on which machine, and whether the aims are met."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from tests.bench import geschiedenis
from tests.bench.browser import ONS, VARIANTEN, Reeks, Uitslag, Variant
from tests.bench.drukte import Drukte
from tests.bench.vuurtoren import Oordeel

PYODIDE, MICROPYTHON, JAVASCRIPT = (VARIANTEN[number].naam for number in (1, 3, 4))
EERST, TWEEDE, NIEUW, ANDER = (
    "eerste bezoek",
    "tweede bezoek",
    "nieuwe browser, bewaarde bestanden",
    "andere planner, zelfde bezoek",
)
SITUATIES = {
    "snel": "Op de machine zelf, zonder rem",
    "traag": "Op 20 Mbit/s met 40 ms vertraging en een vier keer tragere processor",
}


@dataclass
class Metingen:
    """Everything that one run of `make bench` measured."""

    rondes: int
    versies: str
    browser: str
    traagheid: float
    bezoeken: dict[str, Uitslag]
    worker: dict[str, float]
    motor: list[tuple[str, float, float, float]]
    paginas: list[tuple[str, int, int]]
    zoeken: dict[str, dict[str, float]]
    resultaat: dict[str, Reeks]
    vuurtoren: list[Oordeel]
    drukte: Drukte


@dataclass(frozen=True)
class Doel:
    """An aim: our time over another's, at most so much."""

    tekst: str
    ons: float
    ander: float
    hoogstens: float

    @property
    def verhouding(self) -> float:
        """How many times the other's time we need."""
        return self.ons / self.ander

    @property
    def gehaald(self) -> bool:
        """Whether the aim is met."""
        return self.verhouding <= self.hoogstens


def doelen(bezoeken: dict[str, Uitslag]) -> list[Doel]:
    """The aims, worked out from this run only."""
    fast, slow = bezoeken["snel"], bezoeken["traag"]
    ours: Callable[[Uitslag, str], float] = lambda where, moment: where[moment][ONS].midden()  # noqa: E731
    shown: Callable[[Uitslag, str], float] = lambda where, name: where[EERST][name].midden("eerste_beeld")  # noqa: E731
    return [
        Doel("eerste antwoord, tegen gewoon Pyodide", ours(fast, EERST), fast[EERST][PYODIDE].midden(), 0.2),
        Doel("eerste antwoord, tegen JavaScript", ours(fast, EERST), fast[EERST][JAVASCRIPT].midden(), 2.5),
        Doel("eerste antwoord, tegen MicroPython", ours(fast, EERST), fast[EERST][MICROPYTHON].midden(), 1.2),
        Doel("tweede bezoek, tegen gewoon Pyodide", ours(fast, TWEEDE), fast[TWEEDE][PYODIDE].midden(), 0.2),
        Doel("tweede bezoek, tegen JavaScript", ours(fast, TWEEDE), fast[TWEEDE][JAVASCRIPT].midden(), 3),
        Doel(
            "eerste antwoord op een trage lijn, tegen gewoon Pyodide",
            ours(slow, EERST),
            slow[EERST][PYODIDE].midden(),
            0.5,
        ),
        Doel(
            "andere planner in hetzelfde bezoek, tegen een volgende pagina met JavaScript",
            ours(fast, ANDER),
            fast[ANDER][JAVASCRIPT].midden(),
            1,
        ),
        Doel("hetzelfde op een trage lijn", ours(slow, ANDER), slow[ANDER][JAVASCRIPT].midden(), 1.5),
        Doel("eerste beeld, tegen JavaScript", shown(fast, ONS), shown(fast, JAVASCRIPT), 1.5),
        Doel(
            "eerste beeld op een trage lijn, tegen JavaScript", shown(slow, ONS), shown(slow, JAVASCRIPT), 1.8
        ),
    ]


def schrijf(path: Path, found: Metingen, runs: list[geschiedenis.Loop]) -> None:
    """The page, whole: a next run replaces it. `runs` are the last runs, this one first."""
    parts = [_kop(found), _doelen(doelen(found.bezoeken)), _eerder(runs)]
    for name, title in SITUATIES.items():
        parts += [f"## {title}\n", _tekening(title, found.bezoeken[name]), _tabel(found.bezoeken[name])]
    parts += [_paginas(found), _zoeken(found), _vuurtoren(found), _motor(found), _hoe(found)]
    path.write_text("\n".join(parts), encoding="utf-8")


def _kop(found: Metingen) -> str:
    today = date.today()
    return f"""---
title: Snelheid
description: Hoe snel de planners antwoorden, gemeten tegenover andere manieren.
nagekeken_op: {today}
---
# Snelheid

<!-- Gemaakt door `make bench`. Wijzig deze pagina niet met de hand: de volgende meting vervangt ze. -->

Gemeten op {today} met `make bench`: {os.cpu_count()} kernen, {platform.machine()}, {found.browser}, \
Python {platform.python_version()}. Vergeleken met {found.versies}. Elk getal is de middelste van \
{found.rondes} metingen, met de kleinste en de grootste erbij. Tijden zijn milliseconden tot het eerste \
antwoord op de pagina staat. Een andere machine geeft andere tijden; de verhoudingen zeggen het meest.
{_druk(found.drukte)}"""


def _druk(drukte: Drukte) -> str:
    if not drukte.te_druk:
        return ""
    return f"""
!!! warning "De machine was te druk"

    Een stukje werk duurde {_maal(drukte.midden)} zo lang als het rekende. Vertrouw deze tijden niet, en meet opnieuw op een machine die verder niets doet.
"""


def loop(found: Metingen, versie: str) -> geschiedenis.Loop:
    """What is kept of this run: its ratios, and how busy the machine was."""
    return {
        "op": str(date.today()),
        "versie": versie,
        "verhoudingen": {aim.tekst: round(aim.verhouding, 3) for aim in doelen(found.bezoeken)},
        "drukte": round(found.drukte.midden, 2),
    }


def _eerder(runs: list[geschiedenis.Loop]) -> str:
    return f"""## De laatste {geschiedenis.KEPT} metingen

Verhoudingen, per versie van de site. Drukte is hoeveel langer een stukje werk duurde dan het rekende: 1 op een machine die verder niets doet. Een ster bij de versie: er was toen iets gewijzigd dat nog niet vastlag.

{geschiedenis.tabel(runs)}
"""


def _doelen(aims: Iterable[Doel]) -> str:
    rows = [
        f"| {aim.tekst} | {_maal(aim.verhouding)} | hoogstens {_maal(aim.hoogstens)} "
        f"| {'gehaald' if aim.gehaald else '**niet gehaald**'} |"
        for aim in aims
    ]
    return "\n".join(
        ["## De doelen\n", "| Doel | Gemeten | Grens | Oordeel |", "| --- | --- | --- | --- |", *rows, ""]
    )


def _tabel(result: Uitslag) -> str:
    rows = []
    moments = [moment for moment in (EERST, TWEEDE, NIEUW, ANDER) if moment in result]
    for variant in _gemeten(result):
        cells = [
            _cel(result[moment][variant.naam]) if variant.naam in result[moment] else "–"
            for moment in moments
        ]
        first = result[EERST][variant.naam]
        cells += [
            f"{first.midden('eerste_beeld'):.0f}",
            f"{first.midden('blok'):.0f}",
            f"{first.midden('bytes') / 1000:.0f} kB in {first.midden('verzoeken'):.0f}",
            f"{first.midden('geheugen'):.0f} MB",
        ]
        name = f"**{variant.naam}**" if variant.naam == ONS else variant.naam
        rows.append([f"{name}{' *' if variant.klein else ''}", *cells])
    head = [
        "Manier",
        *moments,
        "eerste beeld",
        "langste blokkering",
        "eerste bezoek haalt op",
        "geheugen",
    ]
    # Eleven columns do not fit on a page: times first, then what a first visit costs.
    cut = 1 + len(moments)
    times, costs = [row[:cut] for row in (head, *rows)], [row[:1] + row[cut:] for row in (head, *rows)]
    return "\n".join(
        [
            *_rijen(times),
            "",
            *_rijen(costs),
            "",
            "\\* rekent alleen de hoofddatum van elke termijn: geen lezingen, uitleg, tijdlijn of controles.",
            "",
        ]
    )


def _gemeten(result: Uitslag) -> list[Variant]:
    """The variants that were measured in this situation."""
    return [variant for variant in VARIANTEN if variant.naam in result[EERST]]


def _rijen(rows: list[list[str]]) -> list[str]:
    """A table in Markdown; the first row is its head."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]


def _cel(series: Reeks) -> str:
    low, high = series.bereik()
    return f"{series.midden():.0f} ({low:.0f}–{high:.0f})"


def _tekening(title: str, result: Uitslag) -> str:
    """Bars for the first and the second visit; the thin line runs from the shortest to the longest time."""
    bar, gap, left, wide = 14, 12, 10, 620
    most = max(series.bereik()[1] for moment in (EERST, TWEEDE) for series in result[moment].values())
    scale = (wide - left - 90) / most
    y, parts, text = 8, [], []
    for variant in _gemeten(result):
        y += 16
        parts.append(f'<text x="{left}" y="{y}" font-weight="600">{escape(variant.naam)}</text>')
        y += 6
        for moment, opacity in ((EERST, 1), (TWEEDE, 0.55)):
            series = result[moment].get(variant.naam)
            if not series:
                continue
            middle, (low, high) = series.midden(), series.bereik()
            fill = "var(--cmz-accent)" if variant.naam == ONS else "var(--cmz-hoofd-lijn)"
            parts.append(
                f'<rect x="{left}" y="{y}" width="{max(1, middle * scale):.1f}" height="{bar}" fill="{fill}" opacity="{opacity}"/>'
                f'<path d="M{left + low * scale:.1f} {y + bar / 2}H{left + high * scale:.1f}" stroke="currentColor"/>'
                f'<text x="{left + high * scale + 6:.1f}" y="{y + 11}">{moment}: {middle:.0f}</text>'
            )
            text.append(f"{variant.naam}, {moment}: {middle:.0f} milliseconden")
            y += bar + 2
        y += gap - 4
    return (
        f'<svg class="cmz-meting" viewBox="0 0 {wide + 130} {y}" role="img" aria-label="{escape(title)}. '
        f'{escape(". ".join(text))}." font-size="12" fill="currentColor" width="100%">{"".join(parts)}</svg>\n'
    )


def _paginas(found: Metingen) -> str:
    rows = [f"| {name} | {count} | {size / 1000:.0f} kB |" for name, count, size in found.paginas]
    return "\n".join(
        [
            "## Wat een pagina ophaalt\n",
            "Bij een eerste bezoek met een lege bewaarplaats, tot de pagina rust, op een host die met brotli inpakt.\n",
            "| Pagina | Verzoeken | Over de lijn |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _zoeken(found: Metingen) -> str:
    """Sizes are bytes, times milliseconds."""
    before, after = found.zoeken["voor"], found.zoeken["na"]

    def cel(name: str, value: float) -> str:
        return f"{value / 1000:.0f} kB" if name.startswith(("index", "script")) else f"{value:.1f} ms"

    rows = [f"| {name} | {cel(name, before[name])} | {cel(name, after[name])} |" for name in before]
    return "\n".join(
        [
            "## Zoeken\n",
            "Dezelfde vragen, letter voor letter ingetikt, aan de zoekfunctie van het thema en aan die van deze site.\n",
            "| Wat | thema | deze site |",
            "| --- | --- | --- |",
            *rows,
            f"| eerste resultaat na een woord, op een pagina die rust | – | {_cel(found.resultaat['snel'])} ms |",
            f"| hetzelfde, vier keer tragere processor | – | {_cel(found.resultaat['traag'])} ms |",
            "",
        ]
    )


def _vuurtoren(found: Metingen) -> str:
    """What Lighthouse says."""
    head = ["Pagina", "Snelheid", "Toegankelijkheid", "Goede gewoontes", "Blokkering", "Grootste beeld"]
    rows = [
        [
            said.pagina,
            *(f"{points}" for points in (said.snelheid, said.toegankelijkheid, said.goede_gewoontes)),
            f"{said.blokkering:.0f} ms",
            f"{said.grootste_beeld / 1000:.1f} s".replace(".", ","),
        ]
        for said in found.vuurtoren
    ]
    text = "Zoals op een telefoon met een trage lijn, die Lighthouse zelf narekent; punten op 100.\n"
    return "\n".join(["## Wat Lighthouse zegt\n", text, *_rijen([head, *rows]), ""])


def _motor(found: Metingen) -> str:
    rows = [f"| {name} | {middle:.0f} ({low:.0f}–{high:.0f}) |" for name, middle, low, high in found.motor]
    return "\n".join(
        [
            "## Het rekenen zelf\n",
            "| Taak | Milliseconden |",
            "| --- | --- |",
            f"| één antwoord in de worker, met tekst en tijdlijn | {found.worker['antwoord']:.1f} |",
            f"| overzicht van duizend dossiers, in één vraag aan de worker | {found.worker['dossiers']:.0f} |",
            *rows,
            "",
        ]
    )


def _hoe(found: Metingen) -> str:
    return f"""## Zo is gemeten

- De klok start bij het bezoek en stopt wanneer het antwoord met de datums op de pagina staat. Elke manier krijgt dezelfde case en moet dezelfde datums geven, anders stopt de meting.
- Een bezoek begint pas als de browser zelf tot rust kwam: in zijn eerste seconden maakt hij eigen pagina’s klaar, en dat werk zou bij elke manier meetellen.
- Een andere planner in hetzelfde bezoek: van de klik op een link tot het antwoord, nadat de eerste pagina tot rust kwam. Bij gewoon JavaScript is dat een volgende pagina met dezelfde taak. Het thema wisselt van pagina zonder ze opnieuw te laden.
- De manieren lossen elkaar af binnen elke ronde. Zo treft een druk moment van de machine niet één manier.
- Alle manieren krijgen dezelfde server: ingepakt met brotli, een jaar houdbaar voor bestanden die onder hun naam nooit wijzigen.
- De trage lijn zit in de server. De trage processor ontstaat doordat de processen van de pagina het grootste deel van de tijd stilstaan; de eigen rem van de browser werkt niet in een worker. In deze meting werd een worker {_maal(found.traagheid)} zo traag.
- Zelf meten: `make bench`. Dat duurt acht tot twaalf minuten op een machine die verder niets doet. PyScript (Pyodide met iets erbij) en honderdduizend regels meet `python -m tests.bench --heel` erbij; geen doel hangt eraan vast.
"""


def _maal(value: float) -> str:
    return f"{value:.2f}".replace(".", ",") + " ×"
