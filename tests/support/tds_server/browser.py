"""SQL Server Browser: which instances there are and where they listen (MC-SQLR 2.2)."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

_BROADCAST, _ALL, _ONE, _ANSWER = 0x02, 0x03, 0x04, 0x05
"""CLNT_BCAST_EX, CLNT_UCAST_EX, CLNT_UCAST_INST, SVR_RESP (MC-SQLR 2.2.1, 2.2.2, 2.2.3, 2.2.5)."""
_LONGEST_NAME = 32
_CODE_PAGE = "cp1258"


class SqlBrowser:
    """Answers on UDP at 127.0.0.1: instances by name with their TCP ports.

    A name that it does not know gets no answer, as MC-SQLR 3.2.5 wants it; so does everybody when
    it is silent. A port of 0 says that TCP is switched off for the instance.
    """

    def __init__(
        self,
        instances: Mapping[str, int],
        *,
        server: str = "TWIN",
        silent: bool = False,
        version: str = "10.50.6000.34",
    ) -> None:
        self.instances = dict(instances)
        self.silent = silent
        self.asked: list[bytes] = []
        """Every request that came."""
        self._server = server
        self._version = version
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="sql-browser")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # An empty datagram, which no client sends, ends the thread on every system.
        self._socket.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        while True:
            try:
                request, client = self._socket.recvfrom(1024)
            except ConnectionResetError:
                continue  # Windows: an earlier client did not wait for its answer
            if not request:
                return
            self.asked.append(request)
            answer = b"" if self.silent else self._answer(request)
            if answer:
                self._socket.sendto(struct.pack("<BH", _ANSWER, len(answer)) + answer, client)

    def _answer(self, request: bytes) -> bytes:
        if request[0] in {_BROADCAST, _ALL}:
            texts = [self._text(name, port) for name, port in self.instances.items()]
            return "".join(texts).encode(_CODE_PAGE)
        if request[0] != _ONE:
            return b""
        wanted = request[1:].partition(b"\0")[0][:_LONGEST_NAME].decode(_CODE_PAGE)
        for name, port in self.instances.items():
            if name.lower() == wanted.lower():
                return self._text(name, port).encode(_CODE_PAGE)
        return b""

    def _text(self, name: str, port: int) -> str:
        """Keys and values with semicolons, two at the end (MC-SQLR 2.2.5, RESP_DATA)."""
        pairs = ["ServerName", self._server, "InstanceName", name, "IsClustered", "No"]
        pairs += ["Version", self._version]
        if port:
            pairs += ["tcp", str(port)]
        return ";".join(pairs) + ";;"
