"""What an editor writes for the search is checked when the site is built."""

from macros.afwerking.zoeken import groepsproblemen, problemen
from macros.paginas import Pagina

STUKKEN = {"kader/", "kader/#oude-namen", "kader/#de-onderzoeken"}


def page(**meta: object) -> list[Pagina]:
    return [Pagina("kader/index.md", meta, "", "")]


def test_words_for_a_piece_that_is_not_on_the_page_get_a_hint() -> None:
    (problem,) = problemen(page(zoekwoorden_per_stuk={"oude-naam": ["WVG"]}), STUKKEN)
    assert "docs/kader/index.md" in problem
    assert "oude-namen" in problem


def test_one_word_in_stead_of_a_list_is_explained() -> None:
    found = list(problemen(page(zoekwoorden="wet", zoekwoorden_per_stuk={"oude-namen": "WVG"}), STUKKEN))
    assert len(found) == 2
    assert all("lijst" in problem for problem in found)


def test_good_words_give_no_problem() -> None:
    good = page(
        zoekwoorden=["wet", 2014], zoekwoorden_per_stuk={"oude-namen": ["WVG"]}, zoekvragen=["welk decreet"]
    )
    assert not list(problemen(good, STUKKEN))


def test_a_group_of_synonyms_holds_each_word_once_and_at_least_one_other_word() -> None:
    empty, twice = groepsproblemen({"bus": (), "dokter": ("arts", "Dokter")})
    assert "‘bus’ is leeg" in empty
    assert "‘dokter’ staat twee keer" in twice


def test_words_that_say_the_same_may_stand_in_more_than_one_group() -> None:
    assert not list(groepsproblemen({"bus": ("tram",), "vervoer": ("bus", "tram")}))
