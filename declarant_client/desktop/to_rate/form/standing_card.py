"""What already stands for a declaration, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.rating_form import RatingForm
from declarant_client.application.wording import STATES
from declarant_client.contract.assessments import AssessedBy
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.submission import SubmissionState

_WITHDRAWABLE = frozenset({SubmissionState.HELD, SubmissionState.QUEUED, SubmissionState.REFUSED})


class StandingCard(QFrame):
    """Rated here or elsewhere: by whom, when, in which state; revise or withdraw it."""

    reviseWanted = Signal()
    withdrawWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._title = plain_label(font=strong_font(), wraps=True)
        self._text = plain_label(wraps=True)
        self.revise = QPushButton(self.tr("Send a revision…"), self)
        self.revise.clicked.connect(self.reviseWanted)
        self.withdraw = QPushButton(self.tr("Withdraw"), self)
        give_role(self.withdraw, Role.DANGER)
        self.withdraw.clicked.connect(self.withdrawWanted)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addLayout(words, 1)
        row.addWidget(self.withdraw)
        row.addWidget(self.revise)

    def show_form(self, form: RatingForm, *, locked: bool) -> None:
        """Show what stands; nothing where nothing does."""
        if form.standing is not None:
            self._show_standing(form.standing)
        elif form.assessed_elsewhere is not None:
            self._show_others(form.assessed_elsewhere)
        stands = form.standing is not None or form.assessed_elsewhere is not None
        state = form.standing.state if form.standing else None
        self.revise.setVisible(locked)
        self.withdraw.setVisible(state in _WITHDRAWABLE)
        self.setVisible(stands)

    def _show_standing(self, standing: HistoryEntry) -> None:
        made, rater = moment(standing.assessment.made_at), standing.assessment.rater.name
        title = (
            self.tr("You rated this declaration, {time}")
            if standing.made_here
            else self.tr("{name} rated this declaration, {time}")
        )
        self._title.setText(title.format(name=rater, time=made))
        parts = [said(STATES[standing.told_state])]
        if standing.receipt is not None:
            number = standing.receipt.number
            parts.append(self.tr("receipt {number}").format(number=number))
        if standing.problem is not None:
            parts.append(standing.problem.detail or standing.problem.title)
        self._text.setText(" · ".join(parts))

    def _show_others(self, assessed: AssessedBy) -> None:
        self._title.setText(
            self.tr("{name} rated this declaration, {time}").format(
                name=assessed.rater, time=moment(assessed.at)
            )
        )
        self._text.setText(self.tr("You may leave it as it is, or send a revision."))
