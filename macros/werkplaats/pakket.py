"""A change set as one zip: the files in their folders, and what to do with them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from planner import taal

LEES_MIJ = "LEES-MIJ.txt"
_DAG = (1980, 1, 1, 0, 0, 0)
UITLEG = """\
Een voorstel voor de site

Dit zijn hele bestanden, in de mappen waar ze horen. Zo maak je er één voorstel van:

1. Pak deze zip uit.
2. Open op GitHub de startpagina van de repository, kies ‘Add file’ en dan ‘Upload files’.
3. Sleep {mappen} uit de zip naar dat venster.
4. Schrijf in één zin wat er verandert en waarom, kies ‘Create a new branch’ en klik op ‘Propose changes’.

Mag je daar niets opladen? Geef de zip dan aan wie dat wel mag.

Het voorstel is gemaakt met de site van {dag}. Is een bestand sindsdien op GitHub veranderd, dan toont de controle dat niet: kijk in
het voorstel of alleen jouw regels veranderen.

Deze bestanden veranderen:
{bestanden}
"""


def maak(bestanden: Mapping[str, str], dag: str) -> bytes:
    """The zip with these files, by their path in the repository. The same files give the same bytes."""
    folders = sorted({path.partition("/")[0] for path in bestanden})
    where = f"de {'map' if len(folders) == 1 else 'mappen'} {taal.opsomming(folders)}"
    guide = UITLEG.format(
        dag=dag, mappen=where, bestanden="\n".join(f"- {path}" for path in sorted(bestanden))
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in [(LEES_MIJ, guide), *sorted(bestanden.items())]:
            entry = zipfile.ZipInfo(name, _DAG)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return buffer.getvalue()
