"""Remarks before a talk is taken to the venue, and reasons for which a contest would refuse its kit."""

from __future__ import annotations

from collections.abc import Iterable

from lecturer.check.finding import Finding
from lecturer.check.labels import place
from lecturer.export.kit.anonymity import named_in_words
from lecturer.export.kit.order import Kit
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk

_MEGABYTE = 1_000_000


def remarks(talk: Talk, findings: Iterable[Finding], *, is_anonymous: bool) -> tuple[Finding, ...]:
    """Errors and warnings of the talk, and where its words name whom an anonymous kit must not name.

    Nothing of it hinders the kit.

    Args:
        talk: The talk.
        findings: Of the check of it.
        is_anonymous: Whether the kit is.
    """
    found = [finding for finding in findings if finding.severity != "hint"]
    if is_anonymous:
        found += [
            Finding(
                "warning",
                key,
                _("The words still name “%(name)s”") % {"name": name},
                _("They are yours and were left as they are"),
                "named",
            )
            for key, name in named_in_words(talk)
        ]
    return tuple(found)


def remark_text(talk: Talk, finding: Finding) -> str:
    """A remark as one line: where, what."""
    return _("%(place)s: %(what)s") % {"place": place(talk, finding.key), "what": finding.what}


def refusals(kit: Kit, megabytes: float | None = None) -> list[str]:
    """What the contest would refuse: names in an anonymous kit, too large a folder."""
    said = [_("Speaker or unit are still named in %(place)s") % {"place": each} for each in kit.traces]
    if megabytes is not None and kit.size > megabytes * _MEGABYTE:
        said.append(
            _("The folder has %(size).1f MB, %(limit)g are allowed")
            % {"size": kit.size / _MEGABYTE, "limit": megabytes}
        )
    return said
