"""The shape of a page: what stands above, a list with one of it whole beside, or why none is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Space
from declarant_client.desktop.widgets.empty_state import EmptyState
from declarant_client.desktop.widgets.tab_order import follow_one_another, stops_within

_SIZES = [460, 640]


class ListAndDetail(QWidget):
    """Laid out once for all pages that have a list."""

    def __init__(
        self, shown: QWidget, detail: QWidget, *, least: tuple[int, int], parent: QWidget
    ) -> None:
        """``least`` is the room that list and detail need, side by side."""
        super().__init__(parent)
        self.empty = EmptyState(self)
        self._parts = [shown, detail, self.empty]
        content = QSplitter(Qt.Orientation.Horizontal)
        content.setChildrenCollapsible(False)
        content.setHandleWidth(1)
        for widget, width in zip((shown, detail), least, strict=True):
            content.addWidget(widget)
            widget.setMinimumWidth(width)
        content.setStretchFactor(0, 2)
        content.setStretchFactor(1, 3)
        content.setSizes(_SIZES)
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(self.empty)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        self._top.setSpacing(Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._stack, 1)

    def put_above(self, *widgets: QWidget) -> None:
        """Put widgets above list and detail, one under the other."""
        for widget in widgets:
            self._top.addWidget(widget)
        self._parts[:0] = widgets

    def offer(self, *buttons: QPushButton) -> None:
        """Offer ways on where there is no list, the first of them as the natural one."""
        for place, button in enumerate(buttons):
            self.empty.offer(button, primary=place == 0)

    def order_stops(self) -> None:
        """Let Tab go from the top down into the list, and on through what stands beside it."""
        follow_one_another(*(stop for part in self._parts for stop in stops_within(part)))

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or why it is empty."""
        self._stack.setCurrentIndex(0 if shown else 1)
