"""Which commands are possible now: an action that would do nothing is grey."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.ui.commands.actions import Actions
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.panes.slide.layout_buttons import LAYOUTS

NEED_A_POINT = (
    "rename", "duplicate", "promote", "demote", "move_up", "move_down", "dissolve", "remove",
    "may_skip", "cut", "copy", "put_on_slide", "focus_branch",
    *(f"layout_{layout}" for layout, _text, _icon in LAYOUTS),
)  # fmt: skip
"""Not for the opening and the closing."""


def show_possible(actions: Actions, open_talk: OpenTalk) -> None:
    """Enable the actions that do something now, and say what undo and redo would do."""
    document, point = open_talk.document, open_talk.point
    undo, redo = actions["undo"], actions["redo"]
    undo.setEnabled(bool(document.undo_label))
    redo.setEnabled(bool(document.redo_label))
    undo.setToolTip(_("Undo: %(what)s") % {"what": document.undo_label} if document.undo_label else _("Undo"))
    redo.setToolTip(_("Redo: %(what)s") % {"what": document.redo_label} if document.redo_label else _("Redo"))
    actions["history"].setEnabled(bool(document.history or document.undone))
    actions.enable(**dict.fromkeys(NEED_A_POINT, point is not None))
    actions["may_skip"].setChecked(bool(point and point.may_skip))
