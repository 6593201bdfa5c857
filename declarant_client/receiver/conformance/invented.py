"""What a check sends: invented, far from real numbers, and plainly marked as a check."""

from __future__ import annotations

import itertools
import secrets
import time
import uuid
from datetime import datetime
from typing import Any

from declarant_client import __version__
from declarant_client.domain.declaration import VIETNAM

MARK = "KIỂM TRA TƯƠNG THÍCH - không phải đánh giá thật / CONFORMANCE CHECK - not a real rating"
FOREIGN_TAX_CODE = "9999999990"
"""No tax code begins with 99."""
_NUMBERS = 10**8
_numbers = itertools.count(secrets.randbelow(_NUMBERS))


def new_number() -> str:
    """Return a number of an import declaration that no system gives out: it begins with 199."""
    return f"199{next(_numbers) % _NUMBERS:08d}0"


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562, 5.7)."""
    milliseconds = int(time.time() * 1000).to_bytes(6, "big")
    drawn = bytearray(milliseconds + secrets.token_bytes(10))
    drawn[6] = (drawn[6] & 0x0F) | 0x70
    drawn[8] = (drawn[8] & 0x3F) | 0x80
    return str(uuid.UUID(bytes=bytes(drawn)))


def rating(level: int = 5, *, which: int = 1, **more: Any) -> dict[str, Any]:
    """Return a rating of an officer who does not exist: nobody real is rated by a check."""
    subject = {
        "kind": "officer",
        "name": f"Kiểm tra tương thích / Conformance check {which}",
        "source": "typed",
        "code": None,
    }
    return {"subject": subject, "level": level, "entry": "single", "comment": MARK, **more}


def assessment(tax_code: str, number: str | None = None, **more: Any) -> dict[str, Any]:
    """Return an assessment of an invented declaration; ``more`` replaces or adds members."""
    return {
        "assessment_id": new_id(),
        "declaration": {
            "number": number or new_number(),
            "kind": "import",
            "branch": {"name": MARK},
            "enterprise": {"tax_code": tax_code},
        },
        "phase": "cleared",
        "ratings": [rating()],
        "rater": {"name": MARK},
        "made_at": datetime.now(VIETNAM).isoformat(timespec="seconds"),
        "client_version": __version__,
        **more,
    }


def low_assessment(tax_code: str, number: str | None = None, **more: Any) -> dict[str, Any]:
    """Return an assessment that has to open a case."""
    low = {"ratings": [rating(1)], "contact": {"name": MARK, "phone": "000"}}
    return assessment(tax_code, number, **{**low, **more})
