"""The command line as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("PySide6", "pptx", "docx", "lecturer.ui", "lecturer.render")


def run(*arguments: object, language: str = "C") -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LANG")
    }
    environment |= {"LANG": language, "PYTHONWARNINGS": "error"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("arguments", [("outline",), ("time",), ("check",), ("import", "--force")])
def test_it_starts_without_qt_and_office_formats(manuscript: Path, arguments: tuple[str, ...]):
    script = (
        "import sys; from lecturer.cli.main import main; code = main(sys.argv[1:]); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = run("-c", script, *arguments, manuscript)
    assert done.stderr.splitlines()[-1] == "[]"
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("language", "word"),
    [("zh_CN.UTF-8", "文件不存在"), ("en_US.UTF-8", "The file does not exist"), ("C", "The file")],
)
def test_the_system_decides_the_language(tmp_path: Path, language: str, word: str):
    done = run("-m", "lecturer", "outline", tmp_path / "没有.txt", language=language)
    assert done.returncode == 3
    assert word in done.stderr
    assert "没有.txt" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(manuscript: Path):
    script = (
        f"'{sys.executable}' -m lecturer outline --format json "
        + " ".join([f"'{manuscript}'"] * 200)
        + " | head -1"
    )
    done = subprocess.run(["sh", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
def test_a_full_disk_behind_the_output_is_told(manuscript: Path):
    script = f"'{sys.executable}' -m lecturer outline '{manuscript}' > /dev/full"
    done = subprocess.run(["sh", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("lecturer: ")
    assert done.stderr.count("\n") == 1


def test_chinese_reaches_a_pipe_in_any_locale(manuscript: Path):
    done = run("-m", "lecturer", "outline", manuscript, language="POSIX")
    assert "从小事做起" in done.stdout
