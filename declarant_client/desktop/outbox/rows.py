"""The rows of the outbox, newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from declarant_client.application.outbox import Outbox
from declarant_client.application.ports.outbox import OutboxLine, OutboxShow
from declarant_client.application.ports.world import Clock
from declarant_client.desktop.background import Background
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.outbox.words import spoken
from declarant_client.desktop.widgets.keyed_rows import BLOCK, LINE_ROLE, KeyedRows, RowSource

__all__ = ["BLOCK", "LINE_ROLE", "OutboxRows"]


class OutboxRows(KeyedRows[int, OutboxLine]):
    """Everything on its way, or the part of it that is chosen."""

    def __init__(
        self,
        outbox: Outbox,
        background: Background,
        clock: Clock,
        words: Callable[[], OfficeWords] = OfficeWords,
        parent: QObject | None = None,
    ) -> None:
        """``words`` are what is known of the offices' by now."""
        self._outbox = outbox
        self._clock = clock
        self._words = words
        super().__init__(self._chosen(OutboxShow.ALL, ""), background, parent)

    def show(self, show: OutboxShow, search: str) -> None:
        """Show another selection from its beginning."""
        self.show_from(self._chosen(show, search))

    def _chosen(self, show: OutboxShow, search: str) -> RowSource[int, OutboxLine]:
        outbox, clock, words = self._outbox, self._clock, self._words
        return RowSource(
            keys=lambda: outbox.keys(show, search),
            lines=outbox.lines,
            key_of=lambda line: line.key,
            spoken=lambda line: spoken(line, clock.now(), words()),
        )
