"""Labels of a script: 【台词】 before what is said, 【画面】 before what is seen or done."""

from __future__ import annotations

import re

SPOKEN_LABELS = "台词|口播|旁白|讲解词|解说词?|逐字稿|演讲词|串词|讲稿|主持词"
SHOWN_LABELS = (
    "画面|屏幕|大屏|上屏|页面|幻灯片?|动作|神态|走位|配乐|音乐|音效|灯光|道具|字幕|镜头|板书"
    "|切换|翻页|转场|动画|时长|用时"
)
_SPOKEN = re.compile(rf"^[ \t\u3000]*(?P<label>【(?:{SPOKEN_LABELS})】[:：]?)", re.MULTILINE)
_SHOWN = re.compile(rf"^[ \t\u3000]*(?P<line>【(?:{SHOWN_LABELS})[^【】\n]{{0,8}}】[^\n]*)", re.MULTILINE)


def spoken_label_spans(words: str) -> list[tuple[int, int]]:
    """Where 【台词】 and its like stand at the start of lines; what follows them is said, they are not."""
    return [match.span("label") for match in _SPOKEN.finditer(words)]


def shown_line_spans(words: str) -> list[tuple[int, int]]:
    """Lines that say what is seen or done, label included; nobody says them."""
    return [match.span("line") for match in _SHOWN.finditer(words)]
