"""Reads PDF files: lines become paragraphs again by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import gettext as _
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.ledger.pdf_census import pdf_entries
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.page_numbers import is_page_number
from lecturer.manuscript.readers.pdf_pages import SOFT_HYPHEN, PdfLine, pdf_lines
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.text.spaces import squeezed

_MARGIN_SHARE = 0.12
"""The part of a page's height above and below which running heads and page numbers stand."""
_REPEATED = 3
_LARGER = 1.12
_HEADING_FONTS = re.compile("SimHei|Hei|黑体|XiaoBiaoSong|小标宋|Kai|楷体", re.IGNORECASE)
_SENTENCE_ENDED = re.compile(r"[。；：！？…;:!?][”’\")』]?$|[a-z)]\.[”’\")]?$")
_HAN = re.compile(r"[\u2e80-\uffef]")
_LATIN_WORD = re.compile(r"[^\s\u2e80-\uffef]+")
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_BROKEN_WORD = re.compile(r"([\w-]*)\n([\w-]*)")
_GAP = 1.5
"""Of the usual distance of two lines: more parts paragraphs."""
_LONGEST_TITLE = 40
_ADDRESSED = ("：", ":", "，", ",")
"""How a salutation ends, and no title."""
_SHORT_SHARE = 0.6
_MARK = re.compile(r"[，。；：！？、…—,;:!?.)）》][”’\")』]?$")
_CAPITALS = re.compile(r"[A-Z]")
_FEWEST_CAPITALS = 8
"""An abbreviation has fewer; a head in capitals more."""


class _Body(msgspec.Struct, frozen=True):
    """The column that the words stand in: its edges, type size and font, the distance of its lines."""

    left: float
    right: float
    size: float
    font: str
    pitch: float
    is_bold: bool


def read_pdf(path: Path) -> Source:
    """The words of a PDF file.

    Raises:
        UnreadableError: When it is damaged, protected, or holds pictures of pages only.
    """
    lines, notes = pdf_lines(path)
    if not lines:
        raise UnreadableError(
            _("The PDF holds pictures of pages and no words that can be read"),
            remedy=_("Have its text recognised first, or take the file that it was made from"),
        )
    census = pdf_entries(path)
    if _is_unknown(census):
        raise UnreadableError(
            _("The fonts in the PDF do not say which letters they show"),
            remedy=_("Have its text recognised first, or take the file that it was made from"),
        )
    remarks = [Entry("comment", note.page, (note.text,)) for note in notes]
    return msgspec.structs.replace(source_of_lines(lines), census=(*census, *remarks))


def _is_unknown(census: tuple[Entry, ...]) -> bool:
    """Most of the characters have no letter: what is left makes no sense."""
    sizes: Counter[bool] = Counter()
    for entry in census:
        sizes[entry.kind == "symbol"] += len(squeezed("".join(entry.pieces)))
    return sizes[True] > sizes[False]


def source_of_lines(lines: list[PdfLine]) -> Source:
    """The paragraphs of lines on pages; page numbers and running heads are counted and left out."""
    margins = _margins(lines)
    kept = [line for line in lines if id(line) not in margins]
    body = _body(kept)
    paragraphs = list(_paragraphs(kept, body))
    evidence = _evidence(paragraphs, body)
    notice = _("Page numbers and running heads are not imported: %(n)d") % {"n": len(margins)}
    hyphenated = frozenset(word for line in lines for word in _HYPHENATED.findall(line.text))
    return Source(
        text="\n".join(_joined(paragraph, hyphenated) for paragraph in paragraphs),
        evidence={number: each for number, each in enumerate(evidence) if each != NO_EVIDENCE},
        notices=(notice,) if margins else (),
    )


def _margins(lines: list[PdfLine]) -> set[int]:
    """Page numbers, and lines that stand at the head or foot of three pages or more."""
    outer = [
        line
        for line in lines
        if line.top < _MARGIN_SHARE * line.height or line.top > (1 - _MARGIN_SHARE) * line.height
    ]
    counts = Counter(re.sub(r"\d+", "#", line.text) for line in outer)
    return {
        id(line)
        for line in outer
        if is_page_number(line.text) or counts[re.sub(r"\d+", "#", line.text)] >= _REPEATED
    }


