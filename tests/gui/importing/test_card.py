"""The card after an import: asks once what only the speaker knows, and makes the talk with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.workspaces import make_desk, wait_until

from lecturer.manuscript.importing import import_text
from lecturer.talk.walk import manuscript
from lecturer.timing.rules import load_rules

WORDS = (
    "灯与路\n同志们：\n大家好。\n一、开头\n那一年冬天很冷。\n二、后来\n路修通了。\n让我们把灯点亮。谢谢大家！"
)


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_first(None)
    made.files.import_words(WORDS)
    wait_until(lambda: made.reviewing.card is not None and made.reviewing.card.isVisible())
    yield made
    if made.reviewing.card is not None:
        wait_until(lambda: not made.reviewing.card.themes.is_busy)


def test_enter_makes_the_talk_with_what_is_known(desk):
    card = desk.reviewing.card
    assert card.titles.title == "灯与路"
    QTest.keyClick(card.make, Qt.Key.Key_Return)
    made = desk.open_talk.talk
    assert (made.title, made.rules) == ("灯与路", "micro-lesson-5")
    assert manuscript(made) == manuscript(import_text(WORDS).talk)
    assert not desk.window.is_home


def test_minutes_title_names_look_and_day_are_chosen_there(desk):
    card = desk.reviewing.card
    card.minutes.buttons[7.0].click()
    card.titles.radios[-1].setChecked(True)
    card.titles.own.setText("点一盏灯")
    card.speaker.setText("林知夏")
    card.unit.setText("石桥镇中心小学")
    card.themes.pictures["crimson"].click()
    card.date.setText("2026年12月4日")
    card.take()
    made = desk.open_talk.talk
    assert (made.title, made.speaker, made.unit) == ("点一盏灯", "林知夏", "石桥镇中心小学")
    assert (made.theme, made.date) == ("crimson", "2026年12月4日")
    assert load_rules(made.rules).maximum == 420


def test_the_next_talk_knows_who_spoke_last(desk):
    card = desk.reviewing.card
    card.speaker.setText("林知夏")
    card.take()
    desk.messages.answers[:] = ["discard"]
    desk.files.import_words("别的题目\n\n各位好。\n一、甲\n甲的话。\n二、乙\n乙的话。")
    assert desk.reviewing.card.speaker.text() == "林知夏"


def test_an_anonymous_entry_names_nobody(desk):
    card = desk.reviewing.card
    card.speaker.setText("林知夏")
    card.anonymous.setChecked(True)
    assert not card.speaker.isEnabled()
    card.take()
    assert desk.open_talk.talk.speaker == ""


def test_the_whole_import_is_one_step_that_undo_takes_back(desk):
    desk.reviewing.card.take()
    desk.actions["undo"].trigger()
    assert manuscript(desk.open_talk.talk) == ""
    assert len(desk.open_talk.talk.points) == 1
    desk.actions["redo"].trigger()
    assert desk.open_talk.talk.title == "灯与路"


def test_the_review_comes_first_where_it_is_wanted_and_the_card_after_it(desk):
    desk.reviewing.card.review.click()
    review = desk.reviewing.window
    assert review is not None
    review.use()
    wait_until(lambda: desk.reviewing.card is not None and desk.reviewing.card.isVisible())
    desk.reviewing.card.take()
    assert desk.open_talk.talk.title == "灯与路"


def test_esc_leaves_everything_as_it_was(desk):
    before = desk.open_talk.talk
    QTest.keyClick(desk.reviewing.card, Qt.Key.Key_Escape)
    assert desk.open_talk.talk is before
    assert desk.window.is_home


def test_every_theme_is_a_picture_of_the_own_cover(desk):
    themes = desk.reviewing.card.themes
    wait_until(lambda: not themes.is_busy)
    assert {"plain", "night", "crimson", "blue", "large"} <= set(themes.pictures)


def test_other_minutes_are_typed(desk):
    minutes = desk.reviewing.card.minutes
    minutes.buttons[-1.0].click()
    minutes.other.setValue(12)
    assert load_rules(minutes.rules).maximum == 720
    assert minutes.buttons[-1.0].isChecked()
    minutes.buttons[0.0].click()
    assert minutes.rules == ""
    assert minutes.other.isHidden()
