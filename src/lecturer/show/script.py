"""The constants of a show: the outline to jump by, the words, the planned times, the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from lecturer.deck.pages import Deck
from lecturer.i18n import gettext as _
from lecturer.show.pace import Timeline, timeline
from lecturer.talk.head_text import title_text
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import pieces
from lecturer.timing.contest import Rules
from lecturer.timing.takes import Take


class Row(msgspec.Struct, frozen=True):
    """A row of the outline.

    Attributes:
        key: The point's id, or opening, or closing.
        level: 1 for a part; 0 for opening and closing.
        seconds: Planned time of the point with all below it.
        span: How many rows the point takes with all below it.
        part: Index of the top row it belongs to.
    """

    key: str
    marker: str
    title: str
    level: int
    seconds: float
    span: int
    part: int
    may_skip: bool = False


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """A talk made ready to be given.

    Attributes:
        title: What it is called.
        words: The words of each key.
        rows: Its outline.
        times: Its plan.
        rules: The limits.
        page_titles: What its pages are called.
        talk: The talk itself.
        expected: Seconds that each key will take: by the last takes, else by the plan.
        takes: The takes that this is known from.
    """

    title: str
    words: dict[str, str]
    rows: tuple[Row, ...]
    times: Timeline
    rules: Rules
    page_titles: tuple[str, ...]
    talk: Talk = Talk()
    expected: dict[str, float] = {}
    takes: tuple[Take, ...] = ()

    def row_index(self, key: str) -> int | None:
        """The row of a key; None for one that is no row, such as the agenda."""
        return next((index for index, row in enumerate(self.rows) if row.key == key), None)

    def row(self, key: str) -> Row | None:
        """The row of a key."""
        index = self.row_index(key)
        return None if index is None else self.rows[index]

    @property
    def allowed(self) -> float:
        """The seconds that may be used: the upper limit, or else what the plan takes."""
        return self.rules.maximum or self.times.total


def script(
    talk: Talk,
    deck: Deck,
    own: Mapping[str, float],
    branch: Mapping[str, float],
    rules: Rules,
    expected: Mapping[str, float] | None = None,
    takes: tuple[Take, ...] = (),
) -> Script:
    """A talk made ready to be given.

    Args:
        talk: The talk.
        deck: Its deck.
        own: Planned seconds of each key's own words.
        branch: Planned seconds of each key with all below it.
        rules: What the contest allows.
        expected: Seconds that each key will take as far as takes tell; none for what is planned.
        takes: The takes.
    """
    return Script(
        title=talk.title,
        words=dict(pieces(talk)),
        rows=tuple(_rows(talk, branch)),
        times=timeline((key, own.get(key, 0.0)) for key, _words in pieces(talk)),
        rules=rules,
        page_titles=tuple(page.title for page in deck.pages),
        talk=talk,
        expected=dict(own if expected is None else expected),
        takes=takes,
    )


def _rows(talk: Talk, branch: Mapping[str, float]) -> Iterator[Row]:
    yield Row(OPENING, "", _("Opening"), 0, branch.get(OPENING, 0.0), 1, 0)
    place = 1
    for point in talk.points:
        part = place
        for row in _branch(point, 1, part, branch):
            yield row
            place += 1
    yield Row(CLOSING, "", _("Closing"), 0, branch.get(CLOSING, 0.0), 1, place)


def _branch(point: Point, level: int, part: int, branch: Mapping[str, float]) -> list[Row]:
    below = [row for child in point.points for row in _branch(child, level + 1, part, branch)]
    seconds = branch.get(point.id, 0.0)
    head = Row(
        point.id,
        point.marker,
        title_text(point),
        level,
        seconds,
        1 + len(below),
        part,
        may_skip=point.may_skip,
    )
    return [head, *below]
