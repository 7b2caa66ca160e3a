"""A deck of ours that was edited elsewhere: each edit is shown, taken or refused, and undone in one step."""

from __future__ import annotations

import pptx
import pytest
from PySide6.QtCore import Qt
from tests.gui.workspaces import make_desk

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk
from lecturer.ui.importing.revision_dialog import RevisionDialog

TALK = Talk(
    title="看与听",
    rules="micro-lesson-8",
    points=(
        Point(id="p1", title="看", notes="看清楚。", seconds=40.0),
        Point(id="p2", title="听", notes="听明白。"),
    ),
)


@pytest.fixture
def deck(tmp_path):
    """Its first point has another title, its second one other notes."""
    path = tmp_path / "deck.pptx"
    export_pptx(TALK, build_deck(TALK), path, Options())
    presentation = pptx.Presentation(str(path))
    spoken = {slide.notes_slide.notes_text_frame.text: slide for slide in presentation.slides}
    titles = (shape for shape in spoken["看清楚。"].shapes if shape.name == "Title")
    next(titles).text_frame.text = "看远些"
    spoken["听明白。"].notes_slide.notes_text_frame.text = "听得更明白。"
    presentation.save(str(path))
    return path


def test_each_edit_can_be_refused_and_one_undo_takes_all_back(qtbot, deck):
    desk = make_desk(qtbot)
    desk.files.import_manuscript(deck)
    dialog = desk.window.findChild(RevisionDialog)
    rows = [dialog.differences.list.topLevelItem(row) for row in range(2)]
    rows[0].setCheckState(0, Qt.CheckState.Unchecked)
    dialog.take.click()
    assert desk.open_talk.talk == edits.set_words(TALK, "p2", "听得更明白。")
    desk.open_talk.undo()
    assert desk.open_talk.talk == TALK


def test_the_edits_go_into_the_open_talk_that_changed_meanwhile(qtbot, deck):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", edits.set_point(TALK, "p1", seconds=20.0))
    desk.dialogs.chosen = deck
    desk.actions["revise"].trigger()
    desk.window.findChild(RevisionDialog).take.click()
    point = desk.open_talk.talk.points[0]
    assert (point.title, point.notes, point.seconds) == ("看远些", "看清楚。", 20.0)
    assert desk.open_talk.talk.rules == "micro-lesson-8"
