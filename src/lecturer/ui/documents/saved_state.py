"""Sentences about the file of the open talk: whether it is saved, where to, and what a save met."""

from __future__ import annotations

import os
from pathlib import Path

from lecturer.document.whereabouts import Where, short_words
from lecturer.i18n import gettext as _
from lecturer.store.save import can_write

_UNSAFE = '<>:"/\\|?*\n\r\t'


def protected(path: Path) -> str:
    """A file that was opened may not be written."""
    text = _("“%(name)s” is write-protected and stays as it is. You can edit; saving asks for another name.")
    return text % {"name": path.name}


def saved_state(
    is_in_file: bool, *, has_unsaved: bool, where: Where = "right", saved_at: str = ""
) -> tuple[str, str, str]:
    """Whether the talk is saved: the words, their tone and their icon."""
    if where != "right":
        return short_words(where), "over", "over"
    if has_unsaved:
        return _("Unsaved changes"), "", "edit"
    if not is_in_file:
        return _("Not saved yet"), "", "save"
    return (_("Saved %(time)s") % {"time": saved_at} if saved_at else _("Saved")), "ok", "check"


def suggested(path: Path | None, title: str, folder: str) -> str:
    """Where a talk is best saved: where it belongs, else under its title."""
    if path is not None:
        return str(_writable(path))
    stem = "".join(char for char in title if char not in _UNSAFE).strip() or _("Untitled")
    return str(Path(folder) / f"{stem}.yaml")


def _writable(path: Path) -> Path:
    """The path, or one for a copy where the file is write-protected."""
    if not path.exists() or can_write(path):
        return path
    folder = path.parent if os.access(path.parent, os.W_OK) else Path.home()
    return folder / (_("%(name)s-copy") % {"name": path.stem} + ".yaml")


def were_joined() -> str:
    """Changes of another program came together with those made here."""
    return _("Another program had changed the file; its changes and yours were joined")


def shrunk() -> str:
    """A save left much less than there was."""
    return _(
        "The talk is less than half as long as it was in the file. "
        "The version before is kept: File ▸ Earlier versions."
    )


def linked() -> str:
    """A save parted the names that a file had."""
    return _("The file had another name too (a hard link), which keeps the version before")
