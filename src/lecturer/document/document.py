"""An open talk: its current value, its undo history, and the listeners told of each change."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from lecturer.talk.changes import Change, difference
from lecturer.talk.records import Talk

Listener = Callable[[Change], None]

_MERGE_SECONDS = 2.0
_STEPS_KEPT = 1000


class Step(msgspec.Struct, frozen=True):
    """One entry of the history: what was done, and the talk before it and after it.

    Attributes:
        label: What was done, in the user's language, as the menus say it: "Promote".
        key: The point concerned, to be shown again when the step is undone; may be empty.
        merge: Edits with the same non-empty value that follow quickly become one step.
        when: Seconds of the clock given to the document.
    """

    label: str
    before: Talk
    after: Talk
    key: str = ""
    merge: str = ""
    when: float = 0.0


class Document:
    """An open talk. Every change goes through `apply`; nothing else can change it.

    Args:
        talk: The talk as it was read, or a new one.
        path: The file it came from; None for one that was never saved.
        steps: What was done to it in earlier sessions, each step beginning where the one before ends.
        done: How many of these are done; the last of them ends with `talk`.
        clock: Monotonic seconds, for grouping typed characters into steps.
    """

    def __init__(
        self,
        talk: Talk,
        path: Path | None = None,
        *,
        steps: Sequence[Step] = (),
        done: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._talk = talk
        self._saved: Talk | None = talk if path else None
        self._pristine = talk
        self._path = path
        self._clock = clock
        self._steps = list(steps)
        self._done = done
        self._open_step = False
        self._listeners: list[Listener] = []
        self._untold: list[Change] = []

    @property
    def talk(self) -> Talk:
        """The talk as it is now."""
        return self._talk

    @property
    def path(self) -> Path | None:
        """The file the talk was read from or last saved to."""
        return self._path

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that the file does not have."""
        return self._talk is not (self._saved or self._pristine)

    @property
    def saved(self) -> Talk | None:
        """The value that the file holds; None when there is no file."""
        return self._saved

    @property
    def history(self) -> tuple[Step, ...]:
        """The steps done so far, oldest first; those that were undone are left out."""
        return tuple(self._steps[: self._done])

    @property
    def undone(self) -> tuple[Step, ...]:
        """The steps that were undone and can be done again, the next one first."""
        return tuple(self._steps[self._done :])

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self._steps[self._done - 1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self._steps[self._done].label if self._done < len(self._steps) else ""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each change after it is made; the function returned ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def apply(self, label: str, after: Talk, *, key: str = "", merge: str = "") -> Change:
        """Make `after`, an edit of the present talk, the present talk; one step of the history.

        An edit that changed nothing leaves the history as it is.
        """
        change = difference(self._talk, after)
        if not change:
            return Change()
        now = self._clock()
        before = self._talk
        del self._steps[self._done :]
        if merge and self._continues(merge, now):
            last = self._steps.pop()
            before = last.before
        self._steps.append(Step(label, before, after, key, merge, now))
        del self._steps[:-_STEPS_KEPT]
        self._done = len(self._steps)
        self._open_step = True
        return self._become(after, change)

    def go_to(self, position: int) -> None:
        """Undo or redo, all at once, until just the first `position` steps are done."""
        position = max(0, min(position, len(self._steps)))
        if position == self._done:
            return
        self._done = position
        self._open_step = False
        self._become(self._steps[position - 1].after if position else self._steps[0].before)

    def close_step(self) -> None:
        """The next edit starts a new step, whatever its merge key."""
        self._open_step = False

    def undo(self) -> Step | None:
        """Take back the last step; None when there is none."""
        if not self._done:
            return None
        self._done -= 1
        self._open_step = False
        step = self._steps[self._done]
        self._become(step.before)
        return step

    def redo(self) -> Step | None:
        """Do again the step that was undone last; None when there is none."""
        if self._done == len(self._steps):
            return None
        step = self._steps[self._done]
        self._done += 1
        self._open_step = False
        self._become(step.after)
        return step

    def mark_saved(self, talk: Talk, path: Path) -> None:
        """The value `talk`, which may be older than the present one, now stands in the file `path`."""
        self._saved = talk
        self._path = path

    def _continues(self, merge: str, now: float) -> bool:
        if not (self._steps and self._open_step):
            return False
        last = self._steps[-1]
        return last.merge == merge and now - last.when <= _MERGE_SECONDS and last.after is not self._saved

    def _become(self, talk: Talk, change: Change | None = None) -> Change:
        change = change or difference(self._talk, talk)
        self._talk = talk
        self._untold.append(change)
        if len(self._untold) == 1:  # a listener that edits adds to the queue; all hear of it in order
            self._tell()
        return change

    def _tell(self) -> None:
        try:
            while self._untold:
                for listener in tuple(self._listeners):
                    listener(self._untold[0])
                del self._untold[0]
        finally:
            self._untold.clear()
