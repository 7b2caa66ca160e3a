"""Cue cards: when each point begins, what it is called and how it goes on, on cards cut from A4 sheets.

The cards are printed on both sides: the first is the front of the first paper card, the second its back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from lecturer.deck.pages import Deck, Frame, Span
from lecturer.export.paper.grids import GRIDS
from lecturer.export.paper.schedule import Entry, schedule
from lecturer.export.paper.setting import (
    A4_HEIGHT,
    A4_WIDTH,
    ACCENT,
    INK,
    PALE,
    Group,
    Placed,
    Row,
    Style,
    Words,
    flow,
    frames,
    on_paper,
    plain,
    rule,
    set_words,
    sheet,
    with_gap,
)
from lecturer.talk.records import Talk
from lecturer.timing.format import clock_text
from lecturer.timing.plan import Plan

_MARGIN = 22.0
_FOOT = 14.0
_CLOCK_WIDTH = 44.0
_FIRST_LINES = 2
_CUT = 12.0
_HEAD = Style(14, 19, bold=True)
_CLOCK = Style(14, 19, bold=True, color=ACCENT)
_FIRST = Style(11, 15, color=PALE)
_FOOTER = Style(8, 10, color=PALE)
_NUMBER = msgspec.structs.replace(_FOOTER, align="right")
_GAP, _PART_GAP, _INDENT = 6.0, 12.0, 10.0


class Slot(msgspec.Struct, frozen=True):
    """A card's place on its sheet."""

    x: float
    y: float
    width: float
    height: float


def cue_cards(talk: Talk, deck: Deck, plan: Plan, cards: int = 4) -> Deck:
    """The sheets: fronts, then their backs, mirrored so that both meet when turned over the long edge.

    Args:
        talk: The talk.
        deck: For title and fonts.
        plan: For the clock.
        cards: How many on a sheet: 2, 4 or 8.
    """
    across, down = GRIDS[cards]
    width, height = A4_WIDTH / across, A4_HEIGHT / down
    room = width - 2 * _MARGIN
    groups = [_group(entry, room) for entry in schedule(talk, plan)]
    filled = flow(groups, height - 2 * _MARGIN - _FOOT) if groups else [()]
    sides = list(_sides(filled, cards))
    return on_paper(
        deck,
        (
            sheet(number + 1, _sheet(side, number, len(filled), deck.title, (across, down)), deck.title)
            for number, side in enumerate(sides)
        ),
    )


def slots(across: int, down: int, *, is_back: bool) -> tuple[Slot, ...]:
    """The places of the cards of a sheet, in the order of the cards."""
    width, height = A4_WIDTH / across, A4_HEIGHT / down
    columns = range(across - 1, -1, -1) if is_back else range(across)
    return tuple(
        Slot(column * width, row * height, width, height) for row in range(down) for column in columns
    )


def _sides(
    filled: Sequence[tuple[Placed, ...]], cards: int
) -> Iterator[list[tuple[int, tuple[Placed, ...]]]]:
    """The cards of each side with their numbers: a sheet's fronts are the odd ones, its backs the even."""
    for first in range(0, len(filled), cards * 2):
        paper = list(enumerate(filled, 1))[first : first + cards * 2]
        yield paper[0::2]
        if paper[1::2]:
            yield paper[1::2]


def _group(entry: Entry, room: float) -> Group:
    indent = _INDENT * max(0, min(entry.level, 4) - 1)
    left, width = _CLOCK_WIDTH + indent, room - _CLOCK_WIDTH - indent
    heads = set_words([Span(entry.head or entry.first_words)], _HEAD, left, width)
    clock = Words(0.0, _CLOCK_WIDTH, (Span(clock_text(entry.starts)),), _CLOCK)
    heads[0] = msgspec.structs.replace(heads[0], words=(clock, *heads[0].words))
    rows = with_gap(heads, _PART_GAP if entry.level == 1 else _GAP)
    return Group((*rows, *_first_words(entry, left, width)), together=len(rows))


def _first_words(entry: Entry, left: float, width: float) -> list[Row]:
    if not entry.head or not entry.first_words:
        return []
    rows = set_words([Span(entry.first_words)], _FIRST, left, width)
    if len(rows) <= _FIRST_LINES:
        return rows
    kept = rows[: _FIRST_LINES - 1]
    start = entry.first_words.index(_text(rows[_FIRST_LINES - 1]), sum(len(_text(row)) for row in kept))
    return [*kept, Row((plain(entry.first_words[start:], _FIRST, left, width),), _FIRST.pitch)]


def _text(row: Row) -> str:
    return "".join(span.text for words in row.words for span in words.spans)


def _sheet(
    side: list[tuple[int, tuple[Placed, ...]]], index: int, count: int, title: str, grid: tuple[int, int]
) -> Iterator[Frame]:
    is_back = side[0][0] % 2 == 0
    for slot, (number, placed) in zip(slots(*grid, is_back=is_back), side, strict=False):
        yield from frames(placed, slot.x + _MARGIN, slot.y + _MARGIN, f"card {number}")
        yield from _foot(slot, number, count, title)
    yield from _cut_marks(*grid)


def _foot(slot: Slot, number: int, count: int, title: str) -> Iterator[Frame]:
    room, top = slot.width - 2 * _MARGIN, slot.y + slot.height - _MARGIN - _FOOTER.pitch
    row = Row(
        (
            plain(title, _FOOTER, 0.0, room - _CLOCK_WIDTH),
            plain(f"{number}/{count}", _NUMBER, room - _CLOCK_WIDTH, _CLOCK_WIDTH),
        ),
        _FOOTER.pitch,
    )
    yield from frames([Placed(0.0, row)], slot.x + _MARGIN, top, f"foot {number}")


def _cut_marks(across: int, down: int) -> Iterator[Frame]:
    """Short lines at the paper's edges, and crosses where four cards meet."""
    ways = [A4_WIDTH * column / across for column in range(1, across)]
    heights = [A4_HEIGHT * row / down for row in range(1, down)]
    for x in ways:
        for y in (0.0, *(height - _CUT / 2 for height in heights), A4_HEIGHT - _CUT):
            yield rule(x, y, 0.0, _CUT, f"cut {x:.0f} {y:.0f}", INK)
    for y in heights:
        for x in (0.0, *(way - _CUT / 2 for way in ways), A4_WIDTH - _CUT):
            yield rule(x, y, _CUT, 0.0, f"cut {x:.0f} {y:.0f} along", INK)
