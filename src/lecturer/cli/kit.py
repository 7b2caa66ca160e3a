"""`lecturer kit`: all that the venue needs, in one folder, named and proven."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lecturer.check.findings import check
from lecturer.check.labels import severity_name
from lecturer.cli.arguments import Parser, UsageError, choices
from lecturer.cli.exits import DONE, FINDINGS
from lecturer.cli.options import add_talk, add_variant, plan_of, read_talk
from lecturer.cli.painting import exporter_of, png_of_svg
from lecturer.deck.theme_records import RATIOS
from lecturer.export.job import Options
from lecturer.export.kit.contents import ITEMS, USUAL, ItemName
from lecturer.export.kit.names import FIELDS, unknown_fields, usual_template
from lecturer.export.kit.order import Order
from lecturer.export.kit.pack import make_kit
from lecturer.export.kit.remarks import refusals, remark_text, remarks
from lecturer.i18n import gettext as _
from lecturer.manuscript.proposals.applying import with_proposals


def add_arguments(parser: Parser) -> None:
    """The talk, the folder, and what goes into it."""
    add_talk(parser)
    add_variant(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=Path,
        required=True,
        help=_("the folder to make; new or empty"),
    )
    parser.add_argument(
        "--with", dest="items", metavar="NAMES", default=",".join(USUAL),
        help=_("what to put in, by commas: %(names)s") % {"names": ", ".join(item.name for item in ITEMS)},
    )  # fmt: skip
    parser.add_argument(
        "--name", metavar="TEMPLATE", default="",
        help=_("what the files are called, usually %(template)s") % {"template": usual_template()},
    )  # fmt: skip
    parser.add_argument(
        "--field", metavar="NAME=VALUE", action="append", default=[],
        help=_("a value for the name that the talk does not have, such as group or number"),
    )  # fmt: skip
    parser.add_argument(
        "--anonymous", action="store_true", help=_("leave out the speaker's name and unit everywhere")
    )
    parser.add_argument(
        "--ratio",
        choices=tuple(RATIOS),
        metavar=choices(RATIOS),
        default="",
        help=_("the slides' shape instead of the talk's own"),
    )
    parser.add_argument(
        "--limit", metavar="MB", type=float, help=_("the most megabytes that the contest accepts")
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the folder, say what is in it and what to look at."""
    source = read_talk(arguments)
    talk = with_proposals(source.talk)
    order = Order(
        items=_items(arguments.items),
        template=_template(arguments.name),
        told=_told(arguments.field),
        anonymous=arguments.anonymous,
        ratio=arguments.ratio,
        base=source.path.absolute().parent,
        options=Options(
            plan=plan_of(talk, None),
            kept=source.talk if talk is not source.talk else None,
            draw_svg=png_of_svg,
        ),
    )
    kit = make_kit(talk, arguments.output, order, exporter_of)
    for each in kit.files:
        print(f"{each.name}  {each.size:,}  {each.proven}".rstrip())
    refused = refusals(kit, arguments.limit)
    found = remarks(talk, check(talk, path=source.path), is_anonymous=order.anonymous)
    said = [f"{severity_name(finding.severity)}  {remark_text(talk, finding)}" for finding in found]
    for problem in (*kit.warnings, *said, *refused):
        print(f"! {problem}", file=sys.stderr)
    print(kit.folder)
    return FINDINGS if refused else DONE


def _items(text: str) -> tuple[ItemName, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    known: dict[str, ItemName] = {item.name: item.name for item in ITEMS}
    for name in names:
        if name not in known:
            raise UsageError(
                _("A kit has no “%(name)s”") % {"name": name},
                remedy=_("It can have %(names)s") % {"names": ", ".join(item.name for item in ITEMS)},
            )
    return tuple(known[name] for name in names)


def _template(text: str) -> str:
    if unknown := unknown_fields(text):
        raise UsageError(
            _("No talk has the field “%(name)s”") % {"name": unknown[0]},
            remedy=_("There are %(names)s")
            % {"names": "、".join("/".join(names) for names in FIELDS.values())},
        )
    return text


def _told(pairs: list[str]) -> dict[str, str]:
    of = {name: field for field, names in FIELDS.items() for name in names}
    told = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name.strip() not in of:
            raise UsageError(
                _("“%(text)s” is no field with its value") % {"text": pair},
                remedy=_("Write it as %(example)s") % {"example": "组别=青年组"},
            )
        told[of[name.strip()]] = value.strip()
    return told
