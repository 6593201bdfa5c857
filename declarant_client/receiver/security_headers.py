"""Headers that every answer carries: what came from here is data, and nobody's to keep or embed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Message, Receive, Send], Awaitable[None]]

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
UNLESS_SAID = {"Cache-Control": "no-store"}
OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}


def with_security_headers(app: ASGIApp) -> ASGIApp:
    """Return ``app`` with these headers on each answer, the framework's own answers included."""

    async def answered(scope: Message, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_headers(message.get("headers", []), scope["scheme"])
            await send(message)

        await app(scope, receive, sent)

    return answered


def with_headers(given: Any, scheme: str) -> list[tuple[bytes, bytes]]:
    """Return an answer's headers (names in lower case) with what they lack of these."""
    headers = list(given)
    names = {name.lower() for name, _value in headers}
    wanted = {**ALWAYS, **UNLESS_SAID, **(OVER_HTTPS if scheme == "https" else {})}
    encoded = ((name.lower().encode(), value.encode()) for name, value in wanted.items())
    return headers + [(name, value) for name, value in encoded if name not in names]
