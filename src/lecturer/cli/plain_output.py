"""What a command prints is words only: no character of a stranger's file commands the terminal.

A title with an escape sequence could clear the screen, rename the window or type an answer.
"""

from __future__ import annotations

from typing import Any, TextIO

_PICTURES = 0x2400  # the block of signs that show control characters
_SHOWN = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) != "\n"} | {ord("\t"): " "}
"""Of the control characters only the end of a line is printed; the others are shown as signs."""
_SHOWN_ON_TERMINALS = _SHOWN | {0x7F: "␡"} | dict.fromkeys(range(0x80, 0xA0), "�")
"""Terminals obey the second set of control characters too; in a pipe they are part of JSON's texts."""


class PlainOutput:
    """A stream that shows control characters instead of obeying them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = _SHOWN_ON_TERMINALS if stream.isatty() else _SHOWN

    def write(self, text: str) -> int:
        """Write a text; the number of its characters."""
        self._stream.write(text.translate(self._shown))
        return len(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the stream's own
        return getattr(self._stream, name)
