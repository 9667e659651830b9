"""Files as a host sends them: with a digest of the content in the name, and compressed beside it."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from macros.gereedschap.programmas import digest, run, tool

# Node is here anyway, and knows brotli.
COMPRESS = """
const { constants, brotliCompressSync, gzipSync } = require("node:zlib");
const { readFileSync, writeFileSync } = require("node:fs");
const content = readFileSync(`${process.argv[1]}/heel`);
// The best quality takes half a minute for the largest files, and those only serve when the fast way fails.
const quality = content.length > 8_000_000 ? 9 : 11;
const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(`${process.argv[1]}/gz`, gzipSync(content, { level: 9 }));
writeFileSync(`${process.argv[1]}/br`, brotliCompressSync(content, { params }));
"""
KEPT_DAYS = 30


def publish_hashed(target: Path, name: str, content: bytes, cache: Path) -> str:
    """Writes a file whose name holds a digest of its content, and returns that name."""
    stem, _, kind = name.rpartition(".")
    name = f"{stem}.{digest(content)}.{kind}"
    publish(target, name, content, cache)
    return name


def publish(target: Path, name: str, content: bytes, cache: Path) -> None:
    """Writes a file, and the same compressed beside it, for hosts and scripts that ask for that."""
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_bytes(content)
    kept = cache / f"klein-{digest(content, COMPRESS.encode())}"
    if not (kept / "br").is_file():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "werk"
            work.mkdir()
            (work / "heel").write_bytes(content)
            run([tool("node"), "--eval", COMPRESS, str(work)], f"{name} kan niet worden samengeperst")
            (work / "heel").unlink()
            shutil.rmtree(kept, ignore_errors=True)
            work.rename(kept)
    os.utime(kept)
    for kind in ("gz", "br"):
        shutil.copyfile(kept / kind, target / f"{name}.{kind}")


def tidy(cache: Path) -> None:
    """Throw away what no build used for a long time."""
    for old in cache.glob("klein-*"):
        if time.time() - old.stat().st_mtime > KEPT_DAYS * 86_400:
            shutil.rmtree(old)
