"""Stage directions in the words: （播放视频，约40秒） is not spoken but takes its time."""

from __future__ import annotations

import re

import msgspec

from lecturer.text.speakers import speaker_spans
from lecturer.text.stage_labels import shown_line_spans, spoken_label_spans

_BRACKETED = re.compile(
    r"（([^（）\n]{1,60})）|【([^【】\n]{1,60})】|\(([^()\n]{1,80})\)|\[([^\[\]\n]{1,80})\]"
)
_NUMERALS = "零一二三四五六七八九十"
_LENGTH = re.compile(
    rf"(?P<number>\d+(?:\.\d+)?|半|[{_NUMERALS}两]{{1,3}})\s*(?:个)?\s*"
    r"(?P<unit>分钟半|分钟|分(?!之|享|析|组|别|工)|秒钟?|minutes?|mins?|seconds?|secs?)",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"(?:此处|这里|现场|请|开始|配合|同时)?"
    r"(?:播放|放映|放视频|视频|音频|配乐|音乐|停顿|稍停|暂停|掌声|鼓掌|翻页|切换|下一页|换页|展示|出示|举起|鞠躬|敬礼|互动|提问环节|"
    r"板书|走向|深呼吸|微笑|环视|PPT)"
    r"|(?:play|show|video|audio|music|pause|applause|next slide|click|bow|demo)\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"重读|重音|提示[：:].*|(?:读作|读音)[：:]?.*|stress|cue:.*|say:.*",
    re.IGNORECASE,
)
"""Marks that are no action: how something is said, and what to think of; they take no time of their own."""
_PAUSE = re.compile(r"停顿|稍停|暂停|掌声|鼓掌|鞠躬|敬礼|深呼吸|互动|pause|applause|bow", re.IGNORECASE)
_PAUSE_SECONDS = 2.0


class Cue(msgspec.Struct, frozen=True):
    """A direction to the speaker: where it stands in the words, and how long it takes."""

    start: int
    end: int
    text: str
    seconds: float


def cues(words: str) -> list[Cue]:
    """The stage directions among some words.

    A bracket is one when it names a stage action at its beginning or gives a length of time after one, or
    when it is a mark for the delivery: stress, a cue, how a word is read. Who speaks a line (甲：, A→B：) is
    a direction, too, and takes no time; so are 【台词】 and lines that begin with 【画面】.
    """
    labels = [*speaker_spans(words), *spoken_label_spans(words)]
    found = [Cue(start, end, words[start:end], 0.0) for start, end in labels]
    lines = shown_line_spans(words)
    found += [Cue(start, end, words[start:end], _seconds(words[start:end])) for start, end in lines]
    for match in _BRACKETED.finditer(words):
        if any(start <= match.start() < end for start, end in lines):
            continue
        text = next(group for group in match.groups() if group is not None).strip()
        if _ACTION.match(text) or _MARK.fullmatch(text):
            found.append(Cue(match.start(), match.end(), text, _seconds(text)))
    return sorted(found, key=lambda cue: cue.start)


def _seconds(text: str) -> float:
    lengths = list(_LENGTH.finditer(text))
    if not lengths:
        return _PAUSE_SECONDS if _PAUSE.search(text) else 0.0
    return sum(_length_seconds(match) for match in lengths)


def _length_seconds(match: re.Match[str]) -> float:
    unit = match["unit"].lower()
    seconds = _quantity(match["number"]) * (60 if unit.startswith(("分", "min")) else 1)
    return seconds + (30 if unit == "分钟半" else 0)


def _quantity(text: str) -> float:
    """The value of `40`, `1.5`, 半, 十五, 两."""
    if text == "半":
        return 0.5
    if text[0].isdigit():
        return float(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    digit = _NUMERALS.find(ones) if ones else 0
    return (_NUMERALS.find(tens) if tens else 1) * 10 + digit if ten else float(digit)
