"""Een tabel uit Markdown krijgt dezelfde vorm als een tabel van een macro."""

from markdown import Markdown

from macros.tabelkoppen import Tabelkoppen

TABEL = """Ervoor.

| Wat | **Wie** |
| --- | --- |
| dit | [jij](x.md) |

Erna.
"""


def html(text: str) -> str:
    return Markdown(extensions=["tables", Tabelkoppen()]).convert(text)


def test_elke_cel_zegt_onder_welke_kop_ze_staat_ook_als_die_vet_is() -> None:
    found = html(TABEL)
    assert '<td data-kop="Wat">dit</td>' in found
    assert '<td data-kop="Wie"><a href="x.md">jij</a></td>' in found


def test_de_tabel_staat_in_een_vak_op_haar_plaats() -> None:
    found = html(TABEL)
    assert (
        found.index("Ervoor")
        < found.index('<div class="cmz-tabel"><table class="cmz-md">')
        < found.index("Erna")
    )


def test_een_pagina_zonder_tabel_blijft_zoals_ze_is() -> None:
    assert html("Alleen *tekst*.") == "<p>Alleen <em>tekst</em>.</p>"
