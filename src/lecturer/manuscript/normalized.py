"""The normalised copy of a text (its shadow): one spelling of everything, so that rules stay short.

Rules look at the shadow; what they find is told in places of the text, which is never altered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from lecturer.text.han import CHINESE_CHARACTER

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TRADITIONAL = (
    "後點個條項謝總結學們師長體會說講開時間問題這報發單從兩幾層類種張門課話導領賓員專"
    "組業務見節編輔匯彙聽請觀願讓舉緒陳劉吳楊黃趙孫鄭馬羅鄧許蕭葉蔣"
    "頁處鏡畫環階場動號圖為來則護樹爭補辦頌愛問綜結鄰眾鄉親燈體驟務徑環標貳參陸"
)
_SIMPLIFIED = (
    "后点个条项谢总结学们师长体会说讲开时间问题这报发单从两几层类种张门课话导领宾员专"
    "组业务见节编辅汇汇听请观愿让举绪陈刘吴杨黄赵孙郑马罗邓许萧叶蒋"
    "页处镜画环阶场动号图为来则护树争补办颂爱问综结邻众乡亲灯体骤务径环标贰叁陆"
)
"""The characters of words that rules look for, where traditional ones are written."""
LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line beside the line feed; a carriage return before one is none."""
_OTHER_ENDS = re.compile(f"[{LINE_ENDS}]")
_HAS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_MARKS = "“”‘’—…"


def _spelling() -> dict[int, str]:
    table = {ord(char): " " for char in _SPACES} | {ord(char): "\n" for char in LINE_ENDS}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
    kangxi = range(0x2F00, 0x2FD6)  # what PDF readers copy instead of 一, 二, 八, 十
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in kangxi}
    table |= {ord(char): "—" for char in "―─"}
    others = zip("､﹑｡﹕∶﹔﹐︰〔〕﹙﹚「」『』〝〞", "、、。::;,:()()“”“”“”", strict=True)
    table |= {ord(char): plain for char, plain in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}
    return table | {ord(char): plain for char, plain in others}


_TABLE = _spelling()
_WITHOUT_INVISIBLE = _TABLE | {ord(char): "" for char in _INVISIBLE}


class Line(msgspec.Struct, frozen=True):
    """One paragraph, in places of the shadow, blanks at both ends left out; empty when start is end."""

    number: int
    start: int
    end: int


class Shadow(msgspec.Struct, frozen=True):
    """A text, its shadow, and the way back.

    Attributes:
        text: The text itself.
        plain: Its shadow: no invisible characters, every space a blank, full-width forms half-width.
        lines: Its paragraphs.
        places: For each character of the shadow, its place in the text; one more for the end.
    """

    text: str
    plain: str
    lines: tuple[Line, ...]
    places: Sequence[int]

    def line_text(self, line: Line) -> str:
        """The shadow of one paragraph."""
        return self.plain[line.start : line.end]

    def written(self, start: int, end: int) -> str:
        """The text as written for a stretch of the shadow."""
        if start >= end:
            return ""
        return self.text[self.places[start] : self.places[end - 1] + 1]


def first_lines(text: str) -> list[int] | None:
    """For each line that a line feed ends, the number of its first line in the shadow; None if all agree.

    Pasted words may have line ends of other kinds, which part lines in the shadow only.
    """
    if not _OTHER_ENDS.search(text):
        return None
    numbers = [0]
    for line in text.split("\n"):
        numbers.append(numbers[-1] + 1 + len(_OTHER_ENDS.findall(line)))
    return numbers[:-1]


def wide(words: str) -> float:
    """How wide words are, in Han characters; letters and digits count half."""
    han = len(CHINESE_CHARACTER.findall(words))
    return han + (len(words) - han) / 2


def shadow_of(text: str, wraps: frozenset[int] = frozenset()) -> Shadow:
    """The shadow of a text; takes time in proportion to its length.

    Args:
        text: The text.
        wraps: Places of line feeds that only break a line: the shadow has none there.
    """
    if wraps:
        return _unwrapped(text, wraps)
    if _HAS_INVISIBLE.search(text):
        kept = [index for index, char in enumerate(text) if char not in _INVISIBLE]
        plain = text.translate(_WITHOUT_INVISIBLE)
        places: Sequence[int] = [*kept, len(text)]
    else:
        plain = text.translate(_TABLE)
        places = range(len(text) + 1)
    return Shadow(text, plain, tuple(_lines(plain)), places)


def _unwrapped(text: str, wraps: frozenset[int]) -> Shadow:
    """The shadow of a text with lines that were broken: nothing between Han, else a blank."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = _WITHOUT_INVISIBLE.get(ord(char), char)
        if place in wraps:
            around = (text[place - 1 : place], text[place + 1 : place + 2])
            plain = "" if all(CHINESE_CHARACTER.match(each) or each in _MARKS for each in around) else " "
        if plain:
            chars.append(plain)
            places.append(place)
    plain = "".join(chars)
    return Shadow(text, plain, tuple(_lines(plain)), [*places, len(text)])


def _lines(plain: str) -> list[Line]:
    lines = []
    at = 0
    for number, words in enumerate(plain.split("\n")):
        bare = words.strip(" ")
        start = at + len(words) - len(words.lstrip(" ")) if bare else at
        lines.append(Line(number, start, start + len(bare)))
        at += len(words) + 1
    return lines
