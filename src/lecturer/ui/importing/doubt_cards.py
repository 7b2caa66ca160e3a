"""The doubts as cards: the current one open with its remedies, the others small, the settled ones a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.manuscript import doubts as wording
from lecturer.talk.remedies import OpenDoubt, Remedy, remedies_for
from lecturer.talk.walk import find
from lecturer.ui.commands.key_writing import written
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.review_keys import review_keys
from lecturer.ui.importing.settling import Settling
from lecturer.ui.importing.source_margins import RING, paint_ring
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.buttons import KeyButton
from lecturer.ui.widgets.chip import paint_key_cap
from lecturer.ui.widgets.labels import label, set_tip

_ROW_WIDTH = 232
"""The room for small buttons in a card; in the narrowest column they shrink."""
_MOST_CARDS = 40
"""More cards than anybody looks at; the rest comes up as these are settled."""


class DoubtCards(QWidget):
    """All cards, one under the other; to be put into a scroll area."""

    card_shown = Signal(QWidget)
    """Another card is the current one; carries it, to be scrolled to."""

    def __init__(self, open_talk: OpenTalk, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._settling = open_talk, settling
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(12)
        settling.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Build the cards anew: they are few, and most of them changed their number."""
        self._clear()
        in_hand = self._settling.in_hand
        first = max(0, (self._settling.number(in_hand) if in_hand else 1) - _MOST_CARDS // 2)
        shown = self._settling.open[first : first + _MOST_CARDS]
        for about in shown:
            card = DoubtCard(self._open_talk, self._settling, about, is_in_hand=about == in_hand)
            self._column.addWidget(card)
            if about == in_hand:
                self.card_shown.emit(card)
        if len(shown) < len(self._settling.open):
            rest = len(self._settling.open) - len(shown)
            self._column.addWidget(label(_("%(n)d more follow") % {"n": rest}, "faint"))
        for about in self._settling.settled[-_MOST_CARDS:]:
            self._column.addWidget(SettledLine(self._open_talk, self._settling, about))
        self._column.addStretch(1)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class DoubtCard(QFrame):
    """One doubt that is open: what it is, why, and what can be done."""

    def __init__(
        self, open_talk: OpenTalk, settling: Settling, about: OpenDoubt, *, is_in_hand: bool
    ) -> None:
        super().__init__()
        self._settling, self._about, self._is_in_hand = settling, about, is_in_hand
        self._number = settling.number(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + RING + 8, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(_wrapped(wording.title(about.doubt), "heading"))
        column.addWidget(_wrapped(self._reason(open_talk), "second"))
        self._add_remedies(column, remedies_for(open_talk.talk, about))
        self.setAccessibleName(f"{self._number} {wording.title(about.doubt)}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._settling.take(self._about)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._is_in_hand else 1
        painter.setPen(QPen(tokens.color("warn" if self._is_in_hand else "border"), width))
        painter.setBrush(tokens.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        paint_ring(painter, tokens, QRectF(15, 14, RING, RING), self._number, in_hand=self._is_in_hand)

    def _reason(self, open_talk: OpenTalk) -> str:
        point = find(open_talk.talk, self._about.key)
        where = " ".join(part for part in (point.marker, point.title) if part)
        return f"{where}\n{wording.sentence(self._about.doubt)}"

    def _add_remedies(self, column: QVBoxLayout, remedies: tuple[Remedy, ...]) -> None:
        if self._is_in_hand:
            for number, remedy in enumerate(remedies, 1):
                made = RemedyButton(_(remedy.text), str(number), is_suggested=number == 1)
                made.clicked.connect(partial(self._settling.answer, self._about, remedy))
                column.addWidget(made)
            return
        rows = Packing(column, style.scaled(_ROW_WIDTH))
        for number, remedy in enumerate(remedies, 1):
            small = KeyButton(_(remedy.text), str(number))
            small.clicked.connect(partial(self._settling.answer, self._about, remedy))
            rows.add(small)


class Packing:
    """Puts buttons side by side, and on further rows where they would be too wide."""

    def __init__(self, column: QVBoxLayout, width: int) -> None:
        self._column, self._width, self._left = column, width, 0
        self._row = QHBoxLayout()

    def add(self, widget: QWidget) -> None:
        """Put one more button after the others."""
        wanted = widget.sizeHint().width() + 8
        if wanted > self._left:
            self._row = QHBoxLayout()
            self._row.setSpacing(8)
            self._row.addStretch(1)
            self._column.addLayout(self._row)
            self._left = self._width
        self._row.insertWidget(self._row.count() - 1, widget)
        self._left -= wanted


class RemedyButton(QAbstractButton):
    """A remedy over the whole width of the current card, with its key; the suggested one is tinted."""

    def __init__(self, text: str, key: str, *, is_suggested: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._is_suggested = key, is_suggested
        self.setText(text)
        set_tip(self, text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(style.font_width(self.text(), "ui", bold=True) + 64, style.scaled(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, style.scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._is_suggested or self.hasFocus()
        ground = (
            "tint" if self._is_suggested or self.isDown() else ("row_h" if self.underMouse() else "panel")
        )
        painter.setPen(QPen(tokens.color("accent" if strong else "border2"), 2 if self.hasFocus() else 1))
        painter.setBrush(tokens.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        color = tokens.color("accent" if self._is_suggested else "text")
        cap = QRectF(13, (self.height() - 18) / 2, 18, 18)
        paint_key_cap(painter, cap, self._key, color, tokens.color("accent" if strong else "border2"))
        painter.setFont(style.font("ui", bold=self._is_suggested))
        painter.setPen(color)
        text = QRectF(42, 0, self.width() - 50, self.height())
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(text.width())
        )
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), shown)


class SettledLine(QFrame):
    """A doubt that is no more, on one line; the latest one can be taken back."""

    def __init__(self, open_talk: OpenTalk, settling: Settling, about: OpenDoubt) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 12, 8)
        row.addWidget(_wrapped(wording.title(about.doubt), "second"), 1)
        if settling.can_take_back(about):
            undo = KeyButton(_("Undo"), written(review_keys("undo")[0]))
            undo.clicked.connect(open_talk.undo)
            row.addWidget(undo)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("row_h"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        icons.paint(painter, "check", tokens.ok, QRectF(17, (self.height() - 18) / 2, 18, 18))


def _wrapped(text: str, role: str) -> QWidget:
    made = label(text, role)
    made.setWordWrap(True)
    return made
