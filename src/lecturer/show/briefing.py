"""The console's content at one moment, from the show, its script and the time; windows only draw it."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.i18n import gettext as _
from lecturer.show.pace import BACK_SECONDS, Drift, Pace, lag, pace, place_on_plan
from lecturer.show.script import Row, Script
from lecturer.show.sentences import due, first_words, sentences
from lecturer.show.state import Cue, Show
from lecturer.timing.format import clock_text

RowState = Literal["done", "on_stage", "to_come", "dropped"]


class Times(msgspec.Struct, frozen=True):
    """The figures of the clock, in seconds.

    Attributes:
        elapsed: Since the clock was started.
        left: Of the time allowed; negative when it is over.
        at_point: Since the present point was entered.
        planned: What the plan gives the present point.
        pace: Behind or ahead.
        place: Where on the plan the talk is.
        is_held: The clock is held.
    """

    elapsed: float
    left: float
    at_point: float
    planned: float
    pace: Pace
    place: float
    is_held: bool

    @property
    def is_over(self) -> bool:
        """Whether more time was used than is allowed."""
        return self.left < 0


def times(show: Show, script: Script, now: float, before: Drift = "") -> Times:
    """The figures at the monotonic time `now`; `before` is the drift told last."""
    elapsed = show.clock.elapsed(now)
    at_point = show.seconds_at_point(now)
    key = spoken_key(show, script)
    behind = lag(script.times, key, elapsed, at_point)
    return Times(
        elapsed=elapsed,
        left=script.allowed - elapsed,
        at_point=at_point,
        planned=script.times.span(key).seconds,
        pace=pace(behind, before),
        place=place_on_plan(script.times, key, at_point),
        is_held=not show.clock.is_running,
    )


def spoken_key(show: Show, script: Script) -> str:
    """The key being spoken at; at a slide without words of its own (the agenda), the one that comes next."""
    return next(
        (cue.key for cue in show.cues[show.position :] if cue.key in script.words), script.times.spans[-1].key
    )


def due_sentence(show: Show, script: Script, now: float) -> tuple[int, int]:
    """The range of the notes that is due by the clock; empty when there is none or one looks elsewhere."""
    if show.looking is not None:
        return 0, 0
    words = script.words.get(show.key, "")
    parts = sentences(words)
    planned = script.times.span(show.key).seconds
    index = due(words, parts, show.seconds_at_point(now) / planned if planned else 0.0)
    return (parts[index].start, parts[index].end) if index >= 0 else (0, 0)


def row_state(show: Show, script: Script, index: int) -> RowState:
    """Whether a row was spoken already, is on stage, is to come, or is passed over."""
    here = script.row_index(show.key)
    row = script.rows[index]
    if here == index:
        return "on_stage"
    if row.key in show.dropped:
        return "dropped"
    after = script.row_index(spoken_key(show, script)) if here is None else here
    is_behind = after is not None and index + row.span <= after
    was_spoken = any(each.key in show.visited for each in script.rows[index : index + row.span])
    return "done" if is_behind and was_spoken else "to_come"


def next_row(show: Show, script: Script) -> Row | None:
    """The point that comes after the one regarded; None at the end."""
    regarded = show.position if show.looking is None else show.looking
    key = show.cues[regarded].key
    following = next(
        (cue.key for cue in show.cues[regarded:] if cue.key != key and cue.key in script.words), ""
    )
    return script.row(following)


def next_words(script: Script, row: Row | None) -> str:
    """The first words of a point."""
    return first_words(script.words.get(row.key, "")) if row else ""


def step_caption(show: Show, cue: Cue) -> str:
    """Where a step is: its slide, and which step of how many."""
    count = sum(1 for each in show.cues if each.page == cue.page)
    if count == 1:
        return _("Slide %(page)d") % {"page": cue.page + 1}
    return _("Slide %(page)d, step %(step)d") % {"page": cue.page + 1, "step": cue.step + 1}


def next_caption(show: Show, script: Script) -> str:
    """What the next step brings."""
    following = show.following
    if following is None:
        return _("End of the talk")
    if following.page == show.cue.page:
        return _("Line %(line)d appears") % {"line": following.reveal}
    return slide_caption(script, following.page)


def then_page(show: Show) -> int | None:
    """The slide after the one that the next step shows; None when there is none."""
    shown = show.following.page if show.following else show.cue.page
    return shown + 1 if shown < show.cues[-1].page else None


def slide_caption(script: Script, page: int) -> str:
    """A slide by number and title."""
    return _("Slide %(page)d  %(title)s") % {"page": page + 1, "title": script.page_titles[page]}


def pace_text(told: Pace) -> str:
    """The pace in words, without its arrow; quiet within five seconds of the plan."""
    seconds = round(abs(told.lag))
    amount = _("%(n)d s") % {"n": seconds} if seconds < 100 else clock_text(seconds)
    is_quiet = told.drift not in ("behind", "ahead") and abs(told.lag) <= BACK_SECONDS
    if is_quiet:
        return _("On plan")
    said = _("%(time)s behind") if told.lag > 0 else _("%(time)s ahead")
    return said % {"time": amount}
