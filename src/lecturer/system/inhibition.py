"""The services of a freedesktop session that keep screens on: asked in turn, over a connection of our own.

Qt's own way to the bus sends every whole number as a signed one, and the services refuse that where they
want an unsigned one: a screen once kept awake stayed so until the program ended.
"""

from __future__ import annotations

import contextlib
import logging
from typing import Any

import msgspec
from jeepney import DBusAddress, Message, MessageFlag, MessageType, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_log = logging.getLogger(__name__)
_TIMEOUT_SECONDS = 0.5
_IDLE_AND_SUSPEND = 4 | 8
_NO_SESSION = (OSError, KeyError, AuthenticationError, ValueError)
"""What opening the bus raises where there is none."""


class _Service(msgspec.Struct, frozen=True):
    """A service of the bus: its name is its interface, its path follows from both."""

    name: str
    undo: str = "UnInhibit"
    is_gnome: bool = False

    @property
    def address(self) -> DBusAddress:
        return DBusAddress("/" + self.name.replace(".", "/"), bus_name=self.name, interface=self.name)

    def inhibit(self, reason: str) -> Message:
        if self.is_gnome:
            return new_method_call(
                self.address, "Inhibit", "susu", ("lecturer", 0, reason, _IDLE_AND_SUSPEND)
            )
        return new_method_call(self.address, "Inhibit", "ss", ("lecturer", reason))

    def release(self, cookie: int) -> Message:
        return new_method_call(self.address, self.undo, "u", (cookie,))


_SERVICES = (
    _Service("org.freedesktop.ScreenSaver"),
    _Service("org.gnome.SessionManager", "Uninhibit", is_gnome=True),
    _Service("org.freedesktop.PowerManagement.Inhibit"),
)


class Inhibition:
    """A promise of a service, held until it is released or the process ends."""

    def __init__(self, bus: DBusConnection, service: _Service, cookie: int) -> None:
        self._bus, self._service, self._cookie = bus, service, cookie

    def release(self) -> None:
        """Give it back, without waiting for an answer; closing the connection gives it back too."""
        message = self._service.release(self._cookie)
        message.header.flags |= MessageFlag.no_auto_start | MessageFlag.no_reply_expected
        with contextlib.suppress(OSError):
            self._bus.send(message)
        self._bus.close()


def inhibit(reason: str) -> Inhibition | None:
    """The promise of the first service that gives one; None when none does within a moment."""
    try:
        bus = open_dbus_connection(bus="SESSION")
    except _NO_SESSION as error:
        _log.info("no session bus: %s", error)
        return None
    for service in _SERVICES:
        body = _answer(bus, service.inhibit(reason))
        if body:
            return Inhibition(bus, service, body[0])
    bus.close()
    return None


def _answer(bus: DBusConnection, message: Message) -> tuple[Any, ...]:
    """What a service answers; nothing when it is not there, refuses, or takes too long."""
    message.header.flags |= MessageFlag.no_auto_start
    try:
        reply = bus.send_and_get_reply(message, timeout=_TIMEOUT_SECONDS)
    except OSError as error:  # also when the time is up
        _log.info("the session bus: %s", error)
        return ()
    if reply.header.message_type is not MessageType.method_return:
        return ()
    return tuple(reply.body)
