"""Foretells what a dragged item will become before it is dropped."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.files.suffixes import TALKS
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import SUFFIXES


class Landing(msgspec.Struct, frozen=True):
    """Where it will land.

    Attributes:
        words: What the user reads while it hovers.
        is_taken: Letting go does something.
    """

    words: str
    is_taken: bool = True


def landing(paths: list[Path], *, has_words: bool = False) -> Landing:
    """What happens to files, or to words, that are let go over the window."""
    if not paths:
        return (
            Landing(_("Release to make a talk of these words")) if has_words else Landing("", is_taken=False)
        )
    path = paths[0]
    suffix, named = path.suffix.lower(), {"name": path.name}
    if path.is_dir():
        return Landing(_("“%(name)s” is a folder; drag the manuscript in it") % named, is_taken=False)
    if suffix in TALKS:
        return Landing(_("Release to open “%(name)s”") % named)
    if suffix in SUFFIXES:
        return Landing(_("Release to read “%(name)s” as a new talk") % named)
    return Landing(
        _("“%(name)s” is no manuscript: Word, WPS, text, PDF or slides can be read") % named, is_taken=False
    )
