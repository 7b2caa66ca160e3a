"""Every remedy of a doubt settles it and keeps every word."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.builders import talk

from lecturer.talk import edits
from lecturer.talk.fidelity import compare, spoken
from lecturer.talk.records import Doubt, DoubtKind, Talk
from lecturer.talk.remedies import apply_remedy, is_count_said_otherwise, open_doubts, remedies_for
from lecturer.talk.renumbering import only_numbers_differ
from lecturer.talk.walk import find, walk

KINDS = get_args(DoubtKind)
OUTLINE = "一、甲 > （一）乙：乙的话。 / （三）丙：丙的话。 < 二、丁：话。 > 一是戊：话。 / ~二是己：话。"


def doubtful(**doubts: Doubt) -> Talk:
    made = talk(OUTLINE, opening="开场。")
    for key, doubt in doubts.items():
        made = edits.set_point(made, key, doubts=(doubt,))
    return made


def titles(made: Talk) -> list[str]:
    return [point.title for point in walk(made.points)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said", ["", "丙的话"])
def test_every_remedy_settles_its_doubt_and_keeps_every_word(kind: DoubtKind, said: str):
    made = doubtful(p3=Doubt(kind, said))
    about = open_doubts(made)[0]
    assert len(remedies_for(made, about)) >= 2
    for remedy in remedies_for(made, about):
        after = apply_remedy(made, about, remedy)
        assert open_doubts(after) == ()
        assert compare(spoken(made), after).is_kept or only_numbers_differ(made, after)


def test_words_that_look_like_a_head_become_a_point():
    made = doubtful(p3=Doubt("guess", "丙的话"))
    about = open_doubts(made)[0]
    make, keep = remedies_for(made, about)
    assert titles(apply_remedy(made, about, make))[:4] == ["甲", "乙", "丙", "丙的话"]
    assert titles(apply_remedy(made, about, keep)) == titles(made)


def test_a_shortened_head_is_shown_whole():
    made = doubtful(p3=Doubt("head", "丙，丙的话"))
    about = open_doubts(made)[0]
    assert "丙，丙的话" in titles(apply_remedy(made, about, remedies_for(made, about)[1]))


def test_not_splitting_a_paragraph_undoes_all_its_points():
    made = doubtful(p5=Doubt("rescue"))
    after = apply_remedy(made, open_doubts(made)[0], remedies_for(made, open_doubts(made)[0])[1])
    assert titles(after) == ["甲", "乙", "丙", "丁"]
    assert after.points[1].notes == "二、丁。话。\n一是戊。话。二是己。话。"


def test_a_number_that_is_out_of_order_is_changed_to_the_one_expected():
    made = doubtful(p3=Doubt("gap", "（三）", "（二）"))
    about = open_doubts(made)[0]
    mend = remedies_for(made, about)[1]
    assert mend.text == "Change it to “（二）”"
    changed = find(apply_remedy(made, about, mend), "p3")
    assert (changed.marker, changed.notes) == ("（二）", "（二）丙。丙的话。")


def test_several_numbers_are_put_right_at_once():
    made = talk("一、甲 / 三、乙 / 五、丙")
    made = edits.set_point(made, "p2", doubts=(Doubt("gap", "三、", "二、"),))
    made = edits.set_point(made, "p3", doubts=(Doubt("gap", "五、", "四、"),))
    about = open_doubts(made)[0]
    after = apply_remedy(made, about, remedies_for(made, about)[2])
    assert [point.marker for point in after.points] == ["一、", "二、", "三、"]
    assert open_doubts(after) == ()


@pytest.mark.parametrize(
    ("opening", "said", "found", "instead"),
    [
        ("今天我讲三点：", "三点", "2", "两点"),
        ("今天我讲 5 点：", "5 点", "2", "2 点"),
        ("下面有四个方面，", "四个方面", "2", "两个方面"),
    ],
)
def test_a_count_is_said_otherwise_where_it_was_announced(opening: str, said: str, found: str, instead: str):
    made = edits.set_talk(doubtful(p1=Doubt("count", said, found)), opening=opening)
    about = open_doubts(made)[0]
    mend = remedies_for(made, about)[1]
    after = apply_remedy(made, about, mend)
    assert after.opening == opening.replace(said, instead)
    assert open_doubts(after) == ()
    assert is_count_said_otherwise(made, after)
    assert not is_count_said_otherwise(made, edits.set_talk(after, closing="别的话。"))


def test_a_count_in_a_part_is_said_otherwise_in_its_words():
    made = edits.set_words(doubtful(p1=Doubt("count", "三点", "2")), "p1", "一、甲。要做到三点：")
    after = apply_remedy(made, open_doubts(made)[0], remedies_for(made, open_doubts(made)[0])[1])
    assert find(after, "p1").notes == "一、甲。要做到两点："
