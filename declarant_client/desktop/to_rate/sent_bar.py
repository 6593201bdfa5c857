"""What was just saved, and the way back for a few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, tabular
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SECOND = 1000
_READ_SECONDS = 6
"""How long words stand at least, whether or not anything can be undone."""
_LOOK_SECONDS = 30
"""How long what waits for a second look is shown here; it stays in the outbox."""


class SentBar(QFrame):
    """Says "Saved · Undo" with the seconds left; its place is kept, so that nothing jumps."""

    undoWanted = Signal()
    letGoWanted = Signal()
    """What waits for a second look was looked at: send it."""
    ended = Signal()
    """The time to undo is over."""

    def __init__(self, place: QStackedWidget) -> None:
        """``place`` shows the plain line; the bar takes its turn there."""
        super().__init__(place)
        give_role(self, Role.BAR)
        self._left = 0
        self._shown_for = 0
        self._has_ended = True
        self._whole = self._short = self._again = ""
        self._offers_again = False
        self._text = ElidedLabel()
        self._undo = QPushButton(icon("undo", Tone.ON_BAR), "", self)
        self._undo.setFont(tabular(self._undo.font()))
        self._undo.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self._undo.setAccessibleName(self.tr("Undo (Ctrl+Z)"))
        self._undo.clicked.connect(self.undoWanted)
        self.let_go = QPushButton(icon("send", Tone.ON_BAR), self.tr("Send now"), self)
        self.let_go.setToolTip(self.tr("Read it once more, then let it go"))
        self.let_go.clicked.connect(self.letGoWanted)
        self.let_go.hide()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.addWidget(self._text, 1)
        row.addWidget(self.let_go)
        row.addWidget(self._undo)
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._count_down)
        self._place = place
        frame = QWidget(place)
        around = QVBoxLayout(frame)
        around.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        around.addWidget(self)
        place.addWidget(frame)

    @property
    def offers_undo(self) -> bool:
        """Whether something can be taken back now."""
        is_shown = self._place.currentIndex() == 1
        return is_shown and (self._offers_again or (self._tick.isActive() and self._left > 0))

    def tell(self, text: str, seconds: int, *, second_look: bool = False, short: str = "") -> None:
        """Say what was saved; offer to undo it for some seconds, or to let it go.

        ``short`` is what must be whole where there is no room for all of it.
        """
        self._whole, self._short = text, short
        self._offers_again = False
        self._text.show_text(text)
        self._left = max(seconds, _LOOK_SECONDS) if second_look else seconds
        self._shown_for = max(self._left, _READ_SECONDS)
        self._has_ended = False
        self.let_go.setVisible(second_look)
        self._undo.setVisible(self._left > 0)
        self._show_left()
        self._place.setCurrentIndex(1)
        self._tick.start()
        announce(self, text)

    def show_progress(self, text: str) -> None:
        """Say how far saving has come; nothing is saved as a whole yet."""
        self._tick.stop()
        self._offers_again = False
        self._whole, self._short = text, ""
        self._text.show_text(text)
        self._undo.hide()
        self._place.setCurrentIndex(1)

    def offer_again(self, text: str) -> None:
        """Say what could not be taken back; offer that until it is taken from here again.

        What is told meanwhile takes its place for as long as it stands.
        """
        self._again = text
        self._show_again()
        announce(self, text)

    def offer_no_more(self) -> None:
        """Nothing that could not be taken back is left."""
        self._again = ""
        if self._offers_again:
            self.dismiss()

    def dismiss(self) -> None:
        """Show the plain line again; the time to undo what was done before goes on to its end."""
        self._offers_again = False
        self._place.setCurrentIndex(0)
        if self._has_ended:
            self._tick.stop()

    def _count_down(self) -> None:
        self._shown_for -= 1
        self._left = max(self._left - 1, 0)
        if self._left > 0:
            self._show_left()
        elif not self._has_ended:
            self._has_ended = True
            self._undo.setVisible(self._offers_again)
            self.ended.emit()
        if self._offers_again:
            return
        if self._shown_for <= 0 or (self._has_ended and self._place.currentIndex() == 0):
            self.dismiss()
            if self._again:
                self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._left > 0 or self._offers_again:
            self._show_left()

    def _show_again(self) -> None:
        self._offers_again = True
        self._whole, self._short = self._again, ""
        self._text.show_text(self._again)
        self.let_go.hide()
        self._undo.show()
        self._show_left()
        self._place.setCurrentIndex(1)

    def _show_left(self) -> None:
        # What was saved goes before: the tool tips say what gives way.
        self._text.setText(self._whole)
        with_key = self.tr("Undo (Ctrl+Z)")
        if not self._offers_again:
            with_key = self.tr("Undo (Ctrl+Z) · {seconds}").format(seconds=self._left)
        for words in (with_key, self.tr("Undo"), ""):
            self._undo.setText(words)
            if self._has_room():
                return
        if self._short:
            self._text.setText(self._short)

    def _has_room(self) -> bool:
        """Whether everything can be said in whole beside the buttons."""
        row = self._row
        buttons = [each for each in (self.let_go, self._undo) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + row.spacing() for each in buttons)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        margins = row.contentsMargins()
        return words + taken + margins.left() + margins.right() <= self.width()
