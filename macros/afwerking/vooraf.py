"""What needs no pages, made in a process of its own while they are built: the Python of the browser and the
workbench. On two cores that hardly takes longer than the pages alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from macros import momentopname
from macros.gereedschap.programmas import BouwFout
from macros.gereedschap.publiceren import Uitgever
from macros.momentopname import oefening
from macros.runtime import bundel as runtime
from macros.teksten import Teksten
from macros.werkplaats import bundel as werkplaats
from planner import codec
from planner.authoring.gegevens import zonder_voorbeelden


class Vooraf:
    """That process, started at once. It ends with the `with` block, whatever happens there."""

    def __init__(self, project: Path) -> None:
        cache = project / ".cache"
        cache.mkdir(exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="vooraf.", dir=cache))
        self.made = self.folder / "site"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "macros.afwerking.vooraf", str(self.made)],
            cwd=project,
            stderr=subprocess.PIPE,
            text=True,
            # With the programs that it starts, so that they end with it.
            start_new_session=True,
        )

    def plaats(self, site: Path) -> None:
        """Put what was made into the built site. Raises BouwFout with what went wrong."""
        _, problem = self.process.communicate()
        if self.process.returncode:
            raise BouwFout(problem.strip())
        shutil.copytree(self.made, site, dirs_exist_ok=True)

    def stop(self) -> None:
        """End the process, if it still runs, and forget what it made."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Vooraf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def maak(project: Path, site: Path) -> None:
    """Make all of it in a folder of its own. Raises BouwFout."""
    rules = Teksten.lees(project).rules
    requests = list(oefening.vragen(rules)) if momentopname.AAN else []
    cache = project / ".cache" / "runtime"
    with Uitgever(cache) as uitgever:
        runtime.bundle(project, site, codec.dumps(zonder_voorbeelden(rules)), requests, uitgever)
        werkplaats.bundle(project, site, uitgever)


if __name__ == "__main__":
    try:
        maak(Path.cwd(), Path(sys.argv[1]))
    except BouwFout as problem:
        sys.exit(str(problem))
