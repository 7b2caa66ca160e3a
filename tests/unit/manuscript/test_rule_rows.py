"""The tables of rules: every row finds its example and leaves its counter-example alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.manuscript.heading_rules import FAMILIES
from lecturer.manuscript.importing import import_text
from lecturer.manuscript.inline_rules import NO_RESCUE, RULES, VERBS, InlineRule
from lecturer.manuscript.marker_words import BULLETS
from lecturer.manuscript.rule_rows import Family
from lecturer.manuscript.source import Source
from lecturer.manuscript.structure import pieces_of
from lecturer.talk.walk import walk


def _lines(name: str) -> list[str]:
    return Path(__file__).with_name(name).read_text("utf-8").split()


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: f"{row.name}: {row.why.text}")
def test_a_heading_row_finds_its_example(row: Family) -> None:
    found = pieces_of(Source(row.example)).pieces
    assert found
    assert all(piece.placed.mark.rule.startswith(row.name) for piece in found)
    assert not import_text(row.counter).talk.points


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.name)
def test_an_inline_row_finds_its_example(row: InlineRule) -> None:
    found = {piece.placed.mark.rule for piece in pieces_of(Source(row.example)).pieces}
    assert row.name in found
    assert not import_text(row.counter).talk.points


def test_every_verb_has_a_list() -> None:
    """`verbs.txt` has a list for each; 一是 has hundreds in the other tests."""
    lists = _lines("verbs.txt")
    assert {words[1] for words in lists} | {"是"} == {*VERBS, "是"}
    for words in lists:
        assert [point.marker[1] for point in walk(import_text(words).talk.points)] == [words[1]] * 2


def test_the_numeral_of_a_word_begins_no_list() -> None:
    examples = _lines("words-before.txt")
    assert {words[words.index("一是") - 1] for words in examples} >= NO_RESCUE - {"一"}
    assert [words for words in examples if import_text(words).talk.points] == []


@pytest.mark.parametrize("sign", BULLETS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_every_bullet_is_a_marker(sign: str) -> None:
    points = import_text(
        f"出门前的三样\n{sign} 带水\n水要带足。\n{sign} 带伞\n伞要结实。\n{sign} 带粮"
    ).talk.points
    assert [(point.marker, point.title) for point in points] == [
        (sign, "带水"), (sign, "带伞"), (sign, "带粮")
    ]  # fmt: skip
