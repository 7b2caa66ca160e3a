"""The census of a plain text: every line of it."""

from __future__ import annotations

from lecturer.manuscript.ledger.records import Entry


def plain_entries(text: str) -> tuple[Entry, ...]:
    """Every line of a text that is none of Markdown."""
    return tuple(
        Entry("line", number, (line,)) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    )
