"""Argument parsing in the user's language: argparse knows English only."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from lecturer.errors import LecturerError
from lecturer.i18n import Message, lazy
from lecturer.i18n import gettext as _

_MISTAKES: tuple[tuple[re.Pattern[str], Message], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"the following arguments are required: (?P<name>.*)",
            lazy("Something is missing: %(name)s"),
        ),
        (
            r"unrecognized arguments: (?P<name>.*)",
            lazy("Nobody knows what this means: %(name)s"),
        ),
        (
            r"argument (?P<name>\S+): invalid choice: (?P<value>.*?) \(choose from (?P<choices>.*)\)",
            lazy("%(name)s cannot be %(value)s; choose from %(choices)s"),
        ),
        (
            r"argument (?P<name>\S+): expected (?:one|at least one) argument",
            lazy("%(name)s needs a value"),
        ),
        (
            r"argument (?P<name>\S+): (?P<value>.*)",
            lazy("%(name)s: %(value)s"),
        ),
        (
            r"ambiguous option: (?P<name>.*) could match (?P<choices>.*)",
            lazy("%(name)s may mean %(choices)s"),
        ),
    )
)


class UsageError(LecturerError):
    """The command line asks for something that does not exist."""

    code = "usage"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with our own word for "usage"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._ArgumentGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Usage: "))  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """A parser whose headings and mistakes are in the user's language; mistakes are raised."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._positionals.title = _("Arguments")
        self._optionals.title = _("Options")

    def offer_help(self) -> None:
        """Put the help option last."""
        self.add_argument("-h", "--help", action="help", help=_("show this help and leave"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            _mistake(message),
            remedy=_("“%(command)s --help” shows what is possible") % {"command": self.prog},
        )


def choices(values: Iterable[str]) -> str:
    """Some values as a metavar: `{a,b}`."""
    return "{" + ",".join(values) + "}"


def _mistake(message: str) -> str:
    for pattern, said in _MISTAKES:
        if found := pattern.fullmatch(message):
            return _(said) % found.groupdict()
    return message
