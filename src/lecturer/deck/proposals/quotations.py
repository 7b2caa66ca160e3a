"""Quotations with their source before, behind or within, poems, and what a person with a name said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecturer.deck.proposals.english_quotations import english_quotations
from lecturer.deck.proposals.exhibit import Exhibit
from lecturer.deck.proposals.sources import Source, introduced, known_source, person_at_end, person_at_start
from lecturer.text.clauses import bare

_QUOTED = re.compile(r"[“「『](?P<words>[^“”「」『』]{4,180})[”」』]")
_STOPS = "。！？!?；\n”」』"
_SAYS = re.compile(
    r"(?:指出|说过|说道|说得[^，。]{0,3}|说起|说|写道|写过|写到|写下|写的|写着|写|强调|提出|讲过|讲到|讲|"
    r"告诫[^，。]{0,6}|教导[^，。]{0,6}|嘱咐[^，。]{0,6}|"
    r"提醒[^，。]{0,6}|勉励[^，。]{0,6}|叮嘱[^，。]{0,6}|告诉[^，。]{0,6}|感叹|感慨|回答|答道|答|喊道|"
    r"念叨|常念|主张|认为|有言|有云|有曰|曾言|曾云|所言|所云|所说|所写|名句|"
    r"诗云|云|曰|道|叫做|叫作|叫|有(?:这样|这么)?(?:一|两|几)?(?:句|首)[^，。“]{0,8}|(?:这样|这么)?(?:一|"
    r"两)句[^，。“]{0,8}|名言|诗句|有诗|诗中)"
    r"(?:了|过|着|的|是|为|得好|得对|(?:这样|这么)?(?:一|两|几)?(?:句|段|番)?(?:话|诗)?)*\s*[：:，,]?\s*$"
)
_MANNER = re.compile(
    r"(?:曾经|曾|常常|常|总爱|总是|总|经常|反复|多次|一再|再三|深刻地?|明确|精辟地?|语重心长地?|谆谆|"
    r"笑着|哭着|红着[^，。]{1,3}|摆摆手|摇摇头|点点头|"
    r"低声|轻声|大声|[^，。、]{1,4}地|早就|就|还|也|又|再次|只|才|便|却|所|正如|如|后来|最后|当时|那天|"
    r"(?:对|跟|和|向|给|为|[拉握指望看拍抱搂扶盯捧举]着)[^，。：“”]{1,10}|在[^，。；：“”]{1,24}?(?:中|里|上|"
    r"时|会议|讲话|报告|下)|里|中|上|有|的|，)+$"
)
_BEFORE = re.compile(
    r"^(?:正如|就像|正像|如同|诚如|恰如|如|记得|想起|后来|可是|但是|于是|所以|难怪|怪不得|所谓|"
    r"有人问[^，。]{0,8}，)+"
)
_PRONOUN = re.compile("[他她]|老人家?|这位.{1,6}")
_POEM = re.compile("有诗[云曰]?|诗[云曰]|一首诗|一句诗|诗句|诗里")
_UNNAMED = re.compile(
    r"没有?人|谁|有人|大家|人们|别人|我|你|他|她|它|咱|自己|孩子们|同学们|游客|观众|路人|窗口|不知道|所谓"
)
_AFTER = re.compile(
    r"^[，,。]?\s*(?:(?:(?:这|那)(?:一|两|几)?(?:句|首|段|番)?(?:话|诗|诗句|词|名言|名句)?[，,]?(?:就|便|"
    r"正|也)?(?:是|出自|语出|引自|源自|来自)"
    r"|(?:出自|语出|引自)|说(?:出)?(?:这|那)(?:句|些|番|段)?话的(?:人)?[，,]?(?:就)?(?:是|叫)|——|—|--|（|"
    r"\())(?P<who>[^。！？\n]{2,60})"
)
_AFTER_SAID = re.compile(
    r"^[，,。]?\s*(?P<who>[^，。！？“”\n]{2,24}?)(?:曾|常|总|笑着|这样|这么|如是|后来|当年|"
    r"在[^，。“”]{1,16})*(?:说道|说|写道|写下|感叹|感慨|回答|的这句话|的这句诗|的话|的诗|这句话|"
    r"的名句)(?=[，。！？：；\n]|$|[^“”]{1,30}[。！])"
)
_VERSE = re.compile(r"^[\u4e00-\u9fff]{4,7}[，,、][\u4e00-\u9fff]{4,9}[。！？；，]?$")
_FEWEST_LETTERS = 5
_FEWEST_OF_PERSON = 6
_LONGEST_BETWEEN = 26


class _Quoted(NamedTuple):
    start: int
    end: int
    words: str


def chinese_quotations(notes: str) -> Iterator[Exhibit]:
    """The quotations of a Chinese talk."""
    yield from _poems(notes)
    spans = [_Quoted(match.start(), match.end(), match["words"].strip()) for match in _QUOTED.finditer(notes)]
    joined: list[tuple[_Quoted, Source | None]] = []
    index = 0
    while index < len(spans):
        pair = _interrupted(notes, spans[index], spans[index + 1]) if index + 1 < len(spans) else None
        if pair:
            joined.append(pair)
            index += 2
            continue
        joined.append((spans[index], _source_of(notes, spans[index])))
        index += 1
    for quoted, source in joined:
        if source and _is_enough(quoted.words, source):
            yield _exhibit(notes, quoted, source)
    if not spans:
        yield from _unmarked(notes)


def _exhibit(notes: str, quoted: _Quoted, source: Source) -> Exhibit:
    kind = "person" if source.is_person else "quotation"
    begin = max(notes.rfind(mark, 0, quoted.start) for mark in _STOPS) + 1
    stop = min([place for mark in "。！？\n" if (place := notes.find(mark, quoted.end)) >= 0] or [len(notes)])
    return Exhibit(
        kind=kind,
        strength=0.9 * source.weight,
        source=(notes[begin : quoted.end].strip(), notes[quoted.end : stop].strip()) if source else (),
        quote=quoted.words,
        by=source.by,
        role=source.role,
    )


def _is_enough(words: str, source: Source) -> bool:
    letters = sum(map(str.isalnum, words))
    return letters >= (_FEWEST_OF_PERSON if source.is_person else _FEWEST_LETTERS)


def _interrupted(notes: str, first: _Quoted, second: _Quoted) -> tuple[_Quoted, Source] | None:
    """“A，”X 写道，“B”: one quotation that its source interrupts."""
    between = notes[first.end : second.start]
    ends = first.words.endswith(("。", "！", "？"))
    if ends or not 2 <= len(between) <= _LONGEST_BETWEEN or set(between) & set("。！？\n"):
        return None
    if not _SAYS.search(between):
        return None
    source = _who(between, notes)
    if source is None:
        return None
    return _Quoted(first.start, second.end, first.words + second.words), source


def _source_of(notes: str, quoted: _Quoted) -> Source | None:
    begin = max(notes.rfind(mark, 0, quoted.start) for mark in _STOPS) + 1
    before = notes[begin : quoted.start]
    if before.strip() and _SAYS.search(before):
        return _who(before, notes)
    after = notes[quoted.end :]
    if match := _AFTER.match(after):
        return _who_after(match["who"], notes)
    if not before.strip("，,：: ") and (match := _AFTER_SAID.match(after)):
        return _who(match["who"] + "说", notes)
    return None


def _who(before: str, notes: str) -> Source | None:
    """Whose words follow some words that end in a verb of saying."""
    words = _BEFORE.sub("", before.strip())
    says = _SAYS.search(words)
    stem = words[: says.start()] if says else words
    known = known_source(words)
    if known or _POEM.search(words):
        return known or Source("")
    for clause in reversed([each for each in re.split("[，,]", stem) if each.strip()]):
        name = _MANNER.sub("", _MANNER.sub("", clause.strip()))
        if found := person_at_end(name, notes):
            return found
        if _PRONOUN.fullmatch(name):
            return introduced(notes)
        if name and _UNNAMED.search(name):
            return None
    return None


def _who_after(words: str, notes: str) -> Source | None:
    known = known_source(re.split("[，。]", words)[0])
    if known:
        return known
    return person_at_start(words, notes)


def _poems(notes: str) -> Iterator[Exhibit]:
    """Verses on lines of their own; the poet is named before or after them."""
    lines = [(match.start(), match[0].strip()) for match in re.finditer(r"[^\n]+", notes)]
    verse: list[tuple[int, str]] = []
    for start, line in [*lines, (len(notes), "")]:
        if _VERSE.match(line):
            verse.append((start, line))
            continue
        if len(verse) > 1:
            first = lines.index(verse[0])
            before = lines[first - 1][1] if first else ""
            before = re.split("[。！？]", before.rstrip("。！？：:"))[-1]
            after = re.split("[。！？]", line)[0]
            source = known_source(after) or known_source(before) or Source("")
            end = verse[-1][0] + len(verse[-1][1])
            yield Exhibit(
                kind="quotation",
                strength=0.92,
                source=(notes[verse[0][0] : end],),
                quote="\n".join(line for _start, line in verse),
                by=source.by,
            )
        verse = []


_UNMARKED = re.compile(
    r"(?:^|(?<=[。！？\n]))(?P<before>[^。！？：“”\n]{2,20})[：:](?P<words>[^“”：\n]{8,60}?[。！？])"
)


def _unmarked(notes: str) -> Iterator[Exhibit]:
    """Words of an author or a saying after a colon, without quotation marks."""
    for match in _UNMARKED.finditer(notes):
        before = match["before"]
        if not _SAYS.search(before) or not (source := known_source(before)):
            continue
        yield Exhibit(
            kind="quotation",
            strength=0.7,
            source=(match[0].strip(),),
            quote=bare(match["words"]),
            by=source.by,
        )


def quotations(notes: str) -> Iterator[Exhibit]:
    """All quotations whose source is named, in either language, in their order."""
    yield from (
        chinese_quotations(notes) if re.search(r"[\u4e00-\u9fff]", notes) else english_quotations(notes)
    )
