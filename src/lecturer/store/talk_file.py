"""A talk's file: reading it, and the text that is written.

The reader types no scalar by its looks, keeps keys that it does not know, and refuses what a speech never
needs and an attack does: anchors, tags, deep nesting, huge files. Every refusal names the line.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import msgspec

from lecturer.errors import UnreadableError
from lecturer.files.digests import Digest, digest_of
from lecturer.files.problems import Problem, TalkFileError, unreadable
from lecturer.files.suffixes import TALKS
from lecturer.files.yaml_nodes import Mapping, Refused, read_nodes
from lecturer.i18n import gettext as _
from lecturer.store.talk_fields import FORMAT_VERSION, VERSION_KEY, FieldReader
from lecturer.store.yaml_text import yaml_text
from lecturer.talk.edits import fresh_ids
from lecturer.talk.original import for_file, from_file
from lecturer.talk.records import Change, Doubt, Manuscript, Picture, Point, Talk, Variant

LARGEST = 64 * 1024 * 1024
"""Bytes; more than a hundred times the longest speech ever given."""

_FIRST_WORDS = f"{VERSION_KEY}:".encode()
_POINT_ORDER = (
    "id", "marker", "run_on", "continues", "title", "notes", "show", "quote", "by", "image", "alt", "focus",
    "pictures", "table", "chart", "layout",
    "seconds", "may_skip", "why", "doubts",
)  # fmt: skip
_TALK_ORDER = (
    "title",
    "subtitle",
    "speaker",
    "unit",
    "date",
    "rules",
    "theme",
    "ratio",
    "image",
    "focus",
    "transition",
    "variants",
    "manuscript",
    "without",
    "opening",
)
_POINT_DEFAULTS = Point(id="")
_TALK_DEFAULTS = Talk()


class Reading(msgspec.Struct, frozen=True):
    """A talk as it was read, and what is worth a look though it could be read."""

    talk: Talk
    remarks: tuple[Problem, ...] = ()


class Opened(msgspec.Struct, frozen=True):
    """A talk read from a file, with what is needed to save it again.

    Attributes:
        talk: The talk.
        path: The file.
        digest: What the file held, for `saving.save(expected=)`.
        remarks: Unknown keys and the like.
    """

    talk: Talk
    path: Path
    digest: Digest
    remarks: tuple[Problem, ...] = ()


def is_talk(path: Path) -> bool:
    """Whether a file is a talk by its name; where the name says nothing, by its first words."""
    if path.suffix.lower() in TALKS:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_FIRST_WORDS)) == _FIRST_WORDS
    except OSError:
        return False


def load(path: Path) -> Talk:
    """The talk in a file; see `open_talk` for its errors."""
    return open_talk(path).talk


def open_talk(path: Path) -> Opened:
    """The talk in a file, with the digest of the file and the remarks on it.

    Raises:
        UnreadableError: When the file is missing, empty, binary, too large or may not be read.
        TalkFileError: When the file is no talk; it holds every problem with its line.
    """
    data = read_bytes(path)
    reading = read_text(_decoded(data, path), path)
    return Opened(reading.talk, path, digest_of(data), reading.remarks)


def parse(text: str, path: Path | None = None) -> Talk:
    """The talk written in a text; `path` is only named in errors.

    Raises:
        TalkFileError: When the text is no talk.
    """
    return read_text(text, path).talk


def read_text(text: str, path: Path | None = None) -> Reading:
    """Like `parse`, with remarks on what is odd but no error."""
    if "\0" in text:
        raise _binary(path)
    try:
        node, problems = read_nodes(text.removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8"))
    except Refused as refused:
        raise TalkFileError((refused.problem,), path) from refused
    if node is None:
        raise _empty(path)
    reader = FieldReader()
    talk = reader.talk(node if isinstance(node, Mapping) else Mapping(node.line, {}))
    problems += reader.problems
    if problems:
        raise TalkFileError(tuple(sorted(problems, key=lambda problem: problem.line)), path)
    return Reading(from_file(_with_ids(talk)), tuple(reader.remarks))


def dumps(talk: Talk) -> str:
    """The talk as the text of its file. The same talk gives the same text."""
    talk = msgspec.structs.replace(talk, manuscript=for_file(talk))
    fields = {VERSION_KEY: FORMAT_VERSION, **_written(talk, _TALK_ORDER, _TALK_DEFAULTS)}
    if talk.points:
        fields["points"] = [_point(point) for point in talk.points]
    if talk.closing:
        fields["closing"] = talk.closing
    return yaml_text(fields | talk.extra)


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        UnreadableError: When there are none, too many, or they may not be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(
                _("The file is larger than %(size)d MB") % {"size": LARGEST >> 20},
                path=path,
                remedy=_("A talk's file holds words only; check that this is the right file"),
            )
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path) from error
    if not data.strip():
        raise _empty(path)
    return data


def _decoded(data: bytes, path: Path) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _binary(path) from error
        raise UnreadableError(
            _("The file is not written in UTF-8"),
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            remedy=_("Open it in a text editor and save it with the encoding UTF-8"),
        ) from error


def _empty(path: Path | None) -> UnreadableError:
    return UnreadableError(
        _("The file is empty"), path=path, remedy=_("Choose another file, or an earlier version of it")
    )


def _binary(path: Path | None) -> UnreadableError:
    return UnreadableError(
        _("The file is not a text"), path=path, remedy=_("Choose a talk (.yaml) or import a manuscript")
    )


def _with_ids(talk: Talk) -> Talk:
    """The talk with ids for the points that were written by hand without one."""
    new_id = fresh_ids(talk)

    def filled(point: Point) -> Point:
        point_id = point.id or new_id()
        points = tuple(map(filled, point.points))
        if point_id == point.id and all(map(_is, points, point.points)):
            return point
        return msgspec.structs.replace(point, id=point_id, points=points)

    points = tuple(map(filled, talk.points))
    if all(map(_is, points, talk.points)):
        return talk
    return msgspec.structs.replace(talk, points=points)


def _is(one: object, other: object) -> bool:
    return one is other


def _written(record: Talk | Point, order: tuple[str, ...], defaults: Talk | Point) -> dict[str, object]:
    """The fields that say something, in the order of the file."""
    return {
        name: _plain(value) for name in order if (value := getattr(record, name)) != getattr(defaults, name)
    }


def _point(point: Point) -> dict[str, object]:
    fields = _written(point, _POINT_ORDER, _POINT_DEFAULTS) | point.extra
    if point.points:
        fields["points"] = [_point(each) for each in point.points]
    return fields


def _plain(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Doubt | Variant | Manuscript | Change | Picture):
        return {name: _plain(said) for name in value.__struct_fields__ if (said := getattr(value, name))}
    return value
