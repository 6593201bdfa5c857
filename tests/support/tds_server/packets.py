"""Packets and messages on the wire: MS-TDS 2.2.1 to 2.2.3, with TLS as in 3.3.5."""

from __future__ import annotations

import select
import socket
import ssl
import struct
from dataclasses import dataclass
from enum import IntEnum

HEADER = struct.Struct(">BBHHBB")
"""Type, status, length with the header, process id, packet id, window (MS-TDS 2.2.3.1)."""

SMALLEST, USUAL, LARGEST = 512, 4096, 32767
"""Sizes of a packet in bytes (MS-TDS 2.2.6.4, PacketSize)."""

LAST = 0x01
"""Status: the last packet of its message (MS-TDS 2.2.3.1.2)."""

PROCESS_ID = 52
"""What ``@@SPID`` says; a server's own sessions end at 50."""


class Kind(IntEnum):
    """Types of messages (MS-TDS 2.2.3.1.1)."""

    BATCH = 0x01
    PROCEDURE = 0x03
    ANSWER = 0x04
    ATTENTION = 0x06
    BULK = 0x07
    TRANSACTION = 0x0E
    LOGIN = 0x10
    PRELOGIN = 0x12


class ConversationEnded(Exception):  # noqa: N818 - an end is no error: every client leaves some day
    """The other side has left, or this server is closing."""


@dataclass(frozen=True)
class Message:
    """A whole message as it came."""

    kind: int
    content: bytes


class Wire:
    """One connection as messages, in clear or under TLS."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.packet_size = USUAL
        self._received = bytearray()
        self._tls: ssl.SSLObject | None = None
        self._to_tls = ssl.MemoryBIO()
        self._from_tls = ssl.MemoryBIO()

    def receive(self) -> Message:
        """Wait for a whole message; raise ``ConversationEnded``."""
        content = bytearray()
        while True:
            kind, status, part = self._packet()
            content += part
            if status & LAST or kind == Kind.ATTENTION:
                return Message(kind, bytes(content))

    def send_packet(self, kind: int, content: bytes, number: int, *, last: bool) -> None:
        """Send one packet; the number counts from 1 within the message."""
        status = LAST if last else 0
        size = HEADER.size + len(content)
        header = HEADER.pack(kind, status, size, PROCESS_ID, number % 256, 0)
        self.send_bytes(header + content)

    def send_bytes(self, content: bytes) -> None:
        """Send these bytes, whatever they are."""
        if self._tls is not None:
            self._tls.write(content)
            content = self._from_tls.read()
        try:
            self.connection.sendall(content)
        except OSError as error:
            raise ConversationEnded from error

    def was_cancelled(self, patience: float = 0.0) -> bool:
        """Whether an attention came within ``patience`` seconds (MS-TDS 2.2.1.7)."""
        if not self._received:
            readable, _, _ = select.select([self.connection], [], [], patience)
            if not readable:
                return False
        return self.receive().kind == Kind.ATTENTION

    def begin_tls(self, context: ssl.SSLContext) -> None:
        """Shake hands inside PRELOGIN packets (MS-TDS 2.2.6.5); raise ``ConversationEnded``."""
        tls = context.wrap_bio(self._to_tls, self._from_tls, server_side=True)
        while True:
            try:
                tls.do_handshake()
            except ssl.SSLWantReadError:
                self._send_handshake()
                self._to_tls.write(self._packet()[2])
            except ssl.SSLError as error:
                self._send_handshake()
                raise ConversationEnded from error
            else:
                break
        self._send_handshake()
        self._tls = tls

    def end_tls(self) -> None:
        """Go on in clear: only the login was to be hidden (MS-TDS 2.2.6.5, ENCRYPT_OFF)."""
        self._tls = None

    def _send_handshake(self) -> None:
        number = 1
        while content := self._from_tls.read(USUAL - HEADER.size):
            last = not self._from_tls.pending
            self.send_packet(Kind.PRELOGIN, content, number, last=last)
            number += 1

    def _packet(self) -> tuple[int, int, bytes]:
        kind, status, size, *_ = HEADER.unpack(self._exactly(HEADER.size))
        if size < HEADER.size:
            raise ConversationEnded
        return kind, status, self._exactly(size - HEADER.size)

    def _exactly(self, size: int) -> bytes:
        while len(self._received) < size:
            self._received += self._some()
        content = bytes(self._received[:size])
        del self._received[:size]
        return content

    def _some(self) -> bytes:
        if self._tls is not None:
            try:
                return self._tls.read(LARGEST)
            except ssl.SSLWantReadError:
                self._to_tls.write(self._from_socket())
                return b""
            except ssl.SSLError as error:
                raise ConversationEnded from error
        return self._from_socket()

    def _from_socket(self) -> bytes:
        try:
            content = self.connection.recv(65536)
        except OSError as error:
            raise ConversationEnded from error
        if not content:
            raise ConversationEnded
        return content


class Answer:
    """One message to the client, sent packet by packet as it grows (MS-TDS 2.2.2)."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._waiting = bytearray()
        self.packets = 0

    def write(self, content: bytes) -> None:
        """Add to the message; full packets leave at once, the last one stays for ``end``."""
        self._waiting += content
        room = self._wire.packet_size - HEADER.size
        while len(self._waiting) > room:
            self._send(room, last=False)

    def flush(self) -> None:
        """Send what is there, though the packet is not full."""
        if self._waiting:
            self._send(len(self._waiting), last=False)

    def end(self) -> None:
        """Send the last packet."""
        self._send(len(self._waiting), last=True)

    def _send(self, size: int, *, last: bool) -> None:
        self.packets += 1
        content = bytes(self._waiting[:size])
        del self._waiting[:size]
        self._wire.send_packet(Kind.ANSWER, content, self.packets, last=last)
