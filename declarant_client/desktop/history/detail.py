"""One assessment whole: what was said, what the office answered, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.withdrawing import may_withdraw
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    headline_font,
    icon,
    tabular,
)
from declarant_client.desktop.history.detail_cases import add_cases
from declarant_client.desktop.history.detail_ratings import add_ratings
from declarant_client.desktop.history.detail_standing import add_facts, add_standing
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import state_kind, state_word
from declarant_client.desktop.widgets.head_with_chip import HeadWithChip
from declarant_client.desktop.widgets.reading_pane import Column, ReadingPane, paragraph
from declarant_client.domain.submission import SubmissionState


class HistoryDetail(QFrame):
    """The right side of the history."""

    editWanted = Signal(object)
    """A ``HistoryEntry``: to be edited, or revised where the office has it."""
    withdrawalWanted = Signal(object)
    """A ``HistoryEntry``."""
    printWanted = Signal(object)
    """A ``HistoryEntry``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._entry: HistoryEntry | None = None
        self._words = OfficeWords()
        self._pane = ReadingPane(self.tr("Assessment"))
        self.edit = QPushButton()
        self.withdraw = QPushButton(self.tr("Withdraw…"))
        give_role(self.withdraw, Role.DANGER)
        self.print = QPushButton(icon("print", Tone.TEXT), self.tr("Print…"))
        self.print.setToolTip(self.tr("Print this assessment as the sheet to hand in"))
        self.print.clicked.connect(lambda: self.printWanted.emit(self._entry))
        # Nothing is shown yet, so nothing can be done with it.
        for button in (self.edit, self.withdraw, self.print):
            button.hide()
        self.edit.clicked.connect(lambda: self.editWanted.emit(self._entry))
        self.withdraw.clicked.connect(lambda: self.withdrawalWanted.emit(self._entry))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.withdraw)
        buttons.addWidget(self.print)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addLayout(buttons)
        self._show_actions(None)

    def show_entry(self, entry: HistoryEntry | None, words: OfficeWords) -> None:
        """Show an assessment, or nothing."""
        same = (
            entry is not None
            and self._entry is not None
            and entry.assessment.assessment_id == self._entry.assessment.assessment_id
        )
        if same and entry == self._entry and words == self._words:
            return
        place = self._pane.verticalScrollBar().value() if same else 0
        self._entry, self._words = entry, words
        self._pane.show_column(_column(entry, words))
        self._pane.verticalScrollBar().setValue(place)
        self._show_actions(entry)

    def wait(self, *, waiting: bool) -> None:
        """Take no further wish while one is being carried out."""
        self.edit.setEnabled(not waiting)
        self.withdraw.setEnabled(not waiting)

    def _show_actions(self, entry: HistoryEntry | None) -> None:
        open_to_change = entry is not None and _may_change(entry)
        self.edit.setVisible(open_to_change)
        self.print.setVisible(entry is not None)
        self.withdraw.setVisible(entry is not None and may_withdraw(entry))
        if entry is not None:
            editable = entry.state.is_editable
            self.edit.setText(self.tr("Edit…") if editable else self.tr("Send a revision…"))


def _may_change(entry: HistoryEntry) -> bool:
    return entry.state is not SubmissionState.WITHDRAWN and entry.revised_by is None


def _column(entry: HistoryEntry | None, words: OfficeWords) -> Column:
    column = Column()
    if entry is None:
        return column
    column.add(_head(entry))
    add_standing(column, entry)
    add_ratings(column, entry, words)
    add_cases(column, entry, words)
    add_facts(column, entry, words)
    return column


def _head(entry: HistoryEntry) -> QWidget:
    number = paragraph(entry.assessment.declaration.number, font=tabular(headline_font()))
    return HeadWithChip(number, state_word(entry), state_kind(entry))
