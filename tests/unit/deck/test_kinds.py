"""The table of kinds of slide: no kind without its row, no row that names what is not there."""

from __future__ import annotations

from typing import get_args

import pytest

from lecturer.deck.build import build_deck
from lecturer.deck.kinds import OFFERED, ROWS, Kind, fields_of
from lecturer.deck.pages import FrameRole, PageKind
from lecturer.deck.template.roles import ROLES
from lecturer.export.pptx.roles import SLOTS
from lecturer.resources import asset
from lecturer.talk.bindings import BINDINGS
from lecturer.talk.records import ChosenLayout, Point, Talk

LAYOUT_TYPES = {
    "blank", "chart", "chartAndTx", "cust", "dgm", "fourObj", "obj", "objOnly", "objTx", "picTx", "secHead",
    "tbl", "title", "titleOnly", "twoColTx", "twoObj", "twoTxTwoObj", "tx", "txAndChart",
}  # fmt: skip
"""Those of ECMA-376 part 1, 19.7.15 (ST_SlideLayoutType) that a kind may need."""

each_kind = pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.name)


def test_each_kind_of_page_has_one_row():
    assert sorted(kind.name for kind in ROWS) == sorted(get_args(PageKind))


def test_each_role_of_a_frame_is_a_placeholder_or_said_to_be_a_text_box():
    assert set(SLOTS) == set(get_args(FrameRole))


@each_kind
def test_a_kind_has_a_name_in_both_languages(kind: Kind):
    for texts in (kind.texts, kind.short or kind.texts):
        assert set(texts) == {"en", "zh"}
        assert texts["en"].isascii()
        assert not texts["zh"].isascii()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_and_shortcuts_are_unique(language: str):
    for values in ([kind.texts[language] for kind in ROWS], [kind.key for kind in ROWS if kind.key]):
        assert len(values) == len(set(values))


@each_kind
def test_a_kind_takes_a_layout_that_templates_have_and_powerpoint_knows(kind: Kind):
    assert kind.role in ROLES
    assert kind.type in LAYOUT_TYPES
    assert set(kind.spots) <= {role for role, slot in SLOTS.items() if slot} | {"table"}


@each_kind
def test_the_fields_of_a_kind_are_fields_of_the_pane_and_its_icon_is_there(kind: Kind):
    assert set(kind.fields) <= {binding.name for binding in BINDINGS}
    assert not kind.icon or asset(f"icons/{kind.icon}.svg").is_file()
    assert bool(kind.icon) == (kind.name in OFFERED)


def test_a_point_without_a_layout_of_its_own_is_asked_for_its_lines():
    assert fields_of("auto") == ("show",)


@pytest.mark.parametrize("layout", get_args(ChosenLayout))
def test_a_talk_with_that_layout_has_a_deck_with_all_its_words(layout: ChosenLayout):
    below = tuple(Point(id=f"b{i}", title=f"第{i}条", notes=f"第{i}条。") for i in range(1, 4))
    point = Point(id="a", title="到2026年", notes="到2026年。", layout=layout, points=below)
    spoken = [step.notes for page in build_deck(Talk(points=(point,))).pages for step in page.steps]
    assert [words for words in spoken if words] == ["到2026年。", "第1条。", "第2条。", "第3条。"]
