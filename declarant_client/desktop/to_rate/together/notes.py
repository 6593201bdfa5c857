"""What is not rated together: declarations that go their own way, and low levels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.rating_together import LeftOut
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label

translate = QCoreApplication.translate

_NAMED = 3


class _Note(QFrame):
    wanted = Signal()

    def __init__(self, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._text = plain_label(wraps=True)
        self.button = QPushButton(action, self)
        self.button.clicked.connect(self.wanted)
        # Beneath the text: there is room for its words in every language and window.
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()


class LeftOutNote(_Note):
    """Names the declarations that go their own way, with the reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.button.setText(self.tr("Open these one by one"))

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Name the first few; nothing where all are rated together."""
        self._text.setText(left_out_words(left_out))
        self.setVisible(bool(left_out))


class OneByOneNote(_Note):
    """Says why 1 and 2 are not given to several at once, and offers the way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.button.setText(self.tr("Open them one by one"))
        self._text.setText(
            self.tr(
                "1 and 2 stars are given one by one: the office asks what happened with each "
                "declaration."
            )
        )


def left_out_words(left_out: Sequence[LeftOut]) -> str:
    """Return numbers and reasons, the first few of them."""
    lines = [f"{one.number}: {said(one.why)}" for one in left_out[:_NAMED]]
    more = len(left_out) - _NAMED
    if more > 0:
        lines.append(QCoreApplication.translate("together", "And {count} more.").format(count=more))
    title = QCoreApplication.translate("together", "Not among them:")
    return "\n".join((title, *lines))
