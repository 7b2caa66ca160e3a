"""Typing on the slide: a click on a text opens a field over it, which writes into the talk at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from lecturer.deck.page_words import (
    Field,
    TextSpot,
    Words,
    field_of,
    line_after,
    text_at,
    texts_of,
    words_of_text,
    written,
)
from lecturer.deck.pages import EMU_PER_POINT, Page
from lecturer.i18n import gettext as _
from lecturer.talk.walk import NoSuchPoint
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.panes.slide.preview import Preview
from lecturer.ui.widgets import style
from lecturer.ui.widgets.history_keys import is_history_key

_LEAST_WIDTH = 60
_FRAME = 2


class PageField(QLineEdit):
    """A field over a text of the slide, set as the text is."""

    done = Signal(str)
    """The user is through with it; carries how: done, next, previous or line."""

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            how = {
                Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "previous", Qt.Key.Key_Escape: "done",
                Qt.Key.Key_Return: "line", Qt.Key.Key_Enter: "line",
            }.get(Qt.Key(event.key()))  # fmt: skip
            if how:
                event.accept()
                self.done.emit(how)
                return True
        return super().event(event)


class PageEditor(QObject):
    """Edits the texts of the page that a preview shows.

    Args:
        preview: Shows the page.
        open_talk: What is written to.
    """

    words_wanted = Signal(str, int, int)
    """A text that is spoken was clicked; carries the key of its words and their characters."""
    settings_wanted = Signal()
    """A text was clicked that has its fields among the settings."""

    def __init__(self, preview: Preview, open_talk: OpenTalk) -> None:
        super().__init__(preview)
        self._preview, self._open_talk = preview, open_talk
        self._field: Field | None = None
        self._spot: TextSpot | None = None
        self._page: Page | None = None
        self.line = PageField(preview)
        self.line.setAccessibleName(_("Text on the slide"))
        self.line.setProperty("flat", True)
        self.line.hide()
        preview.clicked.connect(self._on_clicked)
        preview.hovered.connect(self._on_hovered)
        self.line.textEdited.connect(self._on_edited)
        self.line.done.connect(self._on_done)
        self.line.editingFinished.connect(self._on_left)
        open_talk.replaced.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether a text is being typed."""
        return self._field is not None

    def close(self) -> None:
        """Take the field away; what was typed is in the talk already."""
        if self._field is None:
            return
        self._field = None
        self.line.hide()
        self._open_talk.close_step()
        self._preview.setFocus()

    def open_text(self, page: Page, spot: TextSpot) -> None:
        """Type over a text of a page, or go to where it is written."""
        field = field_of(self._open_talk.talk, page, spot.text)
        if field is not None:
            self._edit(page, spot, field)
            return
        self.close()
        words = words_of_text(self._open_talk.talk, page, spot.text)
        if words is not None:
            self._go_to(words)
        else:
            self.settings_wanted.emit()

    def _edit(self, page: Page, spot: TextSpot, field: Field, *, lines_below: int = 0) -> None:
        self.close()
        if field.key:
            self._open_talk.select(field.key)
        self._page, self._spot, self._field = page, spot, field
        scale = self._preview.scale
        font = style.font(size=max(9.0, spot.frame.size * EMU_PER_POINT * scale) / style.text_scale())
        font.setBold(spot.frame.bold)
        self.line.setFont(font)
        self.line.setStyleSheet(_look(page, spot, self._preview))
        self.line.setPalette(QPalette())
        alignment = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}
        middle = Qt.AlignmentFlag.AlignHCenter
        self.line.setAlignment(alignment.get(spot.frame.align, middle) | Qt.AlignmentFlag.AlignVCenter)
        box = self._preview.on_widget(spot.rect)
        box.translate(0, lines_below * (box.height() + 8))
        box.adjust(-8, -4, 8, 4)
        box.setWidth(max(box.width(), _LEAST_WIDTH))
        self.line.setGeometry(box.toRect().intersected(self._preview.rect()))
        self.line.setText(field.text)
        self.line.show()
        self.line.raise_()
        self.line.setFocus()
        self.line.end(False)

    def _go_to(self, words: Words) -> None:
        self.words_wanted.emit(words.key, words.start, words.end)

    def _on_clicked(self, place: QPointF) -> None:
        page = self._preview.page
        spot = text_at(page, round(place.x()), round(place.y())) if page is not None else None
        if page is None or spot is None:
            self.close()
            return
        self.open_text(page, spot)

    def _on_hovered(self, place: QPointF) -> None:
        page = self._preview.page
        is_text = page is not None and text_at(page, round(place.x()), round(place.y())) is not None
        self._preview.setCursor(Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor)

    def _on_edited(self, text: str) -> None:
        field = self._field
        if field is None or (not text.strip() and field.name != "show"):
            return  # a title stays until there is another one
        try:
            after = written(self._open_talk.talk, field, text)
        except (NoSuchPoint, IndexError):
            self.close()  # the point went while it was being typed
            return
        merge = f"page:{field.key}:{field.name}:{field.place}"
        self._open_talk.apply(_("Text on the slide"), after, merge=merge)

    def _on_done(self, how: str) -> None:
        page, spot, field = self._page, self._spot, self._field
        if page is None or spot is None or field is None:
            return
        text = self.line.text()
        self.close()
        if how == "done":
            return
        below = line_after(self._open_talk.talk, field) if how == "line" and text.strip() else None
        if below is not None and _is_last_line(page, spot, how):
            self._edit(page, spot, below, lines_below=1)
            return
        self._to_neighbour(spot, -1 if how == "previous" else 1)

    def _to_neighbour(self, spot: TextSpot, far: int) -> None:
        page = self._preview.page
        if page is None:
            return
        texts = texts_of(page)
        here = next((place for place, each in enumerate(texts) if each.rect.y >= spot.rect.y), 0)
        if texts:
            self.open_text(page, texts[(here + far) % len(texts)])

    def _on_left(self) -> None:
        if self._field is not None and not self.line.hasFocus():
            self.close()


def _is_last_line(page: Page, spot: TextSpot, how: str) -> bool:
    return how == "line" and not any(each.rect.y > spot.rect.y for each in texts_of(page))


def _look(page: Page, spot: TextSpot, preview: Preview) -> str:
    """The page's own colours, whatever the look of the window."""
    accent = style.tokens_of(preview).accent
    color = spot.frame.color or "#000000"
    return (
        f"QLineEdit {{ background: {_ground(page, color)}; color: {color}; min-height: 0; padding: 0 6px;"
        f" border: {_FRAME}px solid {accent}; border-radius: 0; }}"
    )


def _ground(page: Page, color: str) -> str:
    """The page's ground; where that is no plain colour, one on which the letters can be read."""
    if page.background.startswith("#"):
        return page.background
    light = sum(int(color[place : place + 2], 16) for place in (1, 3, 5)) > 384
    return "#101010" if light else "#FFFFFF"
