"""One request and its answer, and how both are told without giving a secret away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from declarant_client.contract.decoding import decoded
from declarant_client.receiver.conformance.findings import BrokenError

_SHOWN = 400
"""Characters of a body that are shown."""
_SECRET = ("client_secret", "access_token", "refresh_token")
_TOLD_OF_REQUESTS = ("Idempotency-Key", "If-None-Match", "Accept-Language", "Content-Type")
_TOLD_OF_ANSWERS = (
    *("content-type", "etag", "idempotency-replayed", "retry-after", "allow", "location"),
    *("cache-control", "www-authenticate"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is sent. With ``private`` neither this body nor the answer's is ever shown."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    private: bool = False

    @property
    def told(self) -> str:
        """The request in one line: of ``Authorization`` only whether it was there."""
        headers = [
            f"{name}: {value}" for name, value in self.headers.items() if name in _TOLD_OF_REQUESTS
        ]
        if "Authorization" in self.headers:
            headers.append("Authorization: •••")
        told = f"{self.method} {self.path}"
        told += f" ({'; '.join(headers)})" if headers else ""
        return f"{told} {_body(self.body, private=self.private)}" if self.body else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came; the names of ``headers`` in small letters."""

    asking: Asking
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> str:
        """The answer in one line."""
        told = [
            f"{name}: {self.headers[name]}" for name in _TOLD_OF_ANSWERS if name in self.headers
        ]
        body = _body(self.body, private=self.asking.private)
        return f"{self.status} ({'; '.join(told)}) {body}".strip()

    @property
    def secrets(self) -> list[str]:
        """What a private answer gave away, whatever else is wrong with its shape."""
        if not self.asking.private:
            return []
        try:
            content = decoded(self.body, dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return []
        return [said for name in _SECRET if isinstance(said := content.get(name), str)]

    @property
    def media_type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def broken(self, expected: str) -> BrokenError:
        """Return that this answer breaks the rule, to raise."""
        return BrokenError(sent=self.asking.told, came=self.told, expected=expected)

    def expect(self, condition: object, expected: str) -> None:
        """Raise that the rule is broken unless ``condition`` holds."""
        if not condition:
            raise self.broken(expected)

    def json(self) -> Any:
        """Return the body as JSON; raise that the rule is broken when it is none."""
        try:
            return msgspec.json.decode(self.body.decode("utf-8"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise self.broken("JSON, UTF-8") from None


def _body(body: bytes, *, private: bool) -> str:
    if private:
        return f"[{len(body)} bytes, •••]"
    text = body[: _SHOWN * 4].decode("utf-8", errors="backslashreplace")
    shown = text[:_SHOWN]
    return shown if len(shown) == len(text) else f"{shown}… [{len(body)} bytes]"
