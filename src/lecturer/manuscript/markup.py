"""Marks of Markdown in a text that is none: what they say of the paragraphs, while every sign of them stays.

Words copied from a chat often carry `## ` and `**` along. In plain text `**` is a blank, so only lines that
are nothing but bold count, and only when there are several.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.shadow import Line, Shadow
from lecturer.manuscript.source import Evidence, Source

_HASHES = re.compile(r"(?P<hashes>#{1,6}) +(?:\*\*(?=[^*]+\*\*$))?(?=[^\s#])")
_BOLD = re.compile(r"\*\*(?=[^*\s][^*]{0,60}\*\*:?$)")
_FEWEST = 2


def with_markup(shadow: Shadow, source: Source) -> Source:
    """The source with evidence from its headings and bold lines, if it is plain text that has some."""
    if source.evidence or source.talk:
        return source
    lines = [line for line in shadow.lines if line.end > line.start and shadow.plain[line.start] in "#*"]
    evidence = {**_bold(shadow, lines), **_headings(shadow, lines)}
    return msgspec.structs.replace(source, evidence=evidence) if evidence else source


def _headings(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    found = [(line, match) for line in lines if (match := _HASHES.match(shadow.plain, line.start, line.end))]
    first = next((line.number for line in shadow.lines if line.end > line.start), -1)
    if not found or (len(found) < _FEWEST and found[0][0].number != first):
        return {}
    evidence = {
        line.number: Evidence(level=len(match["hashes"]), skip=match.end() - line.start)
        for line, match in found
    }
    highest = min(each.level for each in evidence.values())
    if [number for number, each in evidence.items() if each.level == highest] == [first]:
        evidence[first] = msgspec.structs.replace(evidence[first], level=0, is_title=True)
    return evidence


def _bold(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    found = [line for line in lines if _BOLD.match(shadow.plain, line.start, line.end)]
    return {line.number: Evidence(emphasis=1, skip=2) for line in found} if len(found) >= _FEWEST else {}
