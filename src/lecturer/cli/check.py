"""`lecturer check`: what would go wrong on the day."""

from __future__ import annotations

import argparse
import json
from collections import Counter

from lecturer.check.findings import Finding, check
from lecturer.check.labels import place, severity_name
from lecturer.cli.arguments import Parser
from lecturer.cli.exits import DONE, FINDINGS
from lecturer.cli.options import add_format, add_talk, add_timing, add_variant, plan_of, read_talk, rules_of
from lecturer.i18n import gettext as _
from lecturer.talk.records import Talk


def add_arguments(parser: Parser) -> None:
    """The talk, the format, and what the times depend on."""
    add_talk(parser)
    add_variant(parser)
    add_format(parser)
    add_timing(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; any error among them is the exit code."""
    source = read_talk(arguments)
    talk = source.talk
    found = check(
        talk,
        path=source.path,
        rules=rules_of(talk, arguments.rules) if arguments.rules is not None else None,
        rate=plan_of(talk, arguments.rate).rate,
    )
    if arguments.format == "json":
        print(json.dumps(check_record(talk, found), ensure_ascii=False, indent=2))
    else:
        for line in check_lines(talk, found):
            print(line)
    return FINDINGS if any(finding.severity == "error" for finding in found) else DONE


def check_record(talk: Talk, found: tuple[Finding, ...]) -> dict[str, object]:
    """The findings for programs."""
    counts = Counter(finding.severity for finding in found)
    return {
        "title": talk.title or None,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "hints": counts["hint"],
        "findings": [
            {
                "severity": finding.severity,
                "kind": finding.kind,
                "point": finding.key or None,
                "place": place(talk, finding.key),
                "what": finding.what,
                "remedy": finding.remedy,
            }
            for finding in found
        ],
    }


def check_lines(talk: Talk, found: tuple[Finding, ...]) -> list[str]:
    """The findings for people, a line each."""
    if not found:
        return [_("Nothing found that would go wrong")]
    lines = []
    for finding in found:
        said = _("%(place)s: %(what)s") % {"place": place(talk, finding.key), "what": finding.what}
        lines.append(f"{severity_name(finding.severity)}  {said} → {finding.remedy}")
    return lines
