"""Reads plain text, whatever its encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import msgspec
from charset_normalizer import from_bytes

from lecturer.errors import UnreadableError
from lecturer.files.problems import unreadable
from lecturer.i18n import gettext as _
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
_COMMON_SHARE = 0.9
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
    return Source(unified(text.removeprefix("\ufeff")), encoding=name)


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
    for name in (_wide_encoding(data), "utf-8", "gb18030"):
        text = _strictly(data, name) if name else None
        if text is not None and _is_plausible(text, name):
            return text, name
    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES, enable_fallback=False).best()
    if best is not None:
        text = data.decode(best.encoding, "replace")
        if _is_plausible(text, best.encoding):
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


def _is_plausible(text: str, encoding: str) -> bool:
    """Text and no binary file; for GB 18030, which takes nearly anything, Chinese in everyday characters."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 500 or "\x00" in sample:
        return False
    if encoding != "gb18030":
        return True
    han = HAN_CHARACTER.findall(sample)
    common = sum(len(char.encode("gb2312", "ignore")) == 2 for char in han)
    odd = len(re.findall(r"[\ue000-\uf8ff\u0080-\u009f]", sample))
    return bool(han) and common >= _COMMON_SHARE * len(han) and odd <= len(han) // 50
