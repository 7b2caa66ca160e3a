"""A package opened for checking: its parts one by one, their types, where each of them leads."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

import msgspec
from lxml import etree

from lecturer.export.checks.fault import Fault
from lecturer.export.pptx.vocabulary import RELATIONSHIPS

CONTENT_TYPES_PART = "[Content_Types].xml"


class Link(msgspec.Struct, frozen=True):
    """A relationship: its id, the last word of its type, and the part it leads to ("" outside the file)."""

    id: str
    kind: str
    target: str


class OpenedPackage:
    """A zip with its content types and relationships read; the other parts are parsed as they are asked for.

    Args:
        archive: The open zip.
        faults: Where problems of the zip itself are added to.
    """

    def __init__(self, archive: zipfile.ZipFile, faults: list[Fault]) -> None:
        self._archive = archive
        self._faults = faults
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        self.names = archive.namelist()
        self.present = set(self.names)
        self.types: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self.links: dict[str, list[Link]] = {}
        self._read_types()
        for name in self.names:
            if name.endswith(".rels"):
                self._read_links(name)

    def type_of(self, name: str) -> str:
        """The content type of a part; empty when none is named."""
        return self.types.get(name) or self.defaults.get(name.rpartition(".")[2].lower(), "")

    def targets(self, name: str, kind: str) -> list[str]:
        """The parts of a kind that a part leads to."""
        return [link.target for link in self.links.get(name, ()) if link.kind == kind]

    def trees(self, prefix: str) -> Iterator[tuple[str, etree._Element]]:
        """The parsed parts below a folder or with that very name; those that cannot be parsed are faults."""
        for name in self.names:
            if name.startswith(prefix) and name.endswith(".xml"):
                tree = self.tree(name)
                if tree is not None:
                    yield name, tree

    def tree(self, name: str) -> etree._Element | None:
        """A part as a tree; None, and a fault, when it is no XML that may be in a package."""
        if name not in self.present:
            return None
        try:
            tree = etree.fromstring(self._archive.read(name), self._parser)
        except etree.XMLSyntaxError as error:
            self._faults.append(Fault(name, f"not well-formed: {error.msg}"))
            return None
        except zipfile.BadZipFile:
            self._faults.append(Fault(name, "damaged in the zip"))
            return None
        if tree.getroottree().docinfo.doctype:
            self._faults.append(Fault(name, "has a DOCTYPE"))
        return tree

    def _read_types(self) -> None:
        tree = self.tree(CONTENT_TYPES_PART)
        if tree is None:
            self._faults.append(Fault(CONTENT_TYPES_PART, "missing"))
            return
        for element in tree:
            if element.tag.endswith("}Default"):
                self.defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
            else:
                name = element.get("PartName", "").lstrip("/")
                if name in self.types:
                    self._faults.append(Fault(name, "has two content types"))
                self.types[name] = element.get("ContentType", "")

    def _read_links(self, name: str) -> None:
        tree = self.tree(name)
        if tree is None:
            return
        folder, _, base = name.rpartition("_rels/")
        source = folder + base.removesuffix(".rels")
        links: list[Link] = []
        seen: set[str] = set()
        for element in tree:
            link_id = element.get("Id", "")
            if link_id in seen:
                self._faults.append(Fault(name, f"relationship {link_id} twice"))
            seen.add(link_id)
            links.append(Link(link_id, element.get("Type", "").rpartition("/")[2], _target(folder, element)))
        self.links[source] = links


def _target(folder: str, element: etree._Element) -> str:
    if element.get("TargetMode") == "External":
        return ""
    target = unquote(element.get("Target", ""))
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


REFERENCE = f"{{{RELATIONSHIPS}}}"
"""What the names of attributes begin with that refer to a relationship."""
