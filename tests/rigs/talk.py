"""A talk for the rigs, and the colours that tell its pages from its notes."""

from __future__ import annotations

from pathlib import Path

PRIVATE_COLOURS = ("#0b0d0f", "#25445b", "#0e1012")
"""Grounds of the console: of the notes, of the sentence that is due, of the window. No theme has them."""
PAGE_COLOUR = "#ffffff"
"""The ground of the pages of the theme `plain`."""

_TALK = """lecturer: 1
title: 一次只做好一件事
theme: plain
rules: micro-lesson-8
opening: |
  同志们，大家好。这些话只有讲的人看得见。
points:
- id: p1
  marker: 一、
  title: 从小事做起
  notes: 一、从小事做起。小事最见功夫。
  points:
  - {id: p2, marker: 一是, title: 看得见, notes: 一是看得见。看见了，才谈得上做。}
  - {id: p3, marker: 二是, run_on: true, title: 做得完, notes: 二是做得完。做完一件，再做一件。}
- {id: p4, marker: 二、, title: 从今天做起, notes: 二、从今天做起。明天的事，明天再说。}
- {id: p5, marker: 三、, title: 从自己做起, notes: 三、从自己做起。自己先动手。}
closing: |
  谢谢大家。
"""


def write_talk(folder: Path) -> Path:
    """The talk as a file."""
    path = folder / "talk.yaml"
    path.write_text(_TALK, encoding="utf-8")
    return path
