"""Breaks Chinese and Latin text into lines, by the rules of Chinese typesetting.

No line begins with a closing mark or an ellipsis; none ends with an opening mark; a number stays with its
unit, a Latin word whole, a dash —— too. Running text may begin a line with a dash, and go to the next before
or after a quotation, as office programs do; heads do not. Widths are in em, so that a break holds at any
size. Some office programs set a gap between Han and Latin characters; a line has room for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lecturer.deck.metrics import Metrics

_NO_START = re.escape(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々ー〜"
)
_NO_END = re.escape("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
_UNIT = (
    "(?:[%‰℃°％]|[多余几]?[十百千万亿兆]*[多余]?(?:分钟|小时|公里|公斤|平方米|立方米|"
    "[个名位人次年月日天时分秒元米页字条项点件度倍岁本章节届号级层种期周场篇批份亩吨克升户台家间支套遍步里寸尺斤])"
    "|[十百千万亿兆]+)"
)
_WORD = r"[^\W_\u2e80-\U0003ffff]"
_SIGN = r"""[_#@&+*'"`^~\\|=<>.,:;?!%)\]}]"""
_NUMBER = rf"[+\-±≈~]?\d+(?:[.,:：/]\d+)*(?:{_UNIT}|(?!{_WORD}))"
# A line may end after a hyphen or slash inside a word, but not after https://.
_LATIN = rf"(?:{_WORD}|{_SIGN})(?:{_WORD}|{_SIGN}|[(\[{{]|//|[-/](?!{_WORD}))*(?:[-/](?={_WORD}))?"
_CORE = rf"(?:{_NUMBER}|{_LATIN}|—+|…+|\S)"
_AFTER = rf"(?:[{_NO_START}]|…+)*"
_UNIT_OF_TEXT = rf"(?:[{_NO_END}]*{_CORE}{_AFTER})"
# The quotation marks of Latin words (don’t) do not part them.
_CHAIN = rf"{_UNIT_OF_TEXT}(?:(?:(?<=[”’])(?={_WORD})|(?<={_WORD})(?=[“‘])){_UNIT_OF_TEXT})*"
_ATOM = re.compile(rf"({_CHAIN})(\s*)")
_PHRASE = r"《[^《》\s]{1,14}》|[“‘][^“”‘’\s]{1,12}[”’]|「[^「」\s]{1,12}」|（[^（）\s]{1,6}）"
_PHRASE_ATOM = re.compile(rf"((?:{_PHRASE}|[{_NO_END}]*{_CORE})(?:[{_NO_START}]|…+|—+)*)(\s*)")


_WESTERN, _EASTERN = r"[\x21-\u1fff]", r"[\u2010-\U0003ffff]"
_SEAM = re.compile(rf"(?<={_WESTERN})\s*(?={_EASTERN})|(?<={_EASTERN})\s*(?={_WESTERN})")
_ANY_WESTERN = re.compile(_WESTERN)
SEAM_GAP = 0.24
"""What LibreOffice sets between Han and Latin characters, in em; PowerPoint sets nothing."""


_ROUNDING = 1e-6
"""A line may be as wide as its box, whatever came of computing both."""


class Broken(NamedTuple):
    """One line: the characters from `start` to `end` of the text, and their width in em."""

    start: int
    end: int
    width: float


class Atom(NamedTuple):
    """Characters that stay on one line, and the space after them, which vanishes at a line's end."""

    start: int
    end: int
    width: float
    space: float


@lru_cache(maxsize=8192)
def break_lines(text: str, metrics: Metrics, width: float) -> tuple[Broken, ...]:
    """Break one paragraph, filling each line as far as it goes.

    Args:
        text: The paragraph, without line ends.
        metrics: The font's measures.
        width: The width of a line in em.

    Returns:
        The lines; one empty line for empty text.
    """
    if text and not text[0].isspace() and not text[-1].isspace():
        whole = text_width(text, metrics)  # most rows and titles are one line
        if whole <= width + _ROUNDING:
            return (Broken(0, len(text), whole),)
    lines: list[Broken] = []
    start, end, used, pending = 0, 0, 0.0, 0.0
    for atom in fitting_atoms(text, metrics, width):
        if lines or end > start:
            if used + pending + atom.width > width + _ROUNDING and end > start:
                lines.append(Broken(start, end, used))
                start, used, pending = atom.start, 0.0, 0.0
        else:
            start = atom.start
        used, end, pending = used + pending + atom.width, atom.end, atom.space
    lines.append(Broken(start, end, used))
    return tuple(lines)


@lru_cache(maxsize=8192)
def text_width(text: str, metrics: Metrics) -> float:
    """The width of some characters on one line, in em, with room for the gaps between scripts."""
    width = sum(map(metrics.advance, text))
    if len(text) < 2 or text.isascii() or not _ANY_WESTERN.search(text):
        return width
    return width + SEAM_GAP * len(_SEAM.findall(text))


def fitting_atoms(text: str, metrics: Metrics, width: float, *, phrases: bool = False) -> list[Atom]:
    """The atoms of a text; those wider than a line are broken up, at worst into characters."""
    found: list[Atom] = []
    for atom in atoms(text, metrics, phrases=phrases):
        if atom.width <= width:
            found.append(atom)
        elif phrases:
            inner = fitting_atoms(text[atom.start : atom.end], metrics, width)
            found += _moved(inner, atom)
        else:
            found += _shattered(text, atom, metrics, width)
    return found


@lru_cache(maxsize=4096)
def atoms(text: str, metrics: Metrics, *, phrases: bool = False) -> tuple[Atom, ...]:
    """What a text may be broken between.

    Args:
        text: The paragraph.
        metrics: The font's measures.
        phrases: Keep 《…》 and short quoted phrases whole too, as heads do.
    """
    found = []
    seams = {match.start() for match in _SEAM.finditer(text)} if _ANY_WESTERN.search(text) else ()
    for match in (_PHRASE_ATOM if phrases else _ATOM).finditer(text):
        start, end = match.span(1)
        space = text_width(match[2], metrics) if match[2] else 0.0
        space += SEAM_GAP if end in seams else 0.0
        found.append(Atom(start, end, text_width(match[1], metrics), space))
    return tuple(found)


def _moved(inner: list[Atom], outer: Atom) -> list[Atom]:
    moved = [Atom(a.start + outer.start, a.end + outer.start, a.width, a.space) for a in inner]
    return [*moved[:-1], moved[-1]._replace(space=outer.space)]


def _shattered(text: str, atom: Atom, metrics: Metrics, width: float) -> list[Atom]:
    """An atom that is too wide, cut anywhere so that each piece fills a line, the last one excepted."""
    pieces: list[Atom] = []
    start, used = atom.start, 0.0
    seams = {atom.start + match.start() for match in _SEAM.finditer(text[atom.start : atom.end])}
    for index in range(atom.start, atom.end):
        gap = SEAM_GAP if index in seams and index > start else 0.0
        advance = metrics.advance(text[index])
        if used + gap + advance > width and index > start:
            pieces.append(Atom(start, index, used, gap))
            start, used, gap = index, 0.0, 0.0
        used += gap + advance
    return [*pieces, Atom(start, atom.end, used, atom.space)]
