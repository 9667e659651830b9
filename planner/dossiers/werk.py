"""What there is to do as HTML: rows with the one action that does it and the means to mark it, grouped as on Vandaag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from planner import taal
from planner.dossiers.merken import Merk
from planner.dossiers.opslag import PLANNER, Dossier, Opslag
from planner.dossiers.overzicht import Gaten, Groep, Rij, alle_rijen, groep, slot
from planner.dossiers.weergave import DossierWeergave, titel
from planner.html import Html, Kind, el, voeg
from planner.model import Stap
from planner.soorten import uitslag
from planner.toon.termijn import gepland_zin
from planner.toon.weergave import tijd
from planner.woorden import Woorden

GROEPEN: Mapping[Groep, str] = {
    "te-laat": "Te laat",
    "deze-week": "Vandaag en deze week",
    "volgende-week": "Volgende week",
}
MEESTE_RIJEN = 50  # drawn at once
MERK_WOORD = {"gedaan": "Gedaan", "gemotiveerd": "Verantwoord", "nvt": "Niet van toepassing"}


class Werk(DossierWeergave):
    """Makes HTML of what there is to do. An example shows codes without links, and nothing to mark."""

    voorbeeld = False

    def vandaag(
        self,
        store: Opslag,
        rows: Sequence[Rij],
        vandaag: date,
        aantal: int = MEESTE_RIJEN,
        kop: str = "h2",
        gaten: Mapping[str, Gaten] = {},
    ) -> Html:
        """The dates of this and next week, what is late first; then the dossiers of which dates are missing (`gaten`),
        what was just marked and what closed files ask."""
        shown = [(row, groep(row, vandaag)) for row in rows if groep(row, vandaag) != "later"]
        parts: list[Kind] = []
        room = aantal
        for name, words in GROEPEN.items():
            here = [row for row, other in shown if other == name]
            if here:
                head = el(kop, f"{words} ({len(here)})")
                items = [self.rij(row, vandaag, f"h{int(kop[1:]) + 1}") for row in here[:room]]
                parts.append(
                    el(
                        "section",
                        head,
                        el("ul", items, class_="cmz-werk"),
                        class_="cmz-groep-werk",
                        data_groep=name,
                    )
                )
                room = max(0, room - len(here))
        if not shown:
            parts.append(
                el(
                    "p",
                    "Er is niets te laat, en deze en volgende week is er geen termijn.",
                    class_="cmz-rustig",
                )
            )
        hidden = len(shown) - aantal
        if hidden > 0:
            parts.append(
                el(
                    "p",
                    f"Nog {hidden} andere. Je ziet ze als je hierboven iets afwerkt, of bij Mijn dossiers.",
                )
            )
        silent = [
            el("li", self.naar(code), ": ", self.gat(dossier, missing, vandaag))
            for code, missing in islice(gaten.items(), MEESTE_RIJEN)
            if (dossier := store.vind(code))
        ]
        if silent:
            head = el(kop, f"Een datum ontbreekt ({len(gaten)})")
            parts.append(el("section", head, el("ul", silent), class_="cmz-gaten"))
        return voeg(parts, self.genoteerd(store, vandaag), self.na_afsluiten(store, vandaag))

    def gat(self, dossier: Dossier, gaten: Gaten, vandaag: date) -> Html:
        """Which dates are missing, and the deadlines that nothing can be said of without them."""
        w = Woorden(uitslag(self.rules, PLANNER, dossier.getypt, vandaag).geval)
        names = taal.opsomming([f"‘{w.noem(question)}’" for question in gaten])
        silent = dict.fromkeys(
            w.tekst(stand.regel.titel, stand.vanaf).lower() for standen in gaten.values() for stand in standen
        )
        link = el("a", f"Vul {names} aan", href=self.adres(f"planners/{PLANNER}.md", dossier.code))
        return voeg(link, f", anders is dit niet te bepalen: {taal.opsomming(silent)}.")

    def rij(self, row: Rij, vandaag: date, kop: str = "h3") -> Html:
        """One date of one dossier: what, when and who, with the one action that does it."""
        stand = row.stand
        tool = stand.regel.hulpmiddel
        action = None
        if tool:
            href = self.adres(tool.pagina, "" if self.voorbeeld else row.code)
            action = el("a", tool.naam, href=href, class_="cmz-knop cmz-werk-doe")
        code = el("span", row.code) if self.voorbeeld else self.naar(row.code)
        return el(
            "li",
            el(kop, el("span", code, class_="cmz-code"), " ", titel(row)),
            self.wanneer(row, vandaag),
            el("p", taal.hoofdletter(self.wie(row)), class_="cmz-wie"),
            el("div", action, None if self.voorbeeld else self.noteer(row, vandaag), class_="cmz-werk-doen"),
            class_="cmz-werkrij",
            data_code=row.code,
            data_termijn=stand.id,
            data_groep=groep(row, vandaag),
            data_dag=row.wanneer.isoformat(),
        )

    def wanneer(self, row: Rij, vandaag: date) -> Html:
        """When: first what is wrong with a planned day, then that day, then the safe day and the date itself."""
        stand = row.stand
        planned = None
        if stand.gepland:
            far = taal.afstand((stand.gepland - vandaag).days)
            wrong = bool(stand.te_laat_gepland)
            words = gepland_zin(stand)
            lead = el("strong", words) if wrong else words
            planned = el(
                "p", lead, " ", tijd(stand.gepland), f", {far}.", class_="cmz-gepland", data_fout=wrong
            )
        word = {"ten_vroegste": "Vanaf", "richtdatum": "Richtdatum:"}.get(stand.regel.soort, "Uiterlijk")
        far = taal.afstand((row.dag - vandaag).days)
        formal = None
        if stand.datum and stand.datum != row.dag:
            left = (
                f", {taal.afstand((stand.datum - vandaag).days)}" if row.dag < vandaag <= stand.datum else ""
            )
            formal = voeg(
                " ", el("span", "De datum zelf: ", tijd(stand.datum), left, ".", class_="cmz-veilig")
            )
            if row.dag < vandaag <= stand.datum and word == "Uiterlijk":
                word = "De laatste veilige dag is voorbij:"
        estimate = voeg(" ", el("span", "raming", class_="cmz-merk")) if stand.zekerheid == "raming" else None
        safe = el(
            "p",
            f"{word} ",
            tijd(row.dag),
            ", ",
            el("strong", far),
            ".",
            estimate,
            formal,
            class_="cmz-wanneer",
        )
        return voeg(planned, safe)

    # --- marking --------------------------------------------------------------------------------

    def noteer(self, row: Rij, vandaag: date) -> Html | None:
        """The forms that mark a date. On a first day nothing has to be done."""
        if row.stand.regel.soort == "ten_vroegste":
            return None
        name = titel(row)
        day = el(
            "label",
            "Dag ",
            el("input", name="dag", value=taal.datum(vandaag), size=16, autocomplete="off"),
        )
        why = el(
            "label",
            "Waar geregistreerd, of waarom niet ",
            el("input", name="tekst", maxlength=200, autocomplete="off"),
        )
        return el(
            "details",
            el("summary", "Noteer", el("span", f" bij {row.code}: {name}", class_="cmz-verborgen")),
            # Two forms: Enter in a field presses the first button of its own.
            el(
                "form",
                el("p", day, " ", _merkknop("gedaan", "Gedaan"), " ", _merkknop("gepland", "Gepland")),
                data_wat="markeer",
                data_code=row.code,
                data_termijn=row.stand.id,
                novalidate=True,
            ),
            el(
                "form",
                el(
                    "p",
                    why,
                    " ",
                    _merkknop("gemotiveerd", "Verantwoord"),
                    " ",
                    _merkknop("nvt", "Niet van toepassing"),
                ),
                el(
                    "p",
                    "Geen namen. Gedaan en gepland horen bij de dag; de andere bij het tweede veld.",
                    class_="cmz-hulp",
                ),
                data_wat="markeer",
                data_code=row.code,
                data_termijn=row.stand.id,
                novalidate=True,
            ),
            class_="cmz-merkblok",
        )

    def ongedaan(self, row: Rij) -> Html | None:
        """The button that undoes the mark of a row, or its planned day."""
        what = "markering" if row.merk else "planning"
        # It begins with what the button shows: who speaks to a computer says that.
        label = f"Maak ongedaan: de {what} van {row.code}, {titel(row)}"
        return knop("ontmerk", "Maak ongedaan", row.code, termijn=row.stand.id, label=label)

    def merk(self, mark: Merk) -> str:
        """A mark in words."""
        if mark.soort == "gedaan":
            return f"Gedaan op {taal.datum(mark.op)}"
        return f"{MERK_WOORD[mark.soort]}, genoteerd op {taal.datum(mark.op)}: {mark.tekst}"

    def genoteerd(self, store: Opslag, vandaag: date) -> Html | None:
        """What was marked today, each with what undoes it: also after the page was loaded anew."""
        marked = [
            d for d in store.dossiers.values() if any(m.gezet_op == vandaag for m in d.bij.merken.values())
        ]
        rows = [
            row
            for dossier in marked
            for row in alle_rijen(self.rules, dossier, vandaag)
            if row.merk and row.merk.gezet_op == vandaag
        ][:MEESTE_RIJEN]
        if not rows:
            return None
        items = [
            el("li", self.naar(row.code), f" {titel(row)}. {self.merk(row.merk)}. ", self.ongedaan(row))
            for row in rows
            if row.merk
        ]
        head = el("h2", f"Vandaag genoteerd ({len(items)})")
        return el("section", head, el("ul", items), class_="cmz-genoteerd")

    def na_afsluiten(self, store: Opslag, vandaag: date) -> Html | None:
        """The closed dossiers of which something is still to do."""
        items = []
        for dossier in store.dossiers.values():
            closed = slot(self.rules, dossier, vandaag)
            # Who closed a file here asked for it; a date of an old file does not bring it back on the list.
            if closed and dossier.bij.einde and (left := self.nog_te_doen(dossier, closed.wijze)):
                count = len(self.rules.aflopen[closed.wijze].stappen)
                items.append(el("li", self.naar(dossier.code), f": {count - len(left)} van {count} gedaan"))
        head = el("h2", f"Afgesloten, met nog iets te doen ({len(items)})")
        return (
            el("section", head, el("ul", items[:MEESTE_RIJEN]), class_="cmz-na-afsluiten") if items else None
        )

    def nog_te_doen(self, dossier: Dossier, wijze: str) -> list[tuple[str, Stap]]:
        """The steps after an ending that are not ticked."""
        end = self.rules.aflopen.get(wijze)
        steps = end.stappen.items() if end else ()
        return [(name, step) for name, step in steps if afloopvink(wijze, name) not in dossier.bij.vinkjes]


def afloopvink(wijze: str, stap: str) -> str:
    """The id of the tick at a step after an ending."""
    return f"afloop-{wijze}/{stap}"


def tellen(rows: Iterable[Rij], vandaag: date) -> str:
    """How much there is to do, in one sentence."""
    count = dict.fromkeys((*GROEPEN, "later"), 0)
    for row in rows:
        count[groep(row, vandaag)] += 1
    return (
        f"{count['te-laat']} te laat, {count['deze-week']} deze week, {count['volgende-week']} volgende week."
    )


def _merkknop(soort: str, words: str) -> Html:
    return el("button", words, type="submit", name="merk", value=soort, class_="cmz-knop")


def knop(wat: str, words: str, code: str, termijn: str = "", label: str = "") -> Html:
    """A form of one button that does something with a dossier."""
    button = el("button", words, type="submit", class_="cmz-knop cmz-knop--klein", aria_label=label or None)
    return el(
        "form", button, data_wat=wat, data_code=code, data_termijn=termijn or None, class_="cmz-een-knop"
    )
