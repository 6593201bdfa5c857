"""Keeping which declarations are taken off the worklist unrated, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from declarant_client.domain.putting_off import PutOff


class PutOffStore(Protocol):
    """Every method is one transaction."""

    def put_off(self, identities: Sequence[str], why: PutOff, until: datetime | None) -> list[str]:
        """Take unrated declarations off the list; return those that were still on it.

        ``until`` is given exactly with ``PutOff.SNOOZED``.
        """
        ...

    def ask_again(self, identities: Sequence[str]) -> None:
        """Let declarations that were put off wait for a rating again."""
        ...

    def done_since(self, at: datetime) -> int:
        """Return how many declarations were rated here or put off since then."""
        ...
