"""The command line as a whole: commands, languages, exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.builders import talk

from lecturer.cli import main as command_line
from lecturer.cli.arguments import Parser
from lecturer.cli.main import COMMANDS
from lecturer.cli.window import has_display
from lecturer.store.save import save
from lecturer.talk.records import Variant


def test_version(lecturer):
    assert lecturer("--version").out.startswith("lecturer ")


def test_help_names_every_command(lecturer, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        command_line.main(["--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert all(f"  {name}" in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_helps_in_both_languages(name: str, language: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        command_line.main(["--language", language, name, "--help"])
    assert left.value.code == 0
    assert f"lecturer {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("time",), "Something is missing: TALK"),
        (("outline", "--frob", "x"), "Nobody knows what this means: --frob"),
        (("time", "x", "--format", "xml"), "--format cannot be 'xml'"),
        (("time", "x", "--rules"), "--rules needs a value"),
        (("--frob",), "Nobody knows what this means: --frob"),
        (("--language", "fr"), "The language is zh or en"),
        (("a.yaml", "b.yaml"), "Nobody knows what this means: b.yaml"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(lecturer, arguments: tuple[str, ...], said: str):
    done = lecturer(*arguments)
    assert done.code == 2
    assert done.complaint.startswith(f"lecturer: {said}")


def test_the_window_opens_on_a_file(lecturer, talk_file: Path):
    opened = []
    assert lecturer(talk_file, window=lambda path, present: opened.append((path, present)) or 0).code == 0
    assert (
        lecturer("present", talk_file, window=lambda path, present: opened.append((path, present)) or 5).code
        == 5
    )
    assert lecturer(window=lambda path, present: opened.append((path, present)) or 0).code == 0
    assert opened == [(talk_file, False), (talk_file, True), (None, False)]


@pytest.mark.parametrize("command", [(), ("present",)])
def test_a_file_that_is_not_there_opens_no_window(lecturer, tmp_path: Path, command: tuple[str, ...]):
    done = lecturer(*command, tmp_path / "nope.yaml", window=lambda path, present: 0)
    assert done.code == 3
    assert "nope.yaml: The file does not exist" in done.complaint


def test_without_a_display_it_says_so(lecturer, talk_file: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    done = lecturer("present", talk_file, window=lambda path, present: 0)
    assert done.code == 3
    assert "There is no display to open a window on" in done.complaint


@pytest.mark.parametrize(
    ("environment", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_what_a_display_is(environment: dict[str, str], platform: str, has: bool):
    assert has_display(environment, platform) is has


def _raise(error: BaseException):
    def window(path: Path | None, present: bool) -> int:
        raise error

    return window


def test_a_fault_is_one_sentence_and_a_log(lecturer, home: Path):
    done = lecturer(window=_raise(ZeroDivisionError("boom")))
    assert done.code == 70
    assert done.complaint.startswith(
        "lecturer: Lecturer has a fault (ZeroDivisionError). Your files are unchanged."
    )
    (log,) = (home / "log").iterdir()
    assert str(log) in done.complaint
    assert "ZeroDivisionError: boom" in log.read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "meant"), [("exprot", "export"), ("outlne", "outline"), ("presnt", "present")]
)
def test_a_mistyped_command_is_no_file(lecturer, typed: str, meant: str):
    done = lecturer(typed, "talk.yaml", window=lambda path, present: 0)
    assert done.code == 2
    assert done.complaint == f"lecturer: There is no command “{typed}”. Did you mean “{meant}”?"


def test_a_file_may_be_called_nearly_like_a_command(
    lecturer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outlines").write_text("x", "utf-8")
    assert lecturer("outlines", window=lambda path, present: 7).code == 7


def test_the_word_help_helps(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        command_line.main(["help"])
    assert "lecturer COMMAND" in capsys.readouterr().out


def test_ctrl_c_ends_quietly(lecturer):
    done = lecturer(window=_raise(KeyboardInterrupt()))
    assert (done.code, done.err) == (130, "")


def test_a_parser_says_what_argparse_says_when_it_has_no_words_of_its_own():
    parser = Parser("lecturer x", "")
    with pytest.raises(Exception, match="something new"):
        parser.error("something new")


def test_a_show_begins_in_the_version_that_is_asked_for(lecturer, tmp_path):
    path = tmp_path / "t.yaml"
    save(talk("一、甲 / 二、乙", variants=(Variant("短", ("p2",)),)), path)
    opened = []
    done = lecturer(
        "present", path, "--variant", "短", window=lambda *given, **more: opened.append((given, more)) or 0
    )
    assert done.code == 0
    assert opened == [((path, True), {"variant": "短"})]
    refused = lecturer("present", path, "--variant", "长", window=lambda *given, **more: opened.append(given))
    assert refused.code == 3
    assert "“长”" in refused.complaint
    assert len(opened) == 1
