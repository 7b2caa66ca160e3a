"""The remedies for each doubt, one key each, the suggested one first."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import msgspec

from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _
from lecturer.talk import edits
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import OPENING, Doubt, DoubtKind, Talk
from lecturer.talk.renumbering import misnumbered, renumbered, with_marker
from lecturer.talk.walk import at, find, path_to, siblings_at, walk, words_of
from lecturer.text.numerals import chinese

_COUNTED = re.compile(r"\d{1,2}|[一二三四五六七八九十两]{1,3}")
Edit = Callable[[Talk, str], Talk]


class Remedy(msgspec.Struct, frozen=True):
    """One answer to a doubt.

    Attributes:
        text: What its button says; translated when shown.
        edit: From a talk and a point's id to the talk with the doubt's cause mended.
    """

    text: str | Message
    edit: Edit | None = None


class OpenDoubt(msgspec.Struct, frozen=True):
    """A doubt that nobody has settled yet, and the point it is about."""

    key: str
    doubt: Doubt


def join_run(talk: Talk, point_id: str) -> Talk:
    """Make none of the points of one paragraph: a point and those after it that run on."""
    path = path_to(talk, point_id)
    run = [point_id]
    for point in siblings_at(talk, path[:-1])[path[-1] + 1 :]:
        if not point.run_on:
            break
        run.append(point.id)
    for each in reversed(run):
        talk = edits.dissolve(talk, each)
    return talk


def make_cited_point(talk: Talk, point_id: str, cited: str) -> Talk:
    """Make a point of some words inside a point's notes, named by them."""
    offset = find(talk, point_id).notes.find(cited)
    return talk if offset < 0 else edits.split(talk, point_id, offset, cited)


def write_count(talk: Talk, point_id: str, said: str, instead: str) -> Talk:
    """Say another count where the words before a list announce one; the words stay if they do not."""
    key = _announcing(talk, point_id, said)
    if key is None:
        return talk
    before, found, after = words_of(talk, key).rpartition(said)
    return edits.set_words(talk, key, before + instead + after) if found else talk


def _announcing(talk: Talk, point_id: str, said: str) -> str | None:
    """Where a count is announced: at the point itself, else above it, else before it."""
    path = path_to(talk, point_id)
    order = [point.id for point in walk(talk.points)]
    place = order.index(point_id)
    above = at(talk, path[:-1]).id if len(path) > 1 else OPENING
    keys = (point_id, above, order[place - 1] if place else OPENING, OPENING)
    return next((key for key in keys if said in words_of(talk, key)), None)


_RIGHT = Remedy(lazy("It is right, do not remind me"))
_KEEP = Remedy(lazy("Keep"))
_POINT = Remedy(lazy("Make it a point"))
_TEXT = Remedy(lazy("Keep as text"), edits.dissolve)
_NO_SPLIT = Remedy(lazy("Do not split"), join_run)
_PROMOTE = Remedy(lazy("Promote"), edits.promote)
_RENUMBER = Remedy(lazy("Renumber all"), lambda talk, _point_id: renumbered(talk))
_DEMOTE = Remedy(lazy("Demote"), edits.demote)

_REMEDIES: dict[DoubtKind, tuple[Remedy, ...]] = {
    "gap": (_RIGHT, _TEXT),
    "duplicate": (_RIGHT, _TEXT),
    "mixed": (_RIGHT, _DEMOTE, _PROMOTE),
    "head": (_KEEP, _TEXT),
    "count": (_RIGHT, _TEXT),
    "level": (_RIGHT, _PROMOTE, _TEXT),
    "rescue": (_KEEP, _NO_SPLIT),
    "lone": (_KEEP, _TEXT),
    "guess": (_POINT, _TEXT),
}


def remedies_for(talk: Talk, about: OpenDoubt) -> tuple[Remedy, ...]:
    """What can be done about a doubt; at least two answers, the suggested one first."""
    point, said = find(talk, about.key), about.doubt.said
    if about.doubt.kind == "guess" and said != point.title and point.notes.find(said) > 0:
        # The words are no point yet, so keeping them as text leaves everything as it is.
        return Remedy(lazy("Make it a point"), partial(make_cited_point, cited=said)), Remedy(_TEXT.text)
    if about.doubt.kind == "head" and said and said != point.title:
        return _KEEP, Remedy(lazy("Show the whole head"), partial(edits.set_point, title=said)), _TEXT
    if about.doubt.kind == "count":
        return _counting(talk, about)
    if about.doubt.kind in ("gap", "duplicate"):
        return _numbering(talk, about)
    return _REMEDIES[about.doubt.kind]


def _counting(talk: Talk, about: OpenDoubt) -> tuple[Remedy, ...]:
    """What can be done about a count that was not kept: leave it, or say how many there are."""
    said, found = about.doubt.said, about.doubt.found
    number = _COUNTED.match(said)
    if number is None or not found.isdigit() or _announcing(talk, about.key, said) is None:
        return _REMEDIES["count"]
    written = found if number[0].isdigit() else _count_words(int(found))
    instead = written + said[number.end() :]
    mend = Remedy(
        _("Say “%(words)s” instead") % {"words": instead}, partial(write_count, said=said, instead=instead)
    )
    return _RIGHT, mend


def is_count_said_otherwise(before: Talk, after: Talk) -> bool:
    """Whether all that differs in the words of two talks is a count, mended where a doubt was about it."""
    abouts = [about for about in open_doubts(before) if about.doubt.kind == "count"]
    mended = (
        apply_remedy(before, about, remedy)
        for about in abouts
        for remedy in remedies_for(before, about)[1:]
        if remedy.edit
    )
    return any(spoken(each) == spoken(after) for each in mended)


def _count_words(number: int) -> str:
    return "两" if number == 2 else chinese(number)


def _numbering(talk: Talk, about: OpenDoubt) -> tuple[Remedy, ...]:
    """What can be done about a number: leave it, mend it alone, or mend all that are out of order."""
    usual = _REMEDIES[about.doubt.kind]
    wrong = {each.point_id: each.expected for each in misnumbered(talk)}
    if about.key not in wrong:
        return usual
    expected = wrong[about.key]
    mend = Remedy(
        _("Change it to “%(marker)s”") % {"marker": expected}, partial(with_marker, marker=expected)
    )
    return (usual[0], mend, _RENUMBER) if len(wrong) > 1 else (usual[0], mend, *usual[1:])


def open_doubts(talk: Talk) -> tuple[OpenDoubt, ...]:
    """All doubts of a talk, in the order of its points."""
    return tuple(OpenDoubt(point.id, doubt) for point in walk(talk.points) for doubt in point.doubts)


def apply_remedy(talk: Talk, about: OpenDoubt, remedy: Remedy) -> Talk:
    """The talk after a remedy: the cause mended, the doubt taken back where its point is still there."""
    after = remedy.edit(talk, about.key) if remedy.edit else talk
    if about.key not in {point.id for point in walk(after.points)}:
        return after
    left = tuple(doubt for doubt in find(after, about.key).doubts if doubt != about.doubt)
    return edits.set_point(after, about.key, doubts=left)


def settle_all(talk: Talk) -> Talk:
    """The talk after every remaining doubt was settled as suggested."""
    while remaining := open_doubts(talk):
        about = remaining[0]
        talk = apply_remedy(talk, about, remedies_for(talk, about)[0])
    return talk
