"""Wat niet meer geldt, krijgt een laatste dag en een voorbeeld voor de dag erna."""

from __future__ import annotations

from planner.authoring.bewerken import einde
from planner.authoring.bewerken.klus import Stand
from planner.authoring.bewerken.verschil import verschil
from tests.authoring.bewerken.conftest import Klopt, maak_stand

PAD = "planners/datums.yml"
BASIS = {
    "doel": f"{PAD}#termijnen.plan.duur",
    "geldig_tot": "2027-12-31",
    "gecontroleerd_op": "2026-11-30",
    "voorbeeld_vraag": "afspraak",
}
OUD = "      - {geldig_van: 2023-07-01, waarde: 6 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}"


def test_een_termijn_eindigt_en_een_dag_later_is_er_geen_datum(stand: Stand, klopt: Klopt) -> None:
    made = einde.maak(stand, BASIS)
    assert made.fouten == {}
    rows = [f"{row.teken}{row.tekst}" for row in verschil(stand.teksten[PAD], made.bestanden[PAD])]
    assert rows == [
        f"-{OUD}",
        f"+{OUD}".replace("waarde", "geldig_tot: 2027-12-31, waarde").replace("2026-11-22", "2026-11-30"),
        "+      - {naam: geen termijn meer na 31 december 2027, gegeven: {afspraak: 2028-01-01}, vandaag: 2028-01-01, verwacht: geen}",
    ]
    assert klopt(made.bestanden) == []


def test_een_waarde_waar_geen_termijn_mee_rekent_eindigt_ook(stand: Stand) -> None:
    names = [name for name, label, _ in einde.velden(stand, {})[0].opties if "waarden/alle.yml" in name]
    without = [name for name in names if len(einde.velden(stand, {"doel": name})) == 3]
    assert without, "in de kleine gegevens staat er zo een"
    made = einde.maak(stand, {**BASIS, "doel": without[0]})
    assert "geldig_tot: 2027-12-31" in made.bestanden["waarden/alle.yml"]
    assert made.meldingen == ["Rekent een planner hiermee, zet daar dan zelf een voorbeeld bij."]


def test_een_einde_voor_het_begin_en_een_tweede_einde_worden_geweigerd(stand: Stand) -> None:
    assert (
        "Dit geldt sinds 1 juli 2023"
        in einde.maak(stand, {**BASIS, "geldig_tot": "2023-06-30"}).fouten["geldig_tot"]
    )
    assert einde.maak(stand, {**BASIS, "geldig_tot": ""}).fouten == {"geldig_tot": "Vul dit in."}
    later = maak_stand({**stand.teksten, **einde.maak(stand, BASIS).bestanden})
    assert einde.maak(later, BASIS).fouten == {"doel": "Dit eindigt al op 31 december 2027."}
