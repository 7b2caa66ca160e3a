"""Tints the running text: heads by level, blanks, doubtful words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtGui import QFont, QTextCharFormat

from lecturer.talk.passages import Passage, Passages, Span
from lecturer.talk.remedies import OpenDoubt
from lecturer.ui.widgets.style import Tokens


class Tint(msgspec.Struct, frozen=True):
    """One look over a stretch of the text."""

    start: int
    end: int
    look: str
    """`head1`, `head2`, `head3`, `blank` or `doubt`."""


def tints(shown: Passages, doubts: tuple[OpenDoubt, ...]) -> list[Tint]:
    """All tints of a text; a later one lies over an earlier one."""
    found = [
        Tint(start, end, f"head{min(row.level, 3)}")
        for row in shown.rows
        if row.level
        for start, end in row.heads
    ]
    found += [Tint(start, end, "blank") for start, end in shown.blanks]
    found += [Tint(*span, "doubt") for about in doubts for span in doubtful_spans(shown, about)]
    return found


def doubtful_spans(shown: Passages, about: OpenDoubt) -> Iterator[Span]:
    """The words a doubt is about: what it cites, else the head of its point, else its first words."""
    row = shown.of(about.key)
    if row is None:
        return
    said = about.doubt.said
    found = shown.text.find(said, row.start, row.branch_end) if said else -1
    if found >= 0:
        yield found, found + len(said)
    elif row.heads:
        yield row.heads[0][0], row.heads[-1][1]
    else:
        yield row.start, min(row.end, row.start + 12)


def body_span(row: Passage) -> Span:
    """The words of a passage after its head."""
    heads = row.heads[-1][1] if row.heads else row.start
    return max(row.start, heads), row.end


def char_formats(tokens: Tokens) -> dict[str, QTextCharFormat]:
    """Each look as Qt draws it."""
    looks = {look: QTextCharFormat() for look in ("head1", "head2", "head3", "blank", "doubt")}
    for look in ("head1", "head2", "head3"):
        looks[look].setBackground(tokens.color(look))
    for look in ("head1", "head2"):
        looks[look].setFontWeight(QFont.Weight.Bold)
    looks["head3"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    looks["head3"].setUnderlineColor(tokens.color("bar"))
    looks["blank"].setBackground(tokens.color("blank_t"))
    looks["blank"].setForeground(tokens.color("blank"))
    looks["blank"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    looks["blank"].setUnderlineColor(tokens.color("blank"))
    looks["doubt"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    looks["doubt"].setUnderlineColor(tokens.color("warn"))
    return looks


def ground(tokens: Tokens, name: str) -> QTextCharFormat:
    """A ground alone: of the selected passage, of the current words."""
    made = QTextCharFormat()
    made.setBackground(tokens.color(name))
    return made
