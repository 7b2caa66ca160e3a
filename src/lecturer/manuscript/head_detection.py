"""The head of a point: the marker as written, the words the slide shows for it, and the minutes it says.

A heading on a line of its own is taken whole; of running words the head is what stands before a colon, else
the first sentence, and of a long sentence the first clause that can stand alone.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.enumerations import candidates, quotations
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.minutes import minutes_at_end
from lecturer.manuscript.normalized import Shadow, shadow_of, wide
from lecturer.text.han import HAN_CHARACTER

HEAD_WIDTH = 26
"""A published macro for official speeches bolds a paragraph's first sentence up to here (reference 2.4 F)."""
_LINE_WIDTH = 36
"""A heading on a line of its own is whole up to here: two lines of a slide's title."""
_ENGLISH_WIDTH = 42
_BEFORE_COLON = 18
_QUOTE_SIZES = range(1, 25)
_SHORT_CLAUSE = 3
_SEPARATORS = " ,:、"
_TRAILING = " ;,:。、.—"
_END = re.compile(r"[。!?…]+|\.(?=\s+[“\"A-Z]|\s*$)|\n")
_OWN_END = re.compile(r"[。;.]$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|No|Fig|Jr|Sr|e\.g|i\.e|approx)|\b[A-Z])$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|;|——?")
_AND = re.compile(r"[,;]\s*(?:and|or|以及|并且|还有)$", re.IGNORECASE)
_COLON = re.compile(":")
_ONE_WORD = re.compile(
    r"(?:https?|ftp)://[\x21-\x7e]+|www\.[\x21-\x7e]+|[\w.+-]+@[\w-]+\.[\w.]+|\b[A-Za-z]:[\\/][^\s,;。]*|\d{1,2}:\d{2}"
)
"""Addresses, paths and times of day: no cut falls inside."""
_QUOTED_HEAD = re.compile(r"[“\"]([^“”\"\n]*)[”\"]\s?[—–-]+")
_QUOTED_SENTENCE = re.compile(r"[“\"]([^“”\"\n。!?]{1,48}?)[。!?.]?[”\"](?=[。!?]|(?<=[。!?.].))")
_QUOTED = re.compile(r"[“\"《]([^“”\"《》\n]{2,40})[”\"》]")
_ADVERBIAL = re.compile(
    r"(?:.{2,}(?:的时候|之前|之后|以前|以后|以来|期间|过程中|同时)"
    r"|.{2,}(?<![直向往在无上空目])前|.{2,}(?<![恐落人在断善背])后|.{2,}(?<![及准按小随一守惜省平当定适限课何])时"
    r"|在.+[中里上下]|从.+(?:起|开始|来看|看来)|以.+为例|当.+时候?"
    r"|(?:随着|如果|只要|虽然|尽管|由于|因为|除了|对于|关于|根据|按照).+|[左右][上下]|今天|现在|目前|当前|如今|此外|另外|同时|其实)"
)
"""A clause that only says when, where or on what condition: the next one is the head."""
_LOWER_WORD = re.compile(r"[a-z]+(?![a-zA-Z0-9:/.@\\])")
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
        full_start: Where they would begin had no clause before them been left out.
        full_end: Where they would end had they not been cut at a clause for being long.
        seconds: The time that the line says it takes; None when it says nothing.
    """

    start: int
    end: int
    full_start: int
    full_end: int
    seconds: float | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the head was too long to be shown whole."""
        return self.end < self.full_end or self.start > self.full_start


def head_of(text: str) -> Head:
    """The marker and the title for a point whose words begin with `text`."""
    shadow = shadow_of(text)
    line = next((line for line in shadow.lines if line.end > line.start), None)
    if line is None:
        return Head("", "")
    marker_end, body = typed_marker(shadow.plain[line.start :])
    span = head_span(shadow.plain, line.start + body, len(shadow.plain))
    marker = shadow.written(line.start, line.start + marker_end)
    return Head(marker, title_of(shadow, span, is_marked=bool(marker)))


