"""The way to a SQL Server, step by step: name, instance, port, first words. Each at most 2 seconds.

The driver reports a wrong name, a closed port and an unknown instance as one error after up to 16
seconds; so every step is gone here first, and the driver is handed an address that answers.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from dataclasses import dataclass

from declarant_client.application.ports.databases import DatabaseServer
from declarant_client.sources.ecus_database import pre_login, refusals, sql_browser

SECONDS = 2.0
"""The longest that a step may take."""
_DEFAULT_PORT = 1433


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An address and port on which a SQL Server answers."""

    address: str
    port: int
    encrypts: bool


def way_to(server: DatabaseServer, *, browser_port: int = sql_browser.PORT) -> Way:
    """Return the way to a server; raise ``UnreadableDatabaseError`` for the step that fails."""
    addresses = addresses_of(server)
    port = _port_of(server, addresses, browser_port)
    connection = _connected(server, addresses, port)
    with connection:
        try:
            encrypts = pre_login.greeted(pre_login.Conversation(connection, within=SECONDS))
        except TimeoutError:
            raise refusals.timed_out(server, round(SECONDS)) from None
        except (pre_login.NoSqlServerError, OSError):
            raise refusals.no_sql_server(server, port) from None
        return Way(address=connection.getpeername()[0], port=port, encrypts=encrypts)


def why_not_secured(way: Way) -> str | None:
    """Return why TLS does not come about there, in a word; ``None`` when it does, or who knows."""
    try:
        with socket.create_connection((way.address, way.port), SECONDS) as connection:
            conversation = pre_login.Conversation(connection, within=SECONDS)
            if not pre_login.greeted(conversation):
                return None
            return pre_login.secured(conversation)
    except pre_login.NoSqlServerError:
        # It closed the connection in the middle of the handshake.
        return "TLS"
    except OSError:
        return None


def addresses_of(server: DatabaseServer) -> list[str]:
    """Return the addresses of a host, those that every driver takes (IPv4) first."""
    found: queue.Queue[list[str]] = queue.Queue(1)
    # The system's own resolver takes no time limit: it is left behind when it is too slow.
    threading.Thread(target=_resolve, args=(server.host, found), daemon=True).start()
    try:
        addresses = found.get(timeout=SECONDS)
    except queue.Empty:
        addresses = []
    if not addresses:
        raise refusals.name_unknown(server)
    return addresses


def _resolve(host: str, found: queue.Queue[list[str]]) -> None:
    try:
        answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        answers = []
    addresses = dict.fromkeys(str(answer[4][0]) for answer in answers)
    found.put(sorted(addresses, key=lambda address: ":" in address))


def _port_of(server: DatabaseServer, addresses: list[str], browser_port: int) -> int:
    if server.port is not None:
        return server.port
    if server.instance is None:
        return _DEFAULT_PORT
    try:
        instances = sql_browser.instances_of(addresses[0], within=SECONDS, port=browser_port)
    except sql_browser.BrowserSilentError:
        raise refusals.browser_silent(server) from None
    for instance in instances:
        if instance.name.casefold() == server.instance.casefold():
            if instance.port is None:
                raise refusals.instance_without_port(server)
            return instance.port
    raise refusals.instance_unknown(server, [instance.name for instance in instances])


def _connected(server: DatabaseServer, addresses: list[str], port: int) -> socket.socket:
    until = time.monotonic() + SECONDS
    refused = False
    for address in addresses:
        left = until - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), left)
        except ConnectionRefusedError:
            refused = True
        except OSError:
            continue
    if refused:
        raise refusals.port_closed(server, port)
    raise refusals.no_answer(server, port)
