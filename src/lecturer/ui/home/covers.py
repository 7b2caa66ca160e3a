"""Talks as covers with their names below: each a button that opens its talk."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.store.recent_talks import RecentTalk
from lecturer.talk.days import when_text
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import set_tip
from lecturer.ui.widgets.page_box import within

_RATIO = 9 / 16
_LEAST_WIDTH = 150
_PALE = 0.45


def minutes_text(told: RecentTalk) -> str:
    """How long a talk takes and how many pages it has."""
    minutes = max(1, round(told.seconds / 60))
    long = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    pages = ngettext("%(n)d page", "%(n)d pages", told.pages) % {"n": told.pages}
    return f"{long} · {pages}"


def paint_picture(painter: QPainter, image: QImage, box: QRectF, widget: QWidget, *, focus: bool) -> None:
    """A page in a frame; an empty sheet while it is not painted yet."""
    tokens = style.tokens_of(widget)
    if image.isNull():
        painter.fillRect(box, tokens.color("row_h"))
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(within(box, image), image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.color("accent" if focus else "border2"), 3 if focus else 1))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class Cover(QAbstractButton):
    """One recent talk."""

    forget_wanted = Signal(str)
    """It is to be taken off the list; carries its path."""
    folder_wanted = Signal(str)
    """The folder that holds it is to be shown; carries its path."""
    walked = Signal(int, int)
    """An arrow key asks for a neighbour; carries how far to the right, and how far down."""

    def __init__(self, told: RecentTalk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told, self._image = told, QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_look(told, QImage())

    def show_look(self, told: RecentTalk, image: QImage) -> None:
        """Show what is known of it now."""
        self.told, self._image = told, image
        self.setText(told.title)
        facts = self._facts()
        self.setAccessibleName(f"{told.title}, {facts}" if facts else told.title)
        set_tip(self, told.path)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(235, self.heightForWidth(235))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(_LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        return round(width * _RATIO) + style.scaled(22 + 20) + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        picture = QRectF(0, 0, self.width(), round(self.width() * _RATIO))
        if not self.told.is_there:
            painter.setOpacity(_PALE)
        paint_picture(painter, self._image, picture, self, focus=self.hasFocus())
        painter.setOpacity(1.0)
        name = QRectF(0, picture.bottom() + 4, self.width(), style.scaled(22))
        below = QRectF(0, name.bottom(), self.width(), style.scaled(20))
        painter.setFont(style.font("row", bold=self.underMouse() or self.hasFocus()))
        painter.setPen(tokens.color("text" if self.told.is_there else "text3"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(name, painter.fontMetrics().elidedText(self.told.title, elide, self.width()))
        painter.setFont(style.font("meta"))
        painter.setPen(tokens.color("text2"))
        when = self._when()
        side = painter.fontMetrics().horizontalAdvance(when)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, when)
        room = round(self.width() - side - 8)
        painter.drawText(below, painter.fontMetrics().elidedText(self._facts(), elide, room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.forget_wanted.emit(self.told.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos() or self.mapToGlobal(QPoint(8, 8)))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open")).triggered.connect(self.click)
        menu.addAction(_("Show in folder")).triggered.connect(lambda: self.folder_wanted.emit(self.told.path))
        menu.addSeparator()
        off = menu.addAction(_("Take off this list"))
        off.triggered.connect(lambda: self.forget_wanted.emit(self.told.path))
        return menu

    def _facts(self) -> str:
        if not self.told.is_there:
            return _("Not found")
        return minutes_text(self.told) if self.told.pages else ""

    def _when(self) -> str:
        if not self.told.is_there or not self.told.when:
            return ""
        return when_text(datetime.fromtimestamp(self.told.when), datetime.now())
