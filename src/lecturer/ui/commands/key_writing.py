"""Keys as a page or a key cap writes them, alike on every computer; menus write them as the system does."""

from __future__ import annotations

from collections.abc import Iterable

from lecturer.i18n import current_language

_SIGNS = {
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓",
    "Return": "Enter", "Delete": "Del", "PgUp": "PageUp", "PgDown": "PageDown", "Meta": "Control",
}  # fmt: skip
_CHINESE = {"Enter": "回车", "Backspace": "退格"}


def written(keys: str) -> str:
    """One key with its modifiers: `Alt+Shift+Left` is Alt+Shift+←."""
    parts = keys.split("+")
    if keys.endswith("++"):
        parts = [*parts[:-2], "+"]
    signs = (_SIGNS.get(part, part) for part in parts)
    own = _CHINESE if current_language() == "zh" else {}
    return "+".join(own.get(sign, sign) for sign in signs)


def written_all(keys: Iterable[str]) -> str:
    """Several keys that do the same; two that are written alike are one."""
    return ("、" if current_language() == "zh" else ", ").join(dict.fromkeys(map(written, keys)))
