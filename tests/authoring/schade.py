"""Ways in which a rule file gets damaged: by a typing error, by a program, or on purpose.

Each kind is a function of a random generator and the text of a file, and gives the bytes of a damaged one.
Its name is the name of a test.
"""

import re
import unicodedata
from collections.abc import Callable
from random import Random

type Soort = Callable[[Random, str], str | bytes]

SOORTEN: dict[str, Soort] = {}


def soort(make: Soort) -> Soort:
    SOORTEN[make.__name__.strip("_")] = make
    return make


# --- helpers -------------------------------------------------------------------------------------


def _regels(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _kies(rng: Random, text: str, patroon: str) -> re.Match[str]:
    """A random place where a pattern stands; an empty match at the start when there is none."""
    found = list(re.finditer(patroon, text, re.MULTILINE))
    return rng.choice(found) if found else re.match("", text)  # type: ignore[return-value]


def _zet(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


SLEUTEL = r"[a-z_0-9-]+(?=:[ \n])"
WAARDE = r"(?<=[a-z]: )[^\s,{}\[\]|>'\"][^,{}\[\]\n]*"
WOORD = r"\b[a-z][a-z_-]{2,}\b"
GETAL = r"(?<![-\d.])\d+(?:\.\d+)?(?![-\d.])"
DATUM = r"\d{4}-\d\d-\d\d"


def _tik(rng: Random, word: str) -> str:
    """A word with a typing error."""
    if len(word) < 2:
        return word + rng.choice("aeiou")
    at = rng.randrange(len(word) - 1)
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :],
            word.capitalize(),
            word.upper(),
        ]
    )


# --- keys and values -----------------------------------------------------------------------------


@soort
def sleutel_verschreven(rng: Random, text: str) -> str:
    found = _kies(rng, text, SLEUTEL)
    return _zet(text, found, _tik(rng, found[0]))


@soort
def sleutel_vervangen_door_een_andere(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, SLEUTEL), _kies(rng, text, SLEUTEL)[0])


@soort
def sleutel_zonder_waarde(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, WAARDE), rng.choice(["", "''", '""', "~", "null"]))


@soort
def waarden_omgewisseld(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, WAARDE), _kies(rng, text, WAARDE)[0])


@soort
def woord_verschreven(rng: Random, text: str) -> str:
    found = _kies(rng, text, WOORD)
    return _zet(text, found, _tik(rng, found[0]))


@soort
def verwijzing_naar_iets_anders(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, WOORD), _kies(rng, text, WOORD)[0])


@soort
def getal_gewijzigd(rng: Random, text: str) -> str:
    new = ["0", "-1", "012", "1_000", "0x1F", "1e3", ".inf", ".nan", "9" * 9, "9" * 40, "1,5", "1.5", "½"]
    new += ["٣", "１２", "+3", "3.", "99", "100", "101", "366", "-366", "O"]
    return _zet(text, _kies(rng, text, GETAL), rng.choice(new))


@soort
def datum_gewijzigd(rng: Random, text: str) -> str:
    new = ["2026-02-30", "26-01-12", "2026/01/12", "12-01-2026", "1 januari 2026", "2026-1-1", "0000-00-00"]
    new += ["9999-12-31", "1900-01-01", "2099-12-31", "2026-01-12T00:00:00Z", "2026-01-12 ", "2022-12-31"]
    return _zet(text, _kies(rng, text, DATUM), rng.choice(new))


@soort
def duur_gewijzigd(rng: Random, text: str) -> str:
    new = [
        "6",
        "weken",
        "zes weken",
        "6weken",
        "6 Weken",
        "6 maand en 1 dag",
        "0 dagen",
        "-6 weken",
        "06 weken",
    ]
    new += [
        "100 jaar",
        "101 jaar",
        "1200 maanden",
        "99999 dagen",
        "6  weken",
        "6 weken.",
        "1 weken",
        "6 jaren",
    ]
    return _zet(text, _kies(rng, text, r"\d+ (?:weken|maanden)"), rng.choice(new))


@soort
def ja_of_nee_gewijzigd(rng: Random, text: str) -> str:
    new = [
        "yes",
        "no",
        "on",
        "off",
        "true",
        "True",
        "false",
        "Ja",
        "JA",
        "y",
        "n",
        "1",
        "0",
        "nee",
        "ja",
        "~",
    ]
    return _zet(text, _kies(rng, text, r"\b(?:ja|nee)\b"), rng.choice(new))


@soort
def losse_waarde_wordt_lijst_of_groep(rng: Random, text: str) -> str:
    found = _kies(rng, text, WAARDE)
    shapes = [
        "[{0}]",
        "[[{0}]]",
        "{{a: {0}}}",
        "[{0}, {0}]",
        "[]",
        "{{}}",
        "[{0}",
        "{{{0}}}",
        "- {0}",
        "? {0}",
    ]
    return _zet(text, found, rng.choice(shapes).format(found[0]))


@soort
def groep_of_lijst_wordt_losse_waarde(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, r"[{\[][^{}\[\]\n]*[}\]]"), rng.choice(["x", "", "ja", "1", "''"]))


