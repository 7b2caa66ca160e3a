"""How long reading, writing and the journal take: `python benchmarks/store.py [POINTS]`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from lecturer.files.problems import TalkFileError
from lecturer.store.generations import Generations
from lecturer.store.journal import Journal, read_journal
from lecturer.store.save import save
from lecturer.store.talk_file import dumps, load, parse
from lecturer.talk.edits import promote, set_words
from lecturer.talk.records import Point, Talk

_ROUNDS = 15


def talk_of(count: int) -> Talk:
    words = "一次只做好一件事，先把眼前的一件做完。" * 3
    parts = tuple(
        Point(
            id=f"s{part}",
            title=f"第{part}部分",
            points=tuple(Point(id=f"p{part}-{n}", title=f"要点{n}", notes=words) for n in range(100)),
        )
        for part in range(max(1, count // 100))
    )
    return Talk(title="长", points=parts)


def measure(label: str, run: Callable[[], object]) -> None:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    late = statistics.quantiles(times, n=20)[-1]
    print(f"  {label:34}{statistics.median(times):9.2f} ms{late:9.2f} ms (p95)")


def main() -> None:
    talk = talk_of(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
    text = dumps(talk)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "talk.yaml"
        size = save(talk, path).size
        print(f"{size / 1e6:.2f} MB")
        versions = Generations(path, folder=folder / "versions")
        turns = iter(range(1_000_000))

        def typed() -> Talk:
            return set_words(talk, "p0-5", f"新{next(turns)}")

        journal = Journal(talk, path, folder=folder)
        journal.record(typed())
        measure("parse", lambda: parse(text))
        measure("  a peer: PyYAML in C, no checks", lambda: yaml.load(text, yaml.CSafeLoader))
        measure("load", lambda: load(path))
        measure("dumps", lambda: dumps(talk))
        plain = yaml.load(text, yaml.CSafeLoader)
        measure(
            "  a peer: PyYAML in C", lambda: yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True)
        )
        measure("save", lambda: save(talk, path))
        measure("  the bare limit: write and fsync", lambda: _written(folder / "bare", text.encode()))
        measure("save, versions kept", lambda: save(typed(), path, versions=versions))
        measure("journal, a key pressed", lambda: journal.record(typed()))
        measure("journal, forced to the disk", lambda: (journal.record(typed()), journal.sync()))
        measure("journal, a point promoted", lambda: journal.record(promote(typed(), "p0-5")))
        data = journal.path.read_bytes()
        measure("journal, read after a crash", lambda: read_journal(data))
        measure("500 nested brackets refused", lambda: _refused("x: " + "[" * 500))
        journal.close()


def _written(path: Path, data: bytes) -> None:
    """Nothing is checked, nothing is kept, and a crash leaves half a file."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _refused(text: str) -> bool:
    try:
        parse(text)
    except TalkFileError:
        return True
    return False


if __name__ == "__main__":
    main()
