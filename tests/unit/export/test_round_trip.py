"""A deck carries its talk: read back it is the same talk, exported again it is the same file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tests.unit.deck.strategies import talks
from tests.unit.export.decks import png
from tests.unit.export.parts import Parts

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx.travelling_talk import portable
from lecturer.export.pptx_file import export_pptx
from lecturer.manuscript.readers.pptx import read_pptx
from lecturer.store.pictures_beside import put_beside
from lecturer.store.talk_file import open_talk
from lecturer.talk.edits import set_point
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


def test_the_sign_of_a_break_is_no_word_of_a_cell(tmp_path: Path):
    """Between a closing and an opening mark a sign tells other programs that a line may end there."""
    talk = Talk(
        title="题目", points=(Point(id="a", title="表", table=(("问", "答"), ("‘得！”什么’", "见得“的”。"))),)
    )
    assert read_pptx(export(talk, tmp_path / "a.pptx")).talk == talk


@given(talk=talks)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_talk_comes_back_and_gives_the_same_file(talk: Talk, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("round")
    first = export(talk, folder / "first.pptx")
    back = read_pptx(first).talk
    assert back == portable(talk)[0]
    again = export(back, folder / "second.pptx").read_bytes()
    assert hashlib.sha256(again).digest() == hashlib.sha256(first.read_bytes()).digest()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("先看手边", "先看远处", "notes"), ("从小事做起", "从大事做起", "title")],
    ids=["notes", "slide"],
)
def test_a_deck_that_was_edited_since_is_the_talk_with_that_edit(
    old: str, new: str, field: str, tmp_path: Path
):
    points = (Point(id="a", marker="一、", title="从小事做起", notes="一、开头\n先看手边。"),)
    talk = Talk(title="题目", points=points, rules="micro-lesson-8")
    path = edited(export(talk, tmp_path / "a.pptx"), old, new)
    back = read_pptx(path)
    assert back.talk == set_point(talk, "a", **{field: getattr(points[0], field).replace(old, new)})
    assert (back.base, back.notices) == (talk, ())


def test_without_notes_the_talk_does_not_travel(tmp_path: Path):
    talk = Talk(title="题目", opening="悄悄话。", points=(Point(id="a", title="甲", notes="秘密。"),))
    path = export(talk, tmp_path / "a.pptx", notes=False)
    back = read_pptx(path).talk
    assert back is not None
    assert (back.opening, [point.notes for point in back.points if point.notes]) == ("", [])
    for words in ("悄悄话", "秘密"):
        assert words.encode() not in path.read_bytes()


def test_a_picture_is_named_and_does_not_travel_with_its_folder(tmp_path: Path):
    talk = Talk(
        title="题", points=(Point(id="a", title="图", image="bilder/a.png", alt="树", layout="picture"),)
    )
    path = export(talk, tmp_path / "a.pptx")
    assert read_pptx(path).talk == talk
    assert str(tmp_path).encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("image", "travels_as"),
    [
        ("/srv/me/bilder/a.png", "a.png"),
        ("C:\\me\\a.png", "a.png"),
        ("../../a.png", "a.png"),
        ("~/a.png", "a.png"),
    ],
)
def test_no_path_of_the_writer_s_disk_travels(image: str, travels_as: str, tmp_path: Path):
    theme = "/srv/me/themes/house.pptx"
    talk = Talk(title="题", theme=theme, points=(Point(id="a", title="图", image=image),))
    path = tmp_path / "a.pptx"
    export_pptx(talk, build_deck(msgspec.structs.replace(talk, theme="plain")), path, Options())
    back = read_pptx(path).talk
    assert back is not None
    assert (back.points[0].image, back.theme) == (travels_as, "house.pptx")
    for folder in (b"/srv/me", b"C:", b".."):
        assert folder not in Parts.read(path)["customXml/item1.xml"]


def test_pictures_come_out_of_the_deck_as_they_went_in(tmp_path: Path):
    folder = tmp_path / "talk"
    (folder / "bilder").mkdir(parents=True)
    picture = png(folder / "bilder" / "a.png", 40, 30)
    points = (Point(id="a", title="图", notes="看图。", image="bilder/a.png"), Point(id="b", title="字"))
    talk = Talk(title="题", points=points)
    first = tmp_path / "first.pptx"
    export_pptx(talk, build_deck(talk, base=folder), first, Options())
    back = read_pptx(first)
    assert back.media == {"bilder/a.png": picture.read_bytes()}
    other = tmp_path / "other"
    assert put_beside(back.talk, back.media, other) == talk
    second = tmp_path / "second.pptx"
    export_pptx(back.talk, build_deck(back.talk, base=other), second, Options())
    assert second.read_bytes() == first.read_bytes()
