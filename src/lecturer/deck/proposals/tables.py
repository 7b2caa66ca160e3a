"""A point's table as a page: a chart where its second column is numbers, else the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lecturer.deck.proposals.exhibit import Exhibit, Item

_VALUE = re.compile(r"[约近]?[-−+]?\d[\d,，]*(?:\.\d+)?\s*[%％‰万亿千]?[\u4e00-\u9fffA-Za-z/]{0,4}")
_FEWEST_BARS = 2
_MOST_BARS = 12
_TWO = 2


def from_table(table: tuple[tuple[str, ...], ...]) -> Iterator[Exhibit]:
    """The chart that a table is good for, then the table itself."""
    if not table:
        return
    items = tuple(Item(rows=row) for row in table)
    if is_chartable(table):
        yield Exhibit(kind="chart", strength=0.95, items=items)
    yield Exhibit(kind="table", strength=0.94, items=items)


def is_chartable(table: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a table is names and one row of numbers."""
    rows = table[1:]
    return (
        all(len(row) == _TWO for row in table)
        and _FEWEST_BARS <= len(rows) <= _MOST_BARS
        and all(_VALUE.fullmatch(row[1].strip()) for row in rows)
    )
