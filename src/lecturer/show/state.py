"""A running show as one frozen value: where the talk is, what the audience sees, what the clock says.

Windows only draw it; `transitions` makes the next value; `resume` keeps it on disk.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.deck.pages import Deck
from lecturer.show.stopwatch import Stopwatch

Cover = Literal["", "black", "white"]


class Cue(msgspec.Struct, frozen=True):
    """One press of "next", flattened out of the deck.

    Attributes:
        page: Index of the page in the deck.
        step: Index of the step on its page.
        reveal: Up to which line the page shows.
        key: The point (or opening, agenda, closing) whose words are spoken.
    """

    page: int
    step: int
    reveal: int
    key: str


class Shown(msgspec.Struct, frozen=True):
    """What the audience sees: a page up to a line, or a plain colour over it. There are no words in it."""

    page: int
    reveal: int
    cover: Cover = ""


class WayBack(msgspec.Struct, frozen=True):
    """What a far jump, or setting the clock to zero, took away.

    Attributes:
        position: Index of the cue that was left.
        clock: The clock as it was; None when only the place changed.
        entered: What it said when the point that was left was entered.
    """

    position: int
    clock: Stopwatch | None = None
    entered: float = 0.0


class Show(msgspec.Struct, frozen=True, kw_only=True):
    """The whole state of a show.

    Attributes:
        cues: Every step of the deck in order; at least one.
        position: Index of the present cue.
        cover: The plain colour that hides the page from the audience.
        frozen_at: The cue the audience keeps seeing while the speaker moves on; None when not frozen.
        looking: The cue the speaker looks at privately; None when looking at the present one.
        clock: The talk's clock.
        entered: What the clock said when the present key was entered.
        visited: The keys that were spoken at, in the order of their first visit.
        has_timer: The judges' timer is on the stage.
        dropped: The keys that "next" passes over, because time is short.
        way_back: Where one key leads back to after a far jump; None when there was none.
        is_over: The show was ended.
    """

    cues: tuple[Cue, ...]
    position: int = 0
    cover: Cover = ""
    frozen_at: int | None = None
    looking: int | None = None
    clock: Stopwatch = Stopwatch()
    entered: float = 0.0
    visited: tuple[str, ...] = ()
    has_timer: bool = False
    dropped: tuple[str, ...] = ()
    way_back: WayBack | None = None
    is_over: bool = False

    @property
    def cue(self) -> Cue:
        """The step the speaker is at."""
        return self.cues[self.position]

    @property
    def key(self) -> str:
        """The point that is being spoken at."""
        return self.cue.key

    @property
    def following(self) -> Cue | None:
        """The step that "next" would bring; None at the end."""
        after = self.position_after(1)
        return None if after is None else self.cues[after]

    @property
    def regarded(self) -> Cue:
        """The step whose words the speaker has before the eyes."""
        return self.cue if self.looking is None else self.cues[self.looking]

    @property
    def audience_cue(self) -> Cue:
        """The step whose page the audience has, whatever covers it."""
        return self.cue if self.frozen_at is None else self.cues[self.frozen_at]

    @property
    def shown(self) -> Shown:
        """What the stage has to draw."""
        cue = self.audience_cue
        return Shown(cue.page, cue.reveal, self.cover)

    def position_after(self, stride: int) -> int | None:
        """The next position forwards (1) or backwards (-1) that was not dropped; None when there is none."""
        position = self.position + stride
        while 0 <= position < len(self.cues):
            if self.cues[position].key not in self.dropped:
                return position
            position += stride
        return None

    def seconds_at_point(self, now: float) -> float:
        """Seconds of the clock since the present point was entered."""
        return max(0.0, self.clock.elapsed(now) - self.entered)


def cues_of(deck: Deck) -> tuple[Cue, ...]:
    """Every step of the deck in the order of the show."""
    return tuple(
        Cue(index, number, step.reveal, step.key)
        for index, page in enumerate(deck.pages)
        for number, step in enumerate(page.steps)
    )


def opened(deck: Deck, now: float, *, start_key: str = "") -> Show:
    """A show that begins now, at the first step of `start_key` if there is one, else at the very first."""
    cues = cues_of(deck)
    position = next((index for index, cue in enumerate(cues) if cue.key == start_key), 0)
    return Show(cues=cues, position=position, clock=Stopwatch(0.0, now), visited=(cues[position].key,))
