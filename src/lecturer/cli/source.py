"""The input of a command: a talk's file, or a manuscript that is imported on the way."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lecturer.i18n import gettext as _
from lecturer.manuscript.doubts import sentence
from lecturer.manuscript.ledger.records import Account
from lecturer.manuscript.ledger.wording import left_sentences
from lecturer.store.talk_file import is_talk, open_talk
from lecturer.system.late import late
from lecturer.talk.head_text import head_text
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

import_file = late("lecturer.manuscript.importing", "import_file")
title_proposals = late("lecturer.deck.proposals.titles", "title_proposals")


class Source(msgspec.Struct, frozen=True):
    """A talk, wherever it came from.

    Attributes:
        talk: The talk.
        path: The file that was read; pictures are named relative to its folder.
        warnings: Remarks of the reader, and what it was not sure of.
        account: Where every character of a manuscript's file went; None for a talk.
        lossless: Every visible character of the file is in the talk.
        base: The talk as it travelled in a deck of ours, before what was edited there.
        media: Pictures that came with a manuscript, by their paths in the talk.
    """

    talk: Talk
    path: Path
    warnings: tuple[str, ...] = ()
    account: Account | None = None
    lossless: bool = True
    base: Talk | None = None
    media: dict[str, bytes] = {}


def read_source(path: Path, *, encoding: str | None = None, names_untitled: bool = True) -> Source:
    """Read a talk, or import a manuscript; one without a title is called by its name unless told otherwise.

    Raises:
        LecturerError: The file cannot be read, or is no talk.
    """
    if is_talk(path):
        opened = open_talk(path)
        remarks = tuple(f"{path}:{remark.line}: {remark.what}" for remark in opened.remarks)
        return Source(opened.talk, path, (*remarks, *doubts_of(opened.talk)))
    imported = import_file(path, encoding=encoding, names_untitled=False)
    talk, named = _named(imported.talk, path) if names_untitled else (imported.talk, ())
    return Source(
        talk,
        path,
        (*imported.notices, *named, *left_sentences(imported.account), *doubts_of(talk)),
        account=imported.account,
        lossless=imported.lossless,
        base=imported.base,
        media=imported.media,
    )


def _named(talk: Talk, path: Path) -> tuple[Talk, tuple[str, ...]]:
    """A talk that begins with no title, called by its file's name, and what says so; others as they are."""
    if talk.title.strip():
        return talk, ()
    proposals = " · ".join(title_proposals(talk))
    said = _("The manuscript has no title: the cover shows the file's name")
    if proposals:
        said = _("%(what)s. Perhaps from its words: %(titles)s") % {"what": said, "titles": proposals}
    return msgspec.structs.replace(talk, title=path.stem), (said,)


def doubts_of(talk: Talk) -> tuple[str, ...]:
    """What an importer was not sure of and nobody has settled, a sentence each, with the point's head."""
    return tuple(
        _("%(place)s: %(what)s") % {"place": head_text(point), "what": sentence(doubt)}
        for point in walk(talk.points)
        for doubt in point.doubts
    )
