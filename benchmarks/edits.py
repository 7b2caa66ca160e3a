"""How long edits take on a talk of 10,000 points: `python benchmarks/edits.py [POINTS]`."""

from __future__ import annotations

import copy
import random
import statistics
import sys
import time
from collections.abc import Callable

from lecturer.document.document import Document
from lecturer.talk import edits
from lecturer.talk.changes import difference
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import path_to, walk

_ROUNDS = 60
_LIMIT_MS = 50.0  # what a command may take with its repainting; the edit is a part of that
_WORDS = "一次只做好一件事，先把眼前的一件做完再做下一件。"


def large_talk(count: int, *, flat: bool = False) -> Talk:
    """A talk with as many points, in four levels of ten each, or all at the top."""
    ids = iter(range(count))

    def branch(level: int) -> tuple[Point, ...]:
        made = []
        width = count if flat else 10
        for _ in range(width):
            number = next(ids, None)
            if number is None:
                break
            below = branch(level + 1) if level < 3 and not flat else ()
            made.append(Point(id=f"p{number}", title=f"要点{number}", notes=_WORDS, points=below))
        return tuple(made)

    points: tuple[Point, ...] = ()
    while len(added := branch(0)):
        points += added
    return Talk(title="长", points=points)


def percentiles(run: Callable[[], object]) -> tuple[float, float]:
    """The median and the 95th percentile of some runs, in milliseconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def report(talk: Talk, name: str) -> None:
    chance = random.Random(1)
    ids = [point.id for point in walk(talk.points)]
    deep = [key for key in ids if len(path_to(talk, key)) > 1] or ids
    document = Document(talk)

    def one() -> str:
        return chance.choice(deep)

    def edit_and_notify(edit: Callable[[Talk, str], Talk]) -> None:
        document.apply("edit", edit(document.talk, one()))

    rows: dict[str, Callable[[], object]] = {
        "walk": lambda: sum(1 for _ in walk(talk.points)),
        "path_to": lambda: path_to(talk, one()),
        "rename": lambda: edits.set_point(talk, one(), title="新"),
        "set words": lambda: edits.set_words(talk, one(), "新"),
        "promote": lambda: edits.promote(talk, one()),
        "demote": lambda: edits.demote(talk, one()),
        "move down": lambda: edits.move_down(talk, one()),
        "move 100 together": lambda: edits.move_to(talk, tuple(chance.sample(deep, 100)), None, 0),
        "split": lambda: edits.split(talk, one(), 5, "新"),
        "merge": lambda: edits.merge_with_next(talk, one()),
        "duplicate": lambda: edits.duplicate(talk, one()),
        "paste all": lambda: edits.insert(talk, talk.points, None, 0),
        "difference, words": lambda: difference(talk, edits.set_words(talk, one(), "新")),
        "copied whole (a peer)": lambda: copy.deepcopy(talk),
        "difference, moved": lambda: difference(talk, edits.promote(talk, one())),
        "document: rename": lambda: edit_and_notify(lambda t, key: edits.set_point(t, key, title=one())),
        "document: promote": lambda: edit_and_notify(edits.promote),
        "document: undo": document.undo,
    }
    print(f"{name}, {len(ids):,} points")
    print(f"  {'':26}{'p50':>9}{'p95':>9}{'limit':>9}")
    for label, run in rows.items():
        median, late = percentiles(run)
        print(f"  {label:26}{median:9.2f}{late:9.2f}{_LIMIT_MS:9.0f} ms")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    report(large_talk(count), "four levels")
    report(large_talk(count, flat=True), "one level")


if __name__ == "__main__":
    main()
