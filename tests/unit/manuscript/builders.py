"""Makes Word documents with real automatic numbering, styles, tracked changes and the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph


def level(depth: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One level of a list, as numbering.xml has it."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


class WordFile:
    """A Word document in the making; lists are numbered from 1 in the order they are added."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()
        self._numbering = self.document.part.numbering_part.element
        for child in list(self._numbering):
            self._numbering.remove(child)
        self._lists = 0

    def add_list(self, *levels: str) -> int:
        """Add a list with these levels; its number."""
        self._lists += 1
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._lists}">{"".join(levels)}</w:abstractNum>'
        )
        before = len(self._numbering.findall(qn("w:abstractNum")))
        self._numbering.insert(before, abstract)
        return self.add_instance(self._lists)

    def add_instance(self, abstract: int, overrides: str = "") -> int:
        """Add a list that counts on with another one, with overrides of its own; its number."""
        number = len(self._numbering.findall(qn("w:num"))) + 1
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
            )
        )
        return number

    def add(
        self, text: str, *, style: str | None = None, numbered: tuple[int, int] | None = None
    ) -> Paragraph:
        """Add a paragraph, numbered by a list at a level."""
        paragraph = self.document.add_paragraph(text, style=style)
        if numbered:
            number, depth = numbered
            properties = parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
            )
            paragraph._p.get_or_add_pPr().append(properties)
        return paragraph

    def add_xml(self, xml: str) -> None:
        """Add a paragraph from the markup inside it."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.document.save(str(path))
        return path


def run(text: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def package(parts: dict[str, bytes]) -> bytes:
    """A zip file with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()
