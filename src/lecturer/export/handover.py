"""Handing over a finished file: the target holds the old file or the whole new one, never a part."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lecturer.errors import UnwritableError
from lecturer.i18n import gettext as _


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; on leaving, it takes the target's place.

    When the body raises, the target is as it was and nothing is left beside it.

    Raises:
        UnwritableError: When the folder or the target cannot be written.
    """
    target = _real(target)
    if os.path.isdir(target):
        raise UnwritableError(
            _("Cannot write %(name)s: it is a folder") % {"name": target.name},
            path=target,
            remedy=_("Choose another name"),
        )
    draft: Path | None = None
    try:
        draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
        draft.open("xb").close()
        yield draft
        _settle(draft, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _real(target: Path) -> Path:
    """The file that a link points to, so that the link stays one."""
    return target.resolve() if os.path.islink(target) else target


def _settle(draft: Path, target: Path) -> None:
    """Put the draft on the disk for good, then in the target's place."""
    if os.path.exists(target):
        draft.chmod(target.stat().st_mode & 0o777)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(draft, target)
    if hasattr(os, "O_DIRECTORY"):  # Windows cannot open a folder to sync it.
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _unwritable(target: Path, error: OSError) -> UnwritableError:
    name = {"name": target.name}
    safe = _("The old file is untouched") if os.path.exists(target) else ""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        what, remedy = _("Cannot write %(name)s: its folder does not exist"), _("Choose another folder")
    elif isinstance(error, PermissionError):
        what = _("Cannot write %(name)s: it is open in another program or protected")
        remedy = _("Close it there or choose another name")
    elif error.errno == errno.ENAMETOOLONG:
        what, remedy = _("Cannot write %(name)s: the name is too long"), _("Choose a shorter name")
    else:
        what = _("Cannot write %(name)s: %(reason)s")
        remedy = _("Free some space or choose another folder")
    return UnwritableError(
        what % {**name, "reason": error.strerror or error}, path=target, safe=safe, remedy=remedy
    )
