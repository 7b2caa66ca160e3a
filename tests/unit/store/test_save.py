from __future__ import annotations

import errno
import os
import stat
import subprocess
from pathlib import Path

import pytest
from tests.unit.store.faults import BoundlessDisk, FailingFiles, Forgetful, Meddler, ShortWrites

from lecturer.errors import UnwritableError
from lecturer.files.atomic import clean_folder, replace_file
from lecturer.files.digests import Digest, digest_of
from lecturer.store.save import ChangedOutsideError, DiskFullError, Saved, can_write, save, unwritable
from lecturer.store.talk_file import dumps, load
from lecturer.system.processes import here
from lecturer.talk.records import Point, Talk

ERRORS = [
    getattr(errno, name)
    for name in ("EIO", "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ESTALE", "ENODEV", "EBUSY")
]
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")


def talk(words: str = "新") -> Talk:
    return Talk(title=words, points=(Point(id="p1", notes=words * 40_000),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talk.yaml"
    path.write_text(dumps(Talk(title="旧")), "utf-8")
    return path


def test_a_saved_talk_is_what_the_file_holds(path):
    saved = save(talk(), path)
    assert load(path) == talk()
    assert (saved.digest, saved.size) == (digest_of(path.read_bytes()), path.stat().st_size)
    assert os.listdir(path.parent) == ["talk.yaml"]


def calls_of_a_save(tmp_path: Path) -> list[str]:
    target = tmp_path / "counted.yaml"
    target.write_text(dumps(Talk(title="旧")), "utf-8")
    files = FailingFiles()
    save(talk(), target, expected=digest_of(target.read_bytes()), files=files)
    target.unlink()
    return files.calls


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_whichever_call_fails_the_old_file_stays_or_the_new_one_is_whole(error, path, tmp_path):
    old = path.read_bytes()
    for number, name in enumerate(calls_of_a_save(tmp_path), start=1):
        path.write_bytes(old)
        files = FailingFiles(number, error)
        if saves(path, files, digest_of(old)):  # then only a helper file could not be made or deleted
            assert path.read_bytes() == dumps(talk()).encode()
            assert name in ("link", "remove")
        else:
            assert path.read_bytes() == old, (number, name)
        clean_of_this_process(tmp_path)
        assert os.listdir(tmp_path) == ["talk.yaml"]


def saves(path: Path, files: FailingFiles, expected: Digest | None = None) -> bool:
    """Whether saving succeeds; when it does not, the error says what is safe and what to do."""
    problem = None
    try:
        save(talk(), path, expected=expected, files=files)
    except UnwritableError as error:
        problem = error
    assert problem is None or (problem.safe and problem.remedy)
    return problem is None


def clean_of_this_process(folder: Path) -> None:
    """What `clean_folder` would do after this process has ended."""
    for left in folder.glob(".lecturer-*"):
        left.unlink()


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_the_first_save_fails_cleanly_too(error, tmp_path):
    new = tmp_path / "new.yaml"
    for number in range(1, len(calls_of_a_save(tmp_path)) + 1):
        saved = saves(new, FailingFiles(number, error))
        assert load(new) == talk() if saved or new.exists() else True
        new.unlink(missing_ok=True)


@pytest.mark.parametrize("taken", [1000, 65_537])
def test_short_writes_are_written_on(taken, path):
    save(talk(), path, files=ShortWrites(taken))
    assert load(path) == talk()


def test_a_write_that_takes_nothing_is_a_full_disk(path):
    old = path.read_bytes()
    with pytest.raises(DiskFullError):
        save(talk(), path, files=ShortWrites(0))
    assert path.read_bytes() == old


def test_a_disk_that_lies_is_found_out_before_the_old_file_goes(path):
    old = path.read_bytes()
    with pytest.raises(UnwritableError, match="does not give back"):
        save(talk(), path, files=Forgetful())
    assert path.read_bytes() == old


def test_a_full_disk_is_named_with_its_numbers_before_anything_is_written(path):
    class Full(FailingFiles):
        def free(self, folder):
            return 1000

    files = Full()
    with pytest.raises(DiskFullError) as full:
        save(talk(), path, files=files)
    assert "create" not in files.calls
    assert (full.value.free, full.value.needed) == (1000, len(dumps(talk()).encode()) + 65536)
    assert "1,000 are free" in str(full.value)


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 256 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no file system may be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_at_every_size_a_full_disk_keeps_the_old_file(small_disk):
    path = small_disk / "talk.yaml"
    old = Talk(title="旧", opening="旧" * 1000)
    outcomes = set()
    for size in range(0, 512, 8):
        path.unlink(missing_ok=True)
        save(old, path, files=BoundlessDisk())
        new = Talk(title="新", opening="a" * size * 1024)
        try:
            save(new, path, files=BoundlessDisk())
        except DiskFullError:
            assert load(path) == old
            outcomes.add("full")
        else:
            assert load(path) == new
            outcomes.add("saved")
        assert os.listdir(small_disk) == ["talk.yaml"]
    assert outcomes == {"full", "saved"}


def test_a_file_changed_outside_is_not_written_over(path):
    read = digest_of(path.read_bytes())
    path.write_text("lecturer: 1\ntitle: 别人\n", "utf-8")
    with pytest.raises(ChangedOutsideError) as changed:
        save(talk(), path, expected=read)
    assert load(path).title == "别人"
    assert changed.value.digest == digest_of(path.read_bytes())


def test_a_file_that_was_only_touched_is_written(path):
    read = digest_of(path.read_bytes())
    os.utime(path, (1, 1))
    save(talk(), path, expected=read)
    assert load(path) == talk()


def test_a_file_that_already_holds_the_talk_counts_as_unchanged(path):
    path.write_text(dumps(talk()), "utf-8")
    save(talk(), path, expected=digest_of(b"something else"))
    assert load(path) == talk()


def test_a_file_that_was_deleted_outside_is_made_again(path):
    read = digest_of(path.read_bytes())
    path.unlink()
    save(talk(), path, expected=read)
    assert load(path) == talk()


def test_a_change_during_the_save_is_not_written_over(path):
    theirs = dumps(Talk(title="别人")).encode()
    with pytest.raises(ChangedOutsideError):
        save(talk(), path, expected=digest_of(path.read_bytes()), files=Meddler(path, theirs))
    assert path.read_bytes() == theirs
    assert os.listdir(path.parent) == ["talk.yaml"]


@posix
def test_a_symbolic_link_stays_one(path, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(path.name)
    save(talk(), link)
    assert link.is_symlink()
    assert load(path) == talk()


@posix
def test_a_link_to_nothing_makes_its_target(tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to("target.yaml")
    save(talk(), link)
    assert load(tmp_path / "target.yaml") == talk()


@posix
def test_a_ring_of_links_is_refused_with_a_sentence(tmp_path):
    ring = tmp_path / "ring.yaml"
    ring.symlink_to(ring)
    with pytest.raises(UnwritableError):
        save(talk(), ring)


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(mode, path):
    path.chmod(mode)
    save(talk(), path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_hard_link_keeps_the_version_before_and_is_named(path, tmp_path):
    other = tmp_path / "other.yaml"
    os.link(path, other)
    assert save(talk(), path).was_linked
    assert load(other).title == "旧"
    assert not save(talk("再"), path).was_linked


@posix
def test_a_write_protected_file_is_not_replaced(path):
    path.chmod(0o444)
    with pytest.raises(UnwritableError, match="write-protected"):
        save(talk(), path)
    assert load(path).title == "旧"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone/talk.yaml", "The folder is not there"),
        (".", "There is a folder"),
        ("x" * 300, "name is not possible"),
    ],
)
def test_a_target_that_cannot_be_is_named(name, sentence, tmp_path):
    with pytest.raises(UnwritableError, match=sentence):
        save(talk(), tmp_path / name)


def test_the_longest_possible_name_can_be_saved(tmp_path):
    save(talk(), tmp_path / ("甲" * 83 + ".yaml"))


def test_words_that_unicode_forbids_are_saved_as_replacement_characters(path):
    save(Talk(title="甲\ud800乙"), path)
    assert load(path).title == "甲�乙"


def test_helpers_of_dead_processes_are_cleaned_up(tmp_path):
    dead = subprocess.run(["true"]) and 999_999_999
    for name in (
        f".lecturer-{here()}-{dead}-1.new",
        f".lecturer-{here()}-{os.getpid()}-1.new",
        ".lecturer-notes.txt",
    ):
        (tmp_path / name).touch()
    assert clean_folder(tmp_path) == 1
    assert sorted(os.listdir(tmp_path)) == [f".lecturer-{here()}-{os.getpid()}-1.new", ".lecturer-notes.txt"]


def test_a_save_also_cleans_up_after_a_killed_one(path):
    (path.parent / f".lecturer-{here()}-999999999-1.old").touch()
    save(talk(), path)
    assert os.listdir(path.parent) == ["talk.yaml"]


def test_a_device_is_never_replaced(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes on this system")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Invalid"):
        replace_file(tmp_path / "pipe", b"")


class Room(FailingFiles):
    """A disk with so many bytes free, or none that can be told."""

    def __init__(self, free: int | None) -> None:
        super().__init__()
        self._free = free

    def free(self, folder: Path) -> int:
        if self._free is None:
            raise OSError(errno.EIO, "gone")
        return self._free


def test_there_must_be_room_for_the_file_and_its_name(tmp_path: Path):
    size, spare = len(dumps(talk()).encode()), 64 * 1024
    save(talk(), tmp_path / "talk.yaml", files=Room(size + spare))
    for free in (size + spare - 1, size, 0):
        with pytest.raises(DiskFullError) as full:
            save(talk(), tmp_path / "talk.yaml", files=Room(free))
        assert (full.value.needed, full.value.free) == (size + spare, free)


SAFE = "The file is as it was and your changes are still open."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (errno.ENOENT, "The folder is not there"),
        (errno.ENODEV, "The folder is not there"),
        (errno.ENXIO, "The folder is not there"),
        (errno.ENOTDIR, "The folder is not there"),
        (errno.EACCES, "The file or its folder is write-protected"),
        (errno.EPERM, "The file or its folder is write-protected"),
        (errno.EROFS, "The file or its folder is write-protected"),
        (errno.EISDIR, "There is a folder with this name"),
        (errno.ENAMETOOLONG, "The file's name is not possible here"),
        (errno.EINVAL, "The file's name is not possible here"),
        (errno.EIO, "The file could not be written (broken)"),
        (errno.EBUSY, "The file could not be written (broken)"),
    ],
)
def test_an_error_of_the_system_is_said_in_words(error: int, sentence: str):
    told = unwritable(OSError(error, "broken"), Path("/a/talk.yaml"))
    assert type(told) is UnwritableError
    assert (told.what, told.path) == (sentence, Path("/a/talk.yaml"))
    assert SAFE in str(told)
    assert told.remedy


def test_an_error_without_words_is_told_by_its_kind():
    assert "(TimeoutError)" in str(unwritable(TimeoutError(), Path("talk.yaml")))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize(
    ("free", "sentence"),
    [
        (1234, "The disk is full: 5,000 bytes are needed, 1,234 are free"),
        (0, "The disk is full: 5,000 bytes are needed, 0 are free"),
        (None, "The disk is full: 5,000 bytes are needed"),
    ],
)
def test_a_disk_that_became_full_says_what_is_needed_and_what_is_free(
    error: int, free: int | None, sentence: str
):
    told = unwritable(OSError(error, "full"), Path("a/talk.yaml"), needed=5000, files=Room(free))
    assert isinstance(told, DiskFullError)
    assert (told.what, told.needed, told.free, told.code) == (sentence, 5000, free, "disk-full")
    assert SAFE in str(told)


def test_what_another_program_wrote_is_named_by_its_code():
    told = ChangedOutsideError(Path("talk.yaml"), Digest("held"))
    assert (told.code, told.digest) == ("changed-outside", "held")
    assert str(told).endswith(
        "Another program has changed the file. Neither its changes nor yours are lost."
        " Compare the two and merge them, or save under another name."
    )


def test_a_file_that_appears_or_goes_during_the_save_is_noticed(tmp_path: Path):
    path = tmp_path / "talk.yaml"
    with pytest.raises(ChangedOutsideError) as appeared:
        save(talk(), path, files=Meddler(path, b"theirs"))
    assert appeared.value.digest == digest_of(b"theirs")
    assert path.read_bytes() == b"theirs"

    class Deleting(FailingFiles):
        def sync(self, descriptor: int) -> None:
            path.unlink(missing_ok=True)

    with pytest.raises(ChangedOutsideError) as gone:
        save(talk(), path, files=Deleting())
    assert gone.value.digest == digest_of(b"")
    assert not path.exists()


def test_a_file_is_written_over_where_nothing_is_expected_of_it(path: Path):
    path.write_text("theirs", "utf-8")
    assert save(talk(), path).was_linked is False
    assert load(path) == talk()
    assert save(talk(), path.with_name("other.yaml"), expected=digest_of(b"x")).path.name == "other.yaml"
    assert Saved(path, Digest(""), 0).was_linked is False


@posix
@pytest.mark.parametrize(
    ("mode", "is_writable"), [(0o644, True), (0o200, True), (0o020, True), (0o444, False), (0o555, False)]
)
def test_whether_a_file_can_be_written_is_told_by_its_mode(mode: int, is_writable: bool, path: Path):
    path.chmod(mode)
    if os.geteuid() == 0 or mode != 0o020:
        assert can_write(path) == is_writable
    assert not can_write(path.with_name("gone.yaml"))


@posix
def test_a_file_whose_folder_or_self_is_protected_cannot_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    for protected in (path, path.parent):
        asked: list[tuple[Path, int]] = []

        def allowed(place: Path, mode: int, *, protected: Path = protected, asked: list = asked) -> bool:
            asked.append((place, mode))
            return place != protected

        with monkeypatch.context() as patched:
            patched.setattr(os, "access", allowed)
            assert not can_write(path)
        assert asked[-1] == (protected, os.W_OK)


def test_a_talk_that_reads_otherwise_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch):
    """A fault in writing or reading must never reach the disk."""
    old = path.read_bytes()
    monkeypatch.setattr("lecturer.store.save.parse", lambda _text, _path: Talk(title="another"))
    for one in (talk(), Talk(title="甲\ufffd乙"), Talk(title="甲\ud800乙")):
        with pytest.raises(UnwritableError, match="reads the same"):
            save(one, path)
    assert path.read_bytes() == old
