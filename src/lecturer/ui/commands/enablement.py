"""Enables the commands that are possible now; an action that would do nothing is grey."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.ui.commands.actions import Actions
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.labels import set_tip


def follow(actions: Actions, open_talk: OpenTalk) -> None:
    """Keep the actions as the open talk allows, and let them say what undo and redo would do."""

    def show() -> None:
        _show_possible(actions, open_talk)

    open_talk.state_changed.connect(show)
    open_talk.selected.connect(lambda _key: show())
    show()


def _show_possible(actions: Actions, open_talk: OpenTalk) -> None:
    document, point = open_talk.document, open_talk.point
    undo, redo = document.undo_label, document.redo_label
    actions.show_possible(
        {
            "undo": bool(undo),
            "redo": bool(redo),
            "history": bool(document.history or document.undone),
            "point": point is not None,
            "picture": bool(point and point.image),
            "table": bool(point and point.table),
            "no_points": not open_talk.talk.points and bool(open_talk.talk.opening or open_talk.talk.closing),
        }
    )
    set_tip(actions["undo"], _("Undo: %(what)s") % {"what": undo} if undo else _("Undo"))
    set_tip(actions["redo"], _("Redo: %(what)s") % {"what": redo} if redo else _("Redo"))
    actions["may_skip"].setChecked(bool(point and point.may_skip))
