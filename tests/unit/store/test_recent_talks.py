"""Facts of recent talks: told without opening them, kept until their file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.builders import talk

from lecturer.deck.building import built
from lecturer.store import recent_talks
from lecturer.store.settings import Settings, with_place, with_recent
from lecturer.timing.rate import Rate


def test_a_summary_tells_time_limit_pages_blanks_and_the_place():
    given = talk(
        "一、甲 / 二、乙", title="例子", opening="各位好。", rules="micro-lesson-8", date="2026年12月4日"
    )
    deck, _ = built(given, None)
    told = recent_talks.summary(given, deck, "/a/b.yaml", rate=Rate(), place="p2", when=5.0)
    assert (told.title, told.limit, told.pages, told.blanks) == ("例子", 480.0, len(deck.pages), 0)
    assert told.place == "二、乙"
    assert any(step.key == "p2" for step in deck.pages[told.page - 1].steps)
    assert not told.is_over


def test_a_talk_without_a_title_is_called_as_its_file():
    given = talk("一、甲")
    deck, _ = built(given, None)
    assert recent_talks.summary(given, deck, "/a/我的.yaml", rate=Rate(), place="", when=0).title == "我的"


def test_what_is_kept_is_found_until_the_file_the_place_or_the_rate_changes(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_text("x")
    name = recent_talks.stamp(path, "p1", Rate())
    told = recent_talks.RecentTalk(str(path), "例子", pages=3)
    recent_talks.keep(name, told, b"png", b"png")
    assert recent_talks.kept(name) == told
    assert recent_talks.stamp(path, "p2", Rate()) != name
    assert recent_talks.stamp(path, "p1", Rate(characters_per_minute=180)) != name
    os.utime(path, (1, 1))
    assert recent_talks.stamp(path, "p1", Rate()) != name


def test_covers_of_talks_that_are_not_recent_are_thrown_away(tmp_path: Path):
    told = recent_talks.RecentTalk("/a", "甲")
    recent_talks.keep("one", told, b"1", b"1")
    recent_talks.keep("two", told, b"2", b"2")
    recent_talks.forget_others({"two"})
    assert recent_talks.kept("one") is None
    assert recent_talks.kept("two") == told


def test_a_missing_file_has_no_stamp(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        recent_talks.stamp(tmp_path / "gone.yaml", "", Rate())


def test_places_are_kept_for_recent_talks_only():
    settings = with_recent(Settings(), Path("/a.yaml"))
    settings = with_place(settings, Path("/a.yaml"), "p3")
    assert settings.places == {"/a.yaml": "p3"}
    assert with_place(settings, Path("/b.yaml"), "p1").places == {"/a.yaml": "p3"}
