"""Names a scene with its own words: a clause, or a sentence that somebody says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.proposals.chinese_times import TIMES
from lecturer.manuscript.proposals.sentences import Sentence, Story

_SIZES = range(4, 15)
_BEST = range(5, 15)
_ENGLISH_SIZES = range(2, 8)
_ENGLISH_BEST = range(3, 7)
_SENTENCES = 3
_SHORT_WHOLE = 11
_LATE = 1.0
"""What each sentence further on costs."""
_PERCEIVED = 0.3
"""What somebody sees or hears is what the scene is about: 我推开门，看见讲台下面多了一双雨鞋."""
_LEADS = re.compile(
    r"(?:(?:接下来|就这样|再后来|后来|可是|但是|不过|然而|于是"
    r"|所以|因此|那么|其实|当然|接着|最后(?!一)|还有(?!一)|首先"
    r"|直到|而且|原来"
    r"|(?:我?(?:先|再|又|还要|还想|最后|也)(?:来|(?:跟|和|给|对)(?:你|您|大家|各位)们?)?(?:说说|讲讲|谈谈|看看"
    r"|说|讲|谈)(?:起|到|一说|一下)?)|至于|要说|说起|说到|提起"
    r"|可(?![以能])|而(?!且)|那(?=,)|但(?!愿))(?:就是)?,?)+"
)
_ENGLISH_LEADS = re.compile(
    r"(?:(?:and|so|but|then|yet|now|well|after that|later|eventually"
    r"|it (?:all )?(?:began|started|happened) (?:in|on|with|at"
    r"|one))\b,?\s+)+",
    re.IGNORECASE,
)
_ENGLISH_TIME = re.compile(
    r"(?:(?:about|almost|only|in|on|at|for|during|after|by|until"
    r"|late|early|the|that|this|one|last|next|a|an|my|our|his"
    r"|her|every|some|several|following"
    r"|first|second|third|final|same|[a-z]+teen|[a-z]+ty|\d+|two"
    r"|three|four|five|six|seven|eight|nine|ten|[a-z]+ber|january"
    r"|february|march|april|may|june|july|august"
    r"|mon|tues|wednes|thurs|fri|satur|sun)\s+){0,4}"
    r"(?:years?|months?|weeks?|days?|evenings?|mornings?|nights?"
    r"|afternoons?|springs?|summers?|autumns?|winters?|decades?"
    r"|january|february|march|april|june|july|august|september"
    r"|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|christmas)(?:\s+(?:of|in)\s+(?:\d{4}|[A-Z][a-z]+))?(?:\s+(?:ago"
    r"|later|after that|on))?,?\s+(?=\S)",
    re.IGNORECASE,
)
_ENGLISH_STOP = re.compile(
    r"\s+(?=(?:i|he|she|we|they|there|and|but|because|when|while"
    r"|which|who|that|with"
    r"|on|in|at|from|of|to|for|as|by|until|where|after|before"
    r"|over)\b)",
    re.IGNORECASE,
)
_ENGLISH_WORDS = re.compile(r"[^,.!?;:…—“”\"]+")
_ENGLISH_CLAUSE = re.compile(r"(?!(?:in|on|at|of|with|for|from|to|as|and|or)\b)\S+ +\S", re.IGNORECASE)
_CLEFT = re.compile(
    r"(?:[^,。!?;:]{2,10}的,是|(?:第[一二三四五六七八九十]|头一"
    r"|另外?一|还有一|最后一|有一)[^,。!?;:]{1,3},?就?是)(?=[^,。!?;:]{4,14})"
)
_CLAUSE = re.compile(r"(?!(?:in|on|at|of|with|for|from|to|as|and|or)\b)\S+ +\S", re.IGNORECASE)
_CLEFT = re.compile(
    r"(?:[^,。!?;:]{2,10}的,是|[^,。!?;:]{0,3}(?:[一第][一二三四五六七八九十]?"
    r"|最后|另外?)[^,。!?;:]{1,4},?(?:就)?是)(?=[^,。!?;:]{4,14})"
)
_CLAUSE = re.compile(r"[^,。!?;:…—]+(?:[,](?=[^,。!?;:…—]))?")
_ENDS = ",。!?;:…—- "
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,40}?)[。!?,…]*[”\"]")
_SAID = re.compile(r"(?:说|道|问|喊|答|写着|叫|想|回答|告诉\S{1,3}|开口)(?:道)?$")
_WHEN = re.compile(
    r"(?!正?是)(?:.*(?:的时候|时候|之后|以后|之前|以前|那天|那年"
    r"|那一年|那一天|时|后|起|前|晚上|早上|早晨|清晨|傍晚|下午"
    r"|夜里|周末|天|年|月))$"
)
_PLACE = re.compile(
    r"^(?:在|从|到|自|随着|经过|为了|除了|对于|由于|因为|如果|虽然|既然|尽管|只要|只有|无论|不管|每当|等到?|当)"
)
_WEAK_START = re.compile(
    r"^(?:这|那(?!年|天|时)|它|他们|它们|还|也|又|都|才|却|就|并|让|把|被"
    r"|给|向|跟|和|与|是|一边|像|好像|只|便|有的|不仅|并且|而是|因为"
    r"|结果)"
)
_WEAK_END = re.compile(
    r"(?:(?<!是)(?<!是.)(?<!是..)(?<!是...)(?<!是....)的|地|和|与|把|被|对|给|向|是|在|着|说)$"
)
_AGED = re.compile(r"^(?!到|直到).*[我他她][^,]{0,6}(?:岁|了)$")
_LEAD_IN = re.compile(r"要回答|要弄清|要想|要说|要讲|说来|你们?可能|很多人|人们|大家")
_SUBJECTLESS = re.compile(r"^[坐走拿抱背提带骑拉推开站看听]了")
_SAYS_LITTLE = re.compile(
    r"(?:那|这)?是(?!谁|什么)|(?:我|他|她)?们?(?:走进|走到|走出|回到|来到|赶到|跑到|路过|推开|休班|下班|毕业)"
    r"|[天雨雪风](?:还|已经|又|就|在)?(?:下|刮|落|飘|黑|亮|没|很|大|蒙)|太阳|月亮"
)
"""Where somebody goes, what weather it was, 那是…: the scene's matter comes after it."""
_POINTS_BACK = re.compile(r"它|(?<!有)这(?:个|件|些|样|时)|那(?:个|件|些)|其中|对方")
_PERCEIVES = re.compile(
    r"(?:我|他|她|我们)?(?:忽然|突然|又|却|才|第一次)?(?:看见|看到|发现|听见|听到|听说|只见|瞧见|想起|知道)了?(?=[^,。!?]{4,14})"
)
_PRONOUN = re.compile(r"^(?:他|她|我|我们|咱们|你)")


