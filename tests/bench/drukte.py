"""Whether the machine did something else meanwhile: then times say little, and the page says so."""

from __future__ import annotations

import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor

# Seconds of work that every core gets at the same time.
WORK = 0.2
# From how many times that long on the machine was too busy to trust.
TOO_BUSY = 1.3


def _work(_: int) -> float:
    begin, busy = time.perf_counter(), time.process_time()
    while time.process_time() - busy < WORK:
        pass
    return (time.perf_counter() - begin) / WORK


class Drukte:
    """How much longer a bit of work takes than it computes, each time that somebody looks: 1 on a quiet machine."""

    def __init__(self) -> None:
        self.gezien: list[float] = []

    def kijk(self) -> None:
        """Look once; every core works for a moment, so not while something is measured."""
        cores = os.cpu_count() or 1
        with ProcessPoolExecutor(cores) as pool:
            self.gezien.append(max(pool.map(_work, range(cores))))

    @property
    def midden(self) -> float:
        """The median of what was seen."""
        return statistics.median(self.gezien)

    @property
    def te_druk(self) -> bool:
        """Whether nobody should trust the times of this run."""
        return self.midden > TOO_BUSY
