"""Of each thing that can go wrong there is one: the calls behind it stand in no other module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ALLOWED: dict[str, dict[str, str]] = {
    "os.fsync": {"files/disk.py": "the one door to the disk"},
    "os.replace": {"files/disk.py": "the one door to the disk"},
    "os.rename": {},
    "Path.replace": {},
    "Path.rename": {"store/crash_recovery.py": "sets a journal aside, the same bytes under another name"},
    "open to write": {
        "export/docx_file.py": "writes to a draft",
        "export/pptx_file.py": "writes to a draft",
    },
    "Path.write_text": {
        "export/markdown.py": "writes to a draft",
        "cli/crash.py": "a report for people, under a name of its own",
    },
    "subprocess.run": {},
    "subprocess.Popen": {
        "system/processes.py": "programs that are ended with all that they started",
        "system/awake.py": "caffeinate, which lives as long as the show",
        "ui/presenting/preflight/system_settings.py": "the system's own pages, which outlive this program",
    },
    "subprocess.check_output": {},
    "os.system": {},
    "yaml.parse": {"files/yaml_nodes.py": "the hardened reader"},
    "yaml.load": {},
    "yaml.safe_load": {},
    "yaml.load_all": {},
    "yaml.compose": {},
    "zipfile.ZipFile": {
        "files/zip_guard.py": "the one way to open a package of a stranger",
        "manuscript/readers/xmind.py": "in the child, after the guard has looked at the file",
        "manuscript/decks/package.py": "in the child, after the guard has looked at the file",
        "manuscript/readers/transitional.py": "in the child, after the guard has looked at the file",
        "manuscript/ledger/office_census.py": "in the child, after the guard has looked at the file",
        "export/docx/document.py": "reads what was written in memory a moment ago",
        "export/checker.py": "reads what was written a moment ago",
        "export/kit/traces.py": "reads what was written a moment ago",
    },
    "Path.write_bytes": {
        "render/outputs.py": "writes to a draft",
        "system/cage.py": "settings for one run of another program, in a folder of their own",
    },
}
"""By the call, the modules that may make it, and why."""


@cache
def _calls(root: Path) -> tuple[tuple[str, str], ...]:
    return tuple(_found(root / "src" / "lecturer"))


def _found(source: Path) -> Iterator[tuple[str, str]]:
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := _name(node)) in ALLOWED:
                yield name, path.relative_to(source).as_posix()


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return "open to write" if call.func.id == "open" and _writes(call, 1) else call.func.id
    if not isinstance(call.func, ast.Attribute):
        return ""
    method, owner = call.func.attr, call.func.value
    if isinstance(owner, ast.Name) and f"{owner.id}.{method}" in ALLOWED:
        return f"{owner.id}.{method}"
    if method == "open" and _writes(call, 0):
        return "open to write"
    if method in ("replace", "rename") and (len(call.args) != 1 or call.keywords):
        return ""  # a text's `replace` takes two, a record's takes keywords
    return f"Path.{method}"


def _writes(call: ast.Call, place: int) -> bool:
    given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [mode.value for mode in given if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return any(set(mode) & set("wax+") for mode in modes)


@pytest.mark.parametrize("call", ALLOWED)
def test_a_call_of_the_ground_floor_stands_in_its_one_place(root: Path, call: str) -> None:
    assert sorted({module for name, module in _calls(root) if name == call}) == sorted(ALLOWED[call])
