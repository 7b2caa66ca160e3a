"""Doubts are settled one by one, or all as suggested; undo brings them back."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.builders import talk

from lecturer.document.document import Document
from lecturer.talk import edits
from lecturer.talk.records import Doubt, DoubtKind, Talk
from lecturer.talk.remedies import settle_all
from lecturer.talk.walk import walk
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.settling import Settling

KINDS = get_args(DoubtKind)
OUTLINE = "一、甲 > （一）乙：乙的话。 / （三）丙：丙的话。 < 二、丁：话。 > 一是戊：话。 / ~二是己：话。"


def doubtful(**doubts: Doubt) -> Talk:
    made = talk(OUTLINE, opening="开场。")
    for key, doubt in doubts.items():
        made = edits.set_point(made, key, doubts=(doubt,))
    return made


def settling(made: Talk) -> tuple[OpenTalk, Settling]:
    open_talk = OpenTalk(Document(made))
    return open_talk, Settling(open_talk)


def titles(made: Talk) -> list[str]:
    return [point.title for point in walk(made.points)]


def test_settling_one_brings_the_next_in_hand(qapp):
    open_talk, doubts = settling(doubtful(p2=Doubt("head"), p3=Doubt("gap"), p5=Doubt("guess")))
    assert doubts.in_hand.key == "p2"
    doubts.settle(1)
    assert (doubts.in_hand.key, open_talk.key, len(doubts.open)) == ("p3", "p3", 2)
    doubts.settle(3)
    assert "丙" not in titles(open_talk.talk)
    assert doubts.in_hand.key == "p5"
    assert [about.key for about in doubts.settled] == ["p2", "p3"]


def test_undo_brings_a_doubt_back(qapp):
    open_talk, doubts = settling(doubtful(p2=Doubt("head"), p3=Doubt("gap")))
    first = doubts.in_hand
    doubts.settle(2)
    assert doubts.can_take_back(first)
    open_talk.undo()
    assert doubts.open[0] == first
    assert doubts.settled == ()


def test_the_rest_is_settled_in_one_step(qapp):
    open_talk, doubts = settling(doubtful(p2=Doubt("head"), p3=Doubt("level"), p5=Doubt("rescue")))
    doubts.settle_rest()
    assert doubts.open == ()
    assert doubts.in_hand is None
    assert len(open_talk.document.history) == 1
    assert open_talk.talk == settle_all(doubtful(p2=Doubt("head"), p3=Doubt("level"), p5=Doubt("rescue")))


def test_stepping_stops_at_the_ends(qapp):
    open_talk, doubts = settling(doubtful(p2=Doubt("head"), p3=Doubt("gap")))
    doubts.step(-1)
    assert doubts.in_hand.key == "p2"
    doubts.step(1)
    doubts.step(1)
    assert doubts.in_hand.key == open_talk.key == "p3"


def test_selecting_a_doubtful_point_takes_its_doubt_in_hand(qapp):
    open_talk, doubts = settling(doubtful(p2=Doubt("head"), p5=Doubt("gap")))
    open_talk.select("p5")
    assert doubts.in_hand.key == "p5"


@pytest.mark.parametrize("number", [0, 4, 9])
def test_a_number_without_a_remedy_does_nothing(qapp, number: int):
    open_talk, doubts = settling(doubtful(p2=Doubt("head")))
    doubts.settle(number)
    assert open_talk.document.history == ()
