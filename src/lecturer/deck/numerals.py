"""Numbers in markers: read from 一、 or Part 2, written as 二 or 2."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾两〇", "一二三四五六七八九十二零")
_NUMBER = re.compile(
    r"[零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]+|\d+|(?<![A-Za-z])[IVX]+(?![A-Za-z])"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_TEN, _HUNDRED, _TOO_MANY = 10, 100, 999


def number_in(marker: str) -> int | None:
    """The number that a marker counts with; None when it has none (首先, 一方面)."""
    if "方面" in marker:
        return None
    match = _NUMBER.search(marker.translate(_FORMAL))
    if match is None:
        return None
    written = match[0]
    if written.isdigit():
        number = int(written[:4])
    elif written[0] in _ROMAN:
        number = _roman(written)
    else:
        number = _han(written)
    return number if 0 < number <= _TOO_MANY else None


def written_number(marker: str) -> str:
    """The number of a marker as it was written, without the words and signs around it."""
    match = _NUMBER.search(marker)
    return match[0] if match and number_in(marker) is not None else ""


def han_numeral(number: int) -> str:
    """A number up to 99 in Chinese; larger ones in digits."""
    if not 0 < number < _HUNDRED:
        return str(number)
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _han(written: str) -> int:
    total = digit = 0
    for char in written:
        if char == "十":
            total, digit = total + (digit or 1) * _TEN, 0
        elif char == "百":
            total, digit = total + (digit or 1) * _HUNDRED, 0
        else:
            digit = _DIGITS.index(char)
    return total + digit


def _roman(written: str) -> int:
    values = [_ROMAN[char] for char in written]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
