"""The shape of the source stays within its limits, and the script that measures it measures right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from scripts import house


@pytest.fixture(scope="module")
def measured() -> house.House:
    return house.House()


def test_the_house_keeps_its_limits(measured: house.House):
    assert [fault for row in house.rows(measured) for fault in row.faults] == []


def test_nothing_is_asked_whether_it_is_whole_yet(measured: house.House):
    """What an object needs is there when its constructor ends; `hasattr(self, ...)` hides that it is not."""
    found = [
        f"{name}:{node.lineno}"
        for name, node in measured.definitions(ast.Call)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "hasattr"
        and ast.unparse(node.args[0]) == "self"
    ]
    assert found == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("return 1", 1),
        ("if a and b or c: pass", 4),
        ("return [x for x in y if x]", 3),
        ("try: pass\n    except OSError: pass", 2),
        ("for x in y:\n        while z: pass", 3),
    ],
)
def test_ways_through_a_function_are_counted(body: str, count: int):
    assert house.ways(ast.parse(f"def f():\n    {body}\n").body[0]) == count


def test_rings_are_found_and_straight_lines_are_none():
    assert house.rings({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert house.rings({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_arrows_upwards_and_sideways_are_found():
    arrows = [("shell", "panes"), ("panes", "shell"), ("left", "right")]
    assert house.upward(arrows, ["shell", "left | right", "panes"]) == [("panes", "shell"), ("left", "right")]
    assert house.upward(arrows, ["shell", "left : right", "panes"]) == [("panes", "shell")]


def test_a_module_that_is_read_late_is_an_import(tmp_path: Path):
    folder = tmp_path / "lecturer"
    for name, text in {"top": "", "low": 'read = late("lecturer.top.a", "read")\n'}.items():
        (folder / "ui").mkdir(parents=True, exist_ok=True)
        (folder / name).mkdir()
        (folder / name / "a.py").write_text(f"class A:\n    def a(self): ...\n\n\n{text}", encoding="utf-8")
    found = house.rows(house.House(folder, [], ["top", "low"]))
    assert {fault for row in found for fault in row.faults} == {"low -> top"}


def test_faults_are_named_where_they_are(tmp_path: Path):
    for room, text in {
        "top": "import lecturer.ui.low.b\n\n\nclass A:\n    def __init__(self, a, b, c, d, e, f, g): ...\n",
        "low": "from lecturer.ui.top import a\n" + "\n" * 400,
    }.items():
        folder = tmp_path / "lecturer" / "ui" / room
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
        (folder / ("a.py" if room == "top" else "b.py")).write_text(text, encoding="utf-8")
    found = house.rows(house.House(tmp_path / "lecturer", ["top", "low"], ["ui"]))
    assert {fault for row in found for fault in row.faults} == {
        "lecturer.ui.low.b: 401",
        "lecturer.ui.top.a:5: 7",
        "low -> top",
        "low <> top",
        "lecturer.ui.low.b <> lecturer.ui.top.a",
    }
