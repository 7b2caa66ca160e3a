"""Numbers as manuscripts write them, read and written: 十二, 12, ⑫, ㈢, 甲, XII, Part One."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lecturer.text.spoken_numbers import say_integer

STEMS = "甲乙丙丁戊己庚辛壬癸"
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_VALUES |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ENGLISH = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
)
_SYMBOL_RUNS = (
    ("①", 20, 1), ("㉑", 15, 21), ("㊱", 15, 36), ("⑴", 20, 1), ("⒈", 20, 1), ("❶", 10, 1), ("⓫", 10, 11),
    ("➀", 10, 1), ("➊", 10, 1), ("⓵", 10, 1), ("㈠", 10, 1), ("㊀", 10, 1), ("Ⅰ", 12, 1),
)  # fmt: skip
"""Runs of signs that are numbers by themselves: the first sign, how many follow one another, its number."""
_SYMBOLS = {chr(ord(first) + i): start + i for first, size, start in _SYMBOL_RUNS for i in range(size)}
_HAN_RUN = "".join({**_VALUES, **_TENS})
_IN_A_MARKER = re.compile(
    rf"[{_HAN_RUN}]+|\d+|[{''.join(_SYMBOLS)}]"
    rf"|(?<!\w)[{STEMS}](?!\w)"
    r"|(?<![A-Za-z])[IVX]+(?![A-Za-z])"
    rf"|(?<=[A-Za-z]\s)(?i:{'|'.join(_ENGLISH[0])})(?=\W*$)"  # Part One; not: On the one hand
)
_MOST_IN_A_MARKER = 999
"""Larger ones are years: 2024年."""
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=4096)
def value_of(written: str) -> int:
    """The number that some writing stands for, 0 when it is none: 十二, 12, ⑫, ㈢, two, second."""
    if written.isdecimal():
        return int(written)
    if written in _SYMBOLS:
        return _SYMBOLS[written]
    if len(written) == 1 and written in STEMS:
        return STEMS.index(written) + 1
    for words in _ENGLISH:
        if written.lower() in words:
            return words.index(written.lower()) + 1
    return _chinese_value(written)


def quantity_of(written: str) -> int:
    """How many a Chinese number counts, beyond thousands too: 两千零八, 十八万; 0 for none."""
    total = section = digit = 0
    for char in written:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char == "万":
            total += (section + digit or 1) * 10_000
            section = digit = 0
        elif char == "亿":
            total = (total + section + digit or 1) * 100_000_000
            section = digit = 0
        else:
            return 0
    return total + section + digit


class Numeral(NamedTuple):
    """A number with the signs that say it."""

    written: str
    value: int


def numeral_in(marker: str) -> Numeral | None:
    """The number that a marker counts with, without the words around it; None for 首先 or 一方面."""
    found = None if "方面" in marker else _IN_A_MARKER.search(marker)
    if found is None:
        return None
    value = value_of(found[0]) or roman_value(found[0])
    return Numeral(found[0], value) if 0 < value <= _MOST_IN_A_MARKER else None


def roman_value(written: str) -> int:
    """The value of a Roman number in capitals, 0 when it is none."""
    if not written or not _ROMAN_FORM.fullmatch(written):
        return 0
    values = [_ROMAN[char] for char in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def chinese(number: int) -> str:
    """A number below 10,000 as Chinese counts: 十二, 二十, 一百零五; beyond, its digits."""
    if not 0 < number < 10_000:
        return str(number)
    return say_integer(str(number))


def chinese_digits(number: int) -> str:
    """A number digit by digit: 12 is 一二, 20 is 二〇."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def circled(number: int) -> str:
    """①, ② and so on up to ㊿; beyond, the digits."""
    for first, base, last in ((1, 0x2460, 20), (21, 0x3251, 35), (36, 0x32B1, 50)):
        if first <= number <= last:
            return chr(base + number - first)
    return str(number)


def letters(number: int) -> str:
    """A, B, ... Z, AA, BB, as Word counts with letters."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number > 0 else ""


def roman(number: int) -> str:
    """A Roman number in capitals; beyond 3,999 the digits."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letter in _ROMAN_STEPS:
        written += letter * (number // value)
        number %= value
    return written


def _chinese_value(written: str) -> int:
    if not written or any(char not in _VALUES and char not in _TENS for char in written):
        return 0
    if not any(char in _TENS for char in written):
        return int("".join(str(_VALUES[char]) for char in written)) if len(written) < 5 else 0
    total = digit = 0
    for char in written:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit
