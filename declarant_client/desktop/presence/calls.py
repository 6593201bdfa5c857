"""Where later starts of the program are heard: the window comes forward, and reads their files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from declarant_client.application.ports.second_start import (
    ANSWER,
    LONGEST_CALL,
    BadCallError,
    Call,
)

if TYPE_CHECKING:
    from declarant_client.application.ports.second_start import OneWindow

_PATIENCE_MS = 5_000
"""Whoever connects and says nothing is sent away."""
_MOST_AT_ONCE = 8


class Calls(QObject):
    """Listens for this user's other starts on this profile."""

    came = Signal(object)
    """A ``Call``."""

    def __init__(self, window: OneWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_AT_ONCE)
        self._server.newConnection.connect(self._connected)

    def listen(self) -> bool:
        """Begin to listen; False where the system does not let us: then nobody can be heard."""
        address = self._window.address
        # Nobody listens there any more: who does has the right, and that is ours.
        QLocalServer.removeServer(address)
        if not self._server.listen(address):
            return False
        try:
            self._window.announce()
        except OSError:
            self._server.close()
            return False
        return True

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _connected(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(LONGEST_CALL + 1)
            caller.disconnected.connect(caller.deleteLater)
            if not self._window.is_ours(int(caller.socketDescriptor())):
                caller.abort()
                continue
            patience = QTimer(caller, singleShot=True, interval=_PATIENCE_MS)
            patience.timeout.connect(partial(_send_away, caller))
            patience.start()
            caller.readyRead.connect(partial(self._heard, caller))
            self._heard(caller)

    def _heard(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LONGEST_CALL:
                caller.abort()
            return
        try:
            call = Call.decoded(bytes(caller.readLine().data()))
        except BadCallError:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        self.came.emit(call)


def _send_away(caller: QLocalSocket) -> None:
    caller.abort()
