"""What else a point is good for: only pages that it would really get, each with its words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lecturer.deck.build import build_deck
from lecturer.deck.offers import MOST_OFFERS, offers_in
from lecturer.talk.records import Point, Talk

FIGURES = Point(id="a", title="去年的账", notes="去年换了37公里电线，查了1286户人家，装了520只报警器。")
STEPS = Point(id="a", title="油锅起火", notes="先关火，再盖锅盖，然后等它凉透，最后开窗通风。")
TABLE = Point(
    id="a", title="信", notes="看表。", table=(("年", "信（封）"), ("1999年", "21"), ("2004年", "46"))
)


def offered(point: Point) -> dict[str, tuple[str, ...]]:
    talk = Talk(title="河", points=(point,))
    shown = next(page.kind for page in build_deck(talk).pages if page.key == "a")
    return {offer.layout: offer.source for offer in offers_in(talk, point, shown, None)}


def test_a_point_of_figures_is_offered_its_sentence():
    found = offered(FIGURES)
    assert "figures" not in found
    assert found["point"]
    assert all(words in FIGURES.title + FIGURES.notes for source in found.values() for words in source)


def test_a_chart_is_offered_as_its_table():
    assert "table" in offered(TABLE)


@pytest.mark.parametrize("point", [FIGURES, STEPS, TABLE])
def test_what_is_offered_is_what_the_point_gets(point: Point):
    for layout in offered(point):
        talk = Talk(title="河", points=(replace(point, layout=layout),))
        assert layout in [page.kind for page in build_deck(talk).pages]


@pytest.mark.parametrize("point", [FIGURES, STEPS, TABLE])
def test_a_page_that_was_taken_is_given_back_by_the_automatic_one(point: Point):
    first = next(iter(offered(point)))
    taken = replace(point, layout=first)
    automatic = next(p.kind for p in build_deck(Talk(points=(point,))).pages if p.key == "a")
    assert automatic in offered(taken)
    assert len(offered(taken)) <= MOST_OFFERS


def test_a_point_with_others_below_it_and_one_in_a_theme_that_is_gone_are_offered_nothing():
    parent = Point(id="a", title="甲", points=(Point(id="b", title="乙"),))
    assert offers_in(Talk(points=(parent,)), parent, "list", None) == []
    assert offers_in(Talk(theme="gone.pptx", points=(FIGURES,)), FIGURES, "figures", None) == []


def test_the_sentence_that_was_chosen_is_the_one_of_the_words():
    said = FIGURES.notes + "什么叫账？账就是一家一家走出来的日子。"
    talk = Talk(points=(replace(FIGURES, layout="point", notes=said),))
    (page,) = (page for page in build_deck(talk).pages if page.key == "a")
    assert page.source == ("账就是一家一家走出来的日子",)
