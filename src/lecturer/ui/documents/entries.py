"""Describes the differences of two states of a talk: the place, what became of it, its lines."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy, pgettext
from lecturer.talk.comparison import Entry
from lecturer.talk.head_text import head_text, name_text
from lecturer.talk.records import CLOSING, OPENING
from lecturer.talk.word_diff import Piece, word_diff
from lecturer.ui.widgets.diff_text import Line

_FIELDS = {
    "title": lazy("Title"), "subtitle": lazy("Subtitle"), "speaker": lazy("Speaker"), "unit": lazy("Unit"),
    "date": lazy("Date"), "rules": lazy("Rules"), "theme": lazy("Theme"), "variants": lazy("Shorter ways"),
    "show": lazy("Lines on the slide"), "quote": lazy("Quotation"), "by": lazy("By"),
    "image": lazy("Picture"), "alt": lazy("Description of the picture"), "table": lazy("Table"),
    "focus": lazy("Part of the picture to keep in sight"), "pictures": lazy("Further pictures"),
    "chart": lazy("Form of the chart"),
    "transition": lazy("Transition"), "ratio": lazy("Shape"),
    "layout": lazy("Layout"), "seconds": lazy("Fixed time"), "may_skip": lazy("May be skipped"),
    "extra": lazy("Other settings"), "notes": lazy("Words"), "marker": lazy("Number"),
}  # fmt: skip
SIGNS = {"added": "+", "removed": "−", "changed": "•", "moved": "↕"}
"""What stands before a name: never the colour alone says what happened."""


def field_name(name: str) -> str:
    """What a field of a point or of the talk is called."""
    return _(_FIELDS[name]) if name in _FIELDS else name


def entry_name(entry: Entry) -> str:
    """The point's marker and title, or what the place is called."""
    if entry.key in (OPENING, CLOSING):
        return _("Opening") if entry.key == OPENING else _("Closing")
    point = entry.after or entry.before
    return (name_text(point) or _("No title")) if point else _("The talk itself")


def kind_in_words(entry: Entry) -> str:
    """What became of it."""
    kinds = {
        "added": pgettext("difference", "new"),
        "removed": pgettext("difference", "gone"),
        "changed": pgettext("difference", "changed"),
        "moved": pgettext("difference", "moved"),
    }
    return kinds[entry.kind]


def entry_lines(entry: Entry) -> tuple[Line, ...]:
    """The differences of one place as they are shown."""
    before, after = entry.before, entry.after
    lines: list[Line] = []
    heads = (head_text(before) if before else "", head_text(after) if after else "")
    if heads[0] != heads[1]:
        lines.append((_("Title"), word_diff(*heads)))
    if entry.words[0] != entry.words[1]:
        lines.append((_("Words"), word_diff(*entry.words)))
    if entry.fields:
        names = _(", ").join(field_name(name) for name in entry.fields)
        lines.append((_("Settings"), (Piece("same", names),)))
    if entry.is_moved:
        lines.append((_("Place"), (Piece("same", _("It stands elsewhere")),)))
    return tuple(lines)
