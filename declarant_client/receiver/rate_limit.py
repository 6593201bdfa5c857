"""How many requests one key, or one address without a key, may make."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.problems import ProblemError

_FORGET_BEYOND = 10_000


class RateLimit:
    """A bucket for each caller: it holds a minute's worth and fills again evenly."""

    def __init__(self, per_minute: int, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._per_second = per_minute / 60
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, caller: str) -> None:
        """Count one request; raise ``too-many-requests`` with the seconds until the next."""
        moment = self._monotonic()
        with self._lock:
            if len(self._buckets) > _FORGET_BEYOND:
                self._forget_full(moment)
            left, seen = self._buckets.get(caller, (self._size, moment))
            left = min(self._size, left + (moment - seen) * self._per_second)
            if left >= 1:
                self._buckets[caller] = (left - 1, moment)
                return
            self._buckets[caller] = (left, moment)
        wait = math.ceil((1 - left) / self._per_second)
        raise ProblemError(ProblemName.TOO_MANY_REQUESTS, retry_after=max(1, wait))

    def _forget_full(self, moment: float) -> None:
        full_after = self._size / self._per_second
        self._buckets = {
            caller: (left, seen)
            for caller, (left, seen) in self._buckets.items()
            if moment - seen < full_after
        }
