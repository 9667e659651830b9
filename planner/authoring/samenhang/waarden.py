"""Shared values: each name once, amounts and shares that can be, periods that follow each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import model
from planner.authoring.objecten import Pad
from planner.authoring.samenhang.grond import Controle
from planner.taal import datum


def controleer_waarden(check: Controle) -> None:
    """The files of shared values."""
    seen: dict[str, str] = {}
    for name, file in check.data.map("waarden").items():
        path = f"waarden/{name}.yml"
        for key, item in file.inhoud.items():
            if key in seen:
                check.fout(path, (key,), f"De waarde ‘{key}’ staat ook in {seen[key]}. Verwijder er één.")
            seen[key] = path
            controleer_geldigheid(check, path, (key, "waarden"), item.waarden)
            for number, version in enumerate(item.waarden):
                if item.soort == "bedrag" and version.waarde != round(version.waarde, 2):
                    message = "Een bedrag heeft hoogstens twee cijfers na de punt."
                    check.fout(path, (key, "waarden", number, "waarde"), message)
                if item.soort == "deel" and version.waarde > 100:
                    check.fout(path, (key, "waarden", number, "waarde"), "Een percentage is hoogstens 100.")


def controleer_geldigheid(
    check: Controle, path: str, pad: Pad, versions: tuple[model.Waarde[Any], ...]
) -> None:
    """Periods follow each other without overlap or gap."""
    if not versions and not check.mislukt(path, pad):
        check.fout(path, pad, "Hier ontbreekt een waarde met ‘geldig_van’.")
    ordered = sorted(enumerate(versions), key=lambda pair: pair[1].geldig_van)
    for number, version in enumerate(versions):
        _begin(check, path, (*pad, number, "geldig_van"), version)
    for number, version in ordered:
        if version.geldig_tot and version.geldig_tot < version.geldig_van:
            check.fout(
                path,
                (*pad, number, "geldig_tot"),
                "‘geldig_tot’ ligt vóór ‘geldig_van’. Kijk de datums na.",
            )
    for (_, before), (number, after) in zip(ordered, ordered[1:], strict=False):
        place = (*pad, number, "geldig_van")
        if before.geldig_van == after.geldig_van:
            check.fout(
                path, place, f"Er zijn twee waarden vanaf {datum(after.geldig_van)}. Verwijder er één."
            )
        elif before.geldig_tot and before.geldig_tot >= after.geldig_van:
            check.fout(
                path,
                place,
                f"Deze waarde overlapt met de vorige, die geldt tot en met {datum(before.geldig_tot)}. "
                "Kort de vorige in of laat ‘geldig_tot’ weg.",
            )
        elif before.geldig_tot and (after.geldig_van - before.geldig_tot).days > 1:
            check.fout(
                path,
                place,
                f"Tussen {datum(before.geldig_tot)} en {datum(after.geldig_van)} geldt er geen waarde. "
                "Laat ‘geldig_tot’ bij de vorige weg of sluit de datums aan.",
            )


def _begin(check: Controle, path: str, pad: Pad, version: model.Waarde[Any]) -> None:
    """The day of a document is not the day on which what it says begins. A date itself begins nowhere."""
    days = {
        check.rules.bronnen[b.document].datum: b for b in version.bron if b.document in check.rules.bronnen
    }
    source = days.get(version.geldig_van.isoformat())
    if source and not version.begin_onbekend and not isinstance(version.waarde, date):
        check.fout(
            path,
            pad,
            f"{datum(version.geldig_van)} is de datum van {source.document}, niet de dag waarop dit begon te gelden. "
            "Noem die dag. Zegt geen bron hem, zet er dan ‘begin_onbekend: ja’ bij.",
        )
