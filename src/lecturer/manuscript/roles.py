"""Lines that are no points: salutations, greetings, dates, cues, the end of the talk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from lecturer.manuscript.families import found_at_start

Role = Literal[
    "", "salutation", "greeting", "date", "cue", "label", "subtitle", "peroration", "closing", "opener"
]

_ADDRESSED = (
    "同志|朋友|评委|领导|来宾|老师|同学|同事|家长|代表|委员|嘉宾|专家|党员|战友|乡亲|邻居|听众|观众|居民|伙伴|兄弟|姐妹|师傅"
    "|先生|女士|主席|主持人|校长|书记|院长|主任|前辈|学友|校友|职工|员工|村民|业主|孩子|医生|护士|教练|教授|博士|大家|各位"
)
_VOCATIVE = re.compile(rf"各位\S{{0,10}}|\S{{0,24}}?(?:{_ADDRESSED}|\S{{1,4}}们)(?:们|代表|好)?")
_PAUSE = re.compile(r"[,、 ]+")
_GREETING_WORDS = (
    "大家好|你们好|您好|早上好|上午好|中午好|下午好|晚上好|新年好|同学们好|老师好|各位好"
    "|大家(?:早|上|中|下|晚)[上午]?好"
)
_GREETING = re.compile(
    rf"[（(]?(?:[^。!?;]{{0,40}}[,、 !])?[^。,;]{{0,10}}(?:{_GREETING_WORDS})[!。,~ ]*[)）]?"
)
_ENGLISH_SALUTATION = re.compile(
    r"(?:dear|distinguished|honou?rable|ladies and gentlemen|(?:friends|colleagues)(?! (?:of|in|and)\b)"
    r"|hello|hi|good (?:morning|afternoon|evening)|welcome)\b[^.!?;]{0,90}[,:.!]?",
    re.IGNORECASE,
)
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_DATE = re.compile(
    r"\(?(?:(?:(?:\d{4}|[一二三四五六七八九〇零○]{4})\s?[年.\-/]|(?:20)?[×xX*_]{1,4}年)"
    r"(?:\s?[\d一二三四五六七八九十×xX*_]{1,3}\s?[月.\-/]?)?(?:\s?[\d一二三四五六七八九十×xX*_]{1,3}\s?[日号]?)?(?:\s?[上下]午|\s?\(?(?:星期|周)[一二三四五六日]\)?)?)\)?"
)
_ENGLISH_DATE = re.compile(
    rf"\(?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})[a-z]*\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s*)?\d{{4}}\)?",
    re.IGNORECASE,
)
_CUE = re.compile(r"\((?:[^()]|\([^()]*\)){1,60}\)|\[[^\[\]]{1,60}\]")
_LABEL = re.compile(r"【[^【】]{1,40}】")
_LABEL_WORDS = {
    "opener": "开场白|开场|开头|前言|引言|引子|序言|导言|导语|导入|目录|introduction|opening|preface",
    "closing": "结束语|结语|结尾|尾声|结束|小结|总结与展望|致谢|conclusions?|closing(?: remarks)?|thanks",
}
_BARE_LABELS = {
    role: re.compile(rf"【?(?:{words})】?(?:\([^()]{{1,10}}\))?:?", re.IGNORECASE)
    for role, words in _LABEL_WORDS.items()
}
_THANKS = re.compile(
    r"(?:[^。!?]{0,60}[,。!;])?\s*[^。!?,]{0,12}"
    r"(?:谢谢|感谢(?:大家|各位|聆听|倾听|收听|观看)|多谢)[^。!?]{0,20}[。!~ ]*"
)
_ENDED = re.compile(
    r"(?:(?:以上(?:就是|是)?|我的|今天的?|本次|这次|这)[^。!?]{0,24}|(?:汇报|发言|报告|述职|演讲|分享|讲课|讲解))"
    r"(?:完毕|结束|到此|到这里|请予?审议|请审阅|评议|批评指正|共勉|参考|多多指教|请(?:大家)?指正|指导)[^。]{0,24}[。!]?.{0,24}"
)
_COMMENDED = re.compile(r"(?:敬|恳)?请[^。!?,:]{0,16}(?:批评|指正|指导|审议|审阅|评议|监督)[^。]{0,8}[。!]?")
_SUMMING_UP = re.compile(
    r"(?:总之|综上(?:所述)?|总而言之|总的来说"
    r"|最后,?\s?(?:我(?:想|要|还想|衷心|再次)|让我们|祝|预祝|请允许|愿|用|送|借"
    r"|希望|再次|谢|感谢|恳请|以)"
    r"|(?:来,\s?)?让我们(?:共同|一起)?举(?:杯|起)"
    r"|(?:衷心|谨|恭|敬)?(?:预?祝(?!福语)|愿(?![意望]))"
    r"|that(?:'s|’s| is| was)? (?:all|it|concludes)\b|in (?:conclusion|closing|summary|short)\b"
    r"|to (?:conclude|sum up|wrap up)\b|thank(?:s| you)\b"
    r"|let me (?:close|end|finish)\b|finally, (?:i|let me|thank|may)\b)",
    re.IGNORECASE,
)
_ENGLISH_FAREWELL = re.compile(
    r"thank(?:s| you)\b|that(?:'s|’s| is| was)? all\b|finally, thank|.{0,40}\bthank you[^.]{0,40}[.!]?$",
    re.IGNORECASE,
)
_LED_CLOSING = re.compile(r"(?:结束语|结语|尾声)[:,]|in conclusion\b", re.IGNORECASE)
_EXHORTS = re.compile(r"让我们|努力奋斗|携手|!|吧[。!]?$")
_SETTING_OUT = re.compile(r"^.{0,30}(?:下面|现在开会|接下来|今天我)")
_THANKS_AT_END = re.compile(
    r"(?:谢谢|感谢)(?:大家|各位|聆听|倾听)?[^。!?,]{0,8}[!。~]*$|\bthank you[^.!?]{0,24}[.!]?$", re.IGNORECASE
)
_WORTHY = re.compile(r"最后,?[^。!?]{0,40}(?:祝|谢谢|感谢|让我们|希望|恳请|指正)")
_LONGEST_WISH = 90
_WISHES = re.compile(
    r"最后,?\s?(?:[,。]?我?(?:再次|衷心|真诚|谨|也|想)*(?:预?祝|愿|感谢|谢谢)(?:大家|各位|同学|同志|朋友|你们|所有|在座|领导|老师们|到场|聆听)"
    r"|(?:我)?(?:预?祝|恭祝|敬祝)|让我们(?:共同|一起)?举|请(?:各位|大家)?(?:批评|指正))"
)
_PERORATION = re.compile(
    rf"(?:尊敬的|亲爱的)?[^,。!?:;]{{0,12}}?(?:{_ADDRESSED}|\S{{1,3}}们)(?:们)?[,!](?!大家好|[上下]午好|晚上好)"
)


def role_of(words: str) -> Role:
    """The role of a line's shadow by its words alone; where it stands is for the caller to weigh."""
    if not words or len(words) > 240:
        return "peroration" if _PERORATION.match(words) else ""
    for role, fits in _LINE_ROLES:
        if fits(words):
            return role
    return ""


