"""A text on a page is found again in the talk, and written where it stands."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import talk

from lecturer.deck.building import built
from lecturer.deck.page_words import Field, field_of, line_after, text_at, texts_of, words_of_text, written
from lecturer.resources import sample
from lecturer.store.talk_file import load
from lecturer.talk.edits import set_point
from lecturer.talk.walk import find, manuscript

GIVEN = set_point(
    talk(
        "一、甲乙丙 > （一）丁戊 / （二）己庚 / 二、辛壬", title="题目", subtitle="副题", opening="各位好。"
    ),
    "p4",
    show=("第一行", "第二行"),
)


def page_with(given, text: str):
    deck, _ = built(given, None)
    return next(
        (page, spot) for page in deck.pages for spot in texts_of(page) if spot.text.strip(" “”") == text
    )


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("题目", Field("title", text="题目")),
        ("副题", Field("subtitle", text="副题")),
        ("丁戊", Field("title", "p2", text="丁戊")),
        ("第二行", Field("show", "p4", (1,), "第二行")),
    ],
)
def test_a_text_is_the_field_that_says_it(text: str, field: Field):
    page, spot = page_with(GIVEN, text)
    assert field_of(GIVEN, page, spot.text) == field


def test_a_text_is_found_where_it_stands():
    page, spot = page_with(GIVEN, "第二行")
    middle = spot.rect.x + spot.rect.w // 2, spot.rect.y + spot.rect.h // 2
    assert text_at(page, *middle) == spot
    assert text_at(page, 0, 0) is None


def test_a_cell_is_written_in_its_row_and_column():
    given = set_point(GIVEN, "p4", table=(("年", "数"), ("一九", "三百")), layout="table")
    page, spot = page_with(given, "三百")
    field = field_of(given, page, spot.text)
    assert field is not None
    assert find(written(given, field, "四百"), "p4").table == (("年", "数"), ("一九", "四百"))


def test_a_line_after_the_last_is_added_and_an_empty_one_goes():
    field = Field("show", "p4", (1,), "第二行")
    after = line_after(GIVEN, field)
    assert after is not None
    assert find(written(GIVEN, after, "第三行"), "p4").show == ("第一行", "第二行", "第三行")
    assert find(written(GIVEN, after, " "), "p4").show == ("第一行", "第二行")
    assert find(written(GIVEN, field, ""), "p4").show == ("第一行",)


@given(st.sampled_from(["good-neighbours.yaml", "better-questions.yaml"]), st.text(min_size=1, max_size=12))
def test_writing_on_a_page_changes_no_spoken_word(name: str, text: str):
    given = load(sample(name))
    deck, _ = built(given, None)
    for page in deck.pages:
        for spot in texts_of(page):
            field = field_of(given, page, spot.text)
            if field is not None:
                assert manuscript(written(given, field, text)) == manuscript(given)


def test_nearly_every_text_of_the_samples_leads_somewhere():
    for name in ("good-neighbours.yaml", "better-questions.yaml"):
        given = load(sample(name))
        deck, _ = built(given, None)
        lost = [
            (page.kind, spot.text)
            for page in deck.pages
            for spot in texts_of(page)
            if spot.frame.role != "speaker"
            and field_of(given, page, spot.text) is None
            and words_of_text(given, page, spot.text) is None
        ]
        assert len(lost) <= 0.1 * sum(len(texts_of(page)) for page in deck.pages), lost


def test_words_that_are_no_field_are_found_in_what_is_spoken():
    given = msgspec.structs.replace(GIVEN, opening="各位好，今天说三件事。")
    deck, _ = built(given, None)
    found = words_of_text(given, deck.pages[0], "今天说三件事")
    assert found is not None
    assert given.opening[found.start : found.end] == "今天说三件事"