class Candidate(msgspec.Struct, frozen=True):
    """Words that a scene could be called by, in places of the shadow, and how well they would do."""

    start: int
    end: int
    worth: float


def heads(story: Story, start: int, end: int) -> list[Candidate]:
    """What the words between two places could be called, the best first."""
    sentences = _sentences(story, start, end)
    found: dict[tuple[int, int], Candidate] = {}
    make = _english if story.is_english else _chinese
    for each in make(story, sentences):
        key = (each.start, each.end)
        if each.end > each.start and (key not in found or found[key].worth < each.worth):
            found[key] = each
    return sorted(found.values(), key=lambda each: (-each.worth, each.start))


def _sentences(story: Story, start: int, end: int) -> list[Sentence]:
    first = bisect_right(story.paragraphs, start, key=lambda paragraph: paragraph.line.start) - 1
    last = bisect_left(story.paragraphs, end, key=lambda paragraph: paragraph.line.start)
    return [
        sentence
        for paragraph in story.paragraphs[max(0, first) : last]
        for sentence in paragraph.sentences
        if start <= sentence.start < end
    ]


def _chinese(story: Story, sentences: list[Sentence]) -> Iterator[Candidate]:
    for order, sentence in enumerate(sentences[:_SENTENCES]):
        begin = _after_leads(story, sentence)
        late = _LATE * order + (0.8 if _LEAD_IN.match(story.plain, sentence.start, sentence.end) else 0.0)
        yield from _whole(story, begin, sentence.end, late)
        yield from _cleft(story, begin, sentence.end, late)
        clauses = _clauses(story, begin, sentence.end)
        place = 0
        for number, (start, stop) in enumerate(clauses):
            yield _rated(story, start, stop, late, place)
            if stop - start >= _SIZES.stop and (behind := story.plain.find("的", start, stop)) > 0:
                yield _rated(story, behind + 1, stop, late, place, -0.2)
            if seen := _PERCEIVES.match(story.plain, start, stop):
                yield _rated(story, seen.end(), stop, late, place, _PERCEIVED)
            if number + 1 < len(clauses) and stop - start <= 7:
                following = clauses[number + 1]
                hung = 0.5 if _WEAK_START.match(story.plain[following[0] : following[1]]) else 0.0
                yield _rated(story, start, following[1], late, place, -0.9 - hung)
            place += _weakness(story.plain[start:stop]) < 1.0
    yield from _quotes(story, sentences)


