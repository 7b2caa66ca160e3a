"""All words of a talk once, as the account of a file looks for them."""

from __future__ import annotations

from collections.abc import Iterator

from lecturer.manuscript.ledger.tokens import folded
from lecturer.talk.records import Talk
from lecturer.talk.walk import pieces, walk
from lecturer.text.spaces import squeezed


def pool_of(talk: Talk, *, shown_apart: bool) -> list[str]:
    """What is spoken, in order and as one text, then each text that only the pages and the cover hold.

    Of a deck each word on a page counts by itself, though it may be spoken too.
    """
    spoken = "\n".join(words for _key, words in pieces(talk))
    whole = squeezed(spoken)
    shown = [talk.title, talk.subtitle, talk.speaker, talk.unit, talk.date]
    extra = [text for text in shown if shown_apart or squeezed(text) not in whole]
    for point in walk(talk.points):
        notes = squeezed(point.notes)
        texts = [point.title, point.quote, point.by, point.alt, *point.show, *_cells(point.table)]
        if shown_apart or not notes.startswith(squeezed(point.marker)):
            extra.append(point.marker)
        extra += [text for text in texts if shown_apart or squeezed(text) not in notes]
    return [folded(text) for text in (spoken, *extra)]


def _cells(table: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in table:
        yield from row
