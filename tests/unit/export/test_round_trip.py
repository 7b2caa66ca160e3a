"""A deck carries its talk: read back it is the same talk, exported again it is the same file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.unit.deck.strategies import talks
from tests.unit.export.parts import Parts

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import manuscript


def export(talk: Talk, path: Path, **options: bool) -> Path:
    export_pptx(talk, build_deck(talk), path, Options(**options))
    return path


def edited(path: Path, old: str, new: str) -> Path:
    parts = Parts.read(path)
    for name, content in parts.items():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
            parts[name] = content.replace(old.encode(), new.encode())
    path.write_bytes(parts.packed())
    return path


@pytest.mark.parametrize("name", ["good-neighbours", "better-questions"])
def test_the_samples_come_back_and_give_the_same_file(name: str, root: Path, tmp_path: Path):
    talk = open_talk(root / "slides" / f"{name}.yaml").talk
    first = export(talk, tmp_path / "first.pptx")
    back = read_pptx(first)
    assert back.talk == talk
    assert back.text == manuscript(talk)
    assert back.notices == ()
    assert export(back.talk, tmp_path / "second.pptx").read_bytes() == first.read_bytes()


@given(talk=talks)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_talk_comes_back_and_gives_the_same_file(talk: Talk, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("round")
    first = export(talk, folder / "first.pptx")
    back = read_pptx(first).talk
    assert back == talk
    assert export(back, folder / "second.pptx").read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"), [("先看手边", "先看远处"), ("从小事做起", "从大事做起")], ids=["notes", "slide"]
)
def test_a_deck_that_was_edited_since_is_read_as_it_is_now(old: str, new: str, tmp_path: Path):
    points = (Point(id="a", marker="一、", title="从小事做起", notes="一、从小事做起\n先看手边。"),)
    path = edited(export(Talk(title="题目", points=points), tmp_path / "a.pptx"), old, new)
    back = read_pptx(path)
    assert back.talk is None
    assert new in back.text
    assert back.notices == (
        "The slides were changed after they were exported; they are read as they are now",
    )


def test_without_notes_the_talk_does_not_travel(tmp_path: Path):
    talk = Talk(title="题目", opening="悄悄话。", points=(Point(id="a", title="甲", notes="秘密。"),))
    path = export(talk, tmp_path / "a.pptx", notes=False)
    assert read_pptx(path).talk is None
    for words in ("悄悄话", "秘密"):
        assert words.encode() not in path.read_bytes()


def test_a_picture_is_named_and_does_not_travel_with_its_folder(tmp_path: Path):
    talk = Talk(
        title="题", points=(Point(id="a", title="图", image="bilder/a.png", alt="树", layout="picture"),)
    )
    path = export(talk, tmp_path / "a.pptx")
    assert read_pptx(path).talk == talk
    assert str(tmp_path).encode() not in path.read_bytes()
