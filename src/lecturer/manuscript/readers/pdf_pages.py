"""The lines of a PDF with their places, as PDFium finds them. The only module that knows the library."""

from __future__ import annotations

import ctypes
import re
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
BROKEN = "\ufffe"
"""Where PDFium sees a word broken by a hyphen at the end of a line; it joins the two lines there."""
NO_LETTER = "\ufffd"
SOFT_HYPHEN = "\u00ad"
_LINE = re.compile(f"(?P<words>[^\n{BROKEN}]+)(?P<end>[\n{BROKEN}]?)")


class PdfLine(msgspec.Struct, frozen=True):
    """One line of a page.

    Attributes:
        page: The page's number, from 1.
        text: Its words; a soft hyphen at the end where a word is broken.
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


class PdfNote(msgspec.Struct, frozen=True):
    """Words that lie on a page and are none of it: a remark of a reader, what a form was filled in with."""

    page: int
    text: str


def pdf_lines(path: Path) -> tuple[list[PdfLine], list[PdfNote]]:
    """Every line of a PDF's pages, from the top of the first to the foot of the last, and what lies on them.

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
    lines: list[PdfLine] = []
    notes: list[PdfNote] = []
    for number, page in enumerate(document, 1):
        lines += _page_lines(page, number)
        notes += (PdfNote(number, text) for text in _note_texts(page))
    return lines, notes


def _note_texts(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The words of annotations and form fields (ISO 32000-2, 12.5.2 `Contents`, 12.7.4 `V`)."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        is_field = kind == pdfium.FPDF_ANNOT_WIDGET
        is_silent = kind in (pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_LINK)
        if not is_silent and not (is_field and _string(note, b"FT") == "Btn"):
            text = _string(note, b"V" if is_field else b"Contents")
            if text.strip():
                yield text
        pdfium.FPDFPage_CloseAnnot(note)


def _string(note: pdfium.FPDF_ANNOTATION, name: bytes) -> str:
    """A text or name in the dictionary of an annotation."""
    size = max(2, pdfium.FPDFAnnot_GetStringValue(note, name, None, 0))
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(note, name, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")


def _page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[PdfLine]:
    height = page.get_height()
    words = page.get_textpage()
    text = characters(words)
    for found in _LINE.finditer(text):
        line = found["words"]
        bare = line.strip()
        if bare.strip(NO_LETTER):
            first = found.start() + len(line) - len(line.lstrip())
            yield _line(words, number, height, text, first, first + len(bare), found["end"] == BROKEN)


def characters(words: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each that PDFium counts; what its font gives no letter is U+FFFD."""
    text: str = words.get_text_range()
    places = range(words.count_chars())
    if len(text) != len(places):  # letters beyond the first plane (𝑡) are two units there, one here
        text = "".join(chr(int(pdfium.FPDFText_GetUnicode(words, at)) or 0x20) for at in places)
    # Drawing programs (matplotlib) name no letters and use the codes of ASCII: these are what they show.
    errors = [
        at
        for at in places
        if not " " <= text[at] <= "~" and pdfium.FPDFText_HasUnicodeMapError(words, at) == 1
    ]
    if errors:
        signs = list(text)
        for at in errors:
            signs[at] = NO_LETTER
        text = "".join(signs)
    return text.replace("\x02", BROKEN)


def _line(
    words: pypdfium2.PdfTextPage, number: int, height: float, text: str, start: int, end: int, is_broken: bool
) -> PdfLine:
    boxes = [words.get_charbox(at, loose=True) for at in range(start, end) if not text[at].isspace()]
    sizes = [float(pdfium.FPDFText_GetFontSize(words, at)) for at in range(start, end)]
    weights = [int(pdfium.FPDFText_GetFontWeight(words, at)) for at in range(start, end)]
    middle = sorted(sizes)[len(sizes) // 2]
    return PdfLine(
        page=number,
        text=whole_letters(text[start:end]).replace(NO_LETTER, "") + (SOFT_HYPHEN if is_broken else ""),
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        top=height - max(box[3] for box in boxes),
        size=middle if middle > 1 else max(box[3] - box[1] for box in boxes),
        is_bold=sum(weight >= _BOLD for weight in weights) * 2 > len(weights),
        font=_font(words, start),
        height=height,
    )


def whole_letters(text: str) -> str:
    """The text with the halves of letters beyond the first plane as one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _font(words: pypdfium2.PdfTextPage, at: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(words, at, name, _LONGEST_NAME, None)
    return name.value.decode("utf-8", "replace")
