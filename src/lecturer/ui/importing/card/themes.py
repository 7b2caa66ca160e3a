"""The themes on the import card, each as a picture of this talk's own cover."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme, theme_names, theme_texts
from lecturer.i18n import gettext as _
from lecturer.render.images import page_image
from lecturer.talk.records import Talk
from lecturer.ui.widgets import style
from lecturer.ui.widgets.flow import Flow
from lecturer.ui.widgets.page_box import within
from lecturer.ui.widgets.tasks import Latest

_WIDTH, _RATIO = 130, 9 / 16


class ThemePictures(QWidget):
    """Chooses a theme.

    Args:
        chosen: The theme that is on at first; a file's path is shown by its name.
    """

    changed = Signal()
    """Another theme is chosen."""
    file_wanted = Signal()
    """A template or theme of one's own is to be chosen."""

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = Flow(self, spacing=10)
        self._group = QButtonGroup(self)
        self.pictures: dict[str, ThemePicture] = {}
        self._covers = Latest(self)
        self._covers.done.connect(self._on_covers)
        for name in theme_names():
            self._add(name, theme_texts(name).label)
        self.own = ThemePicture(_("Own template…"), is_empty=True)
        self.own.setCheckable(False)
        self.own.clicked.connect(self.file_wanted)
        self._row.addWidget(self.own)
        self.choose(chosen)

    @property
    def is_busy(self) -> bool:
        """Whether covers are being painted."""
        return self._covers.is_busy

    @property
    def theme(self) -> str:
        """The theme that is chosen."""
        return next((name for name, each in self.pictures.items() if each.isChecked()), "plain")

    def choose(self, name: str) -> None:
        """Turn a theme on; one that is not there yet is added."""
        if name not in self.pictures:
            self._add(name, Path(name).stem)
        self.pictures[name].setChecked(True)

    def show_cover_of(self, talk: Talk) -> None:
        """Paint the pictures with what this talk's cover says, beside the window."""
        bare = msgspec.structs.replace(talk, points=(), opening="", closing="", without=("agenda",))
        self._covers.submit(_painter(bare, tuple(self.pictures), self.devicePixelRatioF()))

    def _add(self, name: str, text: str) -> None:
        picture = ThemePicture(text)
        picture.clicked.connect(self.changed)
        self._group.addButton(picture)
        self.pictures[name] = picture
        self._row.addWidget(picture)

    def _on_covers(self, covers: dict[str, QImage]) -> None:
        for name, image in covers.items():
            self.pictures[name].show_image(image)


class ThemePicture(QAbstractButton):
    """A cover with the theme's name below."""

    def __init__(self, text: str, *, is_empty: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._is_empty = QImage(), is_empty
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_image(self, image: QImage) -> None:
        """Show another cover."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        name = style.font_width(self._shown_text(), "ui", bold=True) + 4
        return QSize(max(_WIDTH, name), round(_WIDTH * _RATIO) + style.scaled(22) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = style.tokens_of(self)
        painter = QPainter(self)
        box = QRectF(2, 2, _WIDTH - 4, (_WIDTH - 4) * _RATIO)
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(within(box, self._image), self._image)
        elif not self._is_empty:
            painter.fillRect(box, tokens.color("row_h"))
        strong = self.isChecked() or self.hasFocus()
        pen = QPen(tokens.color("accent" if strong else "border2"), 3 if strong else 1)
        if self._is_empty and not strong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(box)
        painter.setFont(style.font("ui", bold=self.isChecked()))
        painter.setPen(tokens.color("accent" if self.isChecked() else "text"))
        below = QRectF(2, box.bottom() + 4, self.width() - 4, style.scaled(20))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), self._shown_text())

    def _shown_text(self) -> str:
        return f"✓ {self.text()}" if self.isChecked() else self.text()


def _painter(talk: Talk, names: tuple[str, ...], ratio: float) -> Callable[[], dict[str, QImage]]:
    def paint() -> dict[str, QImage]:
        covers = {}
        for name in names:
            deck = build_deck(talk, theme=load_theme(name, talk.ratio))
            covers[name] = page_image(deck, deck.pages[0], _WIDTH, device_ratio=ratio)
        return covers

    return paint
