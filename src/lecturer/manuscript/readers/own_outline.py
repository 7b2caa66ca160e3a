"""Reads an outline in Markdown that this program wrote, with whatever was edited in it since."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

import msgspec

from lecturer.export.markdown import markdown
from lecturer.export.outline_record import (
    CLOSING,
    DEEPEST_HEADING,
    NAMES,
    REMARK,
    HeadRecord,
    OutlineRecord,
    front_line,
    joined,
)
from lecturer.export.pptx.travelling_talk import portable
from lecturer.manuscript.ledger.markdown_census import markdown_entries
from lecturer.manuscript.ledger.records import Entry
from lecturer.manuscript.leveled import parted_head, tree_of
from lecturer.manuscript.source import NO_EVIDENCE, Source
from lecturer.talk.alignment import likeness
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import manuscript
from lecturer.text.spaces import squeezed

_ALIKE = 0.3
_REMARK = re.compile(rf"<!-- {REMARK} (?P<record>\{{.*\}}) -->")


class _Heading(msgspec.Struct):
    """A heading with the lines below it; the first one, of level 0, has the front and its title's line."""

    text: str
    level: int
    lines: list[str] = []


def own_outline(source: Source, read: Callable[[Source], Source]) -> Source | None:
    """The talk of an outline that we wrote; None for any other text.

    Args:
        source: The text.
        read: Reads Markdown.
    """
    found = _REMARK.search(source.text)
    if found is None:
        return None
    text = source.text[: found.start()] + source.text[found.end() :]
    body, _sign, closing = text.partition(CLOSING)
    try:
        record = msgspec.convert(json.loads(found["record"]), OutlineRecord)
        talk = _talk(record, read(msgspec.structs.replace(source, text=body)))
    except (ValueError, TypeError, msgspec.ValidationError):
        return None
    after = read(msgspec.structs.replace(source, text=closing)).text
    talk = msgspec.structs.replace(talk, closing=joined(after.split("\n") if after else [], record.closing))
    return msgspec.structs.replace(
        source,
        text=manuscript(talk),
        talk=talk,
        census=_words(f"{body}\n{closing}"),
        written="\n".join("".join(entry.pieces) for entry in _words(markdown(talk))),
    )


def _words(text: str) -> tuple[Entry, ...]:
    """The census of an outline without its remarks; what we wrote as marks is marks, without a doubt."""
    entries = (entry for entry in markdown_entries(text) if entry.kind != "remark")
    return tuple(msgspec.structs.replace(entry, marks=()) for entry in entries)


def _talk(record: OutlineRecord, body: Source) -> Talk:
    front, *headings = _headings(body)
    talk = msgspec.convert(record.talk, Talk)
    talk = _with_front(talk, record, front)
    rows = [
        (_level(heading, head), _point(heading, head)) for heading, head in _paired(headings, record.heads)
    ]
    return portable(msgspec.structs.replace(talk, points=tree_of(talk, rows)))[0]


def _headings(source: Source) -> list[_Heading]:
    """The front, then every heading below the first level; the front's text is the title's line."""
    found = [_Heading("", 0, [])]
    for number, line in enumerate(source.text.split("\n") if source.text else []):
        evidence = source.evidence.get(number, NO_EVIDENCE)
        if evidence.level > 1:
            found.append(_Heading(line, evidence.level - 1, []))
            continue
        if (evidence.is_title or evidence.level) and len(found) == 1 and not found[0].text:
            found[0].text = line
        found[-1].lines.append(line)
    return found


def _with_front(talk: Talk, record: OutlineRecord, front: _Heading) -> Talk:
    """The title, the other fields and the opening as the front says them now."""
    lines = [*front.lines]
    fields: dict[str, str] = {}
    for names in record.front:
        written = front_line(talk, names)
        line = next((each for each in lines if squeezed(each) == squeezed(written)), None)
        is_title = names == ("title",) and bool(front.text)
        if line is None and lines and (is_title or _is_edit(written, lines[0], len(names))):
            line = front.text if is_title else lines[0]
            fields.update(zip(names, [line] if is_title else line.split(NAMES), strict=True))
        if line is not None:
            lines.remove(line)
    is_spoken = bool(talk.title.strip()) and ("title",) not in record.front
    if is_spoken and front.text and squeezed(front.text) != squeezed(talk.title):
        fields["title"] = front.text.strip()
    opening = joined(lines, record.opening)
    return msgspec.structs.replace(talk, **{**fields, "opening": opening})


def _is_edit(was: str, now: str, parts: int) -> bool:
    """Whether a line of names is another one edited: as many of them, and not all are others."""
    return now.count(NAMES) + 1 == parts and (parts > 1 or likeness(squeezed(was), squeezed(now)) >= _ALIKE)


def _paired(
    headings: list[_Heading], heads: tuple[HeadRecord, ...]
) -> Iterator[tuple[_Heading, HeadRecord | None]]:
    """Each heading with what was known of it; as many others in the same place are the old ones renamed."""
    matcher = SequenceMatcher(
        None,
        [squeezed(each.head) for each in heads],
        [squeezed(each.text) for each in headings],
        autojunk=False,
    )
    for kind, low, high, start, end in matcher.get_opcodes():
        is_same = kind == "equal" or (kind == "replace" and high - low == end - start)
        for number in range(start, end):
            yield headings[number], heads[low + number - start] if is_same else None


def _level(heading: _Heading, head: HeadRecord | None) -> int:
    """The heading's level; deeper ones than Markdown has are as they were."""
    is_as_it_was = head is not None and min(head.level, DEEPEST_HEADING - 1) == heading.level
    return head.level if head is not None and is_as_it_was else heading.level


def _point(heading: _Heading, head: HeadRecord | None) -> Point:
    if head is None:
        marker, title = parted_head(heading.text)
        lines = [heading.text, *heading.lines]
        return Point(id="", marker=marker, title=title, notes=joined([line for line in lines if line], ()))
    fields = dict(head.point)
    if squeezed(heading.text) != squeezed(head.head):
        fields["marker"], fields["title"] = parted_head(heading.text, str(fields.get("marker", "")))
    lines = [heading.text, *heading.lines] if head.is_spoken else heading.lines
    return msgspec.convert({**fields, "notes": joined(lines, head.gaps)}, Point)
