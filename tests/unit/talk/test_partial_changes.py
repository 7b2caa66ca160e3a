"""Each of the changes between two talks can be refused by itself."""

from __future__ import annotations

import pytest

from lecturer.talk import edits
from lecturer.talk.comparison import compare
from lecturer.talk.partial_changes import without_changes
from lecturer.talk.records import Point, Talk

BEFORE = Talk(
    title="题",
    opening="开头。",
    points=(
        Point(id="a", title="甲", notes="甲的话。", points=(Point(id="b", title="乙", notes="乙的话。"),)),
        Point(id="c", title="丙", notes="丙的话。"),
        Point(id="d", title="丁", notes="丁的话。"),
    ),
)
CHANGES = {
    "title": edits.set_point(BEFORE, "a", title="新"),
    "cover": edits.set_talk(BEFORE, title="新题"),
    "opening": edits.set_words(BEFORE, "opening", "新开头。"),
    "added": edits.insert(BEFORE, (Point(id="e", title="戊"),), None, 1),
    "removed": edits.remove(BEFORE, "c"),
    "moved": edits.move_to(BEFORE, ("d",), None, 0),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_refused_change_leaves_the_talk_as_it_was(name: str) -> None:
    after = CHANGES[name]
    assert without_changes(BEFORE, after, compare(BEFORE, after)) == BEFORE


def test_of_two_changes_the_one_that_is_not_refused_stays() -> None:
    after = edits.set_words(CHANGES["moved"], "a", "改了。")
    entries = {entry.key: entry for entry in compare(BEFORE, after)}
    assert without_changes(BEFORE, after, [entries["a"]]) == CHANGES["moved"]
    assert without_changes(BEFORE, after, [entries["d"]]) == edits.set_words(BEFORE, "a", "改了。")
