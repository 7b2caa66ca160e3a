"""Exports while no more can be written: one sentence, and the old file is as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="needs a limit on the size of files, which Windows has not")

# Whatever is written beyond this many bytes fails, as on a full disk.
_LIMIT = 6_000
_PROGRAM = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from lecturer.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({_LIMIT}, {_LIMIT}))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("suffix", "more"),
    [(".pptx", ()), (".docx", ()), (".pdf", ()), (".pdf", ("--handout",)), (".png", ())],
)
def test_nothing_is_lost_when_the_disk_is_full(
    suffix: str, more: tuple[str, ...], talk_file: Path, tmp_path: Path
):
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"deck{suffix}"
    target.write_text("old")
    command = [sys.executable, "-B", "-c", _PROGRAM, "export", talk_file, "-o", target, *more]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Cannot write deck" in done.stderr
    assert "Traceback" not in done.stderr
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [(target.name, "old")]


def test_a_markdown_file_that_does_not_fit_is_no_different(tmp_path: Path):
    manuscript = tmp_path / "lang.txt"
    manuscript.write_text("一、从小事做起\n" + "看得见的小事。" * 2000, "utf-8")
    target = tmp_path / "deck.md"
    target.write_text("old")
    command = [sys.executable, "-B", "-c", _PROGRAM, "export", manuscript, "-o", target]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert target.read_text() == "old"
