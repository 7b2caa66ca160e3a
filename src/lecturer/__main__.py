"""Chooses between the command line and the window."""

from __future__ import annotations


def main() -> int:
    """Run the program; the exit code is returned."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
