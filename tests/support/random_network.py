"""A network that fails at random between a client and the real office behind it.

A proxy on loopback: what it does with each request is drawn. It counts what it did, and
``elsewhere`` counts who followed its redirects to another host.
"""

from __future__ import annotations

import asyncio
import random
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from tests.support.network_faults import (
    FAULTS,
    Answer,
    Asked,
    Conversation,
    Fault,
    read_request,
    said,
)

_LONGEST_HEAD = 65536


@dataclass(frozen=True, kw_only=True)
class Unrest:
    """How bad the network is; ``seconds`` is how long the client waits for an answer."""

    seed: int
    seconds: float
    share: float = 0.45
    """Of requests that meet a fault."""
    expired: float = 0.08
    """Of TLS connections that are shown an expired certificate."""


class RandomNetwork:
    """``with RandomNetwork(port, unrest) as network``: ``network.url`` leads to the office.

    Honest until ``honest`` is cleared. ``tls``: a good and an expired certificate.
    """

    def __init__(
        self,
        office_port: int,
        unrest: Unrest,
        tls: tuple[ssl.SSLContext, ssl.SSLContext] | None = None,
    ) -> None:
        self.honest = threading.Event()
        self.honest.set()
        self.faults: Counter[Fault] = Counter()
        self.requests = 0
        self.elsewhere = 0
        self.url = ""
        self._office_port = office_port
        self._unrest = unrest
        self._tls = tls
        # Two, so that what the connections draw does not change what the requests draw.
        self._chance = random.Random(unrest.seed)
        self._each_once = self._chance.sample(list(FAULTS), len(FAULTS))
        self._certificates = random.Random(unrest.seed + 1)
        self._latest: dict[str, Answer] = {}
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="random-network")
        self._ending: asyncio.Event | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._ending is not None
        self._loop.call_soon_threadsafe(self._ending.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._ending = asyncio.Event()
        self._loop.set_exception_handler(_unless_hung_up)
        if self._tls is not None:
            self._tls[0].sni_callback = self._show_certificate
        main = await asyncio.start_server(
            self._guarded(self._converse),
            "127.0.0.1",
            limit=_LONGEST_HEAD,
            ssl=None if self._tls is None else self._tls[0],
        )
        other = await asyncio.start_server(self._guarded(self._be_elsewhere), "127.0.0.1")
        scheme = "http" if self._tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{main.sockets[0].getsockname()[1]}"
        self._other_url = f"http://127.0.0.1:{other.sockets[0].getsockname()[1]}"
        self._ready.set()
        await self._ending.wait()
        main.close()
        other.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    def _show_certificate(
        self, connection: ssl.SSLObject, _name: str | None, _context: ssl.SSLContext
    ) -> None:
        assert self._tls is not None
        if not self.honest.is_set() and self._certificates.random() < self._unrest.expired:
            self.faults[Fault.EXPIRED_CERTIFICATE] += 1
            connection.context = self._tls[1]

    def _guarded(
        self, serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
    ) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await serve(reader, writer)
            except (OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
                # The client hung up, or this side is ending: both are what it is about.
                pass
            finally:
                # Twice would be once too often for Python 3.11's TLS transport.
                if not writer.transport.is_closing():
                    writer.transport.abort()

        return served

    async def _be_elsewhere(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.elsewhere += 1
        writer.write(said(200, b"{}"))
        await writer.drain()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while (asked := await read_request(reader)) is not None:
            self.requests += 1
            fault = self._drawn(asked)
            if fault is not None:
                self.faults[fault] += 1
            conversation = Conversation(
                asked=asked,
                reader=reader,
                writer=writer,
                chance=self._chance,
                office_port=self._office_port,
                elsewhere=self._other_url,
                patience=self._unrest.seconds,
                latest=self._latest,
            )
            if fault is None:
                await conversation.pass_on()
            elif not await FAULTS[fault](conversation):
                return

    def _drawn(self, asked: Asked) -> Fault | None:
        if self.honest.is_set() or asked.method == "HEAD":
            return None
        if self._chance.random() >= self._unrest.share:
            return None
        if self._each_once:
            return self._each_once.pop()
        kinds = list(FAULTS)
        weights = [_SELDOM.get(kind, 1.0) for kind in kinds]
        return self._chance.choices(kinds, weights)[0]


def _unless_hung_up(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A client that hangs up within a handshake is ended twice by Python 3.11: no fault of ours."""
    if "_call_connection_lost" not in str(context.get("message")):
        loop.default_exception_handler(context)


_SELDOM = {Fault.SILENCE: 0.2, Fault.SILENCE_AFTER_COMMIT: 0.2, Fault.TRICKLE: 0.2}
"""These last as long as the client's patience."""
