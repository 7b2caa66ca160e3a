"""Host scripts: words that lead over belong to the item they announce, the cue to the item before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lecturer.manuscript.proposals.sentences import Paragraph, Story

_SPEAKER = re.compile(
    r"(?:主持人?)?[甲乙丙丁男女合众ABCD12]{1,3}\d?:|主持人?:|(?:Host|MC)\s?\w{0,2}:", re.IGNORECASE
)
ANNOUNCEMENT = re.compile(
    r"请(?:大家)?(?:欣赏|听|看|收看|收听|观看|您欣赏)|(?:掌声"
    r"|首先|下面|接下来|现在|再次)?,?(?:让我们)?(?:用(?:热烈的)?掌声)?有?请(?=[^,。!?问大]{1,16}"
    r"(?:上台|上场|登场|为我们|为大家|给我们|致|讲话|发言|颁奖"
    r"|抽|宣读|带来|表演|讲述|分享|入场))|有请|进入[^,。!?]{1,12}(?:环节"
    r"|时刻|时间|阶段)|(?:迎来|到了)[^,。!?]{1,12}(?:环节|时刻"
    r"|时间)"
    r"|(?:掌声)?欢迎(?:[^,。!?]{1,16}(?:上台|登场|出场|带来)|[^,。!?]{0,8}《)|请出|(?:接下来|下面|现在),?请(?:同学们|小朋友们|大家|各位)|下一位(?:出场|登场|上台)"
    r"|(?:带来|表演)的?[^,。!?]{0,8}《|下一个节目|please welcome"
    r"|give (?:it up|a warm)|next up|put your hands together",
    re.IGNORECASE,
)
_PERFORMED = re.compile(
    r"表演|演唱|演奏|合唱|独唱|朗诵|舞蹈|小品|相声|颁奖|抽奖|致辞|讲话|发言|上台|演出|游戏|互动|播放|节目|环节|合影|宣誓|下场"
    r"|performance|song|sings|plays|speech|dance|applause|video",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"(?:现在|正式|就此)?开始(?:了)?[!。”]*$|拉开(?:了)?[^,。!?]{0,4}(?:帷幕|序幕)[!。]*$")
"""晚会现在开始！: what the hosts say next leads over to the first item."""
_SENTENCE = re.compile(r"[。!?]")
_FEWEST_SPEAKERS = 4
_FEWEST_ITEMS = 2
_SHORT_ANNOUNCEMENT = 70


class Item(msgspec.Struct, frozen=True):
    """One item of the programme, in numbers of paragraphs.

    Attributes:
        first: Where the words that lead over to it begin.
        announcement: The paragraph that announces it.
        end: The paragraph behind it.
    """

    first: int
    announcement: int
    end: int


def program(story: Story, start: int) -> list[Item]:
    """The items of a host script from a paragraph on; empty when the text is none."""
    paragraphs = story.paragraphs
    speakers = sum(bool(_SPEAKER.match(_words(story, paragraph))) for paragraph in paragraphs)
    announced = [
        number
        for number, paragraph in enumerate(paragraphs)
        if number >= start and not paragraph.is_cue and ANNOUNCEMENT.search(_words(story, paragraph))
    ]
    ends = list(_ends(story, announced))
    has_speakers = speakers >= _FEWEST_SPEAKERS
    is_announcing = len(ends) >= max(3, (len(paragraphs) - start) / 3)
    if len(ends) < _FEWEST_ITEMS or not (has_speakers or _has_cues(story, ends) or is_announcing):
        return []
    items = []
    first = _lead_over(story, ends[0][0], start, has_speakers=has_speakers)
    for announcement, end in ends:
        items.append(Item(first, announcement, end))
        first = end
    return items


def _ends(story: Story, announced: list[int]) -> Iterator[tuple[int, int]]:
    """Each first announcement of an item with the paragraph behind the item's cue, or behind itself."""
    paragraphs = story.paragraphs
    behind = 0
    for place, number in enumerate(announced):
        if number < behind:
            continue
        following = announced[place + 1] if place + 1 < len(announced) else len(paragraphs)
        limit = min(len(paragraphs), number + 6)
        is_next = number + 1 < limit and paragraphs[number + 1].is_cue
        cue = number + 1 if is_next else None
        if cue is None:
            found = (at for at in range(number + 1, limit) if _is_performance(story, paragraphs[at]))
            cue = next(found, None)
        if cue is None:
            behind = number + 1
            while behind < len(paragraphs) and behind < following and paragraphs[behind].is_cue:
                behind += 1
        else:
            behind = cue + 1
        yield number, behind


def _is_performance(story: Story, paragraph: Paragraph) -> bool:
    return paragraph.is_cue and bool(_PERFORMED.search(_words(story, paragraph)))


def _has_cues(story: Story, ends: list[tuple[int, int]]) -> bool:
    return sum(story.paragraphs[end - 1].is_cue for _, end in ends) >= len(ends) / 2


def _lead_over(story: Story, announcement: int, start: int, *, has_speakers: bool) -> int:
    """Where the words before the first announcement begin: with it, or with the speaker before."""
    paragraphs = story.paragraphs
    line = paragraphs[announcement].line
    match = ANNOUNCEMENT.search(story.plain, line.start, line.end)
    begun = [
        number for number in range(start, announcement) if _BEGUN.search(_words(story, paragraphs[number]))
    ]
    if has_speakers and begun:
        return begun[-1] + 1
    leads_over = match and _SENTENCE.search(story.plain, line.start, match.start())
    if leads_over or (not has_speakers and match and match.start() > line.start + 4):
        return announcement
    is_short = story.size(line.start, line.end) <= _SHORT_ANNOUNCEMENT
    return announcement - 1 if is_short and announcement - 1 > start else announcement


def _words(story: Story, paragraph: Paragraph) -> str:
    return story.plain[paragraph.line.start : paragraph.line.end]


_GENRE = (
    "合唱|独唱|对唱|表演唱|童声合唱|歌曲|小品|相声|舞蹈|独舞"
    "|群舞|诗朗诵|朗诵|配乐诗朗诵|快板|三句半|课本剧|情景剧|话剧"
    "|戏曲|京剧|锣鼓|武术"
    "|太极拳|太极扇|古筝独奏|二胡独奏|笛子独奏|钢琴独奏|独奏"
    "|合奏|魔术|杂技|时装秀|歌舞|歌伴舞|器乐合奏|演讲|故事|双簧"
    "|评书|大合唱|小合唱|手语舞"
)
_NAMED = re.compile(rf"((?:(?:{_GENRE})(?=《))?《[^《》]{{1,16}}》)")
_PART = re.compile(r"(?:进入|迎来|到了)(?:了)?((?:[^,。!?《》]{1,12})(?:环节|时刻|时间))")
_AWARD = re.compile(r"(?:颁发|颁|获得)([^,。!?《》]{2,12}奖)")
_INVITED = re.compile(r"(?:有请|请)([^,。!?]{2,12}?)(?=[,。!?])")


def named(story: Story, item: Item) -> tuple[int, int] | None:
    """What an item is called by those who announce it, in places of the shadow."""
    start = story.paragraphs[item.announcement].line.start
    end = story.paragraphs[max(item.announcement, item.end - 1)].line.end
    for pattern in (_NAMED, _PART, _AWARD, _INVITED):
        match = pattern.search(story.plain, start, end)
        if match:
            return match.span(1)
    return None
