"""Reads Word documents: the words as Word shows them, automatic numbers included, and what styles say."""

from __future__ import annotations

import copy
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from lxml import etree

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.office_census import office_entries
from lecturer.manuscript.readers.docx_words import R, Words, words_of
from lecturer.manuscript.readers.notices import docx_notices
from lecturer.manuscript.readers.numbering import Numbering
from lecturer.manuscript.readers.own_parts import own_parts
from lecturer.manuscript.readers.styles import Look, Style, Styles, W, is_contents, look_of, over
from lecturer.manuscript.readers.transitional import open_transitional, transitional
from lecturer.manuscript.readers.weighing import Line, weigh, worthy_title
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.system.late import late

_WRAPPERS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "sdtContent", "smartTag", "customXml"))
_DEEPEST_CHUNK = 3
# What few documents hold is read late: this process begins anew for every file, and 0.7 of its 0.9 s were
# spent on reading modules, most of them for talks that travel in files of ours.
_own_word = late("lecturer.manuscript.readers.own_word", "own_word")
_chunk_lines = late("lecturer.manuscript.readers.chunks", "chunk_lines")
_object_texts = late("lecturer.manuscript.readers.docx_objects", "object_texts")


def read_docx(path: Path) -> Source:
    """The words of a Word document.

    Raises:
        UnreadableError: When it is damaged.
    """
    try:
        document = Document(open_transitional(path))
        reader = _Reader(document)
        lines = reader.lines()
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.LxmlError) as error:
        raise UnreadableError(
            _("The file is damaged and cannot be read"),
            remedy=_("Open it in Word or WPS and save it again as .docx"),
        ) from error
    carried = own_parts(document)
    own: Source | None = _own_word(document, carried, lines) if carried else None
    if own is not None:
        del reader.left_out["tables"]  # they are the talk's own, as its pictures are
        reader.left_out["pictures"] = max(0, reader.left_out["pictures"] - len(own.media))
        notices = docx_notices(reader.left_out)
        return msgspec.structs.replace(own, census=office_entries(path), notices=notices)
    weigh(lines)
    evidence = {number: line.evidence for number, line in enumerate(lines) if line.evidence != NO_EVIDENCE}
    properties = document.core_properties
    return Source(
        text="\n".join(line.text for line in lines),
        evidence=evidence,
        title="" if any(each.is_title for each in evidence.values()) else worthy_title(properties.title),
        notices=docx_notices(reader.left_out),
    )


