"""Cursors: which list, and the change up to which it was read; sealed, for all parties count it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from declarant_client.contract.shapes import PAGE_LIMIT
from declarant_client.receiver.problems import ProblemError, malformed
from declarant_client.receiver.seal import Seal


class ListName(StrEnum):
    """The lists that are read by cursor."""

    SHEETS = "sheets"
    ASSESSMENTS = "assessments"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to read on in a list, and how many rows at most."""

    name: ListName
    after: int
    limit: int
    seal: Seal

    def cursor(self, change: int | None = None) -> str:
        """Return the cursor of the list read up to and including ``change``; of this place else."""
        return cursor_at(self.name, self.after if change is None else change, self.seal)


def cursor_at(name: ListName, change: int, seal: Seal) -> str:
    """Return the cursor of a list read up to and including ``change``."""
    return seal.closed(name, change).rstrip("=")


def place(
    name: ListName, cursor: str | None, limit: str | None, *, newest: int, seal: Seal
) -> Place:
    """Read the query's cursor and limit; raise a 400 problem for what this office never gave.

    A cursor beyond ``newest``, the last change, belongs to another database (one restored from a
    copy, say): reading on from it would hide rows, so the client has to begin again.
    """
    after = seal.opened(name, cursor + "=" * (-len(cursor) % 4)) if cursor else 0
    if after is None:
        raise _bad_cursor()
    if after > newest:
        raise _bad_cursor()
    if limit is None:
        return Place(name, after, PAGE_LIMIT, seal)
    if not re.fullmatch(r"[1-9]\d{0,8}", limit):
        raise malformed(
            vi="Tham số limit phải là số nguyên dương.", en="limit must be a positive integer."
        )
    return Place(name, after, min(int(limit), PAGE_LIMIT), seal)


def _bad_cursor() -> ProblemError:
    return malformed(
        vi="Con trỏ (cursor) không phải do hệ thống này cấp; hãy đọc lại danh sách từ đầu.",
        en="The cursor was not given by this office; read the list again from its beginning.",
    )
