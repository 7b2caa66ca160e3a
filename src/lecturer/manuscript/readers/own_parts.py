"""Finds the talk that travels in a Word file that this program wrote, without what is needed to read it."""

from __future__ import annotations

from docx.document import Document

from lecturer.export.pptx.vocabulary import TALK

_LONGEST_HEAD = 2000
"""How far into a part the name of the talk's namespace is looked for."""


def own_parts(document: Document) -> list[bytes]:
    """The parts in which a talk may travel; other programs may hang them anywhere in the package."""
    parts = document.part.package.iter_parts()
    return [
        part.blob
        for part in parts
        if part.partname.endswith(".xml") and TALK.encode() in part.blob[:_LONGEST_HEAD]
    ]
