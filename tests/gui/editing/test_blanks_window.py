"""Typing fills a blank, Enter goes to the next, undo brings it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.builders import talk

from lecturer.document.document import Document
from lecturer.talk.walk import words_of
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.blanks_window import BlanksWindow


@pytest.fixture
def open_talk(qapp) -> OpenTalk:
    return OpenTalk(Document(talk("一、甲：建设**，服务**。 / 二、乙：请拨____。", opening="各位邻居：")))


@pytest.fixture
def window(qtbot, open_talk: OpenTalk) -> BlanksWindow:
    made = BlanksWindow(open_talk)
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    return made


def rows(window: BlanksWindow) -> list[str]:
    model = window.rows.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_every_blank_is_listed_with_its_sentence(window: BlanksWindow):
    assert rows(window) == ["建设**，服务**。", "建设**，服务**。", "请拨____。"]


def test_typing_and_enter_go_through_all_blanks(qtbot, window: BlanksWindow, open_talk: OpenTalk):
    for words in ("街道", "社区", "12345"):
        window.field.insert(words)  # QTest types ASCII only
        qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert words_of(open_talk.talk, "p1") == "一、甲。建设街道，服务社区。"
    assert words_of(open_talk.talk, "p2") == "二、乙。请拨12345。"
    assert window.in_hand is None
    assert [step.label for step in open_talk.document.history] == ["Fill in a blank"] * 3


def test_the_talk_follows_to_the_point_of_the_blank(qtbot, window: BlanksWindow, open_talk: OpenTalk):
    qtbot.keyClick(window.field, Qt.Key.Key_Down)
    qtbot.keyClick(window.field, Qt.Key.Key_Down)
    assert (window.in_hand.text, open_talk.key) == ("____", "p2")
    qtbot.keyClick(window.field, Qt.Key.Key_Up)
    assert open_talk.key == "p1"


def test_enter_without_words_skips(qtbot, window: BlanksWindow, open_talk: OpenTalk):
    first = window.in_hand
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert window.in_hand != first
    assert open_talk.document.history == ()


def test_what_is_typed_is_seen_in_its_sentence(qtbot, window: BlanksWindow):
    qtbot.keyClicks(window.field, "ab")
    assert rows(window)[0] == "建设ab，服务**。"


def test_earlier_fills_are_offered_and_taken_by_key(qtbot, window: BlanksWindow, open_talk: OpenTalk):
    qtbot.keyClicks(window.field, "abc")
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert window.offers == ("abc",)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert words_of(open_talk.talk, "p1") == "一、甲。建设abc，服务abc。"


def test_undo_brings_the_blank_back(window: BlanksWindow, open_talk: OpenTalk):
    before = rows(window)
    window.fill_in("街道")
    open_talk.undo()
    assert rows(window) == before


def test_a_talk_without_blanks_says_so(qtbot, qapp):
    window = BlanksWindow(OpenTalk(Document(talk("一、甲"))))
    qtbot.addWidget(window)
    window.fill_in("街道")
    assert window.in_hand is None
    assert not window.field.isEnabled()


def test_no_sentence_reaches_into_the_next_row_once_there_is_a_scroll_bar(qtbot, qapp):
    words = "".join(f"第{n}句话说的是__，这一句话还很长，" + "好" * n + "。" for n in range(1, 50))
    made = BlanksWindow(OpenTalk(Document(talk("", opening=words))))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    bar = made.rows.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    model = made.rows.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        assert made.rows.visualRect(index).height() == made.rows.sizeHintForIndex(index).height()
