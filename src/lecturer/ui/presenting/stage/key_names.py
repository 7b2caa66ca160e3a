"""Translates Qt's key events into the plain names of `show.keys`, whatever input method is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from lecturer.show.keys import Press

_NAMES: dict[int, str] = {
    Qt.Key.Key_PageDown: "PageDown", Qt.Key.Key_PageUp: "PageUp", Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Left: "Left", Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down", Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Escape: "Escape", Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab", Qt.Key.Key_F5: "F5", Qt.Key.Key_F1: "F1", Qt.Key.Key_MediaNext: "MediaNext",
    Qt.Key.Key_MediaPrevious: "MediaPrevious", Qt.Key.Key_VolumeUp: "VolumeUp",
    Qt.Key.Key_VolumeDown: "VolumeDown", Qt.Key.Key_Period: ".", Qt.Key.Key_Comma: ",",
    Qt.Key.Key_Slash: "/", Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Plus: "+",
    Qt.Key.Key_Equal: "=", Qt.Key.Key_Minus: "-",
}  # fmt: skip
_WITH_SHIFT = {"Up", "Down", "F5", "Tab"}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_FULL_WIDTH = 0xFEE0


def press_of(event: QKeyEvent) -> Press | None:
    """The press a key event stands for; None for a modifier alone."""
    key = event.key()
    if key in _MODIFIERS:
        return None
    return Press(_name(event), event.timestamp(), event.isAutoRepeat())


def press_of_text(text: str) -> Press | None:
    """The press that some text from an input method stands for: the first letter, made half-width."""
    letter = text[:1]
    if not letter:
        return None
    code = ord(letter)
    plain = chr(code - _FULL_WIDTH) if 0xFF01 <= code <= 0xFF5E else letter
    return Press("Space" if plain in (" ", "\u3000") else plain.lower())


def _name(event: QKeyEvent) -> str:
    modifiers = event.modifiers()
    prefix = "Ctrl+" if modifiers & Qt.KeyboardModifier.ControlModifier else ""
    named = _NAMES.get(event.key())
    shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if named:
        return f"{prefix}{'Shift+' if shifted and named in _WITH_SHIFT else ''}{named}"
    letter = event.text() if event.text().isprintable() and event.text() else _letter(event.key())
    if prefix or not letter:
        return prefix + (_letter(event.key()).upper() or _other(event))
    plain = press_of_text(letter)
    name = plain.key if plain else letter
    return f"Shift+{name.upper()}" if shifted and name.isalpha() else name


def _other(event: QKeyEvent) -> str:
    """A key that has no meaning yet, by Qt's name of it: "F9", "Media Stop"; by its code without one."""
    named = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    is_clear = named.isascii() and named.isprintable() and len(named) > 1
    return named if is_clear else f"Key{event.nativeScanCode() or event.key():#x}"


def _letter(key: int) -> str:
    """The letter on a key that gave no text, as with an input method on."""
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return chr(key).lower()
    return ""
