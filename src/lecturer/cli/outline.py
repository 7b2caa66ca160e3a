"""`lecturer outline`: the outline of talks or manuscripts, for people and for programs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lecturer.cli.arguments import Parser
from lecturer.cli.exits import DONE, UNREADABLE
from lecturer.cli.options import add_format
from lecturer.cli.source import Source, read_source
from lecturer.errors import LecturerError
from lecturer.files.suffixes import TALKS
from lecturer.i18n import gettext as _
from lecturer.manuscript.ledger.records import Account
from lecturer.manuscript.ledger.wording import place_text
from lecturer.system.late import late
from lecturer.talk.blanks import blanks
from lecturer.talk.head_text import name_text
from lecturer.talk.records import Point

if TYPE_CHECKING:
    from lecturer.manuscript.proposals.proposing import Proposal

propose = late("lecturer.manuscript.proposals.proposing", "propose")
why_lines = late("lecturer.cli.why", "why_lines")


def add_arguments(parser: Parser) -> None:
    """Files and the format."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=_("talks (.yaml) or manuscripts"))
    add_format(parser)
    parser.add_argument(
        "--why",
        action="store_true",
        help=_("which rule made each point, and what nearly made another"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the outlines; a file that cannot be read does not keep the others from being printed."""
    paths: list[Path] = arguments.files
    alone, code = len(paths) == 1, DONE
    for path in paths:
        try:
            if arguments.why and path.suffix.lower() not in TALKS:
                _print_why(path, alone=alone)
            else:
                _print(read_source(path, names_untitled=False), arguments.format, alone=alone)
        except LecturerError as error:
            if arguments.format == "json":
                print(json.dumps({"file": str(path), "error": str(error)}, ensure_ascii=False))
            print(f"lecturer: {error}", file=sys.stderr)
            code = UNREADABLE
    return code


def _print(source: Source, form: str, *, alone: bool) -> None:
    if form == "json":
        print(json.dumps(outline_record(source), ensure_ascii=False, indent=2 if alone else None))
        return
    if not alone:
        print(f"== {source.path}")
    for line in outline_lines(source):
        print(line)
    for warning in source.warnings:
        print(f"! {warning}")
    if not alone:
        print()


def _print_why(path: Path, *, alone: bool) -> None:
    if not alone:
        print(f"== {path}")
    for line in why_lines(path):
        print(line)
    if not alone:
        print()


def outline_record(source: Source) -> dict[str, object]:
    """The outline for programs; what is absent is null."""
    talk = source.talk
    return {
        "file": str(source.path),
        "title": talk.title or None,
        "subtitle": talk.subtitle or None,
        "opening": talk.opening or None,
        "closing": talk.closing or None,
        "blanks": [
            {"point": blank.key, "start": blank.start, "end": blank.end, "text": blank.text,
             "sentence": blank.sentence}
            for blank in blanks(talk)
        ],
        "warnings": list(source.warnings),
        "account": account_record(source.account) if source.account else None,
        "lossless": source.lossless,
        "points": [_point_record(point) for point in talk.points],
        **proposal_record(None if talk.points else propose(talk)),
    }  # fmt: skip


def account_record(account: Account) -> dict[str, object]:
    """Where every character of the file went, for programs."""
    return {
        "characters": account.characters,
        "taken": account.taken,
        "left": [
            {"what": left.kind, "where": place_text(left), "characters": left.characters, "text": left.text}
            for left in account.left
        ],
    }


def proposal_record(proposal: Proposal | None) -> dict[str, object]:
    """The scenes proposed for a talk without points; joined, all their words are the talk's."""
    if proposal is None:
        return {"proposed": [], "proposed_opening": None, "proposed_closing": None}
    return {
        "proposed": [
            {"title": scene.title, "notes": scene.notes, "reasons": list(scene.reasons)}
            for scene in proposal.scenes
        ],
        "proposed_opening": proposal.opening or None,
        "proposed_closing": proposal.closing or None,
    }


def _point_record(point: Point) -> dict[str, object]:
    return {
        "marker": point.marker or None,
        "title": point.title or None,
        "notes": point.notes or None,
        "run_on": point.run_on,
        **({"continues": True} if point.goes_on else {}),
        "points": [_point_record(below) for below in point.points],
    }


def outline_lines(source: Source) -> list[str]:
    """The outline for people: the title, then each point below its parent."""
    talk = source.talk
    head = [line for line in (talk.title, talk.subtitle) if line]
    lines = [*head, *([""] if head else [])]

    def add(points: tuple[Point, ...], depth: int) -> None:
        for point in points:
            lines.append("    " * depth + name_text(point))
            add(point.points, depth + 1)

    add(talk.points, 0)
    return lines if talk.points else [*lines, _("No points were found; all words are kept as the opening")]
