"""What alone is shown of the worklist, and the way back to all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Space, Tone, icon
from declarant_client.desktop.speech import figure

_MARGINS = 56


class WaysBack(QWidget):
    """A line for each choice that holds others back; hidden while none does."""

    allEnterprisesWanted = Signal()
    allAgainWanted = Signal()
    """The choice of some declarations is to hold the others back no longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.enterprise_name = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self.hide()

    def tell_enterprise(self, name: str) -> None:
        """Show the name of the enterprise that alone is shown; empty for all."""
        if name == self.enterprise_name:
            return
        self.enterprise_name = name
        self._of_enterprise.tell(
            name,
            name=self.tr("Only {name}: show all enterprises").format(name=name),
            tip=self.tr("Show all enterprises"),
        )
        self._fit()

    def tell_only(self, only: Sequence[str] | None) -> None:
        """Say how many declarations were chosen and are alone shown; ``None`` for all."""
        told = ""
        if only is not None:
            told = self.tr("Only what was chosen: {count}").format(count=figure(len(only)))
        tip = self.tr("Show all declarations again")
        self._of_chosen.tell(told, name=f"{told}. {tip}", tip=tip)
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not all(one.isHidden() for one in self.findChildren(WayBack)))

    # Most starts need neither.
    @cached_property
    def _of_enterprise(self) -> WayBack:
        return self._made(self.allEnterprisesWanted)

    @cached_property
    def _of_chosen(self) -> WayBack:
        return self._made(self.allAgainWanted)

    def _made(self, wanted: SignalInstance) -> WayBack:
        made = WayBack(self)
        made.clicked.connect(wanted)
        self._column.addWidget(made)
        return made


class WayBack(QPushButton):
    """Says what alone is shown, as much of it as fits; one press shows all again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(icon("close", Tone.ACCENT), "", parent)
        self._told = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, told: str, *, name: str, tip: str) -> None:
        """Say what alone is shown; ``name`` and ``tip`` say what a press does."""
        self._told = told
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self._fit()
        self.setVisible(bool(told))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _MARGINS
        # A name is no text with keys in it.
        told = self.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideRight, room)
        self.setText(told.replace("&", "&&"))
