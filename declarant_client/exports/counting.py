"""Telling how far an export is, and ending it when the user cancels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from declarant_client.application.ports.exporting import ExportCancelledError

Item = TypeVar("Item")


def counted(
    items: Iterable[Item], progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Iterator[Item]:
    """Yield items, telling how many were done; raise ``ExportCancelledError`` on a cancel."""
    for done, item in enumerate(items, start=1):
        if cancelled():
            raise ExportCancelledError
        yield item
        progress(done)
    if cancelled():
        raise ExportCancelledError
