"""At which size a text is set, where it is cut, and where a long one is parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.deck.line_breaking import Broken, break_lines, text_width
from lecturer.deck.metrics import table
from lecturer.deck.text_fit import Fitted, fit_head, fit_or_shorten, needs_spare, pieces
from lecturer.deck.theme_records import Box, TextStyle

SANS = table("sans")
BREAKS_WELL = "提高质量，打牢基本功夫"
"""Eleven characters, two more than a line of 40 points holds in these boxes."""


def style(
    *sizes: float, h: float = 44.0, grow: float = 0.0, spacing: float = 1.0, w: float = 400.0
) -> TextStyle:
    return TextStyle(at=Box(0, 0, w, h), sizes=sizes or (40.0, 32.0, 24.0), grow=grow, spacing=spacing)


def shown(fitted: Fitted) -> tuple[str, float, int]:
    return fitted.blocks[0].text, fitted.size, len(fitted.blocks[0].lines)


@pytest.mark.parametrize(("count", "size"), [(9, 40), (10, 32), (12, 32), (13, 24), (16, 24), (17, None)])
def test_a_head_of_one_line_leaves_a_little_of_its_width_free(count: int, size: float | None):
    """Three hundredths: ten characters of 40 points would fill a line of 400."""
    found = fit_head("甲" * count, style())
    assert (found.size if found else None) == size
    if found:
        assert found.box == Box(0, 0, 400, 44)
        assert not found.blocks[0].keep_breaks
        assert not found.shortened


@pytest.mark.parametrize(("h", "size"), [(50.0, 40), (49.995, 40), (49.98, 32), (40.0, 32), (29.9, None)])
def test_a_line_is_as_high_as_its_size_and_spacing(h: float, size: float | None):
    found = fit_head("甲乙丙", style(h=h, spacing=1.25))
    assert (found.size if found else None) == size


@pytest.mark.parametrize(("grow", "fits"), [(0.0, False), (19.9, False), (20.0, True), (60.0, True)])
def test_a_box_grows_for_a_second_line_only_and_by_no_more_than_needed(grow: float, fits: bool):
    two = fit_head(BREAKS_WELL, style(40, h=60, grow=grow))
    assert (two is not None) == fits
    if two:
        assert two.box == Box(0, 0, 400, 80)
        assert two.blocks[0].keep_breaks
    assert fit_head("甲", style(40, h=39, grow=grow)) is None
    roomy = fit_head(BREAKS_WELL, style(40, h=90, grow=grow))
    assert roomy is not None
    assert roomy.box.h == 90


def test_a_second_line_that_breaks_well_is_better_than_a_smaller_size():
    assert shown(fit_head(BREAKS_WELL, style(h=90))) == (BREAKS_WELL, 40, 2)
    assert shown(fit_head(BREAKS_WELL, style(h=90), prefer_lines=1)) == (BREAKS_WELL, 32, 1)
    assert shown(fit_head(BREAKS_WELL, style(h=90), prefer_lines=2)) == (BREAKS_WELL, 40, 2)


@pytest.mark.parametrize(("smaller", "size", "lines"), [(36, 36, 1), (32, 40, 2)])
def test_a_plain_break_is_worth_a_tenth_of_the_size_and_not_a_fifth(smaller: float, size: float, lines: int):
    text = "社会主义核心价值观念"
    assert shown(fit_head(text, style(40, smaller, h=90))) == (text, size, lines)


def test_another_box_and_other_sizes_take_the_place_of_the_styles():
    found = fit_head("甲" * 9, style(), box=Box(5, 6, 200, 44), sizes=(20.0, 10.0))
    assert found is not None
    assert (found.size, found.box) == (20.0, Box(5, 6, 200, 44))
    assert fit_or_shorten("甲" * 9, style(20), box=Box(5, 6, 200, 44)).box == Box(5, 6, 200, 44)


@pytest.mark.parametrize(
    ("count", "size"), [(9, 40), (10, 36), (11, 32), (12, 32), (13, 28), (14, 24), (16, 24)]
)
def test_what_fits_at_none_of_the_sizes_goes_on_to_smaller_ones(count: int, size: float):
    found = fit_or_shorten("甲" * count, style(40))
    assert shown(found) == ("甲" * count, size, 1)
    assert not found.shortened


@pytest.mark.parametrize(("sizes", "size"), [((40.0,), 24), ((24.0,), 24), ((20.0,), 20), ((30.0, 26.0), 24)])
def test_what_fits_at_no_size_is_cut_off_at_the_smallest(sizes: tuple[float, ...], size: float):
    capacity = int(400 * 0.97 / size)
    found = fit_or_shorten("甲" * 60, style(*sizes, h=39))
    assert shown(found) == ("甲" * (capacity - 1) + "…", size, 1)
    assert found.shortened


def test_a_text_that_is_cut_off_shows_as_much_as_two_lines_hold():
    found = fit_or_shorten("甲" * 60, style(24, h=50))
    assert shown(found) == ("甲" * 31 + "…", 24, 2)
    assert found.blocks[0].keep_breaks


def test_no_blank_stands_before_the_ellipsis():
    assert fit_or_shorten("甲" * 14 + "  " + "乙" * 60, style(24)).blocks[0].text == "甲" * 14 + "…"


@pytest.mark.parametrize("h", [1.0, 20.0])
@pytest.mark.parametrize(
    ("text", "words", "shortened"), [("甲乙丙", "甲乙丙", False), ("甲" * 30, "甲" * 15 + "…", True)]
)
def test_a_box_too_low_for_a_line_grows_to_hold_one(h: float, text: str, words: str, shortened: bool):
    found = fit_or_shorten(text, style(24, h=h))
    assert shown(found) == (words, 24, 1)
    assert found.blocks[0].lines == (Broken(0, len(words), text_width(words, SANS)),)
    assert (found.box.h, found.shortened) == (24, shortened)


def test_before_anything_is_cut_off_lines_are_filled_wherever_they_break():
    text = "，".join(["一二三四五六七"] * 4)
    found = fit_or_shorten(text, style(24, h=50))
    assert shown(found) == (text, 24, 2)


@pytest.mark.parametrize(
    ("lines", "spare"),
    [([9.39], False), ([9.41], True), ([1.0], False), ([1.0, 1.0], True)],
)
def test_a_line_that_is_nearly_full_may_be_two_in_another_font(lines: list[float], spare: bool):
    assert needs_spare(tuple(Broken(0, 1, width) for width in lines), 10.0) == spare


@pytest.mark.parametrize("mark", "。！？；!?;，、：,:—")
def test_a_text_is_parted_behind_a_mark(mark: str):
    assert next(pieces(f"一二三四五六{mark}七八九十甲乙丙丁", SANS, 10.5, 1)) == f"一二三四五六{mark}"


@pytest.mark.parametrize("mark", "”’」』）)")
def test_a_text_is_parted_behind_what_closes_a_sentence(mark: str):
    opening = dict(zip("”’」』）)", "“‘「『（(", strict=True))[mark]
    text = f"一二{opening}三四五。{mark}七，九十甲乙丙丁"
    assert next(pieces(text, SANS, 11.5, 1)) == f"一二{opening}三四五。{mark}"


def test_the_end_of_a_sentence_is_better_than_a_later_comma():
    assert next(pieces("一二三四五。六七，八九十甲", SANS, 10.5, 1)) == "一二三四五。"
    assert next(pieces("no. 1 of them, too, they say", SANS, 9.0, 1)) == "no. 1 of them, too,"
    assert next(pieces("It is so. They say 1.5 of it all", SANS, 8.0, 1)) == "It is so."


@pytest.mark.parametrize(
    ("text", "first"),
    [("一二三四，六七八九十甲", "一二三四，"), ("一二三，五六七八九十甲", "一二三，五六七八九十")],
)
def test_a_mark_in_the_first_half_of_a_piece_does_not_end_it(text: str, first: str):
    assert next(pieces(text, SANS, 10.0, 1)) == first


@pytest.mark.parametrize("most", [1, 2, 3])
def test_pieces_fill_as_many_lines_as_they_may(most: int):
    assert list(pieces("甲" * 35, SANS, 10.0, most)) == [
        "甲" * min(10 * most, 35 - start) for start in range(0, 35, 10 * most)
    ]


@given(st.text("甲乙丙，。 ", max_size=60), st.integers(1, 3), st.sampled_from([3.0, 5.5, 10.0]))
def test_pieces_hold_every_word_and_no_more_lines_than_they_may(text: str, most: int, width: float):
    found = list(pieces(text, SANS, width, most))
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(break_lines(piece, SANS, width)) <= most for piece in found)
    assert all(piece == piece.strip() for piece in found)
