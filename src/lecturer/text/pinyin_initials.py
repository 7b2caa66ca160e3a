"""The first letters of the pinyin of Han characters, to find 电池 by typing "dc"."""

from __future__ import annotations

from bisect import bisect_right

# GB 2312 orders its 3,755 common characters by pinyin; these are the first of each letter, in GBK.
_FIRSTS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, ""),
)  # fmt: skip
_CODES = [code for code, _letter in _FIRSTS]


def initials(text: str) -> str:
    """Each common Han character by its pinyin's first letter, all else in lower case as it is."""
    return "".join(_initial(char) for char in text)


def _initial(char: str) -> str:
    if not "\u4e00" <= char <= "\u9fff":
        return char.lower()
    try:
        code = int.from_bytes(char.encode("gbk"), "big")
    except UnicodeEncodeError:
        return char
    index = bisect_right(_CODES, code) - 1
    return (_FIRSTS[index][1] if index >= 0 else "") or char
