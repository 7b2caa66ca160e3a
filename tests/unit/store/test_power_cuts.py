"""A power cut after any call to the disk: what was said to be safe is there, and nothing is half there.

Take any wait for the disk out of the writers and one of these tests fails.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.power import RecordingFiles, every_cut, left_by_a_cut, put_back
from tests.unit.store.test_journal import edited

from lecturer.document.document import Step
from lecturer.errors import UnwritableError
from lecturer.files.atomic import append_lines, drafting, replace_file
from lecturer.files.disk import DISK, Files
from lecturer.show import resume
from lecturer.show.resume import Moment
from lecturer.store.generations import Generations
from lecturer.store.history import HistoryFile
from lecturer.store.journal import SUFFIX, Journal, read_journal
from lecturer.store.save import save
from lecturer.store.talk_file import load
from lecturer.talk.records import Talk
from lecturer.timing import takes


def talk(number: int) -> Talk:
    return Talk(title=str(number), opening="字" * 200)


class Writer(NamedTuple):
    """Something that is written more than once: how, and which of the writings is found."""

    put: Callable[[Path, Files, int], None]
    found: Callable[[Path], int]
    """The number of the newest that is there whole; 0 for none."""


def _replace(folder: Path, files: Files, number: int) -> None:
    replace_file(folder / "file", b"%d whole" % number, files=files)


def _draft(folder: Path, files: Files, number: int) -> None:
    with drafting(folder / "file", files=files) as draft:
        draft.write_bytes(b"%d whole" % number)


def _file(folder: Path) -> int:
    path = folder / "file"
    if not path.exists():
        return 0
    number, whole = path.read_bytes().split()
    assert whole == b"whole"
    return int(number)


def _save(folder: Path, files: Files, number: int) -> None:
    save(talk(number), folder / "talk.yaml", files=files)


def _saved(folder: Path) -> int:
    path = folder / "talk.yaml"
    return int(load(path).title) if path.exists() else 0


def _keep_history(folder: Path, files: Files, number: int) -> None:
    steps = [Step("step", talk(each), talk(each + 1)) for each in range(number)]
    HistoryFile(Path("talk.yaml"), folder=folder, files=files).keep(steps, number)


def _history(folder: Path) -> int:
    steps, _done = HistoryFile(Path("talk.yaml"), folder=folder).read(Talk(title="another"))
    return sum(step.label == "step" for step in steps)


def _keep_version(folder: Path, files: Files, number: int) -> None:
    Generations(Path("talk.yaml"), folder=folder / "versions", files=files).keep(b"%d whole" % number)


def _versions(folder: Path) -> int:
    found = Generations(Path("talk.yaml"), folder=folder / "versions").versions()
    numbers = sorted(int(each.path.read_bytes().split()[0]) for each in found)
    assert numbers == list(range(1, len(numbers) + 1))
    return len(numbers)


def _append(folder: Path, files: Files, number: int) -> None:
    append_lines(folder / "file", b"%d\n" % number, files=files)


def _lines(folder: Path) -> int:
    path = folder / "file"
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    assert lines == [b"%d" % number for number in range(1, len(lines) + 1)]
    return len(lines)


def _take(folder: Path, files: Files, number: int) -> None:
    began, ended = takes.Entry(str(number), "begin"), takes.Entry(str(number), "end")
    takes.append(folder / "talk.takes.jsonl", began, ended, files=files)


def _takes(folder: Path) -> int:
    found = takes.read_takes(folder / "talk.takes.jsonl")
    assert not found.damaged
    assert all(take.finished for take in found.takes)
    return len(found.takes)


def _keep_show(folder: Path, files: Files, number: int) -> None:
    kept = resume.Saved(
        talk="talk.yaml", title="题", position=number, key="p", elapsed=1.0, entered=0.0, was_running=True,
        when=Moment(monotonic=number, wall=number),
    )  # fmt: skip
    resume.write(folder / "running.json", kept, files=files)


def _show(folder: Path) -> int:
    kept = resume.read(folder / "running.json", Moment(monotonic=9.0, wall=9.0))
    return kept.position if kept else 0


WRITERS = {
    "a file": Writer(_replace, _file),
    "a draft": Writer(_draft, _file),
    "a talk": Writer(_save, _saved),
    "the history": Writer(_keep_history, _history),
    "earlier versions": Writer(_keep_version, _versions),
    "lines": Writer(_append, _lines),
    "takes": Writer(_take, _takes),
    "the state of a show": Writer(_keep_show, _show),
}


def put_on_a_recording_disk(writer: Writer, root: Path, number: int) -> RecordingFiles:
    """What is written last is recorded, all before it is there for good."""
    root.mkdir()
    for each in range(1, number):
        writer.put(root, DISK, each)
    files = RecordingFiles(root)
    writer.put(root, files, number)
    return files


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_was_written_survives_a_cut_right_afterwards(name: str, number: int, tmp_path: Path):
    files = put_on_a_recording_disk(WRITERS[name], tmp_path / "disk", number)
    left = left_by_a_cut(files, len(files.operations), "dropped")
    put_back(left, files.root, tmp_path / "after")
    assert WRITERS[name].found(tmp_path / "after") == number


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_cut_at_any_moment_leaves_the_old_or_the_new(name: str, number: int, tmp_path: Path):
    files = put_on_a_recording_disk(WRITERS[name], tmp_path / "disk", number)
    for count, names, left in every_cut(files):
        place = tmp_path / f"{count}-{names}"
        put_back(left, files.root, place)
        assert WRITERS[name].found(place) in (number - 1, number), (count, names, files.operations[:count])


# ---------------------------------------------------------------------- the journal

ACTIONS = st.sampled_from(["edit", "edit", "edit", "sync", "sync on a thread", "save"])


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTIONS, min_size=1, max_size=14))
def test_a_journal_gives_back_every_edit_that_was_waited_for_whenever_the_power_goes(actions: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        check_journal(Path(folder), [*actions, "edit", "sync"])


def test_a_journal_that_is_begun_anew_is_there_before_the_old_one_goes(tmp_path: Path):
    check_journal(tmp_path, ["edit", "sync", "edit", "edit", "save", "edit", "sync"])


class BadDay(RecordingFiles):
    """A disk that once cannot wait."""

    is_bad = False

    def sync(self, descriptor: int) -> None:
        if self.is_bad:
            raise OSError(errno.EIO, "bad day")
        super().sync(descriptor)


def test_a_wait_on_a_thread_that_failed_is_made_up_for_by_the_next(tmp_path: Path):
    states, files = (talk(0), talk(1)), BadDay(tmp_path)
    journal = Journal(states[0], folder=tmp_path, files=files)
    journal.record(states[1])
    wait, files.is_bad = journal.begin_sync(), True
    assert wait is not None
    with pytest.raises(UnwritableError):
        wait()
    journal.sync_failed()
    files.is_bad = False
    journal.sync()
    journal.leave()
    left = left_by_a_cut(files, len(files.operations), "dropped")
    assert edits_found(left, list(states)) == 1


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be waited for there")
def test_the_real_disk_waits_for_files_and_for_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: waited.append(os.fstat(descriptor).st_ino))
    (tmp_path / "file").touch()
    descriptor = DISK.open_end(tmp_path / "file")
    DISK.sync(descriptor)
    DISK.close(descriptor)
    DISK.sync_folder(tmp_path)
    DISK.make_folder(tmp_path / "a" / "b")
    places = (tmp_path / "file", tmp_path, tmp_path, tmp_path / "a")
    assert waited == [place.stat().st_ino for place in places]


def check_journal(folder: Path, actions: list[str]) -> None:
    """Carry out what happens to a journal; look at each moment afterwards for what must be there."""
    edits = edited(actions.count("edit"))
    states = [replace(state, subtitle=str(number)) for number, state in enumerate(edits)]
    files = RecordingFiles(folder)
    journal = Journal(states[0], folder=folder, files=files)
    promised, done = [(0, 0)], 0
    for action in actions:
        if action == "edit":
            done += 1
            journal.record(states[done])
        elif action == "sync":
            journal.sync()
        elif action == "sync on a thread":
            (journal.begin_sync() or (lambda: None))()
        elif done:
            # The file holds the talk as it was one edit ago: the journal begins anew with the last edit.
            journal.saved(states[done - 1], folder / "talk.yaml", "digest")
        if action != "edit":
            promised.append((len(files.operations), done))
    journal.leave()
    for count, names, left in every_cut(files):
        wanted = max(edits for operations, edits in promised if operations <= count)
        assert edits_found(left, states) >= wanted, (count, names, files.operations[:count])


def edits_found(left: dict[Path, bytes], states: list[Talk]) -> int:
    """Which of the states the newest journal leads to; 0 when there is none."""
    found = [read_journal(data) for path, data in left.items() if path.suffix == SUFFIX]
    newest = max((each for each in found if each), key=lambda each: each.sequence, default=None)
    return states.index(newest.talk) if newest else 0
