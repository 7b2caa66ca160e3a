"""Pages drawn ahead of time, off the GUI thread: the next step is there before it is asked for.

Memory: at most `capacity` bytes of pictures. Those planned last are kept, nearest first; whatever is not
planned goes when room is needed. The files of all pictures are read at the start and held until the end: a
stick may be pulled out in the middle of a show.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import zip_longest

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lecturer.deck.pages import PictureFrame
from lecturer.render.images import page_image
from lecturer.render.pictures import hold, let_go
from lecturer.show.audience import AudienceDeck
from lecturer.show.state import Show

CAPACITY = 128 << 20
_BYTES_PER_PIXEL = 4
_log = logging.getLogger(__name__)


class PictureKey(msgspec.Struct, frozen=True):
    """What one picture is of.

    Attributes:
        page: Index of the page.
        reveal: Up to which line it shows.
        width: Device pixels.
    """

    page: int
    reveal: int
    width: int


class Pictures(QObject):
    """The pictures of a deck's steps, at the sizes that are on show."""

    drawn = Signal(object)
    """A picture that was planned is there now; carries its `PictureKey`."""

    def __init__(
        self, deck: AudienceDeck, *, capacity: int = CAPACITY, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._deck = deck
        self._capacity = capacity
        self._kept: dict[PictureKey, QImage] = {}
        self._planned: tuple[PictureKey, ...] = ()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._job: Future[QImage] | None = None
        self._is_closed = False
        self._finished.connect(self._on_finished)
        self._let_go = over = threading.Event()  # the thread knows no Qt: it may outlive the show
        files = _files(deck)
        threading.Thread(target=lambda: hold(files, lambda: not over.is_set()), daemon=True).start()

    _finished = Signal(object, object)

    @property
    def held_bytes(self) -> int:
        """Bytes of all pictures kept."""
        return sum(picture.sizeInBytes() for picture in self._kept.values())

    def find(self, key: PictureKey) -> QImage | None:
        """The picture if it is there already."""
        return self._kept.get(key)

    def take(self, key: PictureKey) -> QImage:
        """The picture; drawn here and now when it was not planned in time."""
        picture = self._kept.get(key)
        if picture is None:
            picture = _draw(self._deck, key)
            self._keep(key, picture)
        return picture

    def plan(self, keys: Iterable[PictureKey]) -> None:
        """Draw these one after the other, the most urgent first; forgets what was planned before."""
        self._planned = self._affordable(dict.fromkeys(keys))
        self._go_on()

    def close(self) -> None:
        """Stop drawing; called before the deck or the application goes away."""
        self._is_closed = True
        self._planned = ()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._kept.clear()
        self._let_go.set()
        let_go()

    def _affordable(self, keys: Iterable[PictureKey]) -> tuple[PictureKey, ...]:
        """As many of the most urgent as the memory holds."""
        chosen, room = [], self._capacity
        for key in keys:
            room -= round(key.width * key.width / self._deck.ratio) * _BYTES_PER_PIXEL
            if room < 0:
                break
            chosen.append(key)
        return tuple(chosen)

    def _go_on(self) -> None:
        if self._job is not None or self._is_closed:
            return
        key = next((key for key in self._planned if key not in self._kept), None)
        if key is None:
            return
        self._job = self._pool.submit(_draw, self._deck, key)
        self._job.add_done_callback(lambda job: self._announce(key, job))

    def _announce(self, key: PictureKey, job: Future[QImage]) -> None:
        """Called in the drawing thread; the signal carries the picture over to this one."""
        if job.cancelled():
            return
        try:
            self._finished.emit(key, job)
        except RuntimeError:  # the application is going away and took this object along
            _log.debug("a picture came too late")

    def _on_finished(self, key: PictureKey, job: Future[QImage]) -> None:
        self._job = None
        if self._is_closed:
            return
        self._keep(key, job.result())
        self.drawn.emit(key)
        self._go_on()

    def _keep(self, key: PictureKey, picture: QImage) -> None:
        self._kept[key] = picture
        excess = self.held_bytes - self._capacity
        planned = set(self._planned)
        for other in tuple(self._kept):
            if excess <= 0:
                return
            if other not in planned and other != key:
                excess -= self._kept.pop(other).sizeInBytes()


def _files(deck: AudienceDeck) -> list[str]:
    """The files of all pictures, in the order in which they are shown."""
    frames = (frame for page in deck.deck.pages for frame in page.frames)
    return [each.path for each in frames if isinstance(each, PictureFrame) and each.path and not each.data]


def _draw(deck: AudienceDeck, key: PictureKey) -> QImage:
    return page_image(deck.deck, deck.deck.pages[key.page], key.width, reveal=key.reveal)


def nearest_first(count: int, position: int, *, ahead: int = 24, behind: int = 6) -> list[int]:
    """The indices around a position in the order in which they are likely to be needed."""
    order = [position]
    for distance in range(1, max(ahead, behind) + 1):
        if distance <= ahead:
            order.append(position + distance)
        if distance % 2 and (distance + 1) // 2 <= behind:
            order.append(position - (distance + 1) // 2)
    return [index for index in order if 0 <= index < count]


def picture_order(
    show: Show, stage_width: int, console_keys: Callable[[list[int]], list[PictureKey]]
) -> list[PictureKey]:
    """What a show will need, in the order in which to draw it: the stage's picture of each step first.

    Args:
        show: The state.
        stage_width: Device pixels of the page on stage; 0 when it is on none.
        console_keys: The console's pictures of the steps at some places, two a step.
    """
    near = nearest_first(len(show.cues), show.position)
    cues = [show.cues[index] for index in near] if stage_width else []
    stage = [PictureKey(cue.page, cue.reveal, stage_width) for cue in cues]
    console = console_keys(near)
    return [key for keys in zip_longest(stage, console[::2], console[1::2]) for key in keys if key]
