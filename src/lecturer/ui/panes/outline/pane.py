"""The outline's pane: its head with count and filter, the list, and the row of buttons below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.changes import Change
from lecturer.talk.walk import walk
from lecturer.ui.commands.action_button import ActionButton
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.table import CommandName
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing.editing import Editing
from lecturer.ui.panes.outline.breadcrumb import Breadcrumb
from lecturer.ui.panes.outline.filter_field import FilterField
from lecturer.ui.panes.outline.model import OutlineModel
from lecturer.ui.panes.outline.view import OutlineList
from lecturer.ui.widgets.labels import label, line
from lecturer.ui.widgets.style import font_width, scaled

_CONTEXT: tuple[tuple[CommandName, ...], ...] = (
    ("add", "rename", "duplicate"),
    ("promote", "demote", "move_up", "move_down"),
    ("split", "merge"),
    ("cut", "copy", "paste"),
    ("focus_branch",),
    ("may_skip", "dissolve", "remove"),
)
_FOOT_ICONS = 190
"""The buttons of the foot that have no words."""
_LEAST_WIDTH = 240
"""Room for the head and for the foot's icons; its words go where the pane is narrower than they are."""
_LEVELS: tuple[CommandName, ...] = ("promote", "demote", "move_up", "move_down")


class OutlinePane(QFrame):
    """Shows and edits the outline of the open talk."""

    def __init__(
        self, open_talk: OpenTalk, derived: DerivedState, editing: Editing, actions: Actions
    ) -> None:
        super().__init__()
        self._open_talk, self._actions = open_talk, actions
        self.setProperty("ground", "sunken")
        self.setMinimumWidth(scaled(_LEAST_WIDTH))
        self.model = OutlineModel(open_talk, derived, self)
        self.list = OutlineList(self.model, open_talk, editing, self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._count, self._points = label(role="meta"), 0
        self.filter_field = FilterField()
        self._filter_row = self._make_filter()
        self.breadcrumb = Breadcrumb(open_talk, self.model, self)
        self._lay_out()
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.command_wanted.connect(lambda name: actions[name].trigger())
        open_talk.replaced.connect(self._on_talk_changed)
        open_talk.changed.connect(self._on_talk_changed)
        self.model.renewed.connect(self._show_count)
        self._on_talk_changed()

    def start_filter(self) -> None:
        """Open the filter field and type into it."""
        self._filter_row.show()
        self.model.prepare_filter()
        self.filter_field.setFocus()
        self.filter_field.selectAll()

    def end_filter(self) -> None:
        """Close the filter field and show all points."""
        self.filter_field.clear()
        self._filter_row.hide()
        self.list.setFocus()

    def focus_branch(self) -> None:
        """Show the current point's branch alone; pressed again on the same one, show all."""
        key = self._open_talk.key
        self.model.set_focus("" if key == self.model.focus else key)
        self.list.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), self._filter_row, self.breadcrumb):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(line())
        column.addWidget(self._foot())

    def _make_filter(self) -> QFrame:
        holder = QFrame(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.filter_field)
        self.filter_field.textChanged.connect(self.model.set_filter)
        self.filter_field.cancelled.connect(self.end_filter)
        self.filter_field.entered.connect(self.list.setFocus)
        holder.hide()
        return holder

    def _head(self) -> QWidget:
        head = QFrame()
        head.setFixedHeight(scaled(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Outline"), "heading"))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(ActionButton(self._actions, "filter"))
        row.addWidget(ActionButton(self._actions, "add"))
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setFixedHeight(scaled(44))
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(0)
        for name in _LEVELS:
            row.addWidget(ActionButton(self._actions, name, small=True))
        row.addSpacing(8)
        divider = line("vertical")
        divider.setFixedHeight(22)
        row.addWidget(divider)
        row.addSpacing(4)
        self._named = [
            ActionButton(self._actions, name, has_label=True, small=True) for name in ("split", "merge")
        ]
        for each in self._named:
            row.addWidget(each)
        row.addStretch()
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        needed = scaled(_FOOT_ICONS) + sum(font_width(each.text(), "ui") + scaled(48) for each in self._named)
        shown = styles.ToolButtonTextBesideIcon if self.width() >= needed else styles.ToolButtonIconOnly
        for each in self._named:
            each.setToolButtonStyle(shown)

    def _show_menu(self, place: QPoint) -> None:
        menu = self._actions.context_menu(_CONTEXT, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _on_talk_changed(self, change: Change | None = None) -> None:
        if change is not None and not change.structure:
            return
        self._points = sum(1 for _point in walk(self._open_talk.talk.points))
        self._show_count()

    def _show_count(self) -> None:
        found, count = self.model.found, self._points
        if found is None:
            text = ngettext("%(n)d point", "%(n)d points", count) % {"n": count}
        else:
            text = ngettext("%(found)d of %(n)d point", "%(found)d of %(n)d points", count)
            text = text % {"found": found, "n": count}
        self._count.setText(text)
