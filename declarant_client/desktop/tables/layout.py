"""The parts of the dialog and where they stand."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.tables import NAME_LIMIT, TableField, TableMapping
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.tables.clearance import ClearanceChoices
from declarant_client.desktop.tables.columns import DECIDING, ColumnChoices
from declarant_client.desktop.tables.first_rows import FirstRows
from declarant_client.desktop.tables.saved import SavedMappings
from declarant_client.desktop.tables.trial import TrialTable
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence

translate = QCoreApplication.translate

_SIZE = (1160, 640)
_CHOICES_WIDTH = 470
_NAME_WIDTH = 320


class DialogParts:
    """Choices on the left, the file and what becomes of it on the right, the name below."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        self.saved = SavedMappings(dialog)
        self.first_rows = FirstRows(dialog)
        self.clearance = ClearanceChoices(dialog)
        self.columns = ColumnChoices(self.clearance, dialog)
        self.trial = TrialTable(dialog)
        self.name = QLineEdit(dialog)
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.setAccessibleName(translate("TableDialog", "Save these columns as"))
        self._fault = plain_label(role=Role.FAULT, wraps=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, dialog)
        self.read = QPushButton(translate("TableDialog", "Save and read the file"), dialog)
        give_role(self.read, Role.PRIMARY)
        self.read.setDefault(True)
        self.buttons.addButton(self.read, QDialogButtonBox.ButtonRole.AcceptRole)
        dialog.resize(*_SIZE)
        self._lay_out(dialog)
        self._order_tabs()

    @property
    def fault(self) -> str:
        """What is wrong; empty for nothing."""
        return self._fault.text()

    def wait(self) -> None:
        """The file is being opened."""
        self._enable(False)
        self.trial.wait(translate("TableDialog", "The file is being opened…"))

    def begin(self) -> None:
        """The file is there."""
        self._enable(True)

    def give_up(self, sentence: Sentence) -> None:
        """The file cannot be read as a table."""
        self.trial.wait("")
        self._say(said(sentence))

    def say_nothing(self) -> None:
        """Nothing is known to be wrong."""
        self._say("")

    def say_fault(self, sentence: Sentence, mapping: TableMapping) -> None:
        """Say what is missing, and put the focus where it is entered."""
        self._say(said(sentence))
        if TableField.NUMBER not in mapping.columns:
            self._go_to(self.columns.boxes[TableField.NUMBER])
        elif not mapping.name or not (mapping.faults()):
            self.name.setFocus(_REASON)
            self.name.selectAll()
        else:
            self._go_to(self.clearance.when)

    def _go_to(self, box: QWidget) -> None:
        box.setFocus(_REASON)
        self._scroll.ensureWidgetVisible(box)

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        if text:
            announce(self._dialog, text)

    def _enable(self, enabled: bool) -> None:  # noqa: FBT001 - passed on to Qt as it is
        for part in (self.saved, self.columns, self.clearance, self.name, self.read):
            part.setEnabled(enabled)

    def _lay_out(self, dialog: QDialog) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(Space.XL)
        middle.addWidget(self._choices(translate("TableDialog", "Which column holds what"), dialog))
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self.first_rows, 1)
        right.addWidget(self.trial, 1)
        middle.addLayout(right, 1)
        label = plain_label(translate("TableDialog", "Save these columns as"))
        label.setBuddy(self.name)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(label)
        foot.addWidget(self.name)
        foot.addWidget(self._fault, 1)
        foot.addStretch()
        foot.addWidget(self.buttons)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _choices(self, title: str, dialog: QDialog) -> QWidget:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, Space.M, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(self.columns)
        inner.addStretch()
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget(dialog)
        side.setFixedWidth(_CHOICES_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.saved)
        column.addWidget(plain_label(title, font=strong_font()))
        column.addWidget(scroll, 1)
        return side

    def _order_tabs(self) -> None:
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        columns = list(self.columns.boxes.values())
        order: list[QWidget] = [self.saved.box, self.saved.remove, *columns[:DECIDING]]
        order += [self.clearance.dates, self.clearance.when, self.clearance.words.others]
        order += columns[DECIDING:]
        order += [self.name, self.read, cancel]
        order += [self.first_rows.sheets, self.first_rows.table, self.trial.table]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)


_REASON = Qt.FocusReason.OtherFocusReason
