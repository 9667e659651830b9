"""Een wijziging raakt alleen wat ze moet raken: alle andere tekens van het bestand blijven staan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from planner.authoring.bewerken.bron import Bron, Onvindbaar, Pad, pas_toe, scalar, schrijf
from planner.authoring.bewerken.verschil import Regel, verschil

DATA = Path(__file__).resolve().parents[3] / "data"
BESTANDEN = sorted(
    path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml") if "zoekwoorden" not in path.parts
)
LASTIG = "Let op: 'dit' is # geen grap, {x} [y] – \\ \"klaar\""


def lees(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def teksten(inhoud: Any, pad: Pad = ()) -> Iterator[Pad]:
    """Alle plaatsen waar een tekst staat."""
    if isinstance(inhoud, dict):
        for name, part in inhoud.items():
            yield from teksten(part, (*pad, name))
    elif isinstance(inhoud, list):
        for number, part in enumerate(inhoud):
            yield from teksten(part, (*pad, number))
    else:
        yield pad


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_een_andere_tekst_verandert_niets_ernaast(bestand: str) -> None:
    text = (DATA / bestand).read_bytes().decode()
    source = Bron(text)
    before = lees(text)
    assert source.inhoud() == before
    for pad in Random(bestand).sample(places := list(teksten(before)), min(3, len(places))):
        change = source.vervang(pad, LASTIG)
        after = pas_toe(text, [change])
        assert after[: change.van] == text[: change.van]
        assert after.endswith(text[change.tot :])
        read, at = lees(after), pad[-1]
        holder = read
        for step in pad[:-1]:
            holder = holder[step]
        # Een blok eindigt soms met een regeleinde.
        assert holder[at].rstrip("\n") == LASTIG
        old = before
        for step in pad:
            old = old[step]
        holder[at] = old
        assert read == before


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_openen_en_bewaren_zonder_wijziging_geeft_dezelfde_tekst(bestand: str) -> None:
    text = (DATA / bestand).read_bytes().decode()
    source = Bron(text)
    same = [
        source.vervang(pad, value)
        for pad in teksten(source.inhoud())
        if (node := source.knoop(*pad)).style is None
        and "\n" not in text[source.begin(node) : source.einde(node)]
        for value in [source.inhoud(*pad)]
    ]
    assert pas_toe(text, same) == text


LIJST = "# boven\na:\n  - x: 1  # eerste\n    y: twee\n  # over de volgende\n  - {x: 3, y: [4, 5]}\n\n# onder\nb: {c: d}\n"


def test_een_nieuw_item_staat_achter_het_vorige_en_lijkt_erop() -> None:
    source = Bron(LIJST)
    first = pas_toe(LIJST, [source.voeg_in(("a",), 0, {"x": "2", "y": "a: b"})])
    assert first == LIJST.replace("    y: twee\n", "    y: twee\n  - x: 2\n    y: 'a: b'\n")
    last = pas_toe(LIJST, [source.voeg_in(("a",), -1, {"x": "6", "y": ["7"]})])
    assert last == LIJST.replace("[4, 5]}\n", "[4, 5]}\n  - {x: 6, y: [7]}\n")
    inner = pas_toe(LIJST, [source.voeg_in(("a", 1, "y"), 0, "4,5")])
    assert inner == LIJST.replace("[4, 5]", "[4, '4,5', 5]")


def test_een_nieuwe_sleutel_staat_achter_die_die_je_noemt() -> None:
    source = Bron(LIJST)
    assert pas_toe(LIJST, [source.voeg_sleutel_in((), "b", "e", {"f": {"g": "h"}, "i": ["j"]})]) == (
        LIJST + "e: {f: {g: h}, i: [j]}\n"
    )
    assert pas_toe(
        LIJST, [source.voeg_sleutel_in((), "a", "e", {"f": {"g": "h"}, "i": []})]
    ) == LIJST.replace("[4, 5]}\n", "[4, 5]}\ne:\n  f:\n    g: h\n  i: []\n")
    assert pas_toe(LIJST, [source.voeg_sleutel_in(("b",), "c", "e", "f")]) == LIJST.replace(
        "{c: d}", "{c: d, e: f}"
    )


def test_de_regels_van_een_item_nemen_de_opmerking_erboven_mee() -> None:
    source = Bron(LIJST)
    begin, end = source.ruw(("a", 1))
    assert LIJST[begin:end] == "  # over de volgende\n  - {x: 3, y: [4, 5]}\n"
    begin, end = source.ruw(("a", 0))
    assert LIJST[begin:end] == "  - x: 1  # eerste\n    y: twee\n"


def test_wat_er_niet_staat_of_geen_tekst_is_wordt_gezegd() -> None:
    source = Bron(LIJST)
    with pytest.raises(Onvindbaar):
        source.knoop("a", 7)
    with pytest.raises(Onvindbaar):
        source.sleutel("b", "x")
    with pytest.raises(ValueError, match="geen tekst"):
        source.vervang(("a",), "x")
    one, other = source.vervang(("b", "c"), "x"), source.vervang(("b", "c"), "y")
    with pytest.raises(ValueError, match="dezelfde plaats"):
        pas_toe(LIJST, [one, other])


def test_regeleinden_van_windows_blijven() -> None:
    text = LIJST.replace("\n", "\r\n")
    made = pas_toe(text, [Bron(text).voeg_in(("a",), 0, {"x": "2", "y": "z"})])
    assert made == text.replace("    y: twee\r\n", "    y: twee\r\n  - x: 2\r\n    y: z\r\n")


@pytest.mark.parametrize(
    "text",
    ["gewoon", "a: b", "- x", "# x", "x # y", "'", '"', "a\nb", "{x}", "[1]", "a, b", "", "*ster", "ja?", "100%", "@x", "&x", "null", "|"],
)  # fmt: skip
def test_elke_tekst_komt_terug_zoals_hij_was(text: str) -> None:
    assert lees(f"a: {scalar(text)}\n") == {"a": text}
    assert lees(f"[{scalar(text, flow=True)}, x]\n") == [text, "x"]


def test_wat_geschreven_wordt_leest_hetzelfde_terug() -> None:
    content = {"a": "x: y", "b": {"c": ["1", "2"], "d": [{"e": "f", "g": {"h": "i"}}, {"e": "j"}]}}
    assert lees(schrijf(content)) == content
    assert lees(schrijf(content, flow=True)) == content
    assert "\n" not in schrijf(content, flow=True)


def test_alleen_de_regels_die_weggaan_en_komen_worden_getoond() -> None:
    assert verschil("a\nb\nc\n", "a\nB\nc\nd\n") == [
        Regel("-", 2, "b"),
        Regel("+", 2, "B"),
        Regel("+", 4, "d"),
    ]
    assert verschil("a\n", "a\n") == []
