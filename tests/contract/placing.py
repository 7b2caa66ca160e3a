"""Our lines beside those that LibreOffice set: which stand where, and where each breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.contract.office import Word, plain

from lecturer.deck.pages import (
    EMU_PER_POINT,
    Bullet,
    Line,
    Page,
    PictureFrame,
    Rect,
    ShapeFrame,
    TableFrame,
    TextFrame,
)

_PIXEL = 0.5
"""A pixel at 1080p, in points."""
_MIDDLE = 0.21
"""How far above the baseline the middle of a line's box stands in the fonts that stand in here, in em."""


_FORMAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")


class Placed(NamedTuple):
    """A line that LibreOffice set: its characters, its edges and the middle of its height in points."""

    text: str
    left: float
    right: float
    middle: float


class Compared(NamedTuple):
    """A frame of a page, our lines in it and LibreOffice's."""

    frame: TextFrame
    ours: list[Line]
    theirs: list[Placed]

    @property
    def breaks_agree(self) -> bool:
        return [words_of(line) for line in self.ours] == [line.text for line in self.theirs]

    @property
    def differing_lines(self) -> int:
        """How many of our lines LibreOffice did not set with the same first and last character."""
        theirs = [line.text for line in self.theirs]
        return sum(words_of(line) not in theirs for line in self.ours)


def text_frames(page: Page) -> Iterator[TextFrame]:
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            yield frame
        elif isinstance(frame, TableFrame):
            yield from (cell.text for row in frame.cells for cell in row)


def compare(page: Page, words: list[Word]) -> tuple[list[Compared], list[Word]]:
    """Each frame with its lines in both renderings, and the words that stand in no frame."""
    words = without_bullets(page, words)[0]
    frames = [frame for frame in text_frames(page) if any(words_of(line) for line in lines_of(frame))]
    inside: dict[int, list[Word]] = {index: [] for index in range(len(frames))}
    astray = []
    for word in words:
        if word.bottom < 0 or not plain(word.text) or _is_in_a_picture(page, word):
            continue
        index = next((index for index, frame in enumerate(frames) if _is_in(frame, word)), None)
        if index is None:
            astray.append(word)
        else:
            inside[index].append(word)
    found = [
        Compared(frame, [line for line in lines_of(frame) if words_of(line)], _lines(inside[index], frame))
        for index, frame in enumerate(frames)
    ]
    return found, astray


def lines_of(frame: TextFrame) -> list[Line]:
    return [line for paragraph in frame.paragraphs for line in paragraph.lines]


def words_of(line: Line) -> str:
    return plain("".join(span.text for span in line.spans))


def overhang(frame: TextFrame, line: Placed) -> float:
    """How far a line's box of one em leaves its frame, in pixels at 1080p; 0 when it is inside."""
    left, top, right, bottom = edges(frame.rect)
    half = frame.size / 2
    out = max(left - line.left, line.right - right, top - line.middle + half, line.middle + half - bottom)
    return max(0.0, out / _PIXEL)


def edges(rect: Rect) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points."""
    x, y, w, h = (each / EMU_PER_POINT for each in (rect.x, rect.y, rect.w, rect.h))
    return x, y, x + w, y + h


def _is_in(frame: TextFrame, word: Word) -> bool:
    left, top, right, bottom = edges(frame.rect)
    x, y = word.center
    slack = frame.size / 2
    is_near = left - slack <= x <= right + slack and top - slack <= y <= bottom + slack
    height = word.bottom - word.top
    return is_near and abs(height / frame.size - 1.4) < 0.25 and plain(word.text) in _all_words(frame)


def _all_words(frame: TextFrame) -> str:
    return "".join(words_of(line) for line in lines_of(frame))


def _is_in_a_picture(page: Page, word: Word) -> bool:
    """A label or the sentence in place of a picture: not a line of ours."""
    x, y = word.center
    for frame in page.frames:
        is_label = isinstance(frame, ShapeFrame) and frame.label == word.text
        if is_label or (isinstance(frame, PictureFrame) and frame.missing):
            left, top, right, bottom = edges(frame.rect)
            if left <= x <= right and top <= y <= bottom:
                return True
    return False


def without_bullets(page: Page, words: list[Word]) -> tuple[list[Word], int]:
    """The words of a page without the bullets before its rows, and how many rows have none in its place.

    Only bullets begin left of the rows. Poppler takes one and the row behind it for one word, or for two.
    """
    found, missing = list(words), 0
    for frame in page.frames:
        rows = frame.paragraphs if isinstance(frame, TextFrame) else ()
        bulleted = [each for each in rows if each.bullet is not None and each.lines]
        for paragraph in bulleted:
            assert paragraph.bullet is not None
            left, right = paragraph.bullet.x / EMU_PER_POINT, paragraph.lines[0].x / EMU_PER_POINT
            _, top, _, bottom = edges(frame.rect)
            here = [
                word for word in found
                if left - 1 <= word.left < right - 1 and top - frame.size <= word.center[1] <= bottom
            ]  # fmt: skip
            if not here:
                missing += 1
                continue
            word = min(here, key=lambda each: each.center[1])
            found.remove(word)
            written = _written_there(paragraph.bullet)
            row = word.text[len(written) or 1 :]
            # A number apart from its row ends before it; in one word with it, the row's characters follow it.
            is_in_place = plain(word.text).startswith(written) and (bool(row) or word.right <= right)
            missing += not is_in_place
            if row:
                found.append(word._replace(left=right, text=row))
    return found, missing


def _written_there(bullet: Bullet) -> str:
    """A number as LibreOffice writes it: its Han ones are the formal ones, 壹拾壹 for 十一."""
    if bullet.kind != "han":
        return bullet.text
    return ("一" * bullet.text.startswith("十") + bullet.text).translate(_FORMAL)


def _lines(words: list[Word], frame: TextFrame) -> list[Placed]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.center[1]):
        if rows and abs(rows[-1][-1].center[1] - word.center[1]) < frame.pitch / 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    found = []
    for row in rows:
        ordered = sorted(row)
        middle = sum(word.center[1] for word in row) / len(row)
        text = plain("".join(word.text for word in ordered))
        found.append(Placed(text, ordered[0].left, max(word.right for word in row), middle))
    return found


def offset(compared: Compared) -> float:
    """How far their lines stand from ours, in pixels at 1080p: the aligned edge and the middle."""
    frame, worst = compared.frame, 0.0
    for ours, theirs in zip(compared.ours, compared.theirs, strict=True):
        left, right = ours.x / EMU_PER_POINT, (ours.x + ours.width) / EMU_PER_POINT
        across = {
            "left": theirs.left - left,
            "center": (theirs.left + theirs.right - left - right) / 2,
            "right": theirs.right - right,
        }[frame.align]
        down = theirs.middle - (ours.baseline / EMU_PER_POINT - _MIDDLE * frame.size)
        worst = max(worst, abs(across) / _PIXEL, abs(down) / _PIXEL)
    return worst
