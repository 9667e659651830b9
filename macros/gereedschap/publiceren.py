"""Files as a host sends them: with a digest of the content in the name, and compressed beside it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from macros.gereedschap.programmas import digest, run, tool

# Node is here anyway, and knows brotli.
COMPRESS = """
const { constants, brotliCompressSync, gzipSync } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
const content = readFileSync(`${process.argv[1]}/heel`);
const params = { [constants.BROTLI_PARAM_QUALITY]: Number(process.argv[2]), [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(`${process.argv[1]}/gz`, gzipSync(content, { level: 9 }));
writeFileSync(`${process.argv[1]}/br`, brotliCompressSync(content, { params }));
"""
# The best quality takes half a minute for a large file: not for those that only serve when the fast way fails.
BEST = 11
QUICK = 9
KEPT_DAYS = 30
AT_ONCE = 2


class Uitgever:
    """Writes files for a host. Compressing goes on beside the other work; the end of the `with` block waits for it."""

    def __init__(self, cache: Path, samenpersen: bool = True, hoogstens: int = BEST) -> None:
        """`cache` keeps what was compressed for the next build. Without `samenpersen` no file is.

        `hoogstens` is the best quality (1 to 11) that a file gets: a low one for who only looks how things work.
        """
        cache.mkdir(parents=True, exist_ok=True)
        self.cache, self.samenpersen, self.hoogstens = cache, samenpersen, hoogstens
        self.pool = ThreadPoolExecutor(AT_ONCE)
        self.tasks: list[Future[None]] = []

    def __enter__(self) -> Uitgever:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.shutdown(cancel_futures=problem is not None)
        if problem is None:
            for task in self.tasks:
                task.result()
            _ruim_op(self.cache)

    def zet_met_merk(self, target: Path, name: str, content: bytes) -> str:
        """Write a file whose name holds a digest of its content, and return that name."""
        stem, _, kind = name.rpartition(".")
        name = f"{stem}.{digest(content)}.{kind}"
        self.zet(target, name, content)
        return name

    def zet(self, target: Path, name: str, content: bytes, quality: int = BEST) -> None:
        """Write a file, and the same compressed beside it, for hosts and scripts that ask for that."""
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
        if self.samenpersen:
            self.tasks.append(
                self.pool.submit(_pers_samen, target, name, content, self.cache, min(quality, self.hoogstens))
            )


def _pers_samen(target: Path, name: str, content: bytes, cache: Path, quality: int) -> None:
    kept = cache / f"klein-{digest(content, COMPRESS.encode(), bytes([quality]))}"
    if not (kept / "br").is_file():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "werk"
            work.mkdir()
            (work / "heel").write_bytes(content)
            run(
                [tool("node"), "--eval", COMPRESS, str(work), str(quality)],
                f"{name} kan niet worden samengeperst",
            )
            (work / "heel").unlink()
            shutil.rmtree(kept, ignore_errors=True)
            work.rename(kept)
    os.utime(kept)
    for kind in ("gz", "br"):
        shutil.copyfile(kept / kind, target / f"{name}.{kind}")


def _ruim_op(cache: Path) -> None:
    """Throw away what no build used for a long time."""
    for old in cache.glob("klein-*"):
        if time.time() - old.stat().st_mtime > KEPT_DAYS * 86_400:
            shutil.rmtree(old)
