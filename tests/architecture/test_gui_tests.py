"""Tests of the windows use what a person or another module could use, and nothing private."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

OWN = ("self", "cls")


def private_uses(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Attribute) or not node.attr.startswith("_") or node.attr.startswith("__"):
            continue
        if not (isinstance(node.value, ast.Name) and node.value.id in OWN):
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_no_private_attributes_in_tests_of_the_windows(root: Path):
    found = [
        f"{path.relative_to(root)}:{use}"
        for path in sorted((root / "tests" / "gui").rglob("*.py"))
        for use in private_uses(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_private_uses_are_found():
    text = "self._own\ndesk.time._take()\nlist(x._y for x in z)\nobject.__init__\n"
    assert list(private_uses(text)) == ["2: desk.time._take", "3: x._y"]
