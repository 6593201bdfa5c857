"""Cells as text, as the user sees them in the program that wrote them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from declarant_client.sources.field_values import text

_FORMS = ((datetime, "%d/%m/%Y %H:%M:%S"), (date, "%d/%m/%Y"), (time, "%H:%M:%S"))
_LONGEST = 1_000


def written(cell: Any) -> str:
    """Return a cell as one line of text, dates as Vietnam writes them."""
    if isinstance(cell, str):
        return text(cell[:_LONGEST])
    for kind, form in _FORMS:
        if isinstance(cell, kind):
            return cell.strftime(form).removesuffix(" 00:00:00")
    return text(cell)
