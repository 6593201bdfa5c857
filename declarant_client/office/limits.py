"""How long an office may take and how much it may say."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one exchange: times in seconds, sizes in bytes.

    ``total_seconds`` ends an exchange that trickles on inside the other two times (a batch of
    100 on a slow line takes seconds); the system's look-up of the name is not in it.
    ``body_bytes`` bounds the answer decompressed; a page of 500 assessments has about 2.5 MB.
    """

    connect_seconds: float = 10
    read_seconds: float = 30
    total_seconds: float = 120
    body_bytes: int = 32 * MEBIBYTE
