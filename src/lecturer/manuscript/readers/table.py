"""The readers of manuscripts, a row each: what it is called, which files are its own, and what reads them.

A new reader is a module here with `read_<kind>(path)`, and a row: `guarded.reader("<kind>")` runs it in a
process of its own, so that no hostile file harms the window. Bytes tell what a file is, its name only where
they do not. Dialogs, drops and the command line take their suffixes from here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from lecturer.files.suffixes import PICTURES
from lecturer.i18n import Message, Texts, lazy
from lecturer.manuscript.readers import (
    freemind,
    guarded,
    markdown,
    office,
    opml,
    org,
    text,
    web_pages,
)
from lecturer.manuscript.readers.candidate import OLE, Candidate
from lecturer.manuscript.readers.code_files import is_code, is_fragment
from lecturer.manuscript.source import Source

_ODP = b"opendocument.presentation"
"""Stands at the start of the package, in the part that says what it is (OpenDocument 1.3, part 2, 3.3)."""
_WORD_XML = b"<?mso-application"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


class Reader(msgspec.Struct, frozen=True):
    """A kind of file that can be read.

    Attributes:
        label: What such files are called, in both languages.
        suffixes: How their names end.
        knows: Whether a file is one of them.
        read: Reads one.
    """

    label: Texts
    suffixes: tuple[str, ...]
    knows: Callable[[Candidate], bool]
    read: Callable[[Candidate], Source]


class Refused(msgspec.Struct, frozen=True):
    """A kind of file that is known and cannot be read.

    Attributes:
        knows: Whether a file is one of them.
        what: Why it is not read; `%(suffix)s` is the end of the file's name.
        remedy: What to do instead.
    """

    knows: Callable[[Candidate], bool]
    what: Message
    remedy: Message


_MARKDOWN = (".md", ".markdown")
_BOOKS = (".epub", ".pages", ".key", ".numbers")
_CODES = (
    ".srt", ".vtt", ".ass", ".lrc", ".json", ".tex", ".xml", ".csv", ".eml", ".msg", ".ipynb", ".svg", ".rst",
    ".adoc", ".asciidoc", ".wiki", ".mediawiki", ".textile", ".typ", ".fb2", ".dita", ".docbook", ".dbk",
    ".ps", ".eps", ".km", ".smmx", ".plist", ".vcf", ".ics",
)  # fmt: skip


def is_markdown(path: Path) -> bool:
    """Whether a text is Markdown by its name."""
    return path.suffix.lower() in _MARKDOWN


def _is_page(file: Candidate) -> bool:
    start = file.start.lstrip().lower()
    return file.suffix in (".html", ".htm", ".xhtml") or start.startswith((b"<!doctype html", b"<html"))


def _is_of_older_program(file: Candidate) -> bool:
    """Programs write pages under the name .doc too: these are read as pages, without LibreOffice."""
    is_named = file.suffix in office.LEGACY and not _is_page(file)
    return file.start.startswith(OLE) or _WORD_XML in file.start or is_named


ROWS: tuple[Reader | Refused, ...] = (
    Reader(
        {"en": "Word documents", "zh": "Word 文档"},
        (".docx",),
        lambda file: file.holds("word"),
        guarded.reader("docx"),
    ),
    Reader(
        {"en": "Presentations", "zh": "演示文稿"},
        (".pptx", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm"),
        lambda file: file.holds("ppt"),
        guarded.reader("pptx"),
    ),
    Reader(
        {"en": "OpenDocument presentations", "zh": "OpenDocument 演示文稿"},
        (".odp", ".otp"),
        lambda file: _ODP in file.start or ("content.xml" in file.parts and file.suffix in (".odp", ".otp")),
        partial(office.read_converted_deck, suffix=".odp"),
    ),
    Reader(
        {"en": "Presentations of older programs", "zh": "旧版演示文稿"},
        office.DECKS,
        lambda file: file.suffix in office.DECKS and file.start.startswith(OLE),
        office.read_converted_deck,
    ),
    Reader(
        {"en": "OpenDocument texts", "zh": "OpenDocument 文档"},
        (".odt", ".ott"),
        lambda file: {"content.xml", "mimetype"} <= file.parts,
        partial(office.read_converted, suffix=".odt", counted="odt"),
    ),
    Reader(
        {"en": "Flat OpenDocument texts", "zh": "单个文件的 OpenDocument 文档"},
        (".fodt",),
        lambda file: file.suffix == ".fodt" and b"<office:document" in file.start,
        partial(office.read_converted, suffix=".fodt", counted="odt"),
    ),
    Refused(
        lambda file: file.holds("xl"),
        lazy("A spreadsheet has no paragraphs to read"),
        lazy("Save the words alone as .docx or .txt"),
    ),
    Reader(
        {"en": "XMind maps", "zh": "XMind 思维导图"},
        (".xmind",),
        lambda file: bool(file.parts & {"content.json", "content.xml"}),
        guarded.reader("xmind"),
    ),
    Refused(
        lambda file: file.suffix in _BOOKS,
        lazy("A file of this kind (%(suffix)s) cannot be read"),
        lazy("Export it as .docx, PDF or text from its own program"),
    ),
    Refused(
        lambda file: bool(file.parts),
        lazy("This is neither a Word document nor a presentation"),
        lazy("Save the manuscript as .docx or .txt"),
    ),
    Reader(
        {"en": "PDF files", "zh": "PDF 文件"},
        (".pdf",),
        lambda file: file.start.startswith(b"%PDF") or (file.suffix == ".pdf" and b"%PDF-" in file.start),
        guarded.reader("pdf"),
    ),
    Refused(
        lambda file: file.suffix in PICTURES and file.start.startswith(_PICTURES),
        lazy("A picture has no words to read"),
        lazy("Have its text recognised first; to show the picture itself, drop it on a slide"),
    ),
    Reader(
        {"en": "Rich text", "zh": "RTF 文档"},
        (".rtf",),
        lambda file: file.start.startswith(b"{\\rtf"),
        guarded.reader("rtf"),
    ),
    Reader(
        {"en": "Documents of older programs", "zh": "旧版文档"},
        office.LEGACY,
        _is_of_older_program,
        office.read_legacy,
    ),
    Refused(
        lambda file: file.suffix in (".docx", ".pptx", ".odt"),
        lazy("The file is damaged: it is no %(suffix)s file inside"),
        lazy("Open it in its own program and save it again as .docx"),
    ),
    Reader(
        {"en": "Markdown", "zh": "Markdown"},
        _MARKDOWN,
        lambda file: is_markdown(file.path) if file.markdown is None else file.markdown,
        markdown.read_markdown_file,
    ),
    Reader(
        {"en": "Web pages", "zh": "网页"},
        (".html", ".htm", ".xhtml"),
        lambda file: _is_page(file) or is_fragment(file),
        web_pages.read_html,
    ),
    Reader(
        {"en": "Web archives", "zh": "网页存档"},
        (".mht", ".mhtml"),
        lambda file: file.suffix in (".mht", ".mhtml"),
        web_pages.read_mht,
    ),
    Reader(
        {"en": "OPML outlines", "zh": "OPML 提纲"},
        (".opml",),
        lambda file: file.suffix == ".opml" or b"<opml" in file.start,
        opml.read_opml,
    ),
    Reader(
        {"en": "FreeMind maps", "zh": "FreeMind 思维导图"},
        (".mm",),
        lambda file: file.suffix == ".mm" or file.start.lstrip().startswith(b"<map version"),
        freemind.read_freemind,
    ),
    Reader(
        {"en": "Org files", "zh": "Org 文件"}, (".org",), lambda file: file.suffix == ".org", org.read_org
    ),
    Refused(
        lambda file: file.suffix in _CODES or is_code(file),
        lazy("The file is written in codes, which would be spoken as words"),
        lazy("Open it in its own program, copy the words alone and paste them here"),
    ),
    Reader({"en": "Text", "zh": "纯文本"}, (".txt",), lambda _file: True, text.read_text_file),
)
"""The first row that knows a file decides about it; the last one takes anything for text."""

READERS: tuple[Reader, ...] = tuple(row for row in ROWS if isinstance(row, Reader))

SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)
"""How the names of manuscripts end."""