@soort
def regel_weg(rng: Random, text: str) -> str:
    lines = _regels(text)
    del lines[rng.randrange(len(lines))]
    return "".join(lines)


@soort
def regel_dubbel(rng: Random, text: str) -> str:
    lines = _regels(text)
    at = rng.randrange(len(lines))
    lines.insert(rng.choice([at, rng.randrange(len(lines))]), lines[at])
    return "".join(lines)


@soort
def blok_weg(rng: Random, text: str) -> str:
    lines = _regels(text)
    start = rng.randrange(len(lines))
    del lines[start : start + rng.randint(2, 8)]
    return "".join(lines)


@soort
def blok_dubbel(rng: Random, text: str) -> str:
    lines = _regels(text)
    start = rng.randrange(len(lines))
    end = start + rng.randint(1, 8)
    return "".join(lines[:end] + lines[start:])


@soort
def regels_omgewisseld(rng: Random, text: str) -> str:
    lines = _regels(text)
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


# --- indentation and signs -----------------------------------------------------------------------


@soort
def regel_springt_anders_in(rng: Random, text: str) -> str:
    lines = _regels(text)
    at = rng.randrange(len(lines))
    bare = lines[at].lstrip(" ")
    lines[at] = " " * max(0, len(lines[at]) - len(bare) + rng.choice([-4, -2, -1, 1, 2, 3, 4])) + bare
    return "".join(lines)


@soort
def blok_springt_anders_in(rng: Random, text: str) -> str:
    lines = _regels(text)
    start = rng.randrange(len(lines))
    extra = rng.choice([-2, -1, 1, 2, 4])
    for at in range(start, min(start + rng.randint(2, 10), len(lines))):
        bare = lines[at].lstrip(" ")
        lines[at] = " " * max(0, len(lines[at]) - len(bare) + extra) + bare
    return "".join(lines)


@soort
def inspringing_met_een_tab(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, r"^ {2,}"), rng.choice(["\t", " \t", "\t  "]))


@soort
def tab_in_plaats_van_spatie(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, r"(?<=\S) (?=\S)"), "\t")


@soort
def spaties_op_het_einde(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, r"$"), rng.choice(["  ", "\t", " \t "]))


@soort
def leesteken_weg(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, r"[:,{}\[\]'\"|>-]"), "")


@soort
def leesteken_erbij(rng: Random, text: str) -> str:
    sign = rng.choice(
        [":", ": ", ",", "{", "}", "[", "]", "'", '"', "- ", "# ", " #", "? ", "|", ">", "%", "@"]
    )
    at = rng.randrange(len(text))
    return text[:at] + sign + text[at:]


@soort
def teken_vervangen(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + chr(rng.randrange(32, 127)) + text[at + 1 :]


@soort
def teken_weg(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


@soort
def afgebroken_bestand(rng: Random, text: str) -> str:
    return text[: rng.randrange(len(text))]


@soort
def twee_bestanden_aan_elkaar(rng: Random, text: str) -> str:
    return text + rng.choice(["", "---\n", "...\n", "\n"]) + text[: rng.randrange(1, len(text))]


# --- features of YAML that a rule file does not need ---------------------------------------------


@soort
def type_met_uitroepteken(rng: Random, text: str) -> str:
    tags = [
        "!!str",
        "!!int",
        "!!binary",
        "!!python/object/apply:os.system",
        "!x",
        "!",
        "!<tag:yaml.org,2002:bool>",
    ]
    found = _kies(rng, text, WAARDE)
    return _zet(text, found, f"{rng.choice(tags)} {found[0]}")


@soort
def anker_en_verwijzing(rng: Random, text: str) -> str:
    found = _kies(rng, text, WAARDE)
    return _zet(
        text, found, rng.choice([f"&a {found[0]}", "*a", f"&a &b {found[0]}", f"*a {found[0]}", "&a"])
    )


@soort
def dubbele_ankers(rng: Random, text: str) -> str:
    return f"a: &a [x]\nb: &a [y]\nc: *a\n{text}"


@soort
def samengevoegde_groep(rng: Random, text: str) -> str:
    merge = rng.choice(["<<: *a", "<<: {titel: x}", "<<: [*a, *b]", "<<:"])
    return _zet(text, _kies(rng, text, r"^"), f"{merge}\n")


@soort
def yaml_bom(rng: Random, text: str) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, rng.randint(5, 40))]
    return "\n".join(lines) + f"\n{text}"


@soort
def richtlijn_of_tweede_document(rng: Random, text: str) -> str:
    extra = rng.choice(
        ["%YAML 1.1\n---\n", "%TAG ! tag:x,2000:\n---\n", "---\n", "--- |\n", "...\n", "--- !x\n"]
    )
    at = rng.choice([0, _kies(rng, text, r"^").start()])
    return text[:at] + extra + text[at:]


@soort
def sleutel_is_geen_woord(rng: Random, text: str) -> str:
    new = [
        "? [a, b]\n: c\n",
        "[a]: b\n",
        "{a: b}: c\n",
        "? |\n  a\n: b\n",
        ": b\n",
        "? a\n",
        "'': b\n",
        "null: b\n",
    ]
    return _zet(text, _kies(rng, text, r"^"), rng.choice(new))


