"""The kind `termijnen`: dates, how they were counted, and where they stand today.

Every planner may show deadlines; a planner of this kind shows nothing else.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner import taal, versies
from planner.dates import Duur
from planner.geval import Geval, Tijdstip
from planner.model import Termijn, Waarde
from planner.telling import kern
from planner.uitleg import ONBEKEND, Knoop, knoop

BINNENKORT = 14  # days


def bereken(geval: Geval) -> list[dict[str, Any]]:
    """All deadlines of a case, in the order of the rules. One that does not apply is left out, unless
    the rules say what to tell then; so is one whose starting day is not asked."""
    rows = (bereken_een(geval, naam) for naam in geval.termijnen)
    return [row for row in rows if row]


def bereken_een(geval: Geval, naam: str) -> dict[str, Any] | None:
    """One deadline as in the result: date, safe date, status, certainty, remarks, readings, explanation."""
    rule = geval.termijnen[naam]
    applies = geval.past(rule.als)
    if (applies is False and not rule.anders) or geval.gevraagd(rule.vanaf) is False:
        return None
    moment = geval.datum_van(naam) if applies else None
    since = begin(geval, rule)
    remarks: list[str] = []
    if applies is False:
        remarks.append(geval.tekst(rule.anders, since))
    elif not moment:
        remarks.append(waarom_niet(geval, rule))
    readings = _lezingen(geval, rule) if applies else []
    row: dict[str, Any] = {
        "id": naam,
        "titel": geval.tekst(rule.titel, since),
        "soort": rule.soort,
        "datum": moment.dag.isoformat() if moment else None,
        "veilig": None,
        "status": "onbekend",
        "zekerheid": None,
        "van_toepassing": applies,
        "meldingen": remarks,
        "lezingen": readings,
        "wie": list(rule.wie),
        "bron": geval.bron(rule.bron),
        "uitleg": _uitleg(geval, naam, rule, moment, " ".join(remarks)),
    }
    if moment:
        done, planned = geval.gehaald(rule), geval.gepland(rule)
        safe = veilige_datum(geval, rule, moment.dag, readings)
        row |= {
            "veilig": safe.isoformat(),
            "status": status(rule, moment.dag, done, geval.vandaag),
            "zekerheid": "vast" if moment.vast else "raming",
            "gehaald_op": done.isoformat() if done else None,
            "gepland": planned.isoformat() if planned else None,
        }
        remarks += _meldingen(geval, naam, rule, moment, safe, done)
    remarks += [geval.tekst(m.tekst, since) for m in rule.meldingen if applies and geval.past(m.als)]
    if moment and since and (version := geval.versie(rule.duur, since)):
        remarks += filter(None, [versies.melding(version, geval.versies_van(rule.duur))])
    return row


def begin(geval: Geval, rule: Termijn) -> date | None:
    """The day from which a deadline counts; it decides which version of every value in it is used."""
    start = geval.tijdstip(rule.vanaf)
    return start.dag if start else None


def status(rule: Termijn, day: date, done: date | None, today: date) -> str:
    """Where a deadline stands. A `ten_vroegste` cannot be missed: it is `verstreken` once it is reached."""
    if done and rule.soort != "ten_vroegste":
        return "gehaald" if done <= day else "te_laat"
    left = (day - today).days
    if left < 0:
        return "verstreken"
    if left == 0:
        return "vandaag"
    return "binnenkort" if left <= BINNENKORT else "komt"


def veilige_datum(geval: Geval, rule: Termijn, day: date, readings: list[dict[str, Any]]) -> date:
    """The last (or for `ten_vroegste` first) date that is right in every reading, on an open day."""
    days = [day] + [date.fromisoformat(r["datum"]) for r in readings if r["datum"]]
    if rule.soort == "ten_vroegste":
        return geval.dagen.veilig(max(days), 1)
    first = min(days)
    return geval.dagen.veilig(first - timedelta(days=1) if rule.open_grens else first, -1)


def waarom_niet(geval: Geval, rule: Termijn) -> str:
    """Why a date cannot be told yet."""
    missing = geval.nodig_voor(rule.als) or geval.open_vragen(rule.vanaf)
    start = geval.tijdstip(rule.vanaf)
    if start and not missing:
        return geval.nog_niet(rule.als) or geen_waarde(geval, rule.duur, start.dag)
    names = taal.opsomming(
        [f"‘{geval.noem(q)}’" for q in missing], "of" if rule.vanaf in geval.momenten else "en"
    )
    return f"Nog niet te bepalen: vul {names} in." if missing else "Nog niet te bepalen."


def geen_waarde(geval: Geval, wat: str | tuple[Waarde[Any], ...], day: date) -> str:
    """The answer for a date outside any validity. Nothing falls back to another value."""
    day = geval.kaderdag(wat, day)
    return f"Voor {taal.datum(day)} is hier geen regel bekend. {_waarom_geen_waarde(geval, wat, day)}"


def _waarom_geen_waarde(geval: Geval, wat: str | tuple[Waarde[Any], ...], day: date) -> str:
    versions = geval.versies_van(wat)
    first = min(v.geldig_van for v in versions)
    when = (
        f"De oudste regel hier geldt vanaf {taal.datum(first)}." if day < first else "De regel is afgelopen."
    )
    return f"{when} Vraag na welke regeling toen gold, bij VDAB of het departement Zorg."


def _geteld(geval: Geval, rule: Termijn, vanaf: str, start: date, duur: Duur) -> str:
    """How a date was counted from a day: 21 maanden (18 maanden + 3 maanden verlenging) na 15 oktober 2025."""
    extra = geval.verlenging(rule)
    total = duur.plus_maanden(extra)
    how = f" ({duur} + {extra} {'maand' if extra == 1 else 'maanden'} verlenging)" if extra else ""
    return kern(rule.dag_ervoor, str(total), f"{taal.datum(start)} ({geval.noem(vanaf)})", how)


def _uitleg(geval: Geval, naam: str, rule: Termijn, moment: Tijdstip | None, waarom: str) -> Knoop:
    start = geval.tijdstip(rule.vanaf)
    version = geval.telregel(rule.duur, start.dag) if start else None
    source = geval.bron(rule.bron, version.bron if version else ())
    if not moment or not start or not version:
        return knoop(naam, waarom, source, oordeel=ONBEKEND)
    day = geval.tel(rule, start.dag, version.waarde, geval.verlenging(rule))
    children = [
        knoop(
            rule.duur if isinstance(rule.duur, str) else f"{naam}.duur",
            f"{version.waarde}, geldig vanaf {taal.datum(version.geldig_van)}"
            + (f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""),
            geval.bron(version.bron),
            waarde=str(version.waarde),
        )
    ]
    if start.raming:
        estimate = start.raming
        first = geval.tijdstip(estimate.vanaf)
        if first:
            children.append(
                knoop(
                    rule.vanaf, geval.tekst(estimate.omdat), geval.bron(estimate.bron), waarde=str(start.dag)
                )
            )
    because = f"{_geteld(geval, rule, rule.vanaf, start.dag, version.waarde)} = {taal.datum(day)}"
    if moment.dag != day and rule.reeks:
        previous = geval.vorige(rule)
        gap = geval.versie(rule.reeks.tussentijd, start.dag)
        if previous and gap:
            children.append(knoop(f"{naam}.uiterlijk", because, source, waarde=day.isoformat()))
            because = f"{gap.waarde} na {taal.datum(previous)} (de vorige keer) = {taal.datum(moment.dag)}"
            source = geval.bron(rule.bron, gap.bron)
    return knoop(naam, because, source, waarde=moment.dag.isoformat(), kinderen=children)


def _lezingen(geval: Geval, rule: Termijn) -> list[dict[str, Any]]:
    rows = []
    for reading in rule.lezingen:
        start = geval.tijdstip(reading.vanaf or rule.vanaf)
        counted = bool(reading.vanaf or reading.duur)
        version = geval.telregel(reading.duur or rule.duur, start.dag) if start and counted else None
        day = (
            geval.tel(rule, start.dag, version.waarde, geval.verlenging(rule)) if start and version else None
        )
        rows.append(
            {
                "datum": day.isoformat() if day else None,
                "omdat": geval.tekst(reading.omdat, begin(geval, rule)),
                "telling": _geteld(geval, rule, reading.vanaf or rule.vanaf, start.dag, version.waarde)
                if start and version
                else None,
                "bron": geval.bron(reading.bron),
            }
        )
    return rows


def _meldingen(
    geval: Geval, naam: str, rule: Termijn, moment: Tijdstip, safe: date, done: date | None
) -> list[str]:
    day, remarks = moment.dag, []
    if safe != day:
        first_last = "Eerste" if rule.soort == "ten_vroegste" else "Laatste"
        remarks.append(f"{first_last} veilige dag: {taal.datum_met_dag(safe)}.")
    if not geval.dagen.gekend(day):
        remarks.append(f"Of {taal.datum(day)} een feestdag is, is op deze site niet nagekeken.")
    if closed := geval.dagen.gesloten(day):
        shown = taal.hoofdletter(taal.datum_met_dag(day))
        weekend = not geval.dagen.sluitingsdag(day)
        remarks.append(f"{shown} valt in het weekend." if weekend else f"{shown}: {closed}.")
    if moment.raming:
        remarks.append(f"Raming. {geval.tekst(moment.raming.omdat)}")
    start = geval.tijdstip(rule.vanaf)
    if start and start.komt_nog and start.dag > geval.vandaag:
        remarks.append(f"Dit geldt als {geval.noem(rule.vanaf)} op {taal.datum(start.dag)} valt.")
    if day < geval.vandaag and (after := later_gebeurd(geval, rule)):
        remarks.append(
            f"Dit is wellicht gebeurd, want {geval.noem(after)} is ingevuld. "
            f"Vul {geval.noem(rule.gehaald_door)} in om het zeker te weten."
        )
    if done and rule.soort == "ten_vroegste" and done < day:
        remarks.append(f"Let op: {geval.noem(rule.gehaald_door)} ({taal.datum(done)}) valt te vroeg.")
    if planned := geval.gepland(rule):
        wrong = {"uiterlijk": planned > day, "ten_vroegste": planned < day}.get(rule.soort)
        word = "te vroeg" if rule.soort == "ten_vroegste" else "te laat"
        remarks.append(
            f"Gepland op {taal.datum(planned)}, nog niet gebeurd.{f' Dat is {word}.' if wrong else ''}"
        )
    if not done and safe < geval.vandaag <= day and rule.soort != "ten_vroegste":
        remarks.append("De laatste veilige dag is voorbij. Doe dit vandaag nog of overleg.")
    limits = {naam: day} | {
        other: found.dag
        for other in rule.begrensd_door
        # A limit that had passed before the count began limits nothing any more.
        if (found := _grens(geval, other)) and start and found.dag >= start.dag
    }
    if len(limits) > 1:
        first = min(limits, key=lambda key: limits[key])
        parts = [f"{geval.noem(key)} ({taal.datum(limits[key])})" for key in limits]
        remarks.append(
            f"Hier gelden meer grenzen: {taal.opsomming(parts)}. De vroegste telt: {taal.datum(limits[first])}."
        )
    if rule.reeks and done:
        mine = geval.verdeling(rule)[rule.reeks.nummer - 1]
        gap = geval.versie(rule.reeks.tussentijd, mine[-1])
        later = any(geval.verdeling(rule)[rule.reeks.nummer :])
        if gap and not later:
            remarks.append(
                f"De volgende keer is hoogstens {gap.waarde} later: "
                f"{taal.datum(geval.tel(rule, mine[-1], gap.waarde))}, zolang het traject loopt."
            )
    return remarks


def later_gebeurd(geval: Geval, rule: Termijn) -> str:
    """A date that can only come after what this deadline asks, when that itself has no date; or ""."""
    if rule.gehaald_door and not geval.gehaald(rule):
        for chain in geval.planner.volgorde:
            if rule.gehaald_door in chain:
                for name in chain[chain.index(rule.gehaald_door) + 1 :]:
                    if (later := geval.tijdstip(name)) and later.dag <= geval.vandaag:
                        return name
    return ""


def _grens(geval: Geval, naam: str) -> Tijdstip | None:
    rule = geval.termijnen.get(naam)
    return geval.datum_van(naam) if rule and geval.past(rule.als) else None


def buiten_geldigheid(geval: Geval) -> list[str]:
    """The start dates for which no rule is known, in one remark for each reason."""
    found: dict[str, set[date]] = {}
    for rule in geval.termijnen.values():
        start = geval.tijdstip(rule.vanaf)
        if start and geval.past(rule.als) is not False and not geval.telregel(rule.duur, start.dag):
            day = geval.kaderdag(rule.duur, start.dag)
            found.setdefault(_waarom_geen_waarde(geval, rule.duur, day), set()).add(day)
    return [
        f"Voor {taal.opsomming(map(taal.datum, sorted(days)))} is hier geen regel bekend. {why}"
        for why, days in found.items()
    ]
