"""Eén vergissing is één melding, op de plaats waar ze staat; en een nieuwe waarde zonder voorbeeld valt op."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.authoring.check import check_folder
from planner.authoring.fouten import Probleem

KLEIN = Path(__file__).parent / "klein"
DATUMS, KIEZER, WAARDEN = "planners/datums.yml", "planners/kiezer.yml", "waarden/alle.yml"
OOK = "      - {naam: NAAM, gegeven: {afspraak: DAG}, verwacht: DATUM}\n"


@pytest.fixture
def na(tmp_path: Path) -> Callable[..., list[Probleem]]:
    """De problemen nadat stukken tekst vervangen zijn."""

    def vervangen(*edits: tuple[str, str, str]) -> list[Probleem]:
        shutil.copytree(KLEIN, tmp_path / "data")
        for name, old, new in edits:
            path = tmp_path / "data" / name
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return check_folder(tmp_path / "data").problemen

    return vervangen


# 2 februari 2026 plus 42 dagen: 26 in februari, nog 16. 2 maart plus 42: 29 in maart, nog 13.
MEER = (
    DATUMS,
    "      - {naam: zonder datum",
    "      - {naam: in februari, gegeven: {afspraak: 2026-02-02}, verwacht: 2026-03-16}\n"
    "      - {naam: in maart, gegeven: {afspraak: 2026-03-02}, verwacht: 2026-04-13}\n      - {naam: zonder datum",
)


def test_wie_een_duur_overschrijft_krijgt_een_melding_bij_die_duur(na: Callable[..., list[Probleem]]) -> None:
    [found] = na(MEER, (DATUMS, "waarde: 6 weken", "waarde: 8 weken"))
    text = (KLEIN / DATUMS).read_text(encoding="utf-8")
    assert found.bestand.endswith(DATUMS)
    assert found.regel == text[: text.index("waarde: 6 weken")].count("\n") + 1
    assert "‘Plan klaar’ is hier 8 weken, maar 3 voorbeelden rekenen met 6 weken" in found.melding
    assert "zet dan 6 weken terug en zet de nieuwe waarde eronder" in found.melding


def test_wie_een_bedrag_overschrijft_leest_het_oude(na: Callable[..., list[Probleem]]) -> None:
    """Eén volledig traject is het hele bedrag."""
    more = (
        "planners/geld.yml",
        "voorbeelden:\n",
        'voorbeelden:\n  - {naam: een vol, vandaag: 2026-11-22, gegeven: {regels: [{hoeveel: 1, afgerond: ja}]}, bedragen: {totaal: "883.27"}}\n',
    )
    [found] = na(more, (WAARDEN, "waarde: 883.27", "waarde: 900"))
    assert found.bestand.endswith(WAARDEN)
    assert (
        "is hier 900,00 euro, maar 2 voorbeelden rekenen met 883,27 euro: planners/geld.yml" in found.melding
    )


def test_een_gedeelde_waarde_noemt_elk_bestand(na: Callable[..., list[Probleem]]) -> None:
    """Drie maanden na 1 november 2026 is 1 februari 2027; dat plan telt niet vanaf ‘kort’, de kiezer wel."""
    more = [
        (
            KIEZER,
            "voorbeelden:\n",
            f"voorbeelden:\n  - {{naam: op {day} november, vandaag: 2026-11-22, gegeven: {{bezig: 2026-09-{day}, soort_werk: geen}}, uitkomst: wachten}}\n",
        )
        for day in ("10", "11", "12")
    ]
    found = na(
        *more,
        (
            WAARDEN,
            "kort: {titel: Kort, soort: duur, waarden: [{geldig_van: 2023-07-01, waarde: 3",
            "kort: {titel: Kort, soort: duur, waarden: [{geldig_van: 2023-07-01, waarde: 1",
        ),
    )
    # Geen datum zegt hier wat er stond: dan staan de voorbeelden van die planner samen in een melding.
    assert len(found) == 1
    assert "Nog 2 voorbeelden kloppen niet: regel" in found[0].melding


def test_een_voorbeeld_met_drie_verschillen_is_een_melding(na: Callable[..., list[Probleem]]) -> None:
    [found] = na(
        (
            DATUMS,
            "verwacht: 2026-02-23, vandaag: 2026-01-20, veilig: 2026-02-23",
            "verwacht: 2026-02-24, vandaag: 2026-01-20, veilig: 2026-02-24",
        )
    )
    assert found.melding.count("klopt niet") == 1
    assert (
        "plan is nu 2026-02-23, het voorbeeld verwacht 2026-02-24; veilig is nu 2026-02-23" in found.melding
    )


def test_een_nieuwe_waarde_zonder_voorbeeld_valt_op(na: Callable[..., list[Probleem]]) -> None:
    line = "      - {geldig_van: 2023-07-01, waarde: 6 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}\n"
    later = line.replace("2023-07-01", "2030-01-01").replace("6 weken", "8 weken")
    [found] = na((DATUMS, line, line + later))
    assert "Geen enkel voorbeeld rekent met 8 weken (‘Plan klaar’)" in found.melding


def test_met_een_voorbeeld_erbij_is_ze_in_orde(na: Callable[..., list[Probleem]]) -> None:
    """7 januari 2030 plus 56 dagen: 24 in januari, 28 in februari, nog 4."""
    line = "      - {geldig_van: 2023-07-01, waarde: 6 weken, bron: boek-2023 2.1, gecontroleerd_op: 2026-11-22}\n"
    later = line.replace("2023-07-01", "2030-01-01").replace("6 weken", "8 weken")
    example = OOK.replace("NAAM", "later").replace("DAG", "2030-01-07").replace("DATUM", "2030-03-04")
    assert (
        na((DATUMS, line, line + later), (DATUMS, "    voorbeelden:\n", f"    voorbeelden:\n{example}")) == []
    )


def test_een_gat_in_een_tabel_wordt_een_keer_verteld(na: Callable[..., list[Probleem]]) -> None:
    [found] = na((KIEZER, "  rest: {als: {}, dan: praten", "  rest: {als: {werk: nee}, dan: praten"))
    assert "Geen enkele rij past" in found.melding
