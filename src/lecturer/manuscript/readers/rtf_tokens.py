"""The groups, control words and characters of an RTF file (Rich Text Format 1.9.1), in order.

Characters are decoded here: by the code page of their font, by the file's own, or as Unicode, whose stand-ins
for old programs are passed over. What words mean is for the reader, and for the ledger, to say.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from lecturer.text.symbol_fonts import shown_in

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n\x00]+|(?P<bytes>[^\\{}\r\n\x00]+)"
)
_CHARSETS = {
    2: "latin-1",
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The character sets of fonts and their code pages (RTF 1.9.1, table of \\fcharset)."""
_SIGNS = {b"~": "\u00a0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n", b"\t": "\t"}
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_DEEPEST = 400


class Token(msgspec.Struct, frozen=True):
    """A group that opens or closes, a control word, a sign (`*`), or characters.

    Attributes:
        kind: Which of these it is.
        text: The control word or sign, or the characters.
        number: The control word's number; None where it has none.
    """

    kind: Literal["open", "close", "word", "text"]
    text: str = ""
    number: int | None = None


def rtf_tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, characters decoded and joined."""
    yield from _Decoder(data).tokens()


class _Decoder:
    """Goes through the bytes and knows how the characters at hand are written."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._font: int | None = None
        self._table = 0
        self._fallback = 1
        self._stack: list[tuple[int | None, int]] = []
        self._skip = 0
        self._bytes = bytearray()
        self._units = bytearray()
        self._ready: list[str] = []

    def tokens(self) -> Iterator[Token]:
        """Every token of the file."""
        at, size = 0, len(self._data)
        while at < size:
            match = _TOKEN.match(self._data, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            if match["word"] is not None:
                word = match["word"].decode("ascii")
                number = None if match["number"] is None else int(match["number"])
                yield from self._word(word, number)
                if word == "bin":
                    at += max(0, number or 0)
            elif match["brace"] is not None:
                yield from self._brace(match["brace"])
            elif match["sign"] is not None:
                yield from self._sign(match["sign"])
            else:
                self._take(bytes([int(match["hex"], 16)]) if match["hex"] else match["bytes"] or b"")
        yield from self._flush()

    def _take(self, some: bytes) -> None:
        """Bytes of text; those that stand in for a character beyond the code page are passed over."""
        skipped = min(self._skip, len(some))
        self._skip -= skipped
        if some[skipped:]:
            self._decode_units()
            self._bytes += some[skipped:]

    def _word(self, word: str, number: int | None) -> Iterator[Token]:
        if word == "u" and number is not None:
            self._decode_bytes()
            self._units += (number % 0x10000).to_bytes(2, "little")
            self._skip = self._fallback
            return
        if self._skip and word in _CHARACTERS:
            self._skip -= 1
            return
        yield from self._flush()
        self._skip = 0
        if word in _CHARACTERS:
            yield Token("text", _CHARACTERS[word])
            return
        self._note(word, number)
        yield Token("word", word, number)

    def _note(self, word: str, number: int | None) -> None:
        """Remember what a control word says about the characters behind it."""
        if word == "ansicpg" and number:
            self._page = _codec(f"cp{number}")
        elif word in ("mac", "pc", "pca"):
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "uc" and number is not None:
            self._fallback = number
        elif word in ("f", "dbch", "loch", "hich") and number is not None:
            self._font = number
        elif word == "plain":
            self._font = None
        elif word == "fonttbl":
            self._table = len(self._stack)
        elif word == "fcharset" and number in _CHARSETS and self._font is not None:
            self._fonts[self._font] = _CHARSETS[number]

    def _sign(self, sign: bytes) -> Iterator[Token]:
        if self._skip:
            self._skip -= 1
            return
        if sign in _SIGNS:
            yield from self._flush()
            yield Token("text", _SIGNS[sign])
        elif sign == b"*":
            yield from self._flush()
            yield Token("word", "*")

    def _brace(self, brace: bytes) -> Iterator[Token]:
        yield from self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ValueError("nested deeper than any manuscript")
            self._stack.append((self._font, self._fallback))
            yield Token("open")
        else:
            if self._stack:
                self._font, self._fallback = self._stack.pop()
            self._table = self._table if len(self._stack) >= self._table else 0
            yield Token("close")

    def _flush(self) -> Iterator[Token]:
        self._decode_bytes()
        self._decode_units()
        if self._ready:
            yield Token("text", self._shown("".join(self._ready)))
            self._ready = []

    def _shown(self, text: str) -> str:
        """Some text as its font shows it; in the table of fonts it is that font's name."""
        if self._font is None:
            return text
        if self._table:
            self._names[self._font] = self._names.get(self._font, "") + text
            return text
        return shown_in(self._names.get(self._font, "").partition(";")[0].strip(), text)

    def _decode_bytes(self) -> None:
        if self._bytes:
            page = self._fonts.get(self._font, self._page) if self._font is not None else self._page
            self._ready.append(self._bytes.decode(page, "replace"))
            self._bytes.clear()

    def _decode_units(self) -> None:
        if self._units:
            self._ready.append(self._units.decode("utf-16-le", "replace"))
            self._units.clear()


def _codec(name: str) -> str:
    """A code page that Python knows; Western text for any other."""
    try:
        return codecs.lookup({"cp936": "gb18030", "cp10000": "mac_roman"}.get(name, name)).name
    except LookupError:
        return "cp1252"
