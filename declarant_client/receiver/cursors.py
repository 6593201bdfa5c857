"""Opaque cursors: which list, and the change number up to which it was read."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

from declarant_client.contract.shapes import PAGE_LIMIT
from declarant_client.receiver.problems import ProblemError, malformed

_CONTENT = re.compile(r"(\w+):(0|[1-9]\d{0,17})")


class ListName(StrEnum):
    """The lists that are read by cursor."""

    SHEETS = "sheets"
    ASSESSMENTS = "assessments"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to read on in a list, and how many rows at most."""

    after: int
    limit: int


def cursor_at(name: ListName, change: int) -> str:
    """Return the cursor of a list read up to and including ``change``."""
    return base64.urlsafe_b64encode(f"{name}:{change}".encode()).decode().rstrip("=")


def place(name: ListName, cursor: str | None, limit: str | None, *, newest: int) -> Place:
    """Read the query's cursor and limit; raise a 400 problem for what this office never gave.

    A cursor beyond ``newest``, the last change, belongs to another database (one restored from a
    copy, say): reading on from it would hide rows, so the client has to begin again.
    """
    after = 0 if not cursor else _after(name, cursor)
    if after > newest:
        raise _bad_cursor()
    if limit is None:
        return Place(after, PAGE_LIMIT)
    if not re.fullmatch(r"[1-9]\d{0,8}", limit):
        raise malformed(
            vi="Tham số limit phải là số nguyên dương.", en="limit must be a positive integer."
        )
    return Place(after, min(int(limit), PAGE_LIMIT))


def _after(name: ListName, cursor: str) -> int:
    try:
        content = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        match = _CONTENT.fullmatch(content.decode("ascii"))
    except (binascii.Error, ValueError):
        raise _bad_cursor() from None
    if match is None or match[1] != name or cursor_at(name, int(match[2])) != cursor:
        raise _bad_cursor()
    return int(match[2])


def _bad_cursor() -> ProblemError:
    return malformed(
        vi="Con trỏ (cursor) không phải do hệ thống này cấp; hãy đọc lại danh sách từ đầu.",
        en="The cursor was not given by this office; read the list again from its beginning.",
    )
