"""YAML as people and attackers write it. Scalars keep the text that was typed; problems have a line."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.authoring.fouten import Probleem
from planner.authoring.yamlbron import MOST_BYTES, Groep, Lijst, lees_yaml


def lees(text: str | bytes) -> tuple[Any, list[Probleem]]:
    problems: list[Probleem] = []
    data = text if isinstance(text, bytes) else text.encode()
    return lees_yaml(data, "x.yml", problems), problems


def gewoon(node: Any) -> Any:
    if isinstance(node, Groep):
        return {key.tekst: gewoon(value) for key, value in node.items}
    return [gewoon(item) for item in node.items] if isinstance(node, Lijst) else node.tekst


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "off", "true", "null", "~", "012", "0x1F", "1_000", "1e3", ".inf", "2026-01-15",
             "12:30", "1:20:30", "883.270", "3.10", "=", "<<"],
)  # fmt: skip
def test_geen_enkel_woord_wordt_iets_anders_dan_wat_er_staat(text: str) -> None:
    tree, problems = lees(f"a: {text}\n")
    assert problems == []
    assert gewoon(tree) == {"a": text}


@pytest.mark.parametrize(
    ("text", "regel", "woorden"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "twee keer (ook op regel 1)"),
        ("a: 1\nb: &x 2\n", 2, "Ankers met &"),
        ("a: 1\nb: *x\n", 2, "Verwijzingen met *"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "types met !"),
        ("a: 1\nb: !!str 2\n", 2, "types met !"),
        ("a: 1\n\tb: 2\n", 2, "begint met een tab"),
        ("a: 1\n---\nb: 2\n", 2, "maar één document"),
        ("a: b: c\n", 1, "dubbelepunt"),
        ("a: 1\nb: [1, 2\n", 2, "een ‘[’ open die niet sluit"),
        ("a: 1\nb: \"x\n", 2, "een aanhalingsteken dat niet sluit"),
        ("a: 1\nb: @x\n", 2, "De opmaak klopt"),
        ("a: 1\nb: 50 %\n%x: 1\n", 3, "De opmaak klopt"),
        ("? [a, b]\n: 1\n", 1, "Een sleutel moet een gewoon woord zijn"),
        ("", 1, "Dit bestand is leeg"),
        ("# alleen een opmerking\n", 1, "Dit bestand is leeg"),
        ("---\n", 1, "Dit bestand is leeg"),
        ("a: 1\nb: \x07\n", 2, "onzichtbaar teken"),
    ],
)  # fmt: skip
def test_wat_niet_kan_krijgt_een_nederlandse_melding_met_regel(text: str, regel: int, woorden: str) -> None:
    _, problems = lees(text)
    assert len(problems) == 1
    assert problems[0].bestand == "x.yml"
    assert abs(problems[0].regel - regel) <= 1
    assert woorden in problems[0].melding


def test_een_bestand_met_bom_en_windows_regeleinden_wordt_gewoon_gelezen() -> None:
    tree, problems = lees(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n  - y\r\n")
    assert problems == []
    assert gewoon(tree) == {"a": "1", "b": ["x", "y"]}
    assert [key.regel for key, _ in tree.items] == [1, 2]


@pytest.mark.parametrize("coding", ["latin-1", "utf-16", "cp1252"])
def test_een_andere_codering_wordt_genoemd(coding: str) -> None:
    _, problems = lees("a: 1\nb: één\n".encode(coding))
    assert len(problems) == 1
    assert "UTF-8" in problems[0].melding
    if coding != "utf-16":
        assert problems[0].regel == 2


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, 200)),
    ],
)
def test_wat_te_diep_zit_stopt_meteen(text: str) -> None:  # fmt: skip
    tree, problems = lees(text)
    assert tree is None
    assert len(problems) == 1


def test_een_bom_van_verwijzingen_ontploft_niet() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    tree, problems = lees(bomb)
    assert tree is None
    assert problems[0].regel == 1


def test_een_te_groot_bestand_wordt_niet_gelezen() -> None:
    _, problems = lees(b"a: " + b"x" * MOST_BYTES)
    assert "te groot" in problems[0].melding


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=60), st.text(alphabet="ab:-[]{}\"'#&*!|>\n\t %@`,?", max_size=60).map(str.encode)
    )
)
def test_geen_enkel_bestand_breekt_de_lezer(data: bytes) -> None:
    tree, problems = lees(data)
    assert tree is not None or problems
    for problem in problems:
        assert 1 <= problem.regel <= data.count(b"\n") + data.count(b"\r") + 3
        assert problem.melding.endswith((".", "?"))


def gelezen(text: str, loader: Any) -> list[tuple[object, ...]]:
    return [
        (type(event), getattr(event, "value", None), event.start_mark.line)
        for event in yaml.parse(text, Loader=loader)
    ]


def test_de_browser_leest_elk_regelbestand_zoals_de_opdrachtregel() -> None:
    """The browser has PyYAML without its compiled part, and the two do not agree on every text."""
    files = sorted((Path(__file__).resolve().parents[2] / "data").rglob("*.yml"))
    assert len(files) > 20
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert gelezen(text, yaml.CSafeLoader) == gelezen(text, yaml.SafeLoader), path.name
