"""Wat HTML maakt, maakt ze veilig: een tekst blijft een tekst."""

from planner.html import Html, el, opsomming, verbind, voeg

GEVAARLIJK = """<b>"x" & 'y'</b>"""


def test_een_tekst_wordt_nooit_html() -> None:
    assert el("p", GEVAARLIJK) == "<p>&lt;b&gt;&quot;x&quot; &amp; &#x27;y&#x27;&lt;/b&gt;</p>"
    assert 'title="&lt;b&gt;&quot;x&quot; &amp; &#x27;y&#x27;&lt;/b&gt;"' in el("p", title=GEVAARLIJK)


def test_wat_al_html_is_blijft_zoals_het_is() -> None:
    assert el("p", el("b", "1 < 2")) == "<p><b>1 &lt; 2</b></p>"


def test_html_die_met_tekst_aan_elkaar_geplakt_is_is_weer_tekst() -> None:
    assert voeg(el("b", "x") + "<i>") == "&lt;b&gt;x&lt;/b&gt;&lt;i&gt;"


def test_een_eigenschap_zonder_waarde_en_een_die_er_niet_is() -> None:
    assert el("p", hidden=True, title=None, lang=False, data_kop="") == '<p hidden data-kop=""></p>'


def test_een_streepje_onderaan_laat_een_woord_van_python_toe() -> None:
    assert el("label", "Naam", for_="a", class_="b") == '<label for="a" class="b">Naam</label>'


def test_een_element_dat_niets_kan_bevatten_heeft_geen_einde() -> None:
    assert el("br") == "<br>"
    assert el("polyline", points="0,0 1,1") == '<polyline points="0,0 1,1"/>'


def test_niets_en_rijen_van_rijen_worden_gewoon_aan_elkaar_gezet() -> None:
    assert voeg("a", None, ["b", [None, el("br")]], (x for x in "cd")) == "ab<br>cd"


def test_delen_met_iets_ertussen() -> None:
    assert verbind(el("br"), ["a", el("b", "c"), "<"]) == "a<br><b>c</b><br>&lt;"
    assert verbind(", ", []) == ""


def test_een_opsomming_eindigt_met_een_voegwoord() -> None:
    assert opsomming(["a", el("b", "c"), "d"]) == "a, <b>c</b> en d"
    assert opsomming(["a", "b"], "of") == "a of b"
    assert opsomming(["a"]) == "a"
    assert opsomming([]) == Html("")
