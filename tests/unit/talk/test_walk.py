from __future__ import annotations

import pytest
from hypothesis import given
from tests.unit.talk.outlines import talks

from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import (
    NoSuchPoint,
    at,
    find,
    keys,
    manuscript,
    path_to,
    pieces,
    siblings_at,
    walk,
    walk_paths,
    words_of,
)


@given(talks())
def test_the_ways_through_a_talk_agree(talk):
    ids = [point.id for point in walk(talk.points)]
    assert [point.id for _, point in walk_paths(talk.points)] == ids
    assert keys(talk) == [OPENING, *ids, CLOSING]
    assert [key for key, _ in pieces(talk)] == keys(talk)
    for path, point in walk_paths(talk.points):
        assert path_to(talk, point.id) == path
        assert at(talk, path) is find(talk, point.id) is siblings_at(talk, path[:-1])[path[-1]]
    assert all(words_of(talk, key) == words for key, words in pieces(talk))


@given(talks())
def test_the_running_text_has_every_word(talk):
    assert "".join(manuscript(talk).split()) == "".join("".join(words for _, words in pieces(talk)).split())


def test_running_text_rebuilds_the_paragraphs():
    points = (
        Point(id="a", notes="一是甲。"),
        Point(id="b", notes="二是乙。", run_on=True),
        Point(id="c", notes="完"),
    )
    assert (
        manuscript(Talk(opening="各位：", points=points, closing="谢谢"))
        == "各位：\n一是甲。二是乙。\n完\n谢谢"
    )


@pytest.mark.parametrize("look", [path_to, find, words_of])
def test_looking_for_nothing_is_an_error(look):
    with pytest.raises(NoSuchPoint):
        look(Talk(points=(Point(id="a"),)), "b")


def test_a_thousand_levels_can_be_walked():
    point = Point(id="0")
    for number in range(1, 1000):
        point = Point(id=str(number), points=(point,))
    assert sum(1 for _ in walk((point,))) == 1000
