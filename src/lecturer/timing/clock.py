"""The clock of a show or a rehearsal as a value: computed when looked at, never counted in ticks.

Readings are seconds of one monotonic source (`time.monotonic`), handed in by the caller, so a step of the
wall clock cannot reach it. Keep the value and ask `elapsed(now)` at each paint; every surface then agrees.
"""

from __future__ import annotations

import msgspec


class Clock(msgspec.Struct, frozen=True):
    """A stopwatch that was never started, runs, or is paused.

    Attributes:
        banked: Seconds counted up to the last start or pause.
        since: The reading at which it began to run; None while it stands still.
        paused: Seconds for which it was held between its first start and its last resume.
        held: The reading at which it was paused; None while it runs or has not begun.
    """

    banked: float = 0.0
    since: float | None = None
    paused: float = 0.0
    held: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self.since is not None

    @property
    def is_paused(self) -> bool:
        """Whether it was started and is being held."""
        return self.since is None and self.held is not None

    def elapsed(self, now: float) -> float:
        """Seconds shown at a reading; never less than at the last start or pause."""
        return self.banked if self.since is None else self.banked + max(0.0, now - self.since)

    def started(self, now: float) -> Clock:
        """Running from `now` on; a clock that runs already is left alone, a paused one goes on."""
        if self.since is not None:
            return self
        held = 0.0 if self.held is None else max(0.0, now - self.held)
        return Clock(self.banked, now, self.paused + held)

    def paused_at(self, now: float) -> Clock:
        """Standing still from `now` on; one that does not run is left alone."""
        if self.since is None:
            return self
        return Clock(self.elapsed(now), None, self.paused, now)

    def toggled(self, now: float) -> Clock:
        """Paused if it runs, else running."""
        return self.paused_at(now) if self.is_running else self.started(now)

    def set_to(self, seconds: float, now: float) -> Clock:
        """Showing `seconds` at `now`, running or standing still as before."""
        since = None if self.since is None else now
        return Clock(max(0.0, seconds), since, self.paused, self.held)


def restored(elapsed: float, now: float, *, running: bool, away: float = 0.0) -> Clock:
    """A clock as it was before the program was stopped.

    Args:
        elapsed: What it showed when that was last written down.
        now: The reading of the new process.
        running: Whether it ran; a paused clock stays paused.
        away: Seconds between the note and the restart; a speaker went on speaking meanwhile.
    """
    if running:
        return Clock(elapsed + max(0.0, away), now)
    return Clock(elapsed, None, 0.0, now if elapsed else None)
