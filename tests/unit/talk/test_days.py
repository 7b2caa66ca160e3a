"""Days: read from what people write, and said as people say them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.i18n import set_language
from lecturer.talk.days import day_in, days_left_text, when_text, written_day

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2026年12月4日",
        "2026 年 12 月 4 日 周五",
        "2026-12-04",
        "2026.12.4",
        "4 December 2026",
        "Dec. 4th, 2026",
    ],
)
def test_a_day_is_read_in_the_ways_people_write_it(text: str):
    assert day_in(text) == date(2026, 12, 4)


@pytest.mark.parametrize("text", ["", "12月4日", "2026年13月4日", "5 Foo 2026", "某年某月"])
def test_what_names_no_whole_day_is_none(text: str):
    assert day_in(text) is None


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.sampled_from(["zh", "en"]))
def test_a_written_day_is_read_back(day: date, language):
    set_language(language)
    assert day_in(written_day(day)) == day


def test_days_left_are_counted_until_the_day_is_over():
    assert days_left_text("2026年12月4日", TODAY) == "6 days left"
    assert days_left_text("2026-11-28", TODAY) == "today is the day"
    assert days_left_text("2026-11-27", TODAY) == ""
    assert days_left_text("某日", TODAY) == ""


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime(2026, 11, 28, 9, 5), "09:05"),
        (datetime(2026, 11, 27, 21, 40), "yesterday 21:40"),
        (datetime(2026, 11, 26, 16, 5), "Thu 16:05"),
        (datetime(2026, 11, 20, 8, 0), "20 Nov"),
        (datetime(2025, 11, 20, 8, 0), "20 Nov 2025"),
    ],
)
def test_when_something_was_is_said_as_people_say_it(when: datetime, said: str):
    assert when_text(when, datetime(2026, 11, 28, 10, 0)) == said
