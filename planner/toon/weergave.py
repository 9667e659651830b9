"""An answer as HTML. Nothing here decides anything.

The same functions make the answer in the browser and, for the examples on a page, at build time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from planner import taal
from planner.html import Html, el, opsomming, voeg
from planner.model import Bron, Regels, uitkomsten_van
from planner.soorten.bedrag import Regel
from planner.termijn import BINNENKORT, OPEN, Stand
from planner.toon.leg_uit import leg_stap_uit
from planner.toon.termijn import gepland_zin
from planner.toon.tijdlijn import tijdlijn
from planner.toon.uitleg import (
    Anders,
    Knoop,
    Leeswijze,
    Ontwerptekst,
    Opmerking,
    Stapuitleg,
    Termijnuitleg,
    Uitleg,
    Versie,
)
from planner.versies import sinds
from planner.vragen import soort_van
from planner.woorden import SOORT_WOORD, Woorden

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
    "luik": "in het vertrouwelijk luik",
}
# Remarks on a deadline that a table says beside its date.
BIJ_DE_DATUM = ("veilige-dag", "gepland")
SLOT = "Deze uitkomst helpt je denken. VDAB, MLP en het departement Zorg hebben het laatste woord."


class Weergave:
    """Makes HTML for results of one set of rules. `basis` is the path to the root of the site."""

    def __init__(self, rules: Regels, basis: str = "../../") -> None:
        self.rules = rules
        self.basis = basis

    def resultaat(self, found: Uitleg) -> Html:
        """The whole answer to one case."""
        deadlines = self.termijnen(found.termijnen, found.uitslag.geval.vandaag)
        if not found.uitslag.met_uitkomst:
            parts = [self.volgende_stap(found), tijdlijn(found), deadlines]
        else:
            parts = [
                self.uitkomst(found),
                self.bedragen(found),
                self.ontbreekt(found),
                self.stappen(found.stappen),
                voeg(map(self.ontwerp, found.ontwerpen or ())),
                self.redenen(found.redenen),
                self.anders(found.anders or ()),
                deadlines,
            ]
        # Dates alone say themselves from which day they count.
        given = self.ingevuld(found) if found.uitslag.met_uitkomst else None
        end = voeg(given, el("p", SLOT, class_="cmz-slot"))
        return voeg(self.zoals_op(found), self.letop(found.letop), parts, self.versies(found.versies), end)

    def ingevuld(self, found: Uitleg) -> Html:
        """On paper: the day, and what the answer rests on."""
        case, questions = found.uitslag.geval, found.uitslag.planner.vragen
        given = [
            f"{q.kort or q.vraag}: {soort_van(q).woorden(q, case.antwoorden[name])}"
            for name, q in questions.items()
            if name in case.antwoorden
        ]
        day = f"Berekend op {taal.datum(case.vandaag)}"
        return el("p", f"{day} met: {'; '.join(given)}." if given else f"{day}.", class_="cmz-ingevuld")

    def zonder_antwoorden(self, found: Uitleg, rows: Sequence[Versie]) -> Html:
        """For another day than today, as long as nothing is filled in: the values in the rules."""
        title = f"De waarden in deze regels op {taal.datum(found.uitslag.geval.vandaag)}"
        return voeg(self.zoals_op(found), self.versies(rows, title))

    def samenvatting(self, found: Uitleg) -> str:
        """One sentence for whoever hears the page; two when it is not about today."""
        if found.zoals_op:
            return f"Zoals op {taal.datum(found.zoals_op)}. {self._samenvatting(found)}"
        return self._samenvatting(found)

    def _samenvatting(self, found: Uitleg) -> str:
        if found.antwoord:
            return f"Antwoord: {found.antwoord.titel}."
        if found.bedragen:
            return f"Totaal: {taal.euro(found.bedragen.totaal)}."
        count = sum(1 for row in found.termijnen if row.stand.datum)
        if not found.uitslag.met_uitkomst and count:
            return f"{count} {'termijn' if count == 1 else 'termijnen'} berekend. {self.eerste_stap(found)}"
        if missing := found.uitslag.ontbreekt:
            return f"Nog geen antwoord. Vul nog in: {self.namen(found, missing)}."
        return "Nog geen antwoord."

    def namen(self, found: Uitleg, questions: Sequence[str]) -> str:
        """Open questions in words."""
        words = [found.uitslag.geval.vraag(key.split(".")[-1]) for key in questions]
        shown = [q.kort or q.vraag if q else key for q, key in zip(words, questions, strict=True)]
        return taal.opsomming(dict.fromkeys(shown))

    def bron(self, rows: Iterable[Bron]) -> Html | None:
        """Sources as links to the list of sources, grouped by document."""
        grouped: dict[str, list[Html]] = {}
        for row in rows:
            href = f"{self.basis}naslag/bronnen/#{anker(row.document, row.sectie)}"
            link = el("a", self.sectie(row.document, row.sectie), href=href)
            grouped.setdefault(row.document, []).append(link)
        if not grouped:
            return None
        parts = [
            voeg("; " if number else "", self.rules.bronnen[document].kort, " ", Html(", ".join(links)))
            for number, (document, links) in enumerate(grouped.items())
        ]
        return el("span", "Bron: ", parts, class_="cmz-bron")

    def sectie(self, document: str, section: str) -> str:
        """How a section is named: its number, or its title when it has none."""
        return section if section[:1].isdigit() else f"‘{self.rules.bronnen[document].secties[section]}’"

    def rol(self, name: str) -> str:
        """How somebody is named."""
        return self.rules.rollen[name].naam if name in self.rules.rollen else name

    # --- parts ----------------------------------------------------------------------------------

    def letop(self, remarks: Iterable[Opmerking]) -> Html | None:
        """Warnings, each with its source if a rule gives it."""
        items = [el("li", remark.tekst, " ", self.bron(remark.bron)) for remark in remarks]
        return el("div", el("h2", "Let op"), el("ul", items), class_="cmz-let-op") if items else None

    def zoals_op(self, found: Uitleg) -> Html | None:
        """The mark above an answer that is not about today, so that nobody takes it for that."""
        if not found.zoals_op:
            return None
        return el(
            "div",
            el("h2", "Dit is niet het antwoord van vandaag"),
            el(
                "p",
                "Je bekijkt de regels zoals op ",
                el("strong", taal.datum(found.zoals_op)),
                ". Een termijn gebruikt altijd de regel van de dag waarop hij begint te tellen.",
            ),
            el("button", "Terug naar vandaag", type="button", data_actie="vandaag"),
            class_="cmz-let-op cmz-zoals-op",
        )

    def versies(
        self, rows: Sequence[Versie], titel: str = "Met welke regels is dit gerekend?"
    ) -> Html | None:
        """With which version of each value an answer was counted; open when there was something to choose."""
        items = [
            el(
                "li",
                f"{row.titel}: ",
                el("strong", row.waarde),
                f", {sinds(row.geldig_van, row.begin_onbekend, 'geldt')}{_andere(row)} ",
                self.bron(row.bron),
            )
            for row in rows
        ]
        several = any(row.andere for row in rows)
        summary = el("summary", titel)
        return el("details", summary, el("ul", items), class_="cmz-versies", open=several) if items else None

    def uitkomst(self, found: Uitleg) -> Html | None:
        """The outcome, with the other readings of its source."""
        answer = found.antwoord
        if not answer:
            return None
        return el(
            "div",
            el("h2", answer.titel),
            el("p", answer.tekst),
            map(self.lezing, answer.lezingen),
            el("p", self.bron(answer.bron)),
            class_="cmz-uitkomst",
            data_uitkomst=found.uitslag.uitkomst,
        )

    def lezing(self, reading: Leeswijze) -> Html:
        """Another reading of the source."""
        day = voeg(el("strong", taal.datum(reading.datum)), ". ") if reading.datum else None
        count = f" ({reading.telling})" if reading.telling else ""
        lead = "Ook gelezen in de bron: "
        return el("p", lead, day, reading.omdat, count, " ", self.bron(reading.bron), class_="cmz-lezing")

    def ontbreekt(self, found: Uitleg) -> Html | None:
        """The open questions as links to the form."""
        case, items = found.uitslag.geval, []
        for path in found.uitslag.ontbreekt:
            question = case.vraag(path.split(".")[-1])
            words = Woorden(case).tekst(question.vraag) if question else "Voeg minstens één regel toe."
            items.append(el("li", el("a", words, href=f"#{case.naam}-{path.replace('.', '-')}")))
        lead = "Dit kan het antwoord nog veranderen" if found.antwoord else "Vul dit nog in"
        return el("div", el("h2", lead), el("ul", items), class_="cmz-ontbreekt") if items else None

    def stappen(self, steps: Iterable[Stapuitleg]) -> Html | None:
        """What happens next, in order."""
        items = [
            el(
                "li",
                el("strong", taal.hoofdletter(self.rol(step.wie))),
                f": {step.wat}",
                voeg(" ", el("em", f"Registreer dit {WAAR_WOORD[step.waar]}."))
                if step.waar in WAAR_WOORD
                else None,
                " ",
                self.bron(step.bron),
            )
            for step in steps
        ]
        return (
            el("div", el("h2", "Wat er nu gebeurt"), el("ol", items), class_="cmz-stappen") if items else None
        )

    def ontwerp(self, draft: Ontwerptekst) -> Html:
        """A draft of a text, to copy and complete."""
        text = el("pre", draft.tekst, class_="cmz-tekst", tabindex=0)
        return el("details", el("summary", draft.titel), text, self.bron(draft.bron), class_="cmz-ontwerp")

    def redenen(self, nodes: Iterable[Knoop]) -> Html | None:
        """Why."""
        items = list(map(self.reden, nodes))
        return el("div", el("h2", "Waarom"), el("ul", items), class_="cmz-redenen") if items else None

    def reden(self, node: Knoop) -> Html:
        """A reason. A row of a table that does not fit is no bad news, so it does not look like it either."""
        verdict, word = str(node.oordeel), OORDEEL_WOORD[node.oordeel]
        if not node.titel:
            word = {"voldaan": "past", "niet voldaan": "nagekeken"}.get(verdict, word)
            verdict = {"niet voldaan": "nagekeken"}.get(verdict, verdict)
        return el(
            "li",
            el("span", word, class_="cmz-merk"),
            " ",
            voeg(el("strong", node.titel), ": ") if node.titel else None,
            f"{node.omdat} ",
            self.bron(node.bron),
            map(self.lezing, node.lezingen or ()),
            class_="cmz-oordeel",
            data_oordeel=verdict,
        )

    def anders(self, rows: Iterable[Anders]) -> Html | None:
        """What would change the outcome."""
        items = [
            el(
                "li",
                f"{row.titel} — bij ",
                opsomming(voeg(f"{a.naam}: ", el("strong", a.woorden)) for a in row.antwoorden),
            )
            for row in rows
        ]
        summary = el("summary", "Wat zou het antwoord veranderen?")
        return el("details", summary, el("ul", items), class_="cmz-anders") if items else None

    # --- deadlines ------------------------------------------------------------------------------

    def eerste_stap(self, found: Uitleg) -> str:
        """The next step in one sentence, as text."""
        first = eerst(found)
        if not first:
            return "Er is nu geen volgende stap te noemen. Vul meer datums in."
        return self.stap_zin(first[0], found.uitslag.geval.vandaag)

    def stap_zin(self, step: Stapuitleg, today: date) -> str:
        """A step that belongs to a deadline, with who does it and when, as text."""
        stand = step.stand
        if not stand or not stand.datum:
            return f"{step.wat} Wie: {self.rol(step.wie)}."
        day, safe, name = stand.datum, stand.dag or stand.datum, self.rol(step.wie)
        if stand.status == "te_laat":
            return f"Gebeurd, maar na {taal.datum(day)}: {step.wat} Wie: {name}."
        planned = f"{gepland_zin(stand)} {taal.datum(stand.gepland)}. " if stand.gepland else ""
        if day < today:
            return f"{planned}De datum is voorbij ({_wanneer(day, today)}). Is het nog niet gebeurd? {step.wat} Wie: {name}."
        if safe < today:
            return (
                f"{planned}De laatste veilige dag is voorbij ({_wanneer(safe, today)}). Doe dit nu: {step.wat} "
                f"Wie: {name}. De datum zelf is {_wanneer(day, today)}."
            )
        formal = f" De datum zelf is {taal.datum(day)}." if safe != day else ""
        return f"{planned}Volgende stap: {step.wat} Wie: {name}. Wanneer: uiterlijk {_wanneer(safe, today)}.{formal}"

    def volgende_stap(self, found: Uitleg) -> Html:
        """What to do first, and what else cannot wait."""
        if not any(row.stand.datum for row in found.termijnen):
            lead = (
                "Met deze datums is nog geen termijn te bepalen."
                if found.gegeven
                else "Vul een datum in: dan verschijnen hier de termijnen."
            )
            return el("p", lead, class_="cmz-volgende")
        today, steps = found.uitslag.geval.vandaag, eerst(found)
        source = self.bron(steps[0].bron) if steps else None
        items = [el("li", self.stap_zin(s, today), " ", self.bron(s.bron)) for s in steps[1:]]
        first = steps[0].stand if steps else None
        return el(
            "div",
            self.kop(found, first),
            el("p", self.eerste_stap(found), " ", source),
            el("ul", items) if items else None,
            class_="cmz-volgende",
            data_laat=bool(first and first.status == "verstreken"),
        )

    def kop(self, found: Uitleg, stand: Stand | None) -> Html | None:
        """The deadline of the next step and its day: the headline of an answer."""
        day = stand and (stand.veilig or stand.datum)
        if not stand or not day:
            return None
        title = next(row.titel for row in found.termijnen if row.stand.id == stand.id)
        away = taal.afstand((day - found.uitslag.geval.vandaag).days)
        return el("h2", f"{title}: {taal.datum_met_dag(day)}, {away}")

    def termijnen(self, rows: Sequence[Termijnuitleg], today: date) -> Html:
        """Deadlines as a table, the known ones by their safe day, then what is still missing."""
        dated = sorted(((r.stand.dag, r) for r in rows if r.stand.dag), key=lambda pair: pair[0])
        body = [self.termijn(row, day, today) for day, row in dated]
        table = tabel(("Termijn", "Datum", "Stand", "Hoe geteld"), body, aria_label="Tabel met termijnen")
        items = [
            el(
                "li",
                el("strong", row.titel),
                f": {' '.join(remark.tekst for remark in row.meldingen)}",
                [self.lezing(reading) for reading in row.lezingen if reading.datum],
            )
            for row in rows
            if not row.stand.datum
        ]
        return voeg(
            el("div", el("h2", "Termijnen"), table, class_="cmz-termijnen") if body else None,
            nog_niet_te_bepalen(items),
        )

    def termijn(self, row: Termijnuitleg, day: date, today: date) -> Html:
        """One deadline as a row. The remarks about the safe and the planned day stand beside the date."""
        stand = row.stand
        remarks = [el("p", r.tekst, class_="cmz-melding") for r in row.meldingen if r.id not in BIJ_DE_DATUM]
        readings = [self.lezing(reading) for reading in row.lezingen]
        more = (
            el("details", el("summary", f"Andere lezingen ({len(readings)})"), readings) if readings else None
        )
        who = taal.opsomming([self.rol(name) for name in stand.regel.wie])
        left = None if stand.gehaald_op else voeg(el("br"), taal.afstand((day - today).days))
        kind = el("span", SOORT_WOORD[stand.regel.soort], class_="cmz-soort")
        state = el("span", self.stand(stand, today), class_="cmz-status")
        return el(
            "tr",
            el("th", row.titel, el("br"), el("span", who, class_="cmz-wie"), scope="row"),
            el("td", kind, " ", dag(stand), data_kop="Datum"),
            el("td", state, left, data_kop="Stand"),
            el("td", f"{row.uitleg.omdat}. ", self.bron(row.bron), remarks, more, data_kop="Hoe geteld"),
            id=f"uitkomst-{stand.id}",
            data_termijn=stand.id,
            data_status=stand.status,
            data_soort=stand.regel.soort,
            data_zekerheid=stand.zekerheid,
        )

    def stand(self, stand: Stand, today: date) -> str:
        """Where a deadline stands, in words, by its safe day."""
        if stand.status in ("gehaald", "te_laat") and stand.gehaald_op:
            return f"{STATUS_WOORD[stand.status]} op {taal.datum(stand.gehaald_op)}"
        day = stand.dag
        if stand.status not in OPEN or not day:
            reached = (
                stand.regel.soort == "ten_vroegste" and stand.status == "verstreken" and day and day <= today
            )
            return "kan nu" if reached else STATUS_WOORD[stand.status]
        left = (day - today).days
        if stand.regel.soort == "ten_vroegste" and left <= 0:
            return "kan nu"
        if left < 0:
            return "veilige dag voorbij"
        return STATUS_WOORD["vandaag" if left == 0 else "binnenkort" if left <= BINNENKORT else "komt"]

    # --- amounts --------------------------------------------------------------------------------

    def bedragen(self, found: Uitleg) -> Html | None:
        """Amounts per line, the total and the shares."""
        amounts = found.bedragen
        if not amounts or not amounts.regels:
            return None
        rows = [
            el(
                "tr",
                el("th", f"Regel {number}", scope="row"),
                el("td", uitkomst_titel(found, line), data_kop="Uitkomst"),
                el("td", _euro(line.per_traject), data_kop="Per traject"),
                el("td", _euro(line.totaal), data_kop="Samen"),
            )
            for number, line in enumerate(amounts.regels, 1)
        ]
        shares = [el("li", f"Partner {n}: {_euro(part)}") for n, part in enumerate(amounts.partners, 1)]
        contact = el("li", f"Aanspreekpunt: {_euro(amounts.aanspreekpunt)}")
        heads = ("Regel", "Uitkomst", "Per traject", "Samen")
        return el(
            "div",
            el("h2", f"Totaal: {_euro(amounts.totaal)}"),
            tabel(heads, rows, aria_label="Tabel met bedragen"),
            el("ul", contact if amounts.partners or amounts.aanspreekpunt else None, shares),
            class_="cmz-bedragen",
        )


def anker(document: str, section: str) -> str:
    """The id of a section in the list of sources."""
    return f"{document}-{section}".replace(".", "-")


def eerst(found: Uitleg) -> list[Stapuitleg]:
    """The steps to name first."""
    w = Woorden(found.uitslag.geval)
    return [leg_stap_uit(w, action) for action in found.uitslag.eerst]


def uitkomst_titel(found: Uitleg, line: Regel) -> str:
    """What the outcome of a line is."""
    outcome = uitkomsten_van(found.uitslag.planner).get(line.keuze.uitkomst or "")
    return Woorden(found.uitslag.geval).tekst(outcome.titel) if outcome else "nog niet te bepalen"


def dag(stand: Stand) -> Html:
    """The safe day of a deadline, with what is less than sure, the date itself when that is another, and the day for
    which it is planned: what is wrong with that comes first."""
    safe, day = stand.dag, stand.datum
    if not safe or not day:
        return voeg()
    estimate = voeg(" ", el("span", "raming", class_="cmz-merk")) if stand.zekerheid == "raming" else None
    formal = None
    if safe != day:
        shown = (
            f"{'eerste' if stand.regel.soort == 'ten_vroegste' else 'laatste'} veilige dag; de datum zelf: "
        )
        formal = voeg(el("br"), el("span", shown, tijd(day), class_="cmz-veilig"))
    return voeg(gepland_op(stand), tijd(safe), estimate, formal)


def nog_niet_te_bepalen(items: Sequence[Html]) -> Html | None:
    """The deadlines without a date, folded."""
    summary = el("summary", f"Nog niet te bepalen ({len(items)})")
    return el("details", summary, el("ul", items), class_="cmz-open") if items else None


def gepland_op(stand: Stand) -> Html | None:
    """The planned day, and first what is wrong with it."""
    if not stand.gepland:
        return None
    planned = voeg(f"{gepland_zin(stand)} ", tijd(stand.gepland))
    wrong = bool(stand.te_laat_gepland)
    return voeg(el("span", planned, class_="cmz-gepland", data_fout=wrong), el("br"))


def tijd(day: date) -> Html:
    """A date as HTML."""
    return el("time", taal.datum_met_dag(day), datetime=day.isoformat())


def _wanneer(day: date, today: date) -> str:
    """A date with how far it is: 15 april 2027, over 12 dagen."""
    return f"{taal.datum(day)}, {taal.afstand((day - today).days)}"


def tabel(heads: Iterable[str], rows: Iterable[Html], titel: str = "", **attributes: str) -> Html:
    """A table. On a narrow screen each row becomes a card, with `data-kop` above each cell."""
    head = el("thead", el("tr", [el("th", item, scope="col") for item in heads]))
    caption = el("caption", titel) if titel else None
    return el("div", el("table", caption, head, el("tbody", rows), **attributes), class_="cmz-tabel")


def _andere(row: Versie) -> str:
    """Until when a version holds, the other versions of the value, and the day that decided between them."""
    until = f" tot en met {taal.datum(row.geldig_tot)}" if row.geldig_tot else ""
    if not row.andere:
        return f"{until}."
    others = taal.opsomming(f"{words} vanaf {taal.datum(since)}" for words, since in row.andere)
    return f"{until}. Gekozen op {taal.datum(row.op)}. Er is ook: {others}."


def _euro(amount: Decimal | None) -> str:
    return "geen bedrag bekend" if amount is None else taal.euro(amount)
