"""The foot of the window claims what is proven and nothing else."""

from __future__ import annotations

import msgspec

from lecturer.document.document import Document
from lecturer.manuscript.importing import import_text
from lecturer.store.talk_file import dumps, parse
from lecturer.talk import edits
from lecturer.talk.records import OPENING, Talk
from lecturer.timing.rate import Rate
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.original_dialog import OriginalDialog
from lecturer.ui.main_window.status_bar import StatusBar

STORY = "风筝课\n各位邻居：\n一、选竹\n竹子要直。\n二、糊纸\n纸要薄。\n"


def bar_of(qtbot, talk: Talk) -> StatusBar:
    open_talk = OpenTalk(Document(talk))
    figures = DerivedState(open_talk, Rate())
    bar = StatusBar(open_talk, figures)
    open_talk.setParent(bar)
    figures.setParent(bar)
    qtbot.addWidget(bar)
    return bar


def test_a_new_talk_claims_nothing(qtbot):
    assert not bar_of(qtbot, Talk(opening="几句话。")).kept.isVisibleTo(None)


def test_an_import_is_as_its_manuscript_also_after_reopening(qtbot):
    talk = import_text(STORY).talk
    for each in (talk, parse(dumps(talk))):
        assert bar_of(qtbot, each).kept.text().strip() == "As the manuscript"


def test_changed_words_are_counted_also_after_reopening(qtbot):
    talk = edits.set_words(import_text(STORY).talk, OPENING, "各位朋友：")
    for each in (talk, parse(dumps(talk))):
        bar = bar_of(qtbot, each)
        assert "characters changed" in bar.kept.text()
        assert bar.kept.isEnabled()


def test_words_that_nobody_can_compare_are_said_to_be_so(qtbot):
    talk = import_text(STORY).talk
    assert talk.manuscript is not None
    lost = msgspec.structs.replace(talk, manuscript=msgspec.structs.replace(talk.manuscript, text=""))
    assert bar_of(qtbot, lost).kept.text().strip() == "Manuscript unknown"


def test_the_differences_are_shown_point_by_point(qtbot):
    talk = import_text(STORY).talk
    first = talk.points[0]
    changed = edits.set_words(talk, first.id, first.notes.replace("直", "圆"))
    dialog = OriginalDialog(changed)
    qtbot.addWidget(dialog)
    shown = dialog.differences.toPlainText()
    assert "一、  选竹" in shown
    assert "直圆" in shown
    assert "糊纸" not in shown
