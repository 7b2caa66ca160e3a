"""Which paragraphs are set off from the body, and which of the first are the title: by look alone."""

from __future__ import annotations

from collections import Counter

import msgspec

from lecturer.manuscript.readers.styles import Look
from lecturer.manuscript.source import Evidence

_HEADING_FONTS = (("黑体", 2), ("SimHei", 2), ("小标宋", 2), ("大标宋", 2), ("楷体", 1), ("KaiTi", 1))
"""How far a font sets a heading off: GB/T 9704 has 黑体 for level one, 楷体 for two, 仿宋 below."""
_LONGEST_TITLE = 40
_TITLE_LINES = 3
_LARGER = 3  # half points


class Line(msgspec.Struct):
    """A line that was read, with what decides whether it is a heading."""

    text: str
    evidence: Evidence
    look: Look = Look()
    size: int = 0


def worthy_title(title: str) -> str:
    """A title from the file's properties, unless it is what programs put there by themselves."""
    is_default = title.lower().startswith(("microsoft word", "word document", "untitled", "文档", "新建"))
    return "" if is_default or len(title) > _LONGEST_TITLE else title.strip()


def weigh(lines: list[Line]) -> None:
    """See which paragraphs are set off from the body, and which of the first are the title."""
    sizes: Counter[int] = Counter()
    fonts: Counter[str] = Counter()
    bold = 0
    for line in lines:
        sizes[line.look.size or 0] += line.size
        fonts[line.look.font or ""] += line.size
        bold += line.size if line.look.bold else 0
    body_size = sizes.most_common(1)[0][0] if sizes else 0
    body_font = fonts.most_common(1)[0][0] if fonts else ""
    is_bold_body = bold * 2 > sum(line.size for line in lines)
    for line in lines:
        line.evidence = msgspec.structs.replace(
            line.evidence, emphasis=_emphasis(line, body_size, body_font, is_bold_body=is_bold_body)
        )
    _find_title([line for line in lines if line.text.strip()], body_size)


def _emphasis(line: Line, body_size: int, body_font: str, *, is_bold_body: bool) -> int:
    if line.evidence.is_text or not line.text.strip():
        return 0
    font = line.look.font or ""
    signs = (
        bool(line.look.bold) and not is_bold_body,
        line.look.align == "center",
        (line.look.size or 0) >= body_size + _LARGER > _LARGER,
        0 if font == body_font else max((step for name, step in _HEADING_FONTS if name in font), default=0),
    )
    return min(3, sum(signs))


def _find_title(lines: list[Line], body_size: int) -> None:
    """Centred larger lines at the very top are the title, if no style names one."""
    if any(line.evidence.is_title for line in lines):
        return
    for index, line in enumerate(lines[:_TITLE_LINES]):
        evidence = line.evidence
        same_size = index == 0 or line.look.size == lines[0].look.size
        is_large = (line.look.size or 0) > body_size or bool(line.look.bold)
        if not (line.look.align == "center" and is_large and same_size and len(line.text) <= _LONGEST_TITLE):
            return
        if evidence.level or evidence.marker or line.text.strip().startswith(("—", "（", "(")):
            return
        line.evidence = msgspec.structs.replace(evidence, is_title=True)
