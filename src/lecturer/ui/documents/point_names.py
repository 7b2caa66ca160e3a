"""The name of a point where one line has to say it."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import find


def name_of(talk: Talk, key: str) -> str:
    """A point's marker and title, or what the opening and the closing are called."""
    if key == OPENING:
        return _("Opening")
    if key == CLOSING:
        return _("Closing")
    point = find(talk, key)
    return f"{point.marker}  {point.title}".strip()
