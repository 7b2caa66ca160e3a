"""Names a Chinese scene with its own words: all that could be its head is offered, and weighed by a table.

The weights were fitted on the accepted heads of 260 labelled scenes (a choice among the offers of a scene,
multinomial logistic regression); on stories left out of the fit three heads of four are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from lecturer.manuscript.proposals.chinese_times import TIMES
from lecturer.manuscript.proposals.leanings import COMMON
from lecturer.manuscript.proposals.sentences import Sentence, Story

_SIZES = range(4, 15)
_SENTENCES = 5
_SENTENCES_IN_PARTS = 2
"""Further on only whole clauses are offered: a part of one was never the best of 290 scenes."""
_ENDS = ",。!?;:…—- \n"
_CLAUSE = re.compile(r"(?:“[^“”,。!?;:]{1,8}”|[^,。!?;:…—\n“”\"()])+")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,40}?)[。!?,…]*[”\"]")
_BROKEN = re.compile(r"[\"()。!?;:]|^“")
_LEADS = re.compile(
    r"(?:(?:接下来|就这样|再后来|后来|可是|但是|不过|然而|于是"
    r"|所以|因此|那么|其实|当然|接着|最后(?!一)|还有(?!一)|首先"
    r"|直到|而且|原来"
    r"|(?:我?(?:先|再|又|还要|还想|最后|也)(?:来|(?:跟|和|给|对)(?:你|您|大家|各位)们?)?(?:说说|讲讲|谈谈|看看"
    r"|说|讲|谈)(?:起|到|一说|一下)?)|至于|要说|说起|说到|提起"
    r"|可(?![以能])|而(?!且)|那(?=,)|但(?!愿))(?:就是)?,?)+"
)
_TELLS = re.compile(
    r"我?(?:要|想|也|还|再|先|今天)*(?:跟|和|给|对|向)(?:你|您|大家|各位)们?(?:说说|讲讲|说一说|讲一讲|说|讲)"
    r"(?:一下|起|到)?"
)
_CLEFT = re.compile(
    r"(?:[^,。!?;:]{2,10}的,是|[^,。!?;:]{0,3}(?:[一第][一二三四五六七八九十]?"
    r"|最后|另外?)[^,。!?;:]{1,4},?(?:就)?是)(?=[^,。!?;:]{4,14})"
)
_SUBJECT = re.compile(
    r"(?:我们|他们|她们|咱们|我|他|她|你)(?!们)(?:就|又|才|也|都|还|却|便|只好|只|先|再|已经|终于|忽然|突然|果然)?"
)
_PERCEIVES = re.compile(
    r"(?:忽然|突然|又|却|才|第一次)?(?:看见|看到|发现|听见|听到|听说|只见|瞧见|想起|知道|明白|记得|觉得|碰见|遇见|遇到)了?"
)
_VERB = re.compile(
    r"(?:把|被|给|让|在|从|是|有|叫|对|跟|到|做|成|当|去|来|收到|接到|带|拿|买|穿|坐|住|站)(?:了|着|过)?"
)
_ONLY_TIME = re.compile(
    r"(?=.*[年月日天春夏秋冬早晚夜晨岁])[前去今明昨那这每同一二三四五六七八九十百千零〇两\d年月日号天腊正初底末春夏秋冬早晚上下午"
    r"夜里晨清半点多刻钟星期周暑寒假季节后以之第来间几个头当高大小学岁刚到的时候某有又过晌傍黄昏凌深入民国]+$"
)
"""Words put together from the characters of dates and hours: 前年腊月二十八, 高二那年寒假."""
_WHEN = re.compile(
    r"(?!正?是)(?:.*(?:的时候|时候|之后|以后|之前|以前|那天|那年"
    r"|那一年|那一天|时|后|起|前|晚上|早上|早晨|清晨|傍晚|下午"
    r"|夜里|周末|天|年|月))$"
)
_CIRCUMSTANCE = re.compile(
    r"^(?:在|从|到|自|随着|经过|为了|除了|对于|由于|因为|如果|虽然|既然|尽管|只要|只有|无论|不管|每当|等到?|当)"
)
_HANGS_ON = re.compile(
    r"^(?:这|那(?!年|天|时)|它|他们|它们|还|也|又|都|才|却|就|并|让|把|被"
    r"|给|向|跟|和|与|是|一边|像|好像|只|便|有的|不仅|并且|而是|因为"
    r"|结果)"
)
_UNFINISHED = re.compile(
    r"(?:(?<!是)(?<!是.)(?<!是..)(?<!是...)(?<!是....)的|地|和|与|把|被|对|给|向|是|在|着|说)$"
)
_SUBJECTLESS = re.compile(r"^[坐走拿抱背提带骑拉推开站看听]了")
_SAYS_LITTLE = re.compile(
    r"(?:那|这)?是(?!谁|什么)|(?:我|他|她)?们?(?:走进|走到|走出|回到|来到|赶到|跑到|路过|推开|休班|下班|毕业)"
    r"|[天雨雪风](?:还|已经|又|就|在)?(?:下|刮|落|飘|黑|亮|没|很|大|蒙)|太阳|月亮"
)
_POINTS_BACK = re.compile(r"它|(?<!有)这(?:个|件|些|样|时)|那(?:个|件|些)|其中|对方")
_AGED = re.compile(r"^(?!到|直到).*[我他她][^,]{0,6}(?:岁|了)$")
_EVENT = re.compile(r"忽然|突然|竟|终于|居然|原来|再也|从此|偏偏|才知道|没想到")
_BACKGROUND = re.compile(r"正(?![是好])|刚|着(?!火|急)|准备|打算|快要|本来")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_OF_TWO = ("two", "both")
_CHANGED = re.compile(r"了(?:[^,]|$)")
_COVERB = re.compile(r"[在把被从给让跟对]")
_TIME_RULES = tuple(
    rule
    for rule in TIMES
    if rule.kind in ("leap", "step", "clock")
    and rule.name not in ("only_once", "first_time", "began", "later_on")
)
_ANY_TIME = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in _TIME_RULES))
"""A quick look: most clauses begin with no time at all."""


class Offer(msgspec.Struct, frozen=True):
    """Words that a scene could be called by, in places of the shadow, and where they were found.

    Attributes:
        start: Where they begin.
        end: Where they end.
        form: How they were cut out of their sentence.
        order: The number of the sentence in the scene.
        before: How many clauses of the sentence that say something stand before.
        is_time: The clause only says when.
        after_time: The clause before only says when.
        is_last: Nothing of the sentence stands behind.
        is_whole: The sentence has no other clause.
        asks: The sentence ends with them and is a question.
        in_cleft: What a 是 points at: 改变这一切的，是女儿的一句话.
        is_topic: They are a first sentence, with others behind it.
    """

    start: int
    end: int
    form: str
    order: int
    before: int = 0
    is_time: bool = False
    after_time: bool = False
    is_last: bool = False
    is_whole: bool = False
    asks: bool = False
    in_cleft: bool = False
    is_topic: bool = False


class Merit(msgspec.Struct, frozen=True):
    """Something that makes words a good head, or a bad one: what is looked at, and how much it counts."""

    name: str
    weight: float
    measure: Callable[[Offer, str, str], float]


def offers(story: Story, sentences: list[Sentence]) -> dict[Offer, float]:
    """All that a scene of some sentences could be called, with what it is worth."""
    found: dict[tuple[int, int], tuple[int, Offer]] = {}
    for rank, offer in _found(story, sentences):
        start, end = stripped(story.plain, offer.start, offer.end)
        words = story.plain[start:end]
        is_quoted = offer.form == "quoted"
        if end - start not in _SIZES or words.count("“") != words.count("”"):
            continue
        if _BROKEN.search(words) and not is_quoted:
            continue
        known = found.get((start, end))
        if known is None or rank < known[0]:
            found[start, end] = rank, msgspec.structs.replace(offer, start=start, end=end)
    return {
        offer: _worth(offer, story.plain[offer.start : offer.end], story.title) for _, offer in found.values()
    }


def _worth(offer: Offer, words: str, title: str) -> float:
    """What the merits make of some words; a loop, for a long text asks a million times."""
    worth = 0.0
    for weight, measure in _MEASURES:
        worth += weight * measure(offer, words, title)
    return worth


def stripped(plain: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks around it."""
    while start < end and plain[start] in _ENDS:
        start += 1
    while end > start and plain[end - 1] in _ENDS:
        end -= 1
    return start, end


