"""The labels of findings where they are shown."""

from __future__ import annotations

from lecturer.check.finding import Severity
from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.talk.head_text import name_text
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.walk import NoSuchPoint, find

_SEVERITIES: dict[Severity, Message] = {
    "error": lazy("Error"),
    "warning": lazy("Warning"),
    "hint": lazy("Hint"),
}


def severity_name(severity: Severity) -> str:
    """How bad it is, in the user's language."""
    return _(_SEVERITIES[severity])


def place(talk: Talk, key: str) -> str:
    """Where it is: a point's marker and title, the opening, the closing, or the whole talk."""
    fixed = {"": _("The whole talk"), OPENING: _("Opening"), CLOSING: _("Closing")}
    if key in fixed:
        return fixed[key]
    try:
        return name_text(find(talk, key)) or _("Point without a title")
    except NoSuchPoint:
        return key
