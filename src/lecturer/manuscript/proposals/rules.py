"""The form of a rule that tells where a scene begins, and the reasons it gives.

A rule says what stands at the start of a sentence where tellers turn to something new, how strongly that
speaks for a cut, and why, in words for people. The tables are in `chinese_times`, `chinese_days`,
`chinese_frames`, `chinese_turns` and `english_rules`; `leanings` weighs what they find.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from lecturer.i18n import Message, lazy

Kind = Literal["leap", "step", "clock", "item", "question", "turn", "address", "place", "person"]

TIME = lazy("The time changes: %(said)s")
LATER = lazy("Time has passed: %(said)s")
CLOCK = lazy("The hour changes: %(said)s")
ITEM = lazy("The next one begins: %(said)s")
QUESTION = lazy("A question leads on: %(said)s")
TURN = lazy("The story turns: %(said)s")
ADDRESS = lazy("The listeners are addressed: %(said)s")
PLACE = lazy("The place changes: %(said)s")
PERSON = lazy("Another person comes in: %(said)s")
TOPIC = lazy("Another matter is named: %(said)s")
HANDED = lazy("It passes on: %(said)s")
ONCE = lazy("An episode begins: %(said)s")


class Rule(msgspec.Struct, frozen=True):
    """One way to tell that something new begins.

    Attributes:
        name: What the rule is called in the tests.
        kind: What sort of turn it is; of one kind only the strongest counts at a place.
        pattern: Matches at the start of a sentence, leads such as 后来 included.
        weight: How strongly it speaks for a cut; 2 is enough for a paragraph.
        reason: A sentence for people; `said` are the words that matched.
        example: A sentence that it finds.
        counter: One that looks alike and is not found.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    weight: float
    reason: Message
    example: str
    counter: str
