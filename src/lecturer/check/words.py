"""Checks of the words: blanks, doubts, empty points, titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lecturer.check.finding import Finding
from lecturer.check.scene import Scene
from lecturer.deck.proposals.titles import title_proposals
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.talk.blanks import Blank, blanks
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.renumbering import misnumbered
from lecturer.talk.walk import pieces, walk
from lecturer.text.announced import announced_anywhere, announced_before

_FEWEST_ANNOUNCED = 2
LONGEST_TITLE = 30
"""Half-width characters are half; more does not fit two lines of a slide's title."""


def empty_talk(scene: Scene) -> Iterator[Finding]:
    """A talk without a word."""
    if not any(estimate.characters for estimate in scene.plan.own.values()):
        yield Finding(
            "error",
            "",
            _("The talk has no words"),
            _("Import a manuscript, or write the notes"),
            "empty_talk",
        )
    elif not scene.talk.points:
        yield Finding(
            "warning",
            OPENING,
            _("The talk has no points of its own yet"),
            _("Choose Point › Propose points, or put the cursor where one begins and split there"),
            "no_points",
        )


def numbers_out_of_order(scene: Scene) -> Iterator[Finding]:
    """Numbers that do not follow one another, as after points were moved; named at the first one."""
    wrong = () if _leaves_out(scene.talk) else misnumbered(scene.talk)
    if wrong:
        yield Finding(
            "warning",
            wrong[0].point_id,
            ngettext(
                "A number is out of order: “%(marker)s” should be “%(expected)s”",
                "%(count)d numbers are out of order: “%(marker)s” should be “%(expected)s”",
                len(wrong),
            )
            % {"count": len(wrong), "marker": wrong[0].marker, "expected": wrong[0].expected},
            _("Choose Point › Renumber"),
            "numbers",
        )


def announced_otherwise(scene: Scene) -> Iterator[Finding]:
    """Words that announce another number of points than follow (我讲四点 before three)."""
    if _leaves_out(scene.talk):
        return
    opening = Point(id=OPENING, notes=scene.talk.opening, points=scene.talk.points)
    for point in (opening, *walk(scene.talk.points)):
        count = _count(point.points)
        if count < _FEWEST_ANNOUNCED:
            continue
        announced = announced_before(point.notes)
        if announced is None and point is opening:
            announced = announced_anywhere(point.notes)
        is_asked = any(doubt.kind == "count" for each in (point, *point.points) for doubt in each.doubts)
        if announced and announced.count != count and not is_asked:
            yield Finding(
                "hint",
                point.id,
                _("“%(said)s” is said, and %(count)d points follow")
                % {"said": announced.said, "count": count},
                _("Say the right number, or look for the point that is missing"),
                "announced",
            )


def _count(points: tuple[Point, ...]) -> int:
    """How many points a list has: those with a number where any has one."""
    heads = [point for point in points if not point.goes_on]
    numbered = [point for point in heads if point.marker]
    return len(numbered or heads)


def _leaves_out(talk: Talk) -> bool:
    """Whether a talk is a shorter variant, whose numbers are those of the whole."""
    named = {point_id for variant in talk.variants for point_id in variant.leaves_out}
    return not named <= {point.id for point in walk(talk.points)}


def missing_title(scene: Scene) -> Iterator[Finding]:
    """A cover without a title, a slide without one."""
    if not scene.talk.title.strip():
        proposals = " · ".join(title_proposals(scene.talk))
        remedy = (
            _("Give it one for the cover, perhaps from your words: %(titles)s") % {"titles": proposals}
            if proposals
            else _("Give it one for the cover")
        )
        yield Finding("warning", "", _("The talk has no title"), remedy, "no_title")
    for point in walk(scene.talk.points):
        if not point.title.strip() and not point.goes_on:
            yield Finding(
                "error",
                point.id,
                _("The point has no title, so its slide shows nothing"),
                _("Give it a title, or join its words to the point before"),
                "no_title",
            )


