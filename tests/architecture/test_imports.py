"""Who may know whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ABOVE_THE_QT_LINE = {"ui", "render", "__main__", "cli"}


def modules(root: Path) -> list[str]:
    source = root / "src"
    return sorted(
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
        for path in (source / "lecturer").rglob("*.py")
    )


def test_the_layers_hold(root: Path):
    # In a process of its own: the linter switches off every logger that exists.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=root
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_below_the_line_loads_qt(root: Path):
    below = [name for name in modules(root) if not {*name.split(".")[1:2]} & ABOVE_THE_QT_LINE]
    program = (
        "import importlib, sys\n"
        f"for name in {below!r}: importlib.import_module(name)\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_command_line_starts_without_qt(root: Path):
    program = (
        "import importlib, sys\n"
        "import lecturer.cli.main\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] == 'PySide6'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_packages_are_empty_files(root: Path):
    full = [path for path in (root / "src").rglob("__init__.py") if path.read_bytes().strip()]
    assert full == []
