"""What can be done with one item: only what is possible now is offered."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.outbox_wording import Need, seconds_of_hold, standing_of
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.withdrawing import may_withdraw
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, tabular
from declarant_client.desktop.outbox.words import may_hasten
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.domain.submission import SubmissionState


class OutboxFoot(QWidget):
    """The buttons below the detail; every signal carries the ``OutboxLine`` it is meant for."""

    sendWanted = Signal(object)
    undoWanted = Signal(object)
    comparisonWanted = Signal(object)
    correctionWanted = Signal(object)
    withdrawalWanted = Signal(object)
    exportWanted = Signal(object)
    printWanted = Signal(object)
    numberWanted = Signal(object)
    receiptWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: OutboxLine | None = None
        self._waits = False
        self.undo = QPushButton(icon("undo", Tone.TEXT), "")
        self.undo.setToolTip(self.tr("Take it back into a draft (Ctrl+Z)"))
        self.undo.setFont(tabular(self.undo.font()))
        self.send = QPushButton(icon("send", Tone.TEXT), self.tr("Send now"))
        self.compare = QPushButton(self.tr("Compare the two…"))
        give_role(self.compare, Role.PRIMARY)
        self.correct = QPushButton(icon("pencil", Tone.TEXT), "")
        self.withdraw = QPushButton(self.tr("Withdraw…"))
        give_role(self.withdraw, Role.DANGER)
        self.export = QPushButton(self.tr("Export…"))
        self.export.setToolTip(self.tr("Write this rating as a sheet to hand in (Ctrl+E)"))
        self.print = QPushButton(icon("print", Tone.TEXT), self.tr("Print…"))
        self.print.setToolTip(self.tr("Print this rating as a sheet to hand in (Ctrl+P)"))
        self.more = QPushButton(icon("more", Tone.TEXT), "")
        self.more.setAccessibleName(self.tr("Copy"))
        self.more.setToolTip(self.tr("Copy"))
        self._menu = QMenu(self.more)
        self.copy_number = self._menu.addAction(self.tr("Copy the declaration number"))
        self.copy_receipt = self._menu.addAction(self.tr("Copy the receipt number"))
        self.more.setMenu(self._menu)
        self._lay_out()
        self._connect()

    def show_line(self, line: OutboxLine | None, now: datetime) -> None:
        """Offer what can be done with a line."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        state, standing = line.entry.state, standing_of(line, now)
        self.send.setVisible(may_hasten(line, standing))
        self.compare.setVisible(standing.need is Need.CHOICE)
        self.correct.setVisible(
            state is not SubmissionState.WITHDRAWN and line.entry.revised_by is None
        )
        self.correct.setText(
            self.tr("Correct…") if state.is_editable else self.tr("Send a revision…")
        )
        looks = standing.need is Need.SECOND_LOOK
        give_role(self.send, Role.PRIMARY if looks else None)
        self.send.setIcon(icon("send", Tone.ON_ACCENT if looks else Tone.TEXT))
        urges = standing.need is Need.CORRECTION
        give_role(self.correct, Role.PRIMARY if urges else None)
        self.correct.setIcon(icon("pencil", Tone.ON_ACCENT if urges else Tone.TEXT))
        self.withdraw.setVisible(may_withdraw(line.entry))
        self.copy_receipt.setEnabled(line.entry.receipt is not None)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Show how long it can still be undone."""
        seconds = seconds_of_hold(self._line, now) if self._line is not None else 0
        self.undo.setVisible(seconds > 0)
        self.undo.setText(self.tr("Undo · {seconds}").format(seconds=seconds))

    def undo_if_offered(self) -> None:
        """Undo, as the button would, while it is there."""
        if self.undo.isVisible():
            self.undo.click()

    def wait(self, *, waiting: bool) -> None:
        """Take no further wish while one is being carried out."""
        for button in (self.undo, self.send, self.compare, self.correct, self.withdraw):
            button.setEnabled(not waiting)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (
            self.undo,
            self.send,
            self.compare,
            self.correct,
            self.withdraw,
            self.export,
            self.print,
            self.more,
        ):
            flow.addWidget(button)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        around.addWidget(buttons)

    def _connect(self) -> None:
        self.undo.clicked.connect(lambda: self.undoWanted.emit(self._line))
        self.send.clicked.connect(lambda: self.sendWanted.emit(self._line))
        self.compare.clicked.connect(lambda: self.comparisonWanted.emit(self._line))
        self.correct.clicked.connect(lambda: self.correctionWanted.emit(self._line))
        self.withdraw.clicked.connect(lambda: self.withdrawalWanted.emit(self._line))
        self.export.clicked.connect(lambda: self.exportWanted.emit(self._line))
        self.print.clicked.connect(lambda: self.printWanted.emit(self._line))
        self.copy_number.triggered.connect(lambda: self.numberWanted.emit(self._line))
        self.copy_receipt.triggered.connect(lambda: self.receiptWanted.emit(self._line))
