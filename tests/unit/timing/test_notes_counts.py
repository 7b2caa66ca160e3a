"""The figures over the words of a point."""

from __future__ import annotations

from lecturer.talk.records import Point, Talk
from lecturer.timing.notes_counts import notes_figures
from lecturer.timing.plan import plan


def test_the_figures_name_what_is_too_long():
    point = Point(id="p1", notes="字" * 191, seconds=36)
    figures = notes_figures(plan(Talk(points=(point,))), "p1", point)
    assert figures.texts[0] == "191 chars"
    assert "plan 0:36" in figures.texts
    assert "over, about" in figures.over


def test_an_english_talk_is_counted_in_words():
    point = Point(id="p1", notes="one two three")
    assert notes_figures(plan(Talk(points=(point,))), "p1", point).texts[0] == "3 words"
