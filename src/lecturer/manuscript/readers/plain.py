"""Reads plain text, whatever its encoding."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from pathlib import Path

import msgspec
from charset_normalizer import from_bytes

from lecturer.errors import UnreadableError
from lecturer.files.problems import unreadable
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.source import Source
from lecturer.text.han import HAN_CHARACTER

LARGEST_TEXT = 16 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_ODD = re.compile(r"[\ue000-\uf8ff\u0080-\u009f]")
_COMMON_SHARE = 0.85
"""Speeches reach 0.97 and more, also traditional ones in GBK; text in another encoding stays below 0.6."""
_GB2312_FIRST = frozenset(bytes([first]) for first in range(0xB0, 0xD8))
_BIG5_FIRST = frozenset(bytes([first]) for first in range(0xA4, 0xC7))
_FEW = 3
_SAMPLE = 200_000
_GUESSES = [
    "big5",
    "utf_16",
    "utf_16_le",
    "utf_16_be",
    "shift_jis",
    "euc_kr",
    "cp1252",
    "latin_1",
    "cp1251",
    "gb18030",
]


def read_plain(file: Candidate) -> Source:
    """The words of a text file, every line counted apart."""
    source = read_text(all_bytes(file.path), file.path, file.encoding)
    return msgspec.structs.replace(source, census=plain_entries(source.text))


def read_chunk(data: bytes) -> Source:
    """The words of a text inside another file.

    Raises:
        UnreadableError: When it is too large or no text.
    """
    return read_text(data, Path())


def read_text(data: bytes, path: Path, encoding: str | None = None) -> Source:
    """The words of a text file.

    Args:
        data: The file's bytes.
        path: The file, for the error.
        encoding: Its encoding when the user says so; None finds out.

    Raises:
        UnreadableError: When it is too large or holds no text in that encoding.
    """
    if len(data) > LARGEST_TEXT:
        raise UnreadableError(
            _("The file is larger than any manuscript: over %(size)d MB")
            % {"size": LARGEST_TEXT // 1_000_000},
            path=path,
            remedy=_("Choose the manuscript itself, or split the file"),
        )
    text, name = _decoded(data, path, encoding) if encoding else _detected(data, path)
    text, count = _CONTROL.subn("", unified(text.removeprefix("\ufeff")))
    notice = ngettext(
        "One control character, which nobody sees, was left out",
        "%(n)d control characters, which nobody sees, were left out",
        count,
    )
    return Source(text, encoding=name, notices=(notice % {"n": count},) if count else ())


def unified(text: str) -> str:
    """The text with line feeds between its lines, whatever system it comes from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def all_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than any manuscript has at the most."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise unreadable(error, path) from error


def _decoded(data: bytes, path: Path, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except LookupError as error:
        raise UnreadableError(
            _("There is no text encoding named “%(name)s”") % {"name": encoding},
            path=path,
            remedy=_("Try utf-8, gb18030, utf-16 or big5"),
        ) from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise UnreadableError(
            _("The file is not written in %(name)s") % {"name": encoding},
            path=path,
            line=data.count(b"\n", 0, start) + 1,
            remedy=_("Open it again with another encoding"),
        ) from error


def _detected(data: bytes, path: Path) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded(data, path, name)
    for name in (_wide_encoding(data), "utf-8"):
        text = _strictly(data, name) if name else None
        if text is not None and _is_text(text):
            return text, name
    chinese = _chinese(data)
    if chinese is not None:
        return chinese
    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES, enable_fallback=False).best()
    if best is not None:
        text = data.decode(best.encoding, "replace")
        if _is_text(text):
            return text, best.encoding
    raise UnreadableError(
        _("This is not a text that can be read"),
        path=path,
        remedy=_("Choose a manuscript (.docx, .txt, .md), or open it again with another encoding"),
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark at its start, told by where the zero bytes or the ASCII blanks are."""
    sample = data[:4000]
    if len(data) % 2 or len(sample) < 2:
        return ""
    even, odd = sample[0::2], sample[1::2]
    zeros = len(sample) // 40 + 1
    if odd.count(0) >= zeros and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) >= zeros and odd.count(0) == 0:
        return "utf-16-be"
    return ""


def _chinese(data: bytes) -> tuple[str, str] | None:
    """Text in GB 18030 or Big5, whichever gives more everyday characters: each decodes most of the other."""
    best, most = None, _COMMON_SHARE
    for name in ("gb18030", "big5"):
        text = _strictly(data, name)
        share = _common_share(text[:_SAMPLE]) if text is not None and _is_text(text) else 0.0
        if text is not None and share > most:
            best, most = (text, name), share
    return best


def _common_share(sample: str) -> float:
    """How many of the Han characters are everyday ones, those of the first levels of GB 2312 and Big5."""
    han = HAN_CHARACTER.findall(sample)
    if not han or len(_ODD.findall(sample)) > len(han) // 50:
        return 0.0
    return sum(map(_is_common, han)) / len(han)


@lru_cache(maxsize=1 << 14)
def _is_common(char: str) -> bool:
    simplified, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return simplified[:1] in _GB2312_FIRST or traditional[:1] in _BIG5_FIRST


def _is_text(text: str) -> bool:
    """Whether it is text at all: a few control characters slip into texts, a binary file is full of them."""
    sample = text[:_SAMPLE]
    return "\x00" not in sample and len(_CONTROL.findall(sample)) <= max(_FEW, len(sample) // 500)