class _Reader:
    """Goes through a document in reading order.

    Args:
        document: The document.
        depth: How many documents it is inside of.
    """

    def __init__(self, document: DocxDocument, depth: int = 0) -> None:
        self._depth = depth
        self._body = document.element.body
        self._styles = Styles(_root(document, "styles"))
        self._numbering = Numbering(_root(document, "numbering"), self._styles.lists)
        self._parts = {
            key: relation.target_part
            for key, relation in document.part.rels.items()
            if not relation.is_external
        }
        self.left_out: Counter[str] = Counter()
        self._contents = contents_paragraphs(self._body)
        self._count_margins(document)

    def lines(self) -> list[Line]:
        """Every line of the document."""
        return list(self._blocks(self._body, is_text=False))

    def _count_margins(self, document: DocxDocument) -> None:
        """Headers and footers that say more than a page number."""
        for section in document.sections[:20]:
            for part in (section.header, section.footer):
                if part.is_linked_to_previous:
                    continue
                words = "".join(part._element.itertext(f"{W}t"))
                self.left_out["margins"] += any(
                    char.isalpha() for char in words.replace("第", "").replace("页", "")
                )

    def _blocks(self, container: etree._Element, *, is_text: bool) -> Iterator[Line]:
        for child in _joined(container):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, is_text=is_text)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, is_text=is_text)
            elif child.tag == f"{W}sdt":
                yield from self._control(child, is_text=is_text)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, is_text=is_text)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child)

    def _control(self, control: etree._Element, *, is_text: bool) -> Iterator[Line]:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            self.left_out["contents"] += 1
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            yield from self._blocks(content, is_text=is_text)

    def _table(self, table: etree._Element, *, is_text: bool) -> Iterator[Line]:
        """A row is a line; a table of one cell is a frame around ordinary paragraphs."""
        rows = [list(_within(row, f"{W}tc")) for row in _within(table, f"{W}tr")]
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from self._blocks(rows[0][0], is_text=is_text)
            return
        self.left_out["tables"] += 1
        for row in rows:
            cells = [" ".join(self._cell(cell)) for cell in row]
            yield Line("\t".join(cells), Evidence(is_text=True))

    def _cell(self, cell: etree._Element) -> Iterator[str]:
        for line in self._blocks(cell, is_text=True):
            if line.text.strip():
                yield line.text.replace("\n", " ").replace("\t", " ")

    def _paragraph(self, paragraph: etree._Element, *, is_text: bool) -> Iterator[Line]:
        own = look_of(paragraph)
        style = self._styles.style(_style_id(paragraph))
        base = over(own, style.look)
        words = words_of(paragraph, over(Look(), msgspec.structs.replace(style.look, level=None)))
        self.left_out.update(words.left_out)
        if is_contents(style) or paragraph in self._contents:
            self.left_out["contents"] += bool(words.text.strip())
            return
        apart = [*words.boxes, *words.art, *words.diagrams, *words.charts]
        if words.text.strip() or not apart:
            yield from self._text_lines(paragraph, words, base, style, is_text=is_text)
        self.left_out["boxes"] += len(words.boxes) + len(words.art)
        for text in words.art:
            yield from (Line(line, Evidence(is_text=is_text)) for line in text.split("\n"))
        for box in words.boxes:
            yield from self._blocks(box, is_text=is_text)
        for relation in (*words.diagrams, *words.charts):
            yield from self._object(relation)

    def _object(self, relation: str) -> Iterator[Line]:
        """The words of a diagram or a chart, lines that are no points."""
        part = self._parts.get(relation)
        if part is not None:
            kind, texts = _object_texts(etree.fromstring(part.blob, _PARSER))
            self.left_out[kind] += 1
            yield from (Line(text, Evidence(is_text=True)) for text in texts)

    def _chunk(self, anchor: etree._Element) -> Iterator[Line]:
        """A document inside this one: what programs write that make Word files out of web pages."""
        part = self._parts.get(anchor.get(f"{R}id") or "")
        lines = None
        if part is not None and self._depth < _DEEPEST_CHUNK:
            lines = _chunk_lines(part.blob, part.content_type, self._document_lines)
        self.left_out["chunks"] += lines is None
        yield from lines or ()

    def _document_lines(self, data: bytes) -> list[Line]:
        reader = _Reader(Document(transitional(data)), self._depth + 1)
        lines = reader.lines()
        self.left_out += reader.left_out
        return lines

    def _text_lines(
        self, paragraph: etree._Element, words: Words, base: Look, style: Style, *, is_text: bool
    ) -> Iterator[Line]:
        text, number = words.text, ""
        evidence = Evidence(
            level=base.level or 0,
            is_title=style.role == "title",
            is_subtitle=style.role == "subtitle",
            is_text=is_text,
        )
        if text.strip():
            number, evidence = self._numbered(paragraph, base, evidence)
        first, *rest = (number + text).split("\n")
        if not number and not evidence.level and not is_text:
            evidence = msgspec.structs.replace(evidence, lead=_bold_lead(words, first))
        look = msgspec.structs.replace(_main_look(words, base), align=base.align)
        yield Line(first, evidence, look, len(text))
        for line in rest:
            yield Line(
                line,
                msgspec.structs.replace(evidence, marker="", continues=bool(evidence.level)),
                look,
                len(text),
            )

    def _numbered(self, paragraph: etree._Element, base: Look, evidence: Evidence) -> tuple[str, Evidence]:
        """The number before a paragraph's words as Word shows it, and the evidence with it."""
        if not base.list_id or base.list_id == "0":
            return "", evidence
        depth = base.depth
        if depth is None:
            depth = self._numbering.depth_of_style(base.list_id, _style_id(paragraph) or "")
        found = self._numbering.marker(base.list_id, min(depth, 8))
        if found is None or not found[0]:
            return "", evidence
        marker, level = found
        evidence = msgspec.structs.replace(evidence, marker=marker, depth=depth)
        if level.form == "bullet":
            return "", evidence
        is_tight = level.suffix == "nothing" or marker[-1] > "\u2e80"
        return marker + ("" if is_tight else " "), evidence


def contents_paragraphs(body: etree._Element) -> set[etree._Element]:
    """The paragraphs between the begin and the end of a field that makes a table of contents."""
    found: set[etree._Element] = set()
    fields: list[bool] = []
    for paragraph in body.iter(f"{W}p"):
        is_inside = any(fields)
        for sign in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            kind = sign.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append(False)
            elif kind == "end" and fields:
                fields.pop()
            elif kind is None and fields and (sign.text or "").strip().upper().startswith("TOC"):
                fields[-1] = is_inside = True
        if is_inside:
            found.add(paragraph)
    return found


def _joined(container: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a container; a paragraph whose mark was deleted goes on in the next one."""
    before: list[etree._Element] = []
    for child in container.iterchildren():
        if child.tag == f"{W}p" and child.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            before.append(child)
            continue
        if child.tag == f"{W}p" and before:
            yield _merged(before, child)
        else:
            yield from before
            yield child
        before = []
    yield from before


def _merged(before: list[etree._Element], last: etree._Element) -> etree._Element:
    """One paragraph with the words of all and the properties of the last, as Word shows it."""
    whole = copy.deepcopy(last)
    at = 0 if whole.find(f"{W}pPr") is None else 1
    for paragraph in before:
        for child in paragraph:
            if child.tag != f"{W}pPr":
                whole.insert(at, copy.deepcopy(child))
                at += 1
    return whole


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those that a content control or a change holds."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag == f"{W}sdt":
            yield from _within(child, tag)


def _root(document: DocxDocument, kind: str) -> etree._Element | None:
    """The root element of the document's part of some kind."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            part: Part = relation.target_part
            element = getattr(part, "element", None)
            return element if element is not None else etree.fromstring(part.blob, _PARSER)
    return None


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _style_id(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def _bold_lead(words: Words, line: str) -> int:
    """How many characters at the start of a line are bold, when those after them are not."""
    lead = len(line[: words.lead].rstrip())
    return lead if line[words.lead :].strip() else 0


def _main_look(words: Words, base: Look) -> Look:
    """The look that most of a paragraph's words have."""
    sizes: Counter[Look] = Counter()
    for look, size in words.looks:
        sizes[look] += size
    return sizes.most_common(1)[0][0] if sizes else base
