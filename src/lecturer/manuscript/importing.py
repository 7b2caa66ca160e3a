"""A manuscript of any kind, read and turned into a talk."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.i18n import gettext as _
from lecturer.manuscript.clipboard import source_from_clipboard
from lecturer.manuscript.ledger.account import account_of
from lecturer.manuscript.ledger.records import Account
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.markup import has_markup
from lecturer.manuscript.readers.files import read_source
from lecturer.manuscript.readers.markdown import read_markdown
from lecturer.manuscript.readers.plain import unified
from lecturer.manuscript.readers.table import SUFFIXES as SUFFIXES
from lecturer.manuscript.readers.table import is_markdown as is_markdown
from lecturer.manuscript.readers.text import read_words
from lecturer.manuscript.source import Source
from lecturer.manuscript.structure import talk_of
from lecturer.talk.fidelity import spoken
from lecturer.talk.original import manuscript_of
from lecturer.talk.records import Talk
from lecturer.text.spaces import squeezed


class Import(msgspec.Struct, frozen=True):
    """A manuscript that was read.

    Attributes:
        talk: The talk that was found in it.
        source: Its words as read, paragraphs parted by line feeds.
        encoding: The text's encoding, empty for formats that have none.
        notices: What was not imported and other remarks, in the user's language.
        account: Every character of the file, and what of it is not in the talk.
        lossless: The talk's words, in order, are the words read, and nothing of the file was left out.
        base: The talk as it travelled in a deck of ours, before what was edited there.
        media: Pictures that the talk names, by their paths in it, to be laid beside its file.
        written: What was copied, with the signs that were not taken for words; empty for files.
        is_markdown: A text was read as Markdown because of its signs.
    """

    talk: Talk
    source: str
    encoding: str = ""
    notices: tuple[str, ...] = ()
    account: Account = Account()
    lossless: bool = True
    base: Talk | None = None
    media: dict[str, bytes] = {}
    written: str = ""
    is_markdown: bool = False

    @property
    def is_edited_deck(self) -> bool:
        """It is a deck of ours that was edited since, and what was edited can be taken one by one."""
        return self.base is not None and self.base != self.talk


def import_file(
    path: Path,
    *,
    encoding: str | None = None,
    markdown: bool | None = None,
    names_untitled: bool = True,
) -> Import:
    """Read a manuscript.

    Args:
        path: A file with one of `SUFFIXES`.
        encoding: How a text file is encoded, when the user says so; None finds out.
        markdown: Whether a text file is Markdown; None goes by its name.
        names_untitled: Call a talk whose words begin with no title by the file's name.

    Raises:
        UnreadableError: When the file cannot be read, with what to do about it.
    """
    source = read_source(path, encoding, markdown)
    return _imported(source, path.stem if names_untitled else "", path.name)


def import_text(text: str, *, markdown: bool | None = None, title: str = "") -> Import:
    """Turn words into a talk, pasted ones for example; `title` is used when they begin with none.

    Args:
        text: The words.
        markdown: Whether they are Markdown; None goes by their signs.
        title: What the talk is called when they begin with no title.
    """
    source = Source(unified(text))
    if markdown is None:
        source = read_words(source)
    elif markdown:
        source = read_markdown(source)
    return msgspec.structs.replace(_imported(source, title), written=text)


def import_clipboard(words: str, html: str = "") -> Import:
    """Turn what was copied into a talk: words, and the HTML that some programs put beside them."""
    source = source_from_clipboard(unified(words), html)
    if not source.evidence:
        source = read_words(source)
    imported = _imported(msgspec.structs.replace(source, text=unified(source.text)), "")
    return msgspec.structs.replace(imported, written=words)


def _imported(source: Source, title: str, name: str = "") -> Import:
    talk = source.talk or talk_of(source)
    if not source.evidence and not source.talk and has_markup(source.text):
        notice = _("The text has signs of Markdown (#, **), and could be read as Markdown")
        source = msgspec.structs.replace(source, notices=(*source.notices, notice))
    if not talk.title:
        talk = msgspec.structs.replace(talk, title=title)
    is_ours = source.base is not None or bool(source.written)
    if talk.manuscript is None and not is_ours:  # a file that we wrote is no manuscript of the talk
        talk = msgspec.structs.replace(talk, manuscript=manuscript_of(name, spoken(talk)))
    account = _account(source, talk)
    is_lossless = account.is_whole and spoken(talk) == squeezed(source.text)
    return Import(
        talk,
        source.text,
        source.encoding,
        source.notices,
        account,
        is_lossless,
        base=source.base,
        media=source.media,
        is_markdown=source.is_markdown,
    )


def _account(source: Source, talk: Talk) -> Account:
    """The account of what was read; words that come from no file are their own census."""
    if source.census is None:
        return account_of(plain_entries(source.text), talk)
    if source.written:
        return account_of(source.census, Talk(opening=source.written))
    return account_of(source.census, talk, shown_apart=source.talk is not None and source.base is None)
