"""Speaker labels in texts for several voices: 甲：, 男：, A→B：, 主持人乙：."""

from __future__ import annotations

import re

_ROLE = r"[甲乙丙丁合男女师生问答童众齐旁A-DＡ-Ｄ]"
SPEAKER = re.compile(
    rf"(?:(?:主持人?|学生|老师|旁白|画外音)[甲乙丙丁男女A-D\d]?|{_ROLE}[12一二]?白?)"
    rf"(?:\s?[→>+＋和与、&]\s?(?:主持人?)?{_ROLE}\d?)*[:：]"
)
"""Matches the role at the start of a line, its colon included."""
_AT_LINE_START = re.compile(rf"^[ \t\u3000]*(?P<role>{SPEAKER.pattern})", re.MULTILINE)


def speaker_spans(words: str) -> list[tuple[int, int]]:
    """Where the roles stand that begin lines; they are for the speakers' eyes, nobody says them."""
    return [match.span("role") for match in _AT_LINE_START.finditer(words)]
