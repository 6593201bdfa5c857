"""The button that takes a declaration off the list without a rating, and its choices."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from declarant_client.application.putting_off import REASONS, SNOOZES
from declarant_client.desktop.appearance import Tone, icon
from declarant_client.desktop.speech import said
from declarant_client.domain.putting_off import PutOff, Snooze

_REASONS = (PutOff.NO_OPINION, PutOff.ALREADY_RATED)


class SkipButton(QPushButton):
    """Opens the reasons for which nothing is said now, and the days to be asked again."""

    wanted = Signal(object)
    """A ``PutOff`` or a ``Snooze``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(icon("skip", Tone.ACCENT), "", parent)
        self.shorten(shortened=False)
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Take it off the list: Ctrl+→ skips, Ctrl+Shift+→ offers the ways"))
        self.choices = QMenu(self)
        for reason in _REASONS:
            self._offer(reason, said(REASONS[reason]))
        # Only shown here: the page's own key does it, from everywhere but a text field.
        self.choices.actions()[0].setText(said(REASONS[PutOff.NO_OPINION]) + "\tCtrl+→")
        self.choices.addSeparator()
        for snooze in Snooze:
            self._offer(snooze, said(SNOOZES[snooze]))
        self.clicked.connect(self.open_choices)

    def shorten(self, *, shortened: bool) -> None:
        """Show the drawing alone, or the word beside it."""
        self.setText("" if shortened else self.tr("Skip…"))

    def open_choices(self) -> None:
        """Show the reasons and the days, above the button, where there is room."""
        height = self.choices.sizeHint().height()
        self.choices.popup(self.mapToGlobal(QPoint(0, -height)))
        self.choices.setActiveAction(self.choices.actions()[0])

    def _offer(self, wish: PutOff | Snooze, text: str) -> None:
        action = QAction(text, self.choices)
        action.triggered.connect(lambda: self.wanted.emit(wish))
        self.choices.addAction(action)
