"""The Word file itself: the paragraphs in their styles, the properties, a zip that is always the same."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import IO

from docx import Document
from docx.document import Document as DocxDocument

from lecturer.deck.pages import Deck
from lecturer.export.docx.paragraphs import Paragraph, paragraphs
from lecturer.export.docx.pictures import Pictures
from lecturer.export.docx.styles import apply_styles
from lecturer.export.docx.travelling import add_talk, digest_of
from lecturer.export.job import Options
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.properties import file_date
from lecturer.export.pptx.travelling_talk import portable
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_BREAK = re.compile(r"[\n\r]")
_LONGEST_PROPERTY = 255
_PARAGRAPHS_BETWEEN_REPORTS = 50
_STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "byline": "Byline",
    "salutation": "Salutation",
    "body": "Normal",
    "quote": "Quote",
    "shown": "List Bullet",
}


def write_manuscript(talk: Talk, deck: Deck, file: IO[bytes], options: Options) -> tuple[str, ...]:
    """Write the manuscript to an open file; which pictures could not go into it.

    Raises:
        Cancelled: When the user stops it.
    """
    document: DocxDocument = Document()
    _forget_thumbnail(document)
    apply_styles(document, deck.language)
    pictures = Pictures(document, deck, portable(talk)[1])
    points = {point.id: point for point in walk(talk.points)}
    written = paragraphs(talk, notes=options.notes)
    for number, paragraph in enumerate(written):
        if number % _PARAGRAPHS_BETWEEN_REPORTS == 0:
            options.advance(number, len(written))
        if paragraph.style == "picture":
            pictures.add(points[paragraph.runs[0].key])
        else:
            _add(document, paragraph)
    _set_properties(document, talk, deck)
    digest = digest_of(map(_line, written))
    add_talk(document, talk, digest, pictures.digests, notes=options.notes)
    draft = io.BytesIO()
    document.save(draft)
    _copy(draft, file)
    options.progress(len(written), len(written))
    return tuple(pictures.problems)


def _add(document: DocxDocument, paragraph: Paragraph) -> None:
    if paragraph.style == "table":
        _add_table(document, paragraph.rows)
        return
    style = _STYLES.get(paragraph.style) or f"Heading {paragraph.level}"
    added = document.add_paragraph(style=style)
    for run in paragraph.runs:
        made = added.add_run(_clean(run.text))
        if run.bold:
            made.bold = True


def _add_table(document: DocxDocument, rows: tuple[tuple[str, ...], ...]) -> None:
    """A table with its lines, its first row bold."""
    table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.rows[number].cells
        for cell, words in zip(cells, row, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.first_line_indent = 0
            paragraph.add_run(_clean(words)).bold = number == 0


def _line(paragraph: Paragraph) -> tuple[int, str]:
    """A paragraph as its digest counts it; a row of a table is a line."""
    rows = "\n".join(_NO_BREAK.sub("", "".join(row)) for row in paragraph.rows)
    return paragraph.level, _clean(rows or paragraph.text)


def _set_properties(document: DocxDocument, talk: Talk, deck: Deck) -> None:
    properties = document.core_properties
    when = datetime.strptime(file_date(), "%Y-%m-%dT%H:%M:%SZ")
    properties.title = _clean(talk.title)[:_LONGEST_PROPERTY]
    properties.subject = _clean(talk.subtitle)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = _clean(talk.speaker)[:_LONGEST_PROPERTY]
    properties.language = deck.language
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = when


def _forget_thumbnail(document: DocxDocument) -> None:
    """The picture that the library's template shows in file managers is of an empty page."""
    package = document.part.package
    for relation_id, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[relation_id]


def _copy(draft: IO[bytes], file: IO[bytes]) -> None:
    """The same parts in a zip without the time of day."""
    with zipfile.ZipFile(draft) as written, PackageWriter(file) as package:
        for name in written.namelist():
            package.add(name, written.read(name))


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
