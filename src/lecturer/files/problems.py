"""Problems in a talk's file, each with its line, and the errors that report them."""

from __future__ import annotations

import errno
from pathlib import Path

import msgspec

from lecturer.errors import FormatError, UnreadableError
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong with a file, or worth a look.

    Attributes:
        line: The line it is on, counted from 1.
        what: What is wrong, one sentence in the user's language without a full stop.
        remedy: What to write instead.
    """

    line: int
    what: str
    remedy: str = ""


class TalkFileError(FormatError):
    """A file that is no talk, with everything that is wrong with it.

    Args:
        problems: At least one, in the order of their lines; the first one is the sentence.
        path: The file, if there is one.
    """

    def __init__(self, problems: tuple[Problem, ...], path: Path | None = None) -> None:
        first, more = problems[0], len(problems) - 1
        what = first.what
        if more:
            what += ngettext(" (and %(count)d more problem)", " (and %(count)d more problems)", more) % {
                "count": more
            }
        super().__init__(
            what, path=path, line=first.line, safe=_("The file is unchanged"), remedy=first.remedy
        )
        self.problems = problems


def unreadable(error: OSError, path: Path) -> UnreadableError:
    """What an error of the operating system means to the person who opens a file."""
    if isinstance(error, FileNotFoundError):
        return UnreadableError(_("The file does not exist"), path=path, remedy=_("Check the name and folder"))
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return UnreadableError(_("This is a folder, not a file"), path=path, remedy=_("Choose a file in it"))
    if error.errno in (errno.EACCES, errno.EPERM):
        return UnreadableError(
            _("You have no right to read the file"), path=path, remedy=_("Ask its owner, or copy it first")
        )
    return UnreadableError(
        _("The file cannot be read (%(reason)s)") % {"reason": error.strerror or type(error).__name__},
        path=path,
        remedy=_("Check that its disk is connected, or copy it to this computer, and try again"),
    )
