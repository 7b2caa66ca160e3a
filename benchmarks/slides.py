"""How long the slides of a talk take to lay out, first and after one key: `python -m benchmarks.slides`.

Beside it stands what Qt needs to break the same words into lines, which is but a part of the work.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtGui import QFont, QGuiApplication, QTextLayout, QTextOption

from lecturer.deck import layout
from lecturer.deck.build import build_deck
from lecturer.deck.line_breaking import atoms, break_lines
from lecturer.deck.pages import Deck, TextFrame
from lecturer.deck.theme import load_theme
from lecturer.deck.title_breaking import weighed_head
from lecturer.talk.edits import set_point
from lecturer.talk.records import Point, Talk
from lecturer.text.segmentation import word_starts

_ROUNDS = 5
_WORDS = "这里是要说的话，逐字逐句，一字不改。" * 16
_PIXELS = 32


def long_talk(count: int) -> Talk:
    """A talk of parts with nine points each, 300 characters spoken at each."""
    parts = [
        Point(
            id=f"p{part}",
            marker="一、",
            title=f"第{part}部分要说清楚的事情",
            notes=_WORDS,
            points=tuple(
                Point(id=f"p{part}-{n}", title=f"第{n}点，要从小处做起，做到底", notes=_WORDS)
                for n in range(9)
            ),
        )
        for part in range(count // 10)
    ]
    return Talk(title="一次只做好一件事", points=tuple(parts))


def seconds(run: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def first_time(talk: Talk) -> Deck:
    """The deck as if nothing had been laid out before."""
    for kept in (layout._kept, break_lines, atoms, weighed_head, word_starts):
        kept.cache_clear()
    return build_deck(talk, theme=load_theme("plain"))


def after_a_key(talk: Talk) -> Callable[[], object]:
    """Types a character into a title and builds the deck anew."""
    count = iter(range(1_000_000))
    key = talk.points[len(talk.points) // 2].points[3].id

    def run() -> object:
        return build_deck(set_point(talk, key, title=f"改{next(count)}"), theme=load_theme("plain"))

    return run


def texts_of(deck: Deck) -> list[tuple[str, float]]:
    """Every paragraph on the slides, with the width it has in sizes."""
    return [
        ("".join(span.text for span in paragraph.spans), frame.rect.w / 12_700 / frame.size)
        for page in deck.pages
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for paragraph in frame.paragraphs
    ]


def by_qt(texts: list[tuple[str, float]]) -> None:
    """Break the paragraphs by `QTextLayout`."""
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(_PIXELS)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for text, width in texts:
        made = QTextLayout(text, font)
        made.setTextOption(option)
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(width * _PIXELS)
        made.endLayout()


def main() -> None:
    """Print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    print(f"{'points':>8} {'slides':>8} {'first, s':>10} {'after a key, s':>15} {'lines by Qt alone, s':>21}")
    for count in (30, 100, 1000, 5000):
        talk = long_talk(count)
        deck = first_time(talk)
        texts = texts_of(deck)
        row = (
            seconds(lambda t=talk: first_time(t)),
            seconds(after_a_key(talk)),
            seconds(lambda x=texts: by_qt(x)),
        )
        print(f"{count:>8} {len(deck.pages):>8} {row[0]:>10.3f} {row[1]:>15.3f} {row[2]:>21.3f}")
    del app


if __name__ == "__main__":
    main()
