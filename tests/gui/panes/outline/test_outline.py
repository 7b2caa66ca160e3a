"""The outline: rows, folding, keys, renaming, dragging, filtering, and what stays selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from tests.builders import talk
from tests.growth import calls
from tests.gui.workspaces import Answers, make_desk

from lecturer.document.document import Document
from lecturer.talk.edits import set_point
from lecturer.talk.outline_rows import visible_rows
from lecturer.talk.records import Point, Talk
from lecturer.text.pinyin_initials import initials
from lecturer.timing.plan import plan
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.outline.delegate import chip_left
from lecturer.ui.panes.outline.drag_marks import target_in_words
from lecturer.ui.panes.outline.drop import target_at
from lecturer.ui.panes.outline.model import OutlineModel, spoken_row
from lecturer.ui.panes.outline.view import OutlineList

OUTLINE = "一、电池 > （一）线 / （二）锅 > 一是看 / 二是换 << 二、楼道"


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", talk(OUTLINE, opening="大家好。"))
    made.open_talk.select("p1")
    made.window.outline.list.setFocus()
    return made


def keys(desk) -> list[str]:
    return [row.key for row in desk.window.outline.model.rows]


def tap(desk, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(
        desk.window.outline.list, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    )


def test_initials_are_those_of_the_pinyin():
    assert initials("演讲大纲 ABC") == "yjdg abc"


def test_the_model_keeps_qts_rules_under_every_edit(desk):
    tester = QAbstractItemModelTester(
        desk.window.outline.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for name in (
        "demote",
        "promote",
        "move_down",
        "move_up",
        "duplicate",
        "merge",
        "undo",
        "fold_1",
        "unfold",
    ):
        desk.open_talk.select("p3")
        desk.actions[name].trigger()
        assert keys(desk) == [
            row.key for row in visible_rows(desk.open_talk.talk, desk.window.outline.model.folded)
        ]
    tester.deleteLater()


def test_tab_and_shift_tab_change_levels_in_the_outline_only(desk):
    desk.open_talk.select("p3")
    tap(desk, Qt.Key.Key_Tab)
    assert [point.id for point in desk.open_talk.talk.points[0].points[0].points] == ["p3"]
    tap(desk, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert [point.id for point in desk.open_talk.talk.points[0].points] == ["p2", "p3"]
    notes = desk.window.notes.edit
    before = desk.open_talk.talk.points
    notes.setFocus()
    QTest.keyClick(notes, Qt.Key.Key_Backtab)
    assert desk.open_talk.talk.points == before


def test_alt_shift_arrows_work_everywhere(desk, qtbot):
    desk.open_talk.select("p6")
    desk.window.activateWindow()
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    desk.window.notes.edit.setFocus()
    QTest.keyClick(desk.window.notes.edit, Qt.Key.Key_Up, both)
    assert [point.id for point in desk.open_talk.talk.points] == ["p6", "p1"]


def test_arrows_fold_and_walk(desk):
    desk.open_talk.select("p3")
    tap(desk, Qt.Key.Key_Left)
    assert "p4" not in keys(desk)
    tap(desk, Qt.Key.Key_Left)
    assert desk.open_talk.key == "p1"
    desk.open_talk.select("p3")
    tap(desk, Qt.Key.Key_Right)
    assert "p4" in keys(desk)
    tap(desk, Qt.Key.Key_Right)
    assert desk.open_talk.key == "p4"
    tap(desk, Qt.Key.Key_Down)
    assert desk.open_talk.key == "p5"


def test_folds_and_selection_survive_edits(desk):
    desk.window.outline.model.set_folded("p3", True)
    desk.open_talk.select("p6", ("p2", "p6"))
    desk.open_talk.apply("", set_point(desk.open_talk.talk, "p1", title="新"))
    desk.editing.move_up()
    assert "p4" not in keys(desk)
    chosen = {index.row() for index in desk.window.outline.list.selectionModel().selectedIndexes()}
    assert {keys(desk)[row] for row in chosen} == {"p2", "p6"}


def test_undo_reveals_what_it_changed(desk):
    desk.editing.rename("p4", "改")
    desk.window.outline.model.fold_to(1)
    desk.open_talk.undo()
    assert desk.open_talk.key == "p4"
    assert "p4" in keys(desk)


def test_a_title_is_renamed_in_place(desk):
    desk.open_talk.select("p2")
    view = desk.window.outline.list
    view.rename()
    editor = view.findChild(QLineEdit)
    editor.setText("老化的线")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # the delegate commits in the next turn of the loop
    assert desk.open_talk.point.title == "老化的线"
    assert desk.open_talk.document.undo_label == "Rename"


def test_the_key_that_began_renaming_puts_the_next_head_there(desk):
    desk.open_talk.select("p2")
    view = desk.window.outline.list
    view.rename()
    editor = view.findChild(QLineEdit)
    before = editor.text()
    QTest.keyClick(editor, Qt.Key.Key_F2)
    assert editor.text() in desk.editing.head_choices("p2")
    assert editor.text() != before or len(desk.editing.head_choices("p2")) == 1


def test_composing_in_a_title_loses_and_doubles_nothing(desk):
    desk.open_talk.select("p2")
    view = desk.window.outline.list
    view.rename()
    editor = view.findChild(QLineEdit)
    editor.clear()
    for composed, committed in (("xian", ""), ("", "线"), ("lao", ""), ("", "")):
        event = QInputMethodEvent(composed, [])
        event.setCommitString(committed)
        editor.event(event)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # the delegate commits in the next turn of the loop
    assert desk.open_talk.point.title == "线"


def test_enter_adds_a_point_and_names_it(desk):
    desk.open_talk.select("p2")
    tap(desk, Qt.Key.Key_Return)
    editor = desk.window.outline.list.findChild(QLineEdit)
    editor.setText("新的")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # the delegate commits in the next turn of the loop
    titles = [point.title for point in desk.open_talk.talk.points[0].points]
    assert titles == ["线", "新的", "锅"]


@pytest.mark.parametrize(
    ("gap", "level", "parent", "index", "level_given"),
    [
        (1, 1, None, 0, 1),
        (2, 2, "p1", 0, 2),
        (2, 1, "p1", 0, 2),  # a top point here would tear p2 from p1
        (6, 1, None, 1, 1),
        (6, 2, "p1", 2, 2),
        (6, 3, "p3", 2, 3),
        (6, 9, "p5", 0, 4),
        (7, 1, None, 2, 1),
        (0, 1, None, 0, 1),
        (99, 1, None, 2, 1),
    ],
)
def test_a_drop_goes_to_the_nearest_possible_place(gap, level, parent, index, level_given):
    target = target_at(visible_rows(talk(OUTLINE)), gap, level)
    assert (target.parent.key if target.parent else None, target.index, target.level) == (
        parent,
        index,
        level_given,
    )


def test_a_drop_preview_says_level_and_parent():
    target = target_at(visible_rows(talk(OUTLINE)), 6, 3)
    assert target_in_words(target) == "Level 3, in “锅”"


def test_dragging_moves_a_branch_with_its_words(desk):
    view, model = desk.window.outline.list, desk.window.outline.model
    rect = view.visualRect(model.index(model.row_of("p6")))
    place = QPointF(chip_left(2) + 4, rect.top() + 2)
    mime = model.mimeData([model.index(model.row_of("p4"))])
    none = Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(place.toPoint(), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, none)
    view.dragMoveEvent(move)
    view.grab()
    drop = QDropEvent(place, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, none)
    drop.setDropAction(Qt.DropAction.MoveAction)
    view.dropEvent(drop)
    first = desk.open_talk.talk.points[0]
    assert [point.id for point in first.points] == ["p2", "p3", "p4"]
    assert first.points[2].notes == "一是看。"
    assert view.target_for(QPoint(40, -5)).index == 0


def test_a_click_on_the_sign_folds(desk):
    view, model = desk.window.outline.list, desk.window.outline.model
    rect = view.visualRect(model.index(model.row_of("p3")))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(rect.left() + chip_left(2) - 14, rect.center().y()),
    )
    assert "p4" not in keys(desk)


def test_the_filter_field_filters_and_esc_ends_it(desk):
    desk.actions["filter"].trigger()
    field = desk.window.outline.filter_field
    QTest.keyClicks(field, "dc")
    assert keys(desk) == ["p1"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(keys(desk)) == 8


def test_a_row_reads_its_signs_in_words(desk):
    long = Point(id="p1", marker="二是", title="看楼道", notes="看" * 200 + "**", seconds=36, may_skip=True)
    desk.open_talk.apply("", Talk(points=(long,)))
    model = desk.window.outline.model
    words = spoken_row(model.look(model.row_of("p1")))
    assert words.startswith("二是 看楼道, level 1, 0:36")
    assert "over what was fixed" in words
    assert "1 blank" in words
    assert "May be skipped" in words
    assert model.index(model.row_of("p1")).data(Qt.ItemDataRole.AccessibleTextRole) == words


class Unplanned(QObject):
    """DerivedState without a deck, which takes longer to build than the outline to show."""

    plan_changed = Signal()

    def __init__(self, shown: Talk) -> None:
        super().__init__()
        self.plan = self.given_plan = plan(shown)

    def excess(self, _key: str) -> float:
        return 0.0


def test_ten_thousand_points_stay_light(qtbot):
    parts = (f"a{part}" for part in range(100))
    points = tuple(
        Point(
            id=part,
            title=part,
            points=tuple(Point(id=f"{part}-{each}", title=f"要点{each}") for each in range(99)),
        )
        for part in parts
    )
    open_talk = OpenTalk(Document(Talk(points=points)))
    messages = Answers()
    editing = Editing(open_talk, messages)
    model = OutlineModel(open_talk, Unplanned(open_talk.talk), messages)
    view = OutlineList(model, open_talk, editing)
    qtbot.addWidget(view)
    view.resize(360, 700)
    view.show()
    assert len(model.rows) < 1000  # it opens folded
    model.fold_to(9)
    open_talk.select("a50-50")
    view.grab()
    assert calls(editing.move_up) < 20 * len(model.rows)


def test_focus_reaches_the_outline_from_the_keyboard(desk):
    desk.actions["focus_notes"].trigger()
    desk.actions["focus_outline"].trigger()
    assert desk.window.focusWidget() is desk.window.outline.list


@pytest.mark.parametrize(
    ("ids", "parent", "index", "can"),
    [
        (("p3",), "p4", 0, False),
        (("p3",), "p1", 1, False),
        (("p3",), "p6", 0, True),
        (("p3", "p6"), "p2", 0, True),
    ],
)
def test_a_branch_is_not_dropped_into_itself(desk, ids, parent, index, can):
    assert desk.editing.can_move(ids, parent, index) == can


def test_pulling_to_the_side_changes_the_level_by_steps(desk):
    view, model = desk.window.outline.list, desk.window.outline.model
    rect = view.visualRect(model.index(model.row_of("p4")))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, rect.center().y()))
    below = view.visualRect(model.index(model.row_of("p6"))).top() + 1
    assert [view.target_for(QPoint(x, below)).level for x in (150, 126, 100, 20, 174)] == [3, 2, 1, 1, 4]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, rect.center().y()))
