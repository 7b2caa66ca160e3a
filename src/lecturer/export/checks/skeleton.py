"""The skeleton of a slide, without words and positions: slides that look alike share one.

The rules for markup are read once for each skeleton; what is taken out is held to its own few rules here.
This makes the check of a thousand slides as fast as that of the few kinds of slides among them.
"""

from __future__ import annotations

import hashlib
import re

_FREE = (
    (b"<a:t>", b"<"),
    (b' name="', b'"'),
    (b' descr="', b'"'),
    (b' tooltip="', b'"'),
)
"""Where words stand: what comes before them, what after."""
_PLACES = ((b"<a:off ", b"/>"), (b'<a:ext cx="', b"/>"))
_PLACE = re.compile(rb'x="-?\d{1,12}" y="-?\d{1,12}"|\d{1,12}" cy="\d{1,12}"')
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#9;", "&#10;", "&#13;")


class Skeletons:
    """Makes skeletons; remembers the places that were found right."""

    def __init__(self) -> None:
        self._good_places: set[bytes] = set()

    def of(self, content: bytes) -> bytes | None:
        """A digest of a part without its words and places; None when these break a rule of their own."""
        if not _is_clean(content):
            return None
        try:
            for start, stop in _FREE:
                content = _without(content, start, stop)[0]
            for start, stop in _PLACES:
                content, places = _without(content, start, stop)
                if not self._are_good(places):
                    return None
        except ValueError:
            return None
        return hashlib.blake2b(content, digest_size=20).digest()

    def _are_good(self, places: list[bytes]) -> bool:
        fresh = set(places) - self._good_places
        if not all(_PLACE.fullmatch(place) for place in fresh):
            return False
        self._good_places |= fresh
        return True


def _without(content: bytes, start: bytes, stop: bytes) -> tuple[bytes, list[bytes]]:
    """The content without what stands between each start and the next stop, and what stood there.

    Raises:
        ValueError: When a stop is missing.
    """
    head, *rest = content.split(start)
    ends = [piece.index(stop) for piece in rest]
    kept = start.join([head, *(piece[end:] for piece, end in zip(rest, ends, strict=True))])
    return kept, [piece[:end] for piece, end in zip(rest, ends, strict=True)]


def _is_clean(content: bytes) -> bool:
    """Whether all characters may be in XML and every `&` begins an entity that we write."""
    if len(content.translate(None, _CONTROLS)) != len(content):
        return False
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    if "\ufffe" in text or "\uffff" in text:
        return False
    ampersands = text.count("&")
    return not ampersands or ampersands == sum(text.count(entity) for entity in _ENTITIES)
