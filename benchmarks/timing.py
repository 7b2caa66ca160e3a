"""How fast and how true the times are: `python benchmarks/timing.py [--clock MINUTES]`.

Without `--clock`: a plan of 10,000 points after one edit, the counting of a long text, and the accuracy of
the forecast on simulated takes. With it: a clock that is looked at 30 times a second for so many minutes,
its process busy meanwhile, against the system's own.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from statistics import median, quantiles

import msgspec

from lecturer.deck.build import build_deck
from lecturer.show.stopwatch import Stopwatch
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk, Variant
from lecturer.timing.estimate import spoken
from lecturer.timing.learning import expected_seconds, forecast, learned_rate
from lecturer.timing.plan import Plan, plan
from lecturer.timing.takes import PointTime, Take
from lecturer.timing.variants import in_variant

WORDS = "我们要把这一件小事做好，每天都看得见；一个月以后，大家都会觉得轻松。"
PACE, HABIT, MOOD, CHANCE = 0.08, 0.12, 0.03, 0.08
"""Log-normal spreads: between speakers, of a speaker's points, between takes, of each point each time."""


def wide_talk(points: int) -> Talk:
    parts = tuple(
        Point(
            id=f"s{part}",
            notes=f"第{part}部分。",
            points=tuple(Point(id=f"p{part}-{each}", notes=f"第{each}点：{WORDS}") for each in range(99)),
        )
        for part in range(points // 100)
    )
    return Talk(opening="大家好！", points=parts, closing="谢谢大家！")


def milliseconds(run: Callable[[], object], rounds: int = 50) -> tuple[float, float]:
    """Median and 95th percentile."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return median(times), quantiles(times, n=20)[-1]


def roll_ups() -> None:
    talk = wide_talk(10_000)
    start = time.perf_counter()
    before = plan(talk)
    print(f"10,000 points, first plan         {(time.perf_counter() - start) * 1000:8.1f} ms")
    chance = random.Random(1)

    def after(edit: Callable[[Talk, str], Talk]) -> None:
        others = [edit(talk, f"p{chance.randrange(1, 100)}-{chance.randrange(1, 99)}") for _ in range(50)]
        middle, slow = milliseconds(lambda: plan(others.pop(), before=before))
        print(f"  after {edit.__name__:12} {middle:20.2f} ms, 95 % under {slow:.2f} ms (limit 10)")

    def typing(one: Talk, key: str) -> Talk:
        return edits.set_words(one, key, WORDS * 2)

    for edit in (typing, edits.promote, edits.demote, edits.remove, edits.move_up):
        after(edit)
    takes = tuple(simulated(before, chance, 1.0, dict.fromkeys(before.own, 1.0)) for _ in range(5))
    middle, slow = milliseconds(lambda: expected_seconds(before, takes), 10)
    print(f"  by the last of 5 takes {middle:11.2f} ms, 95 % under {slow:.2f} ms")
    middle, slow = milliseconds(lambda: plan(talk), 10)
    print(f"  without the plan before {middle:10.2f} ms, 95 % under {slow:.2f} ms")


def switching() -> None:
    """Another variant: what is left out, its plan, its whole deck."""
    talk = wide_talk(1_000)
    leaves_out = tuple(point.id for point in talk.points[::2])
    talk = msgspec.structs.replace(talk, variants=(Variant("short", leaves_out),))
    before = plan(talk)

    def switch() -> None:
        given = in_variant(talk, "short")
        plan(given, before=before)
        build_deck(given)

    middle, _slow = milliseconds(switch, 5)
    print(f"1,000 points, another variant     {middle:8.1f} ms with its deck (limit 1,000)")


def counting() -> None:
    text = (WORDS + "2024年的98.6%。") * 5_000
    start = time.perf_counter()
    spoken(text)
    seconds = time.perf_counter() - start
    speed = len(text) / seconds / 1e6
    print(f"counting {len(text):,} characters    {seconds * 1000:8.1f} ms, {speed:.1f} million a second")


def simulated(planned: Plan, chance: random.Random, pace: float, habit: dict[str, float]) -> Take:
    mood = chance.lognormvariate(0, MOOD)

    def point(key: str) -> PointTime:
        one = planned.own[key]
        seconds = one.seconds * pace * mood * habit[key] * chance.lognormvariate(0, CHANCE)
        return PointTime(key, seconds, one.seconds, one.syllables)

    points = tuple(map(point, planned.own))
    return Take(id="simulated", points=points, seconds=sum(one.seconds for one in points), finished=True)


def accuracy(speakers: int = 500) -> None:
    points = tuple(Point(id=f"p{index}", notes=WORDS * (1 + index % 4)) for index in range(15))
    talk = Talk(opening=WORDS, points=points, closing=WORDS)
    chance = random.Random(20261124)
    errors: dict[str, list[float]] = {
        "from the words alone": [],
        "with the rate of one take": [],
        "by point, after three takes": [],
        "  half-way through the fourth": [],
    }
    for _ in range(speakers):
        planned = plan(talk)
        pace = chance.lognormvariate(0, PACE)
        habit = {key: chance.lognormvariate(0, HABIT) for key in planned.own}
        takes = tuple(simulated(planned, chance, pace, habit) for _ in range(3))
        fourth = simulated(planned, chance, pace, habit)
        expected = expected_seconds(planned, takes)
        keys = tuple(planned.own)
        half = keys[len(keys) // 2 :]
        elapsed = fourth.seconds - sum(fourth.time_of(key).seconds for key in half)
        guesses = (
            planned.total,
            plan(talk, learned_rate(takes[:1])).total,
            sum(expected.values()),
            forecast(expected, half, elapsed, 0.0, takes).seconds,
        )
        for name, guess in zip(errors, guesses, strict=True):
            errors[name].append(abs(guess / fourth.seconds - 1))
    spreads = f"speaker {PACE:.0%}, point {HABIT:.0%}, take {MOOD:.0%}, chance {CHANCE:.0%}"
    print(
        f"the finish of a talk of {plan(talk).total / 60:.1f} min, {speakers} simulated speakers ({spreads})"
    )
    print("  (limits: 12 % from the words, 4 % after three takes, both in the median)")
    for name, found in errors.items():
        print(f"  {name:32} median error {median(found):6.1%}, 90 % under {quantiles(found, n=10)[-1]:.1%}")


def other_clock() -> float:
    """A clock of the system that the program does not use."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.perf_counter()


def clock_run(minutes: float) -> None:
    clock = Stopwatch().started(time.monotonic())
    begin = other_clock()
    worst, looks = 0.0, 0
    while (shown := clock.elapsed(time.monotonic())) < minutes * 60:
        worst = max(worst, abs(other_clock() - begin - shown))
        looks += 1
        spoken.cache_clear()
        spoken(WORDS * 20)
        time.sleep(1 / 30)
    print(f"clock: {looks:,} looks in {minutes:g} min, never off by more than {worst * 1000:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clock", metavar="MINUTES", type=float)
    minutes = parser.parse_args().clock
    if minutes:
        clock_run(minutes)
        return
    roll_ups()
    switching()
    counting()
    accuracy()


if __name__ == "__main__":
    main()
