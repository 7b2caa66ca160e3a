"""Steps in their order: 第一步…第二步…, 先…再…然后…最后…, First… Then… Finally…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecturer.deck.proposals.exhibit import Exhibit, Item
from lecturer.text.clauses import bare, clauses, sentences, without_quoted

_HEAD = r"(?:^|(?<=[。！？；：，、,;:\n]))\s*"
_NUMBERED = re.compile(rf"{_HEAD}(?P<mark>第[一二三四五六七八九十1-9]步)(?:是|要|就是)?[，：:,]?")
_FIRST = r"首先|先(?!生|前|后|进|是要|辈|人|烈|例|知|锋|天|父|得)|起初|开头"
_NEXT = r"其次|再次|再(?!说|也|见|来一|三|次|好|大|多|难|苦|忙)|然后|接着|随后|接下来|紧接着|之后|而后"
_LAST = r"最后(?!一|的|教|面|几|那)|末了|最终|到最后"
_WORDS = re.compile(rf"{_HEAD}(?P<mark>(?P<first>{_FIRST})|(?P<next>{_NEXT})|(?P<last>{_LAST}))是?[，,：]?")
_ENGLISH = re.compile(
    r"(?:^|(?<=[.!?;] )|(?<=, )(?=(?:and )?(?:then|next|finally)\b))"
    r"(?:and )?(?P<mark>(?P<first>First(?:ly)?(?=,| [a-z]+ (?:the|your|a|an|all|it|out|down|"
    r"into)\b)|Step one)"
    r"|(?P<next>Second(?:ly)?(?=,)|Third(?:ly)?(?=,)|[Tt]hen|[Nn]ext|After that|Afterwards|Step (?:two|three|"
    r"four|five))"
    r"|(?P<last>[Ff]inally|Last(?:ly)?(?=,)))[,:]? "
)
_FEWEST = 3
_FEWEST_NUMBERED = 2
_MOST = 6
_LONGEST = 34
_LONGEST_ENGLISH = 70


class _Mark(NamedTuple):
    kind: str
    start: int
    words: int


def process(notes: str) -> Iterator[Exhibit]:
    """The process that some words describe, at most one."""
    hidden = without_quoted(notes)
    numbered = [_Mark("step", match.start("mark"), match.end()) for match in _NUMBERED.finditer(hidden)]
    if _FEWEST_NUMBERED <= len(numbered) <= _MOST:
        yield _exhibit(notes, hidden, numbered, shows_marks=True)
        return
    for pattern in (_WORDS, _ENGLISH):
        marks = _in_order([_mark(match) for match in pattern.finditer(hidden)])
        if _FEWEST <= len(marks) <= _MOST:
            yield _exhibit(notes, hidden, marks, shows_marks=False)
            return


def _mark(match: re.Match[str]) -> _Mark:
    kind = next(name for name in ("first", "next", "last") if match[name])
    return _Mark(kind, match.start("mark"), match.end())


def _in_order(marks: list[_Mark]) -> list[_Mark]:
    """The marks from the first one on, as long as none begins anew; the last one ends them."""
    begin = next((index for index, mark in enumerate(marks) if mark.kind == "first"), len(marks))
    found = marks[begin : begin + 1]
    for mark in marks[begin + 1 :]:
        if mark.kind == "first":
            break
        found.append(mark)
        if mark.kind == "last":
            break
    return found


def _exhibit(notes: str, hidden: str, marks: list[_Mark], *, shows_marks: bool) -> Exhibit:
    ends = [sentence.end for sentence in sentences(hidden)]
    items, source = [], []
    for index, mark in enumerate(marks):
        stop = next(end for end in ends if end >= mark.words or end == ends[-1])
        semicolon = re.search("[；;]", hidden[mark.words : stop])
        if semicolon:
            stop = mark.words + semicolon.start()
        if index + 1 < len(marks):
            stop = min(stop, marks[index + 1].start)
        text = _step(notes[mark.words : stop])
        head = bare(notes[mark.start : mark.words]).rstrip("是要就") if shows_marks else ""
        items.append(Item(head=head, text=text))
        source.append(bare(notes[mark.start : stop]))
    whole = [item for item in items if item.text]
    return Exhibit(
        kind="process",
        strength=0.9 if len(whole) == len(marks) else 0.4,
        source=tuple(source),
        items=tuple(whole),
    )


def _step(words: str) -> str:
    """The clauses of a step, as many as its box holds."""
    words = bare(words)
    longest = _LONGEST if re.search(r"[\u4e00-\u9fff]", words) else _LONGEST_ENGLISH
    parts = clauses(words)
    if not parts:
        return words
    end = parts[0].end
    for part in parts[1:]:
        if part.end > longest:
            break
        end = part.end
    return bare(words[:end])