def _after_leads(story: Story, sentence: Sentence) -> int:
    """Behind the connectives at the front, and behind what only says when."""
    match = _LEADS.match(story.plain, sentence.start, sentence.end)
    return match.end() if match and sentence.end - match.end() >= _SIZES.start else sentence.start


def _cleft(story: Story, begin: int, end: int, late: float) -> Iterator[Candidate]:
    """What stands behind 是 in 改变这一切的，是女儿的一句话."""
    cleft = _CLEFT.match(story.plain, begin, end)
    if cleft:
        start, stop = _clauses(story, cleft.end(), end)[0]
        if stop - start in _SIZES:
            yield Candidate(start, stop, 3.4 - late)


def _whole(story: Story, begin: int, end: int, late: float) -> Iterator[Candidate]:
    """A short sentence is its own head, best of all a question that leads on."""
    stop = _stripped(story.plain, begin, end)
    words = story.plain[begin:stop]
    if stop - begin not in _SIZES or re.search(r"[“”:\"]", words):
        return
    worth = 3.0 - late
    if "?" in story.plain[stop:end]:
        worth += 1.5 if late == 0 else 0.0
    elif "," in words:
        worth -= _parted(words)
    yield Candidate(begin, stop, worth - _weakness(words))


def _parted(words: str) -> float:
    """What a comma costs a sentence: little in a short one, more where the rest says it without the day."""
    first, _, rest = words.partition(",")
    if _weakness(first) >= 1.0:
        return 0.2 if len(rest) <= _SIZES.start else 1.0
    return 0.2 if len(words) <= _SHORT_WHOLE else 0.6


def _clauses(story: Story, begin: int, end: int) -> list[tuple[int, int]]:
    found = []
    for match in _CLAUSE.finditer(story.plain, begin, end):
        start, stop = match.start(), _stripped(story.plain, match.start(), match.end())
        while start < stop and story.plain[start] in _ENDS:
            start += 1
        if stop > start:
            found.append((start, stop))
    return found


def _rated(story: Story, start: int, stop: int, late: float, place: int, more: float = 0.0) -> Candidate:
    words = story.plain[start:stop]
    size = stop - start
    if size not in _SIZES or re.search(r"[“”\"()]", words) or _SAID.search(words):
        return Candidate(start, start, 0.0)
    worth = 2.7 - late - 0.35 * place + more - _weakness(words)
    if size not in _BEST:
        worth -= 0.4
    return Candidate(start, stop, worth)


