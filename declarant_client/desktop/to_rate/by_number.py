"""Rating a declaration that no file named yet: twelve digits and an office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.contract.office import BranchIdentity
from declarant_client.desktop.appearance import Role, Space, body_font, give_role, tabular
from declarant_client.desktop.background import Lane
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_WIDTH = 440
_LONGEST = 40


class ByNumberDialog(QDialog):
    """Asks for the number and the office; says what is wrong with them."""

    entered = Signal(object)
    """The ``WorklistRow`` of the declaration."""

    def __init__(self, parts: ToRateParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._entering = Lane(parts.threads.writing, self)
        self._choices = Lane(parts.threads.reading, self)
        self.setWindowTitle(self.tr("Rate by declaration number"))
        self.setMinimumWidth(_WIDTH)
        self.number = QLineEdit(self)
        self.number.setFont(tabular(body_font()))
        self.number.setMaxLength(_LONGEST)
        self.number.setPlaceholderText(self.tr("12 digits, as printed on the declaration"))
        self.office = QComboBox(self)
        self.office.setEditable(True)
        self.office.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.office.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._fault = plain_label(role=Role.FAULT, wraps=True)
        self._lay_out()
        self._choices.ask(parts.worklist.branches, self._offer)

    def _offer(self, branches: list[BranchIdentity]) -> None:
        typed = self.office.currentText()
        for branch in branches:
            self.office.addItem(f"{branch.code} · {text_of(branch.name)}", branch.code)
        self.office.setCurrentIndex(-1)
        self.office.setEditText(typed)

    @property
    def fault(self) -> str:
        """What is wrong with what was entered; empty for nothing."""
        return self._fault.text()

    def enter(self) -> None:
        """Enter the declaration; ``entered`` follows, or the fault is said."""
        number, office = self.number.text(), self._office_key()
        worklist = self._parts.worklist
        self._entering.ask(
            lambda: worklist.add_by_number(number, office), self._entered, self._refused
        )

    def _office_key(self) -> str | None:
        typed = self.office.currentText().strip()
        position = self.office.findText(typed)
        return str(self.office.itemData(position)) if position >= 0 else typed or None

    def _entered(self, row: WorklistRow) -> None:
        self.entered.emit(row)
        self.accept()

    def _refused(self, error: SaidError) -> None:
        self._fault.setText(said(error.sentence))
        self.number.setFocus()
        self.number.selectAll()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.setVerticalSpacing(Space.XS)
        fields.addRow(self.tr("Declaration &number"), self.number)
        fields.addRow(self.tr("Customs &office (code or name)"), self.office)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        enter = QPushButton(self.tr("Rate"), self)
        give_role(enter, Role.PRIMARY)
        enter.setDefault(True)
        buttons.addButton(enter, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.enter)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(
            plain_label(
                self.tr("For trouble during the procedure, before any file is printed."),
                role=Role.MUTED,
                wraps=True,
            )
        )
        column.addLayout(fields)
        column.addWidget(self._fault)
        column.addWidget(buttons)
