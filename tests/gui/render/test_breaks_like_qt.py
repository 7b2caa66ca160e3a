"""Our line breaker beside Qt's, on a fixed corpus: never fewer lines, and rarely more."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from lecturer.deck.line_breaking import break_lines
from lecturer.deck.metrics import table

FAMILY = "Noto Sans CJK SC"
PARAGRAPHS, SIZE = 2_000, 100
MOST_DIFFERENT = 0.04

_HAN = "历史和实践告诉我们只要坚持一件事从小处做起就能看得见效果不怕慢只怕站大家都要知道今天说的话很重要"
# As often as in speeches. That we keep numbers with their units and leave room for gaps between scripts, and
# Qt does not, is most of the difference.
_PIECES = (
    *"，，，，，，，，。。。。、、、；：？！",
    "“小事”",
    "《老子》",
    "（甲）",
    "2024年",
    "30%",
    "10页",
    "well-known",
    " PPT ",
)


def paragraph(rng: random.Random) -> str:
    text = ""
    while len(text) < rng.randint(8, 120):
        text += "".join(rng.choices(_HAN, k=rng.randint(2, 12))) + rng.choice(_PIECES)
    return text


def lines_in_qt(text: str, width: float) -> int:
    font = QFont(FAMILY)
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


def test_the_number_of_lines_is_qts_or_rarely_one_more(qapp):
    if FAMILY not in QFontDatabase.families():
        pytest.skip(f"{FAMILY} is not installed")
    rng = random.Random(20260101)
    metrics = table("sans")
    more = fewer = 0
    for _ in range(PARAGRAPHS):
        text, width = paragraph(rng), rng.choice([9, 12.5, 16, 21.3, 24, 28.8])
        ours, theirs = len(break_lines(text, metrics, width)), lines_in_qt(text, width * SIZE)
        more += ours > theirs
        fewer += ours < theirs
    assert fewer == 0
    assert more / PARAGRAPHS <= MOST_DIFFERENT
