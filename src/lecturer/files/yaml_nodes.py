"""YAML text as plain nodes with line numbers: nothing is typed, and what could do harm is refused.

Only the event parser of PyYAML is used. It keeps no recursion, whereas its loaders crash the process on a
few thousand nested brackets, turn `12:30` into 750 and drop one of two equal keys without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from lecturer.files.problems import Problem
from lecturer.i18n import gettext as _

DEEPEST = 64
"""How many mappings, and how many lists, may stand in one another."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A text; `plain` when it stands without quotation marks."""

    line: int
    text: str
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """Keys with their lines and nodes, in the order of the file."""

    line: int
    entries: dict[str, tuple[int, Node]]


Node = Scalar | Sequence | Mapping


class Refused(Exception):
    """A text that is no YAML, or none that we read."""

    def __init__(self, line: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.problem = Problem(line, what, remedy)


def read_nodes(text: str) -> tuple[Node | None, list[Problem]]:
    """The nodes of a YAML text, None when it holds nothing, and keys that stand twice.

    Raises:
        Refused: When the text is no YAML, nests too deeply, or holds anchors, tags or several documents.
    """
    try:
        return _Reader(text).document()
    except yaml.YAMLError as error:
        raise _refusal(error, text) from error


class _Reader:
    """Builds nodes from events; one for each text."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_PARSER))
        self._problems: list[Problem] = []

    def document(self) -> tuple[Node | None, list[Problem]]:
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None, []
        node = self._node(next(self._events), 0, 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Refused(
                _line(after),
                _("The file holds more than one document"),
                _("Keep what is above the line “---” and move the rest to a file of its own"),
            )
        return node, self._problems

    def _node(self, event: yaml.Event, mappings: int, lists: int) -> Node:
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) or event.anchor is not None:
            raise _no_aliases(_line(event))
        if event.tag is not None:
            raise Refused(
                _line(event),
                _("Tags (!) are not allowed"),
                _("Take the tag out, or put text that begins with ! in quotation marks"),
            )
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(_line(event), event.value, event.implicit[0])
        if mappings >= DEEPEST or lists >= DEEPEST:
            raise Refused(
                _line(event),
                _("This is nested more than %(count)d levels deep") % {"count": DEEPEST},
                _("Move the inner ones up"),
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(_line(event), mappings, lists + 1)
        return self._mapping(_line(event), mappings + 1, lists)

    def _sequence(self, line: int, mappings: int, lists: int) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, mappings, lists))
        return Sequence(line, items)

    def _mapping(self, line: int, mappings: int, lists: int) -> Mapping:
        entries: dict[str, tuple[int, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, mappings, lists)
            if not isinstance(key, Scalar):
                raise Refused(
                    key.line,
                    _("A key is not a word"),
                    _("Put text that begins with { or [ in quotation marks"),
                )
            value = self._node(next(self._events), mappings, lists)
            if key.text in entries:
                self._problems.append(_twice(key, entries[key.text][0]))
            else:
                entries[key.text] = key.line, value
        return Mapping(line, entries)


def _twice(key: Scalar, first: int) -> Problem:
    return Problem(
        key.line,
        _("The key “%(key)s” is already on line %(line)d") % {"key": key.text[:40], "line": first},
        _("Delete one of the two"),
    )


def _no_aliases(line: int) -> Refused:
    return Refused(
        line,
        _("Anchors and aliases (& and *) are not allowed"),
        _("Write the text out in full, or put text that begins with & or * in quotation marks"),
    )


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _refusal(error: yaml.YAMLError, text: str) -> Refused:
    """What the parser could not read, said for people who never saw a parser."""
    position = getattr(error, "position", None)
    if position is not None:
        line = text.count("\n", 0, position) + 1
        return Refused(
            line, _("There is a control character that text cannot hold"), _("Delete the character")
        )
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    rows = text.split("\n")
    if "scanning an a" in said:  # alias or anchor: most often a blank such as ** at the start of a text
        return _no_aliases(line)
    if any(what in said for what in ("escape", "hexdec")):
        return Refused(
            line,
            _("A backslash in double quotation marks begins no character here"),
            _("Write the character itself, or use single quotation marks"),
        )
    if "quoted scalar" in said:
        start = getattr(error, "context_mark", None)
        line = start.line + 1 if start else line
        return Refused(
            line, _("A quotation mark is opened here and not closed"), _("Close it on the same line")
        )
    if "mapping values" in said:
        return Refused(
            line,
            _("There is a second “: ” on this line"),
            _("Put the text in quotation marks, or write it below “|” on lines of its own"),
        )
    if rows[line - 1].lstrip(" ").startswith("\t"):
        return Refused(line, _("The line begins with a tab"), _("Indent with spaces"))
    if "cannot start any token" in said:
        return Refused(
            line,
            _("The text begins with a sign that has a meaning here"),
            _("Put the text in quotation marks"),
        )
    return Refused(
        line,
        _("This line does not fit the lines above it"),
        _("Check the indentation and the quotation marks here and on the line before"),
    )
