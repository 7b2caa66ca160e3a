"""The contract of exporters: the options of one export, and its report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from lecturer.deck.pages import Deck
from lecturer.i18n import gettext as _
from lecturer.system.jobs import Cancelled, current_job
from lecturer.talk.records import Talk
from lecturer.timing.plan import Plan, plan


def _tell_job(done: int, total: int) -> None:
    current_job().advance(done, total)


def _is_job_cancelled() -> bool:
    return current_job().is_cancelled


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The switches of one export.

    Attributes:
        notes: Put the words that are spoken into the file. When off, nothing of them may be in it.
        reveal: Bring lists in step by step where the format can.
        marks: Print the marks for the delivery among the words; papers only.
        cards: How many cue cards go on a sheet.
        plan: The planned times that papers print; none for those at the usual rate.
        progress: Called with the number of parts done and the number of all parts; tells the present job.
        cancelled: Asked between parts; True stops the export and leaves the target as it was. By default
            the present job is asked.
        kept: The talk itself where the one that is shown has scenes proposed for it, which nobody accepted.
        draw_svg: Makes a PNG of a drawing in SVG, for programs that do not show such; None leaves them out.
    """

    notes: bool = True
    reveal: bool = True
    marks: bool = True
    cards: int = 4
    plan: Plan | None = None
    progress: Callable[[int, int], None] = _tell_job
    cancelled: Callable[[], bool] = _is_job_cancelled
    kept: Talk | None = None
    draw_svg: Callable[[bytes], bytes] | None = None

    def planned(self, talk: Talk) -> Plan:
        """The times of a talk."""
        return self.plan or plan(talk)

    def advance(self, done: int, total: int) -> None:
        """Report progress between two parts.

        Raises:
            Cancelled: When the user has stopped the export.
        """
        if self.cancelled():
            raise Cancelled(_("The export was cancelled"), safe=_("The file is as it was before"))
        self.progress(done, total)


class Report(msgspec.Struct, frozen=True):
    """What came of an export: the file (or folder) written, and what could not be done as asked."""

    path: Path
    warnings: tuple[str, ...] = ()


Exporter = Callable[[Talk, Deck, Path, Options], Report]
"""Writes a talk and its pages to a path.

Raises `UnwritableError` when the target cannot be written and `Cancelled` when the user stops it; the
target is then as it was before.
"""
