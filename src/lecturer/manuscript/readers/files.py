"""Which reader reads which file."""

from __future__ import annotations

from pathlib import Path

from lecturer.manuscript.readers.plain import unified
from lecturer.manuscript.source import Source

SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".pptx", ".doc", ".wps", ".rtf", ".odt")


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read."""
    return Source(unified(path.read_text(encoding or "utf-8-sig")), encoding=encoding or "utf-8")
