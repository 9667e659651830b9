"""One deadline in words: how it was counted, what there is to say about it, how else it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner import taal
from planner.dates import Duur
from planner.model import Id, Lezing, Termijn, Waarde
from planner.termijn import Bericht, Geteld, Stand, berichten
from planner.toon.uitleg import Knoop, Leeswijze, Opmerking, Termijnuitleg
from planner.versies import op_volgorde, sinds
from planner.woorden import Woorden, bron


def leg_termijn_uit(w: Woorden, stand: Stand) -> Termijnuitleg:
    """A deadline with all its words."""
    rule, early = stand.regel, () if stand.tijdstip else _opmerkingen(w, stand)
    if stand.van_toepassing:
        w.volg(stand.id)
    w.volg(rule.vanaf)
    readings = tuple(_leeswijze(w, stand, reading, count) for reading, count in stand.lezingen)
    title = w.tekst(rule.titel, stand.vanaf)
    counted = _hoe_geteld(w, stand, early)
    return Termijnuitleg(stand, title, early or _opmerkingen(w, stand), readings, bron(rule.bron), counted)


def _leeswijze(w: Woorden, stand: Stand, reading: Lezing, count: Geteld | None) -> Leeswijze:
    """Another reading, with the date that it gives and how that was counted."""
    w.volg(reading.vanaf)
    words = w.tekst(reading.omdat, stand.vanaf)
    if not count:
        return Leeswijze(words, bron(reading.bron))
    if isinstance(reading.duur, str) and reading.duur:
        w.telregel(reading.duur, count.vanaf)
    else:
        w.telduur(stand.id, stand.regel, count.vanaf)
    how = _geteld(w, stand.regel, reading.vanaf or stand.regel.vanaf, count.vanaf, count.versie.waarde)
    return Leeswijze(words, bron(reading.bron), count.dag, how)


def _hoe_geteld(w: Woorden, stand: Stand, remarks: tuple[Opmerking, ...]) -> Knoop:
    """How the date was counted; without a date, why there is none."""
    rule, start, moment = stand.regel, stand.begin, stand.tijdstip
    version = w.telduur(stand.id, rule, start.dag) if start else None
    source = bron(rule.bron, version.bron if version else ())
    if not moment or not start or not version:
        why = [item.tekst for item in remarks if item.id in ("niet-van-toepassing", "nog-niet-te-bepalen")]
        return Knoop(stand.id, " ".join(why), source, "onbekend")
    until = f" tot en met {taal.datum(version.geldig_tot)}" if version.geldig_tot else ""
    children = [
        Knoop(
            rule.duur if isinstance(rule.duur, str) else f"{stand.id}.duur",
            f"{version.waarde}, {sinds(version.geldig_van, version.begin_onbekend, 'geldig')}{until}",
            bron(version.bron),
            waarde=str(version.waarde),
        )
    ]
    if (estimate := start.raming) and w.geval.tijdstip(estimate.vanaf):
        why_estimate = w.tekst(estimate.omdat)
        children.append(Knoop(rule.vanaf, why_estimate, bron(estimate.bron), waarde=str(start.dag)))
    day = w.geval.tel(rule, start.dag, version.waarde, w.geval.verlenging(rule))
    because = f"{_geteld(w, rule, rule.vanaf, start.dag, version.waarde)} = {taal.datum(day)}"
    if moment.dag != day and rule.reeks:
        previous = w.geval.vorige(rule)
        gap = w.waarde(rule.reeks.tussentijd, start.dag)
        if previous and gap:
            children.append(Knoop(f"{stand.id}.uiterlijk", because, source, waarde=day.isoformat()))
            because = f"{gap.waarde} na {taal.datum(previous)} (de vorige keer) = {taal.datum(moment.dag)}"
            source = bron(rule.bron, gap.bron)
    return Knoop(stand.id, because, source, waarde=moment.dag.isoformat(), kinderen=tuple(children))


def _geteld(w: Woorden, rule: Termijn, vanaf: Id, start: date, duur: Duur) -> str:
    """How a date was counted from a day: 21 maanden (18 maanden + 3 maanden verlenging) na 15 oktober 2025."""
    extra = w.geval.verlenging(rule)
    total = duur.plus_maanden(extra)
    how = f" ({duur} + {extra} {'maand' if extra == 1 else 'maanden'} verlenging)" if extra else ""
    return kern(rule.dag_ervoor, str(total), f"{taal.datum(start)} ({w.noem(vanaf)})", how)


# --- remarks -------------------------------------------------------------------------------------


def _opmerkingen(w: Woorden, stand: Stand) -> tuple[Opmerking, ...]:
    """All that there is to say about a deadline."""
    rule = stand.regel
    if stand.tijdstip and stand.begin:
        w.volg(rule.gehaald_door)
        if rule.reeks:
            w.reeks(rule, stand.begin.dag)
            if stand.gehaald_op:
                w.waarde(rule.reeks.tussentijd, w.geval.verdeling(rule)[rule.reeks.nummer - 1][-1])
        for other, limit in rule.begrensd_door.items():
            w.volg(other)
            w.cellen(limit.als)
    return tuple(Opmerking(item.id, _woorden(w, stand, item)) for item in berichten(w.geval, stand))


def _woorden(w: Woorden, stand: Stand, item: Bericht) -> str:
    """A remark as a sentence."""
    rule, moment = stand.regel, stand.tijdstip
    if item.id == "niet-van-toepassing":
        return w.tekst(rule.anders, stand.vanaf)
    if item.id == "regel" and item.melding:
        w.cellen(item.melding.als)
        return w.tekst(item.melding.tekst, stand.vanaf)
    if item.id == "versie" and item.versie:
        return versie_zin(item.versie, w.geval.versies_van(rule.duur))
    if not moment:
        return waarom_niet(w, rule)
    day, done = taal.datum(moment.dag), taal.datum(stand.gehaald_op or moment.dag)
    match item.id:
        case "veilige-dag":
            first_last = "Eerste" if rule.soort == "ten_vroegste" else "Laatste"
            return f"{first_last} veilige dag: {taal.datum_met_dag(item.dag or moment.dag)}."
        case "kalender-niet-nagekeken":
            return f"Of {day} een feestdag is, is op deze site niet nagekeken."
        case "gesloten":
            shown = taal.hoofdletter(taal.datum_met_dag(moment.dag))
            weekend = not w.geval.dagen.sluitingsdag(moment.dag)
            return (
                f"{shown} valt in het weekend."
                if weekend
                else f"{shown}: {w.geval.dagen.gesloten(moment.dag)}."
            )
        case "raming":
            return f"Raming. {w.tekst(moment.raming.omdat) if moment.raming else ''}"
        case "als-het-begint":
            begin = taal.datum(stand.vanaf or moment.dag)
            return f"Dit geldt als {w.noem(rule.vanaf)} op {begin} valt."
        case "wellicht-gebeurd":
            return (
                f"Dit is wellicht gebeurd, want {w.noem(item.naam)} is ingevuld. "
                f"Vul {w.noem(rule.gehaald_door)} in om het zeker te weten."
            )
        case "te-vroeg":
            return f"Let op: {w.noem(rule.gehaald_door)} ({done}) valt te vroeg."
        case "gepland":
            return _gepland(stand, stand.gepland or moment.dag)
        case "veilige-dag-voorbij":
            return "De laatste veilige dag is voorbij. Doe dit vandaag nog of overleg."
        case "grenzen":
            parts = [f"{w.noem(name)} ({taal.datum(limit)})" for name, limit in item.grenzen]
            first = taal.datum(min(limit for _, limit in item.grenzen))
            return f"Hier gelden meer grenzen: {taal.opsomming(parts)}. De vroegste telt: {first}."
        case "volgende-keer":
            last = taal.datum(item.dag or moment.dag)
            return f"De volgende keer is hoogstens {item.duur} later: {last}, zolang het traject loopt."
    raise ValueError(item.id)


def _gepland(stand: Stand, planned: date) -> str:
    """When something is to be done, and whether that is a day that cannot be."""
    return f"Gepland op {taal.datum(planned)}, nog niet gebeurd.{te_laat_gepland(stand)}"


def te_laat_gepland(stand: Stand) -> str:
    """What is wrong with a planned day, as a sentence that begins with a space; or ""."""
    early = stand.regel.soort == "ten_vroegste"
    match stand.te_laat_gepland:
        case "datum":
            return f" Dat is {'te vroeg' if early else 'te laat'}."
        case "veilig":
            return f" Dat is {'vóór de eerste' if early else 'na de laatste'} veilige dag."
    return ""


def gepland_zin(stand: Stand) -> str:
    """How a planned day is announced, what is wrong with it first: "Te laat gepland:" before the day."""
    early = stand.regel.soort == "ten_vroegste"
    match stand.te_laat_gepland:
        case "datum":
            return f"Te {'vroeg' if early else 'laat'} gepland:"
        case "veilig":
            return f"Gepland {'vóór de eerste' if early else 'na de laatste'} veilige dag:"
    return "Gepland op"


def waarom_niet(w: Woorden, rule: Termijn) -> str:
    """Why a date cannot be told yet."""
    missing = w.geval.nodig_voor(rule.als) or w.geval.open_vragen(rule.vanaf)
    start = w.geval.tijdstip(rule.vanaf)
    if start and not missing:
        if waiting := w.nog_niet(rule.als):
            return waiting
        day = w.geval.kaderdag(rule.duur, start.dag)
        return geen_regel([day], w.geval.nog_geen_regel(rule.duur, day))
    several = "of" if rule.vanaf in w.geval.momenten else "en"
    names = taal.opsomming([f"‘{w.noem(q)}’" for q in missing], several)
    return f"Nog niet te bepalen: vul {names} in." if missing else "Nog niet te bepalen."


def geen_regel(days: Iterable[date], since: date | None) -> str:
    """What is said of start dates outside any validity, and whom to ask. Nothing falls back to another value."""
    when = f"De oudste regel hier geldt vanaf {taal.datum(since)}." if since else "De regel is afgelopen."
    return (
        f"Voor {taal.opsomming(map(taal.datum, days))} is hier geen regel bekend. {when} Vraag na welke regeling "
        "toen gold, bij VDAB of het departement Zorg."
    )


def versie_zin(used: Waarde[Duur], versions: tuple[Waarde[Duur], ...]) -> str:
    """Which of several versions of a rule was used, and the nearest other ones."""
    text = f"Gerekend met de regel die geldt sinds {taal.datum(used.geldig_van)}: {used.waarde}."
    earlier = [v for v in op_volgorde(versions) if v.geldig_van < used.geldig_van]
    later = [v for v in op_volgorde(versions) if v.geldig_van > used.geldig_van]
    if earlier:
        text += f" Daarvoor was het {earlier[-1].waarde}."
    if later:
        since = taal.datum(later[0].geldig_van)
        text += f" Begint het tellen op of na {since}, dan is het {later[0].waarde}."
    return text


def kern(dag_ervoor: bool, duur: str, begin: str, erbij: str = "") -> str:
    """The count itself, of a rule or of a case: de dag vóór 18 maanden na status Bezig."""
    before = "de dag vóór " if dag_ervoor else ""
    return f"{before}{duur}{erbij} na {begin}"
