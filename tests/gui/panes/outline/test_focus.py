"""One branch shown alone, the way back to the whole, folding to a level, the clipboard's keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.builders import talk
from tests.gui.workspaces import make_desk

from lecturer.talk.outline_rows import visible_rows
from lecturer.talk.records import Point, Talk
from lecturer.ui.panes.outline.drop import target_at

OUTLINE = "一、电池 > （一）线 / （二）锅 > 一是看 / 二是换 << 二、楼道"


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", talk(OUTLINE, opening="大家好。"))
    made.open_talk.select("p3")
    made.window.outline.list.setFocus()
    return made


def keys(desk) -> list[str]:
    return [row.key for row in desk.window.outline.model.rows]


def press(desk, name: str) -> None:
    desk.actions[name].trigger()


def test_a_branch_alone_shows_its_points_and_the_way_to_it(desk):
    press(desk, "focus_branch")
    assert keys(desk) == ["p3", "p4", "p5"]
    outline = desk.window.outline
    assert outline.breadcrumb.isVisible()
    assert [each.toolTip() for each in outline.breadcrumb.steps] == ["Whole talk", "一、电池", "（二）锅"]
    outline.breadcrumb.steps[1].click()
    assert keys(desk) == ["p1", "p2", "p3", "p4", "p5"]
    outline.breadcrumb.steps[0].click()
    assert len(keys(desk)) == 8
    assert not outline.breadcrumb.isVisible()


def test_esc_and_the_same_key_again_show_the_whole_outline(desk):
    press(desk, "focus_branch")
    QTest.keyClick(desk.window.outline.list, Qt.Key.Key_Escape)
    assert len(keys(desk)) == 8
    press(desk, "focus_branch")
    press(desk, "focus_branch")
    assert len(keys(desk)) == 8


def test_showing_a_branch_alone_is_no_step_of_the_history(desk):
    steps = len(desk.open_talk.document.history)
    press(desk, "focus_branch")
    press(desk, "whole_outline")
    assert len(desk.open_talk.document.history) == steps


@pytest.mark.parametrize("key", ["p6", "opening", "closing"])
def test_going_to_a_point_elsewhere_shows_the_whole_outline(desk, key):
    press(desk, "focus_branch")
    desk.open_talk.select(key)
    assert key in keys(desk)


def test_undo_outside_of_the_branch_shows_where_it_was(desk):
    desk.editing.rename("p6", "新")
    press(desk, "focus_branch")
    press(desk, "undo")
    assert "p6" in keys(desk)


def test_deleting_the_branch_shows_the_whole_outline(desk):
    press(desk, "focus_branch")
    desk.messages.answers = ["delete"]
    desk.editing.remove()
    assert keys(desk) == ["opening", "p1", "p2", "p6", "closing"]


def test_a_renamed_branch_is_renamed_in_the_way_to_it(desk):
    press(desk, "focus_branch")
    desk.editing.rename("p1", "电")
    assert desk.window.outline.breadcrumb.steps[1].toolTip() == "一、电"


@pytest.mark.parametrize(
    ("gap", "level", "parent", "index"), [(0, 1, "p3", 0), (1, 1, "p3", 0), (3, 1, "p3", 2), (3, 4, "p5", 0)]
)
def test_a_drop_stays_inside_of_the_branch_shown(gap, level, parent, index):
    target = target_at(visible_rows(talk(OUTLINE), root="p3"), gap, level, root="p3")
    assert target.parent is not None
    assert (target.parent.key, target.index) == (parent, index)


def test_points_found_by_a_filter_are_not_dragged(desk):
    model = desk.window.outline.model
    model.set_filter("看")
    assert not any(
        model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled for row in range(len(model.rows))
    )


def test_a_filter_says_how_many_it_finds_and_lists_no_more_than_can_be_read(desk):
    points = tuple(Point(id=f"q{number}", title=f"要点{number}") for number in range(1200))
    desk.open_talk.apply("", Talk(points=points))
    field = desk.window.outline.filter_field
    desk.window.outline.start_filter()
    field.setText("yd")
    assert len(desk.window.outline.model.rows) == 1000
    shown = [each.text() for each in desk.window.outline.findChildren(QLabel)]
    assert "1200 of 1200 points" in shown
    field.setText("yd119")
    assert len(desk.window.outline.model.rows) == 11
    desk.window.outline.end_filter()
    assert len(desk.window.outline.model.rows) == 1202


@pytest.mark.parametrize(("level", "count"), [(1, 4), (2, 6), (3, 8), (9, 8)])
def test_folding_to_a_level(desk, level, count):
    press(desk, f"fold_{level}")
    desk.open_talk.select("p1")
    assert len(keys(desk)) == count or level < 3  # the selected point stays in sight


@pytest.mark.parametrize("level", range(1, 10))
def test_every_level_has_words_key(desk, level):
    assert desk.actions[f"fold_{level}"].shortcut().toString() == f"Alt+Shift+{level}"


def test_the_clipboards_keys_mean_points_in_the_outline(desk, qtbot):
    other = make_desk(qtbot)
    other.open_talk.apply("", talk("一、别处"))
    QTest.keySequence(desk.window.outline.list, "Ctrl+X")
    assert "p3" not in keys(desk)
    other.open_talk.select("p1")
    QTest.keySequence(other.window.outline.list, "Ctrl+V")
    assert [point.title for point in other.open_talk.talk.points] == ["别处", "锅"]
    assert [point.title for point in other.open_talk.talk.points[1].points] == ["看", "换"]
    QTest.keySequence(desk.window.outline.list, "Ctrl+V")
    assert [point.title for point in desk.open_talk.talk.points[0].points] == ["线", "锅"]


def test_several_branches_are_duplicated_as_one_step(desk):
    desk.open_talk.select("p2", ("p2", "p6"))
    press(desk, "duplicate")
    assert [point.title for point in desk.open_talk.talk.points] == ["电池", "楼道", "楼道"]
    assert [point.title for point in desk.open_talk.talk.points[0].points] == ["线", "线", "锅"]
    press(desk, "undo")
    assert len(desk.open_talk.talk.points) == 2
