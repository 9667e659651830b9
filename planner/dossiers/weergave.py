"""Mijn dossiers as HTML: messages, the coming dates and the list of dossiers. Escaped as in `weergave`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from planner import taal
from planner.dossiers.opslag import AFGESLOTEN, Dossier, Opslag, Rij, Verslag
from planner.toon.weergave import Weergave

LINK = "dossier:"
MEESTE_MELDINGEN = 100


class DossierWeergave(Weergave):
    """Makes HTML for a store of dossiers."""

    def bericht(self, store: Opslag) -> str:
        """What was wrong with the store, with the ways out; or nothing."""
        count = store.aantal_niet_gelezen
        if not store.meldingen and not count:
            return ""
        title = "Niet alles is gelezen" if count else "Over je dossiers"
        lead, actions = "", ""
        if count:
            lead = (
                "<p>Wat niet gelezen is, blijft bewaard en gaat mee in een export. Verbeter het in het dossier, "
                "of gooi het weg.</p>"
            )
            actions = (
                '<div class="cmz-knoppen"><button type="button" data-actie="ruw">Download de ruwe tekst</button> '
                '<button type="button" data-actie="ruim-op">Gooi weg wat niet gelezen is</button></div>'
            )
        return f'<div class="cmz-let-op"><h2>{title}</h2>{lead}{_lijst(store.meldingen)}{actions}</div>'

    def verslag(self, report: Verslag, bestand: str) -> str:
        """What an import did, line by line where it did not take something."""
        return (
            f'<div class="cmz-verslag"><h3>Ingelezen: {escape(bestand)}</h3>'
            f"<p>{escape(verslag_zin(report))}</p>{_lijst(report.meldingen)}</div>"
        )

    def telling(self, rows: Sequence[Rij], dossiers: int, aantal: int) -> str:
        """How much there is to see, in one sentence."""
        dates = f"{len(rows)} {'datum' if len(rows) == 1 else 'datums'}"
        files = f"{dossiers} {'dossier' if dossiers == 1 else 'dossiers'}"
        part = f" Je ziet de eerste {aantal}." if max(len(rows), dossiers) > aantal else ""
        return f"{dates}, {files}.{part}"

    def datums(self, rows: Sequence[Rij], vandaag: date, aantal: int) -> str:
        """The first so many coming dates as a table."""
        if not rows:
            return "<p>Er zijn geen datums die passen bij je keuze.</p>"
        body = "".join(self.datum(row, vandaag) for row in rows[:aantal])
        return _tabel("Komende datums", ("Datum", "Termijn", "Dossier", "Stand", "Wie"), body)

    def datum(self, row: Rij, vandaag: date) -> str:
        """One coming date as a row."""
        rule = row.termijn
        day = date.fromisoformat(rule["datum"])
        safe = ""
        if rule["veilig"] != rule["datum"]:
            word = "eerste" if rule["soort"] == "ten_vroegste" else "laatste"
            safe_day = taal.datum_met_dag(date.fromisoformat(rule["veilig"]))
            safe = f'<br><span class="cmz-veilig">{word} veilige dag: {safe_day}</span>'
        estimate = ' <span class="cmz-merk">raming</span>' if rule["zekerheid"] == "raming" else ""
        who = taal.opsomming([self.rol(name) for name in rule["wie"]])
        cells = (
            f'<th scope="row" data-kop="Datum"><time datetime="{rule["datum"]}">{taal.datum_met_dag(day)}</time>'
            f"{estimate}{safe}</th>",
            f'<td data-kop="Termijn">{escape(rule["titel"])}</td>',
            f'<td data-kop="Dossier">{self.naar(row.code)}</td>',
            f'<td data-kop="Stand"><span class="cmz-status">{self.stand(rule)}</span><br>'
            f"{taal.afstand((day - vandaag).days)}</td>",
            f'<td data-kop="Wie">{who}</td>',
        )
        return (
            f'<tr data-code="{escape(row.code)}" data-termijn="{escape(rule["id"])}" data-status="{rule["status"]}" '
            f'data-zekerheid="{rule["zekerheid"]}">{"".join(cells)}</tr>'
        )

    def dossiers(self, found: Sequence[Dossier], eerste: dict[str, Rij], aantal: int) -> str:
        """The first so many dossiers as a table, with what can be done with each."""
        if not found:
            return "<p>Er zijn geen dossiers die passen bij je keuze.</p>"
        body = "".join(self.dossier(item, eerste.get(item.code)) for item in found[:aantal])
        return _tabel("Dossiers", ("Code", "Eerstvolgende datum", "Gewijzigd", "Doe"), body)

    def dossier(self, item: Dossier, row: Rij | None) -> str:
        """One dossier as a row."""
        code = escape(item.code)
        if row:
            day = taal.datum(date.fromisoformat(row.termijn["datum"]))
            coming = f"{day}: {escape(row.termijn['titel'])}"
        else:
            coming = "afgesloten" if AFGESLOTEN in item.antwoorden else "geen"
        if item.niet_gelezen:
            coming += ' <span class="cmz-merk">niet alles gelezen</span>'
        changed = taal.datum(date.fromisoformat(item.gewijzigd)) if item.gewijzigd else "onbekend"
        return (
            f'<tr data-code="{code}"><th scope="row" data-kop="Code">{self.naar(item.code)}</th>'
            f'<td data-kop="Eerstvolgende datum">{coming}</td><td data-kop="Gewijzigd">{changed}</td>'
            f'<td data-kop="Doe"><button type="button" data-actie="verwijder" data-code="{code}" '
            f'aria-label="Verwijder {code}">Verwijder</button></td></tr>'
        )

    def naar(self, code: str) -> str:
        """A link that opens a dossier in the planner."""
        href = f"{self.basis}planners/termijnen/#{LINK}{quote(code, safe='')}"
        return f'<a href="{escape(href)}">{escape(code)}</a>'


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


def _lijst(texts: Sequence[str]) -> str:
    if not texts:
        return ""
    shown = [*texts[:MEESTE_MELDINGEN]]
    if rest := len(texts) - len(shown):
        shown.append(f"En nog {rest} opmerkingen.")
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in shown)}</ul>"


def _tabel(title: str, heads: Iterable[str], body: str) -> str:
    head = "".join(f'<th scope="col">{item}</th>' for item in heads)
    return (
        f'<div class="cmz-tabel"><table><caption>{title}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
