"""The teleprompter's place follows the characters, not the lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.show.prompting import Line, place


def lines(*characters: int, pitch: float = 50.0) -> list[Line]:
    return [Line(index * pitch, count) for index, count in enumerate(characters)]


@pytest.mark.parametrize(
    ("fraction", "expected"), [(-1.0, 0.0), (0.0, 0.0), (0.25, 25.0), (0.5, 50.0), (1.0, 150.0), (7.0, 150.0)]
)
def test_equal_parts_of_the_time_are_equal_numbers_of_characters(fraction: float, expected: float):
    assert place(lines(20, 10, 10), 150.0, fraction) == expected


def test_a_short_line_passes_more_quickly_than_a_full_one():
    set_lines = lines(18, 2, 20)
    assert place(set_lines, 150.0, 0.45) == 50.0
    assert place(set_lines, 150.0, 0.50) == 100.0


def test_words_that_are_not_there_have_no_place():
    assert place([], 0.0, 0.5) == 0.0


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40), st.lists(st.floats(0, 1), max_size=20))
def test_it_never_runs_back_nor_out_of_the_text(characters: list[int], fractions: list[float]):
    set_lines, bottom = lines(*characters), 50.0 * len(characters)
    places = [place(set_lines, bottom, fraction) for fraction in sorted(fractions)]
    assert places == sorted(places)
    assert all(0 <= each <= bottom for each in places)
