"""The lines of a PDF with their places, as PDFium finds them. The only module that knows the library."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _

_BOLD = 600
"""The weight from which CSS and OpenType call a font semi-bold."""
_LONGEST_NAME = 128


class PdfLine(msgspec.Struct, frozen=True):
    """One line of a page.

    Attributes:
        page: The page's number, from 1.
        text: Its words.
        left: Where it begins and `right` where it ends, in points from the page's left edge.
        top: Its upper edge, in points from the page's upper edge.
        size: The type size of most of its words, in points.
        is_bold: Most of its words are bold.
        font: The name of the font of its first word.
        height: The page's height, in points.
    """

    page: int
    text: str
    left: float
    right: float
    top: float
    size: float
    is_bold: bool
    font: str
    height: float


def pdf_lines(path: Path) -> list[PdfLine]:
    """Every line of a PDF's pages, from the top of the first to the foot of the last.

    Raises:
        UnreadableError: When the file is damaged or protected.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            _("The PDF is damaged or protected by a password"),
            remedy=_("Open it in a PDF reader, copy its words and paste them here"),
        ) from error
    return [line for number in range(len(document)) for line in _page_lines(document[number], number + 1)]


def _page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[PdfLine]:
    height = page.get_height()
    words = page.get_textpage()
    start = 0
    text = words.get_text_range()
    if len(text) != words.count_chars():  # characters beyond the first plane count differently
        text = "".join(words.get_text_range(at, 1) or " " for at in range(words.count_chars()))
    for line in text.split("\n"):
        end = start + len(line)
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield _line(words, number, height, text, first, first + len(bare))
        start = end + 1


def _line(
    words: pypdfium2.PdfTextPage, number: int, height: float, text: str, start: int, end: int
) -> PdfLine:
    boxes = [words.get_charbox(at, loose=True) for at in range(start, end) if not text[at].isspace()]
    sizes = [float(pdfium.FPDFText_GetFontSize(words, at)) for at in range(start, end)]
    weights = [int(pdfium.FPDFText_GetFontWeight(words, at)) for at in range(start, end)]
    middle = sorted(sizes)[len(sizes) // 2]
    return PdfLine(
        page=number,
        text=text[start:end],
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        top=height - max(box[3] for box in boxes),
        size=middle if middle > 1 else max(box[3] - box[1] for box in boxes),
        is_bold=sum(weight >= _BOLD for weight in weights) * 2 > len(weights),
        font=_font(words, start),
        height=height,
    )


def _font(words: pypdfium2.PdfTextPage, at: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(words, at, name, _LONGEST_NAME, None)
    return name.value.decode("utf-8", "replace")
