"""Reference pages made from data: terms, roles, tasks, statuses, documents, contacts, sources, differences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from typing import Any

from macros.fasen import in_volgorde
from macros.planners import regels_van, tabel
from macros.site import Site
from macros.teksten import MacroFout
from macros.woorden import bronlinks
from planner import taal
from planner.model import Waarde
from planner.soorten import uitslag
from planner.toon.leg_uit import leg_uit
from planner.toon.weergave import anker
from planner.vragen.antwoorden import lees
from planner.woorden import waarde_tekst

SOORT_VERSCHIL = {
    "termijn": "Termijnen en startpunten",
    "woord": "Woorden en afkortingen",
    "rol": "Rollen en rechten",
    "verlenging": "Verlenging",
    "vergoeding": "Vergoeding",
    "kader": "Kader, mandaten en oude namen",
}


def macros(site: Site) -> list[Callable[..., str]]:
    """The macros of this module."""

    def rollen_tekst(names: Iterable[str]) -> str:
        return escape(taal.opsomming(site.rules.rollen[name].naam for name in names)) or "—"

    def begrippen() -> str:
        """The glossary, one heading per letter."""
        entries = sorted(site.bestand("begrippen.yml").items(), key=lambda pair: pair[1].naam.lower())
        known, letter, parts = dict(entries), "", []
        for key, entry in entries:
            first = entry.naam[:1].upper()
            if first != letter:
                parts.append(f"\n\n## {first}\n\n" if first.isalpha() else "\n\n## 0-9\n\n")
                letter = first
            short = f" ({escape(entry.afkorting)})" if entry.afkorting else ""
            also = f"<br><small>Ook: {escape(', '.join(entry.ook))}</small>" if entry.ook else ""
            own = (
                "<br><small>De bron gebruikt dit woord; de uitleg is van deze site.</small>"
                if entry.eigen_uitleg
                else ""
            )
            see = ", ".join(f'<a href="#{other}">{escape(known[other].naam)}</a>' for other in entry.zie)
            more = f"<br><small>Zie ook: {see}</small>" if see else ""
            parts.append(
                f'<dl class="cmz-begrippen"><dt id="{key}">{escape(entry.naam)}{short}</dt>'
                f"<dd>{site.html(entry.uitleg)}{own}{also}{more}<br>{site.bron(entry.bron)}</dd></dl>"
            )
        return "".join(parts)

    def rollen() -> str:
        """All roles, with who fulfils them."""
        rows = [
            (
                f"<strong>{escape(role.naam)}</strong>"
                + (f" ({escape(role.afkorting)})" if role.afkorting else ""),
                site.html(role.wie),
                site.html(role.taken) if role.taken else "—",
                site.bron(role.bron),
            )
            for role in site.rules.rollen.values()
        ]
        ids = [f"rol-{key}" for key in site.rules.rollen]
        return tabel("Rollen", ("Rol", "Wie", "Taak", "Bron"), rows, ids)

    def statussen() -> str:
        """The statuses of the service."""
        rows = [
            (
                f"<strong>{escape(entry.naam)}</strong>",
                site.html(entry.betekenis),
                site.html(entry.komt_door) or "—",
                site.html(entry.gevolg) or "—",
                site.bron(entry.bron),
            )
            for entry in site.bestand("statussen.yml").values()
        ]
        ids = [f"status-{key}" for key in site.bestand("statussen.yml")]
        return tabel("Statussen", ("Status", "Betekenis", "Komt door", "Gevolg", "Bron"), rows, ids)

    def documenten(soort: str) -> str:
        """Documents, or registrations."""
        rows = [
            (
                f"<strong>{site.html(entry.naam)}</strong>",
                rollen_tekst(entry.wie),
                site.html(entry.waar) or "—",
                site.html(entry.wanneer) or "—",
                site.html(entry.bewaren) or "—",
                site.bron(entry.bron),
            )
            for entry in site.bestand("documenten.yml").values()
            if entry.soort == soort
        ]
        return tabel(
            taal.hoofdletter(f"{soort}en" if soort == "document" else "registraties"),
            ("Naam", "Wie", "Waar", "Wanneer", "Bewaren", "Bron"),
            rows,
        )

    def termijnen_tabel() -> str:
        """All deadlines of all planners in one table, in the order of a trajectory."""
        rows, ids = [], []
        for name in in_volgorde(site):
            planner = site.rules.planners[name]
            for key, rule in planner.termijnen.items():
                page = regels_van(site, name)
                rows.append(
                    (
                        f"<strong>{site.html(rule.titel, name)}</strong>",
                        page.wanneer(key),
                        rollen_tekst(rule.wie),
                        page.andere_lezingen(key) or "—",
                        f'<a href="{site.href(f"planners/{name}.md")}">{escape(planner.titel)}</a>',
                        site.bron(rule.bron),
                    )
                )
                ids.append(f"termijn-{key}")
        heads = ("Termijn", "Wanneer", "Wie", "Ook gelezen in de bron", "Reken het uit", "Bron")
        return tabel("Alle termijnen", heads, rows, ids)

    def waarden_tabel(*soorten: str) -> str:
        """Shared values of some kinds, with each version: since when it holds, and when its source was written."""
        rows, ids = [], []
        dated = soorten == ("datum",)  # a date holds since no day
        for name, item in site.rules.waarden.items():
            if item.soort in soorten:
                for number, version in enumerate(item.waarden, 1):
                    ids.append(f"waarde-{name.replace('_', '-')}" + (f"-{number}" if number > 1 else ""))
                    note = f"<br><small>{site.html(version.opmerking)}</small>" if version.opmerking else ""
                    rows.append(
                        (
                            escape(item.titel) + note,
                            f"<strong>{escape(waarde_tekst(item, version))}</strong>",
                            *(() if dated else (geldigheid(version),)),
                            brondatum(version),
                            taal.datum(version.gecontroleerd_op),
                            site.bron(version.bron),
                        )
                    )
        heads = ["Wat", "Waarde", "Geldig vanaf", "Datum van de bron", "Nagekeken op", "Bron"]
        if dated:
            heads.remove("Geldig vanaf")
        return tabel("Datums" if dated else "Waarden", heads, rows, ids)

    def geldigheid(version: Waarde[Any]) -> str:
        if version.begin_onbekend:
            return "staat niet in de bron"
        until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
        return f"{taal.datum(version.geldig_van)}{until}"

    def brondatum(version: Waarde[Any]) -> str:
        """The dates of the documents in which a value stands."""
        days = dict.fromkeys(site.rules.bronnen[source.document].datum for source in version.bron)
        return "<br>".join("zonder datum" if day == "onbekend" else dag_in_woorden(day) for day in days)

    def contacten() -> str:
        """Contacts, as the sources give them."""
        rows = []
        for entry in site.bestand("contacten.yml").values():
            how = [
                f'<a href="mailto:{escape(entry.mail)}">{escape(entry.mail)}</a>' if entry.mail else "",
                escape(entry.telefoon),
                escape(entry.adres),
                f'<a href="{escape(entry.website)}" rel="noreferrer">{escape(entry.website)}</a>'
                if entry.website
                else "",
            ]
            rows.append(
                (
                    f"<strong>{escape(entry.naam)}</strong>",
                    site.html(entry.waarvoor),
                    "<br>".join(filter(None, how)) or "staat niet in de bron",
                    escape(entry.stand) or "—",
                    site.bron(entry.bron),
                )
            )
        return tabel("Contacten", ("Wie", "Waarvoor", "Hoe", "Stand", "Bron"), rows)

    def bronnenlijst() -> str:
        """The source documents with an anchor for each section."""
        parts = []
        for extern in (False, True):
            if extern:
                parts.append("\n\n## Van buiten de vijf documenten { #extern }\n\n")
            for key, document in site.rules.bronnen.items():
                if document.extern == extern:
                    parts.append(document_blok(key, document))
        return "".join(parts)

    def document_blok(key: str, document: Any) -> str:
        level = "###" if document.extern else "##"
        address = (
            f' <a href="{escape(document.adres)}" rel="noreferrer">{escape(document.adres)}</a>'
            if document.adres
            else ""
        )
        when = dag_in_woorden(document.datum)
        items = "".join(
            f'<li id="{anker(key, section)}">'
            + (f"<strong>{escape(section)}</strong> " if section[:1].isdigit() else "")
            + f"{escape(title)}</li>"
            for section, title in document.secties.items()
        )
        return (
            f"\n\n{level} {taal.hoofdletter(document.kort)} {{ #{key} }}\n\n"
            f"<p>{escape(document.titel)}. {escape(document.uitgever)}. Datum: {when}.{address}</p>"
            f'<ul class="cmz-secties">{items}</ul>\n\n'
        )

    def externe_feiten() -> str:
        """All statements from outside the source documents."""
        rows = [
            (
                site.html(entry.stelling),
                escape(entry.oordeel.replace("-", " ")),
                "<br>".join(
                    f'<a href="{escape(a)}" rel="noreferrer">{escape(a)}</a>'
                    for a in (entry.adres, entry.ook_adres)
                    if a
                ),
                taal.datum(entry.gelezen_op),
            )
            for entry in site.bestand("extern.yml").values()
        ]
        ids = [f"extern-{key}" for key in site.bestand("extern.yml")]
        return tabel(
            "Feiten van buiten de bronnen", ("Stelling", "Oordeel", "Adres", "Gelezen op"), rows, ids
        )

    def stilte(*namen: str) -> str:
        """What no source says, and what the sources do say nearby."""
        known = site.bestand("stiltes.yml")
        for name in namen:
            if name not in known:
                raise MacroFout(f"De stilte ‘{name}’ bestaat niet.{taal.bedoelde_je(name, known)}")
        texts = [site.tekst(known[name].stelling) for name in namen]
        near = [row for name in namen for row in known[name].wel]
        texts += [f"{site.tekst(row.zegt)} {site.bron(row.bron)}" for row in near]
        return " ".join(texts)

    def stappenlijst(naam: str, *namen: str, vinken: bool = False) -> str:
        """The steps of a list (data/stappenlijsten.yml) in their order, or some of them: numbered, or to tick off."""
        known = site.bestand("stappenlijsten.yml")
        if naam not in known:
            raise MacroFout(f"De stappenlijst ‘{naam}’ bestaat niet.{taal.bedoelde_je(naam, known)}")
        steps = known[naam].stappen
        for name in namen:
            if name not in steps:
                raise MacroFout(f"De stap ‘{name}’ staat niet in ‘{naam}’.{taal.bedoelde_je(name, steps)}")
        rows = []
        for step in (steps[name] for name in namen or steps):
            who = site.rules.rollen[step.wie].naam
            source = bronlinks(site, *(f"{row.document} {row.sectie}" for row in step.bron))
            words = site.tekst(step.wat)
            rows.append(
                f"- [ ] {words} · *{who}* {source}"
                if vinken
                else f"1. {taal.hoofdletter(who)}: {words} {source}"
            )
        return "\n".join(rows)

    def verschillen() -> str:
        """Every point on which the sources differ."""
        parts, kind = [], ""
        facts = site.bestand("extern.yml")
        kinds = list(SOORT_VERSCHIL)
        # One heading a kind; within it the numbers keep their order, because sorting is stable.
        for key, entry in sorted(
            site.bestand("verschillen.yml").items(), key=lambda item: kinds.index(item[1].soort)
        ):
            if entry.soort != kind:
                kind = entry.soort
                parts.append(f"\n\n## {SOORT_VERSCHIL[kind]}\n\n")
            says = "".join(f"<li>{site.html(s.zegt)} {site.bron(s.bron)}</li>" for s in entry.bronnen)
            outside = "".join(
                f'<p><span class="cmz-merk">van buiten de bronnen</span> {site.html(facts[name].stelling)} '
                f'<a href="{site.href("naslag/bronnen.md#extern-" + name)}">bron</a></p>'
                for name in entry.extern
            )
            parts.append(
                f"\n\n### {site.tekst(entry.titel)} {{ #{key.lower()} }}\n\n<ul>{says}</ul>"
                f"<p><strong>Wat deze site doet:</strong> {site.html(entry.hier)}</p>"
                f"<p><strong>Waarom:</strong> {site.html(entry.waarom)}</p>{outside}\n\n"
            )
        return "".join(parts)

    def zelftest() -> str:
        """Questions whose answers are worked out from the rules."""
        return "".join(
            f'<details class="cmz-zelftest"><summary>{site.html(entry.vraag)}</summary>'
            f"<p><strong>{taal.hoofdletter(zelftest_antwoord(entry))}.</strong> {site.html(entry.leg_uit)} "
            f"{site.bron(entry.bron)}</p></details>"
            for entry in site.bestand("zelftest.yml").values()
        )

    def zelftest_antwoord(entry: Any) -> str:
        if entry.waarde:
            return site.waarde(entry.waarde)
        answers, _ = lees(site.rules.planners[entry.planner], entry.gegeven, tekst=True)
        found = leg_uit(uitslag(site.rules, entry.planner, answers, site.vandaag))
        if not entry.termijn:
            return found.antwoord.titel if found.antwoord else "Nog niet te zeggen"
        row = next(row for row in found.termijnen if row.stand.id == entry.termijn)
        day = row.stand.datum
        return taal.datum_met_dag(day) if day else " ".join(remark.tekst for remark in row.meldingen)

    return [
        begrippen,
        rollen,
        statussen,
        documenten,
        termijnen_tabel,
        waarden_tabel,
        contacten,
        bronnenlijst,
        externe_feiten,
        stilte,
        stappenlijst,
        verschillen,
        zelftest,
    ]


def dag_in_woorden(iso: str) -> str:
    """The date of a document in words; not every document has one."""
    return iso if iso == "onbekend" else taal.datum(date.fromisoformat(iso))
