"""No module, function or class grows past what one can keep in mind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MODULE, FUNCTION, CLASS, PUBLIC_METHODS, MAIN_WINDOW, TEST_MODULE = 400, 60, 250, 20, 250, 500

EXCEPTIONS: dict[str, str] = {}
"""Paths that may be longer, each with its reason; three at most."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def lines(node: Definition) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def too_long(path: Path, name: str) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if (count := len(text.splitlines())) > MODULE and name not in EXCEPTIONS:
        yield f"{name}: {count} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            yield from _class_too_large(node, name)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines(node) > FUNCTION:
            yield f"{name}:{node.lineno} {node.name}: {lines(node)} lines"


def _class_too_large(node: ast.ClassDef, name: str) -> Iterator[str]:
    # Methods that override one of Qt's are written as Qt writes them; the rest is ours to keep small.
    public = [
        item.name
        for item in node.body
        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_") and item.name.islower()
    ]
    if lines(node) > CLASS:
        yield f"{name}:{node.lineno} {node.name}: {lines(node)} lines"
    if len(public) > PUBLIC_METHODS:
        yield f"{name}:{node.lineno} {node.name}: {len(public)} public methods"


def python_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def test_source_stays_small(root: Path):
    long = [
        fault
        for folder in ("src", "scripts", "benchmarks")
        for path in python_files(root / folder)
        for fault in too_long(path, path.relative_to(root).as_posix())
    ]
    assert long == []


def test_test_modules_stay_small(root: Path):
    long = [
        f"{path.relative_to(root)}: {count} lines"
        for path in python_files(root / "tests")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > TEST_MODULE
    ]
    assert long == []


def test_exceptions_are_few_and_needed(root: Path):
    assert len(EXCEPTIONS) <= 3
    for name in EXCEPTIONS:
        assert len((root / name).read_text(encoding="utf-8").splitlines()) > MODULE
