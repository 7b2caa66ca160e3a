"""The head of a point: the marker as written, and the words the slide shows for it."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.enumerations import candidates, quotations
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.normalized import Shadow, shadow_of, wide

HEAD_WIDTH = 26
_BEFORE_COLON = 18
_QUOTE_SIZES = range(2, 25)
_SEPARATORS = " ,:、"
_TRAILING = " ;,:。、.—"
_END = re.compile(r"[。!?…]+|\.(?=\s+[“\"A-Z]|\s*$)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|No|Fig|Jr|Sr|e\.g|i\.e|approx)|\b[A-Z]|\d)$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|;|——?")
_AND = re.compile(r"[,;]\s*(?:and|or|以及|并且|还有)$", re.IGNORECASE)
_COLON = re.compile(r":(?!//)")
_QUOTED_HEAD = re.compile(r"[“\"]([^“”\"\n]*)[”\"]\s?[—–-]+")
_QUOTED_SENTENCE = re.compile(r"[“\"]([^“”\"\n。!?]{1,48}?)[。!?.]?[”\"](?=[。!?]|(?<=[。!?.].))")
_BROKEN = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef“”‘’—…])[ \t]*\n[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef“”‘’—…])"
)


class Head(msgspec.Struct, frozen=True):
    """What a point is called.

    Attributes:
        marker: The numbering as written, empty when there is none.
        title: The words for the slide.
    """

    marker: str
    title: str


class Span(msgspec.Struct, frozen=True):
    """A head in places of a shadow.

    Attributes:
        start: Where its words begin.
        end: Where they end.
        full_end: Where they would end had they not been cut at a clause for being long.
    """

    start: int
    end: int
    full_end: int

    @property
    def is_cut(self) -> bool:
        """Whether the head was too long to be shown whole."""
        return self.end < self.full_end


def head_of(text: str) -> Head:
    """The marker and the title for a point whose words begin with `text`."""
    shadow = shadow_of(text)
    line = next((line for line in shadow.lines if line.end > line.start), None)
    if line is None:
        return Head("", "")
    marker_end, body = _marker_at(shadow.plain[line.start :])
    span = head_span(shadow.plain, line.start + body, len(shadow.plain))
    marker = shadow.written(line.start, line.start + marker_end)
    return Head(marker, title_of(shadow, span))


def title_of(shadow: Shadow, span: Span) -> str:
    """The words of a head as written, on one line."""
    return one_line(shadow.written(span.start, span.end))


def one_line(words: str) -> str:
    """Words without line ends; nothing stands between Han where a line was broken."""
    return " ".join(_BROKEN.sub("", words).split())


def head_span(plain: str, start: int, end: int) -> Span:
    """The head of the words from `start` to `end` of a shadow, which may run over several lines."""
    while start < end and plain[start] in " \n":
        start += 1
    line_end = plain.find("\n", start, end)
    stop = line_end if line_end >= 0 else end
    words = plain[start:stop]
    closed = words.find("】") if plain[start - 1 : start] == "【" else -1
    if closed > 0:
        return Span(start, start + closed, start + closed)
    quoted = _QUOTED_HEAD.match(words)
    if quoted and len(quoted[1]) in _QUOTE_SIZES:
        return Span(start + 1, start + 1 + len(quoted[1]), start + 1 + len(quoted[1]))
    saying = _QUOTED_SENTENCE.match(words)
    if saying and width(saying[1]) < _QUOTE_SIZES.stop:
        return Span(start + 1, start + 1 + len(saying[1]), start + 1 + len(saying[1]))
    size = _head_size(words)
    full = len(_AND.sub("", words[:size].rstrip(_TRAILING)))
    cut = _clause_size(words[:full])
    return Span(start, start + cut, start + full)


def width(words: str) -> float:
    """How wide words are, in Han characters; letters and digits count half."""
    return wide(words)


def _marker_at(words: str) -> tuple[int, int]:
    found = found_at_start(words)
    if found:
        return found.length, found.skip
    candidate = next(candidates(words[:40]), None)
    if candidate is None or candidate.start > 0:
        return 0, 0
    rest = words[candidate.end :]
    return candidate.end, candidate.end + len(rest) - len(rest.lstrip(_SEPARATORS))


def _head_size(words: str) -> int:
    quoted = quotations(words)
    sentence = _first(_END, words, quoted)
    size = sentence if sentence is not None else len(words)
    colon = _first(_COLON, words[:size], quoted)
    if colon and colon < size and _is_head_colon(words, colon):
        return colon
    return size


def _is_head_colon(words: str, colon: int) -> bool:
    between_digits = words[colon - 1].isdigit() and words[colon + 1 : colon + 2].isdigit()
    return not between_digits and width(words[:colon]) <= _BEFORE_COLON and bool(words[colon + 1 :].strip())


def _first(pattern: re.Pattern[str], words: str, quoted: list[tuple[int, int]]) -> int | None:
    """Where a pattern first matches outside quotations and brackets."""
    for match in pattern.finditer(words):
        place = match.start()
        if any(start < place < end for start, end in quoted):
            continue
        if match[0] == "." and _ABBREVIATION.search(words[max(0, place - 8) : place]):
            continue
        return match.end() if match[0][0] in "!?…" else place
    return None


def _clause_size(words: str) -> int:
    """How much of a head is shown: all when it is short, else its first clause."""
    quoted = quotations(words)
    clauses = [
        match.start()
        for match in _CLAUSE_END.finditer(words)
        if not any(start < match.start() < end for start, end in quoted)
    ]
    commas = sum(words[place] in ",;" for place in clauses)
    if width(words) <= HEAD_WIDTH and commas < 2:
        return len(words)
    worthy = (place for place in clauses if width(words[:place]) >= 2)
    return next(worthy, len(words))
