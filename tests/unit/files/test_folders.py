"""The user's own folders are a help: where they fail, another takes their place, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.cli.main import main
from lecturer.files import folders
from lecturer.files.folders import HOME_VARIABLE, data_folder, folder_problem, settings_folder
from lecturer.store.generations import Generations
from lecturer.store.lock import Lock
from lecturer.store.settings import Settings, load_settings, save_settings


@pytest.fixture(autouse=True)
def no_problem_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_problems", {})


@pytest.fixture
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that cannot be made: there is a file in its way."""
    (tmp_path / "file").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file" / "home"))
    return tmp_path / "file" / "home"


def test_a_folder_is_made_and_nothing_is_wrong(home: Path):
    assert data_folder("versions") == home / "versions"
    assert data_folder("versions").is_dir()
    assert folder_problem() == ""


def test_where_none_can_be_made_another_takes_its_place(no_home: Path):
    stand_in = data_folder("locks")
    assert stand_in.is_dir()
    assert stand_in.stat().st_mode & 0o077 == 0
    assert data_folder("locks") == stand_in
    assert data_folder("versions") != stand_in
    told = folder_problem()
    assert str(no_home / "locks") in told
    assert str(stand_in) in told


def test_settings_locks_and_earlier_versions_work_without_a_home(no_home: Path, tmp_path: Path):
    save_settings(Settings(editor_font=30))
    assert load_settings().editor_font == 30
    talk = tmp_path / "talk.yaml"
    talk.write_text("title: 甲\n", encoding="utf-8")
    Generations(talk).keep_file()
    assert len(Generations(talk).versions()) == 1
    Lock(talk).release()
    assert settings_folder().is_dir()


@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("import 讲稿.txt -o 讲稿.yaml", "讲稿.yaml"),
        ("outline 讲稿.txt", ""),
        ("export 讲稿.txt -o 讲稿.pptx", "讲稿.pptx"),
        ("check 讲稿.txt", ""),
    ],
)
def test_every_command_works_without_a_home(
    no_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command,
    made,
):
    monkeypatch.chdir(tmp_path)
    Path("讲稿.txt").write_text(
        "同志们：\n一、早起。先起床。\n二、读书。再读书。\n谢谢大家！\n", encoding="utf-8"
    )
    assert main(command.split()) in (0, 1)
    assert capsys.readouterr().err.endswith(f"lecturer: {folder_problem()}\n")
    assert str(no_home) in folder_problem()
    assert not made or (tmp_path / made).is_file()
