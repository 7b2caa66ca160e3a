"""Reads text files: as they are, or as the Markdown that a chat's copy button gives."""

from __future__ import annotations

import msgspec

from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.markdown_census import markdown_entries
from lecturer.manuscript.markup import is_written_in_markdown
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.markdown import read_markdown
from lecturer.manuscript.readers.plain import read_plain
from lecturer.manuscript.source import Source


def read_text_file(file: Candidate) -> Source:
    """The words of a text file."""
    source = read_plain(file)
    return source if file.markdown is False else read_words(source)


def read_words(source: Source) -> Source:
    """Words in a format that nobody names: Markdown where they surely are, else plain text."""
    if source.evidence or not is_written_in_markdown(source.text):
        return source
    notice = _("The signs of Markdown (#, **, -, >) were taken for what they mean; no word is changed by it")
    counted = msgspec.structs.replace(
        source, census=markdown_entries(source.text), notices=(*source.notices, notice), is_markdown=True
    )
    return read_markdown(counted)
