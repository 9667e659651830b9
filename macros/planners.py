"""A planner on a page: its form, and its rules as tables for whoever has no scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from typing import Any

from macros.site import Site
from macros.teksten import MacroFout
from planner import taal
from planner.dossiers.opslag import LANGSTE_CODE
from planner.geval import alle_feiten, alle_termijnen, in_voege
from planner.model import (
    OPEN,
    BedragPlanner,
    Cellen,
    Feit,
    Grootheid,
    KeuzePlanner,
    Lezing,
    Planner,
    Stap,
    TermijnenPlanner,
    ToetsPlanner,
    Vraag,
    Waarde,
)
from planner.telling import begin_van, bijzonderheden, telling, zin
from planner.versies import namen, op_volgorde, sinds
from planner.vragen import VRAAGSOORTEN, soort_van
from planner.vragen.formulier import DAG, VRAAG_NAAR_DAG
from planner.vragen.soort import Veld
from planner.woorden import waarde_tekst

# Days before a date; many calendars leave out alarms, so a reminder is an event of its own.
HERINNERINGEN = {"0": "geen", "3": "3 dagen ervoor", "7": "een week ervoor", "14": "twee weken ervoor"}


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def planner(naam: str) -> str:
        """A whole planner: introduction, form, place for the answer, and the rules."""
        return _Pagina(site, naam).alles()

    def regels(naam: str) -> str:
        """Only the rules of a planner, as tables."""
        return _Pagina(site, naam).regels()

    return [planner, regels]


def regels_van(site: Site, naam: str) -> _Pagina:
    """The rules of a planner in words. Raises MacroFout."""
    return _Pagina(site, naam)


def formulier(site: Site, naam: str) -> str:
    """The form of a planner, with the place for its answer. Raises MacroFout."""
    return _Pagina(site, naam).formulier()


class _Pagina:
    def __init__(self, site: Site, naam: str) -> None:
        if naam not in site.rules.planners:
            raise MacroFout(f"De planner ‘{naam}’ bestaat niet.{taal.bedoelde_je(naam, site.rules.planners)}")
        self.site, self.naam = site, naam
        self.planner: Planner = site.rules.planners[naam]

    def t(self, text: str) -> str:
        return self.site.html(text, self.naam)

    def alles(self) -> str:
        lead = f"<p class='cmz-inleiding'>{self.t(self.planner.inleiding)}</p>"
        limits = (
            f"<p class='cmz-niet'>{self.t(self.planner.niet_gebruiken)}</p>"
            if self.planner.niet_gebruiken
            else ""
        )
        # A Markdown heading, so that it is in the table of contents.
        return f"{lead}{limits}\n\n{self.formulier()}\n\n## De regels {{ #de-regels }}\n\n{self.regels()}\n"

    # --- form -----------------------------------------------------------------------------------

    def formulier(self) -> str:
        groups: dict[str, list[str]] = {}
        for name, question in self.planner.vragen.items():
            groups.setdefault(question.groep, []).append(self.vraag(name, question))
        body = "".join(
            f'<div class="cmz-groep">{f"<h2>{escape(title)}</h2>" if title else ""}{"".join(fields)}</div>'
            for title, fields in groups.items()
        )
        if isinstance(self.planner, BedragPlanner):
            body += self.lijnen(self.planner)
        dates = any(q.soort in ("datum", "datums") for q in self.planner.vragen.values())
        snel = (
            " Een datum mag je in één keer typen, in het vak ‘Dag’: 05012026, 5/1/26, 5 jan, morgen of +6 weken."
            if dates
            else ""
        )
        ics = ""
        if self.met_agenda():
            choice = herinnering(f"{self.naam}-herinnering") + agendacode(f"{self.naam}-code")
            ics = f'<div class="cmz-agenda">{choice} <button type="button" data-actie="ics">Zet in je agenda</button></div>'
        return (
            # The div tells Markdown that this is a block: it does not know our element.
            '<div class="cmz-blok">'
            f'<cmz-planner id="planner" name="{self.naam}" data-state="leeg" data-basis="{self.site.basis()}">'
            '<noscript><p class="cmz-let-op">Zonder scripts kan deze pagina niet rekenen. De tabellen hieronder tonen '
            "dezelfde regels.</p></noscript>"
            '<div class="cmz-privacy"><p>Vul geen namen in. Je antwoorden blijven in dit tabblad, ook voor de andere planners, '
            f"tot je het sluit of op ‘Wis alles’ klikt.{snel}</p>"
            '<p class="cmz-elders" hidden>Hier staat al wat je in een andere planner invulde. Gaat het over een ander '
            'traject? <button type="button" class="cmz-knop" data-actie="wis">Begin met een leeg formulier</button></p></div>'
            '<div class="cmz-fouten" tabindex="-1" hidden></div>'
            f'<form class="cmz-form" novalidate autocomplete="off">{body}{self.andere_dag()}'
            '<div class="cmz-knoppen"><button type="submit" class="md-button md-button--primary">Toon het antwoord</button> '
            '<button type="button" data-actie="wis">Wis alles</button></div><div class="cmz-knoppen">'
            '<button type="button" data-actie="link">Maak een link</button> '
            '<button type="button" data-actie="kopieer-tekst">Als tekst</button> '
            f'<button type="button" data-actie="druk-af">Druk af</button></div>{ics}</form>'
            '<p class="cmz-stand" role="status"></p>'
            '<div class="cmz-resultaat" role="region" aria-label="Antwoord"></div></cmz-planner></div>'
        )

    def andere_dag(self) -> str:
        """The choice of another day than today; closed until somebody wants it."""
        uid = f"{self.naam}-{DAG}"
        return (
            '<details class="cmz-andere-dag"><summary>Bekijk de regels zoals op een andere dag</summary>'
            f'<fieldset class="cmz-vraag" id="{uid}" data-vraag="{DAG}" data-type="datum" aria-describedby="{uid}-hulp">'
            f'<legend>Welke dag?</legend><p class="cmz-hulp" id="{uid}-hulp">Dan rekenen we alsof het die dag is, met '
            "de regels en bedragen die dan gelden. Een termijn gebruikt de regel van de dag waarop hij begint te "
            f'tellen. Laat leeg voor vandaag.</p><p class="cmz-fout" id="{uid}-fout" hidden></p>'
            f"{VRAAGSOORTEN['datum'].html(Veld(VRAAG_NAAR_DAG, DAG, uid))}</fieldset></details>"
        )

    def met_agenda(self) -> bool:
        return bool(alle_termijnen(self.site.rules, self.naam))

    def vraag(self, name: str, question: Vraag, prefix: str = "") -> str:
        field = f"{prefix}{name}"
        uid = f"{self.naam}-{field.replace('.', '-')}"
        hints = []
        if question.hulp:
            hints.append(self.t(question.hulp))
        if question.zie:
            hints.append(f'<a href="{self.site.href(question.zie)}">Lees meer</a>')
        hint = f'<p class="cmz-hulp" id="{uid}-hulp">{" ".join(hints)}</p>' if hints else ""
        described = f' aria-describedby="{uid}-hulp"' if hints else ""
        fact = f' data-feit="{question.feit}"' if question.feit else ""
        return (
            f'<fieldset class="cmz-vraag" id="{uid}" data-vraag="{field}" data-type="{question.soort}"{fact}{described}>'
            f'<legend>{self.t(question.vraag)}</legend>{hint}<p class="cmz-fout" id="{uid}-fout" hidden></p>'
            f"{self.velden(field, uid, question)}</fieldset>"
        )

    def velden(self, field: str, uid: str, question: Vraag) -> str:
        """The fields of a question, with what stands in them beforehand."""
        known, more = question.standaard, ""
        item = self.site.rules.waarden.get(known)
        if item and len(item.waarden) > 1:
            # What stands in the field would win over the version of the day that is counted with.
            known, more = "", f". Laat leeg voor {self.site.waarde(known)}."
        elif item and (version := in_voege(item.waarden, self.site.vandaag)):
            known = str(version.waarde).replace(".", ",")
        fill = partial(self.site.tekst, planner=self.naam)
        return soort_van(question).html(Veld(question, field, uid, fill, known, more))

    def lijnen(self, planner: BedragPlanner) -> str:
        fields = "".join(self.vraag(name, q, "regels.#.") for name, q in planner.regelvragen.items())
        row = (
            f'<fieldset class="cmz-regel"><legend>Regel <span class="cmz-nummer">#</span></legend>{fields}'
            '<button type="button" data-actie="rij-weg">Verwijder deze regel</button></fieldset>'
        )
        first = row.replace("regels.#.", "regels.1.").replace(
            f"{self.naam}-regels-#-", f"{self.naam}-regels-1-"
        )
        first = first.replace(">#</span>", ">1</span>")
        return (
            f'<div class="cmz-groep cmz-regels" data-type="regels" data-vraag="regels" id="{self.naam}-regels">'
            f'<h2>Trajecten</h2><div class="cmz-rijen" data-eerste="1">{first}</div><template>{row}</template>'
            '<button type="button" data-actie="rij-erbij">Nog een regel</button></div>'
        )

    # --- rules ----------------------------------------------------------------------------------

    def regels(self) -> str:
        """Every rule of the planner as tables; what a page without scripts shows."""
        planner = self.planner
        parts = []
        if isinstance(planner, (KeuzePlanner, BedragPlanner)):
            parts.append(self.beslistabel(planner))
        if isinstance(planner, (ToetsPlanner, KeuzePlanner)) and planner.voorwaarden:
            parts.append(self.voorwaarden(planner))
        if not isinstance(planner, TermijnenPlanner):
            parts.append(self.uitkomsten(planner))
        if alle_termijnen(self.site.rules, self.naam):
            parts.append(self.termijnen())
        parts += [self.feiten(), self.waarschuwingen(), self.waarden()]
        found = "".join(parts)
        legend = (
            "<p>Tussen rechte haken staat wat de planner met jouw antwoorden invult.</p>"
            if "[" in found
            else ""
        )
        return legend + found

    def termijnen(self) -> str:
        rows = []
        for name, rule in alle_termijnen(self.site.rules, self.naam).items():
            owner = self.eigenaar(name)
            rows.append(
                (
                    f"<strong>{owner.t(rule.titel)}</strong>",
                    self.wanneer(name),
                    escape(taal.opsomming(self.site.rules.rollen[r].naam for r in rule.wie)),
                    owner.stappen(rule.te_laat + rule.achteraf) or "—",
                    self.andere_lezingen(name) or "—",
                    self.site.bron(rule.bron),
                )
            )
        heads = ("Termijn", "Wanneer", "Wie", "Als de datum voorbij is", "Ook gelezen in de bron", "Bron")
        return tabel(
            "Termijnen", heads, rows, [f"termijn-{n}" for n in alle_termijnen(self.site.rules, self.naam)]
        )

    def eigenaar(self, name: str) -> _Pagina:
        """The planner whose facts and questions the texts and conditions of a deadline name."""
        own = name in self.planner.termijnen
        return self if own else _Pagina(self.site, self.site.termijn(name)[0])

    def wanneer(self, name: str) -> str:
        """Everything that decides the date of a deadline."""
        count, owner, duren = telling(self.site.rules, self.naam, name), self.eigenaar(name), self.site.duren
        lines = [self.t(zin(count, duren))]
        lines += bijzonderheden(count, lambda versions: escape(duren(versions)), owner.als, owner.t)
        for cells, other in count.soms:
            lines.append(f"Soms {self.t(zin(other, duren))}, als: {self.als(cells)}.")
        lines.append(versie_zin(None, count.duur))
        return lines[0] + "".join(f"<br><small>{line}</small>" for line in lines[1:] if line)

    def andere_lezingen(self, name: str) -> str:
        """The other readings of a deadline; those that give another date say how it is counted."""
        rule, count = (
            alle_termijnen(self.site.rules, self.naam)[name],
            telling(self.site.rules, self.naam, name),
        )
        counted = iter(count.lezingen)
        words = self.eigenaar(name).lezingen(
            rule.lezingen,
            [zin(next(counted), self.site.duren) if r.vanaf or r.duur else "" for r in rule.lezingen],
        )
        other = self.planner.andere_start.get(name)
        return words + (self.lezingen(other.lezingen) if other else "")

    def waarden(self) -> str:
        """Every version of the values in these rules that have more than one; "" when there is none. Durations
        of a deadline itself stand in the table of deadlines."""
        rows = []
        for name in namen(self.site.rules, self.naam):
            item = self.site.rules.waarden[name] if isinstance(name, str) else None
            if item and len(item.waarden) > 1:
                sources = tuple(dict.fromkeys(source for v in item.waarden for source in v.bron))
                rows.append((escape(item.titel), versie_zin(item, item.waarden), self.site.bron(sources)))
        return tabel("Waarden die veranderen", ("Wat", "Waarde", "Bron"), rows) if rows else ""

    def beslistabel(self, planner: KeuzePlanner | BedragPlanner) -> str:
        rows = []
        for rule in planner.rijen.values():
            outcome = planner.uitkomsten[rule.dan]
            rows.append(
                (
                    self.als(rule.als) or "in alle andere gevallen",
                    f"<strong>{self.t(outcome.titel)}</strong>",
                    self.t(rule.omdat) + self.lezingen(rule.lezingen),
                    self.site.bron(rule.bron),
                )
            )
        title = (
            "Van boven naar onder: de eerste rij die past, geldt"
            if planner.treffer == "eerste"
            else "Precies één rij past"
        )
        return tabel(title, ("Als", "Dan", "Omdat", "Bron"), rows)

    def voorwaarden(self, planner: ToetsPlanner | KeuzePlanner) -> str:
        rows = []
        for rule in planner.voorwaarden.values():
            how = "Dit beoordeelt een mens." if rule.mens else self.als(rule.als)
            for exception in rule.uitzondering:
                how += f"<br><em>Uitzondering:</em> {self.t(exception.omdat)}"
            unmet = "<br>".join(
                filter(
                    None,
                    [
                        f"<strong>{self.t(planner.uitkomsten[rule.uitkomst].titel)}</strong>"
                        if rule.uitkomst
                        else "",
                        self.t(rule.anders),
                        self.stappen([rule.stap] if rule.stap else []),
                    ],
                )
            )
            rows.append(
                (
                    f"<strong>{self.t(rule.titel)}</strong>{self.lezingen(rule.lezingen)}",
                    how,
                    unmet or "—",
                    self.site.bron(rule.bron),
                )
            )
        return tabel("Voorwaarden", ("Voorwaarde", "Vervuld als", "Anders", "Bron"), rows)

    def uitkomsten(self, planner: KeuzePlanner | ToetsPlanner | BedragPlanner) -> str:
        rows = []
        for name, outcome in planner.uitkomsten.items():
            steps = outcome.stappen + tuple(s for s in planner.stappen if name in s.voor)
            notes = "".join(
                f"<br><em>{self.t(m.tekst)}</em>{self.voorwaarde_zin(m.als)}" for m in outcome.meldingen
            )
            share = f"<br>{escape(self.deel(outcome.deel))} van het bedrag" if outcome.deel else ""
            rows.append(
                (
                    f"<strong>{self.t(outcome.titel)}</strong>",
                    self.t(outcome.tekst) + share + notes + self.lezingen(outcome.lezingen),
                    self.stappen(steps) or "—",
                    self.site.bron(outcome.bron),
                )
            )
        return tabel("Uitkomsten", ("Uitkomst", "Betekenis", "Wat er dan gebeurt", "Bron"), rows)

    def deel(self, share: str) -> str:
        return self.site.waarde(share) if share in self.site.rules.waarden else f"{share}%"

    def als(self, cells: Cellen) -> str:
        """Conditions in words. Raises MacroFout for a name that this planner does not know."""
        return "<br>en ".join(self.cel(name, values) for name, values in cells.items())

    def cel(self, name: str, values: tuple[str, ...]) -> str:
        facts, question = alle_feiten(self.site.rules, self.naam), self.alle_vragen().get(name)
        if name in facts:
            title = self.t(facts[name].titel)
            return (
                title if values == ("ja",) else f"{title}: {self.woorden({OPEN: 'nog niet bekend'}, values)}"
            )
        if not question:
            raise MacroFout(f"De planner ‘{self.naam}’ kent ‘{name}’ niet in een voorwaarde.")
        options = {key: option.titel for key, option in question.opties.items()} | {OPEN: "weet je niet"}
        return f"{self.t(question.vraag)} {self.woorden(options, values)}"

    def woorden(self, options: Mapping[str, str], values: Iterable[str]) -> str:
        """Answers in words, apart: an option may have commas of its own."""
        return taal.opsomming(
            [f"<strong>{self.t(options.get(value, value))}</strong>" for value in values], "of"
        )

    def feiten(self) -> str:
        """What the planner works out itself before it decides. That something was filled in needs no words."""
        rows = [(self.t(f.titel), self.feit(f)) for f in self.planner.feiten.values() if not f.ingevuld]
        return tabel("Wat de planner zelf afleidt", ("Wat", "Klopt als"), rows) if rows else ""

    def feit(self, fact: Feit) -> str:
        questions = self.alle_vragen()
        match fact.operator:
            case "een_van" if one := fact.een_van:
                options = {key: option.titel for key, option in questions[one.vraag].opties.items()}
                return f"{self.t(questions[one.vraag].vraag)} {self.woorden(options, one.waarden)}"
            case "minstens" if least := fact.minstens:
                return f"{self.t(questions[least.vraag].vraag)} <strong>{least.aantal} of meer</strong>"
            case "eerder_dan" if before := fact.eerder_dan:
                return f"{self.dag(before.datum)} valt vóór {self.dag(before.dan)}"
            case "duurt_minstens" if lasts := fact.duurt_minstens:
                return (
                    f"tussen {self.dag(lasts.van)} en {self.dag(lasts.tot)} ligt minstens "
                    f"{escape(self.site.waarde(lasts.duur))}"
                )
        raise MacroFout(f"Hoe een feit met ‘{fact.operator}’ klopt, staat nog niet in de tabel.")

    def dag(self, name: str) -> str:
        """How a sentence names a day; a deadline by its title."""
        if name in self.site.rules.waarden:
            return escape(self.site.waarde(name))
        words = self.t(begin_van(self.site.rules, self.naam, name).kort)
        return f"‘{words}’" if name in alle_termijnen(self.site.rules, self.naam) else words

    def waarschuwingen(self) -> str:
        """Remarks about the whole case."""
        rows = [
            (self.als(remark.als) or "altijd", self.t(remark.tekst), self.site.bron(remark.bron))
            for remark in self.planner.waarschuwingen
        ]
        return tabel("Waarschuwingen", ("Als", "Let op", "Bron"), rows) if rows else ""

    def alle_vragen(self) -> Mapping[str, Vraag]:
        extra = self.planner.regelvragen if isinstance(self.planner, BedragPlanner) else {}
        return {**self.planner.vragen, **extra}

    def voorwaarde_zin(self, cells: Cellen) -> str:
        return f"<br><small>als: {self.als(cells)}</small>" if cells else ""

    def zolang_open(self, step: Stap) -> str:
        """Until which answer is known a step is shown."""
        known = self.alle_vragen()
        words = taal.opsomming(
            [self.t(known[q].kort or known[q].vraag) for q in step.zoekt_uit if q in known], "of"
        )
        return f"<br><small>zolang dit open is: {words}</small>" if words else ""

    def stappen(self, steps: Iterable[Stap]) -> str:
        items = "".join(
            f"<li>{escape(taal.hoofdletter(self.site.rules.rollen[s.wie].naam))}: {self.t(s.wat)}"
            f"{self.voorwaarde_zin(s.als)}{self.zolang_open(s)}</li>"
            for s in steps
        )
        return f"<ul>{items}</ul>" if items else ""

    def lezingen(self, readings: Iterable[Lezing], tellingen: Iterable[str] = ()) -> str:
        """Other readings of the source, each with how it counts when it gives another date."""
        rows = list(readings)
        counts = list(tellingen) or [""] * len(rows)
        return "".join(
            f'<p class="cmz-lezing">{self.t(r.omdat)}{f" Dan: {self.t(count)}." if count else ""} {self.site.bron(r.bron)}</p>'
            for r, count in zip(rows, counts, strict=True)
        )


def versie_zin(item: Grootheid | None, versions: tuple[Waarde[Any], ...]) -> str:
    """Since when each version of a value is the rule, the earliest first. A value of its own only when there are
    more: a single one stands beside it already."""
    parts = []
    for version in op_volgorde(versions):
        until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
        value = f": {escape(waarde_tekst(item, version))}" if len(versions) > 1 else ""
        parts.append(f"{sinds(version.geldig_van, version.begin_onbekend, 'regel')}{until}{value}")
    return taal.hoofdletter("; ".join(parts))


def herinnering(uid: str) -> str:
    """The choice of a reminder in a calendar file. It has no name: it is no answer of the form."""
    return (
        f'<span class="cmz-herinnering"><label for="{uid}">Herinnering</label> '
        f'<select id="{uid}" data-herinnering>{opties(HERINNERINGEN.items())}</select></span>'
    )


def agendacode(uid: str) -> str:
    """The code that tells two cases apart in a calendar. It has no name: it is no answer of the form."""
    return (
        f'<span class="cmz-herinnering cmz-agendacode"><label for="{uid}">Code voor je agenda</label> '
        f'<input id="{uid}" data-code maxlength="{LANGSTE_CODE}" size="8" aria-describedby="{uid}-hulp"> '
        f'<span id="{uid}-hulp">Geen naam. Met dezelfde code vervangt een nieuw bestand het vorige. Zonder code '
        "overschrijft een ander dossier met dezelfde eerste datum deze datums in je agenda.</span></span>"
    )


def opties(options: Iterable[tuple[str, str]]) -> str:
    """The options of a list: value and words."""
    return "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)


def tabel(titel: str, koppen: Iterable[str], rijen: Iterable[Iterable[str]], ids: Iterable[str] = ()) -> str:
    """A table of HTML cells. On a narrow screen each row becomes a card, with `data-kop` above each cell."""
    heads = list(koppen)
    names = [*ids]
    body = ""
    for number, row in enumerate(rijen):
        cells = "".join(
            f'<td data-kop="{escape(head)}"{" data-leeg" if cell == "—" else ""}>{cell}</td>'
            for head, cell in zip(heads, row, strict=True)
        )
        uid = f' id="{names[number]}"' if names else ""
        body += f"<tr{uid}>{cells}</tr>"
    head = "".join(f'<th scope="col">{escape(item)}</th>' for item in heads)
    return (
        f'<div class="cmz-tabel{" cmz-tabel--breed" if len(heads) > 4 else ""}"><table>'
        f"<caption>{escape(titel)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
