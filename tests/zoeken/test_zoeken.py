"""The search of the built site, asked in Node: what people type leads to the piece that answers it."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.afwerking.zoeken import INDEX
from tests.zoeken import kost, meet

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


@pytest.fixture(scope="module")
def site() -> Path:
    if not (SITE / INDEX).is_file():
        pytest.fail("In site/ staat geen gebouwde site. Voer eerst 'make site' uit.")
    return SITE


@pytest.fixture(scope="module")
def asks() -> meet.Vragen:
    return meet.vragen()


SECTIES = [
    *(
        "5.1.3",
        "§ 5.1.3",
        "§5.1.3.",
        "draaiboek 5.1.3",
        "draaiboek-2023 5.1.3",
        "Sectie 5.1.3",
        "zie punt 5.1.3",
    ),
]
TYPED = [
    *SECTIES,
    *("draaiboek 3.2 en 3.5", "4.1", "hoofdstuk 6", "3.2 weken", "15.01.2026", "5"),
    *("trajektplan", "trajectplan", "verleging", "verlenging", "beroepsgehiem", "beroepsgeheim"),
    *("samenwerkinsverbant", "samenwerkingsverband"),
    *("stages", "casemanger zorg taken"),
    *("transmisjon", "qwxzqwxz", "<img src=x onerror=alert(1)>", '" OR 1', "a:b^2*~", "   ", "de", "é"),
]


@pytest.fixture(scope="module")
def ours(site: Path, asks: meet.Vragen) -> dict[str, Any]:
    return meet.van_deze_site(site, [*meet.lijst(asks), *TYPED])


@pytest.fixture
def hits(ours: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {row["vraag"]: row["treffers"] for row in ours["gevonden"]}


def test_the_titles_answer_long_before_the_whole_index_is_there(ours: dict[str, Any]) -> None:
    assert "naslag/begrippen/#eindadvies" in ours["eerst"]["treffers"][:3]
    assert ours["eerst"]["gerekend"] < ours["gerekend"] / 4


def test_nine_of_ten_questions_are_answered_first_and_nearly_all_in_the_first_three(
    asks: meet.Vragen, ours: dict[str, Any]
) -> None:
    found = meet.cijfers(asks, ours)["alles"]
    assert found.eerste / found.aantal >= 0.90, found
    assert found.drie / found.aantal >= 0.98, found


@pytest.mark.parametrize(
    ("path", "first", "three"),
    # What was reached on 28 November 2026, less a margin for new pages: 89 and 97%, and 74 and 90%. The aim is that
    # of the golden set. Nobody tunes on the second list: it says how well the search does on what it never saw.
    # The last two are what two people asked when the search was done: 97 and 100%, and 90 and 100%.
    [
        (meet.ONTWIKKEL, 0.85, 0.94),
        (meet.APART, 0.7, 0.86),
        (meet.VERS[0], 0.9, 0.96),
        (meet.VERS[1], 0.86, 0.96),
    ],
)
def test_questions_of_somebody_who_did_not_know_the_search_do_not_get_worse(
    site: Path, path: Path, first: float, three: float
) -> None:
    asks = meet.vragen(path)
    found = meet.cijfers(asks, meet.van_deze_site(site, meet.lijst(asks)))["alles"]
    assert found.eerste / found.aantal >= first, found
    assert found.drie / found.aantal >= three, found


def test_no_group_of_questions_is_left_behind(asks: meet.Vragen, ours: dict[str, Any]) -> None:
    for group, found in meet.cijfers(asks, ours).items():
        assert found.drie / found.aantal >= 0.9, f"{group}: {found}"


def test_the_themes_own_search_finds_less_than_half_first(asks: meet.Vragen, ours: dict[str, Any]) -> None:
    """When this fails, the theme learned Dutch, and our own search may go."""
    stock = meet.cijfers(asks, meet.standaard(ROOT, meet.lijst(asks)), ruim=True)["alles"]
    assert stock.eerste < meet.cijfers(asks, ours)["alles"].eerste * 0.6


def test_each_question_names_pieces_that_exist(site: Path) -> None:
    known = {doc["location"] for doc in json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]}
    for path in (meet.VRAGEN, meet.ONTWIKKEL, meet.APART, meet.NIEUW, *meet.VERS):
        for group in meet.vragen(path).values():
            for ask, answers in group.items():
                assert 1 <= len(answers) <= 6 or path in meet.VERS, f"{ask}: noem er één of een paar"
                assert set(answers) <= known, f"{ask}: {set(answers) - known}"


def test_there_are_at_least_150_questions(asks: meet.Vragen) -> None:
    assert len(meet.lijst(asks)) >= 150


def page_of(hits: Any, ask: str) -> str:
    """The page of the first result."""
    return str(hits[ask][0]["location"].split("#")[0])


@pytest.mark.parametrize(
    ("typed", "right"),
    [("trajektplan", "trajectplan"), ("verleging", "verlenging"), ("beroepsgehiem", "beroepsgeheim")],
)
def test_one_slip_of_the_finger_leads_to_the_same_page(hits: Any, typed: str, right: str) -> None:
    assert page_of(hits, typed) == page_of(hits, right)


def test_a_long_word_may_have_two_slips(hits: Any) -> None:
    assert page_of(hits, "samenwerkinsverbant") == page_of(hits, "samenwerkingsverband")


def test_signs_that_confirm_each_other_win_from_one_that_is_strong(hits: Any) -> None:
    """One word that a piece has by chance used to come before the page about it."""
    assert page_of(hits, "stages") == "handboek/3-start/werkervaringsstage/"
    # The page that is called so, and then the role.
    assert places(hits, "casemanger zorg taken")[:2] == ["leren/mijn-taken/", "naslag/rollen/#rol-cmz"]


def test_a_rule_with_a_known_value_answers_at_once(hits: Any) -> None:
    text = hits["trajectplan"][0]["text"]
    assert "cmz-antwoord" in text
    assert "uiterlijk 6 weken na de eerste afspraak" in text


def places(hits: Any, ask: str) -> list[str]:
    """The addresses of the results, in their order."""
    return [hit["location"] for hit in hits[ask]]


SOURCE = "naslag/bronnen/#draaiboek-2023-"


@pytest.mark.parametrize("ask", SECTIES)
def test_the_number_of_a_section_leads_to_the_source_and_then_to_what_rests_on_it(
    hits: Any, ask: str
) -> None:
    """These four pages name 5.1.3 at their top; it is the first source of the page on registering."""
    entry, main, *others = hits[ask]
    assert entry["location"] == f"{SOURCE}5-1-3"
    assert entry["title"] == "Draaiboek 5.1.3: Registratie van het eindadvies"
    assert main["location"] == "handboek/5-einde/eindadvies-registreren/"
    assert "Steunt op draaiboek 5.1.3" in main["text"]
    assert [hit["location"] for hit in others] == [
        "planners/eindadvies/",
        "checklists/einde/",
        "leren/zelftest/",
    ]


def test_more_numbers_lead_to_all_of_them(hits: Any) -> None:
    found = places(hits, "draaiboek 3.2 en 3.5")
    assert found[:3] == [
        f"{SOURCE}3-2",
        "handboek/3-start/trajectplan/",
        "handboek/3-start/doorverwijzing/",
    ]


def test_the_beginning_of_a_number_leads_to_its_sections(hits: Any) -> None:
    assert places(hits, "4.1")[:2] == [f"{SOURCE}4-1-1", "handboek/4-uitvoering/"]
    assert places(hits, "hoofdstuk 6")[:2] == [f"{SOURCE}6-1", "handboek/6-privacy/"]


@pytest.mark.parametrize("ask", ["3.2 weken", "15.01.2026", "5"])
def test_a_number_that_is_no_section_is_a_question_like_any_other(hits: Any, ask: str) -> None:
    assert not any(place.startswith(SOURCE) for place in places(hits, ask))


def test_nothing_found_offers_words_that_look_alike_and_the_glossary(hits: Any) -> None:
    first, *near = hits["transmisjon"]
    assert first["location"] == "naslag/begrippen/"
    assert "naslag/begrippen/#transmissie" in [hit["location"] for hit in near]


def test_nonsense_offers_the_glossary(hits: Any) -> None:
    assert [hit["location"] for hit in hits["qwxzqwxz"]] == ["naslag/begrippen/"]


@pytest.mark.parametrize("ask", TYPED[-6:])
def test_strange_questions_give_an_answer_without_markup_of_their_own(hits: Any, ask: str) -> None:
    assert all("<img" not in hit["title"] + hit["text"] for hit in hits[ask])


def test_the_index_stays_small(site: Path) -> None:
    found = kost.grootte(site / INDEX)
    # Twice as many ways to ask for a piece: what the index grew by, is what people type. It comes only to who searches.
    assert found["gzip"] < 375_000, found
