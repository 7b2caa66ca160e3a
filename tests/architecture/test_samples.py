"""The sample talks are in order: they load, hold their manuscripts, keep to their rules, make decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.deck.build import build_deck
from lecturer.manuscript.importing import import_file
from lecturer.resources import sample
from lecturer.store import talk_file
from lecturer.talk.blanks import blanks
from lecturer.talk.records import Talk
from lecturer.talk.walk import manuscript, walk, walk_paths
from lecturer.timing.plan import plan
from lecturer.timing.rules import load_rules

NAMES = ("good-neighbours", "better-questions")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def talk(name: str) -> Talk:
    return talk_file.load(sample(f"{name}.yaml"))


def without_space(text: str) -> str:
    return "".join(text.split())


def test_every_sample_is_known_here(root: Path):
    assert {path.stem for path in (root / "slides").glob("*.yaml")} == set(NAMES)


def test_it_is_written_as_the_program_writes_it(name: str, talk: Talk):
    text = sample(f"{name}.yaml").read_text(encoding="utf-8")
    assert talk_file.dumps(talk) == text


def test_its_words_are_the_manuscript(name: str, talk: Talk):
    text = sample(f"{name}.txt").read_text(encoding="utf-8")
    assert without_space(manuscript(talk)) == without_space(text)


def test_its_manuscript_is_imported_with_that_outline(name: str, talk: Talk):
    imported = import_file(sample(f"{name}.txt")).talk
    assert [(path, point.marker) for path, point in walk_paths(imported.points)] == [
        (path, point.marker) for path, point in walk_paths(talk.points)
    ]
    assert (imported.title, imported.opening, imported.closing) == (talk.title, talk.opening, talk.closing)
    assert [point.notes for point in walk(imported.points)] == [point.notes for point in walk(talk.points)]


def test_the_micro_lesson_keeps_to_its_time():
    talk = talk_file.load(sample("good-neighbours.yaml"))
    rules = load_rules(talk.rules)
    assert rules.minimum < plan(talk).total < rules.maximum - 15


def test_the_micro_lesson_shows_what_a_talk_can_hold():
    talk = talk_file.load(sample("good-neighbours.yaml"))
    points = list(walk(talk.points))
    assert len(list(blanks(talk))) == 1
    for field in ("show", "quote", "table", "may_skip", "run_on"):
        assert any(getattr(point, field) for point in points), field


def test_it_makes_a_deck_without_a_warning(talk: Talk):
    deck = build_deck(talk)
    assert [warning for page in deck.pages for warning in page.warnings] == []
    assert deck.pages[0].kind == "cover"
    assert deck.pages[-1].kind == "closing"
