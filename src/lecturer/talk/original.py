"""The words of a talk against those of the manuscript that it was imported from.

A file holds the changes, not the manuscript: as long as nobody changed a word there are none. With them the
manuscript's characters are given back, and its digest proves that they are these and no others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Change, Manuscript, Talk
from lecturer.talk.walk import pieces
from lecturer.talk.word_diff import Piece, word_diff
from lecturer.text.spaces import squeezed


def manuscript_of(name: str, words: str) -> Manuscript:
    """The manuscript with that name and these words."""
    text = squeezed(words)
    return Manuscript(name=name, characters=len(text), digest=_digest(text), text=text)


def for_file(talk: Talk) -> Manuscript | None:
    """The manuscript as the talk's file holds it: with the changes instead of the words."""
    manuscript = talk.manuscript
    if manuscript is None or not manuscript.text:
        return manuscript
    changes = tuple(_changes(manuscript.text, spoken(talk)))
    return msgspec.structs.replace(manuscript, changes=changes, text="")


def from_file(talk: Talk) -> Talk:
    """The talk with the manuscript's words given back, where its digest proves them."""
    manuscript = talk.manuscript
    if manuscript is None or manuscript.text:
        return talk
    text = _restored(spoken(talk), manuscript.changes)
    if _digest(text) != manuscript.digest:
        return talk
    return msgspec.structs.replace(
        talk, manuscript=msgspec.structs.replace(manuscript, changes=(), text=text)
    )


def changed_characters(talk: Talk) -> int | None:
    """How many characters differ from the manuscript; None when there is none to compare with."""
    if talk.manuscript is None or not talk.manuscript.text:
        return None
    return sum(max(change.length, len(change.was)) for change in _changes(talk.manuscript.text, spoken(talk)))


def changed_places(talk: Talk) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Each key whose words differ from the manuscript, with the way from there to here, in order."""
    if talk.manuscript is None or not talk.manuscript.text:
        return ()
    lengths = [(key, len(squeezed(words))) for key, words in pieces(talk)]
    found: dict[str, list[Piece]] = {key: [] for key, _length in lengths}
    rest = iter(lengths)
    key, room = next(rest)
    for piece in word_diff(talk.manuscript.text, spoken(talk)):
        text = piece.text
        while piece.kind != "gone" and len(text) > room:
            found[key].append(Piece(piece.kind, text[:room]))
            text = text[room:]
            key, room = next(rest)
        found[key].append(Piece(piece.kind, text))
        room -= 0 if piece.kind == "gone" else len(text)
    return tuple(
        (each, tuple(piece for piece in some if piece.text))
        for each, some in found.items()
        if any(piece.kind != "same" for piece in some)
    )


def _changes(before: str, after: str) -> Iterator[Change]:
    if before == after:
        return
    at = length = 0
    was = ""
    for piece in word_diff(before, after):
        if piece.kind == "same":
            if length or was:
                yield Change(at, length, was)
            at += length + len(piece.text)
            length, was = 0, ""
        elif piece.kind == "new":
            length += len(piece.text)
        else:
            was += piece.text
    if length or was:
        yield Change(at, length, was)


def _restored(text: str, changes: tuple[Change, ...]) -> str:
    parts, end = [], 0
    for change in changes:
        parts += [text[end : change.at], change.was]
        end = change.at + change.length
    return "".join([*parts, text[end:]])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
