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

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

_log = logging.getLogger(__name__)
_SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager"),
    (
        "org.freedesktop.PowerManagement.Inhibit",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
)
_GNOME_IDLE_AND_SUSPEND = 4 | 8
_ES_CONTINUOUS, _ES_SYSTEM, _ES_DISPLAY = 0x80000000, 0x1, 0x2
_TIMEOUT_MS = 500


class Awake(QObject):
    """An inhibition that is held or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cookies: list[tuple[QDBusInterface, str, int]] = []
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
            self._is_held = self._hold_freedesktop(reason)
        _log.info("screens kept awake: %s", self._is_held)

    def release(self) -> None:
        """Let the screens sleep again."""
        if sys.platform == "win32" and self._is_held:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
        if self._caffeine is not None:
            self._caffeine.terminate()
            self._caffeine.wait(timeout=2)
            self._caffeine = None
        for service, undo, cookie in self._cookies:
            service.call(undo, cookie)
        self._cookies.clear()
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

    def _hold_freedesktop(self, reason: str) -> bool:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        for name, path, interface in _SERVICES:
            if not bus.interface().isServiceRegistered(name).value():
                continue
            service = QDBusInterface(name, path, interface, bus, self)
            service.setTimeout(_TIMEOUT_MS)
            is_gnome = name.startswith("org.gnome")
            answer = (
                service.call("Inhibit", "lecturer", ctypes.c_uint(0).value, reason, _GNOME_IDLE_AND_SUSPEND)
                if is_gnome
                else service.call("Inhibit", "lecturer", reason)
            )
            if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
                undo = "Uninhibit" if is_gnome else "UnInhibit"
                self._cookies.append((service, undo, int(answer.arguments()[0])))
                return True
        return False
