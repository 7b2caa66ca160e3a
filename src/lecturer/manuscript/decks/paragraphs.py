"""The paragraphs of a shape: their words with breaks, fields and equations, their levels and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from lecturer.export.pptx.vocabulary import BREAK_HERE
from lecturer.manuscript.decks.equations import M, linear
from lecturer.manuscript.decks.package import MC, A
from lecturer.manuscript.decks.records import Line
from lecturer.text import numerals
from lecturer.text.symbol_fonts import shown_in

_SKIPPED_FIELDS = ("slidenum",)
_DEEPEST = 8
_MOST_COUNTED = 9999


def words_of(paragraph: etree._Element) -> str:
    """The words of a paragraph; a soft return is a line feed, an equation is written on one line."""
    return "".join(_pieces(paragraph)).replace("\v", "\n").replace("_x000D_", "\n")


def lines_of(
    body: etree._Element, *, styles: tuple[etree._Element, ...] = (), keeps_empty: bool = False
) -> tuple[Line, ...]:
    """The paragraphs of a text body.

    Args:
        body: The `txBody`.
        styles: Further list styles that it inherits from, nearest first.
        keeps_empty: Paragraphs without words are lines too.
    """
    own = body.find(f"{A}lstStyle")
    inherited = (*(() if own is None else (own,)), *styles)
    counter = _Counter()
    found = []
    for paragraph in body.iter(f"{A}p"):
        text = words_of(paragraph)
        properties = paragraph.find(f"{A}pPr")
        level = _level(properties)
        if not text.strip():
            found += [Line("")] if keeps_empty else []
            continue
        text = text if keeps_empty else text.strip("\n").replace(BREAK_HERE, "")
        number = counter.next(level, _automatic(properties, level, inherited))
        found.append(Line(text, level, number, _size(paragraph, level, inherited)))
    return tuple(found)


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{A}r":
            yield _run(child)
        elif tag == f"{A}br":
            yield "\n"
        elif tag == f"{A}fld":
            if child.get("type") not in _SKIPPED_FIELDS:
                yield child.findtext(f"{A}t") or ""
        elif tag == f"{MC}AlternateContent":
            yield from _pieces(chosen(child))
        elif isinstance(tag, str) and tag.startswith(M):
            yield linear(child)
        elif isinstance(tag, str) and tag.endswith("}m"):  # a14:m holds an equation
            yield from _pieces(child)


def _run(run: etree._Element) -> str:
    """The words of a run; a sign that was typed as --> or (c) is a letter in a symbol font."""
    text = run.findtext(f"{A}t") or ""
    for name in ("latin", "sym"):
        font = run.find(f"{A}rPr/{A}{name}")
        if font is not None and (name == "latin" or len(text.strip()) == 1):
            text = shown_in(font.get("typeface") or "", text)
    return text


def chosen(block: etree._Element) -> etree._Element:
    """The branch of a compatibility block that a newer program shows; the other one when that is empty."""
    for branch in (*block.findall(f"{MC}Choice"), *block.findall(f"{MC}Fallback")):
        if len(branch):
            return branch
    return block


def _level(properties: etree._Element | None) -> int:
    written = properties.get("lvl") if properties is not None else None
    return min(_DEEPEST, int(written)) if written and written.isdigit() else 0


def _automatic(
    properties: etree._Element | None, level: int, styles: tuple[etree._Element, ...]
) -> etree._Element | None:
    """The counting that a paragraph asks for: its own, else that of the nearest style that says something."""
    for where in (properties, *(style.find(f"{A}lvl{level + 1}pPr") for style in styles)):
        if where is None:
            continue
        counting = where.find(f"{A}buAutoNum")
        if counting is not None:
            return counting
        if where.find(f"{A}buNone") is not None or where.find(f"{A}buChar") is not None:
            return None
    return None


def _size(paragraph: etree._Element, level: int, styles: tuple[etree._Element, ...]) -> float:
    """The largest size that its runs have, else what the styles say; 0 when nothing does."""
    sizes = [run.get("sz") for run in paragraph.iter(f"{A}rPr")]
    if not any(sizes):
        looks = (style.find(f"{A}lvl{level + 1}pPr/{A}defRPr") for style in styles)
        sizes = [next((look.get("sz") for look in looks if look is not None and look.get("sz")), None)]
    return max((int(size) / 100 for size in sizes if size and size.isdigit()), default=0.0)


class _Counter:
    """Counts automatic numbers: a run of one kind on one level; deeper paragraphs do not end it."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[str, str, int]] = {}

    def next(self, level: int, counting: etree._Element | None) -> str:
        """The number of the next paragraph, empty when it has none."""
        for deeper in [each for each in self._open if each > level]:
            del self._open[deeper]
        if counting is None:
            self._open.pop(level, None)
            return ""
        kind, start = counting.get("type") or "arabicPeriod", counting.get("startAt") or "1"
        was = self._open.get(level)
        first = int(start) if start.isdigit() else 1
        value = was[2] + 1 if was is not None and was[:2] == (kind, start) else first
        self._open[level] = kind, start, value
        return _written(kind, min(value, _MOST_COUNTED))


_DIGITS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("arabicDb", lambda number: str(number).translate({48 + d: 0xFF10 + d for d in range(10)})),
    ("arabic", str),
    ("romanLc", lambda number: numerals.roman(number).lower()),
    ("romanUc", numerals.roman),
    ("alphaLc", lambda number: numerals.letters(number).lower()),
    ("alphaUc", numerals.letters),
    ("ea1", numerals.chinese),
    ("circleNum", numerals.circled),
)
"""The kinds of ST_TextAutonumberScheme (ECMA-376 20.1.10.61) by their first letters."""


def _written(kind: str, number: int) -> str:
    digits = next((form(number) for prefix, form in _DIGITS if kind.startswith(prefix)), str(number))
    if kind.endswith("ParenBoth"):
        return f"({digits})"
    if kind.endswith("ParenR"):
        return f"{digits})"
    if kind.startswith("ea1") and kind.endswith("Period"):
        return f"{digits}、"
    return f"{digits}." if kind.endswith("Period") else digits
