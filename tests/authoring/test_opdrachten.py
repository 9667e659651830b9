"""The command line as users and scripts call it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

import planner
from planner.authoring.opdrachten import main
from tests.vast import DATA, MAP

ROOT = Path(__file__).resolve().parents[2]
DAG = "2026-11-22"


def roep(*args: str, invoer: str | bytes = b"", env: dict[str, str] | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "planner", *args],
        input=invoer.encode() if isinstance(invoer, str) else invoer,
        capture_output=True,
        check=False,
        cwd=MAP,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | (env or {}),
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return done.returncode, out, err


@pytest.fixture
def direct(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """The same call in this process, which is faster. Input goes by a file."""
    monkeypatch.chdir(MAP)

    def een_oproep(*args: str, invoer: str | bytes | None = None) -> tuple[int, str, str]:
        if invoer is not None:
            file = tmp_path / "invoer.jsonl"
            file.write_bytes(invoer.encode() if isinstance(invoer, str) else invoer)
            args = (*args, "--input", str(file))
        try:
            status = main([*args])
        except SystemExit as stop:
            status = int(stop.code or 0)
        found = capsys.readouterr()
        return status, found.out, found.err

    return een_oproep


def geval(nummer: Any, **antwoorden: Any) -> str:
    return json.dumps({"id": nummer, "antwoorden": antwoorden})


# --- check --------------------------------------------------------------------------------------------------


def test_check_keurt_goede_gegevens_goed() -> None:
    status, out, err = roep("check")
    assert (status, err) == (0, "")
    assert out.startswith("In orde: ")


def test_check_meldt_elk_probleem_op_een_eigen_regel(kopie: Any) -> None:
    kopie.vervang("planners/termijnen.yml", "vanaf: weigering", "vanaf: wijgering")
    kopie.vervang("waarden/traject.yml", "waarde: 43", "waarde: veel")
    status, out, err = roep("check", str(kopie.map))
    assert status == 1
    lines = out.splitlines()
    assert len(lines) >= 2
    for line in lines:
        file, number, message = line.split(":", 2)
        assert Path(file).is_file()
        assert int(number) > 0
        assert message.startswith(" ")
    assert "gevonden" in err


def test_check_van_een_bestand_toont_alleen_dat_bestand(kopie: Any, direct: Any) -> None:
    kopie.vervang("planners/termijnen.yml", "vanaf: weigering", "vanaf: wijgering")
    kopie.vervang("waarden/traject.yml", "waarde: 43", "waarde: veel")
    status, out, _ = direct("check", str(kopie.map / "waarden/traject.yml"))
    assert status == 1
    assert [line.split(":")[0] for line in out.splitlines()] == [str(kopie.map / "waarden/traject.yml")]


def test_check_zegt_niet_dat_alles_in_orde_is_als_elders_iets_fout_is(kopie: Any, direct: Any) -> None:
    kopie.vervang("waarden/traject.yml", "waarde: 43", "waarde: veel")
    status, out, err = direct("check", str(kopie.map / "planners/verlenging.yml"))
    assert (status, out) == (1, "")
    assert "in een ander bestand" in err


def test_check_van_een_map_die_niet_bestaat_is_een_foute_oproep(direct: Any) -> None:
    status, out, err = direct("check", "/bestaat/niet")
    assert (status, out) == (2, "")
    assert "bestaat niet" in err


# --- run ----------------------------------------------------------------------------------------------------


def test_een_geval_over_meer_regels_geeft_json(direct: Any) -> None:
    text = json.dumps({"id": 7, "antwoorden": {"bezig": "2025-10-15"}}, indent=2)
    status, out, _ = direct("run", "termijnen", "--today", DAG, invoer=text)
    result = json.loads(out)
    assert status == 0
    assert (result["id"], result["planner"], result["vandaag"]) == (7, "termijnen", DAG)


def test_json_lines_komen_terug_in_dezelfde_volgorde(direct: Any) -> None:
    ids: list[Any] = ["a", 2, None, {"x": [1]}, "a", True, 1.5]
    text = "\n".join(geval(n, eerste_afspraak="2026-01-12") for n in ids)
    status, out, _ = direct("run", "termijnen", "--today", DAG, invoer=text)
    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ids


def test_een_kapotte_regel_houdt_haar_plaats(direct: Any) -> None:
    lines = [
        geval(1, bezig="2025-10-15"), "dit is geen json", "[]", "3", geval(5, bezig="2026-02-30"), geval(6, bezigg=1),
        '{"id": 7}', '{"id": 8, "antwoorden": {}, "andwoorden": 1}', '{"id": NaN, "antwoorden": {}}',
        '{"id": 10, "antwoorden": {}, "vandaag": "20261122"}', '{"id": 1e999, "antwoorden": {}}', geval(12),
        '{"id": 13, "antwoorden": []}', "[" * 50_000,
    ]  # fmt: skip
    status, out, err = direct("run", "termijnen", "--today", DAG, invoer="\n".join(lines) + "\n")
    assert (status, err) == (1, "")
    results = [json.loads(line, parse_constant=pytest.fail) for line in out.splitlines()]
    assert [r["id"] for r in results] == [1, None, None, None, 5, 6, 7, 8, None, 10, None, 12, 13, None]
    assert ["fout" in r for r in results] == [n not in (0, 11) for n in range(len(lines))]
    assert [e["vraag"] for r in results for e in r.get("fout", ())] == [
        "regel", "regel", "regel", "bezig", "bezigg", "antwoorden", "andwoorden", "regel", "vandaag", "regel",
        "antwoorden", "regel",
    ]  # fmt: skip


def test_een_antwoord_dat_er_twee_keer_staat_wordt_niet_stil_gekozen(direct: Any) -> None:
    lines = [
        '{"id": 1, "antwoorden": {"bezig": "2025-10-15", "bezig": "2025-11-15"}}',
        '{"id": 2, "antwoorden": {}, "antwoorden": {"bezig": "2025-10-15"}}',
        geval(3),
    ]
    status, out, _ = direct("run", "termijnen", "--today", DAG, invoer="\n".join(lines))
    first, second, third = map(json.loads, out.splitlines())
    assert status == 1
    assert first == {"id": 1, "fout": [{"vraag": "bezig", "melding": "‘bezig’ staat er meer dan één keer."}]}
    assert (second["id"], [fout["vraag"] for fout in second["fout"]]) == (2, ["antwoorden"])
    assert "fout" not in third


def test_wie_genoeg_gelezen_heeft_krijgt_geen_klacht() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "planner", "run", "termijnen", "--input", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=MAP,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        running.stdin.write((geval(1, bezig="2025-10-15") + "\n").encode())
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1


def test_vandaag_van_een_regel_gaat_voor_de_opdracht(direct: Any) -> None:
    lines = [geval(1), json.dumps({"id": 2, "antwoorden": {}, "vandaag": "2026-01-05"})]
    _, out, _ = direct("run", "termijnen", "--today", DAG, invoer="\n".join(lines))
    assert [json.loads(line)["vandaag"] for line in out.splitlines()] == [DAG, "2026-01-05"]


@pytest.mark.parametrize(
    ("args", "woorden"),
    [
        (["run", "termijn", "--input", "-"], "Bedoelde je ‘termijnen’?"),
        (["run", "termijnen", "--input", "/bestaat/niet"], "bestaat niet"),
        (["run", "termijnen", "--input", "/tmp"], "is een map"),
        (["run", "termijnen"], "ontbreekt"),
        (["run", "termijnen", "--input", "-", "--today", "22/11/2026"], "jjjj-mm-dd"),
        (["run", "termijnen", "--input", "-", "--today", "20261122"], "jjjj-mm-dd"),
        (["run", "termijnen", "--input", "-", "--data", "/bestaat/niet"], "bestaat niet"),
        (["run", "termijnen", "--input", "-", "--data", "README.md"], "bevat geen regels"),
        (["renn"], "bestaat niet"),
        ([], "ontbreekt"),
        (["check", "--vlug"], "kennen we niet"),
        (["ics", "termijn", "--input", "-"], "Bedoelde je ‘termijnen’?"),
    ],
)
def test_een_foute_oproep_geeft_status_2_en_een_nederlandse_zin(
    direct: Any, args: list[str], woorden: str
) -> None:
    status, out, err = direct(*args)
    assert (status, out) == (2, "")
    assert woorden in err
    assert "Traceback" not in err


def test_standaardinvoer_mag_een_bom_hebben_en_elke_tekst() -> None:
    text = (
        b"\xef\xbb\xbf"
        + geval("ë€", bezig="x").encode()
        + b'\r\n{"id": "\\ud800", "antwoorden": {}}\r\n{"id": "\xff"}\n'
    )
    status, out, err = roep("run", "termijnen", "--input", "-", "--today", DAG, invoer=text)
    assert (status, err) == (1, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["ë€", "\ud800", "\ufffd"]


def test_een_scherm_zonder_utf8_breekt_niets() -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    status, out, _ = roep("run", "termijnen", "--input", "-", invoer=geval("é", bezig="x"), env=env)
    assert status == 1
    assert json.loads(out)["id"] == "é"


@pytest.mark.lang
def test_tienduizend_regels_geven_hetzelfde_als_een_voor_een(tmp_path: Path) -> None:
    rules = planner.load(DATA)
    cases: list[dict[str, Any]] = []
    for n in range(10_000):
        answers: dict[str, Any] = {
            "bezig": f"{2023 + n % 4}-{7 + n % 6:02}-{1 + n % 28:02}",
            "verlenging_maanden": n % 8,  # 7 is te veel
            "eerste_afspraak": f"{2023 + n % 3}-{8 + n % 5:02}-{1 + n % 30:02}",  # 30 februari komt niet voor
        }
        cases.append({"id": n, "antwoorden": answers})
    file = tmp_path / "gevallen.jsonl"
    file.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    status, out, err = roep("run", "termijnen", "--input", str(file), "--today", DAG)
    lines = out.splitlines()
    assert (status, err) == (1, "")
    assert len(lines) == len(cases)
    for n in range(0, len(cases), 40):
        one = planner.evaluate(rules, "termijnen", cases[n]["antwoorden"], DAG)
        assert lines[n] == json.dumps({"id": n} | one, ensure_ascii=False)
    assert [json.loads(line)["id"] for line in lines] == list(range(10_000))


# --- ics ----------------------------------------------------------------------------------------------------


def test_ics_geeft_een_kalender_met_crlf() -> None:
    status, out, err = roep(
        "ics", "termijnen", "--input", "-", "--today", DAG, invoer=geval("x", bezig="2026-01-15")
    )
    assert (status, err) == (0, "")
    assert out.count("\r\n") == out.count("\n")
    days = {
        str(e["UID"]).split("@")[0].rsplit("-", 1)[0]: e["DTSTART"].dt.isoformat()
        for e in Calendar.from_ical(out).walk("VEVENT")
    }
    # De agenda zet de veilige dag: 15 juli zelf is een open grens, en de aanvraag moet ervóór binnen zijn.
    assert days["maximumduur"] == "2027-07-14"
    assert days["verlenging-aanvragen"] <= "2027-07-14"


def test_ics_met_een_fout_antwoord_geeft_status_1_en_geen_half_bestand(direct: Any) -> None:
    status, out, err = direct("ics", "termijnen", invoer=geval(1, bezig="2026-02-30"))
    assert (status, out) == (1, "")
    assert "bezig" in err


@pytest.mark.parametrize("invoer", ["", "geen json", geval(1) + "\n" + geval(2)])
def test_ics_maakt_een_bestand_voor_een_geval(direct: Any, invoer: str) -> None:
    status, out, err = direct("ics", "termijnen", invoer=invoer)
    assert (status, out) == (2, "")
    assert "één geval" in err
