"""Reads office files in a process of its own that is ended when it takes too long or too much.

A hostile file can at worst bring that process down; the window and the open talk never notice.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.i18n import current_language
from lecturer.i18n import gettext as _
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.source import Source
from lecturer.system.processes import TimeIsUpError, run_program

SECONDS = 10.0
_MODULE = "lecturer.manuscript.readers.child"


class Failure(msgspec.Struct, frozen=True, tag="failure"):
    """Why the child could not read: the parts of an error."""

    what: str
    remedy: str


class Success(msgspec.Struct, frozen=True, tag="success"):
    """What the child read."""

    source: Source


Outcome = Failure | Success
_DECODER: msgspec.msgpack.Decoder[Outcome] = msgspec.msgpack.Decoder(Outcome)


def reader(kind: str) -> Callable[[Candidate], Source]:
    """A reader that has `read_<kind>` of the module of that name do its work in a process of its own."""
    return lambda file: read(kind, file.path)


def read(
    kind: str, path: Path, *, named: Path | None = None, counted: str = "", seconds: float = SECONDS
) -> Source:
    """The words of an office file.

    Args:
        kind: The module below `readers` that reads it.
        path: The file to read.
        named: The file to name in an error, and to count, when `path` is a converted copy.
        counted: The census that counts it in its own form, where there is one; else the copy is counted.
        seconds: How long it may take.

    Raises:
        UnreadableError: When it is damaged, hostile, or takes too long.
    """
    shown = named or path
    command = [sys.executable, "-P", "-m", _MODULE, kind, str(path), current_language()]
    command += [counted, str(shown)] if counted else []
    try:
        done = run_program(command, seconds=seconds, wants_output=True)
    except TimeIsUpError as error:
        raise UnreadableError(
            _("Reading the file took longer than %(seconds)d seconds and was stopped") % {"seconds": seconds},
            path=shown,
            remedy=_("Save the manuscript's words alone as .txt"),
        ) from error
    outcome = _outcome(done.output)
    if isinstance(outcome, Failure):
        raise UnreadableError(outcome.what, path=shown, remedy=outcome.remedy)
    return outcome.source


def _outcome(answer: bytes) -> Outcome:
    try:
        return _DECODER.decode(answer)
    except msgspec.DecodeError:
        return Failure(
            _("The file is damaged and cannot be read"),
            _("Open it in Word or WPS and save it again as .docx"),
        )
