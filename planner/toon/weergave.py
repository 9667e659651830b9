"""Results as HTML. All text is escaped here and nowhere else; nothing here decides anything.

The same functions make the answer in the browser and, for the examples on a page, at build time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from planner import taal
from planner.geval import Geval
from planner.model import Bron, Regels
from planner.telling import SOORT_WOORD
from planner.toon.tijdlijn import tijdlijn
from planner.versies import namen, versies

STATUS_WOORD = {
    "onbekend": "nog niet te bepalen",
    "komt": "komt",
    "binnenkort": "binnenkort",
    "vandaag": "vandaag",
    "verstreken": "verstreken",
    "gehaald": "gehaald",
    "te_laat": "te laat gehaald",
}
OORDEEL_WOORD = {
    "voldaan": "in orde",
    "niet voldaan": "niet in orde",
    "onbekend": "nog open",
    "mens": "een mens oordeelt",
}
WAAR_WOORD = {
    "contacten": "bij contacten in het vertrouwelijk luik",
    "icf": "in de flap ICF",
    "dienstverleningsmenu": "in het dienstverleningsmenu",
    "flap-services": "in de flap services",
    "documenten": "bij de documenten in het vertrouwelijk luik",
}
SLOT = "Deze uitkomst helpt je denken. VDAB, MLP en het departement Zorg hebben het laatste woord."


class Weergave:
    """Makes HTML for results of one set of rules. `basis` is the path to the root of the site."""

    def __init__(self, rules: Regels, basis: str = "../../") -> None:
        self.rules = rules
        self.basis = basis

    def resultaat(self, result: dict[str, Any]) -> str:
        """The whole answer to one case."""
        planner = self.rules.planners[result["planner"]]
        parts = [self.zoals_op(result), self.letop(result["letop"])]
        if planner.soort == "termijnen":
            parts += [
                self.volgende_stap(result),
                self.tijdlijn(result),
                self.termijnen(result["termijnen"], result["vandaag"]),
            ]
        else:
            parts += [
                self.uitkomst(result),
                self.bedragen(result),
                self.ontbreekt(result),
                self.stappen(result["stappen"]),
                self.ontwerpen(result.get("ontwerpen", [])),
                self.redenen(result["redenen"]),
                self.anders(result.get("anders", [])),
                self.termijnen(result["termijnen"], result["vandaag"]),
            ]
        parts.append(self.versies(result["versies"]))
        return "".join(parts) + f'<p class="cmz-slot">{SLOT}</p>'

    def samenvatting(self, result: dict[str, Any]) -> str:
        """One sentence for whoever hears the page; two when it is not about today."""
        if "zoals_op" in result:
            return f"Zoals op {_datum(result['zoals_op'])}. {self._samenvatting(result)}"
        return self._samenvatting(result)

    def _samenvatting(self, result: dict[str, Any]) -> str:
        if "antwoord" in result:
            return f"Antwoord: {result['antwoord']['titel']}."
        if result.get("bedragen"):
            return f"Totaal: {_euro(result['bedragen']['totaal'])}."
        dated = [row for row in result["termijnen"] if row["datum"]]
        if self.rules.planners[result["planner"]].soort == "termijnen" and dated:
            count = len(dated)
            return f"{count} {'termijn' if count == 1 else 'termijnen'} berekend. {self.eerste_stap(result)}"
        return (
            f"Nog geen antwoord. Vul nog in: {self.namen(result)}."
            if result["ontbreekt"]
            else "Nog geen antwoord."
        )

    def namen(self, result: dict[str, Any]) -> str:
        """The open questions in words."""
        planner = self.rules.planners[result["planner"]]
        known = {**planner.vragen, **getattr(planner, "regelvragen", {})}
        words = [
            (known[q].kort or known[q].vraag) if (q := key.split(".")[-1]) in known else key
            for key in result["ontbreekt"]
        ]
        return taal.opsomming(dict.fromkeys(words))

    def bron(self, rows: Iterable[dict[str, str]]) -> str:
        """Sources as links to the list of sources, grouped by document."""
        grouped: dict[str, list[str]] = {}
        for row in rows:
            grouped.setdefault(row["document"], []).append(row["sectie"])
        links = []
        for document, sections in grouped.items():
            items = ", ".join(
                f'<a href="{escape(self.basis)}naslag/bronnen/#{anker(document, s)}">{escape(self.sectie(document, s))}</a>'
                for s in sections
            )
            links.append(f"{escape(self.rules.bronnen[document].kort)} {items}")
        return f'<span class="cmz-bron">Bron: {"; ".join(links)}</span>' if links else ""

    def sectie(self, document: str, section: str) -> str:
        """How a section is named: its number, or its title when it has none."""
        return section if section[:1].isdigit() else f"‘{self.rules.bronnen[document].secties[section]}’"

    def rol(self, name: str) -> str:
        return escape(self.rules.rollen[name].naam) if name in self.rules.rollen else escape(name)

    # --- parts ----------------------------------------------------------------------------------

    def letop(self, remarks: list[dict[str, Any]]) -> str:
        """Warnings, each with its source if a rule gives it."""
        if not remarks:
            return ""
        items = "".join(f"<li>{escape(r['tekst'])} {self.bron(r['bron'])}</li>" for r in remarks)
        return f'<div class="cmz-let-op"><h2>Let op</h2><ul>{items}</ul></div>'

    def zoals_op(self, result: dict[str, Any]) -> str:
        """The mark above an answer that is not about today, so that nobody takes it for that."""
        if "zoals_op" not in result:
            return ""
        return (
            '<div class="cmz-let-op cmz-zoals-op"><h2>Dit is niet het antwoord van vandaag</h2>'
            f"<p>Je bekijkt de regels zoals op <strong>{_datum(result['zoals_op'])}</strong>. Een termijn gebruikt "
            "altijd de regel van de dag waarop hij begint te tellen.</p>"
            '<button type="button" data-actie="vandaag">Terug naar vandaag</button></div>'
        )

    def versies(self, rows: list[dict[str, Any]], titel: str = "Met welke regels is dit gerekend?") -> str:
        """With which version of each value an answer was counted; open when there was something to choose."""
        if not rows:
            return ""
        several = " open" if any(row["andere"] for row in rows) else ""
        items = "".join(
            f"<li>{escape(row['titel'])}: <strong>{escape(row['waarde'])}</strong>, geldt sinds "
            f"{_datum(row['geldig_van'])}{self._andere(row)} {self.bron(row['bron'])}</li>"
            for row in rows
        )
        return (
            f'<details class="cmz-versies"{several}><summary>{escape(titel)}</summary>'
            f"<ul>{items}</ul></details>"
        )

    def _andere(self, row: dict[str, Any]) -> str:
        """The other versions of a value, and the day that decided between them."""
        until = f" tot en met {_datum(row['geldig_tot'])}" if row["geldig_tot"] else ""
        if not row["andere"]:
            return f"{until}."
        others = taal.opsomming(
            f"{escape(v['waarde'])} vanaf {_datum(v['geldig_van'])}" for v in row["andere"]
        )
        return f"{until}. Gekozen op {_datum(row['op'])}. Er is ook: {others}."

    def geldend(self, name: str, day: date) -> str:
        """The values that the rules of a planner use, as they are on a day."""
        case = Geval(self.rules, name, {}, day)
        for wat in namen(self.rules, name):
            case.versie(wat, day)
        return self.versies(versies(case), f"De waarden in deze regels op {taal.datum(day)}")

    def uitkomst(self, result: dict[str, Any]) -> str:
        answer = result.get("antwoord")
        if not answer:
            return ""
        readings = "".join(self.lezing(reading) for reading in answer["lezingen"])
        return (
            f'<div class="cmz-uitkomst" data-uitkomst="{escape(result["uitkomst"])}"><h2>{escape(answer["titel"])}</h2>'
            f"<p>{escape(answer['tekst'])}</p>{readings}<p>{self.bron(answer['bron'])}</p></div>"
        )

    def lezing(self, reading: dict[str, Any]) -> str:
        day = f"<strong>{_datum(reading['datum'])}</strong>. " if reading.get("datum") else ""
        count = f" ({escape(reading['telling'])})" if reading.get("telling") else ""
        return (
            f'<p class="cmz-lezing">Ook gelezen in de bron: {day}{escape(reading["omdat"])}{count} '
            f"{self.bron(reading['bron'])}</p>"
        )

    def ontbreekt(self, result: dict[str, Any]) -> str:
        if not result["ontbreekt"]:
            return ""
        lead = "Dit kan het antwoord nog veranderen" if result.get("antwoord") else "Vul dit nog in"
        planner = self.rules.planners[result["planner"]]
        case = Geval(self.rules, result["planner"], {}, date.fromisoformat(result["vandaag"]))
        items = []
        for key in result["ontbreekt"]:
            question = planner.vragen.get(key) or getattr(planner, "regelvragen", {}).get(key.split(".")[-1])
            words = escape(case.tekst(question.vraag)) if question else "Voeg minstens één regel toe."
            target = f"{result['planner']}-{key.replace('.', '-')}"
            items.append(f'<li><a href="#{escape(target)}">{words}</a></li>')
        return f'<div class="cmz-ontbreekt"><h2>{lead}</h2><ul>{"".join(items)}</ul></div>'

    def stappen(self, steps: list[dict[str, Any]]) -> str:
        if not steps:
            return ""
        items = "".join(
            f"<li><strong>{taal.hoofdletter(self.rol(s['wie']))}</strong>: {escape(s['wat'])}"
            + (f" <em>Registreer dit {WAAR_WOORD[s['waar']]}.</em>" if s.get("waar") in WAAR_WOORD else "")
            + f" {self.bron(s['bron'])}</li>"
            for s in steps
        )
        return f'<div class="cmz-stappen"><h2>Wat er nu gebeurt</h2><ol>{items}</ol></div>'

    def ontwerpen(self, drafts: list[dict[str, Any]]) -> str:
        """Drafts of texts, to copy and complete."""
        return "".join(
            f'<details class="cmz-ontwerp"><summary>{escape(d["titel"])}</summary>'
            f'<pre class="cmz-tekst" tabindex="0">{escape(d["tekst"])}</pre>{self.bron(d["bron"])}</details>'
            for d in drafts
        )

    def redenen(self, nodes: list[dict[str, Any]]) -> str:
        if not nodes:
            return ""
        return f'<div class="cmz-redenen"><h2>Waarom</h2><ul>{"".join(map(self.reden, nodes))}</ul></div>'

    def reden(self, node: dict[str, Any]) -> str:
        verdict = node["oordeel"]
        title = f"<strong>{escape(node['titel'])}</strong>: " if node.get("titel") else ""
        readings = "".join(self.lezing(reading) for reading in node.get("lezingen", ()))
        word = OORDEEL_WOORD[verdict]
        if not node.get("titel"):
            # A row of a table: one that does not fit is no bad news, so it does not look like it either.
            word = {"voldaan": "past", "niet voldaan": "nagekeken"}.get(verdict, word)
            verdict = {"niet voldaan": "nagekeken"}.get(verdict, verdict)
        return (
            f'<li class="cmz-oordeel" data-oordeel="{escape(verdict)}"><span class="cmz-merk">{word}</span> '
            f"{title}{escape(node['omdat'])} {self.bron(node['bron'])}{readings}</li>"
        )

    def anders(self, rows: list[dict[str, Any]]) -> str:
        """What would change the outcome."""
        if not rows:
            return ""
        items = []
        for row in rows:
            changes = taal.opsomming(
                f"{escape(a['naam'])}: <strong>{escape(a['woorden'])}</strong>" for a in row["antwoorden"]
            )
            items.append(f"<li>{escape(row['titel'])} — bij {changes}</li>")
        return f'<details class="cmz-anders"><summary>Wat zou het antwoord veranderen?</summary><ul>{"".join(items)}</ul></details>'

    def tijdlijn(self, result: dict[str, Any]) -> str:
        """The drawing of the dates of a case."""
        given = [(date.fromisoformat(g["datum"]), taal.hoofdletter(g["naam"])) for g in result["gegeven"]]
        phases = [
            (date.fromisoformat(f["van"]), date.fromisoformat(f["tot"]), f["naam"]) for f in result["fasen"]
        ]
        return tijdlijn(result, given, phases)

    # --- deadlines ------------------------------------------------------------------------------

    def eerste_stap(self, result: dict[str, Any]) -> str:
        """The next step in one sentence, as text."""
        if not result["stappen"]:
            return "Er is nu geen volgende stap te noemen. Vul meer datums in."
        return self.stap_zin(result["stappen"][0], result["vandaag"])

    def stap_zin(self, step: dict[str, Any], vandaag: str) -> str:
        """A step that belongs to a deadline, with who does it and when, as text."""
        day, today = date.fromisoformat(step["datum"]), date.fromisoformat(vandaag)
        name = self.rules.rollen[step["wie"]].naam if step["wie"] in self.rules.rollen else step["wie"]
        when = f"{taal.datum(day)}, {taal.afstand((day - today).days)}"
        if step["status"] == "te_laat":
            return f"Gebeurd, maar na {taal.datum(day)}: {step['wat']} Wie: {name}."
        if day < today:
            return f"De datum is voorbij ({when}). Is het nog niet gebeurd? {step['wat']} Wie: {name}."
        return f"Volgende stap: {step['wat']} Wie: {name}. Wanneer: uiterlijk {when}."

    def is_laat(self, result: dict[str, Any]) -> bool:
        """Whether the first step is about a date that has passed."""
        return bool(result["stappen"]) and result["stappen"][0]["status"] == "verstreken"

    def volgende_stap(self, result: dict[str, Any]) -> str:
        if not any(row["datum"] for row in result["termijnen"]):
            lead = (
                "Met deze datums is nog geen termijn te bepalen."
                if result["gegeven"]
                else "Vul een datum in: dan verschijnen hier de termijnen."
            )
            return f'<p class="cmz-volgende">{lead}</p>'
        source = self.bron(result["stappen"][0]["bron"]) if result["stappen"] else ""
        rest = result["stappen"][1:]
        late = [s for s in rest if s["status"] == "verstreken"]
        done_late = [s for s in rest if s["status"] == "te_laat"]
        coming = [s for s in rest if s not in late + done_late][:1] if self.is_laat(result) else []
        items = "".join(
            f"<li>{escape(self.stap_zin(s, result['vandaag']))} {self.bron(s['bron'])}</li>"
            for s in late + coming + done_late
        )
        more = f"<ul>{items}</ul>" if items else ""
        late_mark = " data-laat" if self.is_laat(result) else ""
        return f'<div class="cmz-volgende"{late_mark}><p>{escape(self.eerste_stap(result))} {source}</p>{more}</div>'

    def termijnen(self, rows: list[dict[str, Any]], vandaag: str) -> str:
        """Deadlines as a table, the known ones by date, then what is still missing."""
        today = date.fromisoformat(vandaag)
        dated = sorted((r for r in rows if r["datum"]), key=lambda r: r["datum"])
        open_rows = [r for r in rows if not r["datum"]]
        html = ""
        if dated:
            body = "".join(self.termijn(row, today) for row in dated)
            html = (
                '<div class="cmz-termijnen"><h2>Termijnen</h2><div class="cmz-tabel">'
                '<table aria-label="Tabel met termijnen"><thead><tr><th scope="col">Termijn</th><th scope="col">Datum</th>'
                f'<th scope="col">Stand</th><th scope="col">Hoe geteld</th></tr></thead><tbody>{body}</tbody></table></div></div>'
            )
        if open_rows:
            items = "".join(
                f"<li><strong>{escape(r['titel'])}</strong>: {escape(' '.join(r['meldingen']))}"
                + "".join(self.lezing(reading) for reading in r["lezingen"] if reading["datum"])
                + "</li>"
                for r in open_rows
            )
            html += f'<details class="cmz-open"><summary>Nog niet te bepalen ({len(open_rows)})</summary><ul>{items}</ul></details>'
        return html

    def termijn(self, row: dict[str, Any], today: date) -> str:
        day = date.fromisoformat(row["datum"])
        safe = ""
        if row["veilig"] != row["datum"]:
            word = "eerste" if row["soort"] == "ten_vroegste" else "laatste"
            safe = f'<br><span class="cmz-veilig">{word} veilige dag: {_datum_met_dag(row["veilig"])}</span>'
        # The safe day stands beside the date already.
        texts = row["meldingen"][1:] if row["veilig"] != row["datum"] else row["meldingen"]
        remarks = "".join(f'<p class="cmz-melding">{escape(text)}</p>' for text in texts)
        readings = "".join(self.lezing(r) for r in row["lezingen"])
        more = (
            f"<details><summary>Andere lezingen ({len(row['lezingen'])})</summary>{readings}</details>"
            if readings
            else ""
        )
        who = taal.opsomming([self.rol(name) for name in row["wie"]])
        estimate = ' <span class="cmz-merk">raming</span>' if row["zekerheid"] == "raming" else ""
        left = "" if row.get("gehaald_op") else f"<br>{taal.afstand((day - today).days)}"
        return (
            f'<tr id="uitkomst-{escape(row["id"])}" data-termijn="{escape(row["id"])}" data-status="{row["status"]}" '
            f'data-soort="{row["soort"]}" data-zekerheid="{row["zekerheid"]}"><th scope="row">{escape(row["titel"])}<br><span class="cmz-wie">{who}</span></th>'
            f'<td data-kop="Datum"><span class="cmz-soort">{SOORT_WOORD[row["soort"]]}</span> <time datetime="{row["datum"]}">{taal.datum_met_dag(day)}</time>'
            f'{estimate}{safe}</td><td data-kop="Stand"><span class="cmz-status">{self.stand(row)}</span>{left}</td>'
            f'<td data-kop="Hoe geteld">{escape(row["uitleg"]["omdat"])}. {self.bron(row["bron"])}{remarks}{more}</td></tr>'
        )

    def stand(self, row: dict[str, Any]) -> str:
        """Where a deadline stands, in words."""
        if row["soort"] == "ten_vroegste" and row["status"] in ("verstreken", "vandaag"):
            return "kan nu"
        if row.get("gepland"):
            return f"gepland op {_datum(row['gepland'])}"
        if row["status"] in ("gehaald", "te_laat") and row["gehaald_op"]:
            return f"{STATUS_WOORD[row['status']]} op {_datum(row['gehaald_op'])}"
        return STATUS_WOORD[row["status"]]

    # --- amounts --------------------------------------------------------------------------------

    def bedragen(self, result: dict[str, Any]) -> str:
        """Amounts per line, the total and the shares."""
        amounts = result.get("bedragen")
        if not amounts or not amounts["regels"]:
            return ""
        outcomes = getattr(self.rules.planners[result["planner"]], "uitkomsten", {})
        case = Geval(self.rules, result["planner"], {}, date.fromisoformat(result["vandaag"]))
        titles = {key: case.tekst(outcome.titel) for key, outcome in outcomes.items()}
        rows = "".join(
            f'<tr><th scope="row">Regel {n}</th><td data-kop="Uitkomst">{escape(titles.get(line["uitkomst"], "nog niet te bepalen"))}</td>'
            f'<td data-kop="Per traject">{_euro(line["per_traject"])}</td><td data-kop="Samen">{_euro(line["totaal"])}</td></tr>'
            for n, line in enumerate(amounts["regels"], 1)
        )
        shares = "".join(
            f"<li>Partner {n}: {_euro(part)}</li>" for n, part in enumerate(amounts["partners"], 1)
        )
        extra = (
            f"<li>Aanspreekpunt: {_euro(amounts['aanspreekpunt'])}</li>"
            if amounts["partners"] or amounts["aanspreekpunt"] != "0.00"
            else ""
        )
        return (
            f'<div class="cmz-bedragen"><h2>Totaal: {_euro(amounts["totaal"])}</h2><div class="cmz-tabel">'
            '<table aria-label="Tabel met bedragen"><thead><tr><th scope="col">Regel</th>'
            '<th scope="col">Uitkomst</th><th scope="col">Per traject</th><th scope="col">Samen</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div><ul>{extra}{shares}</ul></div>"
        )


def anker(document: str, section: str) -> str:
    """The id of a section in the list of sources."""
    return f"{document}-{section}".replace(".", "-")


def bron_rijen(bronnen: Iterable[Bron]) -> list[dict[str, str]]:
    """Sources of a rule in the shape of a result."""
    return [{"document": b.document, "sectie": b.sectie} for b in bronnen]


def _datum(iso: str) -> str:
    return taal.datum(date.fromisoformat(iso))


def _datum_met_dag(iso: str) -> str:
    return taal.datum_met_dag(date.fromisoformat(iso))


def _euro(text: str | None) -> str:
    from decimal import Decimal

    return "geen bedrag bekend" if text is None else taal.euro(Decimal(text))
