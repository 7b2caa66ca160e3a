"""YAML nodes as records of the talk: every scalar is a text until the record's field says what it is.

Problems are collected, not raised, so that a person who mends a file by hand sees all of them at once.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from lecturer.files.problems import Problem
from lecturer.files.yaml_nodes import Mapping, Node, Scalar, Sequence
from lecturer.i18n import gettext as _
from lecturer.talk.records import RESERVED_KEYS, Change, Doubt, Manuscript, Picture, Point, Talk, Variant

_LONGEST_NUMBER = 24  # characters of a float
_LARGEST_INTEGER = 2**53  # what any program reads exactly

T = TypeVar("T")

FORMAT_VERSION = 1
VERSION_KEY = "lecturer"

_TRUTH = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d(?:\.\d+)?)")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?")


def _types(record: type[msgspec.Struct]) -> dict[str, Any]:
    return {name: kind for name, kind in get_type_hints(record).items() if name != "extra"}


_TALK = _types(Talk)
_POINT = _types(Point)
_DOUBT = _types(Doubt)
_VARIANT = _types(Variant)
_MANUSCRIPT = {name: kind for name, kind in _types(Manuscript).items() if name != "text"}
_CHANGE = _types(Change)
_PICTURE = _types(Picture)


class FieldReader:
    """Reads one file's nodes; holds what was found wrong, and what is worth a remark."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self._lines_of_ids: dict[str, int] = {}

    def talk(self, node: Mapping) -> Talk:
        """The talk; its points without an id still have the id ``""``."""
        self._version(node)
        entries = {key: entry for key, entry in node.entries.items() if key != VERSION_KEY}
        return Talk(**self._fields(Mapping(node.line, entries), _TALK))

    def _version(self, node: Mapping) -> None:
        line, version = node.entries.get(VERSION_KEY, (node.line, None))
        if version is None:
            if not node.entries.keys() & _TALK.keys():
                self._wrong(line, _("This is no talk"), _("A talk's file begins with “lecturer: 1”"))
            return
        number = version.text if isinstance(version, Scalar) else ""
        if number.isdecimal() and int(number) > FORMAT_VERSION:
            self._wrong(
                line,
                _("The talk was written by a newer version (format %(number)s)") % {"number": number},
                _("Update Lecturer to open it"),
            )
        elif number != str(FORMAT_VERSION):
            self._wrong(
                line, _("“lecturer” is not followed by the format's number"), _("Write “lecturer: 1”")
            )

    def _fields(self, node: Mapping, types: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, (line, value) in node.entries.items():
            if key not in types:
                extra[key] = untyped(value)
                self._remark_on(key, line, types)
            elif not (isinstance(value, Scalar) and value.plain and not value.text):
                found = self._field(key, types[key], line, value)
                if found is not None:
                    fields[key] = found
        return {**fields, "extra": extra} if extra else fields

    def _field(self, key: str, kind: object, line: int, node: Node) -> object:
        """The value of one field, or None when it is wrong."""
        if kind is str:
            return self._text(key, line, node)
        if kind is bool:
            return self._truth(key, line, node)
        if get_origin(kind) is Literal:
            return self._choice(key, get_args(kind), line, node)
        return _SPECIAL[key](self, key, line, node)

    def _text(self, key: str, line: int, node: Node) -> str | None:
        if isinstance(node, Scalar):
            return node.text
        self._wrong(
            line,
            _("“%(key)s” is not a text") % {"key": key},
            _("Put the text in quotation marks or below “|”"),
        )
        return None

    def _truth(self, key: str, line: int, node: Node) -> bool | None:
        truth = _TRUTH.get(node.text.lower()) if isinstance(node, Scalar) else None
        if truth is None:
            self._wrong(
                line, _("“%(key)s” is neither true nor false") % {"key": key}, _("Write true or false")
            )
        return truth

    def _choice(self, key: str, allowed: tuple[str, ...], line: int, node: Node) -> str | None:
        if isinstance(node, Scalar) and node.text in allowed:
            return node.text
        self._wrong(
            line,
            _("“%(key)s” has a value that does not exist: %(value)s") % {"key": key, "value": _shown(node)},
            _("Allowed are: %(values)s") % {"values": ", ".join(filter(None, allowed))},
        )
        return None

    def _seconds(self, key: str, line: int, node: Node) -> float | None:
        text = node.text if isinstance(node, Scalar) else ""
        if clock := _CLOCK.fullmatch(text):
            return int(clock[1]) * 60 + float(clock[2])
        try:
            seconds = float(text)
        except ValueError:
            seconds = math.nan
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
        self._wrong(
            line,
            _("“%(key)s” is not a number: %(value)s") % {"key": key, "value": _shown(node)},
            _("Write a number of seconds, such as 90"),
        )
        return None

    def _texts(self, key: str, line: int, node: Node) -> tuple[str, ...] | None:
        if isinstance(node, Scalar):
            return (node.text,)
        if isinstance(node, Sequence):
            texts = tuple(item.text for item in node.items if isinstance(item, Scalar))
            if len(texts) == len(node.items):
                return texts
        self._wrong(
            line, _("“%(key)s” is not a list of texts") % {"key": key}, _("Write each line after “- ”")
        )
        return None

    def _table(self, key: str, line: int, node: Node) -> tuple[tuple[str, ...], ...] | None:
        if not isinstance(node, Sequence) or not all(isinstance(row, Sequence) for row in node.items):
            self._wrong(
                line, _("“%(key)s” is not a list of rows") % {"key": key}, _("Write each row as “- [a, b]”")
            )
            return None
        rows = [self._texts(key, row.line, row) for row in node.items]
        return tuple(row for row in rows if row is not None)

    def _rules(self, key: str, line: int, node: Node) -> str | dict[str, object] | None:
        if isinstance(node, Mapping):
            return {name: untyped(value) for name, (_line, value) in node.entries.items()}
        return self._text(key, line, node)

    def _points(self, key: str, line: int, node: Node) -> tuple[Point, ...] | None:
        return self._records(key, line, node, self._point)

    def _pictures(self, key: str, line: int, node: Node) -> tuple[Picture, ...] | None:
        return self._records(key, line, node, self._picture)

    def _doubts(self, key: str, line: int, node: Node) -> tuple[Doubt, ...] | None:
        return self._records(key, line, node, self._doubt)

    def _variants(self, key: str, line: int, node: Node) -> tuple[Variant, ...] | None:
        return self._records(key, line, node, self._variant)

    def _records(
        self, key: str, line: int, node: Node, read: Callable[[Mapping], T | None]
    ) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            self._wrong(
                line, _("“%(key)s” is not a list") % {"key": key}, _("Begin each of its items with “- ”")
            )
            return None
        records = []
        for item in node.items:
            if isinstance(item, Mapping):
                records.append(read(item))
            else:
                self._wrong(
                    item.line,
                    _("An item of “%(key)s” has no keys") % {"key": key},
                    _("Write its key before it, such as “- title: …”"),
                )
        return tuple(record for record in records if record is not None)

    def _point(self, node: Mapping) -> Point:
        fields = self._fields(node, _POINT)
        point_id = fields.setdefault("id", "")
        line = node.entries["id"][0] if point_id else node.line
        if point_id in RESERVED_KEYS:
            self._wrong(
                line,
                _("The id “%(id)s” means something else") % {"id": point_id},
                _("Choose another one, or delete the line"),
            )
        elif point_id and point_id in self._lines_of_ids:
            self._wrong(
                line,
                _("The id “%(id)s” is already on line %(line)d")
                % {"id": point_id, "line": self._lines_of_ids[point_id]},
                _("Delete this line; the point then gets an id of its own"),
            )
        self._lines_of_ids.setdefault(point_id, line)
        return Point(**fields)

    def _picture(self, node: Mapping) -> Picture | None:
        fields = self._fields(node, _PICTURE)
        fields.pop("extra", None)
        if fields.get("image"):
            return Picture(**fields)
        self._wrong(node.line, _("A picture has no file"), _("Write its file, such as “image: bridge.jpg”"))
        return None

    def _doubt(self, node: Mapping) -> Doubt | None:
        fields = self._fields(node, _DOUBT)
        fields.pop("extra", None)
        return Doubt(**fields) if "kind" in fields else None

    def _variant(self, node: Mapping) -> Variant | None:
        fields = self._fields(node, _VARIANT)
        fields.pop("extra", None)
        if fields.get("name"):
            return Variant(**fields)
        self._wrong(node.line, _("A variant has no name"), _("Write its name, such as “name: 6 min”"))
        return None

    def _manuscript(self, key: str, line: int, node: Node) -> Manuscript | None:
        if not isinstance(node, Mapping):
            self._wrong(line, _("“%(key)s” has no keys") % {"key": key}, _("Delete the line"))
            return None
        fields = self._fields(node, _MANUSCRIPT)
        fields.pop("extra", None)
        return Manuscript(**fields)

    def _changes(self, key: str, line: int, node: Node) -> tuple[Change, ...] | None:
        return self._records(key, line, node, self._change)

    def _change(self, node: Mapping) -> Change | None:
        fields = self._fields(node, _CHANGE)
        fields.pop("extra", None)
        return Change(**{"at": 0, "length": 0, "was": "", **fields})

    def _whole_number(self, key: str, line: int, node: Node) -> int | None:
        text = node.text if isinstance(node, Scalar) else ""
        if text.isdecimal() and len(text) < _LONGEST_NUMBER:
            return int(text)
        self._wrong(
            line,
            _("“%(key)s” is not a number: %(value)s") % {"key": key, "value": _shown(node)},
            _("Write a number of characters, such as 1200"),
        )
        return None

    def _remark_on(self, key: str, line: int, types: dict[str, Any]) -> None:
        alike = difflib.get_close_matches(key.lower(), types, n=1, cutoff=0.75)
        self.remarks.append(
            Problem(
                line,
                _("The key “%(key)s” is not known; it is kept but not used") % {"key": key[:40]},
                _("Did you mean “%(key)s”?") % {"key": alike[0]} if alike else "",
            )
        )

    def _wrong(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(line, what, remedy))


def untyped(node: Node) -> object:
    """A value that no field describes.

    A plain scalar is a number, a truth value or null when writing that value gives back the same text, so
    that a file keeps its meaning for other programs and `12:30`, `no` and `0123` stay texts.
    """
    if isinstance(node, Sequence):
        return [untyped(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: untyped(value) for key, (_line, value) in node.entries.items()}
    return _typed(node.text) if node.plain else node.text


def _typed(text: str) -> object:
    if text in ("true", "false", "null", ""):
        return {"true": True, "false": False}.get(text)
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return text
    number = float(text) if any(sign in text for sign in ".e") else int(text)
    fits = isinstance(number, float) or abs(number) < _LARGEST_INTEGER
    return number if fits and repr(number) == text else text


_SPECIAL: dict[str, Callable[[FieldReader, str, int, Node], object]] = {
    "seconds": FieldReader._seconds,
    "show": FieldReader._texts,
    "table": FieldReader._table,
    "rules": FieldReader._rules,
    "points": FieldReader._points,
    "doubts": FieldReader._doubts,
    "pictures": FieldReader._pictures,
    "variants": FieldReader._variants,
    "leaves_out": FieldReader._texts,
    "manuscript": FieldReader._manuscript,
    "changes": FieldReader._changes,
    "characters": FieldReader._whole_number,
    "at": FieldReader._whole_number,
    "length": FieldReader._whole_number,
    "without": FieldReader._texts,
}


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text if len(node.text) <= 40 else node.text[:39] + "…"
    return _("a list") if isinstance(node, Sequence) else _("several keys")
