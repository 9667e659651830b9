"""De takenlijst, gelezen naast de bronnen. Wat ooit verkeerd stond, staat in bewaakt.yml."""

from pathlib import Path

from planner.authoring.gegevens import read_folder

ROOT = Path(__file__).resolve().parents[2]


def test_na_de_icf_bij_een_stopzetting_komen_de_registraties_en_het_laatst_de_terugkoppeling() -> None:
    """5.4 geldt met of zonder eindadvies; het sluiten zelf komt daarna (5.3), en terugkoppelen nog later (4.1.1)."""
    taken = read_folder(ROOT / "data")["taken.yml"]
    order = [
        "icf-bij-stopzetting",
        "acties-motiveren-stopzetting",
        "advies-vragen-stopzetting",
        "toegang-blokkeren-stopzetting",
        "registraties-stopzetting",
        "terugkoppelen-nc-stopzetting",
    ]
    found = [name for name in taken if name in order]
    assert found == [name for name in order if name in taken], (
        f"In data/taken.yml staan de taken van een stopzetting in de volgorde {found}. De bron zegt: {order}."
    )
