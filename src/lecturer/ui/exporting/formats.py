"""Every format that the window can export to: those below Qt, and those that need the painter."""

from __future__ import annotations

from lecturer.export.registry import EXPORTERS, Exporter
from lecturer.render.outputs import EXPORTERS as PAINTED


def all_exporters() -> dict[str, Exporter]:
    """The exporters by suffix."""
    return {**EXPORTERS, **PAINTED}
