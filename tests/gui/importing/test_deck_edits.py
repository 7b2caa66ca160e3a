"""A deck of ours that was edited elsewhere: each edit is shown, taken or refused, and undone in one step."""

from __future__ import annotations

import pptx
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from tests.gui.workspaces import make_desk, wait_until
from tests.template_files import png

from lecturer.deck.build import build_deck
from lecturer.export.job import Options
from lecturer.export.pptx_file import export_pptx
from lecturer.store.talk_file import load
from lecturer.talk import edits
from lecturer.talk.records import Point, Talk
from lecturer.ui.documents.join import JoinDialog
from lecturer.ui.importing.revision_dialog import RevisionDialog

WELL = png(40, 30, (90, 90, 90))
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


def answering(join: JoinDialog, side: str) -> None:
    join.choice.chosen.emit(side)
    join.take.click()


@pytest.mark.parametrize(("side", "title"), [("mine", "看近些"), ("theirs", "看远些")])
def test_what_both_changed_is_asked_point_by_point(qtbot, deck, side, title):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", edits.set_point(TALK, "p1", title="看近些"))
    desk.dialogs.chosen = deck
    asked = QTimer(interval=10)
    asked.timeout.connect(
        lambda: isinstance(box := QApplication.activeModalWidget(), JoinDialog) and answering(box, side)
    )
    asked.start()
    desk.actions["revise"].trigger()
    asked.stop()
    desk.window.findChild(RevisionDialog).take.click()
    assert [point.title for point in desk.open_talk.talk.points] == [title, "听"]
    assert desk.open_talk.talk.points[1].notes == "听得更明白。"


def test_pictures_of_an_imported_deck_are_seen_and_saved_with_the_talk(qtbot, tmp_path):
    (tmp_path / "from").mkdir()
    (tmp_path / "to").mkdir()
    (tmp_path / "from" / "well.png").write_bytes(WELL)
    talk = edits.set_point(TALK, "p1", image="well.png")
    path = tmp_path / "from" / "deck.pptx"
    export_pptx(talk, build_deck(talk, base=path.parent), path, Options())
    (tmp_path / "from" / "well.png").unlink()
    desk = make_desk(qtbot)
    desk.files.import_manuscript(path)
    wait_until(lambda: desk.derived.is_current)
    assert not any("missing" in warning for page in desk.derived.deck.pages for warning in page.warnings)
    assert [each.name for each in path.parent.iterdir()] == ["deck.pptx"]
    desk.dialogs.chosen = tmp_path / "to" / "看与听.yaml"
    desk.actions["save"].trigger()
    wait_until(lambda: not desk.open_talk.document.is_dirty)
    (image,) = {point.image for point in load(tmp_path / "to" / "看与听.yaml").points if point.image}
    assert (tmp_path / "to" / image).read_bytes() == WELL
