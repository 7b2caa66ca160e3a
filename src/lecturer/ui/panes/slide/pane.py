"""The slide's pane: the page of the current point as it will look, its steps, all pages, and its settings."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.walk import NoSuchPoint, find
from lecturer.ui.commands.action_button import ActionButton
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import CommandName, family
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.editing.slide_material import cells_in, pictures_in
from lecturer.ui.panes.slide.page_editor import PageEditor
from lecturer.ui.panes.slide.preview import Preview
from lecturer.ui.panes.slide.settings import SlideSettings
from lecturer.ui.panes.slide.steps import StepRow
from lecturer.ui.panes.slide.theme_chooser import ThemeChooser
from lecturer.ui.panes.slide.thumbnails import Thumbnails
from lecturer.ui.widgets import style
from lecturer.ui.widgets.labels import ElidedLabel, label, line

_LEAST_PREVIEW = 100
_HEAD, _STEPS = 44, 40


_MENU: tuple[tuple[CommandName, ...], ...] = (
    ("slide_sheet", "picture", "paste_on_slide", "table"),
    ("remove_picture", "remove_table"),
    tuple(command.name for _layout, command in family("layout")),
    ("duplicate", "may_skip", "remove"),
    ("present_here",),
)


class SlidePane(QFrame):
    """Shows the page on which the current point's words are spoken, and edits how it looks."""

    theme_file_wanted = Signal()
    """The user wants to choose a theme or template file."""
    picture_wanted = Signal()
    """The user wants to choose a picture for the current point's slide."""
    dropped = Signal(QMimeData)
    """A picture or cells were dropped on the slide; carries them."""
    words_wanted = Signal(str, int, int)
    """A spoken text on the slide was clicked; carries the key of its words and their characters."""

    def __init__(
        self, open_talk: OpenTalk, derived: DerivedState, editing: Editing, actions: Actions
    ) -> None:
        super().__init__()
        self._open_talk, self._derived = open_talk, derived
        self._page_number, self._step = 1, 0
        self.setProperty("ground", "stage")
        self.preview = Preview()
        self.editor = PageEditor(self.preview, open_talk)
        self._actions = actions
        self.thumbnails = Thumbnails()
        self.theme = ThemeChooser(open_talk)
        self.settings = SlideSettings(open_talk, derived, editing)
        self.point_settings, self.talk_settings = self.settings.point, self.settings.talk
        self.sheet, self.quick = self.settings.sheet, self.settings.quick
        self._number, self._title = label(role="heading"), ElidedLabel(role="second")
        self._steps = StepRow(actions)
        self._is_stacked = False
        self._edit = ActionButton(actions, "slide_sheet", has_label=True, small=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page of the current point."""
        self.theme.refresh()
        deck = self._derived.deck
        if deck is not None:
            self.thumbnails.show_deck(deck)
            self._go_to_key(self._open_talk.key)
        self._show_settings()

    def go(self, difference: int) -> None:
        """Go some steps on or back, over the pages' ends; what is spoken there becomes the current point."""
        deck = self._derived.deck
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

    def set_tight(self, is_tight: bool) -> None:
        """Leave the room below to the slide: the settings lie on a sheet, the layouts stand in one row."""
        self.settings.set_tight(is_tight)
        self._edit.setVisible(is_tight)
        margin = 12 if is_tight else 24
        self._stage.setContentsMargins(margin, 0, margin, 0)
        self._fit_preview()

    def set_stacked(self, is_stacked: bool) -> None:
        """Leave the strips of pages and layouts out where the notes stand below."""
        self.thumbnails.setVisible(not is_stacked)
        self._is_stacked = is_stacked
        self._fit_preview()

    def minimumSizeHint(self) -> QSize:
        """What the pane needs when the preview has given way, which takes the height that is left."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self.preview.minimumHeight() + _LEAST_PREVIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data, is_point = event.mimeData(), self._open_talk.point is not None
        is_taken = bool(pictures_in(data)) or data.hasImage() or (is_point and bool(cells_in(data.text())))
        if is_taken:
            self.preview.show_target(is_target=True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.preview.show_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.preview.show_target(is_target=False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes the page on offer that it stands at."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.text().isdecimal() and self.point_settings.offers.choose(int(event.text())):
            return
        super().keyPressEvent(event)

    def _show_menu(self, place: QPoint) -> None:
        menu = self._actions.context_menu(_MENU, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_need_clicked(self) -> None:
        need = self.settings.need
        if need is None:
            return
        if need.remedy == "picture":
            self.picture_wanted.emit()
        elif need.remedy == "table":
            self._actions.menu("table").popup(QCursor.pos())
        else:
            self.settings.go_to_field(need.remedy)

    def _fit_preview(self) -> None:
        """Give the preview its whole width where the rest has enough room, and the rest what is left."""
        strip = 8 + (0 if self.thumbnails.isHidden() else self.thumbnails.height())
        settings = self.settings.needed_height(self.height(), is_stacked=self._is_stacked)
        room = self.height() - settings - strip - style.scaled(_HEAD + _STEPS) - 2
        width = self.width() - (24 if self.settings.is_tight else 48)
        self.preview.setFixedHeight(max(_LEAST_PREVIEW, min(self.preview.heightForWidth(width), room)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        stage = QWidget()
        self._stage = QVBoxLayout(stage)
        self._stage.setContentsMargins(24, 0, 24, 0)
        self._stage.addWidget(self.preview)
        column.addWidget(stage)
        column.addWidget(self._steps)
        strip = QHBoxLayout()
        strip.setContentsMargins(9, 0, 12, 8)
        strip.addWidget(self.thumbnails)
        column.addLayout(strip)
        column.addWidget(line())
        column.addWidget(self.settings, 1)

    def _connect(self) -> None:
        self.preview.stepped.connect(self.go)
        self.preview.paste_wanted.connect(self._actions["paste_on_slide"].trigger)
        self.preview.menu_wanted.connect(self._show_menu)
        self.preview.need_clicked.connect(self._on_need_clicked)
        self.thumbnails.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.thumbnails.customContextMenuRequested.connect(
            lambda place: self._show_menu(self.thumbnails.viewport().mapToGlobal(place))
        )
        self.editor.words_wanted.connect(self.words_wanted)
        self.editor.settings_wanted.connect(self.settings.toggle)
        self._steps.stepped.connect(self.go)
        self.thumbnails.chosen.connect(self.go_to_page)
        self.theme.file_wanted.connect(self.theme_file_wanted)
        self.point_settings.picture_wanted.connect(self.picture_wanted)
        self.settings.need_changed.connect(self.preview.show_need)
        self.sheet.closed.connect(self.focus_slide)
        self._open_talk.replaced.connect(self._show_settings)
        self._open_talk.selected.connect(self._on_selected)
        self._open_talk.changed.connect(lambda _change: self._on_talk_changed())
        self._derived.deck_changed.connect(self.refresh)

    def _on_selected(self, key: str) -> None:
        self._go_to_key(key)
        self._show_settings()

    def _on_talk_changed(self) -> None:
        self.theme.refresh()
        self._show_settings()

    def _go_to_key(self, key: str) -> None:
        page = self._derived.page_of(key)
        if page is None or self._spoken() == key:
            if self._derived.deck is not None:
                self._show(min(self._page_number, len(self._derived.deck.pages)), self._step)
            return
        steps = [index for index, step in enumerate(page.steps) if step.key == key]
        self._show(page.number, steps[0] if steps else 0)

    def _spoken(self) -> str:
        """The key spoken at the step that is shown."""
        deck = self._derived.deck
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
        deck = self._derived.deck
        if deck is None:
            return
        page = deck.pages[number - 1]
        self._page_number, self._step = number, min(step, len(page.steps) - 1)
        reveal = page.steps[self._step].reveal
        self.preview.show_page(deck, page, reveal)
        self.thumbnails.set_current(number)
        self._number.setText(_("Slide %(n)d") % {"n": number})
        self.sheet.show_number(self._number.text())
        self._title.setText(page.title)
        has_more = any(each.reveal > reveal for each in page.steps)
        self._steps.show_step(self._step + 1, len(page.steps), has_more=has_more)

    def _show_settings(self) -> None:
        self.settings.show_page(self._derived.page_of(self._open_talk.key))

    def _head(self) -> QWidget:
        head = QFrame()
        head.setFixedHeight(style.scaled(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self._number)
        row.addWidget(self._title, 1)
        row.addWidget(self.theme)
        row.addWidget(self._edit)
        self._edit.hide()
        return head
