"""The exporter for `.docx`: the words as a manuscript to read, print and go over with others."""

from __future__ import annotations

from pathlib import Path

from lecturer.deck.pages import Deck
from lecturer.export.docx.document import write_manuscript
from lecturer.export.job import Options, Report
from lecturer.files.atomic import replacing
from lecturer.talk.records import Talk


def export_docx(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write the manuscript as a Word file; without the notes it is the outline.

    Raises:
        UnwritableError: When the target cannot be written.
        Cancelled: When the user stops it.
    """
    with replacing(path) as draft, draft.open("wb") as file:
        problems = write_manuscript(options.kept or talk, deck, file, options)
    return Report(path, problems)
