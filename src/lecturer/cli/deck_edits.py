"""Prints the edits found in a deck that comes back; asks about those that conflict."""

from __future__ import annotations

import sys

from lecturer.cli.source import Source
from lecturer.i18n import gettext as _
from lecturer.talk.comparison import Entry, compare
from lecturer.talk.head_text import head_text
from lecturer.talk.merging import Conflict, Side, is_words, merge, settled
from lecturer.talk.partial_changes import shares_points
from lecturer.talk.records import CLOSING, OPENING, Talk
from lecturer.talk.revision_merge import revised
from lecturer.talk.walk import NoSuchPoint, find

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
_ANSWERS: dict[str, Side] = {"m": "mine", "t": "theirs", "b": "both"}


def tell_edits(source: Source) -> None:
    """Name what was edited in a deck of ours since it was exported."""
    if source.base is not None:
        tell_changes(source.base, source.talk)


def tell_changes(before: Talk, after: Talk) -> None:
    """Name every place where two states of a talk differ."""
    for entry in compare(before, after):
        print(f"{_SIGNS[entry.kind]} {_named(entry)}")


def taken_in(talk: Talk, source: Source) -> tuple[Talk, int]:
    """The talk with what a new version brings, and how many places nobody has decided about.

    A deck that was made of this very talk gives its edits, all else stays; where the talk changed there too
    the person is asked, and the talk's own version stays when nobody can be. Any other manuscript gives its
    words.
    """
    if source.base is None or not shares_points(talk, source.base):
        return revised(talk, source.talk), 0
    merged = merge(source.base, talk, source.talk)
    sides = [_side(merged.talk, conflict) for conflict in merged.conflicts]
    decided: list[Side] = [side or "mine" for side in sides]
    return settled(merged, decided), sides.count(None)


def _side(talk: Talk, conflict: Conflict) -> Side | None:
    """Ask which version of a place to keep; None when nobody can be asked."""
    name = _place(talk, conflict)
    if not sys.stdin.isatty():
        text = _("%(place)s was changed in the talk and on the slides; the talk's version stays")
        print("! " + text % {"place": name}, file=sys.stderr)
        return None
    print(_("Changed in the talk and on the slides: %(place)s") % {"place": name})
    print(_("  in the talk: %(words)s") % {"words": conflict.mine})
    print(_("  on the slides: %(words)s") % {"words": conflict.theirs})
    both = is_words(conflict)
    choices = (
        _("m for the talk's version, t for the slides', b for both")
        if both
        else _("m for the talk's version, t for the slides'")
    )
    while True:
        answer = input(f"{choices}: ").strip().lower()[:1]
        if answer in _ANSWERS and (answer != "b" or both):
            return _ANSWERS[answer]


def _place(talk: Talk, conflict: Conflict) -> str:
    try:
        head = head_text(find(talk, conflict.key)) if conflict.key else _("The talk itself")
    except NoSuchPoint:
        head = conflict.key
    return f"{head} ({conflict.field})"


def _named(entry: Entry) -> str:
    if entry.key in (OPENING, CLOSING):
        return _("Opening") if entry.key == OPENING else _("Closing")
    point = entry.after or entry.before
    return head_text(point) if point else _("The talk itself")