def head_choices(text: str) -> tuple[str, ...]:
    """Heads that a point whose words begin with `text` could have, the usual one first.

    The others are the whole first line, its first sentence, its first clause, what stands after the colon,
    and what is quoted in it.
    """
    shadow = shadow_of(text)
    line = next((line for line in shadow.lines if line.end > line.start), None)
    if line is None:
        return ()
    marker_end, skip = typed_marker(shadow.plain[line.start :])
    body = line.start + skip
    plain, seen = shadow.plain, [head_of(text).title]
    minutes = minutes_at_end(plain[body : line.end])
    end = body + (minutes.start if minutes else line.end - body)
    words = plain[body:end]
    quoted = quotations(words)
    sentence = _first(_END, words, quoted) or len(words)
    spans = [(0, len(words)), (0, sentence), (0, _first(_CLAUSE_END, words, quoted) or sentence)]
    if colon := _first(_COLON, words[:sentence], quoted):
        spans += [(0, colon), (colon + 1, sentence)]
    spans += [match.span(1) for match in _QUOTED.finditer(words)]
    for start, stop in spans:
        bare = len(words[start:stop]) - len(words[start:stop].lstrip(_SEPARATORS))
        written = shadow.written(body + start + bare, body + start + len(words[start:stop].rstrip(_TRAILING)))
        seen.append(_capital(one_line(written)) if marker_end else one_line(written))
    return tuple(dict.fromkeys(title for title in seen if title))


def title_of(shadow: Shadow, span: Span, *, is_marked: bool = False) -> str:
    """The words of a head as written, on one line; English ones behind a marker begin with a capital."""
    words = one_line(shadow.written(span.start, span.end))
    return _capital(words) if is_marked else words


def one_line(words: str) -> str:
    """Words without line ends; nothing stands between Han where a line was broken."""
    return " ".join(_BROKEN.sub("", words).split())


def head_span(plain: str, start: int, end: int, *, is_own_line: bool = True) -> Span:
    """The head of the words from `start` to `end` of a shadow, which may run over several lines.

    Args:
        plain: The shadow.
        start: Where the words begin, behind the marker.
        end: Where they end.
        is_own_line: The marker begins its line, so that a line without a full stop is a heading.
    """
    while start < end and plain[start] in " \n":
        start += 1
    line_end = plain.find("\n", start, end)
    stop = line_end if line_end >= 0 else end
    is_own_line = is_own_line and (stop == len(plain) or plain[stop] == "\n")
    minutes = minutes_at_end(plain[start:stop]) if is_own_line else None
    if minutes:
        stop = start + minutes.start
    found = _fixed(plain, start, stop) or _measured(plain[start:stop], start, is_own_line=is_own_line)
    return msgspec.structs.replace(found, seconds=minutes.seconds) if minutes else found


def width(words: str) -> float:
    """How wide words are, in Han characters; letters and digits count half."""
    return wide(words)


def _fixed(plain: str, start: int, stop: int) -> Span | None:
    """A head that marks of its own set off: 【…】, “…”——, 第一句话是“…”。."""
    words = plain[start:stop]
    closed = words.find("】") if plain[start - 1 : start] == "【" else -1
    if closed > 0:
        return _span(start, closed)
    quoted = _QUOTED_HEAD.match(words)
    if quoted and len(quoted[1]) in _QUOTE_SIZES:
        return _span(start + 1, len(quoted[1]))
    saying = _QUOTED_SENTENCE.match(words)
    if saying and width(saying[1]) < _QUOTE_SIZES.stop:
        return _span(start + 1, len(saying[1]))
    return None


def _span(start: int, size: int) -> Span:
    return Span(start, start + size, start, start + size)


