"""Keeps the screens awake while a show runs, by what each system offers; a crash gives it back by itself.

The inhibition hangs on this process everywhere: Windows and macOS drop it with the process, the freedesktop
services drop it when the connection to the bus closes.
"""

from __future__ import annotations

import ctypes
import logging
import os
import subprocess
import sys

from lecturer.ui.console.inhibition import Inhibition, inhibit

_log = logging.getLogger(__name__)
_ES_CONTINUOUS, _ES_SYSTEM, _ES_DISPLAY = 0x80000000, 0x1, 0x2


class Awake:
    """An inhibition that is held or not."""

    def __init__(self) -> None:
        self._inhibition: Inhibition | None = None
        self._caffeine: subprocess.Popen[bytes] | None = None
        self._is_held = False

    @property
    def is_held(self) -> bool:
        """Whether the system agreed to keep its screens on."""
        return self._is_held

    def hold(self, reason: str) -> None:
        """Ask the system to keep its screens on."""
        if self._is_held:
            return
        if sys.platform == "win32":
            flags = _ES_CONTINUOUS | _ES_SYSTEM | _ES_DISPLAY
            self._is_held = bool(ctypes.windll.kernel32.SetThreadExecutionState(flags))
        elif sys.platform == "darwin":
            self._is_held = self._hold_macos()
        else:
            self._inhibition = inhibit(reason)
            self._is_held = self._inhibition is not None
        _log.info("screens kept awake: %s", self._is_held)

    def release(self) -> None:
        """Let the screens sleep again."""
        if sys.platform == "win32" and self._is_held:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
        if self._caffeine is not None:
            self._caffeine.terminate()
            self._caffeine.wait(timeout=2)
            self._caffeine = None
        if self._inhibition is not None:
            self._inhibition.release()
            self._inhibition = None
        self._is_held = False

    def _hold_macos(self) -> bool:
        """`caffeinate -w` ends with this process, whatever happens to it."""
        command = ["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())]
        try:
            self._caffeine = subprocess.Popen(command)
        except OSError as error:
            _log.info("caffeinate: %s", error)
            return False
        return True
