"""The proposed scenes as rows: the current one is open, with reasons, other names and what keys do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lecturer.i18n import gettext as _
from lecturer.manuscript.proposals.choosing import Row
from lecturer.talk.counts import visible_count
from lecturer.timing.format import clock_text
from lecturer.ui.importing.outline_list import characters
from lecturer.ui.importing.proposals.choosing import Choosing
from lecturer.ui.widgets import icons, style
from lecturer.ui.widgets.buttons import IconButton, button
from lecturer.ui.widgets.chip import KeyCap
from lecturer.ui.widgets.labels import ElidedLabel, label
from lecturer.ui.widgets.page_box import within

SMALL, LARGE = 88, 176


class Sign(QWidget):
    """The number of a scene in a ring, or a tick when it is taken."""

    def __init__(self, number: str, *, is_taken: bool = False, is_in_hand: bool = False) -> None:
        super().__init__()
        self._number, self._is_taken, self._is_in_hand = number, is_taken, is_in_hand
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = tokens.color("ok" if self._is_taken else "warn")
        painter.setPen(QPen(color, 1.3))
        painter.setBrush(color if self._is_in_hand and not self._is_taken else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self._is_taken:
            icons.paint(painter, "check", color, QRectF(6, 6, 12, 12))
            return
        painter.setPen(tokens.color("panel") if self._is_in_hand else color)
        painter.setFont(style.font("meta", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


class Tag(QLabel):
    """A reason on a tint."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tag", True)


