"""A scrolled column of text at a readable width, rebuilt for each thing it shows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, colours_of, give_role, title_font
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.tab_order import follow_one_another, stops_within

_ANYWHERE = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_MOST = 1000
"""Stretch that takes all there is, up to the greatest width."""


class ReadingPane(QScrollArea):
    """Scrolls by keyboard once it has the focus; what is shown starts at its top."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(QWidget())
        self._ring = _FocusRing(self)

    def show_column(self, column: Column) -> None:
        """Show a column in place of the one before; Tab leads from the pane into it."""
        self.setWidget(column)
        follow_one_another(self, *stops_within(column))
        self.verticalScrollBar().setValue(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setVisible(event.reason() is not Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.resize(self.size())
        self._ring.raise_()


class _FocusRing(QWidget):
    """Shows where the keyboard is; a frame of the area's own would move its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).focus), 2))
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(ring, Space.RADIUS, Space.RADIUS)
        painter.end()


class ScrolledColumn(QFrame):
    """A column for a scroll area: as wide as is read without effort, as high as its text."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        inner = QWidget()
        inner.setMaximumWidth(Space.READING)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.addWidget(inner, _MOST)
        outer.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        # A wrapped text's least height is that of its narrowest form, far too high when wide.
        return QSize(super().minimumSizeHint().width(), 0)


class Column(ScrolledColumn):
    """What stands below one another in the pane."""

    def __init__(self) -> None:
        super().__init__(Space.S)
        give_role(self, Role.PANEL)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(Space.S)
        self.column.addLayout(self._inner)
        self.column.addStretch()

    def add(self, widget: QWidget) -> None:
        """Add a widget."""
        self._inner.addWidget(widget)

    def add_text(self, text: str, *, font: QFont | None = None, role: Role | None = None) -> QLabel:
        """Add a paragraph that can be selected with the mouse."""
        label = paragraph(text, font=font, role=role)
        self._inner.addWidget(label)
        return label

    def add_title(self, text: str) -> None:
        """Begin a section."""
        self._inner.addSpacing(Space.M)
        self._inner.addWidget(paragraph(text, font=title_font()))

    def add_facts(self, facts: list[tuple[str, str]]) -> None:
        """Add a table of a name and a value each; what is empty is left out."""
        table = QWidget()
        # A form layout measures wrapped values for another width than it gives them.
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate((name, value) for name, value in facts if value):
            grid.addWidget(plain_label(name, role=Role.MUTED), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(paragraph(value), row, 1)
        self._inner.addWidget(table)

    def add_frame(self, text: str, role: Role) -> None:
        """Add a sentence to know or to heed, on a ground of its own."""
        frame = QFrame()
        give_role(frame, role)
        room = QVBoxLayout(frame)
        room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        room.addWidget(paragraph(text))
        self._inner.addWidget(frame)


def paragraph(text: str, *, font: QFont | None = None, role: Role | None = None) -> QLabel:
    """Return wrapped plain text that can be selected with the mouse.

    It asks for no width: one long word without a place to break, an address, must not push the
    pane wider than its room, and is broken anywhere.
    """
    label = Paragraph()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if font is not None:
        label.setFont(font)
    if role is not None:
        give_role(label, role)
    label.setText(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


class Paragraph(QLabel):
    """A label breaks lines between words alone, and would cut a longer word off.

    Breaks put into the text would be copied with it.
    """

    def heightForWidth(self, width: int) -> int:
        self._break_anywhere()
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._break_anywhere()
        super().paintEvent(event)

    def _break_anywhere(self) -> None:
        # A label lays its text out once after each change, and then sets how lines are broken.
        super().heightForWidth(self.width())
        document = self.findChild(QTextDocument)
        if not isinstance(document, QTextDocument):
            return
        option = document.defaultTextOption()
        if option.wrapMode() is not _ANYWHERE:
            option.setWrapMode(_ANYWHERE)
            document.setDefaultTextOption(option)
