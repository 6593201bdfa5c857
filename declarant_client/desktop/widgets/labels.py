"""Labels that show what came from files and from the wire: always plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from declarant_client.desktop.appearance import Role, give_role


def plain_label(
    text: str = "",
    *,
    font: QFont | None = None,
    role: Role | None = None,
    wraps: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label that never takes its text for markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if font is not None:
        label.setFont(font)
    if role is not None:
        give_role(label, role)
    label.setText(text)
    return label


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is its tool tip."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, keeps_end: bool = False
    ) -> None:
        """``keeps_end``: the middle gives way, where the end tells one from another."""
        super().__init__(parent)
        self._mode = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        # A tool tip guesses at markup: an escaped text is shown as it is.
        self.setToolTip(as_plain_tool_tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


def as_plain_tool_tip(text: str) -> str:
    """Return a tool tip that shows ``text`` as it is, markup characters included."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
