"""Keeps one window for one file: a second start asks it to come to the front.

The channel is a local socket of this user, no network. It is named after the file, so that the start that
comes second needs to know nothing but the file.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lecturer.store.leftovers import channel_of
from lecturer.store.lock import key_of

_ASK, _ANSWER = b"raise\n", b"raised\n"
_PATIENCE_MS = 1000
_TOKEN = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """Listens for other starts on the file that this window holds."""

    wanted = Signal()
    """Another start wants the file of this window: it is to come to the front."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self, path: Path | None) -> None:
        """Answer for a file from now on, and for no other; None for none."""
        self._server.close()
        if path is not None:
            # The lock is ours, so whoever left a socket of this name behind is dead.
            QLocalServer.removeServer(_channel(path))
            self._server.listen(_channel(path))

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._answer(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        said = bytes(socket.readAll().data())
        if said.startswith(_ASK):
            if token := said[len(_ASK) :].strip().decode("ascii", "ignore"):
                os.environ[_TOKEN] = token  # how Wayland lets one program bring another one to the front
            socket.write(_ANSWER)
            socket.flush()
            self.wanted.emit()
            socket.disconnectFromServer()


def raise_window(path: Path) -> bool:
    """Ask the window that has a file open to come to the front; whether one did."""
    socket = QLocalSocket()
    socket.connectToServer(_channel(path))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_ASK + os.environ.get(_TOKEN, "").encode("ascii", "ignore"))
    socket.waitForBytesWritten(_PATIENCE_MS)
    if not socket.bytesAvailable():  # the answer may have come while it was written
        socket.waitForReadyRead(_PATIENCE_MS)
    return bytes(socket.readAll().data()) == _ANSWER


def _channel(path: Path) -> str:
    return channel_of(key_of(path))
