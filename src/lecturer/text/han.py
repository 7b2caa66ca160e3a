"""Chinese characters, with their marks and full-width forms.

Both are texts for the inside of a class in a pattern, made of ranges of Unicode 15.1, chapter 18 and the
block list; `tests/unit/text/test_han.py` compares them with the names and widths that Python's own table has.
"""

from __future__ import annotations

import re

HAN = (
    "\u2e80-\u2fdf"  # radicals; PDF readers copy them in the place of 一, 人, 十
    "\u3005\u3007"  # 々 and 〇, which stand among the marks
    "\u3021-\u3029\u3038-\u303b"  # the merchants' numbers
    "\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff"  # doubles, kept for old encodings
    "\U00020000-\U0003ffff"  # the two planes that are set aside for Han characters
)
"""Han characters, each a word or a syllable, each spoken."""

CHINESE = (
    HAN + "\u2ff0-\u303f"  # descriptions, and the marks of Chinese: 。，《》
    "\u3040-\u33ff"  # kana, bopomofo, ㈠ and ㊀: set with the same fonts, as wide as a Han character
    "\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef"  # upright, small and full-width forms
)
"""Whatever is set in a Chinese font and is as wide as it is high."""

HAN_CHARACTER = re.compile(f"[{HAN}]")
CHINESE_CHARACTER = re.compile(f"[{CHINESE}]")
