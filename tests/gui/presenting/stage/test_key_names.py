"""Every key of the show by every way it can arrive: with text, without, from an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from lecturer.show.console_commands import KEYS
from lecturer.ui.presenting.stage.key_names import press_of, press_of_text

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
LETTERS = sorted(key for key in KEYS if len(key) == 1 and key.isascii() and key.isalpha())
SIGNS = sorted(key for key in KEYS if len(key) == 1 and key.isascii() and not key.isalpha())


def name(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> str:
    return press_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)).key


def meaning(key: str) -> str:
    return KEYS[key]


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_means_the_same_with_and_without_text_and_from_an_input_method(letter: str):
    code = Qt.Key(ord(letter.upper()))
    wide = chr(ord(letter) + 0xFEE0)
    arrivals = {
        name(code, letter), name(code, ""), name(code, letter.upper()), name(Qt.Key.Key_unknown, letter),
        press_of_text(letter).key, press_of_text(letter.upper()).key, press_of_text(wide).key,
    }  # fmt: skip
    assert {meaning(arrived) for arrived in arrivals} == {KEYS[letter]}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_means_the_same_half_and_full_width(sign: str):
    wide = chr(ord(sign) + 0xFEE0)
    assert meaning(press_of_text(wide).key) == KEYS[sign]
    assert meaning(name(Qt.Key.Key_unknown, sign)) == KEYS[sign]


@pytest.mark.parametrize(
    ("typed", "command"),
    [("。", "black"), ("，", "white"), ("、", "overview"), ("？", "help"), ("　", "next")],
)
def test_the_signs_that_only_a_chinese_input_method_makes(typed: str, command: str):
    assert meaning(press_of_text(typed).key) == command


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Qt.Key.Key_PageDown, NONE, "next"), (Qt.Key.Key_PageUp, NONE, "back"),
        (Qt.Key.Key_Right, NONE, "next"), (Qt.Key.Key_Left, NONE, "back"), (Qt.Key.Key_Down, NONE, "next"),
        (Qt.Key.Key_Up, NONE, "back"), (Qt.Key.Key_Space, NONE, "next"), (Qt.Key.Key_Backspace, NONE, "back"),
        (Qt.Key.Key_Home, NONE, "first"), (Qt.Key.Key_End, NONE, "last"), (Qt.Key.Key_F5, NONE, "reassert"),
        (Qt.Key.Key_F5, SHIFT, "reassert"), (Qt.Key.Key_Tab, NONE, "overview"),
        (Qt.Key.Key_Backtab, SHIFT, "overview"), (Qt.Key.Key_Down, SHIFT, "look_next"),
        (Qt.Key.Key_Up, SHIFT, "look_back"), (Qt.Key.Key_F, CONTROL, "overview"),
        (Qt.Key.Key_T, SHIFT, "restart_clock"), (Qt.Key.Key_VolumeUp, NONE, "next"),
        (Qt.Key.Key_MediaPrevious, NONE, "back"),
    ],
)  # fmt: skip
def test_keys_without_text_have_their_command(key: Qt.Key, modifiers: Qt.KeyboardModifier, command: str):
    arrived = name(key, "", modifiers)
    assert meaning(arrived) == command


def test_a_modifier_alone_is_no_press():
    assert press_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, SHIFT)) is None


@pytest.mark.parametrize(
    ("key", "said"),
    [(Qt.Key.Key_F9, "F9"), (Qt.Key.Key_MediaStop, "Media Stop"), (Qt.Key.Key_Delete, "Delete")],
)
def test_a_button_that_means_nothing_yet_has_a_name_to_teach_it_by(key: Qt.Key, said: str):
    assert name(key) == said
