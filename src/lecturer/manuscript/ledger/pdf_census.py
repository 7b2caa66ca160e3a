"""The census of a PDF file: the characters of its pages in the order in which PDFium gives them.

Nothing of the reader's work is used here: no places, no paragraphs, no margins by where they stand. A line at
the head or foot of a page that is a page's number alone is passed over, as in every other format; characters
that their font gives no letter are named as signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from lecturer.manuscript.ledger.records import Entry, Kind
from lecturer.manuscript.page_numbers import is_page_number, is_surely_page_number
from lecturer.manuscript.readers.pdf_pages import BROKEN, NO_LETTER, characters, whole_letters

_REPEATED = 3
"""On so many pages the same line is a running head."""
_OUTER = 2


def pdf_entries(path: Path) -> tuple[Entry, ...]:
    """Every line of a PDF's pages, and the signs that no letter is known for."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [whole_letters(characters(page.get_textpage())).split("\n") for page in document]
    counts = Counter(_alike(line) for lines in pages for line in {*_outer(lines)})
    return tuple(entry for number, lines in enumerate(pages, 1) for entry in _entries(lines, number, counts))


def _entries(lines: list[str], page: int, counts: Counter[str]) -> Iterator[Entry]:
    outer = set(_outer(lines))
    for line in lines:
        is_outer = line in outer
        if is_surely_page_number(line) or (is_outer and is_page_number(line)):
            continue
        pieces = tuple(line.replace(NO_LETTER, "").split(BROKEN))
        if any(map(str.strip, pieces)):
            kind: Kind = "margin" if is_outer and counts[_alike(line)] >= _REPEATED else "body"
            yield Entry(kind, page, pieces, ("", *("-" for _ in pieces[1:]), "") if pieces[1:] else ())
        if NO_LETTER in line:
            yield Entry("symbol", page, (NO_LETTER * line.count(NO_LETTER),))


def _outer(lines: list[str]) -> list[str]:
    """The first and the last lines of a page."""
    said = [line for line in lines if line.strip()]
    return [*said[:_OUTER], *said[-_OUTER:]]


def _alike(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
