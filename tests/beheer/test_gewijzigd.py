"""De snelle ronde kiest de tests van de kamers waarin iets wijzigde."""

from tests.gewijzigd import proeven


def test_een_regel_wijst_naar_de_dossiers_die_erop_rekenen() -> None:
    assert proeven(["data/planners/termijnen.yml"]) == ["tests/casussen"]


def test_een_module_van_de_redactie_wijst_naar_haar_eigen_kamer() -> None:
    assert proeven(["planner/authoring/check.py"]) == ["tests/authoring"]


def test_een_kamer_die_er_al_staat_noemt_haar_tests_niet_nog_eens() -> None:
    assert proeven(["tests/planner/test_dates.py", "planner/dates.py"]) == ["tests/planner", "tests/casussen"]


def test_wat_een_site_nodig_heeft_wacht_op_de_hele_ronde() -> None:
    assert proeven(["tests/browser/test_start.py", "docs/assets/js/planner.mjs"]) == [
        "tests/inhoud",
        "tests/macros/redactie",
    ]
