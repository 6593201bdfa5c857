"""Time, chance, new identifiers, secrets, and the right to be the one who sends."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from declarant_client.domain.sentences import SaidError


class Clock(Protocol):
    """The time now."""

    def now(self) -> datetime:
        """Return the time with an offset (UTC)."""
        ...


class Chance(Protocol):
    """Chance for jitter."""

    def draw(self) -> float:
        """Return a number in [0, 1)."""
        ...


class AssessmentIds(Protocol):
    """Where assessment ids come from."""

    def new(self) -> str:
        """Return a new UUIDv7 (RFC 9562) in its lower-case text form."""
        ...


class KeyringMissingError(SaidError):
    """This computer has no usable keyring; a key can only be given for one run."""


class KeyringOutOfOrderError(KeyringMissingError):
    """There is a keyring, but it is locked or fails: it may hold the key, and does not give it."""


class KeySecrets(Protocol):
    """Where the secrets of access keys lie: the keyring, or memory for one run."""

    def read(self, office_url: str, client_id: str) -> str | None:
        """Return the secret, ``None`` when there is none; raise ``KeyringMissingError``."""
        ...

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        """Keep the secret; raise ``KeyringMissingError`` where nothing can keep it."""
        ...

    def forget(self, office_url: str, client_id: str) -> None:
        """Forget the secret; nothing happens when there was none."""
        ...


class SendingRight(Protocol):
    """The one right to send for a profile, held by at most one process (an OS file lock)."""

    def take(self) -> bool:
        """Take it without waiting; return whether this process holds it now."""
        ...

    def release(self) -> None:
        """Give it back; also happens when the process dies."""
        ...
