"""The state of a running show goes to the disk without holding up the show."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import msgspec
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show import resume
from lecturer.show.state import Show, opened
from lecturer.ui.presenting.console.show_autosave import Keeper, resume_path, unfinished_show


class SlowDisk:
    """Writes when it is let go on."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.goes_on = threading.Event()
        self.positions: list[int] = []

    def write(self, path: Path, kept: resume.Saved) -> None:
        self.began.set()
        assert self.goes_on.wait(10)
        self.positions.append(kept.position)
        resume.write(path, kept)


def a_show() -> Show:
    return opened(build_deck(talk("一、甲 / 二、乙 / 三、丙", title="题")), time.monotonic())


def moved(show: Show, position: int) -> Show:
    return msgspec.structs.replace(show, position=position)


def test_a_busy_disk_gets_the_newest_state_and_holds_up_nobody(qapp):
    disk = SlowDisk()
    keeper = Keeper(None, "题", time.monotonic, write=disk.write)
    show = a_show()
    keeper.save(moved(show, 0))
    assert disk.began.wait(10)
    for position in (1, 2, 3):
        keeper.save(moved(show, position))
    assert resume.read(resume_path(), keeper.moment()).position == 3
    disk.goes_on.set()
    keeper.wait()
    assert disk.positions == [0, 3]
    resume_path().unlink()  # as after a power cut
    assert resume.read(resume_path(), keeper.moment()).position == 3
    keeper.forget()


def test_a_show_that_ends_while_the_disk_is_busy_is_not_offered(qapp):
    disk = SlowDisk()
    keeper = Keeper(None, "题", time.monotonic, write=disk.write)
    keeper.save(a_show())
    assert disk.began.wait(10)
    keeper.save(moved(a_show(), 1))
    threading.Timer(0.05, disk.goes_on.set).start()
    keeper.forget()
    assert disk.positions == [0]
    assert unfinished_show() is None
    assert list(resume_path().parent.glob("*.json")) == []


def test_a_state_that_cannot_be_written_disturbs_no_show(qapp):
    def refuse(_path: Path, _kept: resume.Saved) -> None:
        raise OSError

    keeper = Keeper(None, "题", time.monotonic, write=refuse)
    keeper.save(a_show())
    keeper.wait()
    keeper.forget()
