"""Bounds of the opening and the closing in a text without points."""

from __future__ import annotations

import re

import msgspec

from lecturer.manuscript.front import front_of
from lecturer.manuscript.proposals.sentences import Paragraph, Sentence, Story
from lecturer.manuscript.roles import is_date, is_farewell, role_of
from lecturer.manuscript.source import Source

_GREETED = re.compile(
    r"[^。!?]{0,40}(?:大家好|你们好|您好|早上好|上午好|中午好"
    r"|下午好|晚上好|同学们好|老师们?好|朋友们好|展信好|展信佳"
    r"|见字如面|见信好)"
    r"|good (?:morning|afternoon|evening)|hello|welcome|ladies and gentlemen"
    r"|thank you (?:for|very)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"今天,?(?:我|跟|和|给|想|在这里|站在)|我(?:今天|要|想|来)?(?:演讲|分享|讲|说)的?(?:题目|主题|内容|是|就是)?"
    r"|想(?:和|跟|与|请)(?:大家|各位|你们)|下面(?:我|请)|的故事(?:[,。]|是)|只讲|我叫|我是(?:来自|一名)"
    r"|tonight i|today i|i (?:want|would like|am going|'m going) to (?:tell"
    r"|talk|share|speak)|let me tell you",
    re.IGNORECASE,
)
_OPENING_SIZE = 120
"""Words before the first turn that are no more than this lead up to it; more are a scene of their own."""
INTRODUCED = 20
_SALUTATION_SIZE = 12
_WISH = re.compile(r"(?:此致|祝:?|顺颂|即颂|.{1,8}!)")
_CLOSING_SHARE = 0.34
_CLOSING_PARAGRAPHS = 4
_LONG_LAST = 110
"""A last paragraph of more may begin with a scene and end with the closing."""
_SMALL = 25
_MOST_WORTH = 4.0
_TO_LISTENERS = re.compile(r"你|您|我们|咱们|大家|每个人|\b(?:you|we|us|our|your)\b", re.IGNORECASE)
_WISHED = re.compile(
    r"愿|祝|希望|让我们|请(?:你|您|大家|记)|别忘|记住|下次|下一次|下回|以后"
    r"|next time|remember|please|let us|let's",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[^,。!?“”我你他她这那在有是]{1,6},(?=[^。!?]{0,30}(?:你|您|我们|大家|咱们|请|让))"
    r"|(?:小|老)?(?:同志|朋友|同学|工友|战友|老师|评委|乡亲|孩子|伙伴|街坊|邻居|姐妹|兄弟)们,"
    r"|(?:my |dear )?(?:friends|ladies and gentlemen|everyone|colleagues),",
    re.IGNORECASE,
)
_SCENE_SHARE = 0.25
"""More of the text, with no word of a closing, is a scene that the telling ends with."""
_NO_CLOSING = 0.27
"""What it is worth when the telling goes on to the end; fitted on 78 stories, as `_closes` is."""


class Sign(msgspec.Struct, frozen=True):
    """What speaks for the closing to begin with a sentence.

    Attributes:
        pattern: Searched for in the sentences from there on.
        weight: How strongly.
        at_start: Only the beginning of the first sentence counts.
        example: Words that it finds.
    """

    pattern: re.Pattern[str]
    weight: float
    at_start: bool
    example: str


def _sign(pattern: str, weight: float, example: str, *, at_start: bool = False) -> Sign:
    return Sign(re.compile(pattern, re.IGNORECASE), weight, at_start, example)


