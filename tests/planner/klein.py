"""A few rules of the tests themselves, so that no test of the engine depends on today's rules."""

from planner.authoring.gegevens import load_files
from planner.model import Regels

GEDEELD = {
    "bronnen.yml": """boek: {kort: boek, titel: Boek, uitgever: Iemand, datum: 2023, secties: {"1": Een}}""",
    "rollen.yml": """cmz: {naam: casemanager zorg, wie: Iemand, bron: boek 1}""",
    "kalender.yml": """geldig_van: 2020-01-01
geldig_tot: 2030-12-31
gecontroleerd_op: 2026-11-22
dagen: {}
""",
    "waarden/alle.yml": """drie: {titel: Drie, soort: duur, waarden: [{geldig_van: 2020-01-01, waarde: 3 maanden, bron: boek 1, gecontroleerd_op: 2026-11-22}]}
jaar: {titel: Jaar, soort: duur, waarden: [{geldig_van: 2020-01-01, waarde: 12 maanden, bron: boek 1, gecontroleerd_op: 2026-11-22}]}
""",
}
KOP = """inleiding: Een proef.
bron: boek 1
gecontroleerd_op: 2026-11-22
"""


def lees(stappenlijsten: str = "", dossierfasen: str = "", aflopen: str = "", **planners: str) -> Regels:
    """The rules of these planners, with the durations `drie` and `jaar`. Raises `Ongeldig`."""
    files = GEDEELD | {f"planners/{name}.yml": text for name, text in planners.items()}
    more = {"stappenlijsten": stappenlijsten, "dossierfasen": dossierfasen, "aflopen": aflopen}
    files |= {f"{name}.yml": text for name, text in more.items() if text}
    return load_files({path: text.encode() for path, text in files.items()})
