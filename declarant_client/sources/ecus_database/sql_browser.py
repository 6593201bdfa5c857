"""SQL Browser: which instances of SQL Server a host has, and on which ports they answer.

Source: the public specification [MC-SQLR], SQL Server Resolution Protocol. A question is one byte
(2.2.1 to 2.2.3); the answer is 0x05, a length of 2 bytes (little endian) and text of fields
``Name;value;…`` in which each instance ends in ``;;`` (2.2.5). Who has nothing to say is silent.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

PORT = 1434
_ALL_INSTANCES = b"\x03"
_WHO_IS_THERE = b"\x02"
_ANSWER = 0x05
_HEAD = 3
_LARGEST = 65535 + _HEAD
_MOST_ANSWERS = 256
_LARGEST_PORT = 65535


class BrowserSilentError(Exception):
    """No answer came within the time: SQL Browser is off, or a firewall is in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One instance as SQL Browser names it; without a port it takes no TCP connections."""

    host: str
    name: str
    port: int | None


def instances_of(address: str, *, within: float, port: int = PORT) -> tuple[Instance, ...]:
    """Return the instances of one host; ``within`` is in seconds, the question is asked twice.

    Raises ``BrowserSilentError``. Instances that are set to be hidden are not named.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        # Connected, the system tells at once when nothing listens there.
        asking.connect((address, port))
        for _attempt in range(2):
            asking.settimeout(within / 2)
            try:
                asking.send(_ALL_INSTANCES)
                answer = asking.recv(_LARGEST)
            except TimeoutError:
                continue
            except OSError as error:
                raise BrowserSilentError from error
            return tuple(instances_in(answer))
    raise BrowserSilentError


def instances_nearby(
    *, within: float, address: str = "255.255.255.255", port: int = PORT
) -> tuple[Instance, ...]:
    """Return whatever answers on the local network for ``within`` seconds, each once."""
    found: dict[tuple[str, str], Instance] = {}
    until = time.monotonic() + within
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        asking.sendto(_WHO_IS_THERE, (address, port))
        for _answer in range(_MOST_ANSWERS):
            left = until - time.monotonic()
            if left <= 0:
                break
            # The time-out is an OSError, which ends the listening.
            asking.settimeout(left)
            try:
                answer = asking.recvfrom(_LARGEST)[0]
            except ConnectionResetError:
                # Windows tells so that somebody did not want to be asked.
                continue
            for instance in instances_in(answer):
                found.setdefault((instance.host.lower(), instance.name.lower()), instance)
    return tuple(found.values())


def instances_in(answer: bytes) -> Iterator[Instance]:
    """Yield the instances in an answer; whatever has not the form of one is passed over."""
    if len(answer) < _HEAD or answer[0] != _ANSWER:
        return
    length = int.from_bytes(answer[1:_HEAD], "little")
    text = answer[_HEAD : _HEAD + length].decode("utf-8", "replace")
    for part in text.split(";;"):
        pieces = part.split(";")
        fields = dict(zip(pieces[::2], pieces[1::2], strict=False))
        host, name = fields.get("ServerName", ""), fields.get("InstanceName", "")
        if host and name and (host + name).isprintable():
            yield Instance(host=host, name=name, port=_port(fields.get("tcp", "")))


def _port(written: str) -> int | None:
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(_LARGEST_PORT))):
        return None
    port = int(written)
    return port if 0 < port <= _LARGEST_PORT else None
