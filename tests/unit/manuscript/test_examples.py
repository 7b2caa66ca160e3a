"""The labelled examples: what each line is, and the outline that is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lecturer.manuscript.importing import import_text
from lecturer.manuscript.normalized import shadow_of
from lecturer.manuscript.roles import role_of
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk

_MARKS = '。；，：、”“"—— .;,\n'
_ROLES = {
    "SAL": "salutation",
    "GREET": "greeting",
    "DATE": "date",
    "CUE": "cue",
    "LABEL": "label",
    "CLOSE": "closing",
    "PERO": "peroration",
    "ATTR/SUB": "subtitle",
}


class Example(msgspec.Struct):
    number: str
    text: str
    points: list[str] = []
    opening: str = ""
    doubts: list[str] = []
    roles: list[str] = []


def _read(name: str) -> list[Example]:
    blocks = re.split(r"(?m)^(?=\[\d+\]$|# )", Path(__file__).with_name(name).read_text("utf-8"))
    return [_example(block) for block in blocks if re.match(r"\[\d+\]\n.*?\n->\n", block, re.DOTALL)]


def _example(block: str) -> Example:
    words, _, expected = block.partition("\n->\n")
    number, _, text = words.partition("\n")
    example = Example(number.strip("[]"), re.sub(r"\\u(\w{4})", lambda match: chr(int(match[1], 16)), text))
    for line in expected.splitlines():
        kind, rest = line[:2], line[2:]
        if kind == "= ":
            example.opening = rest
        elif kind == "! ":
            example.doubts.append(rest)
        elif kind == "@ ":
            example.roles.append(rest)
        elif line.strip():
            example.points.append(line)
    return example


def _found(points: tuple[Point, ...], depth: int = 0) -> Iterator[str]:
    for point in points:
        body = point.notes.partition(point.title)[2].strip(_MARKS)
        yield "  " * depth + f"{point.marker} | {point.title}" + (f" :: {body}" if body else "")
        yield from _found(point.points, depth + 1)


def _bare(line: str) -> str:
    head, parted, body = line.partition(" :: ")
    return head + parted + body.strip(_MARKS)


def _doubts(talk: Talk) -> set[str]:
    return {doubt.kind for point in walk(talk.points) for doubt in point.doubts}


EXAMPLES = _read("examples.txt")
SNIPPETS = _read("snippets.txt")


def test_there_are_131_examples() -> None:
    assert [example.number for example in EXAMPLES] == [str(number) for number in range(1, 132)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.number)
def test_an_example_has_its_outline(example: Example) -> None:
    found = import_text(example.text)
    assert list(_found(found.talk.points)) == [_bare(line) for line in example.points]
    assert found.lossless
    if example.opening:
        assert found.talk.opening == example.opening
    if example.points:
        expected = set(example.doubts)
        assert expected <= _doubts(found.talk)
        assert expected or not _doubts(found.talk) - {"lone", "gap"}


@pytest.mark.parametrize("example", SNIPPETS, ids=lambda example: example.number)
def test_a_snippet_has_its_heads(example: Example) -> None:
    found = import_text(example.text)
    assert [line.partition(" :: ")[0] for line in _found(found.talk.points)] == example.points
    assert found.lossless


@pytest.mark.parametrize(
    "example",
    [example for example in EXAMPLES if example.roles and example.roles != ["TEXT"]],
    ids=lambda e: e.number,
)
def test_a_line_has_its_role(example: Example) -> None:
    lines = example.text.split("\n")
    found = import_text(example.text).talk
    for role in example.roles:
        if role == "TITLE":
            assert found.title == lines[0]
        else:
            roles = {role_of(shadow_of(line).plain) for line in lines}
            assert _ROLES[role] in roles


def test_a_whole_manuscript_has_its_front_and_its_end() -> None:
    example = next(example for example in EXAMPLES if example.number == "119")
    talk = import_text(example.text).talk
    assert talk.subtitle == "在班组安全例会上的发言"
    assert talk.closing.splitlines() == example.text.splitlines()[-2:]
