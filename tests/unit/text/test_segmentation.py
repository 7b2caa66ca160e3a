"""Titles are broken between words, never inside a word, a name or a set phrase."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecturer.deck.text_fit import fit_or_shorten
from lecturer.deck.theme import load_theme, theme_names
from lecturer.text.segmentation import word_starts

TITLES = [
    line for line in (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines() if line
]
"""Titles of public documents and talks; a blank stands wherever an editor would let a line end."""
STYLES = ("cover_title", "section_title", "title", "statement")


def allowed(line: str) -> tuple[str, set[int]]:
    places, length = {0}, 0
    for part in line.split():
        length += len(part)
        places.add(length)
    return line.replace(" ", ""), places


def test_there_are_two_hundred_titles():
    assert len(set(TITLES)) > 200


@pytest.mark.parametrize("line", TITLES)
def test_a_line_may_begin_only_where_an_editor_lets_it(line: str):
    title, places = allowed(line)
    assert not {title[:place] + "/" + title[place:] for place in word_starts(title) - places}


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("theme", theme_names())
def test_no_title_is_broken_inside_a_word_on_any_page(theme: str, ratio: str):
    look = load_theme(theme, ratio)
    wrong = []
    for line in TITLES:
        title, places = allowed(line)
        for name in STYLES:
            lines = fit_or_shorten(title, look.text[name]).blocks[0].lines
            wrong += [(name, title, each.start) for each in lines if each.start not in places]
    assert not wrong


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("学习习近平新时代思想", "习近平"),
        ("学习习近平新时代思想", "新时代"),
        ("我们支部的人工智能课", "人工智能"),
        ("致敬老一辈建设者", "老一辈"),
        ("学习领会党的二十大精神", "二十大"),
        ("第一步先把桶摆好", "第一步"),
    ],
)
def test_names_numbers_and_set_phrases_stay_whole(title: str, whole: str):
    begin = title.index(whole)
    assert not word_starts(title) & set(range(begin + 1, begin + len(whole)))


@given(st.text(max_size=60))
def test_the_places_are_places_of_the_text(text: str):
    assert word_starts(text) <= set(range(len(text) + 1))
    assert {0, len(text)} <= word_starts(text)


def test_the_dictionary_is_not_read_before_a_title_needs_it():
    code = "import sys, lecturer.cli.main, lecturer.deck.build; sys.exit('rjieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
