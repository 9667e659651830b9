"""The command line: `python -m planner check | run | ics | diff | schema`.

Exit status 0 when all went well, 1 when something in the data or in a line is wrong, 2 when the call
itself is wrong. Every message is Dutch and says what to do.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import batched, chain, islice
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn, TextIO

from planner import codec, taal
from planner.authoring import naslagmodel
from planner.authoring.check import check, check_folder
from planner.authoring.effect.vergelijking import vergelijk
from planner.authoring.effect.verslag import aanroepen, verslag
from planner.authoring.fouten import Ongeldig, Probleem
from planner.authoring.gegevens import Gegevens, gecontroleerd, load_folder, read_files, read_folder
from planner.authoring.schema import schrijf
from planner.evalueer import leg_geval_uit
from planner.model import Regels
from planner.toon.agenda import kalenderbestand
from planner.toon.resultaat import als_json
from planner.toon.uitleg import Uitleg
from planner.vragen.antwoorden import Fout
from planner.vragen.datum import lees_datum

DATA = Path("data")
DOCS = Path("docs")
PORTIE = 1_000  # lines that a worker process takes at a time
MEESTE_TEKENS = 2_000_000  # of one JSON value over several lines


class _Parser(argparse.ArgumentParser):
    """argparse with Dutch messages."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_vertaal(message)} Zie ‘python -m planner --help’.\n")


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        # In JSON, what cannot be written becomes the escape that means the same.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status: int = options.doe(options)
        sys.stdout.flush()
    except Ongeldig as found:
        print(found, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Who reads has enough, as with `head`. What is left unwritten must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (OSError, Oproep) as problem:
        print(_bestandsfout(problem), file=sys.stderr)
        return 2
    return status


class Oproep(Exception):
    """The call itself is wrong."""


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m planner", description="Regels nakijken en gevallen doorrekenen.", add_help=False
    )
    _help(parser)
    commands = parser.add_subparsers(required=True, metavar="opdracht", parser_class=_Parser)

    checks = commands.add_parser("check", help="alle regels nakijken", add_help=False)
    checks.add_argument(
        "pad", nargs="*", type=Path, default=[DATA], help="map met gegevens, of een bestand erin"
    )
    checks.set_defaults(doe=_check)

    run = commands.add_parser("run", help="één planner uitrekenen", add_help=False)
    run.set_defaults(doe=_run)
    ics = commands.add_parser("ics", help="een agendabestand maken voor één geval", add_help=False)
    ics.set_defaults(doe=_ics)
    for command in (run, ics):
        command.add_argument("naam", help="naam van de planner")
        command.add_argument(
            "--input", required=True, metavar="BESTAND", help="JSON of JSON Lines; - voor standaardinvoer"
        )
        command.add_argument(
            "--today", type=_dag, default=None, metavar="JJJJ-MM-DD", help="de dag die als vandaag telt"
        )
        command.add_argument("--data", type=Path, default=DATA, metavar="MAP", help="map met gegevens")
    diff = commands.add_parser("diff", help="tonen welke antwoorden een wijziging verandert", add_help=False)
    diff.add_argument("oud", help="map met gegevens, of een git-revisie")
    diff.add_argument("nieuw", help="map met gegevens, of een git-revisie")
    diff.add_argument("--markdown", action="store_true", help="als Markdown, voor een pull request")
    diff.set_defaults(doe=_diff)
    shape = commands.add_parser(
        "schema", help="de schema's schrijven waarmee een editor aanvult", add_help=False
    )
    shape.add_argument("--data", type=Path, default=DATA, metavar="MAP", help="map met gegevens")
    shape.set_defaults(doe=_schema)
    for command in (checks, run, ics, diff, shape):
        _help(command)
    return parser


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="deze uitleg")


def _dag(text: str) -> date:
    try:
        return lees_datum(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem).rstrip(".")) from None


def _vertaal(message: str) -> str:
    words = {
        "the following arguments are required:": "Er ontbreekt iets:",
        "unrecognized arguments:": "Dit kennen we niet:",
        "invalid choice:": "Deze opdracht bestaat niet:",
        "expected one argument": "hier ontbreekt een waarde",
        "argument ": "",
        "choose from": "kies uit",
    }
    for english, dutch in words.items():
        message = message.replace(english, dutch)
    return f"{message}."


# --- check -------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    status = 0
    for folder in dict.fromkeys(_map_van(path) for path in options.pad):
        report = check_folder(folder)
        files = {path.as_posix() for path in options.pad}
        whole = any(path.is_dir() for path in options.pad)
        problems = [p for p in report.problemen if whole or p.bestand in files]
        for problem in problems:
            print(problem)
        if problems:
            status = 1
            count = len(problems)
            print(f"{count} {'probleem' if count == 1 else 'problemen'} gevonden.", file=sys.stderr)
        elif report.problemen:
            status = 1
            print(
                "Hier is niets gevonden, maar in een ander bestand wel: tabellen en voorbeelden zijn nog niet "
                f"nagekeken. Voer ‘python -m planner check {folder}’ uit.",
                file=sys.stderr,
            )
        else:
            print(f"In orde: {report.bestanden} bestanden, {report.voorbeelden} voorbeelden.")
    return status


