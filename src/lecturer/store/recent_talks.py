"""The talks that were opened lately, as the first window shows them: facts of each, kept beside its cover.

A summary is kept under a name that changes with the file, so that it is never older than what it tells.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from pathlib import Path

import msgspec

from lecturer.deck.pages import Deck
from lecturer.errors import LecturerError
from lecturer.files.atomic import replace_file
from lecturer.files.folders import data_folder
from lecturer.talk.blanks import blanks
from lecturer.talk.head_text import head_text
from lecturer.talk.records import Talk
from lecturer.talk.walk import NoSuchPoint, find
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import load_rules

_VERSION = 1
"""Raised whenever a summary holds something else; older ones are made anew."""
_PAGE = "-page"


class RecentTalk(msgspec.Struct, frozen=True):
    """What is told about a talk without opening it.

    Attributes:
        path: Its file, absolute; empty for work that is in no file.
        title: What it is called.
        seconds: What it takes as planned.
        limit: The upper limit of its rules, if it has one.
        pages: How many pages its deck has.
        blanks: How many blanks are in its words.
        date: The day that its cover names, as written.
        place: What was worked on last, as the outline calls it.
        page: The number of the page of that place, counted from 1.
        when: Seconds since 1970 of its last change.
        is_there: The file can be read.
    """

    path: str
    title: str
    seconds: float = 0.0
    limit: float | None = None
    pages: int = 0
    blanks: int = 0
    date: str = ""
    place: str = ""
    page: int = 1
    when: float = 0.0
    is_there: bool = True

    @property
    def is_over(self) -> bool:
        """Whether its planned time passes the limit."""
        return self.limit is not None and self.seconds >= self.limit + 1


def gone(path: str) -> RecentTalk:
    """A talk whose file is not there, or cannot be read."""
    return RecentTalk(path, Path(path).stem, is_there=False)


def summary(talk: Talk, deck: Deck, path: str, *, rate: Rate, place: str, when: float) -> RecentTalk:
    """The facts of a talk.

    Args:
        talk: The talk.
        deck: Its deck.
        path: Its file; empty for none.
        rate: How fast it is spoken.
        place: The key that was worked on last.
        when: Seconds since 1970 of its last change.
    """
    planned = plan(talk, rate)
    pages = [page.number for page in deck.pages if any(step.key == place for step in page.steps)]
    return RecentTalk(
        path=path,
        title=talk.title or (Path(path).stem if path else ""),
        seconds=planned.total,
        limit=_limit(talk),
        pages=len(deck.pages),
        blanks=sum(1 for _blank in blanks(talk)),
        date=talk.date,
        place=_named(talk, place),
        page=pages[0] if pages else 1,
        when=when,
    )


def stamp(path: Path, place: str, rate: Rate) -> str:
    """The name under which a file's summary and cover are kept; another one whenever the file changes.

    Raises:
        OSError: When the file is not there.
    """
    facts = path.stat()
    told = (
        _VERSION,
        str(path.absolute()),
        facts.st_mtime_ns,
        facts.st_size,
        place,
        rate.characters_per_minute,
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def cover_path(name: str) -> Path:
    """Where the picture of the first page is that is kept under a stamp."""
    return data_folder("covers") / f"{name}.png"


def page_path(name: str) -> Path:
    """Where the picture of the page is that was worked on last."""
    return data_folder("covers") / f"{name}{_PAGE}.png"


def kept(name: str) -> RecentTalk | None:
    """The summary that is kept under a stamp, if its cover is there too."""
    try:
        found = msgspec.json.decode((data_folder("covers") / f"{name}.json").read_bytes(), type=RecentTalk)
    except (OSError, msgspec.DecodeError):
        return None
    return found if cover_path(name).exists() and page_path(name).exists() else None


def keep(name: str, told: RecentTalk, cover: bytes, page: bytes) -> None:
    """Keep a summary and its pictures; where the disk does not take them they are made again next time."""
    with contextlib.suppress(OSError):
        replace_file(cover_path(name), cover)
        replace_file(page_path(name), page)
        replace_file(data_folder("covers") / f"{name}.json", msgspec.json.encode(told))


def forget_others(names: set[str]) -> None:
    """Delete the covers that no recent talk has any more."""
    for path in data_folder("covers").iterdir():
        if path.stem.removesuffix(_PAGE) not in names:
            with contextlib.suppress(OSError):
                path.unlink()


def changed_at(path: Path) -> float:
    """Seconds since 1970 when a file was written; now for one that is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _limit(talk: Talk) -> float | None:
    try:
        return load_rules(talk.rules).maximum
    except LecturerError:
        return None


def _named(talk: Talk, key: str) -> str:
    try:
        return head_text(find(talk, key))
    except NoSuchPoint:
        return ""
