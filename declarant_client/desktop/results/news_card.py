"""What came of speaking up, in one calm line above the next form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from declarant_client.application.office_wording import CASE_OUTCOMES
from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.results_wording import answer_in, stage_word
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.history.words import office_name, subject_name
from declarant_client.desktop.results.news import UntoldAnswer
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence, translate


class ResultCard(QFrame):
    """Shown once for each answer; closing it, or looking at the result, ends it."""

    wanted = Signal(object)
    """``CaseKey`` of the case to show."""
    told = Signal()
    """The user has seen it, or does not want to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._line: CaseLine | None = None
        sign = QLabel()
        sign.setPixmap(icon("results", Tone.ACCENT).pixmap(QSize(Space.ICON, Space.ICON)))
        self.text = plain_label(wraps=True)
        self.look = QPushButton(self.tr("See the result"))
        self.close_card = QPushButton(icon("close", Tone.TEXT), "")
        self.close_card.setAccessibleName(self.tr("Close"))
        self.close_card.setToolTip(self.tr("Close"))
        for button in (self.look, self.close_card):
            give_role(button, Role.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.look)
        row.addWidget(self.close_card)
        self.look.clicked.connect(self._look)
        self.close_card.clicked.connect(self._close)
        self.hide()

    def show_answer(self, answer: UntoldAnswer | None) -> None:
        """Show an answer, or nothing; the same one is not shown anew."""
        line = answer.line if answer is not None else None
        known, self._line = self._line, line
        if line is not None and known is not None and _news(line) == _news(known):
            return
        if answer is not None:
            self.text.setText(said(_words(answer)))
        self.setVisible(line is not None)

    def _look(self) -> None:
        line = self._line
        self._close()
        if line is not None:
            self.wanted.emit(line.key)

    def _close(self) -> None:
        self.hide()
        self.told.emit()


def _news(line: CaseLine) -> tuple[object, ...]:
    return line.key, answer_in(line.case)


def _words(untold: UntoldAnswer) -> Sentence:
    line = untold.line
    answer = answer_in(line.case)
    outcome = answer.outcome if answer is not None else None
    return translate(
        "results",
        "{office} has answered your rating of {subject}, declaration {number}: {outcome}.",
        office=office_name(line.entry) or "?",
        subject=subject_name(line.case.subject, untold.words),
        number=line.entry.assessment.declaration.number,
        outcome=CASE_OUTCOMES[outcome] if outcome is not None else stage_word(line.case),
    )
