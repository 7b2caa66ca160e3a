"""Text whose indent is its outline, as outliners and PowerPoint copy it: tabs or blanks are levels."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.plain import read_plain
from lecturer.manuscript.source import Evidence, Source

_FEWEST_LINES = 4
_INDENTED_SHARE = 0.3
_LONGEST = 40
_DEEPEST = 8
_SENTENCE = re.compile(r"[。！？；!?;][”’\")』]?$")
_INDENT = re.compile(r"[ \t\u3000]*")


def read_text_file(file: Candidate) -> Source:
    """The words of a text file, with its indents as evidence where they are its outline."""
    return with_indents(read_plain(file))


def with_indents(source: Source) -> Source:
    """The text with its indents as levels, if it is an outline: short lines, each at most one level deeper.

    First lines of paragraphs are indented too, but paragraphs are long and end as sentences do.
    """
    if source.evidence:
        return source
    rows = [(number, line) for number, line in enumerate(source.text.split("\n")) if line.strip()]
    depths = _depths([line for _number, line in rows])
    if depths is None:
        return source
    evidence = {
        number: Evidence(level=depth + 1) for (number, _line), depth in zip(rows, depths, strict=True)
    }
    if len(depths) > 1 and depths[:2] == [0, 0]:
        evidence[rows[0][0]] = Evidence(is_title=True)
    return msgspec.structs.replace(source, evidence=evidence)


def _depths(lines: list[str]) -> list[int] | None:
    """How deep each line is, from 0; None when the text is no outline."""
    if len(lines) < _FEWEST_LINES or any(len(line.strip()) > _LONGEST for line in lines):
        return None
    if any(_SENTENCE.search(line.rstrip()) for line in lines):
        return None
    widths = [_width(line) for line in lines]
    indented = sum(width > 0 for width in widths)
    if widths[0] or not _INDENTED_SHARE * len(lines) <= indented < len(lines):
        return None
    steps = sorted(set(widths))
    if len(steps) > _DEEPEST:
        return None
    depths = [steps.index(width) for width in widths]
    if any(below - above > 1 for above, below in pairwise(depths)):
        return None
    return depths


def _width(line: str) -> int:
    found = _INDENT.match(line)
    return sum({"\t": 4, "\u3000": 2}.get(char, 1) for char in found[0]) if found else 0