@soort
def tekstblok(rng: Random, text: str) -> str:
    head = rng.choice(["|", ">", "|-", ">+", "|2", ">9", "|0", "| # x", "|\n x", ">\n\n"])
    return _zet(text, _kies(rng, text, WAARDE), head)


# --- encodings, line ends and characters that nobody sees ----------------------------------------


@soort
def utf_16(rng: Random, text: str) -> bytes:
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32"]))


@soort
def oude_codering(rng: Random, text: str) -> bytes:
    found = _kies(rng, text, r"(?<=[a-z]) (?=[a-z])")
    return _zet(text, found, rng.choice([" é ", " ‘ ", " € "])).encode("cp1252")


@soort
def bytes_die_geen_tekst_zijn(rng: Random, text: str) -> bytes:
    data = bytearray(text.encode())
    for _ in range(rng.randint(1, 3)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


@soort
def willekeurige_bytes(rng: Random, text: str) -> bytes:
    return rng.randbytes(rng.randrange(1, 400))


@soort
def byte_order_mark(rng: Random, text: str) -> bytes:
    data = text.encode()
    at = rng.choice([0, 0, _kies(rng, text, r"^").start()])
    return data[:at] + b"\xef\xbb\xbf" + data[at:]


@soort
def losse_accenten(rng: Random, text: str) -> str:
    found = _kies(rng, text, r"(?<=[a-z]) (?=[a-z])")
    composed = _zet(text, found, rng.choice([" één ", " geïnitieerd ", " cliënt "]))
    return rng.choice([composed, unicodedata.normalize("NFD", composed)])


@soort
def vaste_spatie(rng: Random, text: str) -> str:
    return _zet(text, _kies(rng, text, " "), rng.choice(["\xa0", "\u202f", "\u2009", "\u3000", "\u2007"]))


@soort
def onzichtbaar_teken(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    sign = rng.choice(
        "\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u200f\u061c\u202a\u202e\u2066\u2069\x00\x07\x1b\x7f\x85"
    )
    return text[:at] + sign + text[at:]


@soort
def onzichtbaar_teken_als_code(rng: Random, text: str) -> str:
    codes = [
        "\\u200b",
        "\\u202e",
        "\\0",
        "\\x1b",
        "\\uFEFF",
        "\\_",
        "\\N",
        "\\L",
        "\\ud800",
        "\\U00110000",
        "\\q",
    ]
    found = _kies(rng, text, WAARDE)
    return _zet(text, found, f'"{found[0]}{rng.choice(codes)}"')


@soort
def letter_die_op_een_andere_lijkt(rng: Random, text: str) -> str:
    alike = {
        "a": "а",
        "e": "е",
        "o": "о",
        "i": "і",
        "c": "с",
        "p": "р",
        "-": "‐",
        "'": "’",
        '"': "”",
        ":": "：",
    }
    found = _kies(rng, text, "[aeoicp:'\"-]")
    return _zet(text, found, alike.get(found[0], "х"))


@soort
def einde_van_regels(rng: Random, text: str) -> str:
    end = rng.choice(["\r\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\f", "\v"])
    if rng.random() < 0.5:
        return text.replace("\n", end)
    return _zet(text, _kies(rng, text, "\n"), end)


@soort
def leeg_bestand(rng: Random, text: str) -> str:
    return rng.choice(
        ["", "\n", "# niets\n", "---\n", "...\n", "~", "''", "{}", "[]", "x", "- x", "\ufeff", " \t "]
    )


# --- huge and deep -------------------------------------------------------------------------------


@soort
def diep_genest(rng: Random, text: str) -> str:
    depth = rng.choice([20, 23, 24, 25, 50, 1_000, 20_000])
    deep = rng.choice(
        [
            "[" * depth + "]" * depth,
            "{a: " * depth + "}" * depth,
            "[" * depth,
            "- " * depth + "x",
            "\n" + "\n".join(" " * n + "a:" for n in range(1, min(depth, 1_000))),
            "? " * depth,
        ]
    )
    return _zet(text, _kies(rng, text, WAARDE), deep)


@soort
def heel_lange_tekst(rng: Random, text: str) -> str:
    long = rng.choice(["x", "x ", "é", "a: ", "'", "{", "{a}", "\\"]) * rng.choice([1_000, 100_000])
    return _zet(text, _kies(rng, text, WAARDE), long)


@soort
def heel_veel_onbekende_sleutels(rng: Random, text: str) -> str:
    return text + "".join(f"\nsleutel{n}: {n}" for n in range(rng.choice([300, 10_000])))


@soort
def heel_veel_regels_in_een_lijst(rng: Random, text: str) -> str:
    item = rng.choice(["x", "{titel: x}", "boek-2023 9", "[x]", "''"])
    return _zet(
        text, _kies(rng, text, r"[{\[][^{}\[\]\n]*[}\]]"), f"[{', '.join([item] * rng.choice([200, 5_000]))}]"
    )


@soort
def te_groot_bestand(rng: Random, text: str) -> str:
    return text + "\n# " + "x" * 2_100_000
