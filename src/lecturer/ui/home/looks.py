"""Looks at talks on a thread, for their covers: what is told of each, and the pictures of two pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

from lecturer.deck.building import built
from lecturer.deck.pages import Deck
from lecturer.errors import LecturerError
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.render.images import page_image
from lecturer.store import recent_talks
from lecturer.store.crash_recovery import Recovered
from lecturer.store.recent_talks import RecentTalk
from lecturer.store.talk_file import load
from lecturer.talk.records import OPENING
from lecturer.timing.rate import Rate
from lecturer.ui.widgets.tasks import Task

COVER_WIDTH = 470
"""Twice the width of a cover in the window, for screens of fine dots."""


class Look(msgspec.Struct, frozen=True):
    """What was seen of a talk: its facts, its first page, the page that was worked on, further pages."""

    told: RecentTalk
    cover: QImage
    page: QImage
    more: tuple[QImage, ...] = ()


class Looks(QObject):
    """Looks at one talk after the other beside the window, which stays usable."""

    found = Signal(str, Look)
    """A talk was looked at; carries the name it was asked for by, and what was seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self, maxThreadCount=1)
        self._tasks: dict[str, Task] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a talk is being looked at."""
        return bool(self._tasks)

    def at_file(self, path: str, place: str, rate: Rate) -> None:
        """Look at a talk's file."""
        self._start(path, partial(look_at_file, path, place, rate))

    def at_work(self, name: str, work: Recovered, rate: Rate) -> None:
        """Look at work that a crash left behind."""
        self._start(name, partial(look_at_work, work, rate))

    def at_sample(self, name: str, path: Path, rate: Rate) -> None:
        """Look at a talk of which more pages are shown."""
        self._start(name, partial(_look_at_sample, path, rate))

    def wait(self) -> None:
        """Be sure that no thread works any more: the program ends."""
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self, name: str, work: partial[Look]) -> None:
        if name in self._tasks:
            return
        task = self._tasks[name] = Task(work, self)
        task.done.connect(lambda look: self._on_done(name, look))
        for end in (task.failed, task.crashed):
            end.connect(lambda _error: self._on_done(name, _unseen(name)))
        task.start(self._pool)

    def _on_done(self, name: str, look: Look) -> None:
        self._tasks.pop(name).deleteLater()
        self.found.emit(name, look)


def look_at_file(path: str, place: str, rate: Rate) -> Look:
    """A talk's facts and pictures: those that are kept when its file has not changed since."""
    try:
        name = recent_talks.stamp(Path(path), place, rate)
        if (told := recent_talks.kept(name)) is not None:
            cover, page = recent_talks.cover_path(name), recent_talks.page_path(name)
            return Look(told, QImage(str(cover)), QImage(str(page)))
        talk = load(Path(path))
    except (OSError, LecturerError):
        return _unseen(path)
    deck, _problem = built(with_proposals(talk), Path(path).parent)
    when = recent_talks.changed_at(Path(path))
    told = recent_talks.summary(talk, deck, path, rate=rate, place=place, when=when)
    look = _pictured(told, deck)
    recent_talks.keep(name, told, _png(look.cover), _png(look.page))
    return look


def look_at_work(work: Recovered, rate: Rate) -> Look:
    """The facts and pictures of work that is in no file."""
    deck, _problem = built(with_proposals(work.talk), work.path.parent if work.path else None)
    path = str(work.path) if work.path else ""
    told = recent_talks.summary(work.talk, deck, path, rate=rate, place=OPENING, when=work.when)
    return _pictured(told, deck)


def _look_at_sample(path: Path, rate: Rate) -> Look:
    talk = load(path)
    deck, _problem = built(talk, path.parent)
    told = recent_talks.summary(talk, deck, str(path), rate=rate, place=OPENING, when=0.0)
    shown = [page for page in deck.pages[1:-1] if len(page.steps) > 1 or page.number > len(deck.pages) // 2]
    more = tuple(page_image(deck, page, COVER_WIDTH) for page in shown[:2])
    return msgspec.structs.replace(_pictured(told, deck), more=more)


def _pictured(told: RecentTalk, deck: Deck) -> Look:
    page = deck.pages[min(told.page, len(deck.pages)) - 1]
    return Look(told, page_image(deck, deck.pages[0], COVER_WIDTH), page_image(deck, page, COVER_WIDTH))


def _unseen(path: str) -> Look:
    return Look(recent_talks.gone(path), QImage(), QImage())


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    buffer.close()
    return bytes(data.data())
