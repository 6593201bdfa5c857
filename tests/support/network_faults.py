"""What a network may do to one request: each fault by its name."""

from __future__ import annotations

import asyncio
import gzip
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

_ENDLESS_CHUNKS = 4_096
_DRIPS = 50
"""More than any client may wait for: what never ends here would outlive the test."""


class Fault(StrEnum):
    """One way to fail. "After commit": the office has done what was asked."""

    DELAY = "delay"
    SILENCE = "no answer, request lost"
    SILENCE_AFTER_COMMIT = "no answer in time, after commit"
    CUT_IN_REQUEST = "cut mid-request"
    CUT_IN_REQUEST_AT_OFFICE = "cut mid-request, half of it at the office"
    CUT_IN_RESPONSE = "cut mid-response"
    RESPONSE_DROPPED = "response dropped after commit"
    DUPLICATE = "request duplicated"
    REPEATED_LATER = "request repeated later"
    ERROR_500 = "500"
    ERROR_502 = "502"
    ERROR_503 = "503"
    ERROR_503_RETRY_AFTER = "503 with Retry-After"
    ERROR_AFTER_COMMIT = "500, 502 or 503 after commit"
    BUSY = "429"
    BUSY_RETRY_AFTER = "429 with Retry-After"
    PORTAL = "200 with a login portal's page"
    REDIRECT = "redirect to another host"
    ENDLESS = "endless body"
    TRICKLE = "slow drip"
    TOO_LONG_ANNOUNCED = "wrong length: more announced"
    TOO_SHORT_ANNOUNCED = "wrong length: less announced"
    GZIP_BOMB = "gzip bomb"
    INVALID_JSON = "invalid JSON"
    WRONG_SHAPE = "JSON of the wrong shape"
    OTHERS_ANSWER = "another request's answer"
    EXPIRED_CERTIFICATE = "expired certificate"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; of its body only what was read."""

    head: bytes
    method: str
    path: str
    length: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """The office's answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def read_request(reader: asyncio.StreamReader) -> Asked | None:
    """Read a request's head; ``None`` where the connection ended."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    lines = head.decode("latin-1").split("\r\n")
    method, path, _version = lines[0].split(" ")
    lengths = [line for line in lines if line.lower().startswith("content-length:")]
    length = int(lengths[0].partition(":")[2]) if lengths else 0
    return Asked(head, method, path, length)


def said(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """Return an answer's bytes; the body's type is JSON unless ``headers`` say another."""
    whole = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    whole.update(headers or {})
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in whole.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@dataclass(slots=True)
class Conversation:
    """One request and whoever asks it; what a fault is made of."""

    asked: Asked
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    chance: random.Random
    office_port: int
    elsewhere: str
    patience: float
    latest: dict[str, Answer] = field(repr=False)
    body: bytes = b""

    async def read_body(self) -> None:
        self.body = await self.reader.readexactly(self.asked.length)

    async def forwarded(self) -> Answer:
        """Let the office do what was asked."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.office_port)
        try:
            writer.write(self._head() + self.body)
            return _read(await reader.read())
        finally:
            writer.close()

    async def forward_half(self) -> None:
        """Let half of the request reach the office, and break off."""
        _, writer = await asyncio.open_connection("127.0.0.1", self.office_port)
        writer.write(self._head() + self.body[: len(self.body) // 2])
        await writer.drain()
        writer.transport.abort()

    def _head(self) -> bytes:
        lines = self.asked.head.decode("latin-1").split("\r\n")
        kept = [line for line in lines[1:] if line and not line.lower().startswith("connection:")]
        return "\r\n".join([lines[0], *kept, "Connection: close", "", ""]).encode("latin-1")

    async def answer(self, answer: Answer) -> None:
        await self.answer_bytes(said(answer.status, answer.body, answer.headers))

    async def answer_bytes(self, content: bytes) -> None:
        """Send bytes; over TLS a client that hung up shows by the transport alone."""
        if self.writer.transport.is_closing():
            raise ConnectionResetError
        self.writer.write(content)
        await self.writer.drain()

    async def pass_on(self) -> None:
        """Do what a network is for."""
        await self.read_body()
        answer = await self.forwarded()
        self.latest[self.asked.path] = answer
        await self.answer(answer)


_DROPPED = frozenset({"connection", "content-length", "transfer-encoding", "server"})


def _read(content: bytes) -> Answer:
    head, _, body = content.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    pairs = [line.partition(":") for line in lines[1:]]
    if any(name.lower() == "transfer-encoding" for name, _, _ in pairs):
        msg = "the office answers in chunks, which this network does not read"
        raise AssertionError(msg)
    headers = {
        name.title(): value.strip() for name, _, value in pairs if name.lower() not in _DROPPED
    }
    return Answer(int(lines[0].split(" ")[1]), headers, body)


Failing = Callable[[Conversation], Awaitable[bool]]
"""Lets a request fail; returns whether the connection stays open."""


async def _delay(talk: Conversation) -> bool:
    await asyncio.sleep(talk.chance.random() * 0.05)
    await talk.pass_on()
    return True


async def _silence(talk: Conversation) -> bool:
    await talk.read_body()
    await asyncio.sleep(talk.patience * 3)
    return False


async def _silence_after_commit(talk: Conversation) -> bool:
    await talk.read_body()
    answer = await talk.forwarded()
    await asyncio.sleep(talk.patience * 1.5)
    await talk.answer(answer)
    return False


async def _cut_in_request(talk: Conversation) -> bool:
    await talk.reader.readexactly(talk.asked.length // 2)
    return False


async def _cut_in_request_at_office(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.forward_half()
    return False


async def _cut_in_response(talk: Conversation) -> bool:
    await talk.read_body()
    answer = await talk.forwarded()
    whole = said(answer.status, answer.body, answer.headers)
    await talk.answer_bytes(whole[: talk.chance.randrange(1, len(whole))])
    return False


async def _response_dropped(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.forwarded()
    return False


async def _duplicate(talk: Conversation) -> bool:
    await talk.read_body()
    both = await asyncio.gather(talk.forwarded(), talk.forwarded())
    await talk.answer(talk.chance.choice(both))
    return True


async def _repeated_later(talk: Conversation) -> bool:
    await talk.pass_on()
    await asyncio.sleep(talk.chance.random() * 0.05)
    await talk.forwarded()
    return True


def _status(status: int, wait: str = "") -> Failing:
    async def failing(talk: Conversation) -> bool:
        await talk.read_body()
        headers = {"Content-Type": "text/html"} | ({"Retry-After": wait} if wait else {})
        await talk.answer_bytes(said(status, b"<html>error</html>", headers))
        return True

    return failing


async def _error_after_commit(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.forwarded()
    await talk.answer_bytes(said(talk.chance.choice([500, 502, 503]), b""))
    return True


async def _portal(talk: Conversation) -> bool:
    await talk.read_body()
    page = b"<!DOCTYPE html><title>Wi-Fi</title>Please sign in"
    await talk.answer_bytes(said(200, page, {"Content-Type": "text/html; charset=utf-8"}))
    return True


async def _redirect(talk: Conversation) -> bool:
    await talk.read_body()
    status = talk.chance.choice([301, 302, 303, 307, 308])
    location = talk.chance.choice(
        [talk.elsewhere + talk.asked.path, "http://[", "//", "http://x:99999/"]
    )
    body, more = talk.chance.choice([(b"", {}), (_bomb(), {"Content-Encoding": "gzip"})])
    await talk.answer_bytes(said(status, body, {"Location": location, **more}))
    return True


async def _endless(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.answer_bytes(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    for _ in range(_ENDLESS_CHUNKS):
        await talk.answer_bytes(b" " * 65536)
        # ``drain`` lets nobody else run while the client reads as fast as this writes.
        await asyncio.sleep(0)
    return False


async def _trickle(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.answer_bytes(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    for _ in range(_DRIPS):
        await talk.answer_bytes(b" ")
        await asyncio.sleep(talk.patience / 10)
    return False


async def _too_long_announced(talk: Conversation) -> bool:
    await talk.read_body()
    answer = await talk.forwarded()
    wrong = {**answer.headers, "Content-Length": str(len(answer.body) + 7)}
    await talk.answer_bytes(said(answer.status, answer.body, wrong))
    return False


async def _too_short_announced(talk: Conversation) -> bool:
    """What is left over lies in wait for the next request of the connection."""
    await talk.read_body()
    answer = await talk.forwarded()
    wrong = {**answer.headers, "Content-Length": str(max(0, len(answer.body) - 7))}
    await talk.answer_bytes(said(answer.status, answer.body, wrong))
    return True


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * 50_000_000)


async def _gzip_bomb(talk: Conversation) -> bool:
    await talk.read_body()
    await talk.answer_bytes(said(200, _bomb(), {"Content-Encoding": "gzip"}))
    return True


async def _invalid_json(talk: Conversation) -> bool:
    await talk.read_body()
    answer = await talk.forwarded() if talk.chance.random() < 0.5 else Answer(200, {}, b'{"a": [1}')
    broken = answer.body[: len(answer.body) * 2 // 3] + b"\xff\x00"
    await talk.answer_bytes(said(answer.status, broken))
    return True


async def _wrong_shape(talk: Conversation) -> bool:
    await talk.read_body()
    if talk.chance.random() < 0.5:
        await talk.forwarded()
    shape: Any = talk.chance.choice(
        [
            *([], {}, {"items": "none"}, {"items": [{"key": 7}]}, {"items": []}, None, "saved"),
            {"access_token": "x", "token_type": "Bearer", "expires_in": 10**400},
            {"items": [{"revision": 10**30}], "next_cursor": "c", "has_more": False},
        ]
    )
    await talk.answer_bytes(said(talk.chance.choice([200, 201]), json.dumps(shape).encode()))
    return True


async def _others_answer(talk: Conversation) -> bool:
    await talk.read_body()
    earlier = talk.latest.get(talk.asked.path)
    answer = await talk.forwarded()
    await talk.answer(earlier or answer)
    return True


FAULTS: dict[Fault, Failing] = {
    Fault.DELAY: _delay,
    Fault.SILENCE: _silence,
    Fault.SILENCE_AFTER_COMMIT: _silence_after_commit,
    Fault.CUT_IN_REQUEST: _cut_in_request,
    Fault.CUT_IN_REQUEST_AT_OFFICE: _cut_in_request_at_office,
    Fault.CUT_IN_RESPONSE: _cut_in_response,
    Fault.RESPONSE_DROPPED: _response_dropped,
    Fault.DUPLICATE: _duplicate,
    Fault.REPEATED_LATER: _repeated_later,
    Fault.ERROR_500: _status(500),
    Fault.ERROR_502: _status(502),
    Fault.ERROR_503: _status(503),
    Fault.ERROR_503_RETRY_AFTER: _status(503, "30"),
    Fault.ERROR_AFTER_COMMIT: _error_after_commit,
    Fault.BUSY: _status(429),
    Fault.BUSY_RETRY_AFTER: _status(429, "7"),
    Fault.PORTAL: _portal,
    Fault.REDIRECT: _redirect,
    Fault.ENDLESS: _endless,
    Fault.TRICKLE: _trickle,
    Fault.TOO_LONG_ANNOUNCED: _too_long_announced,
    Fault.TOO_SHORT_ANNOUNCED: _too_short_announced,
    Fault.GZIP_BOMB: _gzip_bomb,
    Fault.INVALID_JSON: _invalid_json,
    Fault.WRONG_SHAPE: _wrong_shape,
    Fault.OTHERS_ANSWER: _others_answer,
}
"""Every fault of a request (an expired certificate is one of the connection)."""
