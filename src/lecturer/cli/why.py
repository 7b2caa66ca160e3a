"""`lecturer outline --why`: which rule made each point, and what nearly made another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lecturer.i18n import gettext as _
from lecturer.i18n import lazy
from lecturer.manuscript.readers.files import read_source
from lecturer.manuscript.why import Explained, NearMiss, explained
from lecturer.talk.head_text import name_text

_BECAUSE = {
    "alone": lazy("no second one counts on from it"),
    "not_next": lazy("it counts on from no other"),
    "look": lazy("it only looks like a heading"),
}
_STYLES = {
    "style": lazy("a heading by its style"),
    "numbering": lazy("a number that the file makes"),
    "guess": lazy("a heading by its look, without a number"),
}


def why_lines(path: Path) -> Iterator[str]:
    """The outline of a manuscript, each point with the rule that made it and what else it could be.

    Raises:
        LecturerError: The file cannot be read.
    """
    for each in explained(read_source(path)):
        indent = "    " * each.depth
        if each.point:
            yield f"{indent}{name_text(each.point)}"
            yield f"{indent}  = " + _made_by(each)
            others = " | ".join(each.heads[1:])
            if others:
                yield f"{indent}  ~ " + _("other heads: %(heads)s") % {"heads": others}
        for miss in each.near:
            yield f"{indent}  ? " + _missed(miss)


def _made_by(each: Explained) -> str:
    why = _(each.why) if each.why else _style(each)
    said = {"line": each.line, "rule": each.rule, "why": why}
    return _("line %(line)d, rule %(rule)s: %(why)s") % said


def _style(each: Explained) -> str:
    reason = each.point.why if each.point else ""
    return _(_STYLES[reason]) if reason in _STYLES else ""


def _missed(miss: NearMiss) -> str:
    said = {"line": miss.line, "words": miss.words, "rule": miss.rule, "because": _(_BECAUSE[miss.because])}
    return _("line %(line)d, “%(words)s” (%(rule)s): %(because)s") % said