class PagePicture(QWidget):
    """A small picture of the page that a scene will have."""

    def __init__(self, image: QImage | None, width: int) -> None:
        super().__init__()
        self._image = image
        self.setFixedSize(width, round(width * 9 / 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            painter.fillRect(self.rect(), tokens.color("row_h"))
        else:
            painter.drawImage(within(QRectF(self.rect()), self._image), self._image)
        painter.setPen(tokens.color("border2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class SceneRow(QFrame):
    """One scene: a thin row, or all that can be done about it when it is the current one."""

    chosen = Signal()
    """The row was clicked."""

    def __init__(
        self, choosing: Choosing, number: int, row: Row, words: str, seconds: float, image: QImage | None
    ) -> None:
        super().__init__()
        self._choosing, self._number, self._row = choosing, number, row
        self._words, self._seconds, self._image = words, seconds, image
        self._title = ElidedLabel(row.title, role="title" if self._is_in_hand else "heading")
        self._edit = QLineEdit(row.title)
        self._edit.setProperty("inline", True)
        self._edit.setAccessibleName(_("Title"))
        self._edit.hide()
        self._edit.returnPressed.connect(self._rename)
        self.setProperty("proposal", "hand" if self._is_in_hand else row.state)
        self.setAccessibleName(f"{number + 1} {row.title}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(12)
        sign = Sign(str(number + 1), is_taken=row.state == "taken", is_in_hand=self._is_in_hand)
        outer.addWidget(
            sign, 0, Qt.AlignmentFlag.AlignTop if self._is_in_hand else Qt.AlignmentFlag.AlignVCenter
        )
        outer.addLayout(self._open() if self._is_in_hand else self._closed(), 1)
        if row.state == "refused":
            self._add_restore(outer)
            return
        if not self._is_in_hand:
            self._add_quick(outer)
        outer.addWidget(
            PagePicture(image, LARGE if self._is_in_hand else SMALL), 0, Qt.AlignmentFlag.AlignTop
        )

    @property
    def is_renaming(self) -> bool:
        """Whether the title is being typed."""
        return self._edit.isVisible()

    def begin_renaming(self) -> None:
        """Let the title be typed."""
        self._title.hide()
        self._edit.show()
        self._edit.selectAll()
        self._edit.setFocus()

    def end_renaming(self) -> None:
        """Leave the title as it was."""
        self._edit.hide()
        self._title.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    @property
    def _is_in_hand(self) -> bool:
        return self._number == self._choosing.index and self._row.state != "refused"

    def _rename(self) -> None:
        self._choosing.entitle(self._edit.text())
        self.end_renaming()

    def _meta(self) -> QLabel:
        counted = characters(visible_count(self._words))
        return label(f"{counted} · {clock_text(self._seconds)}", "meta")

    def _closed(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        if self._row.state == "refused":
            head.addWidget(label(_("No cut at “%(title)s”") % {"title": self._row.title}, "faint"))
            head.addStretch(1)
        else:
            self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            head.addWidget(self._title)
            head.addWidget(self._meta())
            head.addStretch(1)
        column.addLayout(head)
        if self._row.state == "open":
            column.addLayout(_tags(self._row.reasons[:2]))
        return column

    def _open(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._edit, 1)
        pencil = IconButton("edit", _("Another title"), shortcut="F2", size=14)
        pencil.clicked.connect(self.begin_renaming)
        head.addWidget(pencil)
        column.addLayout(head)
        column.addWidget(self._meta())
        column.addLayout(_tags(self._row.reasons))
        if self._row.others:
            column.addLayout(self._names())
        column.addSpacing(4)
        column.addLayout(self._keys())
        return column

    def _names(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(_("Or"), "meta"))
        for name in self._row.others[:2]:
            other = QPushButton(name)
            other.setProperty("small", True)
            other.clicked.connect(lambda _=False, name=name: self._choosing.entitle(name))
            row.addWidget(other)
        row.addStretch(1)
        return row

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_keyed("Y", _("Accept"), lambda: self._choosing.answer("taken"), primary=True))
        row.addWidget(_keyed("N", _("No cut here"), lambda: self._choosing.answer("refused")))
        row.addSpacing(6)
        row.addWidget(KeyCap("Ctrl ↑↓"))
        row.addWidget(label(_("Move the cut"), "meta"))
        row.addStretch(1)
        return row

    def _add_quick(self, row: QHBoxLayout) -> None:
        if self._row.state == "taken":
            self._add_restore(row)
            return
        for icon, name, state, color in (
            ("check", _("Accept"), "taken", "ok"), ("close", _("No cut here"), "refused", "text2"),
        ):  # fmt: skip
            quick = IconButton(icon, name, size=16, color=color)
            quick.clicked.connect(lambda _=False, state=state: self._choosing.answer(state, self._number))
            row.addWidget(quick)

    def _add_restore(self, row: QHBoxLayout) -> None:
        back = button(_("Take back"))
        back.setProperty("small", True)
        back.clicked.connect(lambda: self._choosing.answer("open", self._number))
        row.addWidget(back)


class SceneRows(QScrollArea):
    """The opening, all scenes and the closing; the current scene is kept in sight."""

    def __init__(self, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._rows: list[SceneRow] = []
        self._images: dict[int, QImage] = {}
        self._seconds: dict[int, float] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.refresh()

    def show_pages(self, images: dict[int, QImage]) -> None:
        """Show the pictures of the pages, by the numbers of their scenes."""
        self._images = images
        self.refresh()

    @property
    def images(self) -> dict[int, QImage]:
        """The pictures that are shown, by the numbers of their scenes."""
        return self._images

    def show_times(self, seconds: dict[int, float]) -> None:
        """Say how long each scene takes, by its number."""
        self._seconds = seconds

    @property
    def in_hand(self) -> SceneRow | None:
        """The row that is open."""
        index = self._choosing.index
        return self._rows[index] if index < len(self._rows) else None

    def refresh(self) -> None:
        """Show the scenes as the answers are now."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        self._rows = []
        choice = self._choosing.choice
        if choice is not None:
            column.addWidget(_end_row("flag", _("Opening"), choice.opening)) if choice.opening else None
            for number, row in enumerate(choice.rows):
                made = SceneRow(
                    self._choosing, number, row, choice.words(number) if row.state != "refused" else "",
                    self._seconds.get(number, 0.0), self._images.get(number),
                )  # fmt: skip
                made.chosen.connect(lambda at=number: self._choosing.take_in_hand(at))
                self._rows.append(made)
                column.addWidget(made)
            column.addWidget(_end_row("check", _("Closing"), choice.closing)) if choice.closing else None
        column.addStretch(1)
        at = self.verticalScrollBar().value()
        before = self.takeWidget()  # a click or a key of one of its children may be what brought us here
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setWidget(holder)
        self.verticalScrollBar().setValue(at)
        if self.in_hand is not None:
            self.ensureWidgetVisible(self.in_hand, 0, 30)
            self.horizontalScrollBar().setValue(0)


def _end_row(icon: str, name: str, words: str) -> QFrame:
    made = QFrame()
    made.setProperty("proposal", "end")
    made.setFixedHeight(style.scaled(44))
    row = QHBoxLayout(made)
    row.setContentsMargins(14, 0, 12, 0)
    row.setSpacing(10)
    row.addWidget(_Icon(icon))
    row.addWidget(label(name, "heading"))
    row.addWidget(label(characters(visible_count(words)), "meta"))
    row.addStretch(1)
    return made


class _Icon(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(18, 18)

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        icons.paint(
            QPainter(self), self._icon, tokens.color("text"), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        )


def _tags(reasons: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for reason in reasons:
        row.addWidget(Tag(reason))
    row.addStretch(1)
    return row


def _keyed(key: str, text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button with its key before its words."""
    made = QPushButton(f"{key}   {text}")
    made.setProperty("answer", "yes" if primary else "no")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _=False: act())
    return made
