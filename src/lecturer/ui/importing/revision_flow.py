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
from lecturer.system.jobs import Cancelled
from lecturer.talk.comparison import compare
from lecturer.talk.records import Talk
from lecturer.talk.revision_merge import revised
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.revision_dialog import RevisionDialog
from lecturer.ui.widgets.messages import Messages


class Revising(QObject):
    """Takes the words of new versions into the open talk, when a person wants what they change.

    Args:
        window: The dialog stands over it.
        open_talk: What is open.
        messages: Where errors and remarks go.
        choose: Asks for the manuscript; None when the user changed their mind.
    """

    def __init__(
        self,
        window: QWidget,
        open_talk: OpenTalk,
        messages: Messages,
        choose: Callable[[], Path | None],
    ) -> None:
        super().__init__(window)
        self._window, self._open_talk, self._messages = window, open_talk, messages
        self._choose = choose

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
        after = revised(before, imported.talk)
        if not compare(before, after):
            text = _("“%(name)s” says what the talk says: there is nothing to change")
            self._messages.notice(text % {"name": path.name})
            return
        dialog = RevisionDialog(before, after, path.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._take, before, after, imported))
        dialog.open()

    def _take(self, before: Talk, after: Talk, imported: Import) -> None:
        if self._open_talk.talk is not before:  # another program changed the file meanwhile
            after = revised(self._open_talk.talk, imported.talk)
        self._open_talk.close_step()
        self._open_talk.apply(_("Revised manuscript"), after)
        self._open_talk.close_step()
        for notice in imported.notices:
            self._messages.notice(notice, "warn")
