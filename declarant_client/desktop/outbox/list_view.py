"""The list of what is on its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.world import Clock
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.outbox.row_painter import OutboxRowPainter
from declarant_client.desktop.outbox.rows import OutboxRows
from declarant_client.desktop.widgets.keyed_list import KeyedList


class OutboxList(KeyedList):
    """Rows of ``OutboxRows``."""

    def __init__(
        self,
        rows: OutboxRows,
        clock: Clock,
        words: Callable[[], OfficeWords],
        parent: QWidget | None = None,
    ) -> None:
        """``words`` are what is known of the offices' by now."""
        super().__init__(rows, parent)
        self.setAccessibleName(self.tr("On its way"))
        self.setItemDelegate(OutboxRowPainter(clock, words, self))
