"""Every format that a talk can be exported to without Qt, by the suffix of the target's name."""

from __future__ import annotations

from lecturer.export.docx_file import export_docx
from lecturer.export.job import HANDOUT, Cancelled, Exporter, Options, Report
from lecturer.export.markdown import export_markdown
from lecturer.export.pptx_file import export_pptx

__all__ = ["EXPORTERS", "HANDOUT", "Cancelled", "Exporter", "Options", "Report"]

EXPORTERS: dict[str, Exporter] = {
    ".pptx": export_pptx,
    ".docx": export_docx,
    ".md": export_markdown,
}
