"""Checks across rules: references, sources, periods, texts. Everything wrong at once, each at its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner import model
from planner.authoring import naslagmodel
from planner.authoring.dossiercontrole import dossierproblemen
from planner.authoring.fouten import Probleem
from planner.authoring.gegevens import TRAJECTVRAGEN, Bestand, Gegevens, grenzen
from planner.authoring.naslagcontrole import cellen, namen, plaatsen
from planner.authoring.objecten import Pad
from planner.authoring.trajectvragen import problemen_van
from planner.authoring.zoekwoorden import zoekproblemen
from planner.geval import alle_feiten, alle_momenten, alle_termijnen
from planner.taal import bedoelde_je, datum, opsomming
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.woorden import PLEK

NIETS = "niets"  # `zoekt_uit` of a step that finds out what no question asks
# A sentence that asks somebody to find out whether something is so.
UITZOEKEN = re.compile(
    r"\b(?:vraag|kijk|bekijk|ga|zoek|bespreek|beslis|spreek)t?\b[^.:;?]*?\bof "
    r"(?:er|die|dat|jullie|iemand|dit|deze|ze|het|een|alle|betaald"
    r"|de (?:deelnemer|persoon|wijziging|actie|acties|stage|begeleiding|service|notitie|reden))\b"
    r"|\bvraagt? na\b",
    re.IGNORECASE,
)
MEESTE_MAANDEN = 120
# Words that compare two values: the sentence stays as it is when one of them changes.
VERGELIJKT = re.compile(
    r"\beven (?:lang|veel|kort|hoog|groot|ver)\b|\bevenveel\b|\b(?:dubbel|half) zo\b|\bde helft\b",
    re.IGNORECASE,
)
LOS = re.compile(r"\{[^{}]{0,40}\}?|\}")


def controleer(data: Gegevens) -> list[Probleem]:
    """Every problem that reading alone does not show. Examples and tables are checked elsewhere."""
    check = _Controle(data)
    for path, file in data.bestanden.items():
        check.bronnen(path, file.inhoud, ())
    check.waarden()
    check.kalender()
    for path in naslagmodel.BESTANDEN:
        if path in data.bestanden:
            check.naslaggegevens(path)
    check.trajectvragen()
    for name in data.map("planners"):
        check.planner(name)
    check.problemen += dossierproblemen(data)
    return check.problemen + list(zoekproblemen(data))


def alleen_tekst(data: Gegevens) -> None:
    """Add a problem for each value that says wrongly whether a planner counts with it: who changes a value must know
    whether answers change too. The rules must be sound."""
    planners = data.regels().planners.values()
    used = {name for planner in planners for name in _namen(planner, teksten=False)}
    for name, file in data.map("waarden").items():
        for key, item in file.inhoud.items():
            if item.alleen_tekst and key in used:
                message = f"Een planner rekent met ‘{key}’. Haal ‘alleen_tekst’ weg."
                data.fout(f"waarden/{name}.yml", (key, "alleen_tekst"), message)
            elif not item.alleen_tekst and key not in used:
                message = (
                    f"Geen planner rekent met ‘{key}’: alleen teksten, tabellen of tekeningen tonen deze waarde. Zet er "
                    "‘alleen_tekst: ja’ bij, of noem ze waar een regel haar nodig heeft."
                )
                data.fout(f"waarden/{name}.yml", (key,), message)


class _Controle:
    def __init__(self, data: Gegevens) -> None:
        self.data = data
        self.rules = data.regels()
        self.lijsten: Mapping[str, naslagmodel.Stappenlijst] = data["stappenlijsten.yml"]
        self.vaste_stappen = [key for steps in self.lijsten.values() for key in steps.stappen]
        self.plaatsen = plaatsen(data["taken.yml"])
        self.problemen: list[Probleem] = []

    def fout(self, path: str, pad: Pad, melding: str) -> None:
        file = self.data.bestanden[path]
        self.problemen.append(Probleem(file.naam, file.regel(*pad), melding))

    def ken(self, path: str, pad: Pad, naam: str, bekend: Iterable[str], wat: str) -> bool:
        """Whether a name is known; if not, a problem with the nearest name."""
        known = list(bekend)
        if naam in known:
            return True
        if not self.data.genoemd(naam):
            self.fout(path, pad, f"{wat} ‘{naam[:60]}’ bestaat niet.{bedoelde_je(naam, known)}")
        return False

    def accolade(self, path: str, pad: Pad, text: str) -> None:
        """A brace that is no place for a value would stand in the answer as it is."""
        if loose := LOS.search(PLEK.sub("", text)):
            self.fout(
                path,
                pad,
                f"‘{loose[0]}’ is geen plek voor een waarde. Schrijf {{naam}}, {{datum:termijn}} of {{duur:termijn}}, "
                "in kleine letters, of laat de accolade weg.",
            )

        if "{" in text and (words := VERGELIJKT.search(text)):
            self.fout(
                path,
                pad,
                f"‘{words[0]}’ vergelijkt een waarde met een andere. Verandert er één, dan klopt de zin niet meer. Noem elke "
                "waarde zelf.",
            )

    def mislukt(self, path: str, pad: Pad) -> bool:
        """Whether a list only looks empty because its items did not read well; they were reported."""
        return (*pad, 0) in self.data.bestanden[path].regels

    # --- sources --------------------------------------------------------------------------------

    def bronnen(self, path: str, item: Any, pad: Pad) -> None:
        """Every source that is cited exists, and whoever must cite one does."""
        if isinstance(item, model.Bron):
            documents = self.rules.bronnen
            if self.ken(path, pad, item.document, documents, "De bron"):
                sections = documents[item.document].secties
                if item.sectie not in sections and not self.data.genoemd(item.sectie):
                    hint = bedoelde_je(item.sectie, sections)
                    self.fout(path, pad, f"De bron {item.document} heeft geen sectie ‘{item.sectie}’.{hint}")
        elif isinstance(item, Mapping):
            for key, value in item.items():
                self.bronnen(path, value, (*pad, key))
        elif isinstance(item, tuple):
            for number, value in enumerate(item):
                self.bronnen(path, value, (*pad, number))
        elif hasattr(item, "__dataclass_fields__"):
            for name in item.__dataclass_fields__:
                value = getattr(item, name)
                optional = isinstance(item, (model.Vraag, model.Sluitingsdag)) or self.mislukt(
                    path, (*pad, name)
                )
                optional = optional or (isinstance(item, model.Stap) and bool(item.vast))
                if name == "bron" and value == () and not optional:
                    self.fout(path, (*pad, name), "Hier ontbreekt een bron: noem het document en de sectie.")
                if isinstance(value, (Mapping, tuple, model.Bron)) or hasattr(value, "__dataclass_fields__"):
                    self.bronnen(path, value, (*pad, name))

    # --- values ---------------------------------------------------------------------------------

    def waarden(self) -> None:
        seen: dict[str, str] = {}
        for name, file in self.data.map("waarden").items():
            path = f"waarden/{name}.yml"
            for key, item in file.inhoud.items():
                if key in seen:
                    self.fout(path, (key,), f"De waarde ‘{key}’ staat ook in {seen[key]}. Verwijder er één.")
                seen[key] = path
                self.geldigheid(path, (key, "waarden"), item.waarden)
                for number, version in enumerate(item.waarden):
                    if item.soort == "bedrag" and version.waarde != round(version.waarde, 2):
                        message = "Een bedrag heeft hoogstens twee cijfers na de punt."
                        self.fout(path, (key, "waarden", number, "waarde"), message)
                    if item.soort == "deel" and version.waarde > 100:
                        self.fout(
                            path, (key, "waarden", number, "waarde"), "Een percentage is hoogstens 100."
                        )

    def geldigheid(self, path: str, pad: Pad, versions: tuple[model.Waarde[Any], ...]) -> None:
        """Periods follow each other without overlap or gap."""
        if not versions and not self.mislukt(path, pad):
            self.fout(path, pad, "Hier ontbreekt een waarde met ‘geldig_van’.")
        ordered = sorted(enumerate(versions), key=lambda pair: pair[1].geldig_van)
        for number, version in enumerate(versions):
            self.begin(path, (*pad, number, "geldig_van"), version)
        for number, version in ordered:
            if version.geldig_tot and version.geldig_tot < version.geldig_van:
                self.fout(
                    path,
                    (*pad, number, "geldig_tot"),
                    "‘geldig_tot’ ligt vóór ‘geldig_van’. Kijk de datums na.",
                )
        for (_, before), (number, after) in zip(ordered, ordered[1:], strict=False):
            place = (*pad, number, "geldig_van")
            if before.geldig_van == after.geldig_van:
                self.fout(
                    path, place, f"Er zijn twee waarden vanaf {datum(after.geldig_van)}. Verwijder er één."
                )
            elif before.geldig_tot and before.geldig_tot >= after.geldig_van:
                self.fout(
                    path,
                    place,
                    f"Deze waarde overlapt met de vorige, die geldt tot en met {datum(before.geldig_tot)}. "
                    "Kort de vorige in of laat ‘geldig_tot’ weg.",
                )
            elif before.geldig_tot and (after.geldig_van - before.geldig_tot).days > 1:
                self.fout(
                    path,
                    place,
                    f"Tussen {datum(before.geldig_tot)} en {datum(after.geldig_van)} geldt er geen waarde. "
                    "Laat ‘geldig_tot’ bij de vorige weg of sluit de datums aan.",
                )

    def begin(self, path: str, pad: Pad, version: model.Waarde[Any]) -> None:
        """The day of a document is not the day on which what it says begins. A date itself begins nowhere."""
        days = {
            self.rules.bronnen[b.document].datum: b for b in version.bron if b.document in self.rules.bronnen
        }
        source = days.get(version.geldig_van.isoformat())
        if source and not version.begin_onbekend and not isinstance(version.waarde, date):
            self.fout(
                path,
                pad,
                f"{datum(version.geldig_van)} is de datum van {source.document}, niet de dag waarop dit begon te gelden. "
                "Noem die dag. Zegt geen bron hem, zet er dan ‘begin_onbekend: ja’ bij.",
            )

    def kalender(self) -> None:
        path = "kalender.yml"
        if path not in self.data.bestanden:
            return
        calendar = self.rules.kalender
        if calendar.geldig_tot <= calendar.geldig_van:
            self.fout(path, ("geldig_tot",), "‘geldig_tot’ ligt niet na ‘geldig_van’. Kijk de datums na.")
        for key, item in calendar.dagen.items():
            fixed = item.dag is not None and item.maand is not None
            if fixed == (item.pasen is not None):
                self.fout(
                    path, ("dagen", key), "Geef ofwel ‘dag’ en ‘maand’, ofwel ‘pasen’ (dagen na Pasen)."
                )
            elif fixed:
                self._bestaat(path, key, item)
            if not item.bron:
                self.fout(path, ("dagen", key), "Hier ontbreekt een bron: noem het document en de sectie.")

    def _bestaat(self, path: str, key: str, item: model.Sluitingsdag) -> None:
        try:
            for number in (item.dag, item.tot_dag or item.dag):
                date(2023, item.maand or 0, number or 0)
        except ValueError:
            self.fout(path, ("dagen", key), "Deze dag bestaat niet elk jaar. Kijk ‘dag’ en ‘maand’ na.")
        if item.tot_dag and item.dag and item.tot_dag < item.dag:
            self.fout(path, ("dagen", key, "tot_dag"), "‘tot_dag’ ligt vóór ‘dag’.")

    # --- reference data -------------------------------------------------------------------------

    def naslaggegevens(self, path: str) -> None:
        if path == "begrippen.yml":
            for pad, melding in namen(self.data[path]):
                self.fout(path, pad, melding)
        for key, item in self.data[path].items():
            roles = getattr(item, "wie", ())
            if isinstance(roles, tuple):
                for number, role in enumerate(roles):
                    self.ken(path, (key, "wie", number), role, self.rules.rollen, "De rol")
            for number, other in enumerate(getattr(item, "zie", ())):
                self.ken(path, (key, "zie", number), other, self.data[path], "Het begrip")
            if isinstance(item, naslagmodel.Taak):
                self._taak(path, key, item)
            for number, other in enumerate(getattr(item, "extern", ())):
                self.ken(path, (key, "extern", number), other, self.data["extern.yml"], "De externe bron")
            if isinstance(item, naslagmodel.Stappenlijst):
                self._lijst(path, key, item)
            if isinstance(item, naslagmodel.Zelftestvraag):
                self._zelftest(path, key, item)
            if isinstance(item, naslagmodel.Netwerktekening):
                self._netwerk(path, key, item)
            if isinstance(item, naslagmodel.Verlooptekening):
                self._verloop(path, key, item)
            if isinstance(item, naslagmodel.Tijdlijntekening):
                self._tijdlijn(path, key, item)
            self.teksten(path, item, (key,))

    def teksten(self, path: str, item: Any, pad: Pad) -> None:
        """Every {name} in a reference text is a value or a deadline; macros do not work there."""
        if isinstance(item, str):
            if "{{" in item:
                self.fout(path, pad, "Gebruik hier {naam} met één accolade, geen macro met twee.")
                return
            self.accolade(path, pad, item)
            for match in PLEK.finditer(item):
                known = self.alle_termijnen() if match[1] not in (None, "nu") else set(self.rules.waarden)
                self.ken(path, pad, match[2], known, "De waarde of termijn in de tekst")
        elif isinstance(item, tuple):
            for number, value in enumerate(item):
                self.teksten(path, value, (*pad, number))
        elif hasattr(item, "__dataclass_fields__"):
            for name in item.__dataclass_fields__:
                self.teksten(path, getattr(item, name), (*pad, name))

    def alle_termijnen(self) -> set[str]:
        return {name for planner in self.rules.planners.values() for name in planner.termijnen}

    def _taak(self, path: str, key: str, item: naslagmodel.Taak) -> None:
        if item.termijn:
            known = self.alle_termijnen()
            self.ken(path, (key, "termijn", "id"), item.termijn.id, known, "De termijn")
        for pad, melding in cellen(item, self.rules):
            self.fout(path, (key, *pad), melding)

    def _lijst(self, path: str, key: str, item: naslagmodel.Stappenlijst) -> None:
        """Each step of a list says who does what; a name stands for one step."""
        for name, step in item.stappen.items():
            pad = (key, "stappen", name)
            self.ken(path, (*pad, "wie"), step.wie, self.rules.rollen, "De rol")
            if not step.wat:
                self.fout(path, pad, "Hier ontbreekt ‘wat’.")
            if step.vast or step.als or step.voor or step.zoekt_uit:
                self.fout(
                    path, pad, "Een stap van een lijst hangt van niets af: zeg dat waar ze gebruikt wordt."
                )
            if self.vaste_stappen.count(name) > 1:
                self.fout(path, pad, f"De vaste stap ‘{name}’ staat in twee lijsten. Kies een andere naam.")
        for planner in item.bij:
            self.ken(path, (key, "bij", planner), planner, self.rules.planners, "De planner")

    def _zelftest(self, path: str, key: str, item: naslagmodel.Zelftestvraag) -> None:
        if bool(item.waarde) == bool(item.planner):
            self.fout(path, (key,), "Geef ofwel ‘waarde’, ofwel ‘planner’ met ‘gegeven’.")
        elif item.waarde:
            known = {*self.rules.waarden, *self.alle_termijnen()}
            self.ken(path, (key, "waarde"), item.waarde, known, "De waarde")
        elif (
            self.ken(path, (key, "planner"), item.planner, self.rules.planners, "De planner") and item.termijn
        ):
            known = set(alle_termijnen(self.rules, item.planner))
            self.ken(path, (key, "termijn"), item.termijn, known, "De termijn")

    def _netwerk(self, path: str, key: str, item: naslagmodel.Netwerktekening) -> None:
        """Lines join boxes that are there; a line that skips a row says along which side it goes."""
        rows = {box.id: number for number, row in enumerate(item.rijen) for box in row.vakken}
        rows |= {row.id: number for number, row in enumerate(item.rijen) if row.id}
        for number, row in enumerate(item.rijen):
            if len(row.vakken) not in (1, 2):
                self.fout(path, (key, "rijen", number), "Zet één of twee vakken op een rij: meer past niet.")
        for number, line in enumerate(item.pijlen):
            pad = (key, "pijlen", number)
            known = [
                self.ken(path, (*pad, end), getattr(line, end), rows, "Het vak") for end in ("van", "naar")
            ]
            if all(known) and not line.langs and abs(rows[line.van] - rows[line.naar]) != 1:
                self.fout(
                    path, pad, "Deze pijl loopt voorbij een andere rij: zeg ‘langs: links’ of ‘rechts’."
                )

    def _verloop(self, path: str, key: str, item: naslagmodel.Verlooptekening) -> None:
        for number, step in enumerate(item.stappen):
            pad = (key, "stappen", number)
            for place, role in enumerate(step.wie):
                self.ken(path, (*pad, "wie", place), role, self.rules.rollen, "De rol")
            if step.termijn:
                self.ken(path, (*pad, "termijn"), step.termijn, self.alle_termijnen(), "De termijn")

    def _tijdlijn(self, path: str, key: str, item: naslagmodel.Tijdlijntekening) -> None:
        """The names in a timeline exist. A deadline that starts elsewhere is simply not drawn."""
        if not self.ken(path, (key, "planner"), item.planner, self.rules.planners, "De planner"):
            return
        planner = self.rules.planners[item.planner]
        moments = [phase.moment for phase in item.fasen]
        for number, name in enumerate(moments):
            known = [*planner.vragen, *planner.momenten]
            self.ken(path, (key, "fasen", number, "moment"), name, known, "Het moment")
        self.ken(path, (key, "schaal"), item.schaal, moments, "Het moment")
        for number, band in enumerate(item.banden):
            durations = {name for name, value in self.rules.waarden.items() if value.soort == "duur"}
            self.ken(path, (key, "banden", number, "tot"), band.tot, durations, "De duur")

    # --- questions about the trajectory ---------------------------------------------------------

    def trajectvragen(self) -> None:
        """The questions that planners share, and how planners name them."""
        for name, (path, pad) in self.data.onvolledig().items():
            question = self.data[TRAJECTVRAGEN][name] if path == TRAJECTVRAGEN else None
            question = question or getattr(self.data.bestanden[path].inhoud, str(pad[0]))[name]
            for key in ("vraag", "soort"):
                if not getattr(question, key) and (*pad, key) not in self.data.bestanden[path].regels:
                    self.fout(path, pad, f"Hier ontbreekt ‘{key}’. Voeg het toe.")
        if TRAJECTVRAGEN in self.data.bestanden:
            vraagvormen(self, TRAJECTVRAGEN, (), self.rules.trajectvragen)
            for name, question in self.rules.trajectvragen.items():
                self.teksten(TRAJECTVRAGEN, question, (name,))
        for path, pad, melding in problemen_van(self.data, self.rules):
            self.fout(path, pad, melding)

    # --- planners -------------------------------------------------------------------------------

    def planner(self, name: str) -> None:
        _PlannerControle(self, name).alles()


class _PlannerControle:
    """The checks of one planner."""

    def __init__(self, check: _Controle, name: str) -> None:
        self.check = check
        self.rules = check.rules
        self.naam = name
        self.path = f"planners/{name}.yml"
        self.planner: model.Planner = check.rules.planners[name]
        self.file: Bestand = check.data.bestanden[self.path]
        self.questions = dict(self.planner.vragen)
        if isinstance(self.planner, model.BedragPlanner):
            self.questions |= self.planner.regelvragen
        self.taken: dict[str, model.Termijn] = {}
        self.feiten_hier = alle_feiten(check.rules, name)
        self.momenten_hier = alle_momenten(check.rules, name)

    def fout(self, pad: Pad, melding: str) -> None:
        self.check.fout(self.path, pad, melding)

    def ken(self, pad: Pad, naam: str, bekend: Iterable[str], wat: str) -> bool:
        return self.check.ken(self.path, pad, naam, bekend, wat)

    def alles(self) -> None:
        self.overgenomen()
        self.namen()
        self.vragen()
        self.momenten()
        self.feiten()
        for name, rule in self.planner.termijnen.items():
            self.termijn(("termijnen", name), rule)
        for name, other in self.planner.andere_start.items():
            self.ken(("andere_start", name), name, {**self.taken, **self.planner.termijnen}, "De termijn")
            self.cellen(("andere_start", name, "als"), other.als)
            self.verwijzing(("andere_start", name, "vanaf"), other.vanaf)
            self.lezingen(("andere_start", name, "lezingen"), other.lezingen)
        self.verwijzing(("peildatum",), self.planner.peildatum, termijnen=False)
        for key in ("gebeurd_tegen", "kaderdatum"):
            name = getattr(self.planner, key)
            if name not in ("", "vandaag") and self.ken((key,), name, self.questions, "De vraag"):
                self.verwijzing((key,), name, termijnen=False)
        for number, chain in enumerate(self.planner.volgorde):
            for index, name in enumerate(chain):
                self.verwijzing(("volgorde", number, index), name, soorten=("datum", "datums"))
        for number, phase in enumerate(self.planner.fasen):
            self.verwijzing(("fasen", number, "van"), phase.van)
            self.verwijzing(("fasen", number, "tot"), phase.tot)
        for number, remark in enumerate(self.planner.waarschuwingen):
            self.cellen(("waarschuwingen", number, "als"), remark.als, open_mag=True)
        for number, draft in enumerate(self.planner.ontwerpen):
            self.uitkomsten(("ontwerpen", number, "voor"), draft.voor)
            self.cellen(("ontwerpen", number, "als"), draft.als)
        for number, step in enumerate(self.planner.stappen):
            self.stap(("stappen", number), step)
            self.uitkomsten(("stappen", number, "voor"), step.voor)
        self.soort()
        self.teksten(self.planner, ())
        self.ongebruikt()
        self.voorbeelden()

    def overgenomen(self) -> None:
        for other, names in self.planner.overgenomen.items():
            pad = ("overgenomen", other)
            if self.ken(pad, other, self.rules.planners, "De planner"):
                for number, name in enumerate(names):
                    known = self.rules.planners[other].termijnen
                    if self.ken((*pad, number), name, known, "De termijn"):
                        self.taken[name] = known[name]
                        start = known[name].vanaf
                        if start not in self.questions and start not in self.momenten_hier:
                            message = f"Deze termijn telt vanaf ‘{start}’; dat is hier geen vraag of moment. Voeg het toe."
                            self.fout((*pad, number), message)
                for kind in ("feiten", "momenten"):
                    for name, mine in getattr(self.planner, kind).items():
                        if getattr(self.rules.planners[other], kind).get(name, mine) != mine:
                            message = (
                                f"‘{name}’ komt ook mee met de termijnen van {other}, en is daar iets anders."
                            )
                            self.fout((kind, name), f"{message} Kies een andere naam.")

    def namen(self) -> None:
        """A name stands for one thing only."""
        seen: dict[str, str] = {"vandaag": "een vaste naam"}
        for kind, items in (
            ("vragen", self.questions),
            ("momenten", self.planner.momenten),
            ("feiten", self.planner.feiten),
            ("termijnen", self.planner.termijnen),
        ):
            for name in items:
                # In a text {name} is a value or the answer to a question: a deadline has {datum:name}.
                if kind in ("vragen", "momenten") and name in self.rules.waarden:
                    seen.setdefault(name, "de waarden")
                if name in seen:
                    self.fout(
                        (kind, name), f"De naam ‘{name}’ bestaat al bij {seen[name]}. Kies een andere naam."
                    )
                seen[name] = kind

    def vragen(self) -> None:
        groups = {"vragen": self.planner.vragen, "regelvragen": model.regelvragen(self.planner)}
        for group, questions in groups.items():
            vraagvormen(
                self.check, self.path, (group,), {n: q for n, q in questions.items() if self._eigen(q)}
            )
            for name, question in questions.items():
                self._vraag_als((group, name), name, question.als)

    def _eigen(self, question: model.Vraag) -> bool:
        """Whether the planner itself says which kind of question this is; else trajectvragen.yml does."""
        fact = self.rules.trajectvragen.get(question.feit)
        return fact is None or (question.soort, question.gepland) != (fact.soort, fact.gepland)

    def _vraag_als(self, pad: Pad, name: str, als: model.Cellen) -> None:
        """Whether a question is asked depends on questions before it, so that nobody has to go back."""
        self.cellen((*pad, "als"), als)
        order = list(self.questions)
        for other in als:
            if other in self.feiten_hier or (other in order and order.index(other) >= order.index(name)):
                message = f"Of ‘{name}’ gevraagd wordt, hangt af van een vraag die ervoor staat, niet van ‘{other}’."
                self.fout((*pad, "als", other), message)

    def gebeurd(self, pad: Pad, naam: str) -> None:
        """What must have happened, cannot be a date that counts too when it is still to come."""
        if naam in self.questions and self.questions[naam].gepland:
            self.fout(
                pad,
                f"‘{naam}’ mag nog komen (‘gepland: ja’), maar hier moet het gebeurd zijn. Kies een andere datum, of "
                "haal ‘gepland’ bij de vraag weg.",
            )

    def momenten(self) -> None:
        for name, moment in self.planner.momenten.items():
            pad = ("momenten", name)
            if sum(map(bool, (moment.vroegste_van, moment.gegeven, moment.vanaf))) != 1:
                message = "Een moment heeft ‘vroegste_van’, ‘gegeven’ (met of zonder ‘raming’) of ‘vanaf’ met ‘duur’."
                self.fout(pad, message)
            if bool(moment.vanaf) != bool(moment.duur):
                self.fout(pad, "‘vanaf’ en ‘duur’ van een moment horen samen.")
            elif moment.vanaf:
                self.verwijzing((*pad, "vanaf"), moment.vanaf)
                self.duur((*pad, "duur"), moment.duur)
            for number, other in enumerate(moment.vroegste_van):
                self.verwijzing((*pad, "vroegste_van", number), other)
            if moment.gegeven:
                self.verwijzing((*pad, "gegeven"), moment.gegeven)
            if moment.raming:
                self.verwijzing((*pad, "raming", "vanaf"), moment.raming.vanaf)
                self.duur((*pad, "raming", "duur"), moment.raming.duur)
                self.cellen((*pad, "raming", "tenzij"), moment.raming.tenzij)
        for name in (*self.planner.momenten, *self.planner.termijnen):
            circle = self._kring(name, ())
            if circle and circle[0] == name:
                kind = "momenten" if name in self.planner.momenten else "termijnen"
                self.fout(
                    (kind, name),
                    f"Dit verwijst in een kring naar zichzelf: {' → '.join(circle)}. Verbreek de kring.",
                )

    def _kring(self, name: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        if name in trail:
            return (*trail[trail.index(name) :], name)
        for other in self._achter(name):
            if circle := self._kring(other, (*trail, name)):
                return circle
        return ()

    def _achter(self, name: str) -> list[str]:
        moment = self.momenten_hier.get(name)
        rule = {**self.taken, **self.planner.termijnen}.get(name)
        fact = self.feiten_hier.get(name)
        if moment:
            estimate = [moment.raming.vanaf, *moment.raming.tenzij] if moment.raming else []
            return [*moment.vroegste_van, *filter(None, [moment.gegeven, moment.vanaf]), *estimate]
        if rule:
            return [rule.vanaf]
        if fact and fact.eerder_dan:
            return [fact.eerder_dan.datum, fact.eerder_dan.dan]
        if fact and fact.duurt_minstens:
            return [fact.duurt_minstens.van, fact.duurt_minstens.tot]
        return []

    def feiten(self) -> None:
        for name, fact in self.planner.feiten.items():
            pad = ("feiten", name)
            given = [item for item in model.OPERATOREN if getattr(fact, item)]
            if len(given) != 1:
                self.fout(pad, f"Een feit heeft precies één van {opsomming(model.OPERATOREN, 'of')}.")
                continue
            if fact.eerder_dan:
                self.verwijzing((*pad, "eerder_dan", "datum"), fact.eerder_dan.datum)
                self.verwijzing((*pad, "eerder_dan", "dan"), fact.eerder_dan.dan)
            elif fact.duurt_minstens:
                self.verwijzing((*pad, "duurt_minstens", "van"), fact.duurt_minstens.van)
                self.verwijzing((*pad, "duurt_minstens", "tot"), fact.duurt_minstens.tot)
                self.duur((*pad, "duurt_minstens", "duur"), fact.duurt_minstens.duur)
                self.gebeurd((*pad, "duurt_minstens", "tot"), fact.duurt_minstens.tot)
            elif fact.een_van:
                if self.ken((*pad, "een_van", "vraag"), fact.een_van.vraag, self.questions, "De vraag"):
                    self._waarden((*pad, "een_van", "waarden"), fact.een_van.vraag, fact.een_van.waarden)
            elif fact.minstens:
                if self.ken((*pad, "minstens", "vraag"), fact.minstens.vraag, self.questions, "De vraag"):
                    if self.questions[fact.minstens.vraag].soort != "geheel":
                        self.fout(
                            (*pad, "minstens", "vraag"),
                            "‘minstens’ werkt alleen met een vraag naar een geheel getal.",
                        )
            else:
                self.ken((*pad, "ingevuld"), fact.ingevuld, self.questions, "De vraag")

    def verwijzing(
        self, pad: Pad, naam: str, termijnen: bool = True, soorten: tuple[str, ...] = ("datum",)
    ) -> None:
        """A name that must stand for a date."""
        deadlines = {**self.taken, **self.planner.termijnen} if termijnen else {}
        shared = [key for key, item in self.rules.waarden.items() if item.soort == "datum"]
        known = ["vandaag", *self.questions, *self.momenten_hier, *deadlines, *shared]
        if self.ken(pad, naam, known, "De vraag, het moment of de termijn"):
            question = self.questions.get(naam)
            if question and question.soort not in soorten:
                self.fout(pad, f"‘{naam}’ is geen datum. Verwijs naar een vraag van de soort datum.")

    def duur(self, pad: Pad, naam: str) -> None:
        values = {key for key, item in self.rules.waarden.items() if item.soort == "duur"}
        self.ken(pad, naam, values, "De duur")

    def cellen(self, pad: Pad, als: model.Cellen, open_mag: bool = False) -> None:
        """Conditions name facts and answers that exist. `open` only says when a step or remark is shown:
        a row or condition may not count on what nobody knows."""
        closed = [
            *self.feiten_hier,
            *(name for name, question in self.questions.items() if soort_van(question).gesloten),
        ]
        for name, values in als.items():
            only_open = open_mag and values == (model.OPEN,)
            known = [*closed, *self.questions] if only_open else closed
            if self.ken((*pad, name), name, known, "Het feit of de vraag") and not only_open:
                if not values:
                    self.fout((*pad, name), "Hier ontbreekt een waarde.")
                self._waarden((*pad, name), name, values, open_mag)

    def _waarden(self, pad: Pad, naam: str, values: tuple[str, ...], open_mag: bool = False) -> None:
        if open_mag:
            values = tuple(value for value in values if value != model.OPEN)
        question = self.questions.get(naam)
        for value in values:
            kind = soort_van(question) if question else VRAAGSOORTEN["ja_nee"]  # a fact is yes or no
            if problem := kind.fout_in_cel(question, value):
                self.fout(pad, problem)

    def termijn(self, pad: Pad, rule: model.Termijn) -> None:
        self.verwijzing((*pad, "vanaf"), rule.vanaf)
        if isinstance(rule.duur, str):
            self.duur((*pad, "duur"), rule.duur)
        else:
            self.check.geldigheid(self.path, (*pad, "duur"), rule.duur)
        for number, name in enumerate(rule.verlengd_met):
            place = (*pad, "verlengd_met", number)
            if self.ken(place, name, self.questions, "De vraag"):
                question = self.questions[name]
                read = question.max is not None or not question.max_is  # else that was reported
                if question.soort != "geheel":
                    self.fout(place, "Verwijs naar een vraag naar een aantal maanden (soort geheel).")
                elif read and not 0 < (question.max or 0) <= MEESTE_MAANDEN:
                    message = f"Geef bij de vraag ‘{name}’ het hoogste aantal maanden (‘max’), hoogstens {MEESTE_MAANDEN}."
                    self.fout(place, message)
        if rule.verlengd_met:
            if isinstance(rule.duur, tuple) and any(not v.waarde.in_maanden for v in rule.duur):
                self.fout(
                    (*pad, "verlengd_met"),
                    "Alleen een duur in maanden of jaren kan verlengd worden met maanden.",
                )
        if rule.reeks:
            if self.ken((*pad, "reeks", "gehouden"), rule.reeks.gehouden, self.questions, "De vraag"):
                if self.questions[rule.reeks.gehouden].soort != "datums":
                    self.fout(
                        (*pad, "reeks", "gehouden"), "Verwijs naar een vraag naar meer datums (soort datums)."
                    )
            self.duur((*pad, "reeks", "tussentijd"), rule.reeks.tussentijd)
            numbers = sorted(
                t.reeks.nummer
                for t in self.planner.termijnen.values()
                if t.reeks and t.reeks.gehouden == rule.reeks.gehouden
            )
            if numbers != list(range(1, len(numbers) + 1)):
                self.fout((*pad, "reeks", "nummer"), "De nummers van een reeks lopen van 1 op, elk één keer.")
        if rule.gehaald_door:
            self.verwijzing((*pad, "gehaald_door"), rule.gehaald_door)
            self.gebeurd((*pad, "gehaald_door"), rule.gehaald_door)
        self.cellen((*pad, "als"), rule.als)
        for number, other in enumerate(rule.begrensd_door):
            self.ken((*pad, "begrensd_door", number), other, self.planner.termijnen, "De termijn")
        for number, role in enumerate(rule.wie):
            self.ken((*pad, "wie", number), role, self.rules.rollen, "De rol")
        if rule.stap:
            self.stap((*pad, "stap"), rule.stap)
        for key, steps in (("te_laat", rule.te_laat), ("achteraf", rule.achteraf)):
            for number, step in enumerate(steps):
                self.stap((*pad, key, number), step)
        for key, remarks in (("meldingen", rule.meldingen), ("voorbij", rule.voorbij)):
            for number, remark in enumerate(remarks):
                self.cellen((*pad, key, number, "als"), remark.als, open_mag=True)
        self.lezingen((*pad, "lezingen"), rule.lezingen)

    def lezingen(self, pad: Pad, readings: tuple[model.Lezing, ...]) -> None:
        for number, reading in enumerate(readings):
            if reading.vanaf:
                self.verwijzing((*pad, number, "vanaf"), reading.vanaf)
            if reading.duur:
                self.duur((*pad, number, "duur"), reading.duur)

    def stap(self, pad: Pad, step: model.Stap) -> None:
        if step.vast and not self.ken((*pad, "vast"), step.vast, self.check.vaste_stappen, "De vaste stap"):
            return
        if not step.wie or not step.wat:
            self.fout(
                pad,
                "Een stap heeft ‘wie’ en ‘wat’, of ‘vast’ met de naam van een stap uit stappenlijsten.yml.",
            )
            return
        if (
            step.waar
            and self.check.plaatsen
            and not any((step.waar, b) in self.check.plaatsen for b in step.bron)
        ):
            self.fout(
                (*pad, "waar"),
                f"Geen bron van deze stap noemt de plaats ‘{step.waar}’, volgens taken.yml. Laat ‘waar’ weg, of zet daar de "
                "woorden van de bron bij een taak.",
            )
        self.ken((*pad, "wie"), step.wie, self.rules.rollen, "De rol")
        self.cellen((*pad, "als"), step.als, open_mag=True)
        if step.zoekt_uit != (NIETS,):
            for number, name in enumerate(step.zoekt_uit):
                self.ken((*pad, "zoekt_uit", number), name, self.questions, "De vraag")
        if not step.zoekt_uit and UITZOEKEN.search(step.wat):
            self.fout(
                (*pad, "wat"),
                "Deze stap zoekt iets uit. Zeg met ‘zoekt_uit’ welke vraag: dan verschijnt ze alleen zolang die open is. Gaat "
                f"er geen vraag over, schrijf dan ‘zoekt_uit: {NIETS}’.",
            )

    def uitkomsten(self, pad: Pad, namen: Iterable[str]) -> None:
        known = getattr(self.planner, "uitkomsten", {})
        for number, name in enumerate(namen):
            self.ken((*pad, number), name, known, "De uitkomst")

    def soort(self) -> None:
        planner = self.planner
        if isinstance(planner, model.TermijnenPlanner):
            if not planner.termijnen:
                self.fout(("termijnen",), "Een planner van de soort termijnen heeft minstens één termijn.")
            return
        for name, outcome in planner.uitkomsten.items():
            for number, step in enumerate(outcome.stappen):
                self.stap(("uitkomsten", name, "stappen", number), step)
            for number, remark in enumerate(outcome.meldingen):
                self.cellen(("uitkomsten", name, "meldingen", number, "als"), remark.als, open_mag=True)
        if isinstance(planner, model.ToetsPlanner):
            for key in ("alles_voldaan", "onbekend"):
                self.ken((key,), getattr(planner, key), planner.uitkomsten, "De uitkomst")
        if isinstance(planner, (model.ToetsPlanner, model.KeuzePlanner)):
            for name, rule in planner.voorwaarden.items():
                self.voorwaarde(("voorwaarden", name), rule)
        for title, steps in self.check.lijsten.items():
            for ending in steps.bij.get(self.naam, ()):
                self._stappenlijst(title, steps, ending)
        if isinstance(planner, (model.KeuzePlanner, model.BedragPlanner)):
            for name, row in planner.rijen.items():
                self.cellen(("rijen", name, "als"), row.als)
                self.ken(("rijen", name, "dan"), row.dan, planner.uitkomsten, "De uitkomst")
        if isinstance(planner, model.BedragPlanner):
            self.bedrag(planner)

    def _stappenlijst(self, titel: str, lijst: naslagmodel.Stappenlijst, uitkomst: str) -> None:
        """After this outcome every step of the list comes, in its order; other steps may stand between."""
        outcomes = getattr(self.planner, "uitkomsten", {})
        if not self.ken(("uitkomsten",), uitkomst, outcomes, f"De uitkomst van de stappenlijst ‘{titel}’"):
            return
        first = [
            rule.stap
            for rule in getattr(self.planner, "voorwaarden", {}).values()
            if rule.stap and (uitkomst in rule.voor or not rule.voor)
        ]
        after = [step for step in self.planner.stappen if uitkomst in step.voor]
        found = [s.vast for s in (*first, *outcomes[uitkomst].stappen, *after) if s.vast in lijst.stappen]
        order = [name for number, name in enumerate(found) if number == 0 or found[number - 1] != name]
        if order != list(lijst.stappen):
            self.fout(
                ("uitkomsten", uitkomst, "stappen"),
                f"Na deze uitkomst horen alle stappen van ‘{titel}’, in deze volgorde: {opsomming(lijst.stappen)}. "
                f"Nu is het: {opsomming(order) or 'geen enkele'}.",
            )

    def voorwaarde(self, pad: Pad, rule: model.Voorwaarde) -> None:
        toets = isinstance(self.planner, model.ToetsPlanner)
        self.cellen((*pad, "als"), rule.als)
        self.uitkomsten((*pad, "voor"), rule.voor)
        for name in rule.als:
            if name in self.questions and self.questions[name].als:
                message = (
                    f"‘{name}’ wordt niet altijd gevraagd, en dan zou deze voorwaarde niet vervuld zijn."
                )
                self.fout((*pad, "als", name), message)
        if rule.mens == bool(rule.als):
            self.fout(pad, "Een voorwaarde heeft ‘als’, of ‘mens: ja’ als alleen een mens ze kan beoordelen.")
        if toets and not rule.mens and not rule.uitkomst:
            self.fout(pad, "Hier ontbreekt ‘uitkomst’: wat volgt er als deze voorwaarde niet vervuld is?")
        if toets and rule.uitkomst:
            self.uitkomsten((*pad, "uitkomst"), [rule.uitkomst])
        if not toets and not rule.voor:
            self.fout(pad, "Hier ontbreekt ‘voor’: bij welke uitkomsten hoort deze voorwaarde?")
        for number, exception in enumerate(rule.uitzondering):
            place = (*pad, "uitzondering", number)
            self.cellen((*place, "als"), exception.als)
            self.uitkomsten((*place, "uitkomst"), filter(None, [exception.uitkomst]))
        if rule.stap:
            self.stap((*pad, "stap"), rule.stap)

    def bedrag(self, planner: model.BedragPlanner) -> None:
        amounts = {key for key, item in self.rules.waarden.items() if item.soort == "bedrag"}
        shares = {key for key, item in self.rules.waarden.items() if item.soort == "deel"}
        self.ken(("bedrag",), planner.bedrag, amounts, "Het bedrag")
        for key, kind in (("basisvraag", "bedrag"), ("vooraf", "deel"), ("verdeling", "delen")):
            name = getattr(planner, key)
            if (
                name
                and self.ken((key,), name, planner.vragen, "De vraag")
                and planner.vragen[name].soort != kind
            ):
                self.fout((key,), f"Verwijs naar een vraag van de soort {kind}.")
        self.ken(("aantalvraag",), planner.aantalvraag, planner.regelvragen, "De vraag")
        for name, outcome in planner.uitkomsten.items():
            share = outcome.deel
            if share and not (share.isascii() and share.isdigit() and int(share) <= 100):
                self.ken(("uitkomsten", name, "deel"), share, shares, "Het deel")

    def teksten(self, item: Any, pad: Pad) -> None:
        """Every {name} in a text is known."""
        if isinstance(item, str):
            self.check.accolade(self.path, pad, item)
            for match in PLEK.finditer(item):
                self._plek(pad, match[1], match[2])
        elif isinstance(item, Mapping):
            for key, value in item.items():
                if key != "gegeven":
                    self.teksten(value, (*pad, key))
        elif isinstance(item, tuple):
            for number, value in enumerate(item):
                self.teksten(value, (*pad, number))
        elif hasattr(item, "__dataclass_fields__"):
            for name in item.__dataclass_fields__:
                if name != "gegeven":
                    self.teksten(getattr(item, name), (*pad, name))

    def _plek(self, pad: Pad, wat: str | None, naam: str) -> None:
        deadlines = {**self.taken, **self.planner.termijnen}
        if wat == "termijn":
            self.fout(pad, "{termijn:…} kan hier niet: gebruik {duur:…} of {datum:…}.")
        elif wat == "duur":
            self.ken(pad, naam, {*deadlines, *self.check.alle_termijnen()}, "De termijn in de tekst")
        elif wat == "datum":
            self.ken(pad, naam, [*deadlines, *self.momenten_hier], "De termijn in de tekst")
        elif wat == "nu":
            self.ken(pad, naam, self.rules.waarden, "De waarde in de tekst")
        else:
            known = [*self.rules.waarden, *self.questions, *self.momenten_hier]
            self.ken(pad, naam, known, "De waarde of vraag in de tekst")

    def ongebruikt(self) -> None:
        """Facts and moments that nothing uses are a mistake or a leftover."""
        if any(problem.bestand == self.file.naam for problem in self.check.data.problemen):
            return  # what uses them may be what could not be read
        used = set(_namen(self.planner)) | {r.vanaf for r in self.taken.values()}
        for kind, items in (("feiten", self.planner.feiten), ("momenten", self.planner.momenten)):
            for name in items:
                if name not in used:
                    self.fout((kind, name), f"‘{name}’ wordt nergens gebruikt. Verwijder het of gebruik het.")
        if isinstance(self.planner, model.TermijnenPlanner):
            return
        outcomes = {row.dan for row in getattr(self.planner, "rijen", {}).values()}
        for rule in getattr(self.planner, "voorwaarden", {}).values():
            outcomes |= {rule.uitkomst, *(exception.uitkomst for exception in rule.uitzondering)}
        if isinstance(self.planner, model.ToetsPlanner):
            outcomes |= {self.planner.alles_voldaan, self.planner.onbekend}
        for name in self.planner.uitkomsten:
            if name not in outcomes:
                self.fout(
                    ("uitkomsten", name),
                    f"Geen enkele rij of voorwaarde leidt naar ‘{name}’. Voeg er een toe, of haal de uitkomst weg.",
                )

    def voorbeelden(self) -> None:
        own = any(rule.voorbeelden for rule in self.planner.termijnen.values())
        if not self.planner.voorbeelden and not own:
            self.fout(
                (), "Deze planner heeft geen voorbeelden. Voeg er minstens één toe onder ‘voorbeelden’."
            )


def vraagvormen(check: _Controle, path: str, pad: Pad, questions: Mapping[str, model.Vraag]) -> None:
    """What a question says fits its kind."""
    for name, question in questions.items():
        place, kind = (*pad, name), soort_van(question)
        if kind.met_opties != bool(question.opties):
            message = "Geef ‘opties’ bij een vraag van de soort keuze, en alleen daar."
            check.fout(path, (*place, "opties"), message)
        if question.gepland and not kind.is_dag:
            check.fout(path, (*place, "gepland"), "‘gepland’ hoort alleen bij een datum.")
        if model.OPEN in question.opties:
            message = "‘open’ betekent dat een vraag nog open is: geef deze optie een andere naam."
            check.fout(path, (*place, "opties", model.OPEN), message)
        _grensvormen(check, path, place, question)
        low, high = question.min, question.max
        if not kind.met_grenzen and (low is not None or high is not None):
            message = "‘min’ en ‘max’ horen alleen bij een geheel getal of bij percentages (delen)."
            check.fout(path, (*place, "min"), message)
        elif low is not None and high is not None and low > high:
            check.fout(path, (*place, "max_is" if question.max_is else "max"), "‘max’ is kleiner dan ‘min’.")


def _grensvormen(check: _Controle, path: str, pad: Pad, question: model.Vraag) -> None:
    """A limit is a number, or a shared value that is one."""
    known = [key for key, item in check.rules.waarden.items() if grenzen(item)]
    for key in ("min", "max"):
        value, place = getattr(question, f"{key}_is"), (*pad, f"{key}_is")
        if not value:
            continue
        if value in check.rules.waarden and value not in known:
            message = (
                f"‘{value}’ is geen aantal en geen duur in maanden of jaren, en kan dus geen grens zijn."
            )
            check.fout(path, place, message)
        else:
            check.ken(path, place, value, known, "De waarde")
        if {place, (*pad, key)} <= set(check.data.bestanden[path].regels):
            check.fout(path, (*pad, key), f"Geef ‘{key}’ of ‘{key}_is’, niet allebei.")


def _namen(item: Any, teksten: bool = True) -> Iterable[str]:
    """Every name that rules use: in cells and references, and in texts as well."""
    if isinstance(item, str):
        yield item
        yield from (match[2] for match in PLEK.finditer(item) if teksten)
    elif isinstance(item, tuple):
        for value in item:
            yield from _namen(value, teksten)
    elif isinstance(item, Mapping):
        for key, value in item.items():
            if not hasattr(value, "__dataclass_fields__"):
                yield key
            yield from _namen(value, teksten)
    elif isinstance(item, model.Moment):
        yield from _namen(item.gegeven, teksten)
        yield from _namen((item.bron, item.vroegste_van, item.raming, item.vanaf, item.duur), teksten)
    elif hasattr(item, "__dataclass_fields__"):
        for name in item.__dataclass_fields__:
            if name not in ("voorbeelden", "gegeven"):
                yield from _namen(getattr(item, name), teksten)
