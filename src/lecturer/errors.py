"""The errors a person may meet: what happened, where, what is safe, what to do."""

from __future__ import annotations

import re
from copy import copy
from pathlib import Path
from typing import ClassVar, Self

_NAME = re.compile("“[^”]*”")
"""What the user named things, in whatever script."""
_LETTER = re.compile(r"[A-Za-z\u4e00-\u9fff]")
_CHINESE_MARK = re.compile("[，：；、（]")


class LecturerError(Exception):
    """Root of every error that is shown to a user.

    Args:
        what: What happened, one sentence in the user's language, without a full stop.
        path: The file concerned.
        line: The line in that file, counted from 1.
        safe: What is not lost ("The open talk is unchanged").
        remedy: What to do next.
    """

    code: ClassVar[str] = "error"

    def __init__(
        self,
        what: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        safe: str = "",
        remedy: str = "",
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = None if path is None else Path(path)
        self.line = line
        self.safe = safe
        self.remedy = remedy

    def with_safe(self, safe: str) -> Self:
        """The same error, saying what is not lost where it was met; what was raised stays as it is."""
        made = copy(self)
        made.safe = safe
        return made

    @property
    def place(self) -> str:
        """The file and line as compilers write them, or nothing."""
        if self.path is None:
            return ""
        return f"{self.path}:{self.line}" if self.line else f"{self.path}"

    def __str__(self) -> str:
        """One line: place, what happened, what is safe, what to do."""
        sentences = [part.rstrip(".。") for part in (self.what, self.safe, self.remedy) if part]
        text = "".join(f"{part}{_stop(part)}" for part in sentences).rstrip()
        return f"{self.place}: {text}" if self.place else text


class UnreadableError(LecturerError):
    """A file that was to be read cannot be: missing, empty, binary, too large, damaged, refused."""

    code = "unreadable"


class FormatError(LecturerError):
    """A file was read but what it says is wrong: a key, a value, a structure."""

    code = "format"


class UnwritableError(LecturerError):
    """A target cannot be written; what was there before is untouched."""

    code = "unwritable"


class MissingError(LecturerError):
    """Something named by the user is not there: a theme, a rule set, a picture, a program."""

    code = "missing"


def _stop(sentence: str) -> str:
    """The full stop that fits the sentence's script, with the space that follows an English one."""
    words = _NAME.sub("", sentence)
    letter = _LETTER.search(words)
    is_chinese = bool(_CHINESE_MARK.search(words)) or (letter is not None and not letter[0].isascii())
    ends_itself = sentence.endswith(("?", "？", "!", "！", "…"))
    return ("" if ends_itself else "。") if is_chinese else (" " if ends_itself else ". ")
