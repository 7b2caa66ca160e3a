"""Reads Org files: stars are levels, keywords name the talk, drawers and comments are not spoken."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.readers.candidate import Candidate
from lecturer.manuscript.readers.plain import read_plain
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source

_STARS = re.compile(r"(?P<stars>\*+)[ \t]+(?P<words>.*)")
_KEYWORD = re.compile(r"#\+(?P<name>\w+):[ \t]*(?P<words>.*)")
_COMMENT = re.compile(r"#(?: .*)?")
_DRAWER = re.compile(r"[ \t]*:[\w-]+:.*")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-+]|(?P<number>\d+[.)]))[ \t]+(?P<words>.*)")
_FIELDS = {"title": "title", "subtitle": "subtitle", "author": "speaker", "date": "date"}
_INDENT = 2


def read_org(file: Candidate) -> Source:
    """The words of an Org text, with its headings and lists as evidence."""
    source = read_plain(file)
    lines: list[str] = []
    evidence: dict[int, Evidence] = {}
    fields: dict[str, str] = {}
    census: list[Entry] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        field = _KEYWORD.fullmatch(line)
        if field or _COMMENT.fullmatch(line) or _DRAWER.fullmatch(line):
            is_taken = field is not None and field["name"].lower() in _FIELDS
            census.append(Entry("remark", number, (field["words"] if field and is_taken else line,)))
            if field and is_taken:
                fields.setdefault(_FIELDS[field["name"].lower()], field["words"].strip())
            continue
        words, known = _read(line)
        if known != NO_EVIDENCE:
            evidence[len(lines)] = known
        lines.append(words)
        census.append(Entry("line", number, (words,)))
    return msgspec.structs.replace(
        source,
        text="\n".join(lines),
        evidence=evidence,
        census=tuple(entry for entry in census if "".join(entry.pieces).strip()),
        **fields,
    )


def _read(line: str) -> tuple[str, Evidence]:
    heading = _STARS.fullmatch(line)
    if heading:
        return heading["words"], Evidence(level=len(heading["stars"]))
    item = _ITEM.fullmatch(line)
    if item:
        depth = len(item["indent"].expandtabs(8)) // _INDENT
        if item["number"]:
            return f"{item['number']} {item['words']}", Evidence(marker=item["number"], depth=depth)
        return item["words"], Evidence(marker="•", depth=depth)
    return line, NO_EVIDENCE
