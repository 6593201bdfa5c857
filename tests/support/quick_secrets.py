"""Let the receiving offices of the tests hash secrets at a fraction of the price.

Real scrypt is slow by design: a tenth of a second for each enrolment and each sign-in, of which
the tests make a thousand. A hash says what it cost, so offices of either price read each other's.
"""

from __future__ import annotations

from typing import Final

from declarant_client.receiver import credentials

REAL_COST: Final = credentials.COST
_QUICK = 2**4


def hash_quickly() -> None:
    """Make this process's new hashes cheap."""
    credentials.COST = _QUICK
