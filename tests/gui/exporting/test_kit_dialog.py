"""The window that makes the folder for the venue."""

from __future__ import annotations

import pytest
from tests.builders import talk
from tests.gui.workspaces import Answers

from lecturer.check.finding import Finding
from lecturer.timing.plan import plan
from lecturer.ui.exporting.kit_dialog import Given, KitDialog

TALK = talk(
    "一、甲：星河里社区的事。 / 二、乙", title="例子", unit="星河里社区", speaker="李明", opening="大家好。"
)
TOO_LONG = Finding("warning", "p1", "Too long", "Cut", "time")
MERE_HINT = Finding("hint", "p2", "Could be nicer", "Change it", "title")


def dialog_for(qtbot, tmp_path, *findings: Finding, elsewhere=None, messages=None) -> KitDialog:
    given = Given(TALK, tmp_path / "例子.yaml", plan(TALK), findings)
    dialog = KitDialog(given, messages or Answers(), lambda _present: elsewhere)
    qtbot.addWidget(dialog)
    return dialog


def told(dialog: KitDialog) -> list[str]:
    return [dialog.remarks.item(row).text() for row in range(dialog.remarks.count())]


def only(dialog: KitDialog, *names: str) -> None:
    for name, box in dialog.items.items():
        box.setChecked(name in names)


def test_a_folder_is_made_and_said_to_be_proven(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path)
    only(dialog, "manuscript")
    dialog.template.setText("{title}")
    with qtbot.waitSignal(dialog.made, timeout=20_000) as made:
        dialog.start.click()
    kit, template = made.args
    assert (kit.folder, template) == (tmp_path / "例子", "{title}")
    assert sorted(path.suffix for path in kit.folder.iterdir()) == [".docx", ".txt", ".txt"]
    assert "each opened again and compared" in dialog.state.text()
    assert dialog.start.text() == "Open the folder"


def test_what_is_to_be_looked_at_is_told_and_hints_are_not(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, TOO_LONG, MERE_HINT)
    assert told(dialog) == ["一、甲: Too long"]


def test_an_anonymous_kit_tells_where_the_words_name_somebody(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path)
    assert told(dialog) == ["Nothing found that would go wrong"]
    dialog.anonymous.setChecked(True)
    assert told(dialog) == ["一、甲: The words still name “星河里社区”"]
    assert "星河里社区" not in dialog.preview.text()


def test_the_name_follows_the_template_and_what_is_told(qtbot, tmp_path):
    dialog = dialog_for(qtbot, tmp_path, elsewhere=tmp_path / "stick")
    dialog.template.setText("{number}_{title}")
    dialog.told["number"].setText("07")
    assert dialog.preview.text() == "07_例子"
    dialog.elsewhere.click()
    assert dialog.place.text() == str(tmp_path / "stick" / "07_例子")


@pytest.mark.parametrize("template", ["{nobody}"])
def test_a_field_that_no_talk_has_cannot_be_made(qtbot, tmp_path, template):
    dialog = dialog_for(qtbot, tmp_path)
    dialog.template.setText(template)
    assert not dialog.start.isEnabled()
    assert "nobody" in dialog.preview.text()


def test_a_folder_that_holds_something_is_told_and_left(qtbot, tmp_path):
    messages = Answers()
    dialog = dialog_for(qtbot, tmp_path, messages=messages)
    only(dialog, "manuscript")
    dialog.template.setText("x")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a").touch()
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(messages.errors))
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["a"]
