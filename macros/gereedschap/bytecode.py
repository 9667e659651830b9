"""Python as byte code, as the Python in the browser imports it."""

import io
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from macros.gereedschap.programmas import digest, prune, run, tool, write

ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def byte_code(sources: dict[str, bytes], name: str, cache: Path) -> bytes:
    """A zip from which the Python in the browser can import, made of source files by their path in it.

    `name` tells this zip from others in `cache`, where it is kept for the next build. The same sources give
    the same bytes. Raises BouwFout for code that cannot be translated.
    """
    return compiled(pack(sources), name, cache)


def compiled(archive: bytes, name: str, cache: Path) -> bytes:
    """The same zip with `.pyc` for every `.py`, made by pyodide-build and kept for the next build."""
    recipe = f"{version('pyodide-build')} {sys.version} zonder kolommen"
    kept = cache / f"{name}-{digest(archive, recipe.encode())}.zip"
    if not kept.is_file():
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder) / f"{name}.zip"
            work.write_bytes(archive)
            run(
                [tool("pyodide"), "py-compile", "--silent", "--compression-level", "0", str(work)],
                f"De Python-code voor de browser ({name}) kan niet worden vertaald",
            )
            with zipfile.ZipFile(work) as made:
                files = {entry: made.read(entry) for entry in made.namelist()}
        write(kept, pack(files))
        prune(kept, f"{name}-*.zip")
    return kept.read_bytes()


def pack(files: dict[str, bytes]) -> bytes:
    """Not compressed inside: the whole is, and then it becomes smaller."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()
