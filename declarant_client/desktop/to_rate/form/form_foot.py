"""The line under the form: what is missing or where it will go, and the button that sends."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.application.rating_form import RatingForm
from declarant_client.application.wording import PHASES
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.to_rate.form.skip_button import SkipButton
from declarant_client.desktop.widgets.labels import ElidedLabel

_LETTERS = 24
"""Letters of the text that are to be read beside the buttons."""


class FormFoot(QFrame):
    """Says to whom the assessment goes; sends it."""

    sendWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._where = ""
        self._text = ElidedLabel()
        give_role(self._text, Role.MUTED)
        self.skip = SkipButton(self)
        self.send = QPushButton(icon("send", Tone.ON_ACCENT), "", self)
        give_role(self.send, Role.PRIMARY)
        self.send.clicked.connect(self.sendWanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch()
        buttons.addWidget(self.skip)
        buttons.addWidget(self.send)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._line.setSpacing(Space.S)
        self._line.addWidget(self._text, 1)
        self._line.addLayout(buttons)

    def show_form(self, form: RatingForm, *, locked: bool) -> None:
        """Show where the assessment will go, and what the button does."""
        self._where = self._destination(form)
        self.show_fault("")
        self.send.setEnabled(form.draft is not None and not locked)
        self.send.setText(self._action(form))
        self.skip.setVisible(form.waits)
        self._make_room(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room(event.size().width())
        super().resizeEvent(event)

    def _make_room(self, width: int) -> None:
        """Let the text have a line of its own, and Skip only its drawing, in a small window."""
        room = width - 2 * Space.XL - Space.M
        self.skip.shorten(shortened=False)
        send, skip = self.send.sizeHint().width(), self.skip.sizeHint().width()
        self.skip.shorten(shortened=send + skip > room)
        text = self._text.fontMetrics().averageCharWidth() * _LETTERS
        ways = QBoxLayout.Direction
        narrow = send + skip + text > room
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_fault(self, text: str) -> None:
        """Say what is missing; empty text shows the destination again."""
        give_role(self._text, Role.FAULT if text else Role.MUTED)
        self._text.show_text(text or self._where)

    def _destination(self, form: RatingForm) -> str:
        if form.account is None:
            where = self.tr("No office connected yet: it will wait here")
        else:
            where = self.tr("To {office}").format(office=text_of(form.account.office.name))
        phase = said(PHASES[form.place.phase]) if form.place else ""
        return " · ".join(part for part in (phase, where) if part)

    def _action(self, form: RatingForm) -> str:
        if form.revises:
            return self.tr("Send the revision (Enter)")
        if form.standing is not None:
            return self.tr("Save the change (Enter)")
        return self.tr("Send and next (Enter)")
