"""The first words with a SQL Server, before any login: is it one, and can the way be secured?

Source: the public specification [MS-TDS], 2.2.3.1 (packet header: type, status, length of 2 bytes
big endian, process, number, window), 2.2.6.5 (PRELOGIN: options of token, offset and length, ended
by 0xFF) and 3.2 (TLS is shaken hands on inside packets of that type).
"""

from __future__ import annotations

import socket
import ssl
import struct
import time

_PRE_LOGIN = 0x12
_ANSWER = 0x04
_LAST_PACKET = 0x01
_HEAD = struct.Struct(">BBHHBB")
_OPTION = struct.Struct(">BHH")
_VERSION, _ENCRYPTION, _END = 0, 1, 0xFF
_VERSION_SIZE = 6
_ENCRYPTION_OFFERED = 0
_NO_ENCRYPTION = 2
_LARGEST_ANSWER = 65535


class NoSqlServerError(Exception):
    """Something answers there, and it is no SQL Server."""


class Conversation:
    """A connection on which TDS packets go to and fro; every wait is bounded by one moment."""

    def __init__(self, connection: socket.socket, *, within: float) -> None:
        self._connection = connection
        self._until = time.monotonic() + within

    def send(self, content: bytes) -> None:
        self._bound()
        head = _HEAD.pack(_PRE_LOGIN, _LAST_PACKET, _HEAD.size + len(content), 0, 0, 0)
        self._connection.sendall(head + content)

    def receive(self) -> bytes:
        """Return the content of one packet; raise ``TimeoutError``, ``NoSqlServerError``."""
        kind, _status, length, *_rest = _HEAD.unpack(self._exactly(_HEAD.size))
        if kind not in {_ANSWER, _PRE_LOGIN} or length < _HEAD.size:
            raise NoSqlServerError
        return self._exactly(length - _HEAD.size)

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            self._bound()
            more = self._connection.recv(size - len(content))
            if not more:
                raise NoSqlServerError
            content += more
        return content

    def _bound(self) -> None:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)


def greeted(conversation: Conversation) -> bool:
    """Exchange the first words; return whether the server can encrypt.

    Raises ``NoSqlServerError`` and ``TimeoutError``.
    """
    conversation.send(_question())
    try:
        options = dict(_options(conversation.receive()))
    except ConnectionError as error:
        raise NoSqlServerError from error
    if len(options.get(_VERSION, b"")) != _VERSION_SIZE:
        raise NoSqlServerError
    return options.get(_ENCRYPTION, bytes([_NO_ENCRYPTION]))[:1] != bytes([_NO_ENCRYPTION])


def _question() -> bytes:
    values = {_VERSION: bytes(_VERSION_SIZE), _ENCRYPTION: bytes([_ENCRYPTION_OFFERED])}
    offset = len(values) * _OPTION.size + 1
    head = b""
    for token, value in values.items():
        head += _OPTION.pack(token, offset, len(value))
        offset += len(value)
    return head + bytes([_END]) + b"".join(values.values())


def _options(answer: bytes) -> list[tuple[int, bytes]]:
    options = []
    at = 0
    while at < len(answer) and answer[at] != _END:
        if at + _OPTION.size > len(answer):
            raise NoSqlServerError
        token, offset, length = _OPTION.unpack_from(answer, at)
        options.append((token, answer[offset : offset + length]))
        at += _OPTION.size
    return options


def secured(conversation: Conversation) -> str | None:
    """Try to shake hands on TLS; return ``None`` when that works, else the reason in a word.

    Only asked after the driver failed without a word: its own report does not name TLS.
    """
    # Nothing is sent over it, so that nobody can gain from a false certificate.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    handshake = context.wrap_bio(incoming, outgoing)
    while True:
        try:
            handshake.do_handshake()
        except ssl.SSLWantReadError:
            conversation.send(outgoing.read(_LARGEST_ANSWER))
            incoming.write(conversation.receive())
        except ssl.SSLError as error:
            return error.reason or "TLS"
        else:
            return None
