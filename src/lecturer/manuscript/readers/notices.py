"""Notices about what an import left out or changed, in the user's words."""

from __future__ import annotations

from collections import Counter

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy

_DOCX = {
    "tables": lazy("Tables are taken over as text, a row a line: %(n)d"),
    "boxes": lazy("Text boxes are taken over after the paragraph they belong to: %(n)d"),
    "charts": lazy("Charts are taken over as text, a row a line: %(n)d"),
    "diagrams": lazy("Diagrams are taken over as lines after the paragraph they belong to: %(n)d"),
    "deletions": lazy("Words deleted under tracked changes are not imported: %(n)d"),
    "comments": lazy("Comments are not imported: %(n)d"),
    "footnotes": lazy("Footnotes and endnotes are not imported: %(n)d"),
    "pictures": lazy("Pictures are not imported: %(n)d"),
    "hidden": lazy("Hidden words are not imported: %(n)d"),
    "symbols": lazy("Characters of symbol fonts are not imported: %(n)d"),
    "readings": lazy("Readings above the words (pinyin) are not imported: %(n)d"),
    "margins": lazy("Headers and footers are not imported: %(n)d"),
    "contents": lazy("The table of contents is not imported"),
    "raised": lazy("Raised and lowered characters are read as plain ones: %(n)d"),
    "chunks": lazy("Embedded documents are not imported: %(n)d"),
}


def docx_notices(left_out: Counter[str]) -> tuple[str, ...]:
    """A sentence for each kind of thing that was left out of a document, or moved."""
    return tuple(_(sentence) % {"n": left_out[kind]} for kind, sentence in _DOCX.items() if left_out[kind])
