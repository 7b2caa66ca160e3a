"""The slide's pane: the page of the current point as it will look, its steps, all pages, and its settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lecturer.deck.pages import Page
from lecturer.files.suffixes import PICTURES
from lecturer.i18n import gettext as _
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import NoSuchPoint, find
from lecturer.ui.commands.actions import Actions
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.slide.point_settings import PointSettings
from lecturer.ui.panes.slide.preview import Preview
from lecturer.ui.panes.slide.steps import StepRow
from lecturer.ui.panes.slide.talk_settings import TalkSettings
from lecturer.ui.panes.slide.theme_chooser import ThemeChooser
from lecturer.ui.panes.slide.thumbnails import Thumbnails
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import ElidedLabel, label, line

_LEAST_PREVIEW = 100
_LEAST_SETTINGS = 186
"""The height that shows layout, title, text and time."""


def pictures_in(data: QMimeData) -> list[Path]:
    """The picture files that are dragged or on the clipboard; none where another file is among them."""
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    is_all = all(url.isLocalFile() for url in data.urls())
    return paths if is_all and all(path.suffix.lower() in PICTURES for path in paths) else []


class SlidePane(QFrame):
    """Shows the page on which the current point's words are spoken, and edits how it looks."""

    theme_file_wanted = Signal()
    """The user wants to choose a theme or template file."""
    picture_wanted = Signal()
    """The user wants to choose a picture for the current point's slide."""
    pictures_dropped = Signal(list)
    """Picture files were dropped on the slide or pasted; carries their paths."""
    picture_pasted = Signal(QImage)
    """A picture was pasted that is no file; carries it."""

    def __init__(
        self, open_talk: OpenTalk, figures: DerivedState, editing: Editing, actions: Actions
    ) -> None:
        super().__init__()
        self._open_talk, self._figures = open_talk, figures
        self._page_number, self._step = 1, 0
        self.setProperty("ground", "stage")
        self.setMinimumWidth(420)
        self.preview = Preview()
        self.thumbnails = Thumbnails()
        self.theme = ThemeChooser(open_talk)
        self.point_settings = PointSettings(open_talk, figures, editing)
        self.talk_settings = TalkSettings(open_talk)
        self._number, self._title = label(role="heading"), ElidedLabel(role="second")
        self._steps = StepRow(actions)
        self._fold = IconButton("chevron-right", _("Slide settings"), text=_("Slide settings"), size=16)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page of the current point."""
        self.theme.refresh()
        deck = self._figures.deck
        if deck is not None:
            self.thumbnails.show_deck(deck)
            self._go_to_key(self._open_talk.key)
        self._show_settings()

    def go(self, difference: int) -> None:
        """Go some steps on or back, over the pages' ends; what is spoken there becomes the current point."""
        deck = self._figures.deck
        if deck is None:
            return
        page = deck.pages[self._page_number - 1]
        step, number = self._step + difference, self._page_number
        if step < 0:
            number -= 1
        elif step >= len(page.steps):
            number += 1
        if not 1 <= number <= len(deck.pages):
            return
        if number != self._page_number:
            step = 0 if difference > 0 else len(deck.pages[number - 1].steps) - 1
        self._show(number, step)
        self._select_spoken()

    def go_to_page(self, number: int) -> None:
        """Show a page from its first step on."""
        self._show(number, 0)
        self._select_spoken()

    def focus_slide(self) -> None:
        """Give the keys to the strip of pages."""
        (self.preview if self.thumbnails.isHidden() else self.thumbnails).setFocus()

    def set_compact(self, is_compact: bool) -> None:
        """Fold the settings under a heading where there is little room."""
        self._fold.setVisible(is_compact)
        self._fold.setChecked(not is_compact)
        self._fit_preview()

    def set_stacked(self, is_stacked: bool) -> None:
        """Leave the strip of pages out where the notes stand below."""
        self.thumbnails.setVisible(not is_stacked)
        self._fit_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := pictures_in(event.mimeData()):
            event.acceptProposedAction()
            self.pictures_dropped.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data = QGuiApplication.clipboard().mimeData()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.text().isdecimal() and self.point_settings.offers.choose(int(event.text())):
            return
        if not event.matches(QKeySequence.StandardKey.Paste) or data is None:
            super().keyPressEvent(event)
        elif paths := pictures_in(data):
            self.pictures_dropped.emit(paths)
        elif data.hasImage():
            self.picture_pasted.emit(QImage(data.imageData()))

    def _on_folded(self, is_open: bool) -> None:
        self._fold.set_icon("chevron-down" if is_open else "chevron-right")
        self._fit_preview()

    def _fit_preview(self) -> None:
        """Give the preview its whole width where the rest has enough room, and the rest what is left."""
        is_open = self._fold.isChecked()
        settings = style.scaled(_LEAST_SETTINGS + 30 if is_open else 0)
        settings += 0 if self._fold.isHidden() else style.scaled(46)
        strip = 0 if self.thumbnails.isHidden() else self.thumbnails.height()
        others = style.scaled(44 + 40) + strip + 10
        room = self.height() - settings - others
        self.preview.setFixedHeight(
            max(_LEAST_PREVIEW, min(self.preview.heightForWidth(self.width() - 48), room))
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        stage = QWidget()
        inner = QVBoxLayout(stage)
        inner.setContentsMargins(24, 0, 24, 0)
        inner.addWidget(self.preview)
        column.addWidget(stage)
        column.addWidget(self._steps)
        strip = QHBoxLayout()
        strip.setContentsMargins(21, 0, 24, 8)
        strip.addWidget(self.thumbnails)
        column.addLayout(strip)
        column.addWidget(line())
        column.addWidget(self._settings(), 1)

    def _connect(self) -> None:
        self.preview.stepped.connect(self.go)
        self._steps.stepped.connect(self.go)
        self.thumbnails.chosen.connect(self.go_to_page)
        self.theme.file_wanted.connect(self.theme_file_wanted)
        self.point_settings.picture_wanted.connect(self.picture_wanted)
        self._open_talk.replaced.connect(self._show_settings)
        self._open_talk.selected.connect(self._on_selected)
        self._open_talk.changed.connect(lambda _change: self._on_talk_changed())
        self._figures.deck_changed.connect(self.refresh)

    def _on_selected(self, key: str) -> None:
        self._go_to_key(key)
        self._show_settings()

    def _on_talk_changed(self) -> None:
        self.theme.refresh()
        self._show_settings()

    def _go_to_key(self, key: str) -> None:
        page = self._figures.page_of(key)
        if page is None or self._spoken() == key:
            if self._figures.deck is not None:
                self._show(min(self._page_number, len(self._figures.deck.pages)), self._step)
            return
        steps = [index for index, step in enumerate(page.steps) if step.key == key]
        self._show(page.number, steps[0] if steps else 0)

    def _spoken(self) -> str:
        """The key spoken at the step that is shown."""
        deck = self._figures.deck
        if deck is None or self._page_number > len(deck.pages):
            return ""
        steps = deck.pages[self._page_number - 1].steps
        return steps[min(self._step, len(steps) - 1)].key

    def _select_spoken(self) -> None:
        key = self._spoken()
        if key in (OPENING, CLOSING):
            self._open_talk.select(key)
            return
        try:
            self._open_talk.select(find(self._open_talk.talk, key).id)
        except NoSuchPoint:
            return  # the agenda is spoken by nobody, or the deck is older than the talk

    def _show(self, number: int, step: int) -> None:
        deck = self._figures.deck
        if deck is None:
            return
        page = deck.pages[number - 1]
        self._page_number, self._step = number, min(step, len(page.steps) - 1)
        reveal = page.steps[self._step].reveal
        self.preview.show_page(deck, page, reveal)
        self.thumbnails.set_current(number)
        self._number.setText(_("Slide %(n)d") % {"n": number})
        self._title.setText(page.title)
        has_more = any(each.reveal > reveal for each in page.steps)
        self._steps.show_step(self._step + 1, len(page.steps), has_more=has_more)

    def _show_settings(self) -> None:
        point = self._open_talk.point
        is_point = point is not None
        self.point_settings.setVisible(is_point)
        self.talk_settings.setVisible(not is_point)
        if point is not None:
            self.point_settings.show_point(point, self._current_page())
        else:
            self.talk_settings.show_talk(self._open_talk.talk)

    def _current_page(self) -> Page | None:
        return self._figures.page_of(self._open_talk.key)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setFixedHeight(style.scaled(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self._number)
        row.addWidget(self._title, 1)
        row.addWidget(self.theme)
        return head

    def _settings(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("ground", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 10, 24, 8)
        column.setSpacing(8)
        self._fold.setCheckable(True)
        self._fold.setProperty("link", True)
        self._fold.setChecked(True)
        self._fold.hide()
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.point_settings)
        inner.addWidget(self.talk_settings)
        inner.addStretch()
        scroll = _scrolled(body)
        self._fold.toggled.connect(scroll.setVisible)
        self._fold.toggled.connect(self._on_folded)
        column.addWidget(scroll, 1)
        column.addStretch()
        return frame


def _scrolled(body: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(body)
    scroll.setMinimumHeight(style.scaled(_LEAST_SETTINGS))
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll
