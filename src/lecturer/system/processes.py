"""Other processes: whether one still runs, and programs that are run to their end, or to ours."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lecturer.system.jobs import current_job

_MACHINE, _PROCESSES = "/etc/machine-id", "/proc/self/ns/pid"


class TimeIsUpError(Exception):
    """A program took longer than it may and was ended."""


class Finished(NamedTuple):
    """How a program ended, and what it wrote to its standard output when that was wanted."""

    code: int
    output: bytes


def run_program(command: Sequence[str], *, seconds: float, wants_output: bool = False) -> Finished:
    """Run a program to its end, without a window and without input.

    It is ended, with the processes that it started, when its time is up or the present job is cancelled.

    Raises:
        OSError: It cannot be started.
        TimeIsUpError: It took too long.
        Cancelled: The job was cancelled.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if wants_output else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with process:
        try:
            with current_job().ending(lambda: _end(process)):
                output, _errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeIsUpError from error
        finally:
            _end(process)
    return Finished(process.returncode, output or b"")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with the processes it started: soffice is a script that starts another one."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):  # it ended by itself this moment
            os.killpg(process.pid, signal.SIGKILL)


@cache
def here() -> str:
    """Where process numbers count: this computer, and this name space of processes."""
    parts = [socket.gethostname()]
    with suppress(OSError):
        parts.append(Path(_MACHINE).read_text("ascii"))
    with suppress(OSError):
        parts.append(os.readlink(_PROCESSES))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs on this computer."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    """Signal 0 would end the process there."""
    still_active = 259
    query = 0x1000
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (unknown to type checkers elsewhere)
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active
