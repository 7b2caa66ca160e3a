"""The three columns of the review, each with its head."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blanks import blanks
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.doubt_cards import DoubtCards
from lecturer.ui.importing.outline_list import OutlineList
from lecturer.ui.importing.settling import Settling
from lecturer.ui.importing.source_view import SourceView
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import label, set_tone

_HEAD = 46


def source_column(view: SourceView) -> QWidget:
    """The text, under the legend of its tints."""
    head = _head(_("Source"), 24)
    for look, text in (
        ("head1", _("Level 1")),
        ("head2", _("Level 2")),
        ("head3", _("Level 3")),
        ("blank", _("blank")),
        ("doubt", _("doubt")),
    ):
        head.addWidget(Legend(text, look))
        head.addSpacing(2)
    return _column(head, view, "panel")


def outline_column(view: OutlineList, tools: list[QAction]) -> QWidget:
    """The outline, under the tools that repair it."""
    head = _head(_("Outline"), 20)
    for action in tools:
        name = action.objectName()
        tool = IconButton(
            "minus" if name == "dissolve" else name, action.text(), shortcut=action.shortcut().toString()
        )
        tool.setProperty("small", True)
        tool.clicked.connect(action.trigger)
        head.addWidget(tool)
    return _column(head, view, "sunken")


class DoubtColumn(QFrame):
    """The cards, under the number that is left; what was not imported stands above them."""

    def __init__(
        self, cards: DoubtCards, settling: Settling, open_talk: OpenTalk, notices: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._settling, self._open_talk = settling, open_talk
        self.setProperty("ground", "window")
        self._left = label(role="meta")
        self._settled = label(role="meta")
        set_tone(self._settled, "ok")
        head = _head(_("Please look"), 18)
        head.insertSpacing(2, 8)
        head.insertWidget(3, self._left)
        head.addWidget(self._settled)
        self._notes = label("\n".join(notices), "second")
        self._notes.setContentsMargins(18, 0, 18, 12)
        self._notes.setWordWrap(True)
        self._notes.setVisible(bool(notices))
        self._blanks = label(role="meta")
        self._blanks.setContentsMargins(18, 10, 18, 12)
        self._blanks.setWordWrap(True)
        set_tone(self._blanks, "blank")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(cards)
        cards.card_shown.connect(lambda card: scroll.ensureWidgetVisible(card))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._notes)
        column.addWidget(scroll, 1)
        column.addWidget(self._blanks)
        settling.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how many doubts are left, how many are settled, and how many blanks there are."""
        left, settled = len(self._settling.open), len(self._settling.settled)
        nothing = _("nothing is doubtful") if not settled else _("all settled")
        self._left.setText(ngettext("%(n)d left", "%(n)d left", left) % {"n": left} if left else nothing)
        self._settled.setText(
            "✓ " + ngettext("%(n)d settled", "%(n)d settled", settled) % {"n": settled} if settled else ""
        )
        count = sum(1 for _ in blanks(self._open_talk.talk))
        self._blanks.setVisible(bool(count))
        self._blanks.setText(
            ngettext(
                "%(n)d blank, kept as it is; fill it in later",
                "%(n)d blanks, kept as they are; fill them in later",
                count,
            )
            % {"n": count}
        )


class Legend(QWidget):
    """A word on the tint that it explains."""

    def __init__(self, text: str, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._look = text, look
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(style.font_width(self._text, "meta") + 20, style.scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        box = self.rect().adjusted(2, 0, -2, 0)
        if self._look != "doubt":
            painter.fillRect(box, tokens.color("blank_t" if self._look == "blank" else self._look))
        painter.setFont(style.font("meta"))
        painter.setPen(tokens.color("blank" if self._look == "blank" else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        self._paint_line(painter, tokens)

    def _paint_line(self, painter: QPainter, tokens: style.Tokens) -> None:
        left, right, bottom = 2, self.width() - 3, self.height() - 2
        if self._look == "head3":
            painter.setPen(tokens.color("bar"))
            painter.drawLine(left, bottom, right, bottom)
        elif self._look == "blank":
            painter.setPen(tokens.color("blank"))
            for x in range(left, right, 6):
                painter.drawLine(x, bottom, min(x + 3, right), bottom)
        elif self._look == "doubt":
            painter.setPen(tokens.color("warn"))
            for x in range(left, right - 2, 4):
                painter.drawLine(x, bottom, x + 2, bottom - 2)
                painter.drawLine(x + 2, bottom - 2, x + 4, bottom)


def _head(title: str, left: int) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setContentsMargins(left, 0, 16, 0)
    head.setSpacing(4)
    head.addStrut(style.scaled(_HEAD))
    head.addWidget(label(title, "heading"))
    head.addStretch(1)
    return head


def _column(head: QHBoxLayout, view: QWidget, ground: str) -> QWidget:
    made = QFrame()
    made.setProperty("ground", ground)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(view, 1)
    return made
