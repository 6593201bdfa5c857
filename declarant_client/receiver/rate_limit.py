"""How many requests one key, or one address without a key, may make."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.problems import ProblemError

_FORGET_BEYOND = 10_000
_IPV6_NETWORK = 64


def network(host: str | None) -> str:
    """Return what is counted as one address: for IPv6 the network that one line is given."""
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return f"address {host}"
    if isinstance(address, ipaddress.IPv6Address):
        return f"address {ipaddress.ip_network((address, _IPV6_NETWORK), strict=False)}"
    return f"address {address}"


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
            left = self._left(caller, moment)
            # Taken out first: what was asked for last then stands last.
            self._buckets.pop(caller, None)
            self._buckets[caller] = (left - 1 if left >= 1 else left, moment)
            if len(self._buckets) > _FORGET_BEYOND:
                self._forget_half()
        if left < 1:
            wait = math.ceil((1 - left) / self._per_second)
            raise ProblemError(ProblemName.TOO_MANY_REQUESTS, retry_after=max(1, wait))

    @contextmanager
    def failures_of(self, caller: str) -> Iterator[None]:
        """Count what ends in a problem and nothing else; raise as ``take`` does.

        It counts from its beginning, so that many at once are no more than one after another.
        """
        self.take(caller)
        yield
        with self._lock:
            moment = self._monotonic()
            left = min(self._size, self._left(caller, moment) + 1)
            self._buckets[caller] = (left, moment)

    def _left(self, caller: str, moment: float) -> float:
        left, seen = self._buckets.get(caller, (self._size, moment))
        return min(self._size, left + (moment - seen) * self._per_second)

    def _forget_half(self) -> None:
        # Those that were not heard of for the longest time: most of them are full again.
        for caller in list(self._buckets)[: _FORGET_BEYOND // 2]:
            del self._buckets[caller]
