"""The ways from one state of a show to the next: pure functions, none of which can leave the deck.

A transition that changes nothing gives back the same object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from lecturer.show.console_commands import Command
from lecturer.show.state import Cover, Show, WayBack


def go_to(show: Show, position: int, now: float) -> Show:
    """Be at the cue with that index, taken into the deck's bounds; looking elsewhere ends."""
    position = min(max(position, 0), len(show.cues) - 1)
    if position == show.position:
        return show if show.looking is None else replace(show, looking=None)
    key = show.cues[position].key
    same = key == show.key
    return replace(
        show,
        position=position,
        looking=None,
        entered=show.entered if same else show.clock.elapsed(now),
        visited=show.visited if key in show.visited else (*show.visited, key),
    )


def forward(show: Show, now: float) -> Show:
    """The next step; a covered screen is uncovered first, as every clicker user expects."""
    if show.cover:
        return uncover(show)
    return _step(show, 1, now)


def back(show: Show, now: float) -> Show:
    """The step before; a covered screen is uncovered first."""
    if show.cover:
        return uncover(show)
    return _step(show, -1, now)


def first(show: Show, now: float) -> Show:
    """The first step of all."""
    return _jump(show, 0, now)


def last(show: Show, now: float) -> Show:
    """The last step of all."""
    return _jump(show, len(show.cues) - 1, now)


def position_of_key(show: Show, key: str) -> int | None:
    """The first cue of a point; None when no step belongs to it."""
    return next((index for index, cue in enumerate(show.cues) if cue.key == key), None)


def position_of_page(show: Show, number: int) -> int:
    """The first cue of the page with that number, counted from 1 and taken into the deck's bounds."""
    index = min(max(number - 1, 0), show.cues[-1].page)
    return next(place for place, cue in enumerate(show.cues) if cue.page >= index)


def go_to_key(show: Show, key: str, now: float) -> Show:
    """Be at the first step of a point; a point without one changes nothing."""
    position = position_of_key(show, key)
    return show if position is None else _jump(show, position, now)


def go_to_page(show: Show, number: int, now: float) -> Show:
    """Be at the first step of the page with that number, counted from 1."""
    return _jump(show, position_of_page(show, number), now)


def look(show: Show, position: int | None) -> Show:
    """Look at another step privately; at the present one, or None, ends it."""
    if position is not None:
        position = min(max(position, 0), len(show.cues) - 1)
    wanted = None if position == show.position else position
    return show if wanted == show.looking else replace(show, looking=wanted)


def look_by_points(show: Show, offset: int) -> Show:
    """Look privately at the point `offset` points before or after the one regarded now."""
    firsts = [
        index for index, cue in enumerate(show.cues) if index == 0 or cue.key != show.cues[index - 1].key
    ]
    regarded = show.position if show.looking is None else show.looking
    run = max(place for place, index in enumerate(firsts) if index <= regarded)
    target = firsts[min(max(run + offset, 0), len(firsts) - 1)]
    here = max(index for index in firsts if index <= show.position)
    return look(show, None if target == here else target)


def jump_to_looked(show: Show, now: float) -> Show:
    """Put on stage what the speaker is looking at."""
    return show if show.looking is None else _jump(show, show.looking, now)


def cover(show: Show, colour: Cover) -> Show:
    """Hide the page behind a colour, or show it again when that colour hides it already."""
    return replace(show, cover="" if show.cover == colour else colour)


def uncover(show: Show) -> Show:
    """Show the page again."""
    return replace(show, cover="") if show.cover else show


def toggle_freeze(show: Show) -> Show:
    """Let the audience keep what it sees, or let it see the present step again."""
    return replace(show, frozen_at=show.position if show.frozen_at is None else None)


def toggle_clock(show: Show, now: float) -> Show:
    """Hold the clock, or let it go on."""
    return replace(show, clock=show.clock.toggled(now))


def restart_clock(show: Show, now: float) -> Show:
    """Begin to count at zero again, from where the talk is."""
    before = WayBack(show.position, show.clock, show.entered)
    return replace(show, clock=show.clock.restarted(now), entered=0.0, way_back=before)


def undo(show: Show, now: float) -> Show:
    """Be where the talk was before a far jump, or have the clock go on that was set to zero."""
    before = show.way_back
    if before is None:
        return show
    if before.clock is not None:
        return replace(show, clock=before.clock, entered=before.entered, way_back=None)
    return replace(go_to(show, before.position, now), way_back=None)


def toggle_timer(show: Show) -> Show:
    """Show the judges' timer on the stage, or take it away."""
    return replace(show, has_timer=not show.has_timer)


def drop(show: Show, keys: tuple[str, ...]) -> Show:
    """Pass over these keys from now on; without any, give back what was dropped before."""
    if not keys:
        return replace(show, dropped=()) if show.dropped else show
    return replace(show, dropped=tuple(dict.fromkeys((*show.dropped, *keys))))


def lower_curtain(show: Show, now: float) -> Show:
    """The talk is over: the audience sees black, and the clock stands still."""
    return replace(show, cover="black", frozen_at=None, looking=None, clock=show.clock.held(now))


def end(show: Show, now: float) -> Show:
    """End the show; its clock stands still from here on."""
    return show if show.is_over else replace(show, is_over=True, clock=show.clock.held(now))


def _jump(show: Show, position: int, now: float) -> Show:
    """Be at a cue; when its page is no neighbour, one key leads back."""
    there = go_to(show, position, now)
    is_far = abs(there.cue.page - show.cue.page) > 1
    return replace(there, way_back=WayBack(show.position)) if is_far else there


def _step(show: Show, stride: int, now: float) -> Show:
    position = show.position_after(stride)
    if position is None:
        return show if show.looking is None else replace(show, looking=None)
    return go_to(show, position, now)


TRANSITIONS: Mapping[Command, Callable[[Show, float], Show]] = {
    "next": forward,
    "back": back,
    "first": first,
    "last": last,
    "look_next": lambda show, _now: look_by_points(show, 1),
    "look_back": lambda show, _now: look_by_points(show, -1),
    "jump": jump_to_looked,
    "black": lambda show, _now: cover(show, "black"),
    "white": lambda show, _now: cover(show, "white"),
    "freeze": lambda show, _now: toggle_freeze(show),
    "clock": toggle_clock,
    "restart_clock": restart_clock,
    "timer": lambda show, _now: toggle_timer(show),
    "undo": undo,
}
"""What the commands do that change nothing but the state; they take the show and the monotonic time."""
