"""Reads the parts of a presentation tolerantly: odd parts are skipped, the file is not refused."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/presentationml/main": P[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    b"http://purl.oclc.org/ooxml/drawingml/diagram": (
        b"http://schemas.openxmlformats.org/drawingml/2006/diagram"
    ),
}
"""Strict Open XML (ISO/IEC 29500-1) is the same markup under other names."""
_UNREADABLE = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)


class Target(NamedTuple):
    """Where a part leads: the last word of the relationship's type, and the other part's name."""

    kind: str
    part: str


class DeckPackage:
    """An open presentation; close it after use.

    Raises:
        zipfile.BadZipFile: It is no package at all.
    """

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        self.names = tuple(dict.fromkeys(self._zip.namelist()))
        self._known = frozenset(self.names)
        self._trees: dict[str, etree._Element | None] = {}
        self._targets: dict[str, dict[str, Target]] = {}

    def __enter__(self) -> DeckPackage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def data(self, name: str) -> bytes:
        """The bytes of a part; none when it is not there or damaged."""
        if name not in self._known:
            return b""
        try:
            return self._zip.read(name)
        except _UNREADABLE:
            return b""

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part's markup; None when it is not there or damaged."""
        if name not in self._trees:
            self._trees[name] = _parsed(self.data(name))
        return self._trees[name]

    def targets(self, name: str) -> dict[str, Target]:
        """Where a part leads, by the relationship's id; addresses outside the package are left out."""
        if name not in self._targets:
            self._targets[name] = dict(self._relations(name))
        return self._targets[name]

    def first(self, name: str, kind: str) -> str:
        """The first part of a kind that a part leads to; empty when there is none."""
        return next((each.part for each in self.targets(name).values() if each.kind == kind), "")

    def main(self) -> str:
        """The presentation part, empty when there is none."""
        named = self.first("", "officeDocument")
        usual = "ppt/presentation.xml"
        return named if self.tree(named) is not None else usual if usual in self._known else ""

    def slides(self) -> list[tuple[int, str]]:
        """The slides in their order: their ids and parts."""
        main = self.main()
        root, targets = self.tree(main), self.targets(main)
        found = []
        for entry in root.iter(f"{P}sldId") if root is not None else ():
            target = targets.get(entry.get(f"{R}id") or "")
            if target is not None and self.tree(target.part) is not None:
                found.append((_number(entry.get("id")), target.part))
        return found

    def _relations(self, name: str) -> Iterator[tuple[str, Target]]:
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        for each in root.iter(_RELATIONSHIP) if root is not None else ():
            written = each.get("Target") or ""
            if each.get("TargetMode") == "External" or not written:
                continue
            part = posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
            yield each.get("Id") or "", Target((each.get("Type") or "").rsplit("/", 1)[-1], part)


def _parsed(data: bytes) -> etree._Element | None:
    if not data:
        return None
    if b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
