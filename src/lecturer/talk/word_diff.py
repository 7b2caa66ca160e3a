"""A word diff of two versions of a text: people see the change, not the paragraph."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

import msgspec

Kind = Literal["same", "gone", "new"]

_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)\"']*|\n|\Z)")
_FINEST = 4000
"""Texts with more characters than this between what they share are compared sentence by sentence."""
_ENDS = "。！？!?\n"
_FARTHEST = 8
_SPECK = 2
"""So few unchanged characters between two changes are no help to a reader: they count as changed."""


class Piece(msgspec.Struct, frozen=True):
    """Some characters of a text: in both versions, only in the earlier, or only in the later one."""

    kind: Kind
    text: str


def sentences(words: str) -> list[str]:
    """The text cut after each sentence and line; joined they are the text."""
    return [match[0] for match in _SENTENCE.finditer(words) if match[0]]


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one version to the other: without `new` the earlier text, without `gone` the later."""
    start = _common_start(before, after)
    end = _common_start(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    tail = before[len(before) - end :]
    return tuple(_slid(_joined([Piece("same", before[:start]), *_between(old, new), Piece("same", tail)])))


def _between(old: str, new: str) -> list[Piece]:
    if not old or not new:
        return [Piece("gone", old), Piece("new", new)]
    if max(len(old), len(new)) > _FINEST:
        return _matched(sentences(old), sentences(new))
    return _without_specks(_matched(_TOKEN.findall(old), _TOKEN.findall(new)))


def _matched(old: list[str], new: list[str]) -> list[Piece]:
    pieces = []
    for _tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = "".join(old[i1:i2]), "".join(new[j1:j2])
        if gone == added:
            pieces.append(Piece("same", gone))
        else:
            pieces += [Piece("gone", gone), Piece("new", added)]
    return pieces


def _without_specks(pieces: list[Piece]) -> list[Piece]:
    """Join changes that are parted by next to nothing, so that a rewritten word reads as one change."""
    gone = new = ""
    made: list[Piece] = []
    for number, piece in enumerate(pieces):
        inside = 0 < number < len(pieces) - 1
        is_speck = piece.kind == "same" and inside and len(piece.text) <= _SPECK and piece.text.strip()
        if piece.kind == "gone" or (is_speck and (gone or new)):
            gone += piece.text
        if piece.kind == "new" or (is_speck and (gone or new) and piece.kind == "same"):
            new += piece.text
        if piece.kind == "same" and not is_speck:
            made += [Piece("gone", gone), Piece("new", new), piece]
            gone = new = ""
    return [*made, Piece("gone", gone), Piece("new", new)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].kind == piece.kind:
            made[-1] = Piece(piece.kind, made[-1].text + piece.text)
        elif piece.text:
            made.append(piece)
    return made


def _slid(pieces: list[Piece]) -> list[Piece]:
    """Let a passage that was only put in or only taken out begin with a sentence, where it can be read so.

    “…口[。再来一句]。” and “…口。[再来一句。]” are the same change; the second is what the writer did.
    """
    for place in range(1, len(pieces) - 1):
        before, changed, after = pieces[place - 1 : place + 2]
        if {before.kind, after.kind} != {"same"} or changed.kind == "same":
            continue
        shift = next(
            (
                count
                for count in range(1, min(len(changed.text), len(after.text), _FARTHEST) + 1)
                if changed.text[:count] == after.text[:count] and changed.text[count - 1] in _ENDS
            ),
            0,
        )
        if shift:
            moved = changed.text[:shift]
            pieces[place - 1] = Piece("same", before.text + moved)
            pieces[place] = Piece(changed.kind, changed.text[shift:] + moved)
            pieces[place + 1] = Piece("same", after.text[shift:])
    return [piece for piece in pieces if piece.text]


def _common_start(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((index for index in range(length) if one[index] != other[index]), length)