def _map_van(path: Path) -> Path:
    """The data folder that a path belongs to: the nearest folder around it that has bronnen.yml."""
    if not path.exists():
        raise Oproep(f"‘{path}’ bestaat niet. Geef een map met gegevens, zoals ‘data’.")
    start = path if path.is_dir() else path.parent
    for folder in (start, *start.parents):
        if (folder / "bronnen.yml").is_file():
            return folder
    return start


# --- run ---------------------------------------------------------------------------------------------


def _run(options: argparse.Namespace) -> int:
    rules = laad(options.data)
    _ken_planner(rules, options.naam)
    today = options.today or date.today()
    failed = False
    with _invoer(options.input) as stream:
        start = _begin_van(stream)
        whole = _hele_tekst(start)
        if whole is not None:
            result = antwoord(rules, options.naam, whole, today)
            print(json.dumps(result, ensure_ascii=False, indent=1))
            return 1 if "fout" in result else 0
        for lines, wrong in _in_porties(rules, options.naam, today, chain(start.split("\n"), stream)):
            sys.stdout.write(lines)
            failed = failed or wrong
    return 1 if failed else 0


def _begin_van(stream: TextIO) -> str:
    """The first line; or more, when that is no JSON: then one value may run over several lines."""
    text = next((line for line in stream if line.strip()), "")
    if text and isinstance(_json(text), _Onleesbaar):
        text += stream.read(MEESTE_TEKENS) + stream.readline()
    return text


def _hele_tekst(text: str) -> object | None:
    """The input when it is one JSON value over several lines, else None."""
    stripped = text.strip()
    if "\n" not in stripped:
        return None
    found = _json(stripped)
    return None if isinstance(found, _Onleesbaar) else found


