"""Chooses between the command line and the window."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from lecturer.cli import main as command_line


def main() -> int:
    """Run the program; the exit code is returned."""
    return command_line.main(sys.argv[1:], _open_window)


def _open_window(path: Path | None, present: bool, variant: str = "") -> int:
    """Open the window, or a talk's show without one.

    Qt is read only now, since the other commands must start without it; and a show does without the modules
    of the window, which would keep the audience waiting.
    """
    if present and path is not None:
        shown: int = importlib.import_module("lecturer.ui.shell.show_only").run(path, variant)
        return shown
    # A file that is open already is shown where it is, before all that a window needs is read.
    if path is not None and importlib.import_module("lecturer.ui.documents.single_instance").raise_window(
        path
    ):
        return 0
    code: int = importlib.import_module("lecturer.ui.shell.app").run(path, present, variant)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
