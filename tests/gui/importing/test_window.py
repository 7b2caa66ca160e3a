"""The review: whatever was recognised wrongly is right again in at most two keys."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from tests.builders import talk

from lecturer.errors import UnreadableError
from lecturer.manuscript.importing import Import, import_file, import_text
from lecturer.talk import edits
from lecturer.talk.original import changed_characters
from lecturer.talk.passages import passages
from lecturer.talk.records import Doubt, Talk
from lecturer.talk.walk import find, manuscript, walk_paths
from lecturer.ui.importing.doubt_cards import DoubtCard
from lecturer.ui.importing.heading import Heading
from lecturer.ui.importing.left_dialog import LeftDialog
from lecturer.ui.importing.source_margins import RING, TEXT_RIGHT, ring_places
from lecturer.ui.importing.window import ReviewWindow
from lecturer.ui.widgets.messages import Messages, Question

OUTLINE = "一、甲 > （一）乙：乙的第一句。乙的第二句。 / （二）丙：丙话。 < 二、丁：丁话。"


def imported(made: Talk | None = None, **fields: object) -> Import:
    made = made or talk(OUTLINE, title="题目", opening="各位邻居：\n晚上好。", closing="谢谢大家！")
    return Import(talk=made, source=manuscript(made), **fields)


@pytest.fixture(autouse=True)
def _leave_unasked(monkeypatch: pytest.MonkeyPatch):
    """No box opens at the end of a test that repaired something."""
    monkeypatch.setattr(Messages, "ask", lambda _, question: "leave")


@pytest.fixture
def review(qtbot) -> Callable[..., ReviewWindow]:
    def open_review(made: Import | None = None, **options: object) -> ReviewWindow:
        window = ReviewWindow(made or imported(), name="讲稿.txt", **options)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return open_review


def shape(window: ReviewWindow) -> list[tuple[int, str]]:
    return [(len(path), point.title) for path, point in walk_paths(window.open_talk.talk.points)]


def place_cursor(window: ReviewWindow, before: str, length: int = 0) -> None:
    text = passages(window.open_talk.talk).text
    window.source.setFocus()
    window.source.go_to(text.index(before), length)


def press(qtbot, window: ReviewWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = window.source if window.source.hasFocus() else window.outline
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def select(window: ReviewWindow, key: str) -> None:
    window.open_talk.select(key)
    window.outline.setFocus()


def test_a_point_too_deep_is_promoted_by_one_key(qtbot, review):
    window = review()
    select(window, "p3")
    press(qtbot, window, Qt.Key.Key_Left)
    assert shape(window) == [(1, "甲"), (2, "乙"), (1, "丙"), (1, "丁")]


def test_a_point_too_high_is_demoted_by_one_key(qtbot, review):
    window = review()
    select(window, "p4")
    press(qtbot, window, Qt.Key.Key_Right)
    assert shape(window)[-1] == (2, "丁")


def test_what_is_no_point_joins_the_words_before_by_one_key(qtbot, review):
    window = review()
    select(window, "p3")
    press(qtbot, window, Qt.Key.Key_Delete)
    assert shape(window) == [(1, "甲"), (2, "乙"), (1, "丁")]
    assert find(window.open_talk.talk, "p2").notes.endswith("（二）丙。丙话。")


def test_a_point_is_made_at_the_cursor_by_one_key(qtbot, review):
    window = review()
    place_cursor(window, "乙的第二句")
    press(qtbot, window, Qt.Key.Key_Return)
    assert shape(window)[:3] == [(1, "甲"), (2, "乙"), (2, "乙的第二句")]
    assert find(window.open_talk.talk, window.open_talk.key).run_on


def test_selected_words_head_the_new_point(qtbot, review):
    window = review()
    place_cursor(window, "乙的第二句", 3)
    press(qtbot, window, Qt.Key.Key_Return)
    assert shape(window)[2] == (2, "乙的第")


def test_selected_words_become_the_head_by_one_key(qtbot, review):
    window = review()
    place_cursor(window, "乙的第一句", 5)
    press(qtbot, window, Qt.Key.Key_H)
    assert find(window.open_talk.talk, "p2").title == "乙的第一句"


def test_the_heads_that_the_words_offer_come_by_one_key_and_go_by_another(qtbot, review):
    window = review()
    select(window, "p2")
    heads = []
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_T)
        heads.append(find(window.open_talk.talk, "p2").title)
    assert len({*heads}) > 1
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert find(window.open_talk.talk, "p2").title == "乙"


def test_two_points_are_merged_by_one_key(qtbot, review):
    window = review()
    select(window, "p2")
    press(qtbot, window, Qt.Key.Key_M)
    assert shape(window) == [(1, "甲"), (2, "乙"), (1, "丁")]


def test_every_repair_is_undone(qtbot, review):
    window = review()
    before = window.open_talk.talk
    select(window, "p2")
    press(qtbot, window, Qt.Key.Key_M)
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.open_talk.talk is before


def test_the_source_shows_what_the_outline_selects_and_the_other_way(qtbot, review):
    window = review()
    select(window, "p3")
    assert window.source.place.key == "p3"
    place_cursor(window, "丁话")
    assert window.open_talk.key == "p4"
    assert [index.data() for index in window.outline.selectedIndexes()] == ["丁"]


def test_walking_the_outline_walks_the_source(qtbot, review):
    window = review()
    select(window, "p1")
    press(qtbot, window, Qt.Key.Key_Down)
    assert window.open_talk.key == window.source.place.key == "p2"


def doubtful() -> Import:
    made = talk(OUTLINE, opening="开场。")
    made = edits.set_point(made, "p2", doubts=(Doubt("lone", "（一）"),))
    return imported(edits.set_point(made, "p4", doubts=(Doubt("gap", "二、", "三、"),)))


def test_doubts_are_settled_by_number(qtbot, review):
    window = review(doubtful())
    window.outline.setFocus()
    press(qtbot, window, Qt.Key.Key_1)
    assert window.settling.in_hand.key == "p4"
    press(qtbot, window, Qt.Key.Key_2)
    assert window.settling.open == ()
    assert (1, "丁") not in shape(window)


def test_a_number_put_right_is_the_one_change_that_the_review_lets_through(qtbot, review):
    made = edits.set_point(talk("一、甲：话。 / 三、乙：话。"), "p2", doubts=(Doubt("gap", "三、", "二、"),))
    window = review(imported(made))
    press(qtbot, window, Qt.Key.Key_2)
    assert window.open_talk.talk.points[1].notes.startswith("二、乙")
    assert window.fidelity.is_kept
    window.open_talk.undo()
    assert window.open_talk.talk.points[1].notes.startswith("三、乙")
    assert window.fidelity.is_kept


def test_the_doubts_stand_as_cards_from_the_start_and_the_first_is_in_hand(qtbot, review):
    window = review(doubtful())
    cards = window.findChildren(DoubtCard)
    assert [card.accessibleName()[0] for card in cards] == ["1", "2"]
    assert all(card.isVisible() for card in cards)
    assert window.open_talk.key == window.settling.in_hand.key == "p2"


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_rings_beside_one_line_stay_in_the_margin_in_order(count: int):
    places = ring_places(500, count)
    assert places == sorted(places)
    assert places[-1] == 500 - RING
    assert places[0] >= 500 - TEXT_RIGHT + 8


def test_a_number_in_the_margin_takes_its_doubt_in_hand(qtbot, review):
    window = review(doubtful())
    ring = window.source.rings()[1]
    x, y, width, height = ring.rect
    qtbot.mouseClick(
        window.source.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(int(x + width / 2), int(y + height / 2)),
    )
    assert window.settling.in_hand.key == "p4"


def test_using_the_outline_hands_it_over_with_every_word(qtbot, review):
    window = review()
    select(window, "p3")
    press(qtbot, window, Qt.Key.Key_Left)
    with qtbot.waitSignal(window.accepted) as handed:
        window.use()
    assert handed.args == [window.open_talk.talk]
    assert window.fidelity.is_kept
    assert not window.isVisible()


def test_words_that_went_missing_cannot_be_used(qtbot, review):
    window = review()
    window.open_talk.apply("Break", edits.set_words(window.open_talk.talk, "p3", "（二）丙。"))
    assert (window.fidelity.is_kept, window.fidelity.difference) == (False, "丙话。二、丁。丁话。谢谢"[:12])
    with qtbot.assertNotEmitted(window.accepted):
        window.use()


def test_closing_cancels(qtbot, review):
    window = review()
    with qtbot.waitSignal(window.cancelled):
        window.close()


@pytest.mark.parametrize(("answer", "is_open"), [("stay", True), ("leave", False)])
def test_repairs_are_not_thrown_away_unasked(
    qtbot, review, monkeypatch: pytest.MonkeyPatch, answer: str, is_open: bool
):
    asked: list[Question] = []
    monkeypatch.setattr(Messages, "ask", lambda _, question: asked.append(question) or answer)
    window = review()
    select(window, "p3")
    press(qtbot, window, Qt.Key.Key_Left)
    window.close()
    assert window.isVisible() == is_open
    assert len(asked) == 1


def test_another_encoding_begins_anew(review):
    other = imported(talk("一、重读", opening="重读。"), encoding="gb18030")
    window = review(imported(encoding="utf-8"), reopen=lambda encoding, _: {"gb18030": other}[encoding])
    window.read_again("gb18030")
    assert shape(window) == [(1, "重读")]
    assert window.fidelity.is_kept
    assert window.open_talk.document.history == ()


def test_pasted_words_can_be_read_as_markdown(review):
    window = review(
        imported(encoding=""),
        reopen=lambda _, markdown: import_text("# 甲\n\n## 乙\n\n话。", markdown=markdown),
    )
    heading = window.findChild(Heading)
    assert heading.encodings.isHidden()
    heading.forms.setCurrentIndex(1)
    heading.forms.activated.emit(1)
    assert window.open_talk.talk.title == "甲"
    assert shape(window) == [(1, "乙")]


def test_an_encoding_that_does_not_fit_leaves_the_outline(review):
    def fail(encoding: str, markdown: bool) -> Import:
        raise UnreadableError(f"Not {encoding}")

    window = review(imported(encoding="utf-8"), reopen=fail)
    window.read_again("utf-16")
    assert shape(window)[0] == (1, "甲")
    assert "Not utf-16" in " ".join(each.text() for each in window.findChildren(QLabel))


def test_a_talk_without_points_can_be_used(qtbot, review):
    window = review(imported(msgspec.structs.replace(talk(""), opening="只有一段话。")))
    with qtbot.waitSignal(window.accepted):
        window.use()


def test_an_empty_talk_shows_nothing_and_fails_nowhere(qtbot, review):
    window = review(imported(talk("")))
    window.make_point()
    window.take_as_head()
    assert window.source.place is None


def test_what_a_file_left_out_is_named_and_can_be_taken_in(qtbot, tmp_path):
    path = tmp_path / "讲稿.md"
    path.write_text("# 种菜\n\n## 选盆\n\n盆要深。<!-- 停两秒 -->\n\n## 浇水\n\n水要透。\n", "utf-8")
    window = ReviewWindow(import_file(path), name=path.name)
    qtbot.addWidget(window)
    assert [left.text for left in window.left] == ["<!-- 停两秒 -->"]
    window.open_talk.select(window.open_talk.talk.points[0].id)
    window.take_in("<!-- 停两秒 -->")
    assert window.left == ()
    assert window.fidelity.is_kept
    assert window.open_talk.talk.points[0].notes.endswith("<!-- 停两秒 -->")
    window.open_talk.undo()
    assert [left.text for left in window.left] == ["<!-- 停两秒 -->"]
    assert window.fidelity.is_kept


def test_a_remark_is_taken_in_below_the_line_it_hangs_at(qtbot, tmp_path):
    document = Document()
    runs = [document.add_paragraph(text).runs for text in ("一、选盆", "盆要深。", "二、浇水", "水要透。")]
    document.add_comment(runs[1], "多停两秒")
    document.save(tmp_path / "讲稿.docx")
    window = ReviewWindow(import_file(tmp_path / "讲稿.docx"), name="讲稿.docx")
    qtbot.addWidget(window)
    window.open_talk.select(window.open_talk.talk.points[1].id)
    dialog = LeftDialog(window.left, window)
    dialog.taken.connect(window.take_in)
    dialog.show()
    assert dialog.list.topLevelItem(0).text(1) == "after “盆要深。”"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    first, second = window.open_talk.talk.points
    assert first.notes.split("\n")[-2:] == ["盆要深。", "多停两秒"]
    assert "多停两秒" not in second.notes
    assert window.fidelity.is_kept


def test_one_press_takes_one_entry_in_and_the_talk_is_still_the_manuscript(qtbot, tmp_path):
    path = tmp_path / "讲稿.md"
    path.write_text("## 选盆\n\n盆要深。<!-- 停 -->\n\n## 浇水\n\n水要透。<!-- 停 -->\n", "utf-8")
    window = ReviewWindow(import_file(path), name=path.name)
    qtbot.addWidget(window)
    dialog = LeftDialog(window.left, window)
    dialog.taken.connect(window.take_in)
    dialog.show()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.list.topLevelItemCount() == 1
    assert [(left.place, left.text) for left in window.left] == [(7, "<!-- 停 -->")]
    with qtbot.waitSignal(window.accepted) as accepted:
        window.use()
    assert changed_characters(accepted.args[0]) == 0
