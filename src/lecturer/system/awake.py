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
import threading

from lecturer.system.inhibition import Inhibition, inhibit

_log = logging.getLogger(__name__)
_ES_CONTINUOUS, _ES_SYSTEM, _ES_DISPLAY = 0x80000000, 0x1, 0x2


class Awake:
    """An inhibition that is held or not."""

    def __init__(self) -> None:
        self._inhibition: Inhibition | None = None
        self._caffeine: subprocess.Popen[bytes] | None = None
        self._is_held = False
        self._is_wanted = False
        self._lock = threading.Lock()

    @property
    def is_held(self) -> bool:
        """Whether the system agreed to keep its screens on."""
        return self._is_held

    def hold_soon(self, reason: str) -> None:
        """Ask the system to keep its screens on, without waiting for an answer that may take a while."""
        if sys.platform in ("win32", "darwin"):
            self.hold(reason)  # answers at once, and on Windows it is this thread that must go on living
            return
        self._is_wanted = True
        threading.Thread(target=self._ask, args=(reason,), name="awake", daemon=True).start()

    def hold(self, reason: str) -> None:
        """Ask the system to keep its screens on."""
        if not self._is_held:
            self._is_wanted = True
            self._ask(reason)

    def release(self) -> None:
        """Let the screens sleep again."""
        if sys.platform == "win32" and self._is_held:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
        if self._caffeine is not None:
            self._caffeine.terminate()
            self._caffeine.wait(timeout=2)
            self._caffeine = None
        with self._lock:
            inhibition, self._inhibition = self._inhibition, None
            self._is_wanted = self._is_held = False
        if inhibition is not None:
            inhibition.release()

    def _ask(self, reason: str) -> None:
        if sys.platform == "win32":
            flags = _ES_CONTINUOUS | _ES_SYSTEM | _ES_DISPLAY
            self._is_held = bool(ctypes.windll.kernel32.SetThreadExecutionState(flags))
        elif sys.platform == "darwin":
            self._is_held = self._hold_macos()
        else:
            self._keep(inhibit(reason))
        _log.info("screens kept awake: %s", self._is_held)

    def _keep(self, inhibition: Inhibition | None) -> None:
        """Keep a promise, unless it came after the show was over."""
        with self._lock:
            if self._is_wanted:
                self._inhibition, self._is_held = inhibition, inhibition is not None
                return
        if inhibition is not None:
            inhibition.release()

    def _hold_macos(self) -> bool:
        """`caffeinate -w` ends with this process, whatever happens to it."""
        command = ["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())]
        try:
            self._caffeine = subprocess.Popen(command)
        except OSError as error:
            _log.info("caffeinate: %s", error)
            return False
        return True
