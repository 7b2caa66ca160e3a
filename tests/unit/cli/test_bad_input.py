"""Files that no command can read: one line, exit 3, nothing written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lecturer.cli.plain_output import PlainOutput

COMMANDS = ["outline", "time", "check"]


def bad_files(folder: Path) -> dict[str, Path]:
    files = {
        "empty.txt": b"",
        "blank.txt": b"  \n\n",
        "binary.txt": bytes(range(256)) * 40,
        "empty.yaml": b"",
        "binary.yaml": b"\x00\x01\x02" * 100,
        "broken.docx": b"PK\x03\x04 no archive",
        "odd.xyz": b"\x00\x01words",
        "nested.yaml": b"points: " + b"[" * 40_000,
        "tag.yaml": b"title: !!python/object/apply:os.system [ls]\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "folder.txt").mkdir()
    return {name: folder / name for name in (*files, "folder.txt", "missing.txt", "missing.yaml")}


NAMES = ["empty.txt", "blank.txt", "binary.txt", "empty.yaml", "binary.yaml", "broken.docx", "odd.xyz",
         "nested.yaml", "tag.yaml", "folder.txt", "missing.txt", "missing.yaml"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_in_one_line_with_the_file(lecturer, tmp_path: Path, command: str, name: str):
    path = bad_files(tmp_path)[name]
    done = lecturer(command, path)
    assert done.code == 3
    assert done.out == ""
    assert done.complaint.startswith(f"lecturer: {path}")


@pytest.mark.parametrize("name", NAMES)
def test_import_writes_nothing(lecturer, tmp_path: Path, name: str):
    path = bad_files(tmp_path)[name]
    target = tmp_path / "target.yaml"
    target.write_text("mine", "utf-8")
    done = lecturer("import", path, "-o", target)
    assert done.code == 3
    assert target.read_text("utf-8") == "mine"


@pytest.mark.parametrize("suffix", [".txt", ".yaml"])
def test_fifty_megabytes(lecturer, tmp_path: Path, suffix: str):
    path = tmp_path / f"huge{suffix}"
    with path.open("wb") as file:
        file.write(b"\x00" * 1024)
        file.truncate(80 * 1024 * 1024)
    done = lecturer("outline", path)
    assert done.code == 3
    assert "MB" in done.complaint or "not a text" in done.complaint


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("lecturer: 1\ntitle: a\ntitle: b\n", 3, "title"),
        ("lecturer: 1\npoints:\n- title: a\n  run_on: vielleicht\n", 4, "run_on"),
        ("lecturer: 1\npoints:\n- {title: a, layout: round}\n", 3, "layout"),
        ("lecturer: 1\nopening: &a x\nclosing: *a\n", 2, ""),
    ],
)
def test_a_talk_with_a_wrong_key_names_the_line(lecturer, tmp_path: Path, text: str, line: int, said: str):
    path = tmp_path / "讲稿.yaml"
    path.write_text(text, "utf-8")
    done = lecturer("outline", path)
    assert done.code == 3
    assert done.complaint.startswith(f"lecturer: {path}:{line}: ")
    assert said in done.complaint


def test_rules_written_out_wrongly_in_a_talk(lecturer, tmp_path: Path):
    path = tmp_path / "t.yaml"
    path.write_text("lecturer: 1\ntitle: a\nrules: {maximun: '8:00'}\n", "utf-8")
    done = lecturer("time", path)
    assert done.code == 3
    assert "Write “maximum” instead of “maximun”" in done.complaint


HOSTILE = """title: "\\e[31m题\\a目"
points:
  - {id: p1, title: "一\\e]0;x\\a", notes: "话\\e[2J语\\t。\\x9b1m", show: ["\\r\\e[H"], image: "a\\e[1m.png"}
"""


@pytest.mark.parametrize("command", ["outline", "check", "time", "pages", "outline --format json"])
def test_no_character_of_a_file_commands_the_terminal(lecturer, tmp_path: Path, command: str):
    (tmp_path / "talk.yaml").write_text(HOSTILE, encoding="utf-8")
    done = lecturer(*command.split(), tmp_path / "talk.yaml")
    assert {each for each in done.out + done.err if each < " "} <= {"\n"}
    assert "题" in done.out or command in ("check", "time")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_no_control_character_of_the_second_set():
    terminal = Terminal()
    PlainOutput(terminal).write("a\x9b1m\x7f\n\x1b")
    assert terminal.getvalue() == "a�1m␡\n␛"
