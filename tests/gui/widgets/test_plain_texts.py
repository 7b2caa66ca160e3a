"""Words of the user are shown as they are: markup in them is neither drawn nor does it fetch anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import Qt as Texts
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from tests.gui.workspaces import make_desk

from lecturer.errors import LecturerError
from lecturer.talk.records import Point, Talk
from lecturer.ui.widgets.labels import plain_tip
from lecturer.ui.widgets.messages import Choice, Messages, Question

MARKUP = "<img src=x>"


def shown(tip: str) -> str:
    """What a tool tip shows, by the toolkit's own rule for texts of either kind."""
    if not Texts.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text",
    ["", "plain", "A & B", "1 < 2", MARKUP, "<html>", "&lt;b&gt;", "a\nb <i>c</i>", "<!-- gone -->words"],
)
def test_a_tool_tip_shows_the_text_itself(qapp, text):
    assert shown(plain_tip(text)) == text


def formats_of(act) -> list[Qt.TextFormat]:
    """How the texts of the box that `act` opens are taken."""
    found: list[Qt.TextFormat] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        found.extend(each.textFormat() for each in box.findChildren(QLabel) if MARKUP in each.text())
        box.buttons()[0].click()

    QTimer.singleShot(0, look)
    act()
    return found


def test_boxes_take_no_text_for_markup(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(window)
    question = Question(what=MARKUP, details=MARKUP, choices=(Choice("yes", "Yes"), Choice("no", "No")))
    plain = [Qt.TextFormat.PlainText] * 2
    assert formats_of(lambda: messages.ask(question)) == plain
    assert formats_of(lambda: messages.error(LecturerError(MARKUP, safe=MARKUP))) == plain


def test_no_tool_tip_of_the_window_holds_markup_of_the_talk(qtbot):
    desk = make_desk(qtbot)
    inner = Point(id="b", title=MARKUP, notes=f"{MARKUP}。话。")
    outer = Point(id="a", title=MARKUP, notes=f"{MARKUP}。话。", points=(inner,))
    desk.open_talk.apply(MARKUP, Talk(title=MARKUP, speaker=MARKUP, points=(outer,)))
    desk.open_talk.select("b")
    desk.actions["focus_branch"].trigger()
    window = desk.window
    tips = [each.toolTip() for each in window.findChildren(QWidget)]
    for model in window.findChildren(QAbstractItemModel):
        rows = range(model.rowCount())
        tips += [str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "") for row in rows]
    told = [tip for tip in tips if "img src=x" in tip]
    assert len(told) >= 3
    assert [tip for tip in told if MARKUP in tip] == []
