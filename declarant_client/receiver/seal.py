"""What an office's counters tell outside: which place it is, and not how many others there are.

One counter serves all parties. Shown as it is, in a cursor or in a number, it would tell each of
them how much the others send, and how often they are dissatisfied.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from declarant_client.receiver import tables

_DOCUMENT = "seal"
_KEY_BYTES = 32
_TAG_BYTES = 12
_NUMBER_BYTES = 8
_HALF = 10_000
_WHOLE = _HALF * _HALF
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Seal:
    """The office's own secret, which closes and opens."""

    key: bytes

    def closed(self, name: str, number: int) -> str:
        """Return a text from which nobody else learns the number; the same for the same one."""
        content = number.to_bytes(_NUMBER_BYTES, "big")
        tag = self._drawn("tag", name, content)[:_TAG_BYTES]
        return base64.urlsafe_b64encode(tag + self._hidden(name, tag, content)).decode()

    def opened(self, name: str, text: str) -> int | None:
        """Return the number of a text that was closed under this name; ``None`` for any other."""
        try:
            found = base64.b64decode(text, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        if len(found) != _TAG_BYTES + _NUMBER_BYTES:
            return None
        tag = found[:_TAG_BYTES]
        number = int.from_bytes(self._hidden(name, tag, found[_TAG_BYTES:]), "big")
        return number if hmac.compare_digest(self.closed(name, number), text) else None

    def shuffled(self, name: str, number: int) -> str:
        """Return eight digits or more for a number; other ones for each other number.

        A Feistel network over two times four digits (Luby and Rackoff 1988).
        """
        block, within = divmod(number, _WHOLE)
        left, right = divmod(within, _HALF)
        for turn in range(_ROUNDS):
            drawn = self._drawn("shuffle", name, f"{block}:{turn}:{right}".encode())
            left, right = right, (left + int.from_bytes(drawn[:8], "big")) % _HALF
        return f"{block or ''}{left:04d}{right:04d}"

    def _hidden(self, name: str, tag: bytes, content: bytes) -> bytes:
        mask = self._drawn("mask", name, tag)
        return bytes(one ^ other for one, other in zip(content, mask, strict=False))

    def _drawn(self, purpose: str, name: str, content: bytes) -> bytes:
        return hmac.digest(self.key, f"{purpose}:{name}:".encode() + content, "sha256")


def keep_new_seal(connection: Connection) -> None:
    """Give the office its secret, once."""
    content = secrets.token_hex(_KEY_BYTES)
    connection.execute(insert(tables.documents).values(name=_DOCUMENT, content=content))


def seal_of(connection: Connection) -> Seal:
    """Return the office's secret."""
    documents = tables.documents
    found = select(documents.c.content).where(documents.c.name == _DOCUMENT)
    return Seal(bytes.fromhex(connection.execute(found).scalar_one()))
