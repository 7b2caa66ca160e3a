from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk
from tests.unit.talk.outlines import changing, talks

from lecturer.talk import edits
from lecturer.talk.comparison import compare
from lecturer.talk.restore_point import can_restore, restored
from lecturer.talk.walk import find, walk

TALK = talk("一、甲 > （一）丙：丙的话 / （二）丁：丁的话 < 二、乙：乙的话", opening="开。")


@given(talks(), st.randoms(use_true_random=False), st.integers(1, 12))
def test_taking_all_places_back_one_by_one_brings_every_word_back(earlier, chance, count):
    after = earlier
    for _ in range(count):
        after = changing(after, chance)
    for _round in range(60):
        entries = [entry for entry in compare(earlier, after) if can_restore(entry)]
        if not entries:
            break
        after = restored(after, earlier, entries[0])
    assert entries == []
    old, new = ({point.id: point for point in walk(each.points)} for each in (earlier, after))
    assert old.keys() <= new.keys()
    assert all(new[key].notes == point.notes for key, point in old.items())
    assert (after.opening, after.closing, after.title) == (earlier.opening, earlier.closing, earlier.title)


@pytest.mark.parametrize("key", ["p1", "p2", "p3", "p4"])
def test_a_deleted_point_stands_where_it_stood(key):
    after = edits.dissolve(TALK, key)
    entry = next(each for each in compare(TALK, after) if each.key == key)
    back = restored(after, TALK, entry)
    assert find(back, key).title == find(TALK, key).title
    assert [p.id for p in walk(back.points)] == ["p1", "p2", "p3", "p4"]


def test_only_the_place_asked_for_goes_back():
    after = edits.set_words(edits.set_point(TALK, "p2", title="新", seconds=9.0), "p4", "别的")
    entry = next(each for each in compare(TALK, after) if each.key == "p2")
    assert restored(after, TALK, entry) == edits.set_words(TALK, "p4", "别的")


def test_what_was_added_has_nothing_to_go_back_to():
    after = edits.add_after(TALK, "p4", "新")
    assert [can_restore(entry) for entry in compare(TALK, after)] == [False]