def _measured(words: str, start: int, *, is_own_line: bool) -> Span:
    quoted = [*quotations(words), *((match.start() - 1, match.end()) for match in _ONE_WORD.finditer(words))]
    sentence = _first(_END, words, quoted)
    size = sentence if sentence is not None else len(words)
    is_heading = is_own_line and size == len(words) and not _OWN_END.search(words)
    is_heading = is_heading and not (words.endswith(("!", "?")) and words.count(",") > 1)
    if is_heading and width(words) <= _line_width(words):
        return _span(start, len(words.rstrip(_TRAILING)))
    colon = _first(_COLON, words[:size], quoted)
    if colon and colon < size and _is_head_colon(words, colon):
        whole = len(words.rstrip(_TRAILING)) if is_heading else colon
        return Span(start, start + colon, start, start + whole)
    full = len(_AND.sub("", words[:size].rstrip(_TRAILING)))
    begin, end = _clause(words[:full], quoted)
    return Span(start + begin, start + end, start, start + full)


def _line_width(words: str) -> float:
    return _LINE_WIDTH if HAN_CHARACTER.search(words) else _ENGLISH_WIDTH


def typed_marker(words: str) -> tuple[int, int]:
    """Where the marker that words begin with ends, and where the words behind it begin; 0 for none."""
    found = found_at_start(words)
    if found:
        return found.length, found.skip
    candidate = next(candidates(words[:40]), None)
    if candidate is None or candidate.start > 0:
        return 0, 0
    rest = words[candidate.end :]
    return candidate.end, candidate.end + len(rest) - len(rest.lstrip(_SEPARATORS))


def _is_head_colon(words: str, colon: int) -> bool:
    has_clauses = "," in words[:colon]
    return not has_clauses and width(words[:colon]) <= _BEFORE_COLON and bool(words[colon + 1 :].strip())


def _first(pattern: re.Pattern[str], words: str, quoted: list[tuple[int, int]]) -> int | None:
    """Where a pattern first matches outside quotations, brackets and addresses."""
    for match in pattern.finditer(words):
        place = match.start()
        if any(start < place < end for start, end in quoted):
            continue
        if match[0] == "." and _ABBREVIATION.search(words[max(0, place - 8) : place]):
            continue
        return match.end() if match[0][0] in "!?…" else place
    return None


def _clause(words: str, quoted: list[tuple[int, int]]) -> tuple[int, int]:
    """What of a sentence is shown: all when it is short, else its first clause that can stand alone."""
    ends = [
        match.start()
        for match in _CLAUSE_END.finditer(words)
        if not any(start < match.start() < end for start, end in quoted)
    ]
    if not HAN_CHARACTER.search(words):
        return 0, _english_clause(words, ends)
    commas = sum(words[place] in ",;" for place in ends)
    if width(words) <= HEAD_WIDTH and commas < 2:
        return 0, len(words)
    begin = 0
    while ends and ends[0] + 1 < len(words) and _ADVERBIAL.fullmatch(words[begin : ends[0]].strip()):
        begin = ends.pop(0) + 1
        while begin < len(words) and words[begin] in " ,:—":
            begin += 1
    if _is_series(words, begin, ends):
        return begin, max(
            (end for end in [*ends, len(words)] if width(words[begin:end]) <= HEAD_WIDTH), default=len(words)
        )
    worthy = (end for end in ends if end > begin and _can_stand(words[begin:end]))
    return begin, next(worthy, len(words))


def _english_clause(words: str, ends: list[int]) -> int:
    """English is cut only where it is too long, and never after a noun or two of a list."""
    if width(words) <= _ENGLISH_WIDTH:
        return len(words)
    return next((end for end in ends if len(words[:end].split()) >= 4), len(words))


def _is_series(words: str, begin: int, ends: list[int]) -> bool:
    """进门，换鞋，洗手: clauses of a word or two are a list, and its first item is no head."""
    stops = [end for end in [*ends, len(words)] if end > begin]
    if len(stops) < 2:
        return False
    return (
        width(words[begin : stops[0]]) <= _SHORT_CLAUSE
        and width(words[stops[0] : stops[1]]) <= _SHORT_CLAUSE + 0.5
    )


def _can_stand(clause: str) -> bool:
    return width(clause) >= 2 and not clause.strip().isdigit()


def _capital(words: str) -> str:
    match = _LOWER_WORD.match(words)
    return words if match is None or HAN_CHARACTER.search(words) else words[0].upper() + words[1:]
