"""Raw calls that a stranger's words could act through are made in one place each."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

LABELS = "ui/widgets/labels.py"
ALLOWED = {
    # Qt guesses rich text in tool tips, labels and boxes: a title with <img> in it loads the file.
    "setToolTip": {LABELS},
    "setWhatsThis": set(),
    "setStatusTip": set(),
    "setHtml": set(),
    "insertHtml": set(),
    "setMarkdown": set(),
    "QMessageBox": {"ui/widgets/messages.py"},
    "QErrorMessage": set(),
    "QLabel": {LABELS, "ui/shell/about.py", "ui/panes/notes/context.py"},
    # A cell that begins with = is computed.
    "csv.writer": {"ui/rehearsing/report.py"},
    # What a command prints goes through the stream that shows control characters.
    "print": {"cli/"},
    # What a shell would take apart.
    "system": set(),
    "popen": set(),
    "eval": set(),
    "exec_module": set(),
}
"""Names of calls, and the places below `src/lecturer` that may make them."""


@cache
def calls(root: Path) -> tuple[tuple[str, int, str], ...]:
    """Every call in the program: the module, the line, the name of what is called."""
    found = []
    for path in sorted((root / "src/lecturer").rglob("*.py")):
        name = path.relative_to(root / "src/lecturer").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                last = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                found.append(
                    (name, node.lineno, "csv.writer" if ast.unparse(called) == "csv.writer" else last)
                )
    return tuple(found)


def test_raw_calls_stay_in_their_place(root: Path):
    strays = [
        f"{module}:{line} {called}"
        for module, line, called in calls(root)
        if called in ALLOWED and not any(module == each or (each.endswith("/") and module.startswith(each))
                                         for each in ALLOWED[called])
    ]  # fmt: skip
    assert strays == []


def test_every_tool_tip_of_a_model_is_plain(root: Path):
    """A role is a value, not a call: what is given for it is made by `plain_tip` on that or the next line."""
    strays = []
    for path in sorted((root / "src/lecturer/ui").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if "ToolTipRole" in line and "plain_tip" not in line + "".join(lines[number + 1 : number + 2]):
                strays.append(f"{path.name}:{number + 1}")
    assert strays == []


@pytest.mark.parametrize("place", sorted({each for places in ALLOWED.values() for each in places}))
def test_every_place_that_may_still_does(root: Path, place: str):
    """An exception that nobody needs any more is one too many."""
    names = {name for name, places in ALLOWED.items() if place in places}
    made = {called for module, _line, called in calls(root) if module.startswith(place)}
    assert names <= made
