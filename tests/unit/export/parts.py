"""The parts of an Office file, to look into or to spoil."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


class Parts(dict[str, bytes]):
    """Contents by name, in the order of the file."""

    @classmethod
    def read(cls, path: Path) -> Parts:
        with zipfile.ZipFile(path) as package:
            return cls((name, package.read(name)) for name in package.namelist())

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self[name])

    def find(self, name: str, path: str) -> list[etree._Element]:
        """The elements of a part at an XPath."""
        return self.tree(name).xpath(path, namespaces=NAMES)

    def slide(self, number: int) -> etree._Element:
        return self.tree(f"ppt/slides/slide{number}.xml")

    def links(self, name: str) -> dict[str, str]:
        """Where a part leads, by the ids of its relationships."""
        folder, _, base = name.rpartition("/")
        part = f"{folder}/_rels/{base}.rels".lstrip("/")
        if part not in self:
            return {}
        return {each.get("Id"): each.get("Target") for each in self.tree(part)}

    def packed(self, *more: tuple[str, bytes]) -> bytes:
        """A zip of them; `more` come behind, a second time if they are there already."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as package:
            for name, content in (*self.items(), *more):
                info = zipfile.ZipInfo(name)
                with package.open(info, "w") as file:
                    file.write(content)
        return data.getvalue()


def texts(element: etree._Element) -> list[str]:
    return [each.text or "" for each in element.iterfind(".//a:t", NAMES)]
