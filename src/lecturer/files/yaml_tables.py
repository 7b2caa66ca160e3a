"""Files of keys and values that users write, themes and rules: a plain table, and the line of each key."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from lecturer.errors import FormatError, UnreadableError
from lecturer.files.problems import Problem, unreadable
from lecturer.files.yaml_nodes import Mapping, Node, Refused, Scalar, read_nodes
from lecturer.i18n import gettext as _

LARGEST_BYTES = 256 * 1024
"""The longest theme that we ship has 5 KB, the longest rules 2 KB."""


class Table(NamedTuple):
    """What a file holds.

    Attributes:
        values: Texts, lists and tables; nothing is read as a number or a date.
        lines: The line of each key by its path: `text.title`, `text.title.sizes[0]`.
    """

    values: dict[str, Any]
    lines: dict[str, int]


def read_table(path: Path) -> Table:
    """The table in a YAML file.

    Raises:
        UnreadableError: It cannot be read, or is no text in UTF-8.
        FormatError: It is no YAML, no table, too large, or holds what no table of ours does.
    """
    try:
        node, problems = read_nodes(_text(path))
    except Refused as refused:
        raise _wrong(refused.problem, path) from refused
    if problems:
        raise _wrong(problems[0], path)
    if node is None:
        return Table({}, {})
    if not isinstance(node, Mapping):
        what = _("The file is no table of keys and values")
        raise _wrong(Problem(node.line, what, _("Begin each line with a key and a colon")), path)
    lines: dict[str, int] = {}
    return Table(_plain(node, "", lines), lines)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise unreadable(error, path) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _("The file is no text in UTF-8"),
            path=path,
            remedy=_("Save it as UTF-8 in a text editor"),
        ) from error
    if len(data) > LARGEST_BYTES:
        raise FormatError(
            _("The file is too large: it may have %(size)d KB") % {"size": LARGEST_BYTES // 1024},
            path=path,
            remedy=_("Choose another file"),
        )
    return text


def _plain(node: Node, place: str, lines: dict[str, int]) -> Any:  # noqa: ANN401 - YAML is any
    lines.setdefault(place, node.line)
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        table = {}
        for key, (line, value) in node.entries.items():
            inner = f"{place}.{key}" if place else key
            lines[inner] = line
            table[key] = _plain(value, inner, lines)
        return table
    return [_plain(item, f"{place}[{index}]", lines) for index, item in enumerate(node.items)]


def _wrong(problem: Problem, path: Path) -> FormatError:
    return FormatError(problem.what, path=path, line=problem.line, remedy=problem.remedy)
