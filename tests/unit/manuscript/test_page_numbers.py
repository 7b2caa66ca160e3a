"""Page numbers: those that can be nothing else, and those that are some only at the edge of a page."""

from __future__ import annotations

import pytest

from lecturer.manuscript.page_numbers import is_page_number, is_surely_page_number

SURE = ["- 3 -", "—12—", "~ 7 ~", "第3页 共9页", "第 3 页/共 9 页", "第3页(共9页)", "Page 3 of 9", "page 3/9"]
AT_THE_EDGE = ["3", " 112 ", "第3页", "3/9", "- 3", "3 of 9"]
NONE = ["3.", "3 页", "第3页的图", "3月9日", "第3章", "Page three", "一", ""]


@pytest.mark.parametrize("line", SURE)
def test_what_can_be_nothing_else_is_a_page_number_everywhere(line):
    assert is_surely_page_number(line)
    assert is_page_number(line)


@pytest.mark.parametrize("line", AT_THE_EDGE)
def test_a_bare_number_is_one_only_where_page_numbers_stand(line):
    assert is_page_number(line)
    assert not is_surely_page_number(line)


@pytest.mark.parametrize("line", NONE)
def test_words_and_items_are_no_page_numbers(line):
    assert not is_page_number(line)
