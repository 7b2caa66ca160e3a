"""The table of detectors: the kinds of page each finds in the words of a point, why, and where not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from lecturer.deck.proposals.cards import cards
from lecturer.deck.proposals.comparison import comparison
from lecturer.deck.proposals.exhibit import Exhibit
from lecturer.deck.proposals.figures import figures
from lecturer.deck.proposals.process import process
from lecturer.deck.proposals.quotations import quotations
from lecturer.deck.proposals.timeline import timeline
from lecturer.i18n import Message, lazy


class Detector(msgspec.Struct, frozen=True):
    """One rule of the pages from the words.

    Attributes:
        kinds: The kinds of page it proposes.
        find: What looks for them in the words of a point.
        why: The reason as it is told to the user.
        example: Words that it finds a page in.
        counter_example: Words that look alike and are none.
    """

    kinds: tuple[str, ...]
    find: Callable[[str], Iterator[Exhibit]]
    why: Message
    example: str
    counter_example: str


DETECTORS: tuple[Detector, ...] = (
    Detector(
        ("quotation", "person"),
        quotations,
        lazy("words that somebody said, with their source"),
        "孟子说：“生于忧患，死于安乐。”",
        "有人把这叫作“讲究”，他说：“算了。”",
    ),
    Detector(
        ("timeline",),
        timeline,
        lazy("years or times in a row, each with what happened"),
        "1978年，村里通了电；1999年，修了路；2015年，办起了学校。",
        "2016年夏天的一个晚上，雨下得很大。",
    ),
    Detector(
        ("process",),
        process,
        lazy("steps in their order"),
        "先和面，再醒面，然后擀皮，最后下锅。",
        "首先感谢各位评委，老先生最后走了。",
    ),
    Detector(
        ("comparison",),
        comparison,
        lazy("two sides of one thing"),
        "过去，河里漂着垃圾；现在，水里能看见鱼。",
        "现在是晚上八点，从门口到桌边有二十步。",
    ),
    Detector(
        ("cards", "list"),
        cards,
        lazy("things of one kind beside one another"),
        "一是守时，说到就到；二是细心，一笔不差；三是和气，从不红脸。",
        "他一是一，二是二，从不含糊。",
    ),
    Detector(
        ("figures",),
        figures,
        lazy("figures with units"),
        "大桥全长36公里，每天通行12000辆车。",
        "他得了第一名，今年七十三岁，电话是12345。",
    ),
)
