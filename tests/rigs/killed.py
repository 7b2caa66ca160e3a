"""Kills programs with SIGKILL while they save, type or hold a lock, and counts what was lost.

    python tests/rigs/killed.py saves|typing|locks CYCLES

Prints one line of JSON. POSIX only: every victim is a fork of this process, so that a cycle takes
milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lecturer.files.atomic import clean_folder
from lecturer.store.crash_recovery import recover
from lecturer.store.journal import Journal
from lecturer.store.lock import InUseError, Lock
from lecturer.store.save import save
from lecturer.store.talk_file import dumps, load
from lecturer.talk.edits import set_words
from lecturer.talk.records import Point, Talk

_WORDS = "一次只做好一件事，先把眼前的一件做完。"


def version(number: int) -> Talk:
    """A talk that tells by its title which save it comes from; some are large, some small."""
    points = tuple(Point(id=f"p{n}", title=f"第{n}", notes=_WORDS * 20) for n in range(5 + number * 37 % 120))
    return Talk(title=f"第{number}次", points=points)


def killed(work: Callable[[Callable[[int], None]], None], after: float) -> int:
    """Run `work` in a fork, kill it; the last number that it acknowledged before."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        work(lambda number: os.write(writer, number.to_bytes(4, "big")) and None)
        os._exit(0)
    os.close(writer)
    first = os.read(reader, 4)  # the clock starts when the work does
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = first
    while part := os.read(reader, 65536):
        said += part
    os.close(reader)
    whole = len(said) // 4 * 4
    return int.from_bytes(said[whole - 4 : whole], "big")


def saves(cycles: int, folder: Path) -> dict[str, int]:
    path = folder / "talk.yaml"
    chance = random.Random(cycles)
    count = {"cycles": cycles, "corrupt": 0, "lost": 0, "left_behind": 0, "saves": 0, "helpers": 0}
    number = 0
    save(version(0), path)

    for _ in range(cycles):

        def work(acknowledge: Callable[[int], None], start: int = number) -> None:
            acknowledge(start)
            for each in range(start + 1, start + 1000):
                save(version(each), path)
                acknowledge(each)

        acknowledged = killed(work, chance.uniform(0, 0.04))
        count["helpers"] += len([each for each in folder.iterdir() if each.name.startswith(".lecturer-")])
        clean_folder(folder)
        count["left_behind"] += len(list(folder.iterdir())) - 1
        text = path.read_text("utf-8")
        found = int(load(path).title[1:-1])
        count["corrupt"] += text != dumps(version(found))
        count["lost"] += found < acknowledged
        count["saves"] += max(acknowledged - number, 0)
        number = found
    return count


def typing(cycles: int, folder: Path) -> dict[str, int]:
    chance = random.Random(cycles)
    count = {"cycles": cycles, "edits": 0, "lost_edits": 0, "not_found": 0}
    start = version(1)
    journals = folder / "journal"
    journals.mkdir()

    def work(acknowledge: Callable[[int], None]) -> None:
        journal = Journal(start, folder=journals)
        talk = start
        acknowledge(0)
        for number in range(1, 100_000):
            talk = set_words(talk, f"p{number % 20}", f"{number}")
            journal.record(talk)
            acknowledge(number)
            if number % 50 == 0:
                journal.sync()

    for _ in range(cycles):
        acknowledged = killed(work, chance.uniform(0.001, 0.03))
        found = recover(journals)
        count["edits"] += acknowledged
        if acknowledged and not found:
            count["not_found"] += 1
        elif found:
            count["lost_edits"] += max(0, acknowledged - found[0].sequence)
            found[0].journal.unlink()
        for left in journals.iterdir():  # a journal killed before its first whole record
            left.unlink()
    return count


def locks(cycles: int, folder: Path) -> dict[str, int]:
    """Two processes race for a lock so many times; every third holder is killed while it holds it."""
    path, marker = folder / "talk.yaml", folder / "inside"
    count = {"cycles": cycles, "entered": 0, "double": 0, "stuck": 0}

    def racer(die: bool) -> None:
        while True:
            try:
                lock = Lock(path, folder)
                break
            except InUseError:
                time.sleep(0.0002)
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            os._exit(2)
        time.sleep(0.0005)
        marker.unlink()
        if die:
            os.kill(os.getpid(), signal.SIGKILL)
        lock.release()
        os._exit(0)

    for cycle in range(cycles):
        children = []
        for number in range(2):
            child = os.fork()
            if not child:
                signal.alarm(10)
                racer(cycle % 3 == 0 and number == 0)
            children.append(child)
        for child in children:
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            count["entered"] += code in (0, -signal.SIGKILL)
            count["double"] += code == 2
            count["stuck"] += code == -signal.SIGALRM
    return count


def main() -> None:
    what, cycles = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        run = {"saves": saves, "typing": typing, "locks": locks}[what]
        print(json.dumps(run(cycles, Path(folder))))


if __name__ == "__main__":
    main()
