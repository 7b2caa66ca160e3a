"""`lecturer present`: straight into the show."""

from __future__ import annotations

import argparse

from lecturer.cli.arguments import Parser
from lecturer.cli.options import add_talk, add_variant, read_talk
from lecturer.cli.window import open_window


def add_arguments(parser: Parser) -> None:
    """The talk, and the variant in which it is given."""
    add_talk(parser)
    add_variant(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open the show; a variant that the talk does not have is told before any window opens."""
    if arguments.variant and arguments.talk.exists():
        read_talk(arguments)
    return open_window(arguments.window, arguments.talk, present=True, variant=arguments.variant)