def _body(lines: list[PdfLine]) -> _Body:
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    bold = 0
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
        fonts[line.font] += len(line.text)
        bold += len(line.text) if line.is_bold else 0
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    usual = [line for line in lines if abs(line.size - size) < 1] or lines
    pitches = sorted(
        below.top - above.top
        for above, below in pairwise(usual)
        if above.page == below.page and below.top > above.top
    )
    return _Body(
        left=min((line.left for line in usual), default=0.0),
        right=max((line.right for line in usual), default=0.0),
        size=size,
        font=fonts.most_common(1)[0][0] if fonts else "",
        pitch=pitches[len(pitches) // 2] if pitches else 2 * size,
        is_bold=bold * 2 > sum(len(line.text) for line in lines),
    )


def _paragraphs(lines: list[PdfLine], body: _Body) -> Iterator[list[PdfLine]]:
    current: list[PdfLine] = []
    for line in lines:
        if current and not _goes_on(current[-1], line, body):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(above: PdfLine, below: PdfLine, body: _Body) -> bool:
    """Whether the line below goes on with the words of the one above."""
    if above.text.endswith(SOFT_HYPHEN):
        return True
    if abs(above.size - below.size) > 1 or above.is_bold != below.is_bold:
        return False
    if below.left > body.left + 0.8 * below.size and not _is_centred(above, body):
        return False
    if above.page == below.page and not 0 < below.top - above.top < _GAP * body.pitch:
        return False
    if _is_centred(above, body) and _is_centred(below, body):
        return False
    if _begins_anew(above, below, body):
        return False
    word = _LATIN_WORD.match(below.text)
    needed = (len(word[0]) + 1) * 0.5 if word else 1.0
    is_full = above.right + needed * above.size > body.right - 0.6 * above.size
    if not is_full:
        return False
    return found_at_start(below.text) is None or _SENTENCE_ENDED.search(above.text) is None


def _begins_anew(above: PdfLine, below: PdfLine, body: _Body) -> bool:
    """Whether a line is a head by its words: a short one without a mark at its end, or one in capitals.

    The last line of a paragraph is short too, but it ends as sentences do.
    """
    if _is_capitals(above) != _is_capitals(below):
        return True
    is_short = below.right - body.left < _SHORT_SHARE * (body.right - body.left)
    return is_short and _SENTENCE_ENDED.search(above.text) is not None and _MARK.search(below.text) is None


def _is_capitals(line: PdfLine) -> bool:
    return line.text.isupper() and len(_CAPITALS.findall(line.text)) >= _FEWEST_CAPITALS


def _is_centred(line: PdfLine, body: _Body) -> bool:
    before, behind = line.left - body.left, body.right - line.right
    return before > 2.5 * line.size and abs(before - behind) < 2 * line.size


def _joined(lines: list[PdfLine], hyphenated: frozenset[str] = frozenset()) -> str:
    """The words of a paragraph; a word broken at the end of a line is whole again.

    Args:
        lines: Its lines.
        hyphenated: The words with a hyphen of their own, as they stand inside other lines.
    """
    text = lines[0].text
    for line in lines[1:]:
        if text.endswith(SOFT_HYPHEN):
            text = text.removesuffix(SOFT_HYPHEN)
            broken = "-".join(_BROKEN_WORD.findall(f"{text}\n{line.text}")[0])
            text += ("-" if broken in hyphenated else "") + line.text
            continue
        is_han = _HAN.match(text[-1:]) and _HAN.match(line.text[:1])
        text += ("" if is_han else " ") + line.text
    return text.replace(SOFT_HYPHEN, "-")


def _evidence(paragraphs: list[list[PdfLine]], body: _Body) -> list[Evidence]:
    evidence = [Evidence(emphasis=_emphasis(lines, body)) for lines in paragraphs]
    for number, lines in enumerate(paragraphs[:3]):
        first = lines[0]
        is_large = first.size > _LARGER * body.size
        if not (is_large and first.page == 1 and len(_joined(lines)) <= _LONGEST_TITLE):
            break
        if abs(first.size - paragraphs[0][0].size) > 1 or first.text.startswith(("—", "（", "(")):
            break
        if lines[-1].text.endswith(_ADDRESSED) or found_at_start(first.text) is not None:
            break
        evidence[number] = msgspec.structs.replace(evidence[number], is_title=True)
    return evidence


def _emphasis(lines: list[PdfLine], body: _Body) -> int:
    first = lines[0]
    signs = (
        first.is_bold and not body.is_bold,
        len(lines) == 1 and _is_centred(first, body),
        first.size > _LARGER * body.size,
        first.font != body.font and _HEADING_FONTS.search(first.font) is not None,
    )
    return min(3, sum(map(bool, signs)))
