"""The dialog that makes rules, and the choice of rules in the toolbar."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.builders import talk
from tests.gui.workspaces import make_desk, open_talk_of

from lecturer.resources import own_rules
from lecturer.timing.contest import Rules
from lecturer.timing.draft import draft_of, rules_of
from lecturer.timing.own_rules import save_own
from lecturer.timing.rules import load_rules, own_names
from lecturer.ui.rehearsing.rules.editor import RulesDialog


@pytest.fixture
def dialog(qtbot):
    made = RulesDialog(Rules())
    qtbot.addWidget(made)
    made.show()
    return made


def made_by(qtbot, dialog: RulesDialog) -> Rules:
    with qtbot.waitSignal(dialog.made) as done:
        dialog.use.click()
    return done.args[0]


def test_a_name_and_two_times_make_rules_by_the_keyboard_alone(qtbot, dialog):
    """What a person types who is in a hurry; everything else is as usual."""
    dialog.name.insert("春季比赛")  # QTest types ASCII only
    for field, text in ((dialog.minimum, "5"), (dialog.maximum, "7")):
        field.setFocus()
        QTest.keyClicks(field, text)
    with qtbot.waitSignal(dialog.made) as done:
        QTest.keyClick(dialog.maximum, Qt.Key.Key_Return)
    rules = done.args[0]
    assert (rules.label, rules.minimum, rules.maximum) == ("春季比赛", 300, 420)
    assert [signal.at for signal in rules.signals] == [390, 420]


def test_the_usual_signals_follow_the_limit_until_they_are_changed(qtbot, dialog):
    QTest.keyClicks(dialog.maximum, "7")
    assert [draft.at for draft in dialog.signals.drafts] == ["6:30", "7:00"]
    dialog.maximum.clear()
    QTest.keyClicks(dialog.maximum, "9")
    assert [draft.at for draft in dialog.signals.drafts] == ["8:30", "9:00"]
    dialog.signals.add_button.click()
    dialog.maximum.clear()
    QTest.keyClicks(dialog.maximum, "6")
    assert [draft.at for draft in dialog.signals.drafts] == ["8:30", "9:00", ""]


def test_rules_can_begin_with_those_of_a_contest(qtbot, dialog):
    dialog.start.setCurrentIndex(dialog.start.findData("contest-speech-8"))
    dialog.start.activated.emit(dialog.start.currentIndex())
    dialog.name.setText("我们的比赛")
    rules = made_by(qtbot, dialog)
    assert rules.penalties == load_rules("contest-speech-8").penalties
    assert rules.label == "我们的比赛"


def test_rules_are_tried_out_while_they_are_typed(dialog):
    dialog.show_rules(load_rules("contest-speech-8"))
    assert dialog.trial.at.text() == "8:15"
    assert dialog.trial.answer.text() == "costs 0.05 of 10 points"
    dialog.trial.at.selectAll()
    QTest.keyClicks(dialog.trial.at, "8:00")
    assert dialog.trial.answer.text() == "costs nothing"


def test_what_makes_no_sense_is_said_and_cannot_be_used(dialog):
    QTest.keyClicks(dialog.minimum, "9")
    QTest.keyClicks(dialog.maximum, "8")
    assert "above their maximum" in dialog.problem.text()
    assert not dialog.use.isEnabled()


def test_the_talk_takes_the_rules_and_undo_gives_the_old_ones_back(qtbot):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", talk("一、甲", rules="micro-lesson-8"))
    desk.time.edit_rules()
    dialog = desk.window.findChild(RulesDialog)
    dialog.maximum.clear()
    QTest.keyClicks(dialog.maximum, "7:30")
    dialog.keep.setChecked(True)
    dialog.name.setText("自家规则")
    dialog.use.click()
    assert desk.derived.rules.maximum == 450
    assert desk.window.toolbar.rules.currentText() == "自家规则"
    assert own_names() == ("自家规则",)
    desk.open_talk.undo()
    assert desk.open_talk.talk.rules == "micro-lesson-8"
    assert desk.window.toolbar.rules.findText("自家规则") >= 0


def test_rules_that_are_ours_stay_a_name(qtbot):
    desk = make_desk(qtbot)
    desk.open_talk.apply("", talk("一、甲", rules="micro-lesson-8"))
    desk.time.edit_rules()
    desk.window.findChild(RulesDialog).use.click()
    assert desk.open_talk.talk.rules == "micro-lesson-8"


def test_rules_that_cannot_be_kept_are_in_the_talk_all_the_same(qtbot):
    own_rules().parent.mkdir(parents=True, exist_ok=True)
    own_rules().write_text("in the way", "utf-8")
    desk = make_desk(qtbot)
    desk.time.edit_rules()
    desk.window.findChild(RulesDialog).made.emit(load_rules({"maximum": "7:00"}), True)
    assert desk.derived.rules.maximum == 420
    assert len(desk.messages.errors) == 1


def test_the_toolbar_leads_to_the_editor(qtbot):
    desk = make_desk(qtbot)
    combo = desk.window.toolbar.rules
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    assert desk.window.findChild(RulesDialog) is not None
    assert combo.currentText() != "Other rules…"


def test_a_damaged_rule_set_does_not_keep_the_window_from_opening(qtbot):
    own_rules().mkdir(parents=True)
    (own_rules() / "mine.yaml").write_text("maximum: [", "utf-8")
    desk = make_desk(qtbot)
    assert desk.window.toolbar.rules.findText("mine") >= 0
    desk.time.edit_rules()
    assert desk.window.findChild(RulesDialog) is not None


def test_rules_written_into_a_talk_are_the_same_after_it_was_saved(qtbot, tmp_path):
    desk = make_desk(qtbot)
    path = tmp_path / "t.yaml"
    open_talk_of(desk, talk("一、甲"), path)
    made = rules_of(
        msgspec.structs.replace(draft_of(load_rules("contest-speech-8")), name="我们的", maximum="7:30")
    )
    desk.time.edit_rules()
    desk.window.findChild(RulesDialog).made.emit(made, False)
    assert desk.file.save()
    desk.files.new()
    assert desk.files.open(path)
    assert desk.derived.rules == made
    assert desk.file.has_unsaved is False


def test_rules_of_the_users_can_be_forgotten_and_the_open_talk_keeps_them(qtbot):
    name = save_own(load_rules({"label": "春季比赛", "maximum": "7:00"}))
    desk = make_desk(qtbot)
    combo = desk.window.toolbar.rules
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())
    assert desk.open_talk.talk.rules["maximum"] == "7:00"
    desk.time.edit_rules()
    dialog = desk.window.findChild(RulesDialog)
    assert not dialog.forget.isEnabled()
    dialog.start.setCurrentIndex(dialog.start.findData(name))
    dialog.start.activated.emit(dialog.start.currentIndex())
    dialog.forget.click()
    assert own_names() == ()
    assert dialog.start.findData(name) < 0
    assert combo.findData(name) < 0
    assert desk.derived.rules.maximum == 420
    assert "春季比赛" in dialog.problem.text()


def test_a_talk_that_names_forgotten_rules_has_them_written_out(qtbot):
    name = save_own(load_rules({"label": "春季比赛", "maximum": "7:00"}))
    desk = make_desk(qtbot)
    desk.open_talk.apply("", talk("一、甲", rules=name))
    desk.time.edit_rules()
    desk.window.findChild(RulesDialog).forgotten.emit(name)
    assert own_names() == ()
    assert desk.derived.rules.maximum == 420


def test_rules_of_ours_cannot_be_forgotten(qtbot, dialog):
    dialog.start.setCurrentIndex(dialog.start.findData("contest-speech-8"))
    dialog.start.activated.emit(dialog.start.currentIndex())
    assert not dialog.forget.isEnabled()
