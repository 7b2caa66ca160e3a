"""Earlier versions and the history: seen point by point, and gone back to."""

from __future__ import annotations

import pytest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of

from lecturer.store.generations import Generations
from lecturer.talk import edits
from lecturer.talk.walk import find
from lecturer.talk.word_diff import Piece
from lecturer.ui.documents.history import HistoryDialog
from lecturer.ui.documents.versions import VersionsDialog
from lecturer.ui.widgets.diff_text import shortened

TALK = talk("一、甲：话很多 / 二、乙：话不多，真话", title="例子")


@pytest.fixture
def desk(qtbot, tmp_path):
    made = make_desk(qtbot)
    open_talk_of(made, TALK, tmp_path / "talk.yaml")
    return made


@pytest.fixture
def dialog(desk):
    words = find(TALK, "p2").notes.replace("不多", "不少")
    desk.open_talk.apply("", edits.set_words(desk.open_talk.talk, "p2", words))
    desk.open_talk.apply("", edits.remove(desk.open_talk.talk, "p1"))
    desk.file.save()
    desk.actions["versions"].trigger()
    return desk.window.findChild(VersionsDialog)


def shown(dialog) -> list[str]:
    return [
        dialog.differences.list.topLevelItem(row).text(0)
        for row in range(dialog.differences.list.topLevelItemCount())
    ]


def formats(text_edit) -> list[tuple[str, bool, bool]]:
    """The runs of the text: what they say, whether they are struck through, whether underlined."""
    found = []
    block = text_edit.document().begin()
    while block.isValid():
        for run in block:
            look = run.fragment().charFormat()
            found.append((run.fragment().text(), look.fontStrikeOut(), look.fontUnderline()))
        block = block.next()
    return found


def test_a_version_shows_its_differences_point_by_point_and_the_changed_words(dialog):
    assert shown(dialog) == ["−  一、甲", "•  二、乙"]
    dialog.differences.list.setCurrentItem(dialog.differences.list.topLevelItem(1))
    runs = formats(dialog.differences.text)
    assert ("多", True, False) in runs
    assert ("少", False, True) in runs


def test_one_point_is_taken_back_and_the_rest_stays(desk, dialog):
    dialog.restore_point.click()
    assert [point.title for point in desk.open_talk.talk.points] == ["甲", "乙"]
    assert "不少" in find(desk.open_talk.talk, "p2").notes
    assert shown(dialog) == ["•  二、乙"]
    desk.open_talk.undo()
    assert [point.title for point in desk.open_talk.talk.points] == ["乙"]


def test_a_whole_version_is_taken_back_in_one_step_and_no_file_is_changed(desk, dialog):
    path = desk.open_talk.document.path
    before = path.read_bytes()
    dialog.restore_all.click()
    assert desk.open_talk.talk == TALK
    assert path.read_bytes() == before
    assert desk.file.has_unsaved
    desk.open_talk.undo()
    assert [point.title for point in desk.open_talk.talk.points] == ["乙"]


def test_a_version_opens_beside_the_file(desk, dialog):
    dialog.open_beside.click()
    assert desk.open_talk.talk == TALK
    assert desk.open_talk.document.path is None
    assert desk.file.has_unsaved


def test_a_damaged_version_says_so_and_offers_nothing(desk, dialog):
    path = desk.open_talk.document.path
    dialog.close()
    Generations(path).versions()[0].path.write_text("{", "utf-8")
    desk.actions["versions"].trigger()
    again = desk.window.findChildren(VersionsDialog)[-1]
    assert not again.open_beside.isEnabled()
    assert not again.restore_all.isEnabled()
    assert again.differences.text.toPlainText()


def test_without_versions_the_dialog_says_when_there_will_be_some(qtbot):
    desk = make_desk(qtbot)
    desk.actions["versions"].trigger()
    assert "each save" in desk.window.findChild(VersionsDialog).differences.text.toPlainText()


def test_long_passages_that_did_not_change_are_shortened():
    pieces = (Piece("same", "甲" * 300), Piece("new", "乙" * 300), Piece("same", "丙" * 300))
    texts = [piece.text for piece in shortened(pieces)]
    assert [len(text) for text in texts] == [92, 300, 92]
    assert shortened(pieces[:1]) == [pieces[0]]


@pytest.fixture
def history(desk):
    for name in ("eins", "zwei", "drei"):
        desk.editing.rename("p1", name)
    desk.actions["history"].trigger()
    return desk.window.findChild(HistoryDialog)


def test_a_click_in_the_history_goes_back_and_forth(desk, history):
    def go(row: int) -> str:
        history.list.setCurrentItem(history.list.topLevelItem(row))
        return find(desk.open_talk.talk, "p1").title

    assert history.list.topLevelItemCount() == 4
    assert [go(row) for row in (1, 0, 3, 2)] == ["eins", "甲", "drei", "zwei"]
    assert desk.open_talk.document.redo_label == "Rename"


def test_the_history_follows_the_work(desk, history):
    desk.open_talk.undo()
    assert history.list.indexOfTopLevelItem(history.list.currentItem()) == 2
    desk.editing.rename("p2", "neu")
    assert history.list.topLevelItemCount() == 4
    assert history.list.topLevelItem(3).text(1) == "二、  neu"
