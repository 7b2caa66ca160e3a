"""Twelve things done to the open file, saved or not, closed, killed or saved: the words are somewhere."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from tests.builders import talk
from tests.gui.workspaces import Answers, Paths

from lecturer.document.document import Document
from lecturer.errors import LecturerError
from lecturer.files.disk import Files
from lecturer.store.crash_recovery import recover
from lecturer.store.generations import Generations
from lecturer.store.save import save
from lecturer.store.talk_file import Opened, load, open_talk
from lecturer.talk import edits
from lecturer.talk.records import Talk
from lecturer.ui.documents.autosave import Autosave
from lecturer.ui.documents.external_changes import ExternalChanges
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.widgets.user_settings import UserSettings

OLDER = talk("一、甲：很早以前的话", title="旧")
OPENED = talk("一、甲：打开时的话 / 二、乙：还有很多很多别的话", title="例子")
TYPED = "刚刚写下的话"
RESCUE = "safe.yaml"


class Desk:
    """All that knows of the file of an open talk, without a window."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "stick" / "talk.yaml"
        self.path.parent.mkdir(parents=True)
        save(OPENED, self.path)
        self.folder = folder
        self.messages, self.dialogs = Answers(), Paths(folder / RESCUE)
        self.open_talk = OpenTalk(Document(Talk()))
        self.autosave = Autosave(self.open_talk, self.messages, self.open_talk)
        self.settings = UserSettings()
        self.file = OpenFile(
            self.open_talk,
            self.messages,
            self.settings,
            self.dialogs,
            self.autosave,
            lambda merge: merge.talk,
        )
        self.alarms: list[str] = []
        self.changes = ExternalChanges(
            self.file, self.open_talk, self.messages, self._offer, self._offer, self.file
        )
        self.state = ("", "", "")
        self.file.state.changed.connect(self._on_state)
        self.file.read(self.path)

    def type_words(self) -> None:
        words = edits.set_words(self.open_talk.talk, "p1", f"一、甲：{TYPED}")
        self.open_talk.apply("", words)

    def _offer(self, text: str, _button: str, _then: Callable[[], object]) -> None:
        self.alarms.append(text)

    def _on_state(self, *state: str) -> None:
        self.state = state


