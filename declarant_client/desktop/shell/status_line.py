"""The line at the window's foot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import (
    Pair,
    Role,
    Space,
    Tone,
    colours_of,
    give_role,
    icon,
    small_font,
)
from declarant_client.desktop.shell.status_words import (
    Connection,
    QueueFigures,
    StatusKind,
    status,
)
from declarant_client.desktop.widgets.labels import ElidedLabel, as_plain_tool_tip

_DOT = 9


class StatusLine(QFrame):
    """A sign and a sentence on the left; on the right what can be done about it."""

    sendNowWanted = Signal()
    keyWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = QueueFigures()
        self._connection = Connection()
        self._sign = _Sign(self)
        self._text = ElidedLabel()
        self._text.setFont(small_font())
        give_role(self._text, Role.MUTED)
        self.reading = ElidedLabel()
        self.reading.setFont(small_font())
        give_role(self.reading, Role.MUTED)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reading.setContentsMargins(0, 0, Space.S, 0)
        self.reading.hide()
        self._send = QPushButton(icon("refresh", Tone.ACCENT), self.tr("Send and fetch now"), self)
        self._send.setFont(small_font())
        give_role(self._send, Role.QUIET)
        self._send.clicked.connect(self.sendNowWanted)
        self._send.hide()
        self.enter_key = QPushButton(icon("key", Tone.ACCENT), self.tr("Enter access key…"), self)
        self.enter_key.setFont(small_font())
        give_role(self.enter_key, Role.QUIET)
        self.enter_key.clicked.connect(self.keyWanted)
        self.enter_key.hide()
        self.setFixedHeight(Space.CONTROL + 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.reading, 1)
        row.addWidget(self.enter_key)
        row.addWidget(self._send)

    @property
    def connection(self) -> Connection:
        """What the sender said last."""
        return self._connection

    def show_connection(self, connection: Connection) -> None:
        """Show what the sender does."""
        self._connection = connection
        self._tell()

    def show_queue(self, queue: QueueFigures) -> None:
        """Show what waits."""
        self._queue = queue
        self._tell()

    def _tell(self) -> None:
        told = status(self._queue, self._connection)
        can_send = bool(self._queue.accounts)
        self._sign.show_kind(told.kind)
        shown = " · ".join(part for part in (told.text, told.explanation) if part)
        self._text.show_text(shown)
        self._text.setToolTip(as_plain_tool_tip(shown))
        self._text.setAccessibleName(self.tr("Status: {text}").format(text=shown))
        self._send.setVisible(can_send)
        self.enter_key.setVisible(can_send and self._connection.lacks_key)

    def tell_reading(self, text: str) -> None:
        """Show what is being read by itself; empty: nothing."""
        self.reading.show_text(text)
        self.reading.setVisible(bool(text))


class _Sign(QWidget):
    """A dot whose shape tells as well: full, ring, or ring with a bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = StatusKind.QUIET
        self.setFixedSize(QSize(_DOT + 4, _DOT + 4))

    def show_kind(self, kind: StatusKind) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pair: Pair = getattr(colours_of(self.palette()), self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(pair.text))
        is_full = self._kind in {StatusKind.GOOD, StatusKind.TROUBLE}
        painter.setBrush(QColor(pair.text) if is_full else Qt.BrushStyle.NoBrush)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawEllipse(middle, _DOT / 2, _DOT / 2)
        if self._kind in {StatusKind.TROUBLE, StatusKind.WAITING}:
            painter.setPen(QColor(pair.ground if is_full else pair.text))
            reach = QPointF(_DOT / 2 - 2, 0)
            painter.drawLine(middle - reach, middle + reach)
        painter.end()
