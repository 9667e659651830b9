"""What all macros share: the texts of the data, and links for the page that is being made."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.teksten import MacroFout, Teksten
from planner import taal
from planner.authoring.gegevens import Gegevens, read_folder
from planner.html import Html, Kind, el
from planner.toon.weergave import Weergave, anker

BRONNEN = "naslag/bronnen.md"


class Site(Teksten):
    """The data behind the pages, as the page that is being made shows it."""

    def __init__(self, project: Path, env: Any, data: Gegevens | None = None) -> None:
        super().__init__(data or read_folder(project / "data"))
        self.project = project
        self.env = env

    # --- links ----------------------------------------------------------------------------------

    @property
    def pagina(self) -> str:
        """The path of the page that is being made, within docs/."""
        uri: str = self.env.page.file.src_uri
        return uri

    def md(self, doel: str) -> str:
        """A link for Markdown, relative to this page; MkDocs checks it."""
        path, _, anchor = doel.partition("#")
        link = posixpath.relpath(path, posixpath.dirname(self.pagina) or ".")
        return f"{link}#{anchor}" if anchor else link

    def basis(self) -> str:
        """The path from the address of this page to the root of the site."""
        url: str = self.env.page.url
        return "../" * url.count("/") or "./"

    def href(self, doel: str) -> str:
        """The address of a page or an anchor on it, relative to the address of this page."""
        path, _, anchor = doel.partition("#")
        folder = re.sub(r"(^|/)index\.md$", r"\1", path)
        url = folder if folder != path else path.removesuffix(".md") + "/"
        return f"{self.basis()}{url}" + (f"#{anchor}" if anchor else "")

    def link(self, words: Kind, doel: str) -> Html:
        """A link to a page of this site."""
        return el("a", words, href=self.href(doel))

    def rollen(self, names: Iterable[str]) -> str:
        """Roles in words."""
        return taal.opsomming(self.rules.rollen[name].naam for name in names)

    def weergave(self) -> Weergave:
        """HTML of rules and results for this page."""
        return Weergave(self.rules, self.basis())

    def bron(self, rows: Any) -> Html:
        """Sources as HTML links."""
        return self.weergave().bron(rows) or Html("")

    def bron_doel(self, document: str, section: str) -> str:
        """Where a source stands in the list of sources."""
        if document not in self.rules.bronnen:
            raise MacroFout(
                f"De bron ‘{document}’ bestaat niet.{taal.bedoelde_je(document, self.rules.bronnen)}"
            )
        sections = self.rules.bronnen[document].secties
        if section not in sections:
            raise MacroFout(
                f"De bron {document} heeft geen sectie ‘{section}’.{taal.bedoelde_je(section, sections)}"
            )
        return f"{BRONNEN}#{anker(document, section)}"