def half(desk: Desk) -> None:
    data = desk.path.read_bytes()
    desk.path.write_bytes(data[: len(data) // 2])


def pulled(desk: Desk) -> None:
    shutil.rmtree(desk.path.parent)


def mount_point_left(desk: Desk) -> None:
    shutil.rmtree(desk.path.parent)
    desk.path.parent.mkdir()
    ANOTHER_DISK.add(desk.path.parent)


def a_folder(desk: Desk) -> None:
    desk.path.unlink()
    desk.path.mkdir()


THINGS: dict[str, Callable[[Desk], object]] = {
    "deleted": lambda desk: desk.path.unlink(),
    "emptied": lambda desk: desk.path.write_bytes(b""),
    "half of it": half,
    "older one put back": lambda desk: save(OLDER, desk.path),
    "garbage": lambda desk: desk.path.write_bytes(os.urandom(400)),
    "renamed": lambda desk: desk.path.rename(desk.path.with_name("other name.yaml")),
    "folder renamed": lambda desk: desk.path.parent.rename(desk.folder / "other folder"),
    "folder removed": pulled,
    "stick pulled": pulled,
    "mount point left": mount_point_left,
    "read-only": lambda desk: desk.path.chmod(0o444),
    "a folder": a_folder,
}
ANOTHER_DISK: set[Path] = set()


@pytest.fixture(autouse=True)
def disks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of `ANOTHER_DISK` say that they lie on another disk."""

    def stat(_files: Files, path: Path) -> os.stat_result:
        found = list(path.stat())
        if path in ANOTHER_DISK:
            found[2] += 1
            return os.stat_result(found)
        return path.stat()

    ANOTHER_DISK.clear()
    monkeypatch.setattr(Files, "stat", stat)


@pytest.fixture
def make(qapp, tmp_path):
    """Makes desks, and lets go of them in this thread: whichever thread collects garbage would do it else."""
    desks: list[Desk] = []

    def made(name: str = "0") -> Desk:
        desks.append(Desk(tmp_path / name))
        return desks[-1]

    yield made
    for desk in desks:
        desk.open_talk.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desks.clear()
    gc.collect()


def close(desk: Desk) -> None:
    desk.messages.answers[:] = ["save", "elsewhere"]
    if desk.file.may_leave():
        desk.autosave.close()
        desk.file.release()


def kill(desk: Desk) -> None:
    desk.autosave.leave()
    desk.file.release()


def press_save(desk: Desk) -> None:
    desk.messages.answers[:] = ["cancel"]
    desk.file.save()
    kill(desk)


ENDS = {"close": close, "kill": kill, "save": press_save}


def kept_talks(desk: Desk) -> list[Talk]:
    """Every talk that a person can still get at."""
    found = [work.talk for work in recover()]
    for path in (*desk.folder.rglob("*.yaml"), *(each.path for each in Generations(desk.path).versions())):
        try:
            found.append(load(path))
        except LecturerError:
            continue  # what was done to it
    return found


@pytest.mark.parametrize("thing", THINGS)
def test_the_words_are_somewhere_whatever_becomes_of_the_file(make, thing):
    lost = []
    for number, (is_dirty, end) in enumerate((dirty, end) for dirty in (False, True) for end in ENDS):
        desk = make(str(number))
        if is_dirty:
            desk.type_words()
        words = [desk.open_talk.talk, OPENED]
        THINGS[thing](desk)
        desk.changes.look()
        is_green = desk.state[1] == "ok"
        if is_green and load(desk.path) != desk.open_talk.talk:
            lost.append((is_dirty, end, "green"))
        ENDS[end](desk)
        kept = kept_talks(desk)
        wanted = TYPED if is_dirty else "打开时的话"
        if words[0] not in kept and not any(wanted in str(each) and "别的话" in str(each) for each in kept):
            lost.append((is_dirty, end, [str(each)[:80] for each in kept]))
        for work in recover():
            work.journal.unlink()
    assert lost == []


@pytest.mark.parametrize(("thing", "words"), [
    ("deleted", "is no longer there"), ("emptied", "has emptied"), ("garbage", "cannot be taken over"),
    ("folder removed", "The folder of"), ("mount point left", "The folder of"), ("a folder", "cannot be"),
])  # fmt: skip
def test_the_only_copy_is_told_in_red_once_and_is_in_the_journal_at_once(make, thing, words):
    desk = make()
    assert desk.state[1] == "ok"
    THINGS[thing](desk)
    desk.changes.look()
    assert (desk.state[1], desk.file.has_unsaved) == ("over", True)
    assert words in desk.alarms[0]
    assert "kept in case of a crash; closing asks" in desk.alarms[0]
    desk.changes.look()
    assert len(desk.alarms) == 1
    kill(desk)
    assert [work.talk for work in recover()] == [OPENED]


def test_a_file_that_comes_back_is_right_again_and_the_journal_goes(make):
    desk = make()
    away = desk.folder / "away"
    desk.path.parent.rename(away)
    desk.changes.look()
    assert desk.file.state.where == "lost"
    away.rename(desk.path.parent)
    desk.changes.look()
    assert (desk.file.state.where, desk.file.has_unsaved, desk.state[1]) == ("right", False, "ok")
    kill(desk)
    assert recover() == ()


def test_nothing_is_written_into_the_empty_mount_point_of_another_disk(make):
    desk = make()
    mount_point_left(desk)
    desk.messages.answers[:] = ["elsewhere"]
    assert desk.file.save()
    assert not desk.path.exists()
    assert load(desk.folder / RESCUE) == OPENED


def test_the_version_just_saved_is_kept_as_well_as_the_one_before(make):
    desk = make()
    desk.type_words()
    desk.file.save()
    assert [each.talk() for each in Generations(desk.path).versions()] == [desk.open_talk.talk, OPENED]


@pytest.mark.parametrize("answer", ["replace", "cancel"])
def test_saving_as_asks_about_the_name_that_is_written(make, answer):
    desk = make()
    other = desk.folder / "other.yaml"
    save(OLDER, other)
    desk.dialogs.chosen = desk.folder / "other"
    desk.messages.answers[:] = [answer]
    assert desk.file.save_as() == (answer == "replace")
    assert "other.yaml" in desk.messages.questions[0].what
    assert load(other) == (OPENED if answer == "replace" else OLDER)
    if answer == "replace":
        assert OLDER in [each.talk() for each in Generations(other).versions()]


def test_the_window_goes_on_while_a_slow_disk_is_read(make, monkeypatch):
    desk, gate = make(), threading.Event()

    def slow(path: Path) -> Opened:
        assert gate.wait(60)
        return open_talk(path)

    monkeypatch.setattr("lecturer.ui.documents.open_file.read_talk", slow)
    QTimer.singleShot(0, gate.set)  # only a window that goes on hears of it
    desk.file.read(desk.path)
    assert desk.open_talk.talk == OPENED


def test_a_disk_that_gives_no_answer_makes_the_talk_unsaved_and_blocks_nothing(make, monkeypatch):
    desk = make()
    gate = threading.Event()
    monkeypatch.setattr(Files, "stat", lambda _files, path: gate.wait(60) and path.stat())
    desk.changes.look()
    assert desk.file.state.where == "unreadable"
    assert desk.file.has_unsaved
    gate.set()
