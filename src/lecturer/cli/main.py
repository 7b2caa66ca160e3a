"""The command line: chooses the command, and turns every outcome into an exit code."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO, cast

import msgspec

from lecturer.cli.arguments import Parser, UsageError
from lecturer.cli.crash import program_version, write_crash_log
from lecturer.cli.exits import CRASHED, DONE, INTERRUPTED, UNREADABLE, USAGE
from lecturer.cli.plain_output import PlainOutput
from lecturer.errors import LecturerError, UnwritableError
from lecturer.files.folders import folder_problem
from lecturer.i18n import Language, Message, lazy, set_language
from lecturer.i18n import gettext as _
from lecturer.store.settings import load_settings

OpenWindow = Callable[[Path | None, bool], int]
"""Opens the window on a file (None: on the sample), or straight in its show; returns the exit code."""


class Command(msgspec.Struct, frozen=True):
    """One command: the module that is read when it is asked for, and what it does in a few words."""

    module: str
    does: Message


COMMANDS: dict[str, Command] = {
    "import": Command("import_manuscript", lazy("turn manuscripts into a talk")),
    "outline": Command("outline", lazy("print the outline of talks or manuscripts")),
    "export": Command("export", lazy("write slides, a document or pictures")),
    "kit": Command("kit", lazy("make a folder with all that the venue needs")),
    "pages": Command("pages", lazy("list the pages of the deck and the words they show")),
    "check": Command("check", lazy("say what would go wrong on the day")),
    "time": Command("time", lazy("print how long each point takes")),
    "present": Command("present", lazy("go straight into the show")),
}


def main(argv: list[str], window: OpenWindow | None = None) -> int:
    """Do what the command line asks.

    Args:
        argv: The arguments without the program's name.
        window: What opens the window; without it only the other commands work.

    Returns:
        The exit code, see `exits`.
    """
    set_language(load_settings().language or None)
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    with redirect_stdout(_plain(sys.stdout)), redirect_stderr(_plain(sys.stderr)):
        code = _code_of(argv, window)
        if problem := folder_problem():
            print(f"lecturer: {problem}", file=sys.stderr)
    return code


def _plain(stream: TextIO) -> TextIO:
    return cast("TextIO", PlainOutput(stream))


def _code_of(argv: list[str], window: OpenWindow | None) -> int:
    try:
        return _dispatch(_with_language(argv), window)
    except UsageError as error:
        return _complain(error, USAGE)
    except LecturerError as error:
        return _complain(error, UNREADABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        return _complain(_output_failed(error), UNREADABLE)
    except Exception as error:  # noqa: BLE001 - the one place where a traceback would reach the user
        return _apologise(error, argv)


def _dispatch(argv: list[str], window: OpenWindow | None) -> int:
    if argv and argv[0] in COMMANDS:
        name, rest = argv[0], argv[1:]
        command = importlib.import_module(f"lecturer.cli.{COMMANDS[name].module}")
        parser = Parser(f"lecturer {name}", _sentence(COMMANDS[name].does))
        command.add_arguments(parser)
        parser.offer_help()
        arguments = parser.parse_args(rest)
        arguments.window = window
        code: int = command.run(arguments)
        sys.stdout.flush()
        return code
    if argv and argv[0] == "help":
        argv = ["--help"]
    _refuse_typing_mistakes(argv)
    return _open(argv, window)


def _refuse_typing_mistakes(argv: list[str]) -> None:
    """A word that is nearly a command and no file is not taken for a file."""
    if not argv or Path(argv[0]).exists():
        return
    alike = difflib.get_close_matches(argv[0], COMMANDS, n=1)
    if alike:
        raise UsageError(
            _("There is no command “%(name)s”") % {"name": argv[0]},
            remedy=_("Did you mean “%(key)s”?") % {"key": alike[0]},
        )


def _open(argv: list[str], window: OpenWindow | None) -> int:
    parser = _top_parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        print(f"lecturer {program_version()}")
        return DONE
    opening = importlib.import_module("lecturer.cli.window")
    code: int = opening.open_window(window, arguments.file, present=False)
    return code


def _top_parser() -> Parser:
    width = max(map(len, COMMANDS)) + 2
    table = "\n".join(f"  {name:{width}}{_(command.does)}" for name, command in COMMANDS.items())
    parser = Parser(
        "lecturer",
        _("From a manuscript to the outline, the slides, the notes and the clock of a talk."),
        _("Commands:") + f"\n{table}\n\n" + _("“lecturer COMMAND --help” tells more about each of them."),
    )
    parser.usage = "lecturer [FILE]\n       lecturer COMMAND ..."
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help=_("the talk or manuscript that the window opens")
    )
    parser.add_argument("--version", action="store_true", help=_("print the version and leave"))
    parser.add_argument(
        "--language", metavar="{zh,en}", help=_("speak Chinese or English; goes before a command")
    )
    parser.offer_help()
    return parser


def _with_language(argv: list[str]) -> list[str]:
    """Take a leading `--language` out of the arguments, before the first text is made."""
    known: dict[str, Language] = {"zh": "zh", "en": "en"}
    if not argv or not argv[0].startswith("--language"):
        return argv
    name, equals, value = argv[0].partition("=")
    rest = argv[1:]
    if name == "--language" and not equals and rest:
        value, rest = rest[0], rest[1:]
    if name != "--language" or value not in known:
        raise UsageError(_("The language is zh or en"))
    set_language(known[value])
    return rest


def _complain(error: LecturerError, code: int) -> int:
    print(f"lecturer: {' '.join(str(error).split())}", file=sys.stderr)
    return code


def _apologise(error: Exception, argv: list[str]) -> int:
    log = write_crash_log(error, argv)
    fault = LecturerError(
        _("Lecturer has a fault (%(kind)s)") % {"kind": type(error).__name__},
        safe=_("Your files are unchanged"),
        remedy=_("What happened is written in %(log)s; please report it") % {"log": log},
    )
    return _complain(fault, CRASHED)


def _reader_left() -> int:
    """Whoever reads the output (`| head`) has seen enough; nothing went wrong."""
    _drop_output()
    return DONE


def _output_failed(error: OSError) -> UnwritableError:
    """What no command foresaw: the disk that the output is sent to is full, the drive is gone."""
    if error.filename is None:
        _drop_output()
    return UnwritableError(
        _("The output cannot be written (%(reason)s)") % {"reason": error.strerror or type(error).__name__},
        path=error.filename,
        remedy=_("Make room, or send it elsewhere"),
    )


def _drop_output() -> None:
    """Let Python end without trying again to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8(stream: TextIO) -> None:
    """Never fail on a character that the terminal's encoding lacks; a pipe on Windows gets UTF-8."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        encoding = None if stream.isatty() else "utf-8"
        reconfigure(errors="replace", **({"encoding": encoding} if encoding else {}))


def _sentence(words: Message) -> str:
    said = _(words)
    return f"{said[0].upper()}{said[1:]}" + ("。" if not said.isascii() else ".")
