"""`python -m tests.browser.gastheer …`: the server of `make serve` as a process of its own. It writes down what is asked
of it, and says nothing at all to who asks for what stands in the file `hangt` beside the site."""

import sys
import time
from pathlib import Path
from typing import Any

from macros.kijken import serveer

HANGS = "hangt"


def silent(handler: serveer.Handler) -> bool:
    """Whether this address must never be answered. The start page is asked for as `index`."""
    found = Path(handler.directory).with_name(HANGS)
    path = handler.path.removeprefix(handler.basis) or "index"
    return found.is_file() and any(part in path for part in found.read_text().split("\n"))


class Telling(serveer.Handler):
    def send_head(self) -> Any:
        while silent(self):
            time.sleep(0.1)
        return super().send_head()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        print(self.command, self.path, getattr(code, "value", code), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(serveer.main(Telling))
