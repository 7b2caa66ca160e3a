"""Things of one kind beside one another: 一是…二是…, short parallel phrases, a list after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lecturer.deck.proposals.exhibit import Exhibit, Item
from lecturer.deck.proposals.parallels import parallel_clauses
from lecturer.text.clauses import Part, bare, clauses, sentences, without_quoted
from lecturer.text.numerals import value_of

_COUNTS = "[一二两三四五六七八九十]"
_ENUMERATED = re.compile(
    rf"(?:^|(?<=[。！？；：，,;:\n]))\s*(?P<mark>{_COUNTS}是|{_COUNTS}要|其{_COUNTS}(?:是|，|：)?|"
    rf"第{_COUNTS}(?:是|个?是|，|：|、)|第{_COUNTS}(?=[^步年天个次名届回期章条代批周月课]))"
)
_ANNOUNCED = re.compile(
    r"(?P<count>[两三四五六])(?:步|个|件|样|条|点|种|句|项|大|类|道|层|把|"
    r"本)?(?P<what>[^，。；：！？\n]{0,8})[：:]"
)
_STEPS = re.compile("步|环节|程序|流程|阶段|工序|关口|道关")
_COLON = re.compile(r"[：:](?P<list>[^。！？；\n]{6,120})[。！？\n]")
_ENGLISH_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5}
_ENGLISH_ANNOUNCED = re.compile(
    r"\b(?P<count>two|three|four|five)\b(?: [a-z]+){0,2} [a-z]+s\b[^.!?]{0,60}[.:]\s+", re.IGNORECASE
)
_LONGEST_HEAD = 8
_LONGEST_ITEM = 22
_FEWEST = 3
_MOST = 6


def cards(notes: str) -> Iterator[Exhibit]:
    """The cards and lists that some words hold, the best first."""
    hidden = without_quoted(notes)
    for find in (_enumerated, _parallel, _announced, _after_colon, _english):
        yield from find(notes, hidden)
    for segments in parallel_clauses(notes, hidden):
        yield _of(segments, 0.62)


def _enumerated(notes: str, hidden: str) -> Iterator[Exhibit]:
    marks = list(_ENUMERATED.finditer(hidden))
    values = [value_of(re.sub("[^一二三四五六七八九十]", "", match["mark"])) for match in marks]
    if not _FEWEST <= len(marks) <= _MOST or values != list(range(1, len(marks) + 1)):
        return
    ends = [sentence.end for sentence in sentences(hidden)]
    segments = []
    for index, match in enumerate(marks):
        stop = next(end for end in ends if end >= match.end() or end == ends[-1])
        cut = re.search("[；;]", hidden[match.end() : stop])
        stop = match.end() + cut.start() if cut else stop
        stop = min(stop, marks[index + 1].start()) if index + 1 < len(marks) else stop
        segments.append(Part(match.end(), stop, notes[match.end() : stop]))
    yield _of(segments, 0.84)


def _parallel(notes: str, hidden: str) -> Iterator[Exhibit]:
    """Three or more halves of a sentence, parted by semicolons, whose first clauses are built alike."""
    for sentence in sentences(hidden):
        begin = sentence.text.find("：") + 1
        segments = _split(notes, sentence.start + begin, sentence.end, "；;")
        if not _FEWEST <= len(segments) <= _MOST:
            continue
        heads = [_first(segment.text) for segment in segments]
        heads[0] = heads[0][-_LONGEST_HEAD:]
        if max(map(len, heads)) <= _LONGEST_HEAD and _alike(heads):
            yield _of(segments, 0.82)
        elif max(len(bare(segment.text)) for segment in segments) <= 2 * _LONGEST_ITEM and _alike(heads):
            yield _of(segments, 0.6)


def _alike(heads: list[str]) -> bool:
    """Whether phrases are siblings: of one length, or with a character that they share at one place."""
    if len(set(map(len, heads))) == 1:
        return True
    begins, ends = {head[:1] for head in heads}, {head[-1:] for head in heads}
    seconds = {head[1:2] for head in heads}
    return len(begins) == 1 or len(ends) == 1 or len(seconds) == 1


def _announced(notes: str, hidden: str) -> Iterator[Exhibit]:
    """So many things, a colon, and just as many clauses."""
    for match in _ANNOUNCED.finditer(hidden):
        count = value_of(match["count"]) or 2
        rest = hidden[match.end() :]
        stop = match.end() + (re.search(r"[。！？\n]|$", rest) or match).start()
        for marks in ("；;", "，,", "、"):
            segments = _split(notes, match.end(), stop, marks)
            if len(segments) == count and count >= _FEWEST - (marks == "；;"):
                yield _steps(segments) if _STEPS.search(match[0]) else _of(segments, 0.83)
                return


def _steps(segments: list[Part]) -> Exhibit:
    """Things that are said to be steps."""
    return Exhibit(
        kind="process",
        strength=0.84,
        source=tuple(bare(segment.text) for segment in segments),
        items=tuple(Item(text=_shortened(segment.text)) for segment in segments),
    )


def _after_colon(notes: str, hidden: str) -> Iterator[Exhibit]:
    """Short things parted by 、 after a colon."""
    for match in _COLON.finditer(hidden):
        segments = _listed(notes, match.start("list"), match.end("list"))
        if not _FEWEST <= len(segments) <= _MOST + 2:
            continue
        texts = [re.sub("^(?:还有|以及|和)", "", bare(each.text)) for each in segments]
        if max(map(len, texts)) > 16 or _are_counts(texts):
            continue
        yield Exhibit(
            kind="list",
            strength=0.7,
            source=(bare(notes[match.start("list") : match.end("list")]),),
            items=tuple(Item(head=text) for text in texts),
        )


def _listed(notes: str, start: int, stop: int) -> list[Part]:
    """What 、 parts, up to the first clause that does not go on with the list."""
    listed: list[Part] = []
    for clause in _split(notes, start, stop, "，"):
        if listed and not clause.text.startswith(("还有", "以及", "和")):
            break
        listed += _split(notes, clause.start, clause.end, "、")
    return listed


def _are_counts(texts: list[str]) -> bool:
    """Whether the things are counted differently, so that they are figures."""
    counts = [re.match(r"[二两三四五六七八九十百千0-9]+", text) for text in texts]
    return sum(map(bool, counts)) * 2 > len(texts)


def _english(notes: str, hidden: str) -> Iterator[Exhibit]:
    """So many things announced, then just as many sentences that begin alike."""
    for match in _ENGLISH_ANNOUNCED.finditer(hidden):
        count = _ENGLISH_COUNT[match["count"].lower()]
        following = [each for each in sentences(hidden) if each.start >= match.end()][:count]
        firsts = {each.text.split()[0] for each in following}
        if count < _FEWEST or len(following) < count or len(firsts) > 1:
            continue
        segments = [Part(each.start, each.end, notes[each.start : each.end]) for each in following]
        yield Exhibit(
            kind="cards",
            strength=0.8,
            source=tuple(segment.text for segment in segments),
            items=tuple(Item(head=bare(segment.text)) for segment in segments),
        )
        return


def _of(segments: list[Part], strength: float) -> Exhibit:
    """Cards where each segment has a short head and something to say of it, else a list."""
    pairs = [_head_and_text(segment.text) for segment in segments]
    has_texts = sum(bool(text) for _head, text in pairs) * 2 > len(pairs)
    short = max(len(head) for head, _text in pairs) <= _LONGEST_HEAD
    kind = (
        "cards"
        if short and (has_texts or len(pairs) <= 4) and max(len(h) for h, _ in pairs) <= _LONGEST_HEAD
        else "list"
    )
    if kind == "list":
        pairs = [(_shortened(segment.text), "") for segment in segments]
    elif not has_texts and max(len(head) for head, _text in pairs) > 4:
        kind = "list"
    return Exhibit(
        kind=kind,
        strength=strength,
        source=tuple(bare(segment.text) for segment in segments),
        items=tuple(Item(head=head, text=text) for head, text in pairs),
    )


def _head_and_text(words: str) -> tuple[str, str]:
    parts = clauses(bare(words))
    if not parts:
        return bare(words), ""
    return parts[0].text, bare(bare(words)[parts[0].end :])


def _first(words: str) -> str:
    return _head_and_text(words)[0]


def _shortened(words: str) -> str:
    parts = clauses(bare(words))
    end = 0
    for part in parts:
        if end and part.end > 2 * _LONGEST_ITEM:
            break
        end = part.end
    return bare(bare(words)[:end]) or bare(words)


def _split(notes: str, start: int, stop: int, marks: str) -> list[Part]:
    """The stretches between marks outside quotations."""
    hidden, cuts, left = without_quoted(notes), [], start
    for place in range(start, stop):
        if hidden[place] in marks:
            cuts.append((left, place))
            left = place + 1
    cuts.append((left, stop))
    return [Part(begin, end, notes[begin:end]) for begin, end in cuts if bare(notes[begin:end])]