def _in_porties(rules: Regels, name: str, today: date, lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The answers to JSON Lines, in the order of the lines, worked out on all cores when there are many.

    Only a few portions are in memory at a time, so the input may be of any length.
    """
    portions = batched((line for line in lines if line.strip()), PORTIE, strict=False)
    first = list(islice(portions, 2))
    workers = os.cpu_count() or 1
    if workers < 2 or len(first) < 2:
        _begin(codec.dumps(rules), name, today)
        yield from map(_portie, chain(first, portions))
        return
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(codec.dumps(rules), name, today)) as pool:
        running: deque[Future[tuple[str, bool]]] = deque()
        for portion in chain(first, portions):
            running.append(pool.submit(_portie, portion))
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _begin(rules: str, name: str, today: date) -> None:
    """What every worker process needs, read once."""
    _WERK.update(rules=codec.loads(rules), name=name, today=today)


def _portie(lines: Iterable[str]) -> tuple[str, bool]:
    results = [antwoord(_WERK["rules"], _WERK["name"], _json(line), _WERK["today"]) for line in lines]
    text = "".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
    return text, any("fout" in result for result in results)


def _json(line: str) -> object:
    """One JSON value. What JSON does not have (NaN, Infinity) cannot come in, so it cannot go out.

    A key that stands there twice is a mistake: which of the two was meant, only the sender knows.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return found

    try:
        found: object = json.loads(line, parse_constant=_weiger, parse_float=_eindig, object_pairs_hook=once)
    except (ValueError, RecursionError):
        return _Onleesbaar()
    return _Dubbel(found.get("id") if isinstance(found, dict) else None, twice) if twice else found


def _weiger(text: str) -> NoReturn:
    raise ValueError(text)


def _eindig(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _weiger(text)


_WERK: dict[str, Any] = {}


class _Onleesbaar:
    """A line that is no JSON."""


@dataclass(frozen=True, slots=True)
class _Dubbel:
    """A line that says the same thing twice."""

    id: object
    namen: list[str]


def antwoord(rules: Regels, name: str, item: object, today: date) -> dict[str, Any]:
    """The result for one line of input, or its problems. Never raises for what a line says."""
    key, found, errors = _geval(rules, name, item, today)
    return {"id": key} | (als_json(found) if found else {"fout": [error.as_dict() for error in errors]})


def _geval(rules: Regels, name: str, item: object, today: date) -> tuple[object, Uitleg | None, list[Fout]]:
    """What a line asks: its id, and its answer or what is wrong with it."""
    if isinstance(item, _Onleesbaar):
        return None, None, [Fout("regel", "Deze regel is geen geldige JSON.")]
    if isinstance(item, _Dubbel):
        return item.id, None, [Fout(n[:60], f"‘{n[:60]}’ staat er meer dan één keer.") for n in item.namen]
    if not isinstance(item, dict):
        return None, None, [Fout("regel", "Geef per regel een object met ‘antwoorden’.")]
    known = ("id", "antwoorden", "vandaag")
    errors = [
        Fout(str(key)[:60], f"‘{str(key)[:60]}’ hoort hier niet.{taal.bedoelde_je(str(key), known)}")
        for key in item
        if key not in known
    ]
    if "antwoorden" not in item:
        errors.append(Fout("antwoorden", "Hier ontbreekt ‘antwoorden’."))
    day = item.get("vandaag")
    answers = item.get("antwoorden", {})
    found, problems = leg_geval_uit(rules, name, answers, today if day is None else day)
    errors += problems
    return item.get("id"), None if errors else found, errors


def laad(path: Path) -> Regels:
    """Rules from a data folder or a rules.json."""
    if path.is_dir():
        return load_folder(path)
    if not path.exists():
        raise Oproep(f"De map ‘{path}’ bestaat niet. Geef een map met gegevens, zoals ‘data’.")
    try:
        return codec.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise Oproep(f"‘{path}’ bevat geen regels. Geef een map met gegevens, zoals ‘data’.") from None


def _ken_planner(rules: Regels, name: str) -> None:
    if name not in rules.planners:
        hint = taal.bedoelde_je(name, rules.planners)
        raise Oproep(f"De planner ‘{name}’ bestaat niet.{hint} Er zijn: {', '.join(rules.planners)}.")


def _invoer(name: str) -> TextIO:
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]
        return sys.stdin
    return Path(name).open(encoding="utf-8-sig", errors="replace")


def _bestandsfout(problem: Exception) -> str:
    if isinstance(problem, FileNotFoundError):
        return f"Het bestand ‘{problem.filename}’ bestaat niet. Kijk de naam na."
    if isinstance(problem, IsADirectoryError):
        return f"‘{problem.filename}’ is een map. Geef een bestand."
    if isinstance(problem, PermissionError):
        return f"‘{problem.filename}’ mag niet gelezen worden. Kijk de rechten na."
    return str(problem)


# --- ics ---------------------------------------------------------------------------------------------


def _ics(options: argparse.Namespace) -> int:
    rules = laad(options.data)
    _ken_planner(rules, options.naam)
    with _invoer(options.input) as stream:
        text = stream.read()
    item = _json(text)
    if isinstance(item, _Onleesbaar):
        raise Oproep("Geef één geval als JSON-object met ‘antwoorden’.")
    key, found, errors = _geval(rules, options.naam, item, options.today or date.today())
    for error in errors:
        print(f"{error.vraag}: {error.melding}", file=sys.stderr)
    if not found:
        return 1
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    sys.stdout.write(kalenderbestand(rules, found, _nu(), str(key or "")))
    return 0


# --- diff --------------------------------------------------------------------------------------------


def _diff(options: argparse.Namespace) -> int:
    text, problems = rapport(options.oud, options.nieuw, options.markdown)
    sys.stdout.write(text)
    return 1 if problems else 0


def rapport(oud: str, nieuw: str, markdown: bool = False, lijst: bool = True) -> tuple[str, list[Probleem]]:
    """The report on two versions (data folders or git revisions), and the problems of the new one.

    With `lijst` the report lists those problems itself. Raises `Ongeldig` when one of them cannot be read: then there is nothing to compare.
    """
    old, new = versie(oud), versie(nieuw)
    before = _regels_van(old, oud)
    after = gecontroleerd(new)
    problems = check(new).problemen
    effect = vergelijk(before, after, (_naslag(old), _naslag(new)))
    pages = aanroepen(DOCS) if DOCS.is_dir() else {}
    return verslag(effect, before, after, pages, markdown, problems if lijst else ()), problems


def _regels_van(data: Gegevens, name: str) -> Regels:
    try:
        return gecontroleerd(data)
    except Ongeldig as found:
        why = "De oude versie klopt zelf niet, dus valt er niets te vergelijken. Kies een andere."
        raise Ongeldig([Probleem(name, 1, why), *found.problemen]) from None


def _naslag(data: Gegevens) -> dict[str, Any]:
    """The contents of the files that are no rules."""
    return {name: data.bestanden[name].inhoud for name in naslagmodel.BESTANDEN if name in data.bestanden}


def versie(name: str) -> Gegevens:
    """The contents of a data folder, or of the data folder in a git revision."""
    path = Path(name)
    if path.is_dir():
        return read_folder(path)
    listed = _git("ls-tree", "-r", "--name-only", "-z", name, "--", f"{DATA}/")
    if listed is None:
        raise Oproep(f"‘{name}’ is geen map met gegevens en geen git-revisie. Kijk de naam na.")
    paths = [item for item in listed.decode().split("\0") if item.endswith((".yml", ".yaml"))]
    files = {item.removeprefix(f"{DATA}/"): _git("show", f"{name}:{item}") or b"" for item in paths}
    return read_files(files, f"{name}:{DATA}/")


def _git(*command: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *command], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


# --- schema ------------------------------------------------------------------------------------------


def _schema(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        raise Oproep(f"De map ‘{options.data}’ bestaat niet. Geef een map met gegevens, zoals ‘data’.")
    for path in schrijf(options.data):
        print(f"{options.data.as_posix()}/{path}: bijgewerkt.")
    return 0


def _nu() -> datetime:
    return datetime.now(UTC)
