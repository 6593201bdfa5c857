"""From which day on what a source holds waits for a rating."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label

PROPOSED = timedelta(days=7)
"""So much is still remembered well enough to be rated."""


class WaitingQuestion(QWidget):
    """All of them, or those from a day on; a proposal never overrides what the user chose."""

    def __init__(self, today: date, explanation: str, parent: QWidget | None = None) -> None:
        """``explanation`` says in one sentence what becomes of the older ones."""
        super().__init__(parent)
        self._is_chosen = False
        question = self.tr("Which declarations are to wait for a rating?")
        self.setAccessibleName(question)
        self.all = QRadioButton(self.tr("All of them"))
        self.since = QRadioButton(self.tr("Those cleared on or after"))
        self._group = QButtonGroup(self)
        for button in (self.all, self.since):
            button.setAccessibleDescription(f"{question} {explanation}")
            button.setMinimumHeight(Space.CONTROL)  # as the day's field beside them
            self._group.addButton(button)
        first = today - PROPOSED
        self.day = QDateEdit(QDate(first.year, first.month, first.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setAccessibleName(self.tr("First day"))
        self.all.setChecked(True)
        self._lay_out(question, explanation)
        self._group.buttonClicked.connect(self._chosen)
        self._group.buttonToggled.connect(self._look)
        self.day.dateChanged.connect(self._day_chosen)
        self._look()

    @property
    def is_chosen(self) -> bool:
        """Whether the user has answered."""
        return self._is_chosen

    def value(self) -> date | None:
        """Return the first day; ``None``: all of them."""
        if self.all.isChecked():
            return None
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_value(self, first: date | None) -> None:
        """Show what was answered before."""
        if first is not None:
            self.day.setDate(QDate(first.year, first.month, first.day))
        self._check(since=first is not None)
        self._is_chosen = True

    def propose(self, *, since: bool) -> None:
        """Propose an answer, unless the user gave one."""
        if not self._is_chosen:
            self._check(since=since)

    def _check(self, *, since: bool) -> None:
        (self.since if since else self.all).setChecked(True)

    def _chosen(self) -> None:
        self._is_chosen = True

    def _day_chosen(self) -> None:
        self._is_chosen = True
        self.since.setChecked(True)

    def _look(self) -> None:
        self.day.setEnabled(self.since.isChecked())

    def _lay_out(self, question: str, explanation: str) -> None:
        # Large text lets them stand below each other.
        answers = FlowLayout()
        answers.setSpacing(Space.M)
        for part in (self.all, self.since, self.day):
            answers.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(plain_label(question, wraps=True))
        column.addLayout(answers)
        column.addWidget(plain_label(explanation, font=small_font(), role=Role.MUTED, wraps=True))
