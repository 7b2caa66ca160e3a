"""A talk with a path, an escape, markup or a formula in every field acts on nothing outside its folder."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lecturer.store.talk_file import dumps
from lecturer.talk.records import Picture, Point, Talk, Variant
from lecturer.timing.takes import PointTime as Spoken
from lecturer.timing.takes import Take, csv_rows

Lecturer = Callable[..., Any]
SECRET = b"secret-of-another-folder"
COMMANDS = (
    ("outline",), ("outline", "--format", "json"), ("check",), ("time",), ("pages",),
    ("export", "-o", "theme.pptx"),
    ("export", "-o", "o.pptx", "--theme", "plain"), ("export", "-o", "o.docx", "--theme", "plain"),
    ("export", "-o", "o.md", "--theme", "plain"),
)  # fmt: skip
_opened: list[str] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in ("open", "os.listdir", "os.scandir", "socket.connect"):
        _opened.append(str(arguments[0]))


sys.addaudithook(_note)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """What Python opens during the test."""
    global _opened
    _opened = found = []
    yield found
    _opened = None


def full_of(value: str) -> Talk:
    """A talk with the value in every field that holds a text."""
    parts = {
        "marker": value, "title": value, "notes": value, "quote": value, "by": value, "image": value,
        "alt": value, "show": (value, value), "table": ((value, value), (value, "1")),
        "pictures": (Picture(value, alt=value),),
    }  # fmt: skip
    points = tuple(
        Point(id=f"p{number}", layout=layout, **parts)
        for number, layout in enumerate(("list", "quote", "picture", "table"), 1)
    )
    return Talk(
        title=value, subtitle=value, speaker=value, unit=value, date=value, rules=value, theme=value,
        image=value, opening=value, closing=value, points=points, variants=(Variant(name=value),),
        extra={"other": value},
    )  # fmt: skip


def hostile(folder: Path) -> dict[str, str]:
    """The values by their kind; beside the talk's folder lies a file that nobody may read."""
    (folder / "private").mkdir()
    for name in ("secret.png", "secret.pptx", "secret.yaml"):
        (folder / "private" / name).write_bytes(SECRET)
    home = folder / "talk"
    home.mkdir()
    (home / "link.png").symlink_to(folder / "private" / "secret.png")
    return {
        "upwards": "../private/secret.png", "upwards to a theme": "../private/secret.pptx",
        "absolute": str(folder / "private" / "secret.yaml"), "address": "file://" + str(folder / "private"),
        "link": "link.png", "share": "\\\\host\\private\\secret.png", "device": "/dev/zero",
        "markup": '<img src="../private/secret.png"><b>x</b>&amp;',
        "escape": "a\x1b]52;c;eA==\x07\x1b[2J\x9b\u202eb",
        "formula": '=HYPERLINK("http://host/secret")',
    }  # fmt: skip


KINDS = [
    "upwards",
    "upwards to a theme",
    "absolute",
    "address",
    "link",
    "share",
    "device",
    "markup",
    "escape",
    "formula",
]


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_reads_what_lies_elsewhere(
    kind: str,
    tmp_path: Path,
    lecturer: Callable[..., object],
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
):
    value = hostile(tmp_path)[kind]
    private = (tmp_path / "private").resolve()
    folder = tmp_path / "talk"
    path = folder / "talk.yaml"
    path.write_text(dumps(full_of(value)), "utf-8")
    monkeypatch.chdir(folder)
    opened.clear()
    for command, *rest in COMMANDS:
        done = lecturer(command, path, *rest)
        said = done.out + done.err
        assert done.code in (0, 1, 3), (command, rest, said)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said), (command, rest)
    reached = [name for name in opened if Path(name).resolve().is_relative_to(private)]
    reached += [name for name in opened if name.startswith(("/dev/zero", "\\", "//"))]
    assert reached == []
    written = sorted(folder.glob("o.*"))
    assert [each.suffix for each in written] == [".docx", ".md", ".pptx"]
    for deck in written:
        assert SECRET not in deck.read_bytes()
        if zipfile.is_zipfile(deck):
            with zipfile.ZipFile(deck) as parts:
                assert all(SECRET not in parts.read(name) for name in parts.namelist())
                relations = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
            assert not any(b"External" in each for each in relations)


@pytest.mark.parametrize(
    "title", ["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "＝1", "-1+1", "=cmd|'/c'!A1"]
)
def test_no_cell_begins_a_formula(title: str):
    take = Take("t", "2026", points=(Spoken("p", 1.5, 2.0),))
    rows = [*csv_rows((take,), {"p": title})]
    assert rows[1][3] == f"'{title}"
    assert rows[1][4:6] == ("1.5", "2.0")


@pytest.mark.parametrize("number", ["-1", "+1.5", "12", "-3.5%", "1,000"])
def test_a_number_stays_a_number(number: str):
    take = Take("t", "2026", points=(Spoken("p", 1.5, 2.0),))
    assert [*csv_rows((take,), {"p": number})][1][3] == number
