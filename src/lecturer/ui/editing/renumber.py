"""The command that puts numbers in order, as one step of the history."""

from __future__ import annotations

from lecturer.i18n import gettext as _
from lecturer.talk.renumbering import renumbered
from lecturer.ui.documents.open_talk import OpenTalk


def renumber(open_talk: OpenTalk) -> None:
    """Let the numbers follow one another, in markers and in the first words of the notes."""
    open_talk.close_step()
    open_talk.apply(_("Renumber"), renumbered(open_talk.talk))
    open_talk.close_step()
