"""The exporter for `.pptx`: writes beside the target, checks the result, then replaces the target."""

from __future__ import annotations

from pathlib import Path

from lecturer.deck.pages import Deck
from lecturer.errors import UnwritableError
from lecturer.export.checker import Checker
from lecturer.export.job import Options, Report
from lecturer.export.pptx.writer import write_deck
from lecturer.files.atomic import replacing
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk


def export_pptx(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:
    """Write a deck as a PowerPoint file that passes our own checker.

    Raises:
        UnwritableError: When the target cannot be written, or the file fails the checker.
        Cancelled: When the user stops it.
    """
    with replacing(path) as draft:
        checker = Checker()
        with draft.open("wb") as file:
            warnings = write_deck(talk, deck, file, options, checker.take)
        faults = checker.faults()
        if faults:
            raise UnwritableError(
                _("The deck was not written: it failed its own check (%(fault)s)") % {"fault": faults[0]},
                path=path,
                safe=_("The old file is untouched"),
                remedy=_("Please report this, with the talk if you can"),
            )
    total = len(deck.pages)
    options.progress(total, total)
    return Report(path, tuple(warnings))
