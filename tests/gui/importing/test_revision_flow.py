"""A new version of the manuscript is taken into the open talk, and nothing is set up anew."""

from __future__ import annotations

import pytest
from tests.gui.workspaces import make_desk

from lecturer.talk import edits
from lecturer.talk.walk import manuscript
from lecturer.ui.importing.revision_dialog import RevisionDialog

FIRST = """好邻居

各位邻居，大家好。

一、看电池
电池有没有鼓包，要天天看。

二、清楼道
楼道里不放电动车，出口才通畅。
"""
SECOND = FIRST.replace("要天天看", "每天都要看").replace(
    "二、清楼道", "二、讲道理\n邻里之间好商量。\n\n三、清楼道"
)


@pytest.fixture
def desk(qtbot, tmp_path):
    made = make_desk(qtbot)
    path = tmp_path / "first.txt"
    path.write_text(FIRST, "utf-8")
    made.reviewing.is_wanted = False
    assert made.files.import_manuscript(path)
    made.open_talk.apply("", edits.set_point(made.open_talk.talk, "p2", seconds=40.0, may_skip=True))
    made.dialogs.chosen = tmp_path / "second.txt"
    made.dialogs.chosen.write_text(SECOND, "utf-8")
    return made


def tops(desk) -> list[tuple[str, str, str]]:
    return [(point.id, point.marker, point.title) for point in desk.open_talk.talk.points]


def test_the_changes_are_shown_before_they_are_taken(desk):
    before = desk.open_talk.talk
    desk.actions["revise"].trigger()
    dialog = desk.window.findChild(RevisionDialog)
    rows = [dialog.differences.list.topLevelItem(row) for row in range(3)]
    assert [row.text(0) for row in rows] == ["•  一、看电池", "+  二、讲道理", "•  三、清楼道"]
    assert "1 new point" in dialog.summary.text()
    assert "All 2 points" in dialog.summary.text()
    dialog.reject()
    assert desk.open_talk.talk is before


def test_the_new_words_are_taken_as_one_step_and_settings_stay(desk):
    before = desk.open_talk.talk
    desk.actions["revise"].trigger()
    desk.window.findChild(RevisionDialog).take.click()
    after = desk.open_talk.talk
    assert "".join(manuscript(after).split()) == "".join(SECOND.split())
    assert tops(desk) == [
        ("p1", "一、", "看电池"), (after.points[1].id, "二、", "讲道理"), ("p2", "三、", "清楼道")
    ]  # fmt: skip
    assert (after.points[2].seconds, after.points[2].may_skip) == (40.0, True)
    assert desk.open_talk.document.undo_label == "Revised manuscript"
    desk.open_talk.undo()
    assert desk.open_talk.talk is before


def test_a_manuscript_without_news_is_said_so(desk):
    desk.dialogs.chosen.write_text(FIRST, "utf-8")
    desk.actions["revise"].trigger()
    assert desk.window.findChild(RevisionDialog) is None
    assert "nothing to change" in desk.window.notices.text.text()


def test_a_manuscript_that_cannot_be_read_leaves_the_talk_alone(desk):
    desk.dialogs.chosen.write_bytes(b"")
    before = desk.open_talk.talk
    desk.actions["revise"].trigger()
    assert desk.messages.errors[0].safe
    assert desk.open_talk.talk is before
