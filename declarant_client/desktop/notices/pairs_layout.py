"""A layout of choices: two in a line, and one alone where its words need the whole line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.lines_layout import LinesLayout

_ANY_WIDTH = 16_777_215


class PairsLayout(LinesLayout):
    """Lines of choice boxes in their order; what is chosen decides which stand in pairs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[ChoiceBox[Any]] = []

    def add_box(self, box: ChoiceBox[Any]) -> None:
        """Add a box behind the others."""
        box.setMaximumWidth(_ANY_WIDTH)
        box.currentTextChanged.connect(self.invalidate)
        self._boxes.append(box)
        self.addWidget(box)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        lines = len(list(self._lines(width)))
        return lines * (self._line_height() + self.spacing()) - self.spacing()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        height, top = self._line_height(), rect.top()
        for line in self._lines(rect.width()):
            left = rect.left()
            for item, width in line:
                item.setGeometry(QRect(left, top, width, height))
                left += width + self.spacing()
            top += height + self.spacing()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        narrowest = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(2 * narrowest + self.spacing(), self._line_height())

    def _line_height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        """Yield each line: its items and how wide they are."""
        half = (width - self.spacing()) // 2
        first: QLayoutItem | None = None
        for item, box in zip(self._items, self._boxes, strict=True):
            if not box.is_whole_at(half):
                if first is not None:
                    yield [(first, width)]
                yield [(item, width)]
                first = None
            elif first is None:
                first = item
            else:
                yield [(first, half), (item, width - self.spacing() - half)]
                first = None
        if first is not None:
            yield [(first, width)]
