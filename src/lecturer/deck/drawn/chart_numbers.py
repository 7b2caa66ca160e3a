"""The numbers of a table with two columns: values, the chart they ask for, how they are written."""

from __future__ import annotations

import re
from typing import NamedTuple

from lecturer.talk.records import ChartKind

_NUMBER = re.compile(r"[-−]?\d[\d,，]*(?:\.\d+)?")
_SCALES = {"万": 10_000.0, "亿": 100_000_000.0, "千": 1_000.0}
_TIME = re.compile(
    r"(?:\d{4}|\d{2})(?:[—–\-~至]\d{2,4})?年?|\d{1,2}月|(?:Q|第)[一二三四1-4](?:季度)?|周[一二三四五六日]"
)
_FEWEST_TIMES = 6
"""A row of so many times is a course: a line shows it better than bars."""
_PARTS = re.compile(r"占比|比例|份额|比重|构成|share|portion", re.I)
_WHOLE, _ROUNDED = 100.0, 1.0
"""Percentages that make up a whole, give or take what rounding does."""


class Numbers(NamedTuple):
    """The rows of the table: `written` as the talk has them, `values` as numbers."""

    measure: str
    names: tuple[str, ...]
    written: tuple[str, ...]
    values: tuple[float, ...]

    @property
    def described(self) -> str:
        """All of it in words, for those who do not see the chart."""
        rows = "; ".join(f"{name} {written}" for name, written in zip(self.names, self.written, strict=True))
        return f"{self.measure}: {rows}" if self.measure else rows


def numbers_of(table: tuple[tuple[str, ...], ...]) -> Numbers:
    """The numbers of a table of names and values with a head row.

    Where all are written with one unit (86.4万元), that is left to the format, else 万 and 亿 are worked out.
    """
    rows = table[1:]
    written = tuple(row[1].strip() for row in rows)
    ends = {_NUMBER.sub("", each, count=1) for each in written}
    value = _bare_value if len(ends) == 1 else value_of
    return Numbers(
        table[0][1].strip(), tuple(row[0].strip() for row in rows), written, tuple(map(value, written))
    )


def value_of(written: str) -> float:
    """The number of a cell: 4,100, 86.4万元, 12.5 %."""
    match = _NUMBER.search(written)
    if match is None:
        return 0.0
    return _bare_value(written) * _SCALES.get(written[match.end() : match.end() + 1], 1.0)


def kind_of(numbers: Numbers) -> ChartKind:
    """The chart that numbers ask for: slices for parts of a whole, a line for a long course, else bars."""
    is_percent = all(each.rstrip().endswith(("%", "％")) for each in numbers.written)
    if (is_percent or _PARTS.search(numbers.measure)) and abs(sum(numbers.values) - _WHOLE) <= _ROUNDED:
        return "pie"
    if len(numbers.names) >= _FEWEST_TIMES and all(map(_TIME.fullmatch, numbers.names)):
        return "line"
    return "bar"


def form_of(numbers: Numbers) -> str:
    """The spreadsheet's number format that writes all values as the talk does; empty when there is none."""
    found = [_NUMBER.search(each) for each in numbers.written]
    ends = {
        (each[: match.start()], each[match.end() :])
        for each, match in zip(numbers.written, found, strict=True)
        if match
    }
    digits = [match[0] for match in found if match]
    if len(ends) != 1 or len(digits) != len(found) or any("，" in each or "−" in each for each in digits):
        return ""
    decimals = {len(each.partition(".")[2]) for each in digits}
    has_groups = any("," in each for each in digits)
    if has_groups and any(len(each.partition(".")[0]) > 3 and "," not in each for each in digits):
        return ""
    if len(decimals) > 1:
        return ""
    before, after = ends.pop()
    number = ("#,##0" if has_groups else "0") + ("." + "0" * max(decimals) if max(decimals) else "")
    return _quoted(before) + number + _quoted(after)


def _bare_value(written: str) -> float:
    match = _NUMBER.search(written)
    return float(match[0].replace(",", "").replace("，", "").replace("−", "-")) if match else 0.0


def _quoted(text: str) -> str:
    """Text inside a number format; a bare percent sign there would multiply by a hundred."""
    return '"' + text.replace('"', '""') + '"' if text else ""
