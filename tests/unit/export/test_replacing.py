"""The target holds the old file or the whole new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lecturer.errors import UnwritableError
from lecturer.export.formats import FORMATS
from lecturer.export.job import Options
from lecturer.files.atomic import replacing

from tests.unit.export import decks  # isort: skip

EXPORTERS = {each.suffix: each.exporter for each in FORMATS if callable(each.exporter)}
ALL = pytest.mark.parametrize("suffix", sorted(EXPORTERS))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_new_file_appears_whole(tmp_path: Path):
    with replacing(tmp_path / "a.txt") as draft:
        assert draft.parent == tmp_path
        draft.write_text("new")
        assert not (tmp_path / "a.txt").exists()
    assert files(tmp_path) == {"a.txt": b"new"}


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.txt") as draft:
        draft.write_text(f"half {1 / 0}")
    assert files(tmp_path) == {"a.txt": b"old"}


def test_a_full_disk_is_one_sentence(tmp_path: Path):
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(UnwritableError) as caught, replacing(tmp_path / "a.txt"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert str(caught.value) == (
        f"{tmp_path}/a.txt: Cannot write a.txt: No space left on device. The old file is untouched. "
        "Free some space or choose another folder."
    )
    assert files(tmp_path) == {"a.txt": b"old"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full_is_one_sentence(tmp_path: Path):
    with pytest.raises(UnwritableError, match="No space left"), replacing(tmp_path / "a.txt"):
        Path("/dev/full").write_bytes(b"x")


def test_a_target_that_is_open_elsewhere_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As on Windows, where PowerPoint holds on to a file that it shows."""
    (tmp_path / "a.pptx").write_text("old")

    def refuse(*_paths: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "replace", refuse)
    with (
        pytest.raises(UnwritableError, match="open in another program") as caught,
        replacing(tmp_path / "a.pptx"),
    ):
        pass
    assert "Close it there" in caught.value.remedy
    assert files(tmp_path) == {"a.pptx": b"old"}


def test_a_name_that_is_too_long_is_one_sentence(tmp_path: Path):
    with pytest.raises(UnwritableError, match="the name is too long"), replacing(tmp_path / ("长" * 120)):
        pass
    assert files(tmp_path) == {}


def test_the_rights_of_the_old_file_stay(tmp_path: Path):
    old = tmp_path / "a.txt"
    old.write_text("old")
    old.chmod(0o640)
    with replacing(old) as draft:
        draft.write_text("new")
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_one(tmp_path: Path):
    real = tmp_path / "real.txt"
    real.write_text("old")
    (tmp_path / "link.txt").symlink_to(real)
    with replacing(tmp_path / "link.txt") as draft:
        draft.write_text("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert real.read_text() == "new"


@ALL
@pytest.mark.parametrize("case", ["folder", "missing", "file as folder"])
def test_no_format_harms_what_is_there(suffix: str, case: str, every_deck, tmp_path: Path):
    (tmp_path / "keep").write_text("old")
    (tmp_path / f"deck{suffix}").mkdir()
    target = {
        "folder": tmp_path / f"deck{suffix}",
        "missing": tmp_path / "nowhere" / f"deck{suffix}",
        "file as folder": tmp_path / "keep" / f"deck{suffix}",
    }[case]
    with pytest.raises(UnwritableError) as caught:
        EXPORTERS[suffix](decks.talk(), every_deck, target, Options())
    assert target.name in caught.value.what
    assert caught.value.remedy
    assert files(tmp_path) == {"keep": b"old"}


@ALL
def test_every_format_is_the_same_each_time(suffix: str, every_deck, tmp_path: Path):
    made = []
    for name in ("a", "b"):
        EXPORTERS[suffix](decks.talk(), every_deck, tmp_path / f"{name}{suffix}", Options())
        made.append((tmp_path / f"{name}{suffix}").read_bytes())
    assert made[0] == made[1]


@ALL
def test_cancelling_leaves_the_old_file(suffix: str, every_deck, tmp_path: Path):
    target = tmp_path / f"a{suffix}"
    target.write_text("old")
    with pytest.raises(Exception, match="cancelled"):
        EXPORTERS[suffix](decks.talk(), every_deck, target, Options(cancelled=lambda: True))
    assert files(tmp_path) == {target.name: b"old"}
