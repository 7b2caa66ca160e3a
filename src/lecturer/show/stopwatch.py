"""The talk's clock as a value: seconds run so far, computed from a monotonic time that the caller gives."""

from __future__ import annotations

import msgspec


class Stopwatch(msgspec.Struct, frozen=True):
    """A clock that can be held and goes on; no tick ever adds to it.

    Attributes:
        banked: Seconds that ran before it was last held.
        since: Monotonic seconds at which it was last let run; None while it is held.
    """

    banked: float = 0.0
    since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time passes on it."""
        return self.since is not None

    def elapsed(self, now: float) -> float:
        """Seconds that have run by the monotonic time `now`; never negative."""
        running = 0.0 if self.since is None else max(0.0, now - self.since)
        return self.banked + running

    def started(self, now: float) -> Stopwatch:
        """The clock let run from `now` on; one that runs already is left alone."""
        return self if self.is_running else Stopwatch(self.banked, now)

    def held(self, now: float) -> Stopwatch:
        """The clock held at `now`."""
        return Stopwatch(self.elapsed(now), None) if self.is_running else self

    def toggled(self, now: float) -> Stopwatch:
        """Held if it runs, let run if it is held."""
        return self.held(now) if self.is_running else self.started(now)

    def restarted(self, now: float) -> Stopwatch:
        """Back at zero, running or held as before."""
        return Stopwatch(0.0, now if self.is_running else None)
