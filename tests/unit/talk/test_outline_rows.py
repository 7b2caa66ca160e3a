"""The rows of the outline: folded, filtered, in focus."""

from __future__ import annotations

import pytest
from tests.builders import talk

from lecturer.talk.outline_rows import folded_below, matching, visible_rows

OUTLINE = "一、电池 > （一）线 / （二）锅 > 一是看 / 二是换 << 二、楼道"


def test_rows_follow_the_talk():
    rows = visible_rows(talk(OUTLINE))
    assert [(row.key, row.level) for row in rows] == [
        ("opening", 0), ("p1", 1), ("p2", 2), ("p3", 2), ("p4", 3), ("p5", 3), ("p6", 1), ("closing", 0),
    ]  # fmt: skip


def test_folded_rows_hide_what_is_below():
    folded = folded_below(talk(OUTLINE), 1)
    assert [row.key for row in visible_rows(talk(OUTLINE), folded)] == ["opening", "p1", "p6", "closing"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("锅", {"p1", "p3"}), ("dc", {"p1"}), ("楼道", {"p6"}), ("一是", {"p1", "p3", "p4"}), ("没有", set())],
)
def test_filtering_finds_titles_markers_words_and_initials(text, found):
    assert matching(talk(OUTLINE), text) == found