def _weakness(words: str) -> float:
    """How badly words do as a head: they only say when or where, or hang on other words."""
    weak = 0.0
    if _is_time(words):
        weak += 0.3 if _AGED.search(words) else 1.3
    elif _WHEN.match(words) or _PLACE.match(words):
        weak += 1.0
    weak += 0.8 if _WEAK_START.match(words) else 0.0
    weak += 0.8 if _WEAK_END.search(words) else 0.0
    weak += 0.5 if _SUBJECTLESS.match(words) else 0.0
    weak += 0.5 if _SAYS_LITTLE.match(words) else 0.0
    weak += 0.4 if _POINTS_BACK.search(words) else 0.0
    weak += 0.15 if _PRONOUN.match(words) else 0.0
    return weak


def _is_time(words: str) -> bool:
    """Whether a rule about time matches all of some words."""
    return any(
        rule.kind in ("leap", "step", "clock")
        and (match := rule.pattern.match(f"{words},"))
        and len(words) - match.end() <= 1
        for rule in TIMES
    )


def _quotes(story: Story, sentences: list[Sentence]) -> Iterator[Candidate]:
    """What somebody says in the scene, when it is short enough to stand on a slide."""
    if not sentences:
        return
    for match in _QUOTED.finditer(story.plain, sentences[0].start, sentences[-1].end):
        size = match.end(1) - match.start(1)
        if size in _SIZES:
            yield Candidate(match.start(1), match.end(1), 1.5 - (0.4 if _WEAK_START.match(match[1]) else 0.0))


def _stripped(plain: str, start: int, end: int) -> int:
    while end > start and plain[end - 1] in _ENDS:
        end -= 1
    return end


def _english(story: Story, sentences: list[Sentence]) -> Iterator[Candidate]:
    for order, sentence in enumerate(sentences[:_SENTENCES]):
        begin = sentence.start
        for pattern in (_ENGLISH_LEADS, _ENGLISH_TIME):
            match = pattern.match(story.plain, begin, sentence.end)
            if match and _ENGLISH_CLAUSE.match(story.plain, match.end(), sentence.end):
                begin = match.end()
                if pattern is _ENGLISH_TIME:
                    yield from _with_time(story, match.start(), match.end(), sentence.end, order)
        is_question = story.plain[sentence.start : sentence.end].rstrip('"”’ ').endswith("?")
        for place, match in enumerate(_ENGLISH_WORDS.finditer(story.plain[begin : sentence.end])):
            start = begin + match.start() + len(match[0]) - len(match[0].lstrip())
            stop = _fitting(story.plain, start, begin + match.end())
            size = len(story.plain[start:stop].split())
            if size in _ENGLISH_SIZES:
                worth = 2.7 - order - 0.35 * place + (1.0 if is_question else 0.0)
                worth -= 0.0 if size in _ENGLISH_BEST else 0.8
                worth -= (
                    0.9
                    if re.match(
                        r"(?:and|but|as|in|on|at|with|for|by|from|which|who|when|if|because)\b",
                        story.plain[start:stop],
                        re.IGNORECASE,
                    )
                    else 0.0
                )
                yield Candidate(start, stop, worth)
    for match in _QUOTED.finditer(story.plain, sentences[0].start, sentences[-1].end) if sentences else ():
        if len(match[1].split()) in _ENGLISH_SIZES:
            yield Candidate(match.start(1), match.end(1), 1.2)


def _with_time(story: Story, start: int, clause: int, end: int, order: int) -> Iterator[Candidate]:
    """One November evening I saw a boy: where the clause alone says little, the day stays with it."""
    words = _ENGLISH_WORDS.match(story.plain, clause, end)
    stop = _fitting(story.plain, clause, words.end() if words else end)
    if len(story.plain[clause:stop].split()) <= 4 and len(story.plain[start:stop].split()) in _ENGLISH_SIZES:
        yield Candidate(start, stop, 3.0 - order)


def _fitting(plain: str, start: int, end: int) -> int:
    """The end of the first words of a clause that are few enough, before a preposition or a conjunction."""
    end = start + len(plain[start:end].rstrip())
    if len(plain[start:end].split()) < _ENGLISH_SIZES.stop:
        return end
    fit = start
    for match in _ENGLISH_STOP.finditer(plain, start, end):
        if len(plain[start : match.start()].split()) in _ENGLISH_SIZES:
            fit = match.start()
    return fit
