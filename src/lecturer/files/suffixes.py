"""The file name suffixes that we use, apart from those in the tables of readers and formats."""

from __future__ import annotations

from collections.abc import Iterable

TALKS = (".yaml", ".yml")
TEMPLATES = (".pptx", ".potx")
"""What the look of a deck can be taken from besides a theme's own file."""
THEMES = (*TALKS, *TEMPLATES)
PICTURES = (
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".svg",
)  # fmt: skip


def patterns(suffixes: Iterable[str]) -> str:
    """The suffixes as file dialogs want them: `*.yaml *.yml`."""
    return " ".join(f"*{suffix}" for suffix in suffixes)


UNPACKED = (".xml", ".rels", ".vml", ".emf", ".wmf", ".bmp")
"""Parts of Office files that a packer makes smaller: markup, and pictures that are not packed themselves."""
