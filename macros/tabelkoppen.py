"""Tables of Markdown become cards on a narrow screen: each cell says under which heading it stands.

A Markdown extension, added by `define_env`. The tables that macros make have the same shape already.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]


class _Koppen(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                self.koppen(table)
                self.omhul(parent, table)

    def koppen(self, table: Element) -> None:
        heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
        for row in table.iter("tr"):
            for head, cell in zip(heads, row.findall("td"), strict=False):
                if head:
                    cell.set("data-kop", head)
        # The theme makes tables without a class scroll; these never need to.
        table.set("class", "cmz-md")

    def omhul(self, parent: Element, table: Element) -> None:
        place = list(parent).index(table)
        parent.remove(table)
        box = Element("div", {"class": "cmz-tabel"})
        box.tail, table.tail = table.tail, None
        box.append(table)
        parent.insert(place, box)


class Tabelkoppen(Extension):  # type: ignore[misc]
    """Puts the heading of its column on every cell."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown asks for)
        """Run after inline Markdown, so that a heading is plain text by then."""
        md.treeprocessors.register(_Koppen(md), "tabelkoppen", 5)