SIGNS: tuple[Sign, ...] = (
    _sign(
        r"(?:尊敬的|亲爱的|各位)?(?:同志|朋友|同学|老师|评委|战友"
        r"|乡亲|家长|街坊|邻居|伙伴|孩子|大家|各位)[\u4e00-\u9fff]{0,3}[,!](?!大家好)",
        2.2,
        "各位朋友，我到现在也游不快。",
        at_start=True,
    ),
    _sign(
        r"(?:谢谢|感谢)(?:大家|各位|你们|聆听|您)|的(?:故事|分享|演讲|发言|讲述)(?:就)?(?:到这里|讲完了|结束|到此)",
        2.0,
        "我的故事讲完了，谢谢大家！",
    ),
    _sign(
        r"(?:愿|祝愿?)(?:我们|大家|你们?|每|天下|所有|人人)|让我们"
        r"|(?:希望|请)(?:大家|你们?|我们|各位|每|从今|记得|记住|多"
        r"|别)|我们都|每个人(?:心里)?都",
        1.6,
        "愿我们都走得快，也都等得起。",
    ),
    _sign(
        r"(?:所以|因此|总之|说到底|其实|归根到底|原来|也许|或许|下次|下一次|下回|从今(?:天|晚)|以后)",
        1.6,
        "所以，下次请多看它一眼。",
        at_start=True,
    ),
    _sign(
        r"(?:有人|常有人|总有人|很多人|人们|你们?可能|记者)[^。!?]{0,8}(?:问"
        r"|说)|(?:我们|人们)(?:总|常|往往|都)[^,。]{0,3}(?:说|以为|觉得)",
        1.6,
        "有人问我，开夜车图什么。",
        at_start=True,
    ),
    _sign(
        r"我(?:常常?|一直|总|有时|忽然)?(?:想说|想,|在想|觉得|明白"
        r"|懂得|相信|知道,)|这(?:就是|大概就是|也许就是)|什么(?:是"
        r"|叫作?)|不在于|而是",
        1.0,
        "我想，一座城市总要有人替它醒着。",
    ),
    _sign(
        r"[^。!?“”]{0,14}我(?:才|终于|渐渐|慢慢|越来越)(?:明白|懂得|懂了|知道|觉得|相信)",
        1.6,
        "做了这一行我才明白，照相机留不住人。",
        at_start=True,
    ),
    _sign(
        r"(?:要说的)?话(?:是)?说不完|说了这么多|不多说了|纸短|信就",
        2.0,
        "话说不完，纸只有这么长。",
        at_start=True,
    ),
    _sign(r"我?(?:也)?没有什么[^。!?]{0,14}(?:留|送|给)", 1.6, "我没有什么值钱的东西留给你。", at_start=True),
    _sign(r"(?:如今|现在|今天)", 1.6, "如今秤在我手里，它早就不称东西了。", at_start=True),
    _sign(
        r"(?:你|您|大家|我们)(?:也?可以|不妨|也许|就会|会)?(?:想一想|看一看|记住|试试|多看|明白|发现)|可?我(?:也)?知道",
        1.0,
        "你可以想一想，那是一棵树在说话。",
    ),
    _sign(
        r"(?:夜深了|[^。!?]{0,10}(?:不写了|搁笔|先到这)|就写到这里|(?:信|话)?(?:就)?(?:先)?写到这|纸短|此致|祝(?:好|你|您|安|平安|工作|身体|学习)|盼|望)",
        2.4,
        "夜深了，就写到这里。",
        at_start=True,
    ),
    _sign(
        r"(?:[一二两三四五六七八九十半\d][^,。!?]{1,6},){2,}[^,。!?]{1,8}。",
        2.0,
        "一颗糖，一段路，九分钟。",
        at_start=True,
    ),
    _sign(
        r"[一二两三四五六七八九十][^,。!?\d]{1,4},(?:说到底|都|装|走|是|不|讲|让|又|从|看|有|照|写)",
        2.0,
        "三碗面，说到底是一碗。",
        at_start=True,
    ),
    _sign(
        r"(?:so|and so|in the end|maybe|perhaps|and if|if you|the next time"
        r"|next time|and please|my friends|that is why|what i learned"
        r"|we (?:all|live|often|think|like)"
        r"|now,? when)\b",
        2.0,
        "So if it rains when you leave, look by the exit.",
        at_start=True,
    ),
    _sign(
        r"\b(?:thank you|thanks for listening|i like to think|i hope"
        r"|let us|let's|remember|please)\b",
        1.2,
        "I like to think that it came to say hello.",
    ),
    _sign(
        r"(?:来,)?[^。!?]{0,12}(?:请|让我们)?[^。!?]{0,6}(?:举起[^。!?]{0,4}杯|举杯|干了?这杯)|干杯",
        2.4,
        "来，各位，请举起酒杯。",
    ),
    _sign(
        r"(?:到这里|到此|就要)(?:就要)?(?:结束|落下帷幕|画上|告一段落)|再见|落下帷幕",
        2.4,
        "今晚的晚会到这里就要结束了。",
    ),
)


class Body(msgspec.Struct, frozen=True):
    """The part of a text that scenes are looked for in, in places of the shadow.

    Attributes:
        start: Behind title, names, salutation and greeting.
        end: Where the closing begins, or the text ends.
        has_closing: Whether there is one.
        introduced: How much is said between the title and the start.
    """

    start: int
    end: int
    has_closing: bool
    introduced: int = 0


def body_of(story: Story) -> Body:
    """Where the telling begins and ends."""
    first = _first_paragraph(story)
    start = story.paragraphs[first].line.start if first < len(story.paragraphs) else len(story.plain)
    closing = closing_start(story, start)
    front = front_paragraphs(story)
    introduced = story.size(story.paragraphs[front].line.start, start) if front < first else 0
    return Body(start, len(story.plain) if closing is None else closing, closing is not None, introduced)


def front_paragraphs(story: Story) -> int:
    """How many paragraphs at the start are title, names and dates."""
    front = front_of(story.shadow, Source(story.shadow.text))
    count = 0
    for number, paragraph in enumerate(story.paragraphs):
        if paragraph.line.number in front.lines:
            count = number + 1
    return count


