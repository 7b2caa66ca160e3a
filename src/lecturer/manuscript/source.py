"""A reader's result: the words of a file, and what the file says about its paragraphs."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.not_taken import NotTaken
from lecturer.talk.records import Talk


class Evidence(msgspec.Struct, frozen=True):
    """What a file knows about one paragraph beyond its words.

    Attributes:
        level: The heading level by style or markup, from 1; 0 for none.
        marker: The number that the file's numbering made; it stands at the start of the words too,
            except for a bullet.
        depth: The level in a numbered or bulleted list, from 0.
        is_title: The paragraph is the document's title by style or markup.
        is_subtitle: The paragraph is the document's subtitle.
        emphasis: How much a paragraph is set off: 1 bold or centred or larger, 2 or 3 for several of them.
        is_text: The paragraph is never a point: a table, a quotation, program text, a footnote.
        continues: The paragraph goes on with the one before it after a soft return.
        skip: How many characters of markup stand before its words.
        lead: How many characters at its start are set off from the rest: **Look first.** Then cross.
        is_furniture: A page number or a running head: its words are kept, and mean nothing.
        is_speech: One of several speakers says it; who, stands before a colon.
    """

    level: int = 0
    marker: str = ""
    depth: int = 0
    is_title: bool = False
    is_subtitle: bool = False
    emphasis: int = 0
    is_text: bool = False
    continues: bool = False
    skip: int = 0
    lead: int = 0
    is_furniture: bool = False
    is_speech: bool = False


NO_EVIDENCE = Evidence()


class Source(msgspec.Struct, frozen=True):
    """The words of a manuscript as they were read.

    Attributes:
        text: All the words, paragraphs parted by line feeds.
        evidence: What is known about a paragraph, by its number counted from 0.
        title: The title when the file names one apart from its words.
        subtitle: The subtitle likewise.
        speaker: The author likewise.
        date: The date likewise.
        encoding: The name of the text's encoding, empty for formats that have none.
        notices: What was not imported and other remarks, in the user's language.
        talk: The talk itself, when the file is one or carries one, and no outline has to be found.
        census: Every word of the raw file, counted apart from the reader; None where nothing was counted.
        written: What we write into such a file of the talk, when it is a file of ours: the census is held
            against that, since heads and names stand otherwise in the file than in the talk.
        base: The talk as it travelled in the file, when one does; `talk` has what was edited since.
        media: The pictures that the talk names, by their paths in it, to be laid beside its file.
        left: What was seen in the file and not taken.
        is_markdown: Its words were written in Markdown, though nothing but their signs says so.
    """

    text: str
    evidence: dict[int, Evidence] = {}
    title: str = ""
    subtitle: str = ""
    speaker: str = ""
    date: str = ""
    encoding: str = ""
    notices: tuple[str, ...] = ()
    talk: Talk | None = None
    census: tuple[Entry, ...] | None = None
    written: str = ""
    base: Talk | None = None
    media: dict[str, bytes] = {}
    left: tuple[NotTaken, ...] = ()
    is_markdown: bool = False
