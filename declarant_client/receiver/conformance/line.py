"""Requests to the office: each on a connection of its own, its answer bounded in size and time."""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from urllib.parse import quote, quote_plus

from declarant_client import __version__
from declarant_client.contract.shapes import CLIENT_VERSION_HEADER
from declarant_client.receiver.conformance.addresses import Address
from declarant_client.receiver.conformance.exchanges import Answer, Asking
from declarant_client.receiver.conformance.findings import BrokenError

_SECONDS = 30.0
_LARGEST = 16 * 1024 * 1024
_LONGEST_PAUSE = 60
_PAUSES = 5
_SILENCES = 5
"""So many requests in a row without an answer: after them nothing more is asked."""
_TOO_MANY = 429
_UNPRINTABLE = re.compile(r"[^\S ]+|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


class NoAnswerError(BrokenError):
    """A request that no answer came to."""


class Line:
    """The way to one office. What it answers, and what is told of it, holds no secret."""

    def __init__(
        self,
        address: Address,
        *,
        seconds: float = _SECONDS,
        largest: int = _LARGEST,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address
        self._seconds = seconds
        self._largest = largest
        self._pause = pause
        self._secrets: set[str] = set()
        self._silences = 0
        self.slowed: list[Answer] = []
        """The 429 answers that were met on the way."""

    def keep_secret(self, secret: str) -> None:
        """Never tell this text, however it is spelled."""
        spelled = {secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
        self._secrets |= {spelling for spelling in spelled if spelling}

    def hidden(self, text: str) -> str:
        """Return ``text`` fit for a terminal, without any secret."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, "•••")
        return _UNPRINTABLE.sub(" ", text).strip()

    def ask(self, asking: Asking) -> Answer:
        """Ask once, and again as often as the office says "too many requests"."""
        for _attempt in range(_PAUSES):
            answer = self._heard(asking)
            if answer.status != _TOO_MANY:
                break
            self.slowed.append(answer)
            self._pause(_seconds(answer.headers.get("retry-after", "")))
        return answer

    def _heard(self, asking: Asking) -> Answer:
        if self._silences >= _SILENCES:
            raise _no_answer(asking, "the office does not answer any more")
        try:
            answer = self._asked(asking)
        except NoAnswerError:
            self._silences += 1
            raise
        self._silences = 0
        return answer

    def _asked(self, asking: Asking) -> Answer:
        connection, passed = self._connection(), threading.Event()
        try:
            connection.connect()
            with (
                self._bounded(connection.sock, passed),
                self._response(connection, asking) as response,
            ):
                body = self._body(response)
        except (OSError, HTTPException, ValueError) as error:
            self._expect_in_time(asking, passed)
            raise _no_answer(asking, str(error) or type(error).__name__) from None
        finally:
            connection.close()
        # Cut off within its headers an answer looks as if it were whole.
        self._expect_in_time(asking, passed)
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(asking=asking, status=response.status, headers=headers, body=body)
        for secret in answer.secrets:
            self.keep_secret(secret)
        return answer

    def _expect_in_time(self, asking: Asking, passed: threading.Event) -> None:
        if passed.is_set():
            why = f"no whole answer within {self._seconds:.0f} s"
            raise _no_answer(asking, why) from None

    def _body(self, response: HTTPResponse) -> bytes:
        body = response.read(self._largest + 1)
        if len(body) > self._largest:
            raise HTTPException(f"an answer of more than {self._largest} bytes")
        if response.length:
            # ``read`` with a size takes the end of the connection for the end of the body.
            raise IncompleteRead(body, response.length)
        return body

    def _connection(self) -> HTTPConnection:
        host, port = self.address.host, self.address.port
        if not self.address.secure:
            return HTTPConnection(host, port, timeout=self._seconds)
        import truststore

        trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return HTTPSConnection(host, port, timeout=self._seconds, context=trust)

    def _response(self, connection: HTTPConnection, asking: Asking) -> HTTPResponse:
        headers = {
            CLIENT_VERSION_HEADER: __version__,
            "User-Agent": f"declarant-receiver-conformance/{__version__}",
            "Connection": "close",
            **asking.headers,
        }
        try:
            connection.request(
                asking.method, self.address.prefix + asking.path, asking.body, headers
            )
        except (BrokenPipeError, ConnectionResetError):
            # An office may refuse a large body before it has read it: its answer still counts.
            if asking.body is None:
                raise
        return connection.getresponse()

    @contextmanager
    def _bounded(self, connected: socket.socket, passed: threading.Event) -> Iterator[None]:
        """Cut the connection off when its time has passed, however slowly bytes keep coming."""

        def cut_off() -> None:
            passed.set()
            try:
                # Past the TLS layer: its own goodbye would wait for the other side.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)
            except OSError:
                return

        timer = threading.Timer(self._seconds, cut_off)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _no_answer(asking: Asking, why: str) -> NoAnswerError:
    return NoAnswerError(
        sent=asking.told,
        came=f"không có câu trả lời / no answer: {why}",
        expected="một câu trả lời HTTP / an HTTP answer",
    )


def _seconds(retry_after: str) -> int:
    """How long to wait: what the office says, within reason."""
    said = int(retry_after) if re.fullmatch(r"\d{1,6}", retry_after.strip()) else 1
    return min(max(said, 1), _LONGEST_PAUSE)
