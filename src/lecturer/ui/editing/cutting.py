"""Cuts the words of a point at the sentence that the cursor stands in; asked again, exactly at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk
from lecturer.talk.walk import words_of
from lecturer.text.clauses import sentences
from lecturer.ui.commands.actions import key_text
from lecturer.ui.documents.open_talk import OpenTalk


class Field(Protocol):
    """Words with a cursor."""

    @property
    def selection_start(self) -> int:
        """Where the selection begins, in characters; the cursor's place when nothing is selected."""
        ...

    @property
    def selected_words(self) -> str:
        """The words that are selected."""
        ...


class _Snapped(msgspec.Struct, frozen=True):
    """A cut that went to a sentence: what the talk became, whose words they were, where the cursor stood."""

    after: Talk
    key: str
    offset: int


class Cutting:
    """Knows the cut before, which a second one may take to the exact place.

    Args:
        open_talk: The open talk.
        field: Where the cursor is.
        split: Makes a point of the current words from a character on.
        tell: Says something that needs no answer.
    """

    def __init__(
        self, open_talk: OpenTalk, field: Field, split: Callable[[int], None], tell: Callable[[str], None]
    ) -> None:
        self._open_talk, self._field, self._split, self._tell = open_talk, field, split, tell
        self._snapped: _Snapped | None = None

    def cut(self) -> None:
        """Make a point of the words from the sentence at the cursor on; what is selected is cut as it is."""
        offset, is_exact = self._field.selection_start, bool(self._field.selected_words)
        snapped, self._snapped = self._snapped, None
        if snapped is not None and snapped.after is self._open_talk.talk:
            self._open_talk.undo()
            self._open_talk.select(snapped.key)
            self._split(snapped.offset)
            return
        before, key = self._open_talk.talk, self._open_talk.key
        place = offset if is_exact else sentence_place(words_of(before, key), offset)
        self._split(place)
        if place != offset and self._open_talk.talk is not before:
            self._snapped = _Snapped(self._open_talk.talk, key, offset)
            said = _("Cut at the sentence; %(key)s again cuts exactly at the cursor")
            self._tell(said % {"key": key_text("split")})


def sentence_place(words: str, offset: int) -> int:
    """The beginning of a sentence nearest to a character, but not that of all words."""
    starts = [each.start for each in sentences(words) if words[: each.start].strip()]
    return min(starts, key=lambda start: (abs(start - offset), start), default=offset)
