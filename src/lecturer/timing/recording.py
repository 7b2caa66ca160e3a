"""Recording a rehearsal while it runs: where the speaker is, and what the clock shows, become lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lecturer.timing.plan import Plan
from lecturer.timing.takes import Entry, append, takes_path


class Recording:
    """A rehearsal that is going on.

    The caller tells what happens, with what the clock shows; a pause needs no word of its own, since the
    clock stands still meanwhile. Every method may raise `UnwritableError`; the rehearsal can go on, and what
    could not be written is written with what comes next.

    Args:
        talk: The talk's file; the takes lie beside it.
        plan: The plan that is rehearsed.
        started: Date and time of day of the beginning, with its offset.
        rules: The name of the contest's rules.
        variant: The name of the variant.
        only: The points that are practised by themselves; empty for the whole talk.
        write: What adds lines to the file.
    """

    def __init__(
        self,
        talk: Path,
        plan: Plan,
        started: datetime,
        *,
        rules: str = "",
        variant: str = "",
        only: tuple[str, ...] = (),
        write: Callable[..., None] = append,
    ) -> None:
        self._path = takes_path(talk)
        self._plan = plan
        self._write = write
        self._id = started.isoformat(timespec="milliseconds")
        self._key = ""
        self._since = 0.0
        self._unwritten = [
            Entry(
                self._id,
                "begin",
                started=started.isoformat(timespec="seconds"),
                rate=plan.rate.characters_per_minute,
                rules=rules,
                variant=variant,
                only=only,
            )
        ]

    @property
    def path(self) -> Path:
        """The file that is written."""
        return self._path

    def moved_to(self, key: str, elapsed: float) -> None:
        """The speaker goes on to (or back to) a key when the clock shows `elapsed` seconds."""
        if key != self._key:
            left = self._leaving(elapsed)
            self._key, self._since = key, elapsed
            self._add(*left)

    def skipped(self, key: str) -> None:
        """A point is left out."""
        self._add(Entry(self._id, "skip", key=key))

    def was_paused(self, seconds: float) -> None:
        """The clock was held for so long."""
        self._add(Entry(self._id, "pause", seconds=seconds))

    def ended(self, elapsed: float, *, broken: bool = False) -> None:
        """The rehearsal is over; one that was broken off says nothing about the point it stopped at."""
        left = () if broken else self._leaving(elapsed)
        self._add(*left, Entry(self._id, "end", seconds=elapsed, broken=broken))

    def _leaving(self, elapsed: float) -> tuple[Entry, ...]:
        if not self._key:
            return ()
        estimate = self._plan.own.get(self._key)
        return (
            Entry(
                self._id,
                "point",
                key=self._key,
                seconds=max(0.0, elapsed - self._since),
                estimate=estimate.seconds if estimate else 0.0,
                syllables=estimate.syllables if estimate else 0,
            ),
        )

    def _add(self, *entries: Entry) -> None:
        self._unwritten.extend(entries)
        self._write(self._path, *self._unwritten)
        self._unwritten.clear()
