"""Words of a text as the account compares them: a word of letters and digits, each other character alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_TOKEN = re.compile(r"[^\W_\u2e80-\uffef]+|\S")
_FOLDED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₍₎", "0123456789+-()0123456789+-()")
"""Raised and lowered digits: files hold plain ones, set higher or lower (ISO/IEC 29500-1, 17.3.2.42)."""


class Token(msgspec.Struct, frozen=True):
    """A word or a single character.

    Attributes:
        text: Its characters.
        start: Where it begins in the text it was cut from.
        piece: Which piece of that text it belongs to.
        is_mark: It may be a mark of markup: then it is no word, and nobody misses it.
    """

    text: str
    start: int
    piece: int = 0
    is_mark: bool = False


def folded(text: str) -> str:
    """The text with raised and lowered digits as plain ones, character for character."""
    return text.translate(_FOLDED)


def tokens_of(text: str) -> list[Token]:
    """The words of a text."""
    return [Token(match[0], match.start()) for match in _TOKEN.finditer(text)]


def tokens_with_marks(pieces: Sequence[str], marks: Sequence[str]) -> list[Token]:
    """The words of a text in pieces, and the marks that stand before each of them and behind the last."""
    tokens: list[Token] = []
    at = 0
    for number, mark in enumerate(marks):
        piece = pieces[number] if number < len(pieces) else ""
        for text, is_mark in ((mark, True), (piece, False)):
            tokens += [
                Token(match[0], at + match.start(), number, is_mark) for match in _TOKEN.finditer(text)
            ]
            at += len(text)
    return tokens
