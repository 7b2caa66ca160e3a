"""`lecturer kit`."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_kit_is_made_and_listed(lecturer, talk_file: Path, tmp_path: Path):
    done = lecturer("kit", talk_file, "-o", tmp_path / "现场", "--with", "deck,manuscript")
    assert done.code == 0
    assert done.out.splitlines()[-1] == f"{tmp_path / '现场'}"
    assert "as in the talk" in done.out
    assert sorted(path.suffix for path in (tmp_path / "现场").iterdir()) == [".docx", ".pptx", ".txt", ".txt"]


def test_too_large_a_kit_is_told_by_the_exit_code(lecturer, talk_file: Path, tmp_path: Path):
    done = lecturer("kit", talk_file, "-o", tmp_path / "x", "--with", "deck", "--limit", "0.001")
    assert done.code == 1
    assert "0.001 are allowed" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--with", "deck,film"), "A kit has no “film”"),
        (("--name", "{学号}"), "No talk has the field “学号”"),
        (("--field", "组别"), "“组别” is no field with its value"),
    ],
)
def test_what_cannot_be_asked_for_is_told(lecturer, talk_file: Path, tmp_path: Path, arguments, said):
    done = lecturer("kit", talk_file, "-o", tmp_path / "x", *arguments)
    assert done.code == 2
    assert said in done.complaint
    assert not (tmp_path / "x").exists()
