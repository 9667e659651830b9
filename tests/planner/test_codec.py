"""Rules as JSON and back, as they travel to the browser."""

import json

import pytest

from planner import codec
from planner.authoring.gegevens import zonder_voorbeelden
from planner.model import Regels


def test_regels_komen_onveranderd_terug(regels: Regels) -> None:
    text = codec.dumps(regels)
    assert codec.loads(text) == regels
    assert codec.dumps(codec.loads(text)) == text


def test_zonder_voorbeelden_verandert_alleen_dat(regels: Regels) -> None:
    lean = zonder_voorbeelden(regels)
    assert not any(one.voorbeelden for one in lean.planners.values())
    assert codec.loads(codec.dumps(lean)) == lean
    assert lean.waarden == regels.waarden
    assert len(codec.dumps(lean)) < len(codec.dumps(regels))


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "{}", "null", '{"@":"Foo"}', '{"@":"Duur"}', '{"@":["Duur"]}', '{"@":"date","iso":"x"}',
        '{"@":"Decimal","tekst":"x"}', '{"@":"date"}', '{"@":"Regels"}', "[" * 200_000, '{"@":"Duur","x":1}',
    ],
)  # fmt: skip
def test_een_ander_bestand_wordt_geweigerd(text: str) -> None:
    with pytest.raises(ValueError, match="bevat geen regels"):
        codec.loads(text)


def test_de_json_is_gewone_json(regels: Regels) -> None:
    json.loads(codec.dumps(regels), parse_constant=pytest.fail)
