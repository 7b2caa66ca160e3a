"""Numbers as manuscripts write them: 十二, 12, ⑫, XII, l, and back again for automatic numbering."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = "一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_VALUES |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_TENS = {"十": 10, "拾": 10, "百": 100}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ENGLISH = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
)
_SYMBOL_RANGES = ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10), (0x2160, 12), (0x2776, 10))
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=4096)
def value_of(written: str) -> int:
    """The number that some writing stands for, 0 when it is none: 十二, 12, ⑫, ㈢, two, second."""
    if written.isascii() and written.isdigit():
        return int(written)
    if len(written) == 1 and (symbol := _symbol_value(written)):
        return symbol
    if len(written) == 1 and written in STEMS:
        return STEMS.index(written) + 1
    for words in _ENGLISH:
        if written.lower() in words:
            return words.index(written.lower()) + 1
    return _chinese_value(written)


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
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += DIGITS[digit - 1] + name
        elif written and number % unit and not written.endswith("零"):
            written += "零"
    return written[1:] if written.startswith("一十") else written


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


def _symbol_value(char: str) -> int:
    for base, size in _SYMBOL_RANGES:
        if base <= ord(char) < base + size:
            return ord(char) - base + 1
    return 0


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
