"""What is practised: the same questions in every build, or the kept image would never be found."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import hashlib
from macros.momentopname import oefening
from tests.nu import regels_van_nu
print(hashlib.sha256("\\n".join(oefening.vragen(regels_van_nu())).encode()).hexdigest())
"""


def test_elke_bouw_oefent_dezelfde_vragen_in_dezelfde_volgorde() -> None:
    # Python orders sets by a number that is another one in every process.
    command = [sys.executable, "-c", SCRIPT]
    running = [
        subprocess.Popen(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE)
        for seed in ("1", "2")
    ]
    found = {process.communicate()[0] for process in running}
    assert all(process.returncode == 0 for process in running)
    assert len(found) == 1
