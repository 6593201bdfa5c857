"""Reasons to choose and details to write, under a subject's stars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from declarant_client.contract.office import Reason
from declarant_client.contract.shapes import COMMENT_LIMIT
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.speech import text_of
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import as_plain_tool_tip, plain_label
from declarant_client.desktop.widgets.words_field import WordsField

_LINES = 3
_LEAST_LETTERS = 12
"""What is always seen of a reason."""
_COUNTED_FROM = COMMENT_LIMIT - 200


class Details(QWidget):
    """Reasons as checkable chips, and a free text of at most 2,000 characters."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: dict[str, QCheckBox] = {}
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._flow.setSpacing(Space.XS + Space.HAIR)
        self.comment = CommentField(self)
        self._counter = plain_label(font=small_font(), role=Role.MUTED, parent=self)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._counter.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._chips)
        column.addWidget(self.comment)
        column.addWidget(self._counter)
        self.comment.textChanged.connect(self._comment_changed)

    def offer(self, reasons: Sequence[Reason], chosen: Sequence[str]) -> None:
        """Offer reasons; those chosen stay only where they are offered."""
        if [reason.code for reason in reasons] != list(self._reasons):
            self._replace_chips(reasons)
        for code, box in self._reasons.items():
            box.blockSignals(True)
            box.setChecked(code in chosen)
            box.blockSignals(False)
        self._chips.setVisible(bool(reasons))

    def write(self, comment: str) -> None:
        """Show a comment without telling ``edited``."""
        if comment != self.comment.toPlainText():
            self.comment.blockSignals(True)
            self.comment.setPlainText(comment)
            self.comment.blockSignals(False)
            self._count()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Codes of the chosen reasons, in the office's order."""
        return tuple(code for code, box in self._reasons.items() if box.isChecked())

    @property
    def written(self) -> str:
        """The comment as typed."""
        return self.comment.toPlainText()

    def _replace_chips(self, reasons: Sequence[Reason]) -> None:
        for box in self._reasons.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        before = self.comment.previousInFocusChain() or self
        self._reasons = {reason.code: self._chip(reason) for reason in reasons}
        for box in self._reasons.values():
            # New widgets are last in the window; these belong before the text.
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.comment)

    def _chip(self, reason: Reason) -> QCheckBox:
        # An ampersand in the office's text is no shortcut.
        box = _ReasonChip(text_of(reason.text).replace("&", "&&"), self._chips)
        give_role(box, Role.CHOICE)
        box.toggled.connect(self.edited)
        self._flow.addWidget(box)
        box.show()
        return box

    def _comment_changed(self) -> None:
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        length = len(self.written)
        self._counter.setVisible(length >= _COUNTED_FROM)
        self._counter.setText(f"{length} / {COMMENT_LIMIT}")
        give_role(self._counter, Role.FAULT if length > COMMENT_LIMIT else Role.MUTED)


class CommentField(WordsField):
    """A few lines of plain text; Tab leaves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("In your own words, up to 2,000 characters"))
        self.setAccessibleName(self.tr("Details"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(line * _LINES + 2 * Space.S + 4)


class _ReasonChip(QCheckBox):
    """A checkable chip whose text goes on in further lines; Enter is not its key but the page's."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        # A fixed height would be that of a single line.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(as_plain_tool_tip(text.replace("&&", "&")))

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(least, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # All but the text is as wide and as high as it is around a single line.
        hint = self.sizeHint()
        metrics = self.fontMetrics()
        around = hint.width() - self._text_width(self.text())
        further = len(self._lines(width - around)) - 1
        return hint.height() + further * metrics.lineSpacing()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        around = self.sizeHint().width() - self._text_width(self.text())
        option.text = "\n".join(self._lines(self.width() - around))
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        painter.end()

    def _lines(self, room: int) -> list[str]:
        """Return the text in lines of that many pixels; a longer word ends in …"""
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._text_width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(self._elided(word, room))
        return lines or [""]

    def _elided(self, word: str, room: int) -> str:
        mode, flag = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic
        return self.fontMetrics().elidedText(word, mode, room, flag.value)

    def _text_width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text).width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)
