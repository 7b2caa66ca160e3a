"""Where the open talk lives, as the window shows it: saved, changed, in no file, or here alone."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lecturer.document.whereabouts import Anchor, Where, anchored
from lecturer.files.digests import Digest
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.ui.documents.autosave import Autosave
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.saved_state import saved_state


class FileState(QObject):
    """Knows what the file of the open talk holds, and has all in the journal that no file holds.

    Args:
        open_talk: What is open.
        autosave: Keeps the journal.
    """

    changed = Signal(str, str, str)
    """Whether the talk is saved: the words, their tone and their icon."""

    def __init__(self, open_talk: OpenTalk, autosave: Autosave, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk, self._autosave = open_talk, autosave
        self._anchor: Anchor | None = None
        self._where: Where = "right"
        self._is_in_no_file = False
        self._saved_at = ""
        open_talk.state_changed.connect(self.show)

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose work."""
        return self._open_talk.document.is_dirty or self._is_in_no_file or self._where != "right"

    @property
    def is_journalled(self) -> bool:
        """Whether what is unsaved survives a crash."""
        return self._autosave.is_protected

    @property
    def anchor(self) -> Anchor | None:
        """What is known of the file that holds the talk; None when there is none."""
        return self._anchor

    @property
    def digest(self) -> Digest | None:
        """What the file held when it was read or saved last; None when nothing is known of it."""
        return self._anchor.digest if self._anchor else None

    @property
    def where(self) -> Where:
        """Where the talk lives; "right" too as long as it belongs to no file."""
        return self._where

    def begin(self, path: Path | None, digest: Digest | None, *, is_in_no_file: bool) -> None:
        """Another talk is about to be open; the arguments are those of `OpenFile.become`."""
        self._anchor = anchored(path, digest) if path and digest else None
        self._where = "right"
        self._is_in_no_file = is_in_no_file
        self._saved_at = ""

    def found(self, where: Where) -> None:
        """Something became of the file, or it is right again."""
        if where == self._where:
            return
        self._where = where
        document = self._open_talk.document
        if where != "right":
            self._autosave.keep_whole(document.talk)
        elif document.saved is not None and self._anchor is not None:
            self._autosave.saved(document.saved, self._anchor.path, self._anchor.digest)
        self.show()

    def saved(self, talk: Talk, digest: Digest, path: Path) -> None:
        """The talk was written to a file, at this time of day."""
        self._is_in_no_file = False
        self._saved_at = time.strftime("%H:%M")
        self.stands_in_file(talk, digest, path)

    def stands_in_file(self, talk: Talk, digest: Digest, path: Path | None = None) -> None:
        """A file, by default the present one, is known to hold a talk."""
        path = path or self._open_talk.document.path
        if path is None:
            return
        self._anchor, self._where = anchored(path, digest), "right"
        self._open_talk.close_step()
        self._open_talk.mark_saved(talk, path)
        self._autosave.saved(talk, path, digest)
        self.show()

    def show(self) -> None:
        """Say whether the talk is saved."""
        is_in_file = self._open_talk.document.path is not None
        has_unsaved, where = self.has_unsaved, self._where
        state = saved_state(is_in_file, has_unsaved=has_unsaved, where=where, saved_at=self._saved_at)
        self.changed.emit(*state)

    def show_saving(self) -> None:
        """Say that the talk is being written."""
        self.changed.emit(_("Saving…"), "", "save")

    def show_failed(self) -> None:
        """Say that it could not be written."""
        self.changed.emit(_("Not saved: click here"), "over", "over")