def opens(story: Story, body: Body, end: int) -> bool:
    """Whether the words between the body's start and the first turn only lead up to it."""
    size = story.size(body.start, end)
    if body.introduced >= INTRODUCED:
        return size <= _OPENING_SIZE / 3
    return size <= _OPENING_SIZE or (
        size <= 2 * _OPENING_SIZE and bool(_ANNOUNCED.search(story.plain[body.start : end]))
    )


def _first_paragraph(story: Story) -> int:
    """The first paragraph behind the title that is no salutation and no mere greeting."""
    number = front_paragraphs(story)
    while number < len(story.paragraphs) - 1 and _is_greeting(story, story.paragraphs[number]):
        number += 1
    return number


def _is_greeting(story: Story, paragraph: Paragraph) -> bool:
    words = story.shadow.line_text(paragraph.line)
    if paragraph.is_cue or role_of(words) in ("salutation", "greeting", "cue", "label", "date"):
        return True
    size = story.size(paragraph.line.start, paragraph.line.end)
    if words.endswith(":") and size <= _SALUTATION_SIZE:
        return True
    return size <= _OPENING_SIZE and bool(_GREETED.match(words))


def closing_start(story: Story, start: int) -> int | None:
    """Where the closing begins; None when the telling goes on to the end."""
    total = max(1, story.size(start, len(story.plain)))
    tail = [each for each in story.paragraphs if each.line.start > start]
    signed = _signature(story, tail)
    told = tail[: len(tail) - signed]
    last = told[-1] if told else story.paragraphs[-1]
    best, best_worth = None, _NO_CLOSING
    for sentence in _candidates(story, start, tail, signed, last):
        if story.size(sentence.start, len(story.plain)) > _CLOSING_SHARE * total:
            continue
        worth = _closes(story, sentence, last, total)
        if worth > best_worth:
            best, best_worth = sentence, worth
    if best is None and signed:
        best = tail[-signed].sentences[0]
    return best.start if best else None


def _candidates(
    story: Story, start: int, tail: list[Paragraph], signed: int, last: Paragraph
) -> list[Sentence]:
    """The sentences that may begin the closing: the first of the last paragraphs, some inside the last."""
    found = [
        paragraph.sentences[0]
        for paragraph in tail[-_CLOSING_PARAGRAPHS - signed :]
        if not paragraph.is_speech and not paragraph.is_cue
    ]
    if len(tail) < _CLOSING_PARAGRAPHS - 1 or story.size(last.line.start, last.line.end) > _LONG_LAST:
        found += [each for each in last.sentences[1:][-3:] if each.start > start]
    return sorted(found, key=lambda each: each.start)


def _closes(story: Story, sentence: Sentence, last: Paragraph, total: int) -> float:
    """How much speaks for the closing to begin with a sentence."""
    rest = story.size(sentence.start, len(story.plain))
    paragraph = story.plain[sentence.start : _line_end(story, sentence)]
    worth = _worth(story, sentence)
    to_listeners = 10 * len(_TO_LISTENERS.findall(paragraph)) / max(10, len(paragraph))
    line_start = story.plain.rfind("\n", 0, sentence.start) + 1
    is_initial = not story.plain[line_start : sentence.start].strip()
    return (
        2.55 * (sentence.start == last.line.start)
        + 1.57 * min(worth, _MOST_WORTH)
        + 0.61 * (worth > 0)
        + 0.65 * min(1.0, to_listeners)
        + 0.38 * bool(_WISHED.search(paragraph))
        + 0.31 * bool(_CALLED.match(story.words(sentence)))
        - 1.49 * (rest < _SMALL)
        - 1.07 * (not is_initial)
        - 0.49 * rest / total
        - 0.25 * (sentence.start > last.line.end)
        - 2.5 * (worth == 0 and rest > _SCENE_SHARE * total)
    )


def _line_end(story: Story, sentence: Sentence) -> int:
    end = story.plain.find("\n", sentence.start)
    return end if end >= 0 else len(story.plain)


def _signature(story: Story, tail: list[Paragraph]) -> int:
    """How many of the last paragraphs only thank, date and sign."""
    count = 0
    for paragraph in reversed(tail):
        words = story.shadow.line_text(paragraph.line)
        is_short = story.size(paragraph.line.start, paragraph.line.end) <= 12 and words[-1] not in '。!?…”"'
        is_wish = bool(_WISH.fullmatch(words))
        if not (is_wish or is_date(words) or is_farewell(words) or paragraph.is_cue or is_short):
            break
        count += 1
    return count


def _worth(story: Story, sentence: Sentence) -> float:
    """How much speaks for the closing to begin with a sentence: its start, and what follows to the end."""
    words = story.words(sentence)
    rest = story.plain[sentence.start : _line_end(story, sentence)]
    worth = 0.0
    for sign in SIGNS:
        if sign.pattern.match(words) if sign.at_start else sign.pattern.search(rest):
            worth += sign.weight
    return worth
