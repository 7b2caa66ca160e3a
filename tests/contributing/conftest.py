"""A copy of the house in which a stranger follows a recipe of CONTRIBUTING and sees it green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TREE = ("src", "assets", "slides", "scripts", "docs", "tests", "pyproject.toml")
_NOT_COPIED = shutil.ignore_patterns(
    "__pycache__", ".*", "contributing", "golden", "contract", "rigs", "pictures"
)


class House:
    """The copy.

    Args:
        root: Where it is.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: set[str] = set()

    def write(self, name: str, text: str) -> None:
        """Add a file."""
        path = self.root / name
        assert not path.exists(), name
        path.write_text(text, "utf-8")
        self.changed.add(name)

    def insert(self, name: str, before: str, text: str) -> None:
        """Put lines before a line of a file."""
        path = self.root / name
        whole = path.read_text("utf-8")
        assert whole.count(before) == 1, f"{name}: {before!r}"
        path.write_text(whole.replace(before, text + before), "utf-8")
        self.changed.add(name)

    def run(self, *command: object) -> str:
        """Run Python in the copy; its output."""
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root / "src"), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def lecturer(self, *arguments: object) -> str:
        """Run the program of the copy."""
        return self.run("-m", "lecturer", *arguments)

    def is_green(self, *tests: str, only: str = "") -> None:
        """Run tests of the copy."""
        self.run(
            "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests, *(["-k", only] if only else [])
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    copy = tmp_path / "house"
    copy.mkdir()
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=_NOT_COPIED)
        else:
            shutil.copy(source, copy / name)
    return House(copy)
