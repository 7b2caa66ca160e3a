"""The takes of the open talk: read from beside its file, written there, kept in memory until there is one."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lecturer.errors import UnwritableError
from lecturer.timing.takes import Entry, Take, append, read_takes, takes_of, takes_path
from lecturer.ui.documents.open_talk import OpenTalk

_LOG = logging.getLogger(__name__)
_NO_FILE = Path("untitled.yaml")


class TakeBook(QObject):
    """Holds the takes.

    Args:
        open_talk: Whose takes they are.
    """

    changed = Signal()
    """There are other takes now."""

    def __init__(self, open_talk: OpenTalk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_talk = open_talk
        self._unsaved: list[Entry] = []
        self._takes: tuple[Take, ...] = ()
        self._path: Path | None = None
        open_talk.replaced.connect(self._on_replaced)
        open_talk.state_changed.connect(self._on_state_changed)
        self._on_replaced()

    @property
    def takes(self) -> tuple[Take, ...]:
        """All takes in which something was timed, oldest first."""
        return self._takes

    @property
    def is_kept(self) -> bool:
        """Whether the takes stand in a file: the talk itself must have one."""
        return self._path is not None

    @property
    def talk_path(self) -> Path:
        """The file of the talk, or a name that stands for it until it has one."""
        return self._path or _NO_FILE

    def write(self, _path: Path, *entries: Entry) -> None:
        """Add lines.

        Raises:
            UnwritableError: They cannot be written; what was there is untouched.
        """
        if self._path is None:
            self._unsaved.extend(entries)
        else:
            append(takes_path(self._path), *entries)

    def set_counts(self, take: Take, *, counts: bool) -> None:
        """Let a take count no more, or again; its lines stay where they are.

        Raises:
            UnwritableError: That cannot be written.
        """
        self.write(self.talk_path, Entry(take.id, "keep" if counts else "void"))
        self.reload()

    def reload(self) -> None:
        """Look again at what there is."""
        shown = tuple(take for take in self._found() if take.spoken_seconds > 0)
        if shown != self._takes:
            self._takes = shown
            self.changed.emit()

    def _found(self) -> tuple[Take, ...]:
        if self._path is None:
            return takes_of(self._unsaved)
        file = read_takes(takes_path(self._path))
        if file.damaged:
            _LOG.info("%d lines of %s make no sense", file.damaged, takes_path(self._path))
        return file.takes

    def _on_replaced(self) -> None:
        self._path = self._open_talk.document.path
        self._unsaved.clear()
        self.reload()

    def _on_state_changed(self) -> None:
        """A talk that is saved for the first time, or elsewhere, has its takes beside it from then on."""
        path, before = self._open_talk.document.path, self._path
        if path is None or path == before:
            return
        self._path = path
        try:
            self._bring_along(before, path)
        except (UnwritableError, OSError) as error:
            _LOG.info("Takes not written: %s", error)
        self.reload()

    def _bring_along(self, before: Path | None, path: Path) -> None:
        """Takes that are in memory only, or lie beside the old file, unless the new one has some already."""
        if before is None and self._unsaved:
            append(takes_path(path), *self._unsaved)
            self._unsaved.clear()
        elif before is not None and takes_path(before).exists() and not takes_path(path).exists():
            shutil.copyfile(takes_path(before), takes_path(path))
