"""Every kind of mistake that an editor can make: reported at its line, in Dutch, all at once."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.authoring.check import check_folder

type Meldt = Callable[[str, int, str], None]

T, E, V = "planners/termijnen.yml", "planners/eindadvies.yml", "planners/verlenging.yml"
W, B, F = "waarden/traject.yml", "bronnen.yml", "trajectvragen.yml"
KLEIN = Path(__file__).parent / "klein"


def test_de_kopie_zelf_is_in_orde(kopie: Any) -> None:
    assert kopie.problemen() == []


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verder", "woorden"),
    [
        # Onbekende en dubbele sleutels.
        (T, "gehaald_door: eerste_afspraak", "gehaald_dor: eerste_afspraak", 0, "Bedoelde je ‘gehaald_door’?"),
        (W, "  titel: Kortste duur", "  opmerking: x\n  titel: Kortste duur", 0, "‘opmerking’ kan hier niet"),
        (E, "treffer: eerste", "treffer: eerste\ntreffer: eerste", 1, "twee keer (ook op regel"),
        # Verkeerde types.
        (W, "waarde: 18 maanden", "waarde: 18", 0, "‘18’ past hier niet: verwacht een duur"),
        (W, "waarde: 18 maanden", "waarde: achttien maanden", 0, "verwacht een duur"),
        (W, "waarde: 18 maanden", "waarde: [18 maanden]", 0, "Hier hoort één waarde, geen lijst"),
        (W, "waarde: 18 maanden", "waarde:", 0, "Hier ontbreekt een waarde"),
        (T, "duur: minimumduur", "duur: 3 maanden", 0, "Zet er een lijst: ‘- {geldig_van: 2023-07-01, waarde: 3 maanden,"),
        (E, "als: {inschatting: regulier}", "als: {bezig: regulier}", 0, "De vraag ‘bezig’ (datum) heeft geen vaste antwoorden."),
        (W, "waarde: 43", "waarde: 043", 0, "hier hoort een geheel getal"),
        (W, "waarde: 43", "waarde: 4_3", 0, "hier hoort een geheel getal"),
        (W, "geldig_van: 2023-07-01", "geldig_van: 1 juli 2023", 0, "jjjj-mm-dd"),
        (W, "geldig_van: 2023-07-01", "geldig_van: 2023-02-30", 0, "hier hoort een datum die bestaat"),
        (W, "soort: duur", "soort: tijd", 0, "kies duur, bedrag, deel, aantal of datum"),
        (T, "open_grens: ja", "open_grens: yes", 0, "kies ja of nee"),
        (T, "open_grens: ja", "open_grens: true", 0, "kies ja of nee"),
        (T, "soort: uiterlijk", "soort: uiterlyk", 0, "Bedoelde je ‘uiterlijk’?"),
        (E, "als: {vroegtijdig_stoppen: ja}", "als: {vroegtijdig_stoppen: yes}", 0, "kies ja of nee"),
        (E, "als: {inschatting: regulier}", "als: {inschatting: regulair}", 0, "Bedoelde je ‘regulier’?"),
        # Wat een koppeling wordt, is een pagina of een webadres.
        (F, "zie: kader/index.md", "zie: javascript:alert(1)", 0, "hier hoort een pagina in docs/"),
        (F, "zie: kader/index.md", "zie: https://vdab.be/x.md", 0, "hier hoort een pagina in docs/"),
        (F, "zie: kader/index.md", "zie: kader/", 0, "hier hoort een pagina in docs/"),
        (B, "adres: https://employment", "adres: javascript:alert(1)//employment", 0, "hier hoort een webadres"),
        (B, "adres: https://employment", "adres: JavaScript:https://employment", 0, "hier hoort een webadres"),
        (B, "adres: https://employment", "adres: www.employment", 0, "hier hoort een webadres"),
        # Open vragen: een stap mag ernaar kijken, een rij niet.
        (E, "als: {vroegtijdig_stoppen: ja}", "als: {vroegtijdig_stoppen: open}", 0, "kies ja of nee"),
        (E, "- {wie: cmw,", "- {zoekt_uit: bezzig, wie: cmw,", 0, "Bedoelde je ‘bezig’?"),
        (F, "  opties:\n", "  opties:\n    open: {titel: Open}\n", 1, "‘open’ betekent dat een vraag nog open is"),
        (E, '- {wie: cmw, wat: "', '- {wie: cmw, wat: "Kijk na of dit al gebeurd is. ', 0, "Deze stap zoekt iets uit"),
        # Wanneer een vraag gesteld wordt.
        (E, "  verlenging_maanden:\n", "  verlenging_maanden:\n    als: {plan_uitgevoerd: ja}\n", 1, "hangt af van een vraag die ervoor staat, niet van ‘plan_uitgevoerd’"),
        # Onbekende verwijzingen.
        (T, "vanaf: eerste_afspraak", "vanaf: eerste_afspaak", 0, "Bedoelde je ‘eerste_afspraak’?"),
        (T, "vanaf: bezig", "vanaf: evaluaties", 0, "‘evaluaties’ is geen datum"),
        (T, "duur: minimumduur", "duur: minimumdur", 0, "Bedoelde je ‘minimumduur’?"),
        (T, "wie: [nc,", "wie: [ncc,", 0, "De rol ‘ncc’ bestaat niet. Bedoelde je ‘nc’?"),
        (T, "      maximumduur: {als: {ter_af", "      maximumdur: {als: {ter_af", 0, "Bedoelde je ‘maximumduur’?"),
        (T, "reeks: {gehouden: evaluaties,", "reeks: {gehouden: bezig,", 0, "soort datums"),
        (T, "nummer: 2,", "nummer: 3,", 0, "lopen van 1 op"),
        (E, "dan: nec", "dan: nek", 0, "De uitkomst ‘nek’ bestaat niet. Bedoelde je ‘nec’?"),
        (E, "termijnen: [eindadvies-ten-vroegste,", "termijnen: [eindadvies-ten-vroegst,", 0, "Bedoelde je"),
        (E, "voor: [sec]", "voor: [seq]", 0, "Bedoelde je ‘sec’?"),
        (V, "onbekend: onvolledig", "onbekend: onvoledig", 0, "Bedoelde je ‘onvolledig’?"),
        (V, "peildatum: bezig", "peildatum: bezigg", 0, "Bedoelde je ‘bezig’?"),
        # Namen in teksten.
        (T, "De maximumduur van {maximumduur} liep", "De maximumduur van {maximumdur} liep", -1, "Bedoelde je ‘maximumduur’?"),
        (V, "ten laatste {datum:verlenging-aanvragen}.", "ten laatste {datum:verlenging-vragen}.", 0, "Bedoelde je ‘verlenging-aanvragen’?"),
        (T, "De maximumduur van {maximumduur} liep", "De maximumduur van {Maximumduur} liep", -1, "‘{Maximumduur}’ is geen plek"),
        (T, "De maximumduur van {maximumduur} liep", "De maximumduur van {maximumduur liep", -1, "geen plek voor een waarde"),
        (T, "De maximumduur van {maximumduur} liep", "De maximumduur van maximumduur} liep", -1, "‘}’ is geen plek"),
        # Bronnen.
        (T, "bron: [draaiboek-2023 3.1.3, draaiboek-2023 3.6.3]\n    voorbeelden", "bron: [draaiboek-2023 3.1.3, draaiboek-2023 99.9]\n    voorbeelden", 0, "heeft geen sectie ‘99.9’"),
        (T, "bron: draaiboek-2023 5.1.3\n    voorbeelden", "bron: draaibok-2023 5.1.3\n    voorbeelden", 0, "De bron ‘draaibok-2023’ bestaat niet. Bedoelde je ‘draaiboek-2023’?"),
        (T, "bron: draaiboek-2023 5.1.3\n    voorbeelden", "bron: draaiboek-2023\n    voorbeelden", 0, "verwacht \"document sectie\""),
        (T, "bron: draaiboek-2023 5.1.3\n    voorbeelden", "bron: []\n    voorbeelden", 0, "Hier ontbreekt een bron"),
        # Ongebruikt.
        (E, "feiten:\n", "feiten:\n  los:\n    titel: Los\n    ingevuld: bezig\n", 1, "‘los’ wordt nergens gebruikt"),
        (E, "uitkomsten:\n  nec:", "uitkomsten:\n  los: {titel: Los, tekst: Los., bron: draaiboek-2023 5.3}\n  nec:", 1, "leidt naar ‘los’"),
        # Vragen.
        (F, "soort: ja_nee\n", "soort: ja_nee\n  min: 1\n", 1, "horen alleen bij een geheel getal"),
        (F, "min: 0\n  max_is: langste_verlenging", "min: 9\n  max_is: langste_verlenging", 1, "‘max’ is kleiner dan ‘min’"),
        # Feiten met geen of twee operatoren.
        (T, "ingevuld: bezig\n", "ingevuld: bezig\n    minstens: {vraag: verlenging_maanden, aantal: 1}\n", -2, "precies één van"),
    ],
)  # fmt: skip
def test_een_fout_staat_op_haar_regel(
    kopie: Any, bestand: str, oud: str, nieuw: str, verder: int | None, woorden: str
) -> None:
    line = kopie.vervang(bestand, oud, nieuw)
    found = [(file, where) for file, where, message in kopie.problemen() if woorden in message]
    assert found, kopie.problemen()
    assert found[0][0] == bestand
    if verder is not None:
        assert (bestand, line + verder) in found


@pytest.mark.parametrize(
    ("bestand", "oud", "woorden"),
    [
        (T, "    soort: uiterlijk\n", "Hier ontbreekt ‘soort’"),
        (T, "    wie: [cmw, cmz]\n", "Hier ontbreekt ‘wie’"),
        (E, "    dan: stopzetting\n", "Hier ontbreekt ‘dan’"),
        (E, "treffer: eerste\n", "Hier ontbreekt ‘treffer’"),
        (V, "    uitkomst: te-laat\n", "Hier ontbreekt ‘uitkomst’"),
        (W, "      bron: [draaiboek-2023 5.1.1, draaiboek-2023 3.2.3]\n", "Hier ontbreekt ‘bron’"),
        (W, "      gecontroleerd_op: 2026-11-22\n", "Hier ontbreekt ‘gecontroleerd_op’"),
    ],
)
def test_wat_ontbreekt_wordt_genoemd(kopie: Any, bestand: str, oud: str, woorden: str) -> None:
    kopie.vervang(bestand, oud, "")
    assert any(file == bestand and woorden in message for file, _, message in kopie.problemen())


def test_een_voorwaarde_rust_niet_op_een_vraag_die_soms_wegvalt(kopie: Any, meldt: Meldt) -> None:
    kopie.vervang(E, "  verslagen_volledig:\n", "  verslagen_volledig:\n    als: {plan_uitgevoerd: ja}\n")
    meldt(E, kopie.regel(E, r"als: \{verslagen_volledig: ja\}"), "wordt niet altijd gevraagd")


WAARDE = "      waarde: 18 maanden\n      bron: [draaiboek-2023 5.1.1, draaiboek-2023 3.2.3]\n      gecontroleerd_op: 2026-11-22\n"


def tweede_versie(eerste_tot: str, tweede_van: str) -> str:
    first = WAARDE + (f"      geldig_tot: {eerste_tot}\n" if eerste_tot else "")
    return first + f"    - geldig_van: {tweede_van}\n" + WAARDE.replace("18", "20")


@pytest.mark.parametrize(
    ("eerste_tot", "tweede_van", "woorden"),
    [
        ("2027-01-15", "2027-01-01", "overlapt met de vorige, die geldt tot en met 15 januari 2027"),
        ("2027-01-01", "2027-01-01", "overlapt met de vorige"),
        ("2026-12-01", "2027-01-01", "Tussen 1 december 2026 en 1 januari 2027 geldt er geen waarde"),
        ("", "2023-07-01", "twee waarden vanaf 1 juli 2023"),
    ],
)
def test_geldigheid_overlapt_niet_en_heeft_geen_gat(
    kopie: Any, eerste_tot: str, tweede_van: str, woorden: str
) -> None:
    kopie.vervang(W, WAARDE, tweede_versie(eerste_tot, tweede_van))
    second = [
        n for n, line in enumerate(kopie.tekst(W).splitlines(), 1) if f"geldig_van: {tweede_van}" in line
    ]
    found = [(file, line) for file, line, message in kopie.problemen() if woorden in message]
    assert len(found) == 1
    assert found[0][0] == W
    assert found[0][1] in second


def test_geldig_tot_voor_geldig_van_is_een_fout(kopie: Any, meldt: Meldt) -> None:
    line = kopie.vervang(W, WAARDE, WAARDE + "      geldig_tot: 2023-06-30\n")
    meldt(W, line + 3, "‘geldig_tot’ ligt vóór ‘geldig_van’")


def test_een_waarde_staat_maar_in_een_bestand(kopie: Any) -> None:
    text = kopie.tekst(W)
    kopie.schrijf("waarden/zz.yml", text[text.index("maximumduur:") : text.index("langste_verlenging:")])
    assert [(f, line) for f, line, m in kopie.problemen() if "staat ook in" in m] == [("waarden/zz.yml", 1)]


def test_een_moment_in_een_kring_wordt_gevonden(kopie: Any) -> None:
    kopie.vervang(
        T, "vroegste_van: [trajectplan_ondertekend,", "vroegste_van: [evaluatie-6, trajectplan_ondertekend,"
    )
    found = kopie.problemen()
    assert (T, kopie.regel(T, "^  opmaak:")) in [(file, line) for file, line, _ in found]
    assert any("opmaak → evaluatie-6 → opmaak" in message for *_, message in found)


def test_ook_een_kring_over_een_overgenomen_termijn_wordt_gevonden(kopie: Any) -> None:
    kopie.vervang(
        E, "  termijnen: [eindadvies-ten-vroegste,", "  termijnen: [evaluatie-6, eindadvies-ten-vroegste,"
    )
    moment = "momenten:\n  opmaak: {kort: opmaak, vroegste_van: [evaluatie-6], bron: draaiboek-2023 5.3}\nfeiten:\n"
    kopie.vervang(E, "feiten:\n", moment)
    assert any("kring" in message for *_, message in kopie.problemen())


def test_een_moment_dat_nergens_naar_wijst_wordt_gevonden(kopie: Any, meldt: Meldt) -> None:
    line = kopie.vervang(T, "    gegeven: ter_afsluiting\n", "    gegeven: ter_afsluting\n")
    meldt(T, line, "Bedoelde je ‘ter_afsluiting’?")


# --- decision tables --------------------------------------------------------------------------------------


def test_een_gat_in_de_tabel_noemt_een_geval_dat_nergens_past(kopie: Any) -> None:
    text = kopie.tekst(E)
    start, end = text.index("  voorleggen:\n    als:"), text.index("\nvoorwaarden:\n")
    kopie.schrijf(E, text[:start] + text[end:])
    kopie.vervang(E, "feiten:\n", "feiten:\n")
    messages = [message for *_, message in kopie.problemen()]
    assert any("leidt naar ‘voorleggen’" in message for message in messages)


def test_een_tabel_met_een_gat_wordt_niet_aanvaard(kopie: Any) -> None:
    kopie.vervang(
        E, "als: {inschatting: niet-te-kiezen}", "als: {inschatting: niet-te-kiezen, maatwerk: niet}"
    )
    found = [
        (file, line, message)
        for file, line, message in kopie.problemen()
        if "Geen enkele rij past" in message
    ]
    assert [(file, line) for file, line, _ in found] == [(E, kopie.regel(E, "^rijen:"))]
    assert "andere combinaties" in found[0][2]


def test_een_rij_die_nooit_gekozen_kan_worden_wordt_gevonden(kopie: Any) -> None:
    row = "  dubbel:\n    als: {inschatting: regulier}\n    dan: nec\n    omdat: X.\n    bron: draaiboek-2023 5.1.4\n"
    line = kopie.vervang(E, "  sec:\n    als:", row + "  sec:\n    als:")
    found = [(f, n, m) for f, n, m in kopie.problemen() if "kan nooit gekozen worden" in m]
    assert [(f, n) for f, n, _ in found] == [(E, line)]
    assert "‘nec’" in found[0][2]


def test_bij_precies_een_treffer_wordt_een_overlap_gevonden(kopie: Any) -> None:
    kopie.vervang(E, "treffer: eerste", "treffer: precies_een")
    overlaps = [message for *_, message in kopie.problemen() if "passen allebei bij" in message]
    assert any("‘stoppen’ en ‘te-vroeg’" in message for message in overlaps)


# --- examples ---------------------------------------------------------------------------------------------


def test_een_voorbeeld_dat_niet_klopt_zegt_wat_het_nu_is(kopie: Any, meldt: Meldt) -> None:
    line = kopie.vervang(T, "verwacht: 2026-01-27", "verwacht: 2026-01-28")
    meldt(T, line, "aanmoedigen-na-weigering is nu 2026-01-27, het voorbeeld verwacht 2026-01-28")


def test_een_planner_zonder_voorbeelden_wordt_geweigerd(kopie: Any) -> None:
    text = kopie.tekst(E)
    kopie.schrijf(E, text[: text.index("\nvoorbeelden:\n") + 1])
    assert any("geen voorbeelden" in message for file, _, message in kopie.problemen() if file == E)


def test_een_voorbeeld_met_een_onbekende_vraag_wijst_ze_aan(kopie: Any) -> None:
    line = kopie.vervang(T, "gegeven: {weigering: 2026-01-12}", "gegeven: {wijgering: 2026-01-12}")
    found = kopie.problemen()
    assert (T, line) in [(file, where) for file, where, _ in found]
    assert any("Bedoelde je ‘weigering’?" in message for *_, message in found)


@pytest.mark.parametrize(
    ("bestand", "patroon", "wat"),
    [
        (T, "      - {naam: de laatste maand voor administratie", "deze termijn"),
        (E, "    gegeven: {vroegtijdig_stoppen: ja}", "deze rij"),
        (E, "    gegeven: {vroegtijdig_stoppen: ja}", "deze uitkomst"),
    ],
)
def test_wat_geen_voorbeeld_bereikt_wordt_gemeld(kopie: Any, bestand: str, patroon: str, wat: str) -> None:
    lines = kopie.tekst(bestand).splitlines(keepends=True)
    index = next(n for n, line in enumerate(lines) if line.startswith(patroon))
    if patroon.startswith("      -"):
        end = next(n for n in range(index, len(lines)) if not lines[n].startswith("      - {naam:"))
        lines[index - 1 : end] = []
    else:
        end = next(n for n in range(index, len(lines)) if lines[n].startswith("  - "))
        lines[index:end] = ["    gegeven: {vroegtijdig_stoppen: nee}\n", "    uitkomst: geen\n"]
    kopie.schrijf(bestand, "".join(lines))
    messages = [message for *_, message in kopie.problemen()]
    assert any(f"Geen enkel voorbeeld bereikt {wat}" in message for message in messages), messages


def test_een_voorwaarde_heeft_een_voorbeeld_dat_ze_vervult_en_een_dat_ze_mist(tmp_path: Path) -> None:
    shutil.copytree(KLEIN, tmp_path / "data")
    path = tmp_path / "data/planners/kiezer.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "naam: werk en genoeg" not in line), encoding="utf-8")
    [found] = check_folder(tmp_path / "data").problemen
    assert "deze voorwaarde als ze vervuld is" in found.melding


# --- files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bestand", ["bronnen.yml", "rollen.yml", "kalender.yml"])
def test_een_bestand_dat_nodig_is_en_ontbreekt_wordt_genoemd(kopie: Any, bestand: str) -> None:
    (kopie.map / bestand).unlink()
    assert (bestand, 1, "Dit bestand ontbreekt.") in kopie.problemen()


@pytest.mark.parametrize("bestand", ["bronen.yml", "planners/extra.yaml", "los/iets.yml"])
def test_een_bestand_dat_er_niet_hoort_wordt_genoemd(kopie: Any, bestand: str) -> None:
    (kopie.map / bestand).parent.mkdir(exist_ok=True)
    kopie.schrijf(bestand, "a: b\n")
    assert any(
        file == bestand and "hoort niet in de map" in message for file, _, message in kopie.problemen()
    )


@pytest.mark.parametrize(
    ("oud", "nieuw", "woorden"),
    [
        ("{naam: Nieuwjaar, soort: wettelijk, dag: 1, maand: 1,", "{naam: Nieuwjaar, soort: wettelijk, dag: 31, maand: 2,", "bestaat niet elk jaar"),
        ("{naam: Nieuwjaar, soort: wettelijk, dag: 1, maand: 1,", "{naam: Nieuwjaar, soort: wettelijk, dag: 1,", "‘dag’ en ‘maand’"),
        ("pasen: 1,", "pasen: 1, dag: 1, maand: 1,", "‘dag’ en ‘maand’"),
        ("dag: 26, tot_dag: 31,", "dag: 26, tot_dag: 25,", "‘tot_dag’ ligt vóór ‘dag’"),
        ("pasen: 50, bron: feestdagenwet tien-dagen", "pasen: 50", "Hier ontbreekt een bron"),
    ],
)  # fmt: skip
def test_een_sluitingsdag_die_niet_kan_wordt_gemeld(
    kopie: Any, meldt: Meldt, oud: str, nieuw: str, woorden: str
) -> None:
    line = kopie.vervang("kalender.yml", oud, nieuw)
    meldt("kalender.yml", line, woorden)


def test_een_verlenging_heeft_een_hoogste_aantal_maanden(kopie: Any) -> None:
    kopie.vervang(F, "  min: 0\n  max_is: langste_verlenging\n", "  min: 0\n")
    assert {file for file, _, message in kopie.problemen() if "hoogste aantal maanden" in message} == {T, V}


def test_alle_problemen_komen_in_een_keer(kopie: Any) -> None:
    """From a broken file, a wrong type, an unknown name and a missing source, each with its own line."""
    lines = {
        (W, kopie.vervang(W, "waarde: 43", "waarde: veel")),
        (T, kopie.vervang(T, "vanaf: weigering", "vanaf: wijgering")),
        (E, kopie.vervang(E, "wie: dgs, wat: De onderzoeker", "wie: dgss, wat: De onderzoeker")),
        (F, kopie.vervang(F, "  min: 1\n  max_is", "  min: een\n  max_is")),
        ("kalender.yml", kopie.vervang("kalender.yml", "soort: vlaams", "soort: vlaamse")),
    }
    kopie.schrijf("contacten.yml", "a: [\n")
    found = {(file, line) for file, line, _ in kopie.problemen()}
    assert lines <= found
    assert "contacten.yml" in {file for file, _ in found}


def test_meldingen_zijn_nederlands_en_op_volgorde(kopie: Any) -> None:
    kopie.vervang(T, "vanaf: weigering", "vanaf: wijgering")
    kopie.vervang(W, "waarde: 43", "waarde: veel")
    found = kopie.problemen()
    assert found == sorted(found)
    assert all(message.endswith((".", "?")) for *_, message in found)


def test_een_vraag_heet_niet_zoals_een_waarde(kopie: Any, meldt: Meldt) -> None:
    """In een tekst is {naam} een waarde of een antwoord: nooit allebei."""
    line = kopie.vervang(
        W,
        "minimumduur:\n",
        "toeleiding:\n  titel: x\n  soort: aantal\n  waarden:\n"
        "    - {geldig_van: 2023-07-01, waarde: 1, bron: draaiboek-2023 5.1.1, gecontroleerd_op: 2026-11-22}\nminimumduur:\n",
    )
    assert line
    meldt(T, kopie.regel(T, "^  toeleiding:"), "De naam ‘toeleiding’ bestaat al bij de waarden.")


@pytest.mark.parametrize("bestand", [W, "bronnen.yml", "rollen.yml"])
def test_een_bestand_dat_niet_te_lezen_is_geeft_alleen_zijn_eigen_melding(kopie: Any, bestand: str) -> None:
    """Anders staat de oorzaak tussen honderd meldingen in andere bestanden."""
    kopie.schrijf(bestand, f"{kopie.tekst(bestand)}\n  : [onaf\n")
    assert {file for file, _, _ in kopie.problemen()} == {bestand}


def test_een_waarde_die_niet_klopt_geeft_geen_melding_waar_ze_gebruikt_wordt(
    kopie: Any, meldt: Meldt
) -> None:
    line = kopie.vervang(W, "waarde: 18 maanden", "waarde: 18")
    meldt(W, line, "verwacht een duur")
