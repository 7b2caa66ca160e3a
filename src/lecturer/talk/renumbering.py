"""Numbers that follow one another: which markers are out of order, and the talk with them put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from lecturer.talk.edits import set_point
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import find, walk
from lecturer.text.numerals import STEMS, chinese, circled, numeral_in, roman
from lecturer.text.spaces import squeezed

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SETTLED_KINDS = ("gap", "duplicate")
"""The doubts that are none any more once the numbers follow one another."""
_HAN_DIGITS = frozenset("零〇○两百一二三四五六七八九十")
_SYMBOLS: tuple[tuple[str, int], ...] = (
    ("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10), ("Ⅰ", 12), ("⓵", 10), ("❶", 10),
)  # fmt: skip


class Misnumbered(msgspec.Struct, frozen=True):
    """A point whose number does not follow the one before it, and what its marker would be."""

    point_id: str
    marker: str
    expected: str


class _Sign(msgspec.Struct, frozen=True):
    """A marker taken apart: what stands around its number, how the number is written, and the number."""

    before: str
    after: str
    system: str
    number: int

    @property
    def family(self) -> tuple[str, str, str]:
        return self.before, self.after, self.system

    def written(self, number: int) -> str:
        """The marker with another number, written the same way."""
        return self.before + _written(self.system, number) + self.after


def misnumbered(talk: Talk) -> tuple[Misnumbered, ...]:
    """The points whose numbers do not follow one another, in the order of the talk.

    A list starts at one, or goes on where the last one of its kind on its level ended.
    """
    return tuple(_wrong(talk.points, 0, {}))


def renumbered(talk: Talk) -> Talk:
    """The talk with numbers that follow one another, in markers and in the first words of the notes."""
    for wrong in misnumbered(talk):
        talk = with_marker(talk, wrong.point_id, wrong.expected)
    return _settled(talk)


def only_numbers_differ(before: Talk, after: Talk) -> bool:
    """Whether two talks have the same words but for the markers with which their points begin."""
    return _without_markers(before) == _without_markers(after)


def with_marker(talk: Talk, point_id: str, marker: str) -> Talk:
    """The talk with another marker at a point, also in the first words of its notes."""
    point = find(talk, point_id)
    notes = point.notes
    start = len(notes) - len(notes.lstrip())
    if point.marker and notes.startswith(point.marker, start):
        notes = notes[:start] + marker + notes[start + len(point.marker) :]
    return set_point(talk, point_id, marker=marker, notes=notes)


def _without_markers(talk: Talk) -> str:
    notes = (_after_marker(point) for point in walk(talk.points))
    return squeezed("".join((talk.opening, *notes, talk.closing)))


def _after_marker(point: Point) -> str:
    return point.notes.lstrip().removeprefix(point.marker)


def _settled(talk: Talk) -> Talk:
    def settled(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(map(_without_doubts, points))

    def _without_doubts(point: Point) -> Point:
        doubts = tuple(doubt for doubt in point.doubts if doubt.kind not in _SETTLED_KINDS)
        below = settled(point.points)
        if len(doubts) == len(point.doubts) and all(a is b for a, b in zip(below, point.points, strict=True)):
            return point
        return msgspec.structs.replace(point, doubts=doubts, points=below)

    return msgspec.structs.replace(talk, points=settled(talk.points))


def _wrong(
    points: tuple[Point, ...], depth: int, last: dict[tuple[int, tuple[str, str, str]], int]
) -> Iterator[Misnumbered]:
    signs = {point.id: sign for point in points if (sign := _sign(point.marker))}
    usual = _usual(list(signs.values()))
    counts: dict[tuple[str, str, str], int] = {}
    for point in points:
        sign = signs.get(point.id)
        if sign is not None:
            as_written = usual if usual and _is_lone(sign, signs.values(), usual) else sign
            key = as_written.family
            if key not in counts:
                goes_on = sign.number == last.get((depth, key), 0) + 1
                counts[key] = sign.number - 1 if goes_on else 0
            counts[key] += 1
            last[depth, key] = counts[key]
            expected = as_written.written(counts[key])
            if expected != point.marker:
                yield Misnumbered(point.id, point.marker, expected)
        yield from _wrong(point.points, depth + 1, last)


def _usual(signs: list[_Sign]) -> _Sign | None:
    """The way in which most of some siblings are numbered, when it is the way of two at least."""
    counts = Counter(sign.family for sign in signs)
    family, count = counts.most_common(1)[0] if counts else (("", "", ""), 0)
    return next(sign for sign in signs if sign.family == family) if count > 1 else None


def _is_lone(sign: _Sign, signs: Iterable[_Sign], usual: _Sign) -> bool:
    """Whether a marker is the only one of its kind among siblings: （一） promoted to stand beside 二、."""
    return sign.family != usual.family and sum(each.family == sign.family for each in signs) == 1


def _sign(marker: str) -> _Sign | None:
    found = numeral_in(marker)
    if found is None:
        return None
    before, _, after = marker.partition(found.written)
    system = _system(found.written)
    return _Sign(before, after, system, found.value) if system else None


def _system(written: str) -> str:
    """How a number is written; empty for a way in which no other could be written."""
    if written.isascii() and written.isdigit():
        return "digits"
    if set(written) <= _HAN_DIGITS:
        return "chinese"
    if written.lower() in _ENGLISH:
        return "English" if written[0].isupper() else "english"
    for first, size in _SYMBOLS:
        if len(written) == 1 and ord(first) <= ord(written) < ord(first) + size:
            return first
    if len(written) == 1 and written in STEMS:
        return "stems"
    if written.isascii() and written.isupper():
        return "roman"
    return ""


def _written(system: str, number: int) -> str:
    ways: dict[str, Callable[[int], str]] = {
        "digits": str,
        "chinese": chinese,
        "roman": roman,
        "①": circled,
        "stems": lambda n: STEMS[n - 1] if n <= len(STEMS) else str(n),
        "english": lambda n: _ENGLISH[n - 1] if n <= len(_ENGLISH) else str(n),
        "English": lambda n: _ENGLISH[n - 1].capitalize() if n <= len(_ENGLISH) else str(n),
    }
    if system in ways:
        return ways[system](number)
    size = dict(_SYMBOLS)[system]
    return chr(ord(system) + number - 1) if number <= size else str(number)
