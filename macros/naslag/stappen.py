"""The steps that always belong together, for the pages that tell them."""

from __future__ import annotations

from macros.site import Site
from macros.teksten import MacroFout
from macros.woorden import bronlinks
from planner import taal


def stappenlijst(site: Site, naam: str, *namen: str, vinken: bool = False) -> str:
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
        numbered = f"1. {taal.hoofdletter(who)}: {words} {source}"
        rows.append(f"- [ ] {words} · *{who}* {source}" if vinken else numbered)
    return "\n".join(rows)
