import sys
import unicodedata

import pytest

from lecturer.text.han import CHINESE_CHARACTER, HAN_CHARACTER

_NAMES = (
    "CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "CJK RADICAL", "KANGXI RADICAL",
    "IDEOGRAPHIC NUMBER ZERO", "IDEOGRAPHIC ITERATION MARK", "HANGZHOU NUMERAL",
)  # fmt: skip
"""How Unicode calls the characters whose script is Han."""
_OTHER_SCRIPTS = ("HANGUL", "YI ", "TANGUT", "KHITAN", "NUSHU", "KATAKANA", "HIRAGANA", "HALFWIDTH")


def _named() -> list[tuple[str, str]]:
    every = (chr(code) for code in range(0x80, sys.maxunicode + 1))
    return [(char, name) for char in every if (name := unicodedata.name(char, ""))]


def test_every_character_that_unicode_calls_han_is_one_and_no_other():
    for char, name in _named():
        # U+3038 to U+303A are the merchants' ten, twenty and thirty; U+303B is the mark that repeats.
        is_han = name.startswith(_NAMES) or char in "〸〹〺〻"
        assert bool(HAN_CHARACTER.match(char)) == is_han, name


def test_whatever_chinese_fonts_set_at_full_width_is_chinese_writing():
    for char, name in _named():
        is_wide = unicodedata.east_asian_width(char) in "WF"
        if is_wide and ord(char) >= 0x2E80 and ord(char) < 0x10000 and not name.startswith(_OTHER_SCRIPTS):
            assert CHINESE_CHARACTER.match(char), name


@pytest.mark.parametrize("char", [*"aé1 -“”…—·★①", "\u00a0", "\uac00", "😀"])
def test_what_latin_texts_hold_too_is_no_chinese_writing(char: str) -> None:
    assert not CHINESE_CHARACTER.match(char)
    assert not HAN_CHARACTER.match(char)