def long_title(scene: Scene) -> Iterator[Finding]:
    """A title that fills the slide."""
    for point in walk(scene.talk.points):
        width = round(_width(point.title))
        if width > LONGEST_TITLE:
            yield Finding(
                "hint",
                point.id,
                _("The title is long: %(count)d characters") % {"count": width},
                _("Shorten the title; the notes keep every word"),
                "long_title",
            )


def same_title(scene: Scene) -> Iterator[Finding]:
    """Two siblings that nobody can tell apart."""
    for parent in (None, *walk(scene.talk.points)):
        points = parent.points if parent else scene.talk.points
        counts = Counter(point.title.strip() for point in points if point.title.strip())
        seen: set[str] = set()
        for point in points:
            title = point.title.strip()
            if counts[title] > 1 and title in seen:
                yield Finding(
                    "hint",
                    point.id,
                    _("Another point beside it has the same title"),
                    _("Change one of the two"),
                    "same_title",
                )
            seen.add(title)


def without_notes(scene: Scene) -> Iterator[Finding]:
    """A point at which nothing is said."""
    for point in walk(scene.talk.points):
        if not point.notes.strip() and not point.points:
            yield Finding(
                "warning",
                point.id,
                _("Nothing is said at this point"),
                _("Write its notes, or delete it"),
                "no_notes",
            )


def blanks_left(scene: Scene) -> Iterator[Finding]:
    """Places that are still to be filled in."""
    by_key: dict[str, list[Blank]] = {}
    for blank in blanks(scene.talk):
        by_key.setdefault(blank.key, []).append(blank)
    for key, found in by_key.items():
        said = ngettext("%(count)d blank is left: %(sentence)s", "%(count)d blanks are left: %(sentence)s",
                        len(found))  # fmt: skip
        yield Finding(
            "warning",
            key,
            said % {"count": len(found), "sentence": _around(found[0])},
            _("Write what is said there"),
            "blank",
        )


def doubts_left(scene: Scene) -> Iterator[Finding]:
    """What the importer was not sure of and nobody has looked at."""
    for point in walk(scene.talk.points):
        if point.doubts:
            count = len(point.doubts)
            yield Finding(
                "warning",
                point.id,
                ngettext("%(count)d doubt of the import is not settled",
                         "%(count)d doubts of the import are not settled", count) % {"count": count},
                _("Look at the source and settle it"),
                "doubt",
            )  # fmt: skip


def names_said(scene: Scene) -> Iterator[Finding]:
    """A name where the rules allow none."""
    if not scene.rules.anonymous:
        return
    names = [name.strip() for name in (scene.talk.speaker, scene.talk.unit) if name.strip()]
    if names:
        yield Finding(
            "error",
            "",
            _("The cover shows a name or a unit, which these rules forbid"),
            _("Empty the fields for the speaker and the unit"),
            "anonymous",
        )
    for key, words in pieces(scene.talk):
        for name in names:
            if name in words:
                yield Finding(
                    "error",
                    key,
                    _("“%(name)s” is said here, which these rules forbid") % {"name": name},
                    _("Take the name out of the words"),
                    "anonymous",
                )


def long_stretch(scene: Scene) -> Iterator[Finding]:
    """More than two minutes over one picture."""
    for key, estimate in scene.plan.own.items():
        if estimate.planned > 150 and key not in (OPENING, CLOSING):
            yield Finding(
                "hint",
                key,
                _("The audience sees the same slide for %(minutes).1f minutes")
                % {"minutes": estimate.planned / 60},
                _("Split the point, or put lines on its slide"),
                "long_stretch",
            )


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _around(blank: Blank, reach: int = 14) -> str:
    """The words on both sides of a blank."""
    at = blank.sentence.find(blank.text)
    start, end = max(0, at - reach), at + len(blank.text) + reach
    before, after = "…" if start else "", "…" if end < len(blank.sentence) else ""
    return f"{before}{blank.sentence[start:end]}{after}"
