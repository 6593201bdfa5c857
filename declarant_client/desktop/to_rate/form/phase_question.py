"""Asked once where no source tells: was the declaration cleared?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.facts_wording import ORIGINS
from declarant_client.application.ports.kept_readings import ToldBy
from declarant_client.application.wording import PHASES
from declarant_client.desktop.appearance import Role, Space, give_role, title_font
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.declaration import Clearance, Phase


class PhaseQuestion(QFrame):
    """Two answers, each one press; for a cancelled declaration it asks for the phase."""

    clearanceAnswered = Signal(object)
    phaseChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.CARD)
        self._is_cancelled = False
        self._title = plain_label(font=title_font(), wraps=True)
        self._text = plain_label(role=Role.MUTED, wraps=True)
        self.yes = QPushButton(self)
        self.no = QPushButton(self)
        self.yes.clicked.connect(lambda: self._answer(Clearance.CLEARED, Phase.CLEARED))
        self.no.clicked.connect(lambda: self._answer(Clearance.NONE, Phase.DURING))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(Space.S)
        column.addLayout(buttons)

    def ask(self, clearance: Clearance, cancelled_by: ToldBy | None = None) -> None:
        """Ask what this clearance leaves open; ``cancelled_by`` says who told of a cancellation."""
        self._is_cancelled = clearance is Clearance.CANCELLED
        if self._is_cancelled:
            self._title.setText(self.tr("This declaration was cancelled"))
            self._text.setText(self._why(cancelled_by))
            self.yes.setText(said(PHASES[Phase.CLEARED]))
            self.no.setText(said(PHASES[Phase.DURING]))
        else:
            self._title.setText(self.tr("Has this declaration been cleared?"))
            self._text.setText(
                self.tr("The file does not say. Your answer is kept; you are asked once.")
            )
            self.yes.setText(self.tr("Yes, cleared"))
            self.no.setText(self.tr("No, still in procedure"))

    def take_focus(self) -> None:
        """Put the focus on the first answer."""
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why(self, told: ToldBy | None) -> str:
        question = self.tr(
            "It waits for no rating any more. If you rate it all the same: which part of the "
            "procedure?"
        )
        if told is None:
            return question
        source = said(ORIGINS[told.origin])
        if told.at is None:
            return self.tr("Told by: {source}.").format(source=source) + "\n" + question
        told_at = self.tr("Told by: {source}, read {time}.").format(
            source=source, time=moment(told.at)
        )
        return told_at + "\n" + question

    def _answer(self, clearance: Clearance, phase: Phase) -> None:
        if self._is_cancelled:
            self.phaseChosen.emit(phase)
        else:
            self.clearanceAnswered.emit(clearance)
