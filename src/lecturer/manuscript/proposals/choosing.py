"""The user's choices among proposed scenes: taken, refused, renamed, moved by a sentence.

A choice is a value; each answer makes another one, so that undo is the choice before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

import msgspec

from lecturer.manuscript.proposals.proposing import Proposal, piece, runs_on
from lecturer.manuscript.proposals.sentences import story_of
from lecturer.talk.records import Layout, Point, Talk

State = Literal["open", "taken", "refused"]


class Row(msgspec.Struct, frozen=True):
    """One proposed scene and what became of it.

    Attributes:
        start: Where it begins in the text.
        title: What it is called.
        reasons: Why it was proposed.
        said: The words that the reasons are about.
        others: What else it could be called.
        state: Nobody has answered yet, it is taken, or there is to be no cut.
        layout: The kind of page chosen for it; `auto` is the one that its words ask for.
    """

    start: int
    title: str
    reasons: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    state: State = "open"
    layout: Layout = "auto"


class Choice(msgspec.Struct, frozen=True):
    """A proposal with the answers given so far."""

    text: str
    stop: int
    rows: tuple[Row, ...]

    @property
    def kept(self) -> tuple[Row, ...]:
        """The scenes that were not refused."""
        return tuple(row for row in self.rows if row.state != "refused")

    @property
    def opening(self) -> str:
        """The words before the first scene that was not refused."""
        return piece(self.text, 0, self.kept[0].start if self.kept else self.stop)

    @property
    def closing(self) -> str:
        """The words behind the last scene."""
        return piece(self.text, self.stop, len(self.text))

    def words(self, number: int) -> str:
        """The words of a scene up to the next one that was not refused."""
        row = self.rows[number]
        following = (each.start for each in self.rows[number + 1 :] if each.state != "refused")
        return piece(self.text, row.start, next(following, self.stop))

    def applied(self, talk: Talk) -> Talk:
        """The talk with the scenes that were not refused as its points; not a word is changed."""
        if not self.kept:
            return talk
        points = tuple(
            Point(
                id=f"p{count}",
                title=row.title,
                notes=self.words(number),
                layout=row.layout,
                run_on=runs_on(self.text, row.start),
            )
            for count, (number, row) in enumerate(
                ((number, row) for number, row in enumerate(self.rows) if row.state != "refused"), start=1
            )
        )
        return msgspec.structs.replace(talk, opening=self.opening, points=points, closing=self.closing)


def choice_of(proposal: Proposal) -> Choice:
    """A proposal that nobody has answered yet."""
    rows = tuple(
        Row(scene.start, scene.title, scene.reasons, scene.said, scene.others) for scene in proposal.scenes
    )
    return Choice(proposal.text, proposal.stop, rows)


def answered(choice: Choice, number: int, state: State) -> Choice:
    """The choice with another answer to one scene."""
    return _with_row(choice, number, msgspec.structs.replace(choice.rows[number], state=state))


def all_taken(choice: Choice) -> Choice:
    """The choice with every scene taken that was not refused."""
    rows = tuple(
        row if row.state == "refused" else msgspec.structs.replace(row, state="taken") for row in choice.rows
    )
    return msgspec.structs.replace(choice, rows=rows)


def renamed(choice: Choice, number: int, title: str) -> Choice:
    """The choice with another title for one scene; an empty one changes nothing."""
    title = " ".join(title.split())
    row = choice.rows[number]
    return _with_row(choice, number, msgspec.structs.replace(row, title=title)) if title else choice


def laid_out(choice: Choice, number: int, layout: Layout) -> Choice:
    """The choice with another kind of page for one scene."""
    return _with_row(choice, number, msgspec.structs.replace(choice.rows[number], layout=layout))


def moved(choice: Choice, number: int, by: int) -> Choice:
    """The choice with one scene begun a sentence earlier or later, never past its neighbours."""
    starts = _sentence_starts(choice.text)
    here = choice.rows[number].start
    at = bisect_left(starts, here) - 1 if by < 0 else bisect_right(starts, here)
    least = choice.rows[number - 1].start + 1 if number else 0
    most = choice.rows[number + 1].start if number + 1 < len(choice.rows) else choice.stop
    if not 0 <= at < len(starts) or not least <= starts[at] < most:
        return choice
    return _with_row(choice, number, msgspec.structs.replace(choice.rows[number], start=starts[at]))


def _sentence_starts(text: str) -> list[int]:
    """Where sentences begin in a text; a paragraph begins with its indent."""
    story = story_of(text)
    found = []
    for paragraph in story.paragraphs:
        for number, sentence in enumerate(paragraph.sentences):
            place = story.shadow.places[sentence.start]
            found.append(place if number else text.rfind("\n", 0, place) + 1)
    return found


def _with_row(choice: Choice, number: int, row: Row) -> Choice:
    return msgspec.structs.replace(choice, rows=(*choice.rows[:number], row, *choice.rows[number + 1 :]))
