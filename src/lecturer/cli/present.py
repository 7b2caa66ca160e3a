"""`lecturer present`: straight into the show."""

from __future__ import annotations

import argparse

from lecturer.cli.arguments import Parser
from lecturer.cli.options import add_talk
from lecturer.cli.window import open_window


def add_arguments(parser: Parser) -> None:
    """The talk."""
    add_talk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open the show."""
    return open_window(arguments.window, arguments.talk, present=True)
