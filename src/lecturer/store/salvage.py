"""Salvages a damaged talk into a copy; the file itself stays as it is.

The file is read line by line, without YAML's rules: keys are recognised by their names, words by standing
below or behind them. Nothing of the words is thrown away: a line that fits nowhere joins the words before it.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from lecturer.store.talk_file import read_bytes
from lecturer.talk.edits import fresh_ids
from lecturer.talk.records import RESERVED_KEYS, Point, Talk

_TEXTS_OF_TALK = ("title", "subtitle", "speaker", "unit", "date", "rules", "theme", "opening", "closing")
_TEXTS_OF_POINT = ("id", "marker", "title", "notes", "quote", "by", "image", "alt", "focus")
_OTHERS_OF_POINT = (
    "run_on", "continues", "show", "table", "layout", "seconds", "may_skip", "why", "doubts", "points",
)  # fmt: skip
_ENTRY = re.compile(r"( *)(- )?(\w+) ?:(?: (.*)|)$")
_BLOCK = re.compile(r"[|>][0-9+-]{0,2} *$")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r"}


class _Draft:
    """A talk or a point while its lines are being read."""

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self.fields: dict[str, str] = {}
        self.below: list[_Draft] = []


def rescue(path: Path) -> Talk:
    """The talk that a damaged file still holds.

    Raises:
        UnreadableError: When the file is missing, empty or too large.
    """
    return rescue_text(read_bytes(path).decode("utf-8", "replace").replace("\0", "\ufffd"))


def rescue_text(text: str) -> Talk:
    """The talk that a damaged text still holds; never fails."""
    reader = _Rescuer()
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n"):
        reader.line(line)
    return reader.talk()


class _Rescuer:
    def __init__(self) -> None:
        self._head = _Draft(-1)
        self._open = [self._head]
        self._field = "opening"
        self._keeps_breaks = self._ends_with_break = True
        self._block_indent = -1  # of the key whose block is being read; -1 outside of blocks

    def line(self, line: str) -> None:
        """Take one more line."""
        indent = len(line) - len(line.lstrip(" "))
        if self._block_indent >= 0 and (indent > self._block_indent or not line.strip()):
            self._add(line[self._block_indent + 2 :] + "\n")
            return
        self._end_block()
        found = _ENTRY.match(line)
        if found and self._is_known(found[3], is_item=bool(found[2]), indent=indent):
            self._entry(indent, found[3], found[4] or "", is_item=bool(found[2]))
        elif line.strip():
            self._add(("" if self._field not in self._open[-1].fields else "\n") + line.strip())

    def talk(self) -> Talk:
        """The talk of all lines so far."""
        self._end_block()
        taken = set(RESERVED_KEYS)
        fields = {name: text for name, text in self._head.fields.items() if name in _TEXTS_OF_TALK}
        talk = Talk(points=tuple(_point(each, taken) for each in self._head.below))
        new_id = fresh_ids(talk)

        def with_id(point: Point) -> Point:
            points = tuple(map(with_id, point.points))
            return msgspec.structs.replace(point, id=point.id or new_id(), points=points)

        for name, text in fields.items():
            talk = msgspec.structs.replace(talk, **{name: text})
        return msgspec.structs.replace(talk, points=tuple(map(with_id, talk.points)))

    def _is_known(self, key: str, *, is_item: bool, indent: int) -> bool:
        if is_item:
            return key in _TEXTS_OF_POINT or key in _OTHERS_OF_POINT
        if indent == 0:
            return key in (*_TEXTS_OF_TALK, "points", "lecturer", "variants")
        return len(self._open) > 1 and key in (*_TEXTS_OF_POINT, *_OTHERS_OF_POINT)

    def _entry(self, indent: int, key: str, value: str, *, is_item: bool) -> None:
        if is_item:
            self._begin(indent)
        elif indent == 0:
            del self._open[1:]
        else:
            while len(self._open) > 2 and self._open[-1].indent >= indent:
                self._open.pop()
        self._field = key
        if _BLOCK.match(value):
            self._block_indent = indent + (2 if is_item else 0)
            self._keeps_breaks = "+" in value
            self._ends_with_break = "-" not in value
        else:
            self._add(_unquoted(value))

    def _end_block(self) -> None:
        """Take away the breaks at the end of a block that are not part of its text."""
        if self._block_indent >= 0 and not self._keeps_breaks:
            fields = self._open[-1].fields
            body = fields.get(self._field, "").rstrip("\n")
            fields[self._field] = body + "\n" * (self._ends_with_break and bool(body))
        self._block_indent = -1

    def _begin(self, indent: int) -> None:
        """A dash with a key: a new point below the nearest one that stands further left."""
        while len(self._open) > 1 and self._open[-1].indent >= indent:
            self._open.pop()
        draft = _Draft(indent)
        self._open[-1].below.append(draft)
        self._open.append(draft)

    def _add(self, text: str) -> None:
        fields = self._open[-1].fields
        fields[self._field] = fields.get(self._field, "") + text


def _point(draft: _Draft, taken: set[str]) -> Point:
    fields = {name: text for name, text in draft.fields.items() if name in _TEXTS_OF_POINT}
    point_id = fields.pop("id", "")
    if point_id in taken:
        point_id = ""
    taken.add(point_id)
    below = tuple(_point(each, taken) for each in draft.below)
    point = Point(id=point_id, run_on=draft.fields.get("run_on") == "true", points=below)
    return msgspec.structs.replace(point, **fields)


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] == '"':
        return _ESCAPE.sub(_unescaped, value[1:].removesuffix('"'))
    if value[:1] == "'":
        return value[1:].removesuffix("'").replace("''", "'")
    return value


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if not code:
        return _NAMED.get(match[4], match[4])
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