def _found(story: Story, sentences: list[Sentence]) -> Iterator[tuple[int, Offer]]:
    """Each offer with its rank: words that are found in two ways are taken for what they are best."""
    for order, sentence in enumerate(sentences[:_SENTENCES]):
        yield from _of_sentence(story, sentence, order, has_more=len(sentences) > 2)
    if not sentences:
        return
    for match in _QUOTED.finditer(story.plain, sentences[0].start, sentences[-1].end):
        order = sum(each.start <= match.start() for each in sentences[: _SENTENCES + 1]) - 1
        asks = "?" in match[0]
        quoted = Offer(
            match.start(1), match.end(1), "quoted", min(order, 5), is_last=True, is_whole=True, asks=asks
        )
        yield 0, quoted


def _of_sentence(
    story: Story, sentence: Sentence, order: int, *, has_more: bool
) -> Iterator[tuple[int, Offer]]:
    plain, begin = story.plain, sentence.start
    for lead in (_LEADS, _TELLS):
        match = lead.match(plain, begin, sentence.end)
        if match and sentence.end - match.end() >= _SIZES.start:
            begin = match.end()
    clauses = _clauses(plain, begin, sentence.end)
    asks = "?" in plain[sentence.start : sentence.end]
    end = stripped(plain, begin, sentence.end)[1]
    cleft = _CLEFT.match(plain, begin, sentence.end)
    if cleft and (pointed := _clauses(plain, cleft.end(), sentence.end)):
        yield -1, Offer(*pointed[0], "cleft", order)
    before, after_time = 0, False
    for number, (start, stop) in enumerate(clauses):
        if cleft and stop < cleft.end() and plain[stop - 1] == "的":
            continue
        if cleft and start < cleft.end() < stop:
            start = cleft.end()
        when = _time_end(plain, start, stop)
        is_time = start < when >= stop - 1 or bool(_ONLY_TIME.match(plain[start:stop]))
        clause = Offer(
            start,
            stop,
            "clause",
            order,
            min(before, 2),
            after_time=after_time,
            is_last=number == len(clauses) - 1,
            is_whole=len(clauses) == 1,
            asks=asks and stop >= end - 1,
            in_cleft=cleft is not None and start == cleft.end(),
            is_topic=len(clauses) == 1 and order == 0 and has_more,
        )
        yield 0, msgspec.structs.replace(clause, is_time=is_time)
        if order < _SENTENCES_IN_PARTS:
            yield from _parts(plain, clause, start if is_time else when)
        if number + 1 < len(clauses):
            yield 4, msgspec.structs.replace(clause, end=clauses[number + 1][1], form="two", is_topic=False)
        after_time = is_time
        before += not is_time and weakness(plain[start:stop]) < 1.0
    if len(clauses) == 2:
        both = Offer(
            begin,
            end,
            "both",
            order,
            is_last=True,
            is_whole=True,
            asks=asks,
            is_topic=order == 0 and has_more,
        )
        yield 1, both


