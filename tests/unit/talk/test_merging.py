from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.talk.outlines import changing, talks

from lecturer.talk import edits
from lecturer.talk.merging import REMOVED, merge, settled
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find, keys, walk

RANDOM = st.randoms(use_true_random=False)
BASE = Talk(
    title="题",
    points=(Point(id="p1", notes="甲", points=(Point(id="p2", notes="乙"),)), Point(id="p3", notes="丙")),
)


def later(talk, chance, count):
    for _ in range(count):
        talk = changing(talk, chance)
    return talk


def ids(talk):
    return [point.id for point in walk(talk.points)]


@given(talks(), RANDOM, st.integers(0, 6))
def test_changes_of_one_side_alone_are_taken_as_they_are(base, chance, count):
    changed = later(base, chance, count)
    assert merge(base, base, changed).talk == changed
    assert merge(base, changed, base).talk == changed
    assert merge(base, changed, changed).talk == changed
    assert not merge(base, changed, changed).conflicts


@given(talks(), RANDOM, st.integers(0, 6), st.integers(0, 6))
def test_no_words_of_either_side_are_lost(base, chance, here, there):
    mine, theirs = later(base, chance, here), later(base, chance, there)
    joined = merge(base, mine, theirs)
    assert len(set(keys(joined.talk))) == len(keys(joined.talk))
    old = {point.notes for point in walk(base.points)} | {base.opening, base.closing}
    left = {point.notes for point in walk(joined.talk.points)} | {joined.talk.opening, joined.talk.closing}
    offered = {str(conflict.theirs) for conflict in joined.conflicts}
    for side in (mine, theirs):
        new = {point.notes for point in walk(side.points)} | {side.opening, side.closing}
        assert new - old <= left | offered


def test_changes_of_different_points_and_fields_join():
    mine = edits.set_words(BASE, "p1", "甲甲")
    theirs = edits.set_talk(edits.set_point(BASE, "p1", title="新"), theme="night")
    joined = merge(BASE, mine, theirs)
    assert not joined.conflicts
    assert (find(joined.talk, "p1").notes, find(joined.talk, "p1").title) == ("甲甲", "新")
    assert joined.talk.theme == "night"


def test_the_same_field_changed_twice_is_a_conflict_and_stays_mine():
    joined = merge(BASE, edits.set_words(BASE, "p3", "我"), edits.set_words(BASE, "p3", "他"))
    (conflict,) = joined.conflicts
    assert (conflict.key, conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "p3",
        "notes",
        "丙",
        "我",
        "他",
    )
    assert find(joined.talk, "p3").notes == "我"


def test_points_that_both_added_are_both_there():
    mine = edits.add_after(BASE, "p1", "我的")
    theirs = edits.add_after(BASE, "p3", "他的")
    joined = merge(BASE, mine, theirs)
    assert not joined.conflicts
    assert [point.title for point in joined.talk.points] == ["", "我的", "", "他的"]


def test_a_point_deleted_here_and_changed_there_is_kept():
    mine, theirs = edits.remove(BASE, "p1"), edits.set_words(BASE, "p2", "乙乙")
    joined = merge(BASE, mine, theirs)
    assert [(conflict.key, conflict.field) for conflict in joined.conflicts] == [("p2", REMOVED)]
    assert find(joined.talk, "p2").notes == "乙乙"
    assert ids(joined.talk) == ["p2", "p3"]


def test_a_point_deleted_on_one_side_goes_and_what_was_added_below_it_stays():
    mine = edits.insert(BASE, (Point(id="p9", notes="新"),), "p1", 1)
    theirs = edits.remove(BASE, "p1")
    joined = merge(BASE, mine, theirs)
    assert ids(joined.talk) == ["p9", "p3"]


def test_moves_of_one_side_join_with_words_of_the_other():
    mine = edits.move_to(BASE, ("p3",), None, 0)
    theirs = edits.set_words(BASE, "p3", "丙丙")
    for one, other in ((mine, theirs), (theirs, mine)):
        joined = merge(BASE, one, other)
        assert ids(joined.talk) == ["p3", "p1", "p2"]
        assert find(joined.talk, "p3").notes == "丙丙"


def test_a_person_chooses_a_side_for_each_conflict():
    mine = edits.set_words(edits.set_point(BASE, "p1", title="我"), "p2", "我的话")
    theirs = edits.set_words(edits.set_point(BASE, "p1", title="他"), "p2", "他的话")
    merged = merge(BASE, mine, theirs)
    assert [conflict.field for conflict in merged.conflicts] == ["title", "notes"]

    def read(*sides) -> tuple[str, str]:
        talk = settled(merged, sides)
        return find(talk, "p1").title, find(talk, "p2").notes

    assert read("mine", "mine") == ("我", "我的话")
    assert read("theirs", "mine") == ("他", "我的话")
    assert read("mine", "both") == ("我", "我的话\n他的话")


@pytest.mark.parametrize(("side", "is_there"), [("mine", False), ("theirs", True)])
def test_a_person_decides_whether_a_deleted_point_goes(side, is_there):
    merged = merge(BASE, edits.remove(BASE, "p2"), edits.set_words(BASE, "p2", "改了"))
    after = settled(merged, [side])
    assert ("p2" in {point.id for point in walk(after.points)}) == is_there
    assert after.opening == BASE.opening
