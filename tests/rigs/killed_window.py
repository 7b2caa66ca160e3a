"""Kills the whole window with SIGKILL while someone types, and counts what the next start cannot offer.

    python tests/rigs/killed_window.py CYCLES

Prints one line of JSON. POSIX only: every victim is a fork of this process, which has loaded the program but
no Qt application yet, so that a cycle takes a fraction of a second.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lecturer.store.crash_recovery import recover
from lecturer.store.save import save
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find
from lecturer.ui.shell.workspace import Workspace
from lecturer.ui.widgets.user_settings import UserSettings

_WORDS = "一次只做好一件事，先把眼前的一件做完。"
_TALK = Talk(title="例", points=tuple(Point(id=f"p{n}", title=f"第{n}", notes=_WORDS * 5) for n in range(20)))


def type_until_killed(path: Path, writer: int) -> None:
    """Open the talk in a window and type one letter after the other; each one that the field took is told."""
    app = QApplication(["lecturer"])
    desk = Workspace(UserSettings())
    desk.window.show()
    assert desk.files.open(path)
    desk.open_talk.select("p3")
    field = desk.window.notes.edit
    field.setFocus()
    number = 0
    while True:
        QTest.keyClick(field, "a")
        number += 1
        os.write(writer, number.to_bytes(4, "big"))
        app.processEvents()
        QTest.qWait(3)


def cycle(path: Path, after: float) -> tuple[int, float]:
    """How many letters the field took before the window was killed, and seconds since the last one."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        type_until_killed(path, writer)
        os._exit(0)
    os.close(writer)
    said = os.read(reader, 4)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reader, 65536):
        said += part
    os.close(reader)
    whole = len(said) // 4 * 4
    return int.from_bytes(said[whole - 4 : whole], "big"), after


def main() -> None:
    cycles = int(sys.argv[1])
    chance = random.Random(cycles)
    count = {
        "cycles": cycles,
        "keys": 0,
        "lost_keys": 0,
        "not_found": 0,
        "file_changed": 0,
        "lost_seconds": 0.0,
    }
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LECTURER_HOME"] = folder
        path = Path(folder) / "talk.yaml"
        save(_TALK, path)
        before = path.read_bytes()
        for _ in range(cycles):
            typed, seconds = cycle(path, chance.uniform(0.05, 0.6))
            found = recover()
            count["keys"] += typed
            count["file_changed"] += path.read_bytes() != before
            if not found:
                count["not_found"] += 1
                continue
            lost = max(0, typed - find(found[0].talk, "p3").notes.count("a"))
            count["lost_keys"] += lost
            count["lost_seconds"] = max(count["lost_seconds"], seconds * lost / typed)
            for each in found:
                each.journal.unlink()
    print(json.dumps(count))


if __name__ == "__main__":
    main()
