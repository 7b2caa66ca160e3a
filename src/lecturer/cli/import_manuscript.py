"""`lecturer import`: manuscripts into talks.

Each manuscript becomes a talk beside it, `NAME.yaml`. With `-o` all of them become one talk: a single one as
it is, several as the parts of it in the order given, with every word kept. With `--into` a new version of a
manuscript gives its words to a talk that was worked on, and everything else there stays.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lecturer.cli.arguments import Parser
from lecturer.cli.deck_edits import taken_in, tell_changes, tell_edits
from lecturer.cli.exits import DONE, FINDINGS, UNREADABLE
from lecturer.cli.options import plan_of
from lecturer.cli.source import Source, read_source
from lecturer.errors import LecturerError, UnreadableError, UnwritableError
from lecturer.files.digests import Digest
from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.store.keeping import save_over
from lecturer.store.pictures_beside import put_beside
from lecturer.store.save import UnsureWriteError
from lecturer.store.talk_file import open_talk
from lecturer.talk.blanks import blanks
from lecturer.talk.edits import insert, set_talk, set_words
from lecturer.talk.records import OPENING, Point, Talk
from lecturer.talk.walk import walk
from lecturer.timing.format import clock_text
from lecturer.timing.rules import load_rules


def add_arguments(parser: Parser) -> None:
    """Manuscripts, target, and what the file cannot say itself."""
    parser.add_argument(
        "manuscripts", metavar="MANUSCRIPT", nargs="+", type=Path, help=_("a .docx, .txt, .md and so on")
    )
    parser.add_argument(
        "-o", "--output", metavar="TALK.yaml", type=Path,
        help=_("the talk to write; several manuscripts become its parts"),
    )  # fmt: skip
    parser.add_argument(
        "--into", metavar="TALK.yaml", type=Path,
        help=_("a talk that takes the words of this new version; its slides, times and takes stay"),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=_("replace a talk that is already there"))
    parser.add_argument(
        "--encoding", metavar="NAME", help=_("the encoding of text files, when guessed wrongly")
    )
    parser.add_argument("--rules", metavar="NAME", help=_("the contest's rules"))
    parser.add_argument("--theme", metavar="NAME", help=_("the slides' theme"))


def run(arguments: argparse.Namespace) -> int:
    """Import and say what was found."""
    paths: list[Path] = arguments.manuscripts
    if arguments.rules:
        load_rules(arguments.rules)
    if arguments.into is not None:
        return _revise(paths, arguments)
    if arguments.output is None:
        return _each(paths, arguments)
    sources = [read_source(path, encoding=arguments.encoding) for path in paths]
    talk = sources[0].talk if len(sources) == 1 else joined(tuple(source.talk for source in sources))
    for source in sources:
        talk = put_beside(talk, source.media, arguments.output.absolute().parent)
    _write(_dressed(talk, arguments), arguments.output)
    for source in sources:
        tell_edits(source)
        _tell_warnings(source)
    return DONE


def _revise(paths: list[Path], arguments: argparse.Namespace) -> int:
    """Take a new version of the manuscript into a talk, and name every point that it changes."""
    if len(paths) != 1:
        raise UnreadableError(
            _("A talk takes the words of one manuscript at a time"),
            safe=_("Nothing was changed"),
            remedy=_("Name one manuscript"),
        )
    before = open_talk(arguments.into)
    source = read_source(paths[0], encoding=arguments.encoding, names_untitled=False)
    target = arguments.output or arguments.into
    talk, undecided = taken_in(before.talk, source)
    after = _dressed(put_beside(talk, source.media, target.absolute().parent), arguments)
    _write(after, target, expected=before.digest if target == arguments.into else None)
    tell_changes(before.talk, after)
    _tell_warnings(source)
    return FINDINGS if undecided else DONE


def _each(paths: list[Path], arguments: argparse.Namespace) -> int:
    code = DONE
    for path in paths:
        try:
            source = read_source(path, encoding=arguments.encoding)
            target = path.with_suffix(".yaml")
            if target.exists() and not arguments.force:
                raise _taken(target)
            talk = put_beside(source.talk, source.media, target.absolute().parent)
            _write(_dressed(talk, arguments), target)
            tell_edits(source)
            _tell_warnings(source)
        except LecturerError as error:
            if len(paths) == 1:
                raise
            print(f"lecturer: {error}", file=sys.stderr)
            code = UNREADABLE
    return code


def joined(talks: tuple[Talk, ...]) -> Talk:
    """Several talks as the parts of one; the last closing closes it, the others end their part."""
    whole = set_talk(talks[0], title="", subtitle="", opening="", points=(), closing="")
    for index, talk in enumerate(talks):
        is_last = index == len(talks) - 1
        whole = insert(whole, (_part(talk, with_closing=not is_last),), None, len(whole.points))
    return set_talk(whole, closing=talks[-1].closing)


def _part(talk: Talk, *, with_closing: bool) -> Point:
    if with_closing and talk.closing:
        order = [OPENING, *(point.id for point in walk(talk.points))]
        before = talk.opening if order[-1] == OPENING else [*walk(talk.points)][-1].notes
        talk = set_words(talk, order[-1], "\n".join(filter(None, (before, talk.closing))))
    return Point(id="", title=talk.title, notes=talk.opening, points=talk.points)


def _dressed(talk: Talk, arguments: argparse.Namespace) -> Talk:
    fields = {name: value for name in ("rules", "theme") if (value := getattr(arguments, name))}
    return set_talk(talk, **fields)


def _write(talk: Talk, target: Path, expected: Digest | None = None) -> None:
    was_there = expected is None and target.is_file() and target.stat().st_size > 0
    try:
        save_over(talk, target, expected)
    except UnsureWriteError:
        raise
    except UnwritableError as error:
        raise error.with_safe(_("Nothing was changed")) from error  # no window holds the talk here
    points = sum(1 for _each_point in walk(talk.points))
    planned = plan_of(talk, None)
    facts = [
        ngettext("%(count)d point", "%(count)d points", points) % {"count": points},
        ngettext("%(count)d character", "%(count)d characters", planned.words) % {"count": planned.words},
        _("about %(time)s") % {"time": clock_text(planned.total)},
    ]
    count = sum(1 for _blank in blanks(talk))
    if count:
        facts.append(ngettext("%(count)d blank", "%(count)d blanks", count) % {"count": count})
    print(f"{target}: " + _(", ").join(facts))
    if was_there:
        text = _("There was already a file of this name: what it held is kept among its earlier versions")
        print(f"! {text}", file=sys.stderr)


def _tell_warnings(source: Source) -> None:
    for warning in source.warnings:
        print(f"! {warning}", file=sys.stderr)
    if not source.lossless:
        print("! " + _("Not every character of the manuscript is in the talk"), file=sys.stderr)


def _taken(target: Path) -> UnwritableError:
    return UnwritableError(
        _("There is already a talk of this name"),
        path=target,
        safe=_("It is unchanged"),
        remedy=_("Name another file with -o, or replace it with --force"),
    )
