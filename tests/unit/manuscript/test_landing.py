"""What is said about something that hovers over the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.manuscript.landing import landing


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("稿.DOCX", "Release to read “稿.DOCX” as a new talk"),
        ("talk.yaml", "Release to open “talk.yaml”"),
    ],
)
def test_what_can_be_read_is_taken(name: str, words: str):
    said = landing([Path(name)])
    assert (said.words, said.is_taken) == (words, True)


def test_what_cannot_be_read_says_why(tmp_path: Path):
    assert not landing([Path("a.mp3")]).is_taken
    assert "folder" in landing([tmp_path]).words
    assert not landing([tmp_path]).is_taken


def test_words_are_taken_and_nothing_is_nothing():
    assert landing([], has_words=True).is_taken
    assert landing([]).words == ""
