"""The questions about the open file, word for word: what happened, what is safe, what to do."""

from __future__ import annotations

from pathlib import Path

from lecturer.errors import LecturerError
from lecturer.i18n import gettext as _
from lecturer.store.save import ChangedOutsideError
from lecturer.ui.widgets.messages import Choice, Question


def unsaved(name: str) -> Question:
    """The talk is about to be closed with changes that no file has."""
    return Question(
        what=_("Save the changes to “%(name)s”?") % {"name": name},
        details=_("If you do not save, they are lost."),
        choices=(
            Choice("save", _("Save")),
            Choice("discard", _("Do not save"), destructive=True),
            Choice("cancel", _("Cancel")),
        ),
    )


def not_written(error: LecturerError) -> Question:
    """The talk could not be saved to its file."""
    return Question(
        what=error.what,
        details=_explained(error),
        choices=(
            Choice("elsewhere", _("Save under another name…")),
            Choice("again", _("Try again")),
            Choice("cancel", _("Not now")),
        ),
    )


def replaces(path: Path) -> Question:
    """The name that is written is not the one that was confirmed, and a file has it."""
    return Question(
        what=_("Replace “%(name)s”?") % {"name": path.name},
        details=_("There is a file of this name already. What it holds is kept among its earlier versions."),
        choices=(
            Choice("elsewhere", _("Save under another name…")),
            Choice("replace", _("Replace it"), destructive=True),
            Choice("cancel", _("Cancel")),
        ),
    )


def changed_outside(error: ChangedOutsideError) -> Question:
    """Another program changed the file and the two could not be joined."""
    return Question(
        what=error.what,
        details=error.safe,
        choices=(
            Choice("elsewhere", _("Save under another name…")),
            Choice("overwrite", _("Overwrite its changes"), destructive=True),
            Choice("cancel", _("Cancel")),
        ),
    )


def damaged(error: LecturerError) -> Question:
    """A file that was to be opened is damaged, but words can be read in it."""
    return Question(
        what=error.what,
        details=_explained(error, _("What can be read opens as a copy; the damaged file stays as it is")),
        choices=(Choice("rescue", _("Open a copy of what can be read")), Choice("cancel", _("Cancel"))),
    )


def _explained(error: LecturerError, *more: str) -> str:
    return "\n".join(part for part in (error.safe, error.remedy, *more, error.place) if part)
