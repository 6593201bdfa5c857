"""Assessment ids: UUID version 7, ordered by time within the process (RFC 9562, section 5.7)."""

from __future__ import annotations

import secrets
import threading
from uuid import UUID

from declarant_client.application.ports.world import Clock

RANDOM_BITS = 74
_STEP_BITS = 32
_TIME_BITS = 48
_RAND_B_BITS = 62
_VERSION_7 = 0x7 << 76
_VARIANT_RFC = 0b10 << 62


class UuidV7AssessmentIds:
    """The port ``AssessmentIds``.

    48 bits of Unix time in milliseconds, then 74 random bits. Within one millisecond, and when
    the clock is set back, the next id is the last one plus a random step (RFC 9562, section 6.2,
    method 2): later ids are always greater, and none can be guessed from its neighbour.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._last = 0

    def new(self) -> str:
        milliseconds = int(self._clock.now().timestamp() * 1000)
        # The highest random bit stays free, so that steps do not overflow into the time.
        drawn = milliseconds << RANDOM_BITS | secrets.randbits(RANDOM_BITS - 1)
        with self._guard:
            if drawn <= self._last:
                drawn = self._last + 1 + secrets.randbits(_STEP_BITS)
            self._last = drawn
        return str(_uuid(drawn))


def _uuid(ordered: int) -> UUID:
    """Spread the 122 free bits around the version and the variant."""
    time = ordered >> RANDOM_BITS & (1 << _TIME_BITS) - 1
    rand_a = ordered >> _RAND_B_BITS & 0xFFF
    rand_b = ordered & (1 << _RAND_B_BITS) - 1
    return UUID(int=time << 80 | _VERSION_7 | rand_a << 64 | _VARIANT_RFC | rand_b)
