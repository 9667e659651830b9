"""Mijn dossiers as HTML: messages, the coming dates and the list of dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from planner import taal
from planner.dossiers.opslag import Dossier, Opslag, Verslag
from planner.dossiers.overzicht import Rij, slot
from planner.html import Html, el, voeg
from planner.toon.agenda import Datum
from planner.toon.termijn import leg_termijn_uit
from planner.toon.weergave import Weergave, dag, tabel
from planner.woorden import Woorden

LINK = "dossier:"
MEESTE_MELDINGEN = 100


class DossierWeergave(Weergave):
    """Makes HTML for a store of dossiers."""

    def bericht(self, store: Opslag) -> Html:
        """What was wrong with the store, with the ways out; or nothing."""
        count = store.aantal_niet_gelezen
        if not store.meldingen and not count:
            return voeg()
        title = "Niet alles is gelezen" if count else "Over je dossiers"
        lead = (
            "Wat niet gelezen is, blijft bewaard en gaat mee in een export. Verbeter het in het dossier, "
            "of gooi het weg."
        )
        actions = el(
            "div",
            el("button", "Download de ruwe tekst", type="button", data_actie="ruw"),
            " ",
            el("button", "Gooi weg wat niet gelezen is", type="button", data_actie="ruim-op"),
            class_="cmz-knoppen",
        )
        return el(
            "div",
            el("h2", title),
            el("p", lead) if count else None,
            _lijst(store.meldingen),
            actions if count else None,
            class_="cmz-let-op",
        )

    def niet_gelezen(self, store: Opslag) -> Html | None:
        """Where to find what was wrong with the store, on another page than that of the list."""
        if not store.aantal_niet_gelezen and not store.beschadigd:
            return None
        link = el("a", "Kijk bij Mijn dossiers", href=self.adres("planners/dossiers.md"))
        return el(
            "p", "Niet alles van je dossiers is gelezen. Er is niets weg. ", link, ".", class_="cmz-let-op"
        )

    def verslag(self, report: Verslag, bestand: str) -> Html:
        """What an import did, line by line where it did not take something."""
        title = el("h3", f"Ingelezen: {bestand}")
        return el("div", title, el("p", verslag_zin(report)), _lijst(report.meldingen), class_="cmz-verslag")

    def telling(self, rows: Sequence[Rij], dossiers: int, aantal: int) -> str:
        """How much there is to see, in one sentence."""
        dates = f"{len(rows)} {'datum' if len(rows) == 1 else 'datums'}"
        files = f"{dossiers} {'dossier' if dossiers == 1 else 'dossiers'}"
        part = f" Je ziet de eerste {aantal}." if max(len(rows), dossiers) > aantal else ""
        return f"{dates}, {files}.{part}"

    def datums(self, rows: Sequence[Rij], vandaag: date, aantal: int, alle: int) -> Html:
        """The first so many coming dates as a table; there are `alle` when nothing is chosen."""
        if not rows:
            return el(
                "p", "Er zijn geen datums die passen bij je keuze." if alle else "Er komt nog niets aan."
            )
        body = [self.datum(row, vandaag) for row in rows[:aantal]]
        return tabel(("Datum", "Termijn", "Dossier", "Stand", "Wie"), body, "Komende datums")

    def datum(self, row: Rij, vandaag: date) -> Html:
        """One coming date as a row."""
        stand = row.stand
        state = el("span", self.stand(stand, vandaag), class_="cmz-status")
        who = taal.opsomming([self.rol(name) for name in stand.regel.wie])
        return el(
            "tr",
            el("th", dag(stand), scope="row", data_kop="Datum"),
            el("td", titel(row), data_kop="Termijn"),
            el("td", self.naar(row.code), data_kop="Dossier"),
            el("td", state, el("br"), taal.afstand((row.dag - vandaag).days), data_kop="Stand"),
            el("td", who, data_kop="Wie"),
            data_code=row.code,
            data_termijn=stand.id,
            data_status=stand.status,
            data_zekerheid=stand.zekerheid,
        )

    def dossiers(
        self, found: Sequence[Dossier], eerste: dict[str, Rij], aantal: int, vandaag: date, alle: int
    ) -> Html:
        """The first so many dossiers as a table, with what can be done with each; there are `alle` in this browser."""
        if not found:
            chosen = "Er zijn geen dossiers die passen bij je keuze."
            return el("p", chosen if alle else "Je hebt nog geen dossiers.")
        body = [self.dossier(item, eerste.get(item.code), vandaag) for item in found[:aantal]]
        return tabel(("Code", "Eerstvolgende datum", "Gewijzigd", "Doe"), body, "Dossiers")

    def dossier(self, item: Dossier, row: Rij | None, vandaag: date) -> Html:
        """One dossier as a row."""
        coming = "geen"
        if closed := slot(self.rules, item, vandaag):
            end = self.rules.aflopen.get(closed.wijze)
            coming = f"afgesloten op {taal.datum(closed.op)}{f': {end.titel.lower()}' if end else ''}"
        elif row:
            coming = f"{taal.datum(row.wanneer)}: {titel(row)}"
        mark = voeg(" ", el("span", "niet alles gelezen", class_="cmz-merk")) if item.niet_gelezen else None
        remove = el(
            "button",
            "Verwijder",
            type="button",
            data_actie="verwijder",
            data_code=item.code,
            aria_label=f"Verwijder {item.code}",
        )
        changed = taal.datum(date.fromisoformat(item.gewijzigd)) if item.gewijzigd else "onbekend"
        return el(
            "tr",
            el("th", self.naar(item.code), scope="row", data_kop="Code"),
            el("td", coming, mark, data_kop="Eerstvolgende datum"),
            el("td", changed, data_kop="Gewijzigd"),
            el("td", remove, data_kop="Doe"),
            data_code=item.code,
        )

    def naar(self, code: str) -> Html:
        """A link to the page of a dossier."""
        return el("a", code, href=self.adres("planners/dossier.md", code))

    def adres(self, pagina: str, code: str = "") -> str:
        """The address of a page of docs/, for a dossier."""
        path = (
            pagina.removesuffix("index.md")
            if pagina.endswith("index.md")
            else f"{pagina.removesuffix('.md')}/"
        )
        return f"{self.basis}{path}" + (f"#{LINK}{quote(code, safe='')}" if code else "")

    def wie(self, row: Rij) -> str:
        """Who a date is for, in words."""
        return taal.opsomming([self.rol(name) for name in row.stand.regel.wie])


def titel(row: Rij) -> str:
    """What is due on a coming date."""
    return Woorden(row.uitslag.geval).tekst(row.stand.regel.titel, row.stand.vanaf)


def agendadatum(row: Rij) -> Datum:
    """A coming date for a calendar, under the code of its dossier."""
    told = leg_termijn_uit(Woorden(row.uitslag.geval), row.stand)
    return Datum(told, row.code, row.code, alleen_gepland=bool(row.merk))


def verslag_zin(report: Verslag) -> str:
    """What an import did, in one sentence."""
    parts = [
        (report.toegevoegd, "toegevoegd"),
        (report.vervangen, "vervangen"),
        (report.ongewijzigd, "ongewijzigd"),
        (report.overgeslagen, "niet overgenomen"),
    ]
    done = [f"{count} {words}" for count, words in parts if count]
    sentence = f"{taal.opsomming(done)}." if done else "Geen dossiers overgenomen."
    count = len(report.meldingen)
    return f"{sentence} {count} {'opmerking' if count == 1 else 'opmerkingen'}." if count else sentence


def _lijst(texts: Sequence[str]) -> Html | None:
    rest = len(texts) - MEESTE_MELDINGEN
    more = [f"En nog {rest} opmerkingen."] if rest > 0 else []
    return el("ul", [el("li", text) for text in (*texts[:MEESTE_MELDINGEN], *more)]) if texts else None
