"""Een andere lezing van de bron telt met haar eigen duur, of mee met die van de termijn."""

import planner
from tests.planner.klein import KOP, lees

DATUMS = f"""soort: termijnen
titel: Datums
{KOP}
vragen:
  aanmelding: {{vraag: Wanneer was de aanmelding?, kort: de aanmelding, soort: datum}}
  gesprek: {{vraag: Wanneer was het gesprek?, kort: het gesprek, soort: datum}}
termijnen:
  plan:
    titel: Plan
    soort: uiterlijk
    vanaf: gesprek
    duur:
      - {{geldig_van: 2020-01-01, waarde: 6 weken, bron: boek 1, gecontroleerd_op: 2026-01-01}}
      - {{geldig_van: 2027-01-01, waarde: 8 weken, bron: boek 1, gecontroleerd_op: 2026-01-01}}
    wie: cmz
    lezingen:
      - vanaf: aanmelding
        duur:
          - {{geldig_van: 2020-01-01, waarde: 6 weken, bron: boek 1, gecontroleerd_op: 2026-01-01}}
        omdat: Een andere plaats telt vanaf de aanmelding.
        bron: boek 1
      - {{vanaf: aanmelding, omdat: Nog een andere telt mee., bron: boek 1}}
    bron: boek 1
voorbeelden:
  - {{naam: een gesprek, gegeven: {{gesprek: 2027-02-01}}, termijnen: {{plan: 2027-03-29}}}}
"""


def test_een_lezing_met_een_eigen_duur_schuift_niet_mee_als_de_termijn_verandert() -> None:
    """Zes weken na 4 januari 2027 is 15 februari, acht weken is 1 maart."""
    result = planner.evaluate(
        lees(datums=DATUMS), "datums", {"aanmelding": "2027-01-04", "gesprek": "2027-01-11"}, "2027-01-12"
    )
    (plan,) = result["termijnen"]
    assert plan["datum"] == "2027-03-08"
    assert [reading["datum"] for reading in plan["lezingen"]] == ["2027-02-15", "2027-03-01"]
    # Wie de strengste lezing volgt, zit in elke lezing goed.
    assert plan["veilig"] == "2027-02-15"
