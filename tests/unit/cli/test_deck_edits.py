"""`lecturer import` of a deck of ours that was edited: the edits, and what both changed."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest
from tests.unit.export.decks import png

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.store.talk_file import dumps, load
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk

TALK = Talk(
    title="看与听",
    rules="micro-lesson-8",
    points=(
        Point(id="p1", title="看", notes="看清楚。", seconds=40.0, image="bilder/a.png"),
        Point(id="p2", title="听", notes="听明白。"),
    ),
)
EDITED = edits.set_words(TALK, "p2", "听得更明白。")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    (folder / "bilder").mkdir(parents=True)
    png(folder / "bilder" / "a.png", 40, 30)
    path = folder / "deck.pptx"
    export_pptx(TALK, build_deck(TALK, base=folder), path, Options())
    presentation = pptx.Presentation(str(path))
    notes = (slide.notes_slide.notes_text_frame for slide in presentation.slides)
    next(frame for frame in notes if frame.text == "听明白。").text = "听得更明白。"
    presentation.save(str(path))
    return path


def test_the_talk_comes_out_with_the_edit_and_its_picture(lecturer, deck: Path, tmp_path: Path):
    done = lecturer("import", deck, "-o", tmp_path / "talk.yaml")
    assert done.code == 0
    assert "~ 听" in done.out
    assert load(tmp_path / "talk.yaml") == EDITED
    assert (tmp_path / "bilder" / "a.png").read_bytes() == (deck.parent / "bilder" / "a.png").read_bytes()


def test_a_talk_that_changed_meanwhile_takes_the_edits(lecturer, deck: Path, tmp_path: Path):
    target = tmp_path / "talk.yaml"
    target.write_text(dumps(edits.set_point(TALK, "p1", title="看远些", seconds=20.0)), "utf-8")
    done = lecturer("import", deck, "--into", target)
    assert done.code == 0
    assert load(target) == edits.set_point(EDITED, "p1", title="看远些", seconds=20.0)


def test_what_both_changed_stays_as_the_talk_has_it_and_is_named(lecturer, deck: Path, tmp_path: Path):
    target = tmp_path / "talk.yaml"
    mine = edits.set_words(TALK, "p2", "听一听。")
    target.write_text(dumps(mine), "utf-8")
    done = lecturer("import", deck, "--into", target)
    assert done.code == 1
    assert "听 (notes) was changed in the talk and on the slides; the talk's version stays" in done.complaint
    assert load(target) == mine
