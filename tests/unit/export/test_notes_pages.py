"""Notes pages: the size at which a script fits its printed page, and a word when none does."""

from __future__ import annotations

import io

import pytest
from tests.unit.export import decks

from lecturer.export.job import Options
from lecturer.export.pptx.notes import size_for
from lecturer.export.pptx.writer import write_deck


@pytest.mark.parametrize(
    ("count", "size"), [(0, 18), (300, 18), (600, 14), (800, 13), (1000, 11), (1200, 10)]
)
def test_a_longer_script_is_set_smaller(count: int, size: float):
    found = size_for("字" * count)
    assert found.fits
    assert found.points == pytest.approx(size, abs=1)
    assert found.points >= 10


def test_a_script_that_fits_at_no_size_is_flagged():
    assert not size_for("字" * 3000).fits


def test_many_short_lines_need_room_too():
    assert size_for("\n".join("一二三" for _ in range(20))).points == 16
    assert not size_for("\n".join("一二三" for _ in range(60))).fits


def test_the_warning_names_slide_and_length():
    page = decks.page("point", "长", steps=(decks.Step("a", "字" * 2000, 0),))
    warnings = write_deck(decks.talk(), decks.deck([page]), io.BytesIO(), Options())
    assert warnings == ["Slide 1: the notes (2000 characters) do not fit on one printed notes page"]


def test_without_notes_there_is_no_warning_about_them():
    page = decks.page("point", "长", steps=(decks.Step("a", "字" * 2000, 0),))
    assert write_deck(decks.talk(), decks.deck([page]), io.BytesIO(), Options(notes=False)) == []
