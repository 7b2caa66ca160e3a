"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from lecturer.cli.arguments import Parser, choices
from lecturer.cli.source import Source, read_source
from lecturer.i18n import gettext as _
from lecturer.store.settings import load_settings
from lecturer.talk.records import Talk
from lecturer.timing.plan import Plan, plan
from lecturer.timing.rate import FASTEST, SLOWEST, rate_for
from lecturer.timing.rules import Rules, load_rules
from lecturer.timing.variants import in_variant


def add_talk(parser: Parser) -> None:
    """The talk or manuscript that the command works on."""
    parser.add_argument("talk", metavar="TALK", type=Path, help=_("a talk (.yaml), or a manuscript"))


def add_format(parser: Parser) -> None:
    """Text for people, JSON for programs."""
    formats = ("text", "json")
    parser.add_argument(
        "--format", choices=formats, metavar=choices(formats), default="text", help=_("text (usual) or json")
    )


def add_timing(parser: Parser) -> None:
    """What a plan depends on."""
    parser.add_argument(
        "--rate",
        metavar="N",
        type=_rate,
        help=_("characters a minute (words in an English talk); usually 220 (140)"),
    )
    parser.add_argument(
        "--rules", metavar="NAME", help=_("the contest's rules instead of those named in the talk")
    )


def add_variant(parser: Parser) -> None:
    """A shorter way to give the talk."""
    parser.add_argument("--variant", metavar="NAME", default="", help=_("a variant of the talk"))


def read_talk(arguments: argparse.Namespace) -> Source:
    """The talk that a command works on, in the variant that was asked for.

    Raises:
        LecturerError: It cannot be read, or has no such variant.
    """
    source = read_source(arguments.talk)
    talk = in_variant(source.talk, arguments.variant)
    return msgspec.structs.replace(source, talk=talk)


def plan_of(talk: Talk, number: float | None) -> Plan:
    """The plan at the asked rate, else at the rate of the settings."""
    usual = plan(talk, rate_for(load_settings().rate))
    return usual if number is None else plan(talk, rate_for(number, english=usual.is_english))


def rules_of(talk: Talk, name: str | None) -> Rules:
    """The rules that were asked for, else those of the talk.

    Raises:
        MissingError: There are none of that name.
        FormatError: The talk writes out rules that make no sense.
    """
    return load_rules(talk.rules if name is None else name)


def _rate(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not SLOWEST <= number <= FASTEST:
        raise argparse.ArgumentTypeError(
            _("%(text)s is not a number from %(low)d to %(high)d")
            % {"text": text, "low": SLOWEST, "high": FASTEST}
        )
    return number
