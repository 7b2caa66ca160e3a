"""Numbers as a Chinese speaker says them: 105 is 一百零五, 119 is 幺幺九, 98.6 is 九十八点六."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_LONGEST = 4 * len(_GROUPS)


def say_digits(digits: str, *, one: str = "一") -> str:
    """Digit by digit, as years are said; phone numbers say `one="幺"`."""
    return "".join(one if digit == "1" else _DIGITS[int(digit)] for digit in digits)


def say_integer(digits: str) -> str:
    """As a quantity; numbers that begin with a zero or are longer than sixteen digits go digit by digit."""
    if digits == "0":
        return "零"
    if digits.startswith("0") or len(digits) > _LONGEST:
        return say_digits(digits)
    said, pending = "", False
    for index, group in enumerate(_groups(digits)):
        name = _GROUPS[len(_groups(digits)) - 1 - index]
        if not int(group):
            pending = bool(said)
            continue
        said += ("零" if pending or (said and group.startswith("0")) else "") + _say_group(group) + name
        pending = False
    return said[1:] if said.startswith("一十") else said


def say_number(number: str) -> str:
    """An integer or a decimal; commas between thousands are not said."""
    whole, dot, fraction = number.replace(",", "").partition(".")
    return say_integer(whole) + (f"点{say_digits(fraction)}" if dot else "")


def _groups(digits: str) -> list[str]:
    """The digits in fours from the right: 12345 gives 1 and 2345."""
    first = len(digits) % 4 or 4
    return [digits[:first], *(digits[at : at + 4] for at in range(first, len(digits), 4))]


def _say_group(group: str) -> str:
    """Up to four digits, without the zeros that lead or trail."""
    said, pending = "", False
    for index, digit in enumerate(group):
        if digit == "0":
            pending = bool(said)
            continue
        said += ("零" if pending else "") + _DIGITS[int(digit)] + _PLACES[len(group) - 1 - index]
        pending = False
    return said
