"""Markdown marks in a text that is not Markdown: they count as evidence and are kept as words.

Words copied from a chat often carry `## ` and `**` along. In plain text `**` is a blank, so only lines that
are nothing but bold count, and only when there are several.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.normalized import Line, Shadow, shadow_of
from lecturer.manuscript.source import Evidence, Source

_HASHES = re.compile(r"(?P<hashes>#{1,6}) +(?:\*\*(?=[^*]+\*\*$))?(?=[^\s#])")
_BOLD = re.compile(r"\*\*(?=[^*\s][^*]{0,60}\*\*:?(?:\s?\([^()]{1,12}\))?$)")
_BOLD_LEAD = re.compile(r"\*\*(?P<lead>[^*\s][^*]{0,40})\*\*(?=\s?[^*\s])")
_BOLD_START = re.compile(r"(?:[-*+]\s+|\d{1,2}[.、)]\s*|>\s*|#{1,6}\s+)?\*\*(?=[^*\s])[^*]{1,80}\*\*")
_BOLD_PAIR = re.compile(r"\*\*(?=[^*\s])[^*]{0,119}[^*\s]\*\*|\*\*[^*\s]\*\*")
_RULE_LINE = re.compile(r"\*{3,}$")
_PARTED = re.compile(r"[^\w]|$")
_LEAD_END = re.compile(r"[。:!?]$")
_FEWEST = 2


def with_markup(shadow: Shadow, source: Source) -> Source:
    """The source with evidence from its headings and bold lines, if it is plain text that has some.

    In every source the only heading of its level is the title when it stands first, above others.
    """
    if source.talk:
        return source
    if source.evidence:
        return msgspec.structs.replace(source, evidence=_titled(shadow, source.evidence, source.title))
    lines = [line for line in shadow.lines if line.end > line.start and shadow.plain[line.start] in "#*"]
    evidence = {**_bold_leads(shadow, lines), **_bold(shadow, lines), **_headings(shadow, lines)}
    return msgspec.structs.replace(source, evidence=_titled(shadow, evidence, "")) if evidence else source


def is_written_in_markdown(text: str) -> bool:
    """Whether plain text surely is Markdown, as the copy button of a chat gives it.

    Several headings or bold lines say so. `**` is a blank as well: one that stands alone in its line, or
    between words as a blank does (在**单位), leaves the text what it is.
    """
    lines = [line.strip() for line in text.split("\n")]
    headings = sum(bool(_HASHES.match(line)) for line in lines)
    bold = sum(bool(_BOLD_START.match(line)) for line in lines)
    if headings < _FEWEST and bold < _FEWEST and not (headings and bold):
        return False
    return all(_is_paired(line) for line in lines if "**" in line)


def _is_paired(line: str) -> bool:
    """Whether every ** of a line opens or closes bold words that something parts from their neighbours."""
    rest = _BOLD_PAIR.sub("", _RULE_LINE.sub("", line))
    if "**" in rest:
        return False
    return all(
        _PARTED.match(line[: pair.start()][-1:]) or _PARTED.match(line[pair.end() :][:1])
        for pair in _BOLD_PAIR.finditer(line)
    )


def has_markup(text: str) -> bool:
    """Whether plain text has signs of Markdown."""
    source = Source(text)
    return with_markup(shadow_of(text), source) is not source


def _titled(shadow: Shadow, evidence: dict[int, Evidence], source_title: str) -> dict[int, Evidence]:
    levels = {number: each.level for number, each in evidence.items() if each.level}
    first = _first_line(shadow)
    own = evidence.get(first.number) if first else None
    if first is None or own is None or not own.level or own.marker:
        return evidence
    others = [level for number, level in levels.items() if number != first.number]
    below = next((line for line in shadow.lines[first.number + 1 :] if line.end > line.start), first)
    is_over_heading = below.number in evidence and evidence[below.number].level > 0
    if source_title and source_title != shadow.line_text(first)[own.skip :].strip() and is_over_heading:
        return evidence  # the file names another title: this is the first part
    has_heads = bool(others) or own.skip > 0 or any(each.emphasis for each in evidence.values())
    is_title = all(level > own.level for level in others) and has_heads
    if not is_title or any(each.is_title for each in evidence.values()):
        return evidence
    if found_at_start(shadow.line_text(first)[own.skip :]):
        return evidence
    return evidence | {first.number: msgspec.structs.replace(own, level=0, is_title=True)}


def _first_line(shadow: Shadow) -> Line | None:
    return next((line for line in shadow.lines if line.end > line.start), None)


def _headings(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    found = [(line, match) for line in lines if (match := _HASHES.match(shadow.plain, line.start, line.end))]
    first = _first_line(shadow)
    if not found or first is None or (len(found) < _FEWEST and found[0][0].number != first.number):
        return {}
    return {
        line.number: Evidence(level=len(match["hashes"]), skip=match.end() - line.start)
        for line, match in found
    }


def _bold_leads(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    """Paragraphs that begin with a bold sentence, or bold words before a colon; a bare ** is a blank."""
    found = {
        line.number: match
        for line in lines
        if (match := _BOLD_LEAD.match(shadow.plain, line.start, line.end))
        and (_LEAD_END.search(match["lead"]) or shadow.plain.startswith(":", match.end()))
    }
    if len(found) < _FEWEST:
        return {}
    return {number: Evidence(lead=match.end() - match.start(), skip=2) for number, match in found.items()}


def _bold(shadow: Shadow, lines: list[Line]) -> dict[int, Evidence]:
    found = [line for line in lines if _BOLD.match(shadow.plain, line.start, line.end)]
    return {line.number: Evidence(emphasis=1, skip=2) for line in found} if len(found) >= _FEWEST else {}