def begins_the_end(words: str) -> bool:
    """Whether a paragraph among the last ones may begin the closing."""
    return only_calls(words) or _says_farewell(words)


def only_calls(words: str) -> bool:
    """Whether a paragraph calls on the listeners (同志们，…) and does nothing else that ends a talk."""
    calls = bool(_PERORATION.match(words)) and not _SETTING_OUT.search(words)
    return calls and not _says_farewell(words)


def exhorts(words: str) -> bool:
    """Whether a paragraph that calls on the listeners rouses them, as the end of a speech does."""
    return bool(_EXHORTS.search(words))


def _says_farewell(words: str) -> bool:
    return bool(
        _SUMMING_UP.match(words)
        or _WORTHY.match(words)
        or is_farewell(words)
        or is_closing_label(words)
        or _LED_CLOSING.match(words)
        or _THANKS_AT_END.search(words)
    )


def is_closing_label(words: str) -> bool:
    """Whether a line only says that the closing begins: 结束语."""
    return bool(_BARE_LABELS["closing"].fullmatch(words))


def wishes_well(words: str) -> bool:
    """Whether a paragraph that begins with 最后 only thanks those who listen, or wishes them well."""
    return len(words) <= _LONGEST_WISH and bool(_WISHES.match(words))


def is_farewell(words: str) -> bool:
    """Whether a short line only thanks or says that this was all."""
    return len(words) <= 90 and bool(
        _THANKS.fullmatch(words)
        or _ENDED.fullmatch(words)
        or _COMMENDED.fullmatch(words)
        or _ENGLISH_FAREWELL.match(words)
    )


def is_date(words: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(words) <= 40 and bool(_DATE.fullmatch(words) or _ENGLISH_DATE.fullmatch(words))


def _is_salutation(words: str) -> bool:
    """Whether a line names those who are addressed and ends in a colon: 各位领导、各位同事：."""
    if len(words) > 80 or not words.endswith(":"):
        return False
    return all(_VOCATIVE.fullmatch(each) for each in _PAUSE.split(words[:-1]) if each)


def _is_label(words: str) -> bool:
    return bool(_LABEL.fullmatch(words)) and found_at_start(words) is None


_LINE_ROLES: tuple[tuple[Role, Callable[[str], bool]], ...] = (
    ("date", is_date),
    ("greeting", lambda words: len(words) <= 60 and bool(_GREETING.fullmatch(words))),
    ("cue", lambda words: bool(_CUE.fullmatch(words)) and found_at_start(words) is None),
    ("opener", lambda words: bool(_BARE_LABELS["opener"].fullmatch(words)) and not _is_label(words)),
    ("closing", lambda words: bool(_BARE_LABELS["closing"].fullmatch(words)) and not _is_label(words)),
    ("label", _is_label),
    ("salutation", _is_salutation),
    ("subtitle", lambda words: words.startswith(("—", "--")) and len(words) <= 60),
    ("closing", is_farewell),
    ("salutation", lambda words: bool(_ENGLISH_SALUTATION.fullmatch(words))),
    ("peroration", lambda words: bool(_PERORATION.match(words))),
)
