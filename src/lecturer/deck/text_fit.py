"""Chooses the size at which a text fits its box, and splits what fits at none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecturer.deck.frames import Block, metrics_of
from lecturer.deck.line_breaking import Broken, break_lines, text_width
from lecturer.deck.metrics import Metrics
from lecturer.deck.theme_records import SMALLEST_TEXT, Box, TextStyle
from lecturer.deck.title_breaking import weighed_head

_HEAD_SHARE = 0.97
"""Heads leave a little of their width free: another font may be wider, and their breaks are kept."""
_SURE_SHARE = 0.94
"""A line up to this share of the width stays one line in any font, so it needs no spare line."""
_PRICE_OF_SIZE = 2.0
"""How much worse a head reads when it is set smaller, by the share of its size that it loses."""
_PRICE_OF_A_LINE = 0.05
_SMALLER = (36.0, 32.0, 28.0, 24.0)
_ELLIPSIS = "…"
_SENTENCE = re.compile(r".*[。！？；!?;](?=[”’」』）)]?)[”’」』）)]?|.*\.(?=\s)", re.S)
_CLAUSE = re.compile(r".*[，、：,:\s—]", re.S)


class Fitted(NamedTuple):
    """A text at the size that was found for it; `shortened` when even the smallest could not hold it."""

    box: Box
    size: float
    blocks: tuple[Block, ...]
    shortened: bool = False


def fit_head(
    text: str,
    style: TextStyle,
    *,
    box: Box | None = None,
    prefer_lines: int = 99,
    sizes: tuple[float, ...] = (),
) -> Fitted | None:
    """A head at that of the style's sizes at which it reads best; None when it fits at none.

    Large is good, but a line less, or a break at a better place, may be worth a size.

    Args:
        text: One paragraph.
        style: Its sizes, box and spacing; the box may grow by `grow`.
        box: Another box than the style's.
        prefer_lines: The most lines at any size.
        sizes: Other sizes than the style's, from large to small.
    """
    box, sizes = box or style.at, sizes or style.sizes
    best: tuple[float, Fitted] | None = None
    for size in sizes:
        loss = _PRICE_OF_SIZE * (1 - size / sizes[0])
        if best and best[0] <= loss - 1:
            break
        head = weighed_head(text, metrics_of(style), box.w * _HEAD_SHARE / size)
        if found := _placed(text, style, box, size, head.lines, prefer_lines):
            cost = head.cost + loss + _PRICE_OF_A_LINE * (len(head.lines) - 1)
            if best is None or cost < best[0]:
                best = (cost, found)
            if len(head.lines) == 1:
                break
    return best[1] if best else None


def fit_or_shorten(text: str, style: TextStyle, *, box: Box | None = None) -> Fitted:
    """Like `fit_head`, going on to smaller sizes and at last cutting the text off with an ellipsis."""
    box = box or style.at
    smallest = min(style.sizes)
    smaller = tuple(size for size in _SMALLER if min(SMALLEST_TEXT, smallest) <= size < smallest)
    # The smallest sizes come last: a title is not to be smaller than what stands below it.
    for sizes in (style.sizes, smaller[:-1], smaller[-1:]):
        if sizes and (found := fit_head(text, style, box=box, sizes=sizes)):
            return found
    size = smaller[-1] if smaller else smallest
    # Before anything is cut off, lines are filled, whatever is broken then.
    filled = break_lines(text, metrics_of(style), box.w * _HEAD_SHARE / size)
    return _placed(text, style, box, size, filled) or _shortened(text, style, box, size)


def _placed(
    text: str, style: TextStyle, box: Box, size: float, lines: tuple[Broken, ...], most_lines: int = 99
) -> Fitted | None:
    """Broken lines in their box, if they fit it at a size."""
    height = len(lines) * size * style.spacing
    room = box.h if len(lines) == 1 else box.h + style.grow
    if height > room + 0.01 or len(lines) > most_lines:
        return None
    grown = box if height <= box.h else box._replace(h=height)
    return Fitted(grown, size, (Block(text, lines, keep_breaks=len(lines) > 1),))


def _shortened(text: str, style: TextStyle, box: Box, size: float) -> Fitted:
    """The longest beginning of a text that fits with an ellipsis, found by halving."""

    def beginning(length: int) -> Fitted | None:
        shown = text[:length].rstrip() + _ELLIPSIS
        lines = break_lines(shown, metrics_of(style), box.w * _HEAD_SHARE / size)
        return _placed(shown, style, box, size, lines)

    low, high = 0, len(text)
    best = beginning(0)
    while low < high:
        middle = (low + high + 1) // 2
        found = beginning(middle)
        if found:
            best, low = found, middle
        else:
            high = middle - 1
    if best is None or not low:
        # A box that is too low for a line: the words are worth more than its edge.
        first = break_lines(text + _ELLIPSIS, metrics_of(style), box.w * _HEAD_SHARE / size)[0]
        shown = text[: max(1, first.end - 1)].rstrip() + (_ELLIPSIS if first.end <= len(text) else "")
        line = Broken(0, len(shown), text_width(shown, metrics_of(style)))
        grown = box._replace(h=max(box.h, size * style.spacing))
        return Fitted(grown, size, (Block(shown, (line,)),), shortened=shown != text)
    return best._replace(shortened=True)


def needs_spare(lines: tuple[Broken, ...], width: float) -> bool:
    """Whether another font might need one line more than ours."""
    return len(lines) > 1 or lines[0].width > width * _SURE_SHARE


def pieces(text: str, metrics: Metrics, width: float, most_lines: int) -> Iterator[str]:
    """Cut a text into pieces of at most so many lines, at the ends of sentences where there are any.

    Args:
        text: One paragraph.
        metrics: Of its font.
        width: Of a line, in em.
        most_lines: Per piece, at least one.
    """
    rest = text.strip()
    while True:
        lines = break_lines(rest, metrics, width)
        if len(lines) <= most_lines:
            yield rest
            return
        end = _good_end(rest[: lines[most_lines - 1].end])
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _good_end(beginning: str) -> int:
    """Where to cut a beginning: after its last sentence or clause, unless that gives away half."""
    for pattern in (_SENTENCE, _CLAUSE):
        match = pattern.match(beginning)
        if match and match.end() * 2 >= len(beginning):
            return match.end()
    return len(beginning)
