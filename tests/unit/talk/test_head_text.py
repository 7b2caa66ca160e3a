"""A point's head as one text."""

from __future__ import annotations

import pytest

from lecturer.talk.head_text import head_text
from lecturer.talk.records import Point


@pytest.mark.parametrize(
    ("marker", "title", "head"),
    [
        ("一、", "甲", "一、甲"),
        ("（一）", "甲", "（一）甲"),
        ("一是", "甲", "一是 甲"),
        ("1.", "First", "1. First"),
        ("", "甲", "甲"),
        ("一是", "", "一是"),
        ("", "", ""),
    ],
)
def test_a_space_stands_where_no_mark_does(marker: str, title: str, head: str):
    assert head_text(Point(id="p1", marker=marker, title=title)) == head
