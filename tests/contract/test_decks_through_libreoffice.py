"""Presentations of LibreOffice and of old PowerPoint are read as the .pptx of them is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

from lecturer.manuscript.importing import import_file
from lecturer.talk.records import Talk

pytestmark = pytest.mark.office
SECONDS = 300
SHARED = Path(__file__).parents[2].parent / "shared" / "faults" / "inputs" / "manuscripts" / "deck.odp"


def deck(path: Path) -> None:
    """A cover, lines on two levels, a table, a hidden slide; all with notes but the last."""
    made = pptx.Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    cover.shapes.title.text, cover.placeholders[1].text = "修桥记", "读书会"
    cover.notes_slide.notes_text_frame.text = "各位好。"
    lines = made.slides.add_slide(made.slide_layouts[1])
    lines.shapes.title.text = "选址"
    lines.placeholders[1].text = "水浅"
    below = lines.placeholders[1].text_frame.add_paragraph()
    below.text, below.level = "岸硬", 1
    lines.notes_slide.notes_text_frame.text = "先看水。\n再看岸。"
    table = made.slides.add_slide(made.slide_layouts[5])
    table.shapes.title.text = "用料"
    cells = table.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(5), Inches(1)).table
    for number, words in enumerate(("石", "百担", "木", "十根")):
        cells.cell(number // 2, number % 2).text = words
    table.notes_slide.notes_text_frame.text = "料要备足。"
    hidden = made.slides.add_slide(made.slide_layouts[5])
    hidden.shapes.title.text = "备用"
    hidden._element.set("show", "0")
    made.save(str(path))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, profile = tmp_path_factory.mktemp("decks"), tmp_path_factory.mktemp("profile")
    deck(folder / "deck.pptx")
    soffice = shutil.which("soffice")
    assert soffice is not None
    for suffix in ("odp", "ppt"):
        command = [
            soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", suffix,
            "--outdir", str(folder), str(folder / "deck.pptx"),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return folder


def told(talk: Talk) -> object:
    points = [(each.title, each.notes, each.show, each.table, each.may_skip) for each in talk.points]
    return talk.title, talk.subtitle, talk.opening, points


@pytest.mark.parametrize("suffix", [".odp", ".ppt"])
def test_it_is_read_as_the_presentation_that_it_is(folder: Path, suffix: str):
    plain = import_file(folder / "deck.pptx")
    found = import_file(folder / f"deck{suffix}")
    assert told(found.talk) == told(plain.talk)
    assert found.talk.points[0].show == ("水浅", "  岸硬")
    assert found.lossless, found.account.left


@pytest.mark.skipif(not SHARED.exists(), reason="the shared examples are not there")
def test_a_deck_of_impress_has_points_lines_and_notes():
    talk = import_file(SHARED).talk
    assert len(talk.points) == 3
    assert all(point.title and point.notes for point in talk.points)
    assert talk.points[0].show
