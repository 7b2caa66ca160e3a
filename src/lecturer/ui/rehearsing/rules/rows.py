"""Rows of fields that can be added and taken away: signals, and lines of a penalty table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lecturer.i18n import Message, lazy, pgettext
from lecturer.i18n import gettext as _
from lecturer.timing.contest import Shape, Sound
from lecturer.timing.draft import BandDraft, SignalDraft
from lecturer.ui.widgets import style
from lecturer.ui.widgets.buttons import IconButton, LabelledCombo, button
from lecturer.ui.widgets.labels import label

SHAPES: tuple[tuple[Shape, Message], ...] = (
    ("triangle", lazy("▲ triangle")), ("circle", lazy("● light")), ("square", lazy("■ sign")),
    ("bell", lazy("◆ bell")),
)  # fmt: skip
SOUNDS: tuple[tuple[Sound, Message], ...] = (
    ("none", lazy("no sound")), ("chime", lazy("chime")), ("bell", lazy("one bell")),
    ("two_bells", lazy("two bells")),
)  # fmt: skip


class Rows(QWidget):
    """Holds rows and the button that adds one.

    Args:
        add: What the button says.
        make: Makes the row that it adds.
    """

    changed = Signal()
    """Something was typed, chosen, added or taken away."""

    def __init__(self, add: str, make: Callable[[], _Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = button(add, small=True)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.add_button.clicked.connect(self._on_add)

    def clear(self) -> None:
        """Take all rows away, silently."""
        for row in self._rows:
            self._discard(row)
        self._rows = []

    def _on_add(self) -> None:
        row = self._insert(self._make())
        row.focus()
        self.changed.emit()

    def _insert(self, row: _Row) -> _Row:
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._on_removed(row))
        return row

    def _on_removed(self, row: _Row) -> None:
        self._rows.remove(row)
        self._discard(row)
        self.changed.emit()

    def _discard(self, row: _Row) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class SignalRows(Rows):
    """The signals of rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a signal"), lambda: _SignalRow(SignalDraft()), parent)

    def show_signals(self, drafts: Sequence[SignalDraft]) -> None:
        """Show other signals."""
        self.clear()
        for draft in drafts:
            self._insert(_SignalRow(draft))

    @property
    def drafts(self) -> tuple[SignalDraft, ...]:
        """What is typed."""
        return tuple(row.draft for row in self._rows if isinstance(row, _SignalRow))


class BandRows(Rows):
    """The lines of a table of penalties for being too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a line"), lambda: _BandRow(BandDraft()), parent)

    def show_bands(self, drafts: Sequence[BandDraft]) -> None:
        """Show another table."""
        self.clear()
        for draft in drafts:
            self._insert(_BandRow(draft))

    @property
    def drafts(self) -> tuple[BandDraft, ...]:
        """What is typed."""
        return tuple(row.draft for row in self._rows if isinstance(row, _BandRow))


class _Row(QWidget):
    """Some fields in a line, with a button that takes them away."""

    changed = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)

    def focus(self) -> None:
        """Type into the first field."""
        field = self.findChild(QLineEdit)
        if field is not None:
            field.setFocus()

    def _words(self, text: str) -> None:
        self._line.addWidget(label(text, "second"))

    def _field(self, text: str, name: str, hint: str, width: int = 0) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        if width:
            made.setFixedWidth(style.scaled(width))
        made.textEdited.connect(lambda _text: self.changed.emit())
        self._line.addWidget(made, 0 if width else 1)
        return made

    def _combo(self, choices: Sequence[tuple[str, Message]], chosen: str, name: str) -> QComboBox:
        made = LabelledCombo("", minimum=style.scaled(104))
        made.setAccessibleName(name)
        for value, text in choices:
            made.addItem(_(text), value)
        made.setCurrentIndex(made.findData(chosen))
        made.activated.connect(lambda _index: self.changed.emit())
        self._line.addWidget(made)
        return made

    def _end(self, *, stretch: bool) -> None:
        if stretch:
            self._line.addStretch(1)
        gone = IconButton("trash", _("Take away"), size=16)
        gone.clicked.connect(self.removed)
        self._line.addWidget(gone)


class _SignalRow(_Row):
    def __init__(self, draft: SignalDraft) -> None:
        super().__init__()
        self._at = self._field(draft.at, _("Time of the signal"), "7:30", 72)
        self._says = self._field(draft.words, _("Words of the signal"), _("30 seconds left"))
        self._shape = self._combo(SHAPES, draft.shape, _("Shape"))
        self._sound = self._combo(SOUNDS, draft.sound, _("Sound of the signal"))
        self._end(stretch=False)

    @property
    def draft(self) -> SignalDraft:
        return SignalDraft(
            self._at.text(), self._says.text(), self._shape.currentData(), self._sound.currentData()
        )


class _BandRow(_Row):
    def __init__(self, draft: BandDraft) -> None:
        super().__init__()
        self._words(pgettext("rules", "up to"))
        self._upto = self._field(draft.upto, _("Up to so many seconds over"), pgettext("rules", "any"), 64)
        self._words(_("s over: minus"))
        self._points = self._field(draft.points, _("Points off"), "0.05", 72)
        self._words(pgettext("rules", "for every"))
        self._per = self._field(draft.per, _("For every so many seconds"), "–", 56)
        self._words(pgettext("rules", "s"))
        self._end(stretch=True)

    @property
    def draft(self) -> BandDraft:
        return BandDraft(self._upto.text(), self._points.text(), self._per.text())