def _parts(plain: str, clause: Offer, start: int) -> Iterator[tuple[int, Offer]]:
    """What stands behind the words of time, the subject, a 的 or a verb of a clause."""
    as_part = msgspec.structs.replace
    clause = as_part(clause, is_topic=False)
    if start > clause.start:
        yield (
            1,
            as_part(
                clause, start=start, form="behind the time", is_topic=clause.is_whole and clause.order == 0
            ),
        )
    subject = _SUBJECT.match(plain, start, clause.end)
    if subject:
        yield 2, as_part(clause, start=subject.end(), form="without the subject")
    perceived = _PERCEIVES.search(plain, start, clause.end)
    if perceived and perceived.start() - start <= 5:
        yield 3, as_part(clause, start=perceived.end(), form="perceived")
    for place in range(start, clause.end):
        if plain[place] == "的":
            yield 3, as_part(clause, start=place + 1, form="behind 的")
    for verb in _VERB.finditer(plain, start + 1, clause.end):
        yield 4, as_part(clause, start=verb.end(), form="behind a verb")


def _clauses(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    found = (stripped(plain, *match.span()) for match in _CLAUSE.finditer(plain, start, end))
    return [(start, end) for start, end in found if end > start]


def _time_end(plain: str, start: int, end: int) -> int:
    """Where the words of time at the start of a clause end; its start when there are none."""
    stop = min(len(plain), end + 1)
    if _ANY_TIME.match(plain, start, stop) is None:
        return start
    matches = (rule.pattern.match(plain, start, stop) for rule in _TIME_RULES)
    return max((min(match.end(), end) for match in matches if match), default=start)


def weakness(words: str) -> float:
    """How badly words say what a scene is about: they only say when or where, or hang on other words."""
    weak = 0.0
    if _is_time(words):
        weak += 0.3 if _AGED.search(words) else 1.3
    elif _WHEN.match(words) or _CIRCUMSTANCE.match(words):
        weak += 1.0
    weak += 0.8 if _HANGS_ON.match(words) else 0.0
    weak += 0.8 if _UNFINISHED.search(words) else 0.0
    weak += 0.5 if _SUBJECTLESS.match(words) else 0.0
    weak += 0.5 if _SAYS_LITTLE.match(words) else 0.0
    weak += 0.4 if _POINTS_BACK.search(words) else 0.0
    return weak


def _is_time(words: str) -> bool:
    """Whether a rule about time matches all of some words."""
    if _ANY_TIME.match(f"{words},") is None:
        return False
    matches = (rule.pattern.match(f"{words},") for rule in _TIME_RULES)
    return any(match is not None and len(words) - match.end() <= 1 for match in matches)


@lru_cache(maxsize=4096)
def _pairs(words: str) -> tuple[str, ...]:
    """The pairs of characters of some words that mean something."""
    return tuple(
        run[place : place + 2]
        for run in _HAN.findall(words)
        for place in range(len(run) - 1)
        if run[place] not in COMMON and run[place + 1] not in COMMON
    )


def _of_title(words: str, title: str) -> float:
    return min(2, sum(pair in title for pair in _pairs(words))) / 2


def _is_main(offer: Offer) -> bool:
    """The first clause of the scene that says something."""
    return offer.form == "clause" and offer.order == 0 and offer.before == 0 and not offer.is_time


def _size(*sizes: int) -> Callable[[Offer, str, str], float]:
    return lambda offer, _, __: offer.end - offer.start in sizes


def _form(form: str) -> Callable[[Offer, str, str], float]:
    return lambda offer, _, __: offer.form == form


def _has(pattern: re.Pattern[str]) -> Callable[[Offer, str, str], float]:
    return lambda _, words, __: pattern.search(words) is not None


def _begins(pattern: re.Pattern[str]) -> Callable[[Offer, str, str], float]:
    return lambda _, words, __: pattern.match(words) is not None


def _sentence(order: int) -> Callable[[Offer, str, str], float]:
    return lambda offer, _, __: min(offer.order, 4) == order


MERITS: tuple[Merit, ...] = (
    Merit("first sentence", 2.28, _sentence(0)),
    Merit("third sentence", -0.95, _sentence(2)),
    Merit("fourth sentence", -1.1, _sentence(3)),
    Merit("later sentence", -0.69, _sentence(4)),
    Merit(
        "words of the title", 1.3, lambda _, words, title: min(2, sum(p in title for p in _pairs(words))) / 2
    ),
    Merit("first clause that says something", 1.03, lambda offer, _, __: _is_main(offer)),
    Merit("that clause behind the time", 0.17, lambda offer, _, __: _is_main(offer) and offer.after_time),
    Merit("nothing said before", 0.44, lambda offer, _, __: offer.form != "quoted" and offer.before == 0),
    Merit("much said before", -0.12, lambda offer, _, __: offer.form != "quoted" and offer.before == 2),
    Merit("a clause", 0.93, _form("clause")),
    Merit("behind a 是 that points at it", 1.2, _form("cleft")),
    Merit("both clauses", 0.61, _form("both")),
    Merit("two clauses of more", -0.27, _form("two")),
    Merit("behind the time", -0.26, _form("behind the time")),
    Merit("behind 的", -0.26, _form("behind 的")),
    Merit("without the subject", -0.48, _form("without the subject")),
    Merit("behind a verb", -0.62, _form("behind a verb")),
    Merit("whole first sentence", 0.9, lambda offer, _, __: offer.is_whole and offer.order == 0),
    Merit("first of several sentences", 0.4, lambda offer, _, __: offer.is_topic),
    Merit("last of its sentence", 0.6, lambda offer, _, __: offer.is_last),
    Merit("pointed at", 0.38, lambda offer, _, __: offer.in_cleft),
    Merit("a question", 0.27, lambda offer, _, __: offer.asks),
    Merit("a question of two clauses", 0.34, lambda offer, words, _: offer.asks and "," in words),
    Merit("meaning", 0.38, lambda _, words, __: len(_pairs(words)) / max(1, len(words) - 1)),
    Merit("an event", 0.79, _has(_EVENT)),
    Merit("a change", 0.48, _has(_CHANGED)),
    Merit("a change at the end", 0.4, lambda _, words, __: words.endswith("了")),
    Merit("only background", -0.39, _has(_BACKGROUND)),
    Merit("only a time", 0.41, lambda offer, _, __: offer.is_time),
    Merit("characters of dates", -0.67, _begins(_ONLY_TIME)),
    Merit("only when", -0.48, lambda offer, words, _: not offer.is_time and _WHEN.match(words) is not None),
    Merit("a circumstance", -0.69, _begins(_CIRCUMSTANCE)),
    Merit("hangs on words before", -0.68, _begins(_HANGS_ON)),
    Merit("unfinished", -0.4, _has(_UNFINISHED)),
    Merit("a coverb", -0.34, _begins(_COVERB)),
    Merit("no subject", -0.21, _begins(_SUBJECTLESS)),
    Merit("points back", -0.41, _has(_POINTS_BACK)),
    Merit("four characters", -0.44, _size(4)),
    Merit("six characters", -0.4, _size(6)),
    Merit("seven characters", 0.8, _size(7)),
    Merit("eight or nine", 0.87, _size(8, 9)),
    Merit("ten or eleven", 0.68, _size(10, 11)),
    Merit("twelve or thirteen", -0.53, _size(12, 13)),
    Merit("fourteen characters", -0.34, _size(14)),
    Merit(
        "long and of two clauses",
        -0.53,
        lambda offer, words, _: offer.form in ("two", "both") and len(words) > 10,
    ),
)
_MEASURES = tuple((row.weight, row.measure) for row in MERITS)
