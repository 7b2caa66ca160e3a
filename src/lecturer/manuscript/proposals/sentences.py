"""A text in paragraphs and sentences, as the rules that cut it into scenes look at it."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

import msgspec

from lecturer.manuscript.normalized import Line, Shadow, shadow_of

_TRADITIONAL = str.maketrans(
    "歲過這從來現當還頭麼嗎天邊裡裏對與說話問進憶記舊樓車寫紙錢歡",
    "岁过这从来现当还头么吗天边里里对与说话问进忆记旧楼车写纸钱欢",
)
"""What the shadow leaves as written, and the rules of this package look for."""
_END = re.compile(r"[。!?…]+|\.(?=[\"”’)]*(?:\s+[\"“‘(]?[A-Z0-9]|\s*$))")
_CLOSERS = '"”’)』」'
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|No|Jr|Sr|e\.g|i\.e|[A-Z])$")
_OPENING_MARKS = "“‘(《"
_CLOSING_MARKS = "”’)》"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPOKEN = re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9'’]+")
_SPEECH = re.compile(r"[“\"‘]|—+[“\"]")
_ONLY_CUE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence, in places of the shadow."""

    start: int
    end: int


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph that has words.

    Attributes:
        line: Its line in the shadow.
        sentences: Its sentences in order, at least one.
        is_speech: It begins with a quotation mark: somebody answers.
        is_cue: It stands in brackets: what happens on the stage.
    """

    line: Line
    sentences: tuple[Sentence, ...]
    is_speech: bool = False
    is_cue: bool = False


class Story(msgspec.Struct, frozen=True):
    """A text that is looked at for scenes.

    Attributes:
        shadow: Its words, spelt one way.
        plain: The shadow's words with some more characters folded; same places.
        paragraphs: Its paragraphs in order.
        is_english: Most of its words are English.
        said: How much is said before each place.
        usual_size: The size of its middle paragraph when they are sorted by size.
        title: What the talk is called; empty where nobody knows.
    """

    shadow: Shadow
    plain: str
    paragraphs: tuple[Paragraph, ...]
    is_english: bool
    said: array[int]
    usual_size: int = 0
    title: str = ""

    def size(self, start: int, end: int) -> int:
        """How much is said between two places: Han characters, an English word counting as two."""
        return self.said[end] - self.said[start]

    def size_of(self, number: int) -> int:
        """How much a paragraph says."""
        line = self.paragraphs[number].line
        return self.size(line.start, line.end)

    def words(self, sentence: Sentence) -> str:
        """The folded words of a sentence."""
        return self.plain[sentence.start : sentence.end]


def story_of(text: str, title: str = "") -> Story:
    """A text in paragraphs and sentences; takes time in proportion to its length."""
    shadow = shadow_of(text)
    plain = shadow.plain.translate(_TRADITIONAL)
    paragraphs = tuple(_paragraph(plain, line) for line in shadow.lines if line.end > line.start)
    letters = sum(char.isascii() and char.isalpha() for char in plain)
    is_english = letters > 4 * len(_HAN.findall(plain))
    story = Story(shadow, plain, paragraphs, is_english, _said(plain), title=title)
    sizes = sorted(story.size_of(number) for number in range(len(paragraphs)))
    return msgspec.structs.replace(story, usual_size=sizes[len(sizes) // 2] if sizes else 0)


def _said(plain: str) -> array[int]:
    """How much is said before each place of a text."""
    sizes = array("L", bytes(array("L").itemsize * (len(plain) + 1)))
    for match in _SPOKEN.finditer(plain):
        sizes[match.start() + 1] = 2 if match[0][0] < "\u2e80" else 1
    return array("L", accumulate(sizes))


def _paragraph(plain: str, line: Line) -> Paragraph:
    words = plain[line.start : line.end]
    return Paragraph(
        line,
        tuple(_sentences(plain, line)),
        is_speech=bool(_SPEECH.match(words)),
        is_cue=bool(_ONLY_CUE.fullmatch(words)),
    )


def _sentences(plain: str, line: Line) -> list[Sentence]:
    """The sentences of a paragraph; none ends inside a quotation or a bracket that is closed."""
    words = plain[line.start : line.end]
    quoted = _quoted(words)
    found = []
    start = 0
    for match in _END.finditer(words):
        end = match.end()
        if match[0] == "." and _ABBREVIATION.search(words[max(0, match.start() - 6) : match.start()]):
            continue
        while end < len(words) and words[end] in _CLOSERS and (end in quoted or end - 1 in quoted):
            end += 1
        if end < len(words) and end in quoted and end - 1 in quoted and words[end - 1] not in _CLOSERS:
            continue
        if words[start:end].strip(" "):
            begin = start + len(words[start:end]) - len(words[start:end].lstrip(" "))
            found.append(Sentence(line.start + begin, line.start + end))
        start = end
    if words[start:].strip(" "):
        begin = start + len(words[start:]) - len(words[start:].lstrip(" "))
        found.append(Sentence(line.start + begin, line.end))
    return found


def _quoted(words: str) -> set[int]:
    """The places inside quotations and brackets, their closing marks included; straight quotes toggle."""
    inside: set[int] = set()
    opened: list[int] = []
    straight = -1
    for place, char in enumerate(words):
        if char in _OPENING_MARKS:
            opened.append(place)
        elif char in _CLOSING_MARKS and opened:
            first = opened.pop()
            inside.update(range(first + 1, place + 1))
        elif char == '"':
            if straight >= 0:
                inside.update(range(straight + 1, place + 1))
                straight = -1
            else:
                straight = place
    return inside
