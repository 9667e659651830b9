"""Een tabel van een macro: op een smal scherm wordt elke rij een kaart."""

from macros.site import Site
from macros.tabel import tabel
from macros.taken import wat_waar
from planner.html import el


def test_elke_cel_zegt_onder_welke_kop_ze_staat() -> None:
    html = tabel("Lijst", ("Wat", "Wie"), [("dit", el("b", "jij"))])
    assert '<td data-kop="Wat">dit</td><td data-kop="Wie"><b>jij</b></td>' in html
    assert "<caption>Lijst</caption>" in html


def test_een_tekst_in_een_cel_of_kop_blijft_een_tekst() -> None:
    html = tabel("<Lijst>", ("<Wat>",), [("<dit>",)])
    assert "<dit>" not in html
    assert '<td data-kop="&lt;Wat&gt;">&lt;dit&gt;</td>' in html


def test_een_cel_zonder_inhoud_kan_op_een_kaart_wegvallen() -> None:
    assert '<td data-kop="Wat" data-leeg>—</td>' in tabel("Lijst", ("Wat",), [("—",)])


def test_een_rij_kan_een_anker_hebben() -> None:
    assert '<tr id="rij-1"><td' in tabel("Lijst", ("Wat",), [("dit",)], ["rij-1"])


def test_een_tabel_met_veel_kolommen_krijgt_meer_plaats() -> None:
    assert 'class="cmz-tabel"' in tabel("Lijst", "abcd", [])
    assert 'class="cmz-tabel cmz-tabel--breed"' in tabel("Lijst", "abcde", [])


def test_wat_schrijf_ik_waar_noemt_alleen_plaatsen_waar_die_rol_schrijft(site: Site) -> None:
    """3.1.3: de casemanager werk past de geboekte datum aan, de casemanager zorg niet. Op een overleg schrijft niemand."""
    zorg, werk = wat_waar(site, "cmz"), wat_waar(site, "cmw")
    assert "bookingstool" in werk
    assert "bookingstool" not in zorg
    assert "Op een overleg" not in zorg + werk
