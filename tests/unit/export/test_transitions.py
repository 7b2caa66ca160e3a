"""How a page follows another: as the talk says, else as its theme does, on every slide of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.export.parts import Parts

from lecturer.deck.build import build_deck
from lecturer.deck.theme import load_theme
from lecturer.export.checker import check_package
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.talk.records import Point, Talk, Transition

LISTED = tuple(Point(id=f"l{n}", title=f"第{n}行", notes=f"第{n}行。") for n in range(3))
TALK = Talk(title="河", points=(Point(id="a", title="看一看", points=LISTED),))


@pytest.mark.parametrize(
    ("said", "element"), [("fade", b"<p:fade/>"), ("push", b'<p:push dir="l"/>'), ("none", b""), ("", b"")]
)
def test_the_talk_chooses(said: Transition, element: bytes, tmp_path: Path):
    talk = replace(TALK, transition=said)
    target = tmp_path / "d.pptx"
    export_pptx(talk, build_deck(talk), target, Options())
    parts = Parts.read(target)
    slides = [content for name, content in parts.items() if name.startswith("ppt/slides/slide")]
    assert len(slides) == 4
    for slide in slides:
        assert (b"<p:transition" in slide) == bool(element)
        assert element in slide
    assert check_package(target.read_bytes()) == ()


def test_a_theme_may_say_it_and_the_talk_may_say_otherwise():
    theme = replace(load_theme("plain"), transition="fade")
    assert build_deck(TALK, theme=theme).transition == "fade"
    assert build_deck(replace(TALK, transition="none"), theme=theme).transition == "none"


def test_a_file_without_animations_has_no_transitions(tmp_path: Path):
    talk = replace(TALK, transition="fade")
    export_pptx(talk, build_deck(talk), tmp_path / "d.pptx", Options(reveal=False))
    assert b"<p:transition" not in Parts.read(tmp_path / "d.pptx")["ppt/slides/slide1.xml"]
