"""Follows the state of a show during a rehearsal and tells the recording what to write down."""

from __future__ import annotations

from collections.abc import Callable

from lecturer.show.state import Show
from lecturer.timing.recording import Recording


class Timekeeper:
    """Times the points of a show as the speaker goes through them.

    Every method may raise `UnwritableError`; the rehearsal can go on, and what was not written is written
    with what comes next.

    Args:
        begin: Begins a recording; called again when the speaker starts the clock anew.
        spoken: The keys that have words, in the order of speaking.
        left_out: Keys that are not even in the show, of these.
    """

    def __init__(
        self, begin: Callable[[], Recording], spoken: tuple[str, ...], left_out: tuple[str, ...] = ()
    ) -> None:
        self._begin_recording = begin
        self._left_out = left_out
        self._spoken = spoken
        self._to_say = tuple(key for key in spoken if key not in left_out)
        self._recording: Recording | None = None
        self._visited: set[str] = set()
        self._skipped: set[str] = set()
        self._key = ""
        self._elapsed = 0.0
        self._held_at: float | None = None

    def follow(self, show: Show, now: float) -> None:
        """The show has this state at the monotonic time `now`."""
        elapsed = show.clock.elapsed(now)
        recording = self._recording
        if recording is None or elapsed < self._elapsed:
            recording = self._begin()
        self._elapsed = elapsed
        self._follow_clock(recording, show, now)
        key = self._key_of(show)
        if key != self._key:
            self._skip_to(recording, key)
            self._key = key
            self._visited.add(key)
            recording.moved_to(key, show.entered)

    def end(self, show: Show, now: float) -> None:
        """The show is over."""
        if self._recording is None:
            return
        self._go_on(self._recording, now)
        was_last_said = not self._to_say or self._to_say[-1] in self._visited
        self._recording.ended(show.clock.elapsed(now), broken=not was_last_said)

    def _begin(self) -> Recording:
        self._recording = self._begin_recording()
        self._key = ""
        self._visited.clear()
        self._skipped.clear()
        for key in self._left_out:
            self._recording.skipped(key)
        return self._recording

    def _follow_clock(self, recording: Recording, show: Show, now: float) -> None:
        if show.clock.is_running:
            self._go_on(recording, now)
        elif self._held_at is None:
            self._held_at = now

    def _go_on(self, recording: Recording, now: float) -> None:
        if self._held_at is not None:
            held, self._held_at = now - self._held_at, None
            recording.was_paused(held)

    def _key_of(self, show: Show) -> str:
        """Where words are spoken; a slide without any (the agenda) belongs to the point that follows."""
        after = (cue.key for cue in show.cues[show.position :])
        return next((key for key in after if key in self._to_say), show.key)

    def _skip_to(self, recording: Recording, key: str) -> None:
        """Points between the one before and this one, forwards, were left out."""
        if key not in self._to_say or self._key not in self._to_say:
            return
        first, last = self._to_say.index(self._key) + 1, self._to_say.index(key)
        for between in self._to_say[first:last]:
            if between not in self._visited and between not in self._skipped:
                self._skipped.add(between)
                recording.skipped(between)
