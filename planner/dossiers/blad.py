"""The page of one dossier as HTML: where it stands and what comes next first, then everything else about it."""

from __future__ import annotations

from datetime import date

from planner import taal
from planner.dossiers.feiten import antwoorden_voor
from planner.dossiers.merken import LANGSTE_NOTA, Slot
from planner.dossiers.opslag import PLANNER, Dossier
from planner.dossiers.overzicht import Rij, alle_rijen, fase_van, gaten, groep, slot, vraagt_iets
from planner.dossiers.weergave import titel
from planner.dossiers.werk import Werk, afloopvink, knop
from planner.html import Html, el, voeg
from planner.model import BedragPlanner, Id
from planner.soorten import uitslag
from planner.termijn import alleen_misschien, later_gebeurd
from planner.toon.leg_uit import leg_uit
from planner.toon.termijn import waarom_niet
from planner.toon.tijdlijn import tijdlijn
from planner.toon.weergave import WAAR_WOORD, dag, nog_niet_te_bepalen, tabel, tijd
from planner.woorden import Woorden

MEESTE_NU = 3  # things to do that are shown at the top


class Blad(Werk):
    """Makes the page of a dossier."""

    def blad(self, dossier: Dossier, vandaag: date) -> Html:
        """The whole page."""
        rows = alle_rijen(self.rules, dossier, vandaag)
        closed = slot(self.rules, dossier, vandaag)
        asks = sorted(
            (row for row in rows if not closed and vraagt_iets(row)), key=lambda row: (row.wanneer, row.dag)
        )
        first = self.gesloten(dossier, closed) if closed else self.nu(dossier, asks, vandaag)
        side = voeg(
            None if closed else self.planners(dossier, rows, vandaag),
            None if closed else self.lijsten(dossier, vandaag),
            self.nota(dossier),
        )
        return voeg(
            self.stand_van_dossier(dossier, closed, vandaag),
            el("div", first, el("div", side, class_="cmz-blad-zij"), self.datums_van(dossier, rows, vandaag, bool(closed)), class_="cmz-blad"),
            self.lijn(dossier, vandaag),
            None if closed else self.sluiten(dossier, vandaag),
        )  # fmt: skip

    def samenvatting_van(self, dossier: Dossier, vandaag: date) -> str:
        """Where a dossier stands in one sentence, for who hears the page."""
        if closed := slot(self.rules, dossier, vandaag):
            return f"Dossier {dossier.code}: afgesloten op {taal.datum(closed.op)}."
        phase = fase_van(self.rules, dossier, vandaag)
        return f"Dossier {dossier.code}: {phase.fase.titel.lower() if phase else 'open'}."

    # --- where it stands -------------------------------------------------------------------------

    def stand_van_dossier(self, dossier: Dossier, closed: Slot | None, vandaag: date) -> Html:
        """The phase, and why it is that one."""
        edit = el(
            "a", "Vul datums aan", href=self.adres(f"planners/{PLANNER}.md", dossier.code), class_="cmz-knop"
        )
        if closed:
            end = self.rules.aflopen.get(closed.wijze)
            words = end.titel if end else closed.wijze
            lead = voeg(el("strong", f"Afgesloten: {words.lower()}"), f", {taal.datum(closed.op)}. ", end.uitleg if end else None, " ", self.bron(end.bron) if end else None)  # fmt: skip
            return el("div", el("p", lead), edit, class_="cmz-blad-stand", data_fase="afgesloten")
        phase = fase_van(self.rules, dossier, vandaag)
        if not phase:
            return el("div", edit, class_="cmz-blad-stand")
        w = Woorden(uitslag(self.rules, PLANNER, dossier.getypt, vandaag).geval)
        why = "Hier begint elk traject: er is nog geen eerste afspraak ingevuld."
        if phase.sinds:
            why = (
                f"Waarom deze fase? {taal.hoofdletter(w.noem(phase.sinds[0]))}: {taal.datum(phase.sinds[1])}."
            )
        return el(
            "div",
            el("p", "Fase: ", el("strong", phase.fase.titel), ". ", phase.fase.uitleg),
            el("p", why, " ", self.bron(phase.fase.bron), class_="cmz-hulp"),
            edit,
            class_="cmz-blad-stand",
            data_fase=phase.id,
        )

    def nu(self, dossier: Dossier, asks: list[Rij], vandaag: date) -> Html:
        """What comes first: all that is late, and else the next date; and what nothing can be said of."""
        head = el("h2", "Wat nu?")
        missing = gaten(self.rules, dossier, vandaag)
        gap = el("p", self.gat(dossier, missing, vandaag), class_="cmz-let-op") if missing else None
        if not asks:
            text = "Er is nu geen termijn te noemen. Vul datums aan als er iets gebeurd is."
            return el("section", head, gap or el("p", text, class_="cmz-rustig"), class_="cmz-nu")
        soon = [row for row in asks if groep(row, vandaag) != "later"] or asks[:1]
        items = [self.rij(row, vandaag) for row in soon[:MEESTE_NU]]
        more = len(soon) - MEESTE_NU
        rest = el("p", f"En nog {more}: zie de datums hieronder.") if more > 0 else None
        return el("section", head, el("ul", items, class_="cmz-werk"), rest, gap, class_="cmz-nu")

    def gesloten(self, dossier: Dossier, closed: Slot) -> Html:
        """What is still to do after an ending, with ticks; then calm."""
        end = self.rules.aflopen.get(closed.wijze)
        case = Woorden(uitslag(self.rules, PLANNER, dossier.getypt, closed.op).geval)
        steps = end.stappen.items() if end else ()
        left = self.nog_te_doen(dossier, closed.wijze)
        items = [
            self.vinkje(
                dossier,
                afloopvink(closed.wijze, name),
                voeg(
                    el("strong", taal.hoofdletter(self.rol(step.wie))), f": {case.tekst(step.wat)} ",
                    el("em", f"({WAAR_WOORD[step.waar]}) ") if step.waar in WAAR_WOORD else None, self.bron(step.bron),
                ),
            )
            for name, step in steps
        ]  # fmt: skip
        count = len(items)
        state = (
            f"{count - len(left)} van {count} gedaan."
            if left
            else "Alles is gedaan. Dit dossier vraagt niets meer."
        )
        undo = None
        if dossier.bij.einde:
            undo = knop("heropen", "Heropen dit dossier", dossier.code)
        head = el("h2", "Wat is er nog te doen?" if left else "Klaar")
        return el(
            "section",
            head,
            el("p", state, class_="cmz-rustig"),
            el("ul", items, class_="cmz-vinkjes"),
            undo,
            class_="cmz-nu",
        )

    def vinkje(self, dossier: Dossier, item: str, words: Html) -> Html:
        """A real box that is ticked or not."""
        uid = f"vink-{item.replace('/', '-')}"
        box = el(
            "input",
            type="checkbox",
            id=uid,
            data_vink=item,
            data_code=dossier.code,
            checked=item in dossier.bij.vinkjes,
        )
        return el("li", box, " ", el("label", words, for_=uid))

    # --- dates ------------------------------------------------------------------------------------

    def datums_van(self, dossier: Dossier, rows: list[Rij], vandaag: date, dicht: bool) -> Html:
        """Every date with where it stands, its mark, and what undoes that; then those that cannot be told yet. Of a
        closed dossier only to look up."""
        silent = None if dicht else self.nog_niet(dossier, vandaag)
        if not rows:
            text = "Met deze gegevens is nog geen datum te bepalen."
            return el("section", el("h2", "Alle datums"), el("p", text), silent)
        ordered = sorted(rows, key=lambda row: row.dag)
        if dicht:
            items = [el("li", tijd(row.dag), f": {titel(row)}") for row in ordered]
            return el("details", el("summary", "De datums van dit traject"), el("ul", items))
        body = [self.datumrij(row, vandaag) for row in ordered]
        label = "Alle datums van dit dossier"
        heads = ("Termijn", "Datum", "Stand")
        return el("section", el("h2", "Alle datums"), tabel(heads, body, aria_label=label), silent)

    def nog_niet(self, dossier: Dossier, vandaag: date) -> Html | None:
        """The deadlines without a date, each with what it waits for."""
        found = uitslag(self.rules, PLANNER, dossier.getypt, vandaag)
        w = Woorden(found.geval)
        items = [
            el(
                "li",
                el("strong", w.tekst(stand.regel.titel, stand.vanaf)),
                f": {waarom_niet(w, stand.regel)}",
            )
            for stand in found.termijnen
            if not stand.dag and stand.van_toepassing is not False and stand.id not in dossier.bij.merken
        ]
        return nog_niet_te_bepalen(items)

    def datumrij(self, row: Rij, vandaag: date) -> Html:
        """One date as a row."""
        stand = row.stand
        done = row.merk or stand.gehaald_op
        state = el(
            "span", self.merk(row.merk) if row.merk else self.stand(stand, vandaag), class_="cmz-status"
        )
        undo = self.ongedaan(row) if row.merk or (stand.gepland and not stand.gehaald_op) else None
        far = None if done else voeg(el("br"), taal.afstand((row.dag - vandaag).days))
        case = row.uitslag.geval
        if not done and stand.status == "verstreken" and (after := later_gebeurd(case, stand.regel)):
            # Not late: only nobody wrote down when.
            state, far = el("span", f"wellicht gebeurd, want {Woorden(case).noem(after)} is ingevuld"), None
        maybe = alleen_misschien(case, stand)
        remark = "Alleen als het traject zo lang duurt." if maybe else None
        return el(
            "tr",
            el("th", titel(row), el("br"), el("span", self.wie(row), class_="cmz-wie"), scope="row"),
            el("td", dag(stand), data_kop="Datum"),
            el(
                "td",
                state,
                far,
                el("p", remark, class_="cmz-hulp") if remark else None,
                undo,
                None if done else self.noteer(row, vandaag),
                data_kop="Stand",
            ),
            data_termijn=stand.id,
            data_status=stand.status,
            data_soort=stand.regel.soort,
            data_merk=row.merk.soort if row.merk else None,
            data_zekerheid=stand.zekerheid,
        )

    def lijn(self, dossier: Dossier, vandaag: date) -> Html | None:
        """The timeline, closed until somebody wants it."""
        drawing = tijdlijn(leg_uit(uitslag(self.rules, PLANNER, dossier.getypt, vandaag)))
        return el("details", el("summary", "Tijdlijn"), drawing, class_="cmz-blad-lijn") if drawing else None

    # --- what goes with it -------------------------------------------------------------------------

    def planners(self, dossier: Dossier, rows: list[Rij], vandaag: date) -> Html | None:
        """The answers of the planners that matter now, at a glance."""
        phase = fase_van(self.rules, dossier, vandaag)
        by_id = {row.stand.id: row for row in rows}
        facts = [
            el("div", el("dt", words), el("dd", dag(by_id[name].stand)))
            for name, words in (
                ("eindadvies-ten-vroegste", "Eindadvies kan vanaf"),
                ("verlenging-aanvragen", "Verlenging vragen kan tot en met"),
                ("maximumduur", "Eindadvies uiterlijk"),
            )
            if name in by_id and not by_id[name].stand.gehaald_op
        ]
        items = [self.planner(name, dossier, vandaag) for name in (phase.fase.planners if phase else ())]
        if not facts and not items:
            return None
        head = el("h2", "Wat kan nu?")
        return el(
            "section",
            head,
            el("dl", facts, class_="cmz-feiten") if facts else None,
            el("ul", items) if items else None,
        )

    def planner(self, name: Id, dossier: Dossier, vandaag: date) -> Html:
        """A planner with its answer to what the dossier knows, and the way to it with that dossier."""
        planner = self.rules.planners[name]
        typed = antwoorden_voor(self.rules, name, dossier.antwoorden)
        # By its code, so that what is filled in there can be kept.
        href = self.adres(f"planners/{name}.md", dossier.code)
        answer = None
        if typed and not isinstance(planner, BedragPlanner):
            answer = leg_uit(uitslag(self.rules, name, typed, vandaag)).antwoord
        words = answer.titel if answer else "nog geen antwoord"
        return el("li", el("a", planner.titel, href=href), f": {words[:1].lower()}{words[1:]}")

    def lijsten(self, dossier: Dossier, vandaag: date) -> Html | None:
        """The checklists of this phase, with how much of each is ticked, and a place for its tasks."""
        phase = fase_van(self.rules, dossier, vandaag)
        if not phase:
            return None
        items = []
        for sheet in phase.fase.checklists:
            name = sheet.pagina.removesuffix(".md").rpartition("/")[2]
            count = sum(1 for item in dossier.bij.vinkjes if item.startswith(f"{name}/"))
            done = f" ({count} {'punt' if count == 1 else 'punten'} aangevinkt)" if count else ""
            items.append(el("li", el("a", sheet.naam, href=self.adres(sheet.pagina, dossier.code)), done))
        tasks = el("div", class_="cmz-blad-taken", data_taken=" ".join(phase.fase.taken))
        return el("section", el("h2", "In deze fase"), el("ul", items), tasks)

    def nota(self, dossier: Dossier) -> Html:
        """A short note, without names."""
        field = el(
            "textarea",
            dossier.bij.nota,
            name="nota",
            rows=4,
            maxlength=LANGSTE_NOTA,
            id="cmz-nota",
            aria_describedby="cmz-nota-hulp",
        )
        return el(
            "section",
            el("h2", el("label", "Nota", for_="cmz-nota")),
            el("p", f"Geen namen en niets over gezondheid: dat hoort in MLP. Hoogstens {LANGSTE_NOTA} tekens.", class_="cmz-hulp", id="cmz-nota-hulp"),
            el("form", field, el("button", "Bewaar de nota", type="submit", class_="cmz-knop"), data_wat="noteer", data_code=dossier.code),
        )  # fmt: skip

    def sluiten(self, dossier: Dossier, vandaag: date) -> Html:
        """The form that closes a dossier."""
        ways = [
            el("div", el("input", type="radio", name="wijze", value=name, id=f"wijze-{name}"), el("label", f"{end.titel}. ", el("small", end.uitleg), for_=f"wijze-{name}"), class_="cmz-keuze")
            for name, end in self.rules.aflopen.items()
        ]  # fmt: skip
        day = el(
            "label",
            "Sinds welke dag? ",
            el("input", name="dag", value=taal.datum(vandaag), size=16, autocomplete="off"),
        )
        return el(
            "details",
            el("summary", "Sluit dit dossier"),
            el(
                "form",
                el("fieldset", el("legend", "Hoe eindigde het traject?"), ways),
                el("p", day),
                el("button", "Sluit het dossier", type="submit", class_="cmz-knop"),
                data_wat="sluit",
                data_code=dossier.code,
                novalidate=True,
            ),
            class_="cmz-blad-sluiten",
        )
