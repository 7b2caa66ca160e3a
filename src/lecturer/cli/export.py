"""`lecturer export`: slides, documents, pictures, by the suffix of the target's name."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from lecturer.cli.arguments import Parser, UsageError, choices
from lecturer.cli.exits import DONE
from lecturer.cli.options import add_variant, plan_of, read_talk
from lecturer.cli.painting import exporter_of, png_of_svg
from lecturer.deck.theme_records import RATIOS
from lecturer.export.formats import DIALECTS, FORMATS, PAPERS, SUFFIXES, format_of
from lecturer.export.job import Exporter, Options
from lecturer.export.paper.grids import GRIDS
from lecturer.i18n import gettext as _
from lecturer.system.late import late
from lecturer.talk.records import Talk

build_deck = late("lecturer.deck.build", "build_deck")
load_theme = late("lecturer.deck.theme", "load_theme")
with_proposals = late("lecturer.manuscript.proposals.applying", "with_proposals")
export_many = late("lecturer.cli.export_many", "export_many")


def add_arguments(parser: Parser) -> None:
    """The talks, the target, and how the slides look."""
    parser.add_argument(
        "talk", metavar="TALK", nargs="+", type=Path,
        help=_("a talk (.yaml), or a manuscript; several go into one folder"),
    )  # fmt: skip
    add_variant(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True,
        help=_("what to write; the suffix says the format: %(suffixes)s; or the folder for several talks")
        % {"suffixes": ", ".join(SUFFIXES)},
    )  # fmt: skip
    parser.add_argument(
        "--jobs", metavar="N", type=int, default=0,
        help=_("how many of several talks are worked on at once; usually one a processor"),
    )  # fmt: skip
    parser.add_argument("--theme", metavar="NAME", help=_("the theme instead of the talk's own"))
    parser.add_argument(
        "--ratio",
        choices=tuple(RATIOS),
        metavar=choices(RATIOS),
        default="",
        help=_("the slides' shape instead of the talk's own"),
    )
    parser.add_argument(
        "--notes", action="store_true", default=True, help=_("put the notes into the file (usual)")
    )
    parser.add_argument(
        "--no-notes", action="store_false", dest="notes", help=_("leave every word of the notes out")
    )
    parser.add_argument(
        "--handout", action="store_true", help=_("a PDF to print: each slide small, its notes beside it")
    )
    parser.add_argument(
        "--paper", choices=PAPERS, metavar=choices(PAPERS),
        help=_("a PDF to print instead of the slides"),
    )  # fmt: skip
    parser.add_argument(
        "--cards", type=int, choices=tuple(GRIDS), metavar=choices(map(str, GRIDS)), default=4,
        help=_("how many cue cards go on a sheet; 4 (usual) are A6"),
    )  # fmt: skip
    parser.add_argument(
        "--no-marks",
        action="store_false",
        dest="marks",
        help=_("print no marks for the delivery in the script"),
    )
    parser.add_argument(
        "--dialect", choices=DIALECTS, metavar=choices(DIALECTS),
        help=_("Markdown as slides with notes, for one of these programs; without it an outline"),
    )  # fmt: skip
    parser.add_argument(
        "--no-reveal", action="store_false", dest="reveal", help=_("show lists at once, not line by line")
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what could not be done as asked."""
    output: Path = arguments.output
    if len(arguments.talk) > 1 or (output.is_dir() and not output.suffix):
        if output.exists() and not output.is_dir():
            raise UsageError(
                _("“%(name)s” is a file, and several talks need a folder") % {"name": output.name},
                safe=_("It is as it was"),
                remedy=_("Name a folder after -o"),
            )
        many: int = export_many(arguments)
        return many
    (arguments.talk,) = arguments.talk
    exporter = exporter_for(output, _name(arguments))
    source = read_talk(arguments)
    talk: Talk = source.talk if source.talk.points else with_proposals(source.talk)
    _spare_the_source(source.path, output)
    base = source.path.absolute().parent
    name, ratio = arguments.theme or source.talk.theme, arguments.ratio or talk.ratio
    theme = load_theme(name, ratio, _theme_base(arguments, base), is_chosen=bool(arguments.theme))
    deck = build_deck(talk, theme=theme, ratio=arguments.ratio, base=base)
    report = exporter(
        talk,
        deck,
        output,
        Options(
            notes=arguments.notes,
            reveal=arguments.reveal,
            marks=arguments.marks,
            cards=arguments.cards,
            plan=plan_of(talk, None),
            kept=source.talk if talk is not source.talk else None,
            draw_svg=png_of_svg,
        ),
    )
    for warning in report.warnings:
        print(f"! {warning}", file=sys.stderr)
    print(report.path)
    return DONE


def exporter_for(output: Path, name: str = "") -> Exporter:
    """What writes a target of that name, as the format that is called so.

    Raises:
        UsageError: Nothing does.
    """
    found = format_of(output.suffix, name)
    if found is None:
        raise UsageError(_refusal(name) % {"name": output.name}, remedy=_remedy(name))
    return exporter_of(found)


def _name(arguments: argparse.Namespace) -> str:
    """The format that was asked for beyond the suffix; a handout has a switch of its own."""
    return arguments.dialect or arguments.paper or ("handout" if arguments.handout else "")


def _refusal(name: str) -> str:
    if name in DIALECTS:
        return _("A dialect is one of Markdown, and “%(name)s” is not")
    if name == "handout":
        return _("A handout is a PDF, and “%(name)s” is not")
    if name in PAPERS:
        return _("A paper is a PDF, and “%(name)s” is not")
    return _("Nothing can be exported to “%(name)s”")


def _remedy(name: str) -> str:
    fits = [each.suffix for each in FORMATS if each.name == name] or SUFFIXES
    return _("Let the name end in %(suffixes)s") % {"suffixes": ", ".join(fits)}


def _spare_the_source(source: Path, output: Path) -> None:
    """A manuscript is not written over by what was made of it."""
    if os.path.exists(output) and os.path.samefile(source, output):
        raise UsageError(
            _("“%(name)s” is the file that is being exported") % {"name": output.name},
            safe=_("It is as it was"),
            remedy=_("Choose another name"),
        )


def _theme_base(arguments: argparse.Namespace, base: Path) -> Path:
    """A template named in the talk lies beside the talk, one named here lies where the user is."""
    return Path.cwd() if arguments.theme else base
