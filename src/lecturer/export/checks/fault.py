"""A fault that a check of a written file found."""

from __future__ import annotations

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One broken rule: in which part of the file, and what is wrong there.

    These sentences are for whoever mends the writer; a user meets them inside a sentence of their own.
    """

    part: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.what}"
