"""Many talks at once, for those who collect them: each by a process of its own share, one line a file."""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from lecturer.cli.exits import DONE, UNREADABLE
from lecturer.cli.main import main
from lecturer.export.formats import FORMATS
from lecturer.i18n import current_language, ngettext


class Done(NamedTuple):
    """What came of one file: its exit code, and what it would have printed."""

    code: int
    printed: str
    complaints: str


def export_many(arguments: argparse.Namespace) -> int:
    """Write each talk into the folder; one that cannot be read does not stop the others."""
    folder: Path = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    talks: list[Path] = arguments.talk
    commands = [
        _command(arguments, talk, target)
        for talk, target in zip(talks, targets(talks, folder, _suffix(arguments)), strict=True)
    ]
    failed = 0
    for talk, done in zip(talks, _all_done(commands, arguments.jobs), strict=True):
        failed += done.code != DONE
        sys.stdout.write(done.printed)
        for line in done.complaints.splitlines():
            print(line if talk.name in line else f"{talk.name}: {line}", file=sys.stderr)
        sys.stdout.flush()
    if failed:
        said = ngettext("%(n)d file could not be exported", "%(n)d files could not be exported", failed)
        print(said % {"n": failed}, file=sys.stderr)
    return UNREADABLE if failed else DONE


def targets(talks: list[Path], folder: Path, suffix: str) -> list[Path]:
    """A file for each talk, named like it; a number parts those of one name."""
    taken: set[str] = set()
    found = []
    for talk in talks:
        name, number = talk.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{talk.stem}-{number}"
        taken.add(name.casefold())
        found.append(folder / f"{name}{suffix}")
    return found


def _all_done(commands: list[list[str]], jobs: int) -> Iterator[Done]:
    """The outcomes in the order of the commands."""
    jobs = min(jobs or os.cpu_count() or 1, len(commands))
    if jobs <= 1:
        yield from map(_done, commands)
        return
    # Fresh processes: what was read here may hold threads and locks that a fork would freeze.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_done, commands)


def _done(command: list[str]) -> Done:
    """Run a command as if it were the only one; the command line turns every failure into words."""
    printed, complaints = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(complaints):
        code = main(command)
    return Done(code, printed.getvalue(), complaints.getvalue())


def _suffix(arguments: argparse.Namespace) -> str:
    """How files of the format end that was asked for; slides for PowerPoint where none was."""
    name = arguments.dialect or arguments.paper or ("handout" if arguments.handout else "pptx")
    return next(each.suffix for each in FORMATS if each.name == name)


def _command(arguments: argparse.Namespace, talk: Path, target: Path) -> list[str]:
    """The command that exports one talk as all are to be."""
    command = ["--language", current_language(), "export", os.fspath(talk), "-o", os.fspath(target)]
    for name in ("theme", "ratio", "variant", "paper", "dialect", "cards"):
        if value := getattr(arguments, name):
            command += [f"--{name}", str(value)]
    switches = {"--no-notes": not arguments.notes, "--no-reveal": not arguments.reveal}
    switches |= {"--handout": arguments.handout, "--no-marks": not arguments.marks}
    return command + [switch for switch, is_on in switches.items() if is_on]
