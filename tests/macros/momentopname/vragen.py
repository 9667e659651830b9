# Runs in Pyodide, see weglaten.mjs. One digest of all answers for each way to ask something of a character or number.
import hashlib
import json
import unicodedata

CHARACTERS = range(0, 0x110000, STEP)  # noqa: F821
OF_TEXT = [
    "isalpha",
    "isalnum",
    "isascii",
    "isdecimal",
    "isdigit",
    "isnumeric",
    "isidentifier",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "islower",
    "upper",
    "lower",
    "title",
    "casefold",
    "swapcase",
]
OF_CHARACTER = ["category", "bidirectional", "combining", "east_asian_width", "mirrored", "decomposition"]
FORMS = ["NFC", "NFD", "NFKC", "NFKD"]
WAYS = {name: lambda char, name=name: getattr(char, name)() for name in OF_TEXT}
WAYS |= {name: getattr(unicodedata, name) for name in OF_CHARACTER}
WAYS |= {
    name: lambda char, name=name: getattr(unicodedata, name)(char, None)
    for name in ("decimal", "digit", "numeric")
}
WAYS |= {form: lambda char, form=form: unicodedata.normalize(form, f"a{char}\u0301") for form in FORMS}
WAYS["uit elkaar en samen"] = lambda char: unicodedata.normalize("NFC", unicodedata.normalize("NFD", char))
WAYS["utf-16"] = lambda char: char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
WAYS["repr"] = repr
WAYS["kommagetal"] = lambda char: (
    f"{ord(char) / 7:.17g}",
    float(f"{ord(char)}.{ord(char)}e-9"),
    str(ord(char) / 3),
)
# Also what nobody asks any more: that shows that something really went away.
WAYS["naam"] = lambda char: unicodedata.name(char, "")
WAYS["uitleg"] = lambda char: (str.__doc__, unicodedata.__doc__)


def digest(way):
    said = hashlib.sha256()
    for number in CHARACTERS:
        said.update(repr(way(chr(number))).encode("ascii", "backslashreplace"))
    return said.hexdigest()


def zeg():
    with open("/gezegd", "w") as file:
        json.dump({name: digest(way) for name, way in WAYS.items()}, file)
