"""Saving a talk with what is kept beside its file: the version before, and the steps that led to it."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from lecturer.document.document import Step
from lecturer.errors import UnwritableError
from lecturer.files.digests import Digest
from lecturer.i18n import gettext as _
from lecturer.store.generations import Generations
from lecturer.store.history import HistoryFile
from lecturer.store.save import Saved, save
from lecturer.talk.records import Talk

_LOG = logging.getLogger(__name__)


class Edited(msgspec.Struct, frozen=True):
    """A talk with the steps that led to it, and those that were undone."""

    talk: Talk
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def save_edited(edited: Edited, path: Path, expected: Digest | None, history: HistoryFile) -> Saved:
    """Save a talk from the window. What is kept beside the file is a help; that it fails stops no save.

    Raises:
        UnwritableError: As `save` does.
    """
    try:
        Generations(path).keep_file()
    except OSError as error:
        _LOG.info("No earlier version of %s kept: %s", path, error)
    saved = save(edited.talk, path, expected=expected)
    try:
        history.keep((*edited.done, *edited.undone), len(edited.done))
    except OSError as error:
        _LOG.info("The history of %s is not kept: %s", path, error)
    return saved


def save_over(talk: Talk, path: Path, expected: Digest | None) -> Saved:
    """Save a talk that nobody has looked at; over another one only when that is kept as an earlier version.

    Raises:
        UnwritableError: As `save` does, and when the earlier version cannot be kept.
    """
    try:
        Generations(path).keep_file()
    except OSError as error:
        raise UnwritableError(
            _("The version before could not be kept (%(reason)s), so it was not written over")
            % {"reason": error.strerror or type(error).__name__},
            path=path,
            safe=_("The file is as it was and your changes are still open"),
            remedy=_("Save under another name, or make room on the disk of your own folder"),
        ) from error
    return save(talk, path, expected=expected)
