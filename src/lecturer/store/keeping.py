"""Saving a talk with what is kept beside its file: the version before, and the steps that led to it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from lecturer.document.document import Step
from lecturer.document.whereabouts import Anchor, is_elsewhere, sentences
from lecturer.errors import UnwritableError
from lecturer.files.digests import Digest
from lecturer.i18n import gettext as _
from lecturer.store.generations import Generations
from lecturer.store.history import HistoryFile
from lecturer.store.save import Saved, save
from lecturer.store.talk_file import dumps
from lecturer.talk.records import Talk

_LOG = logging.getLogger(__name__)


class Edited(msgspec.Struct, frozen=True):
    """A talk with the steps that led to it, and those that were undone."""

    talk: Talk
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


class DiskGoneError(UnwritableError):
    """The folder of a file is not there, or another disk lies in its place: nothing is written there."""

    code = "disk-gone"

    def __init__(self, path: Path) -> None:
        what, safe, remedy = sentences("lost", path.name)
        super().__init__(what, path=path, safe=safe, remedy=remedy)


def save_edited(
    edited: Edited, path: Path, expected: Digest | None, history: HistoryFile, anchor: Anchor | None = None
) -> Saved:
    """Save a talk from the window, and keep both what the file held before and what it holds now.

    The file may be deleted or emptied by another program at any time; then the version just saved is the only
    one with the newest words. What is kept beside the file is a help; that it fails stops no save.

    Args:
        edited: The talk and its steps.
        path: The file.
        expected: As in `save`.
        history: Where the steps are kept.
        anchor: What is known of the file, to be sure that its disk is still the same; None for a file that
            holds another talk, which is written over only when that is kept as an earlier version.

    Raises:
        DiskGoneError: When its folder is gone, or lies on another disk now.
        UnwritableError: As `save` does.
    """
    if anchor is not None and is_elsewhere(anchor):
        raise DiskGoneError(path)
    versions = Generations(path)
    if anchor is None:
        _keep_strangers(versions, path)
    else:
        _help(versions.keep_file, "No earlier version", path)
    saved = save(edited.talk, path, expected=expected)
    _help(versions.keep_file, "No version", path)
    _help(lambda: history.keep((*edited.done, *edited.undone), len(edited.done)), "No history", path)
    return saved


def keep_version(talk: Talk, path: Path) -> bool:
    """Keep what a window shows as a version of its file, before another program's takes its place.

    Whether it is kept.
    """
    try:
        Generations(path).keep(dumps(talk).encode("utf-8"))
    except OSError as error:
        _LOG.info("No version of %s kept: %s", path, error)
        return False
    return True


def _help(keep: Callable[[], object], what: str, path: Path) -> None:
    try:
        keep()
    except OSError as error:
        _LOG.info("%s of %s kept: %s", what, path, error)


def save_over(talk: Talk, path: Path, expected: Digest | None) -> Saved:
    """Save a talk that nobody has looked at; over another one only when that is kept as an earlier version.

    Raises:
        UnwritableError: As `save` does, and when the earlier version cannot be kept.
    """
    _keep_strangers(Generations(path), path)
    return save(talk, path, expected=expected)


def _keep_strangers(versions: Generations, path: Path) -> None:
    """Keep what a file holds that is not ours."""
    try:
        versions.keep_file()
    except OSError as error:
        raise UnwritableError(
            _("The version before could not be kept (%(reason)s), so it was not written over")
            % {"reason": error.strerror or type(error).__name__},
            path=path,
            safe=_("The file is as it was and your changes are still open"),
            remedy=_("Save under another name, or make room on the disk of your own folder"),
        ) from error
