"""The painter for the command line; Qt is loaded when the first drawing needs it."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType

from lecturer.cli.window import has_display
from lecturer.export.formats import Format
from lecturer.export.job import Exporter


def exporter_of(kind: Format) -> Exporter:
    """What writes a format, with a display or without."""
    if not isinstance(kind.exporter, str):
        return kind.exporter
    exporter: Exporter = _drawing("outputs").exporter_of(kind)
    return exporter


def png_of_svg(content: bytes) -> bytes:
    """A drawing as PNG."""
    drawn: bytes = _drawing("pictures").png_of_svg(content)
    return drawn


def _drawing(module: str) -> ModuleType:
    if not has_display(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return importlib.import_module(f"lecturer.render.{module}")
