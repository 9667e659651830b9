"""The editor colours rule files, and leaves a text alone that is nested so deep that colouring it would crash."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
const { diepte, taal } = await import(process.argv[1]);
const { yamlLanguage } = await import("@codemirror/lang-yaml");
const { highlightTree, classHighlighter } = await import("@lezer/highlight");
function colours(language, text) {
  let number = 0;
  try { highlightTree(language.parser.parse(text), classHighlighter, () => number++); }
  catch (problem) { return problem.name; }
  return number;
}
const texts = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(texts.map((text) =>
  ({ diepte: diepte(text), gekleurd: colours(taal, text), zonder: colours(yamlLanguage, text) }))));
"""


def look(*texts: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        # Less stack than a browser has, so that too deep is too deep on every machine.
        [
            Path(sys.executable).parent / "node",
            "--stack-size=500",
            "--input-type=module",
            "-e",
            SCRIPT,
            ROOT / "macros/werkplaats/editor/ondiep.mjs",
        ],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "text", ["[" * 5000, "- " * 5000, "{a: " * 5000], ids=["haken", "streepjes", "accolades"]
)
def test_een_te_diep_geneste_tekst_krijgt_geen_kleuren_en_breekt_niets(text: str) -> None:
    (found,) = look(text)
    assert found["zonder"] == "RangeError", "zonder deze grens loopt de editor vast"
    assert found["gekleurd"] == 0


def test_elk_regelbestand_houdt_zijn_kleuren() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yml"))]
    for found in look(*texts):
        assert found["gekleurd"] == found["zonder"] > 0
        assert found["diepte"] < 100
