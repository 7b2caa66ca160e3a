"""A new version of the manuscript: read, shown beside the open talk, and taken into it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import Import, import_file
from lecturer.store.pictures_beside import put_beside, put_waiting
from lecturer.system.jobs import Cancelled
from lecturer.talk.comparison import compare
from lecturer.talk.merging import Merge, merge
from lecturer.talk.partial_changes import shares_points
from lecturer.talk.records import Talk
from lecturer.talk.revision_merge import revised
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.widgets.messages import Messages


def _mine(merged: Merge) -> Talk:
    """Every place as the talk has it."""
    return merged.talk


class Revising(QObject):
    """Takes the words of new versions into the open talk, when a person wants what they change.

    Args:
        window: The dialog stands over it.
        open_talk: What is open.
        messages: Where errors and remarks go.
        choose: Asks for the manuscript; None when the user changed their mind.
        join: Asks which version to keep where the talk and the slides of a deck both changed.
    """

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        messages: Messages,
        choose: Callable[[], Path | None],
        join: Callable[[Merge], Talk | None] = _mine,
    ) -> None:
        super().__init__(window)
        self._window, self._open_talk, self._messages = window, open_talk, messages
        self._choose, self._join = choose, join

    def revise(self, path: Path | None = None) -> None:
        """Show what a new version changes; asks for its file when none is given."""
        path = path or self._choose()
        if path is None:
            return
        try:
            what = _("Reading “%(name)s”…") % {"name": path.name}
            imported = self._messages.wait_for(what, lambda: import_file(path, names_untitled=False))
        except Cancelled:
            return
        except LecturerError as error:
            unchanged = _("The open talk is unchanged")
            self._messages.error(error if error.safe else error.with_safe(unchanged))
            return
        before = self._open_talk.talk
        after = self._with(before, imported)
        if after is None:
            return
        if not compare(before, after):
            text = _("“%(name)s” says what the talk says: there is nothing to change")
            self._messages.notice(text % {"name": path.name})
            return
        dialog = RevisionDialog(before, after, path.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._take, before, dialog, imported))
        dialog.open()

    def _with(self, talk: Talk, imported: Import) -> Talk | None:
        """The talk with what is new: the edits of a deck made of it, the words of any other manuscript.

        None when a person would rather not decide now what both changed.
        """
        if imported.base is None or not shares_points(talk, imported.base):
            return revised(talk, imported.talk)
        merged = merge(imported.base, talk, imported.talk)
        joined = self._join(merged) if merged.conflicts else merged.talk
        if joined is None:
            return None
        file = self._open_talk.document.path
        try:
            if file is None:
                return put_waiting(joined, imported.media)
            return put_beside(joined, imported.media, file.parent)
        except LecturerError as error:
            self._messages.error(error)
            return None

    def _take(self, before: Talk, dialog: RevisionDialog, imported: Import) -> None:
        after: Talk | None = dialog.chosen()
        if self._open_talk.talk is not before:  # another program changed the file meanwhile
            after = self._with(self._open_talk.talk, imported)
        if after is None:
            return
        self._open_talk.close_step()
        self._open_talk.apply(_("Revised manuscript"), after)
        self._open_talk.close_step()
        for notice in imported.notices:
            self._messages.notice(notice, "warn")
