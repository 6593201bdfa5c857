"""The second step: an office, none yet, or sample data to look around in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.offices import Account
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, strong_font
from declarant_client.desktop.background import Lane
from declarant_client.desktop.first_steps.parts import Demonstration, FirstStepsParts
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.drawing import Drawing
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_LOOK_MS = 500


class OfficeStep(QWidget):
    """Which offices are connected already, and the three ways on."""

    enrolled = Signal()
    isDone = Signal()
    """An office is connected: going on is what most want now."""
    withoutOffice = Signal()
    """The user goes on without an office."""

    def __init__(self, parts: FirstStepsParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lane = Lane(parts.threads.reading, self)
        self._running: Demonstration | None = None
        self.is_done = False
        """Whether an office is connected."""
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_at_demonstration)
        self._offices = QVBoxLayout()
        self._offices.setSpacing(Space.XS)
        self.enter = QPushButton(icon("key", Tone.ON_ACCENT), self.tr("Enter the code…"), self)
        give_role(self.enter, Role.PRIMARY)
        self.none_yet = QPushButton(self.tr("No office yet"), self)
        self.sample = QPushButton(self.tr("Try with sample data"), self)
        self._word = plain_label(wraps=True)
        self._word.hide()
        self._lay_out()
        self.enter.clicked.connect(self._enrol)
        self.none_yet.clicked.connect(self.withoutOffice)
        self.sample.clicked.connect(self._show_sample)
        self._read()

    def title(self) -> str:
        """Return the step's title."""
        return self.tr("The receiving office")

    def text(self) -> str:
        """Return what the step is for."""
        return self.tr(
            "Your assessments go to a customs office that takes them. It gives out an enrolment "
            "code for each enterprise or customs agent."
        )

    def take_focus(self) -> None:
        """Put the focus on what most want."""
        self.enter.setFocus()

    def let_go(self) -> None:
        """Look no more whether the sample window opened."""
        self._look.stop()
        running, self._running = self._running, None
        if running is not None:
            running.let_go()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addLayout(self._offices)
        for button, text in (
            (
                self.enter,
                self.tr("The address of the office can be tested before the code is used."),
            ),
            (
                self.none_yet,
                self.tr("Everything but sending works: what is rated waits, or is printed."),
            ),
            (
                self.sample,
                self.tr(
                    "Opens a second window with sample declarations and an office of its own; "
                    "nothing of it is kept."
                ),
            ),
        ):
            button.setMinimumWidth(self._widest())
            row = QHBoxLayout()
            row.setSpacing(Space.L)
            row.addWidget(button)
            row.addWidget(plain_label(text, role=Role.MUTED, wraps=True), 1)
            column.addLayout(row)
        column.addWidget(self._word)
        column.addStretch()

    def _widest(self) -> int:
        return max(each.sizeHint().width() for each in (self.enter, self.none_yet, self.sample))

    def _read(self) -> None:
        self._lane.ask(self._parts.accounts.accounts, self._show)

    def _show(self, accounts: Sequence[Account]) -> None:
        while (item := self._offices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for account in accounts:
            self._offices.addWidget(self._connected(account))
        self.is_done = bool(accounts)
        give_role(self.enter, None if self.is_done else Role.PRIMARY)
        self.enter.setIcon(icon("key", Tone.TEXT if self.is_done else Tone.ON_ACCENT))
        if self.is_done:
            self.isDone.emit()

    def _connected(self, account: Account) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Drawing("check", tone=Tone.ACCENT))
        text = self.tr("Connected: {office}").format(office=text_of(account.office.name))
        row.addWidget(plain_label(text, font=strong_font(), wraps=True), 1)
        return line

    def _enrol(self) -> None:
        from declarant_client.desktop.accounts import EnrolDialog

        dialog = EnrolDialog(self._parts.enrol, self._parts.threads.lengthy, self)
        dialog.enrolled.connect(lambda _: self._read())
        dialog.enrolled.connect(lambda _: self.enrolled.emit())
        dialog.exec()
        dialog.deleteLater()

    def _show_sample(self) -> None:
        demonstration = self._parts.demonstration()
        self.sample.setEnabled(False)
        self._say(self.tr("The sample data is opening in a window of its own…"))

        def started(_: None) -> None:
            self._running = demonstration
            self._look.start()

        self._parts.threads.errands.run(self, demonstration.start, started, self._failed)

    def _look_at_demonstration(self) -> None:
        failure = self._running.failure() if self._running is not None else None
        if failure is not None:
            self.let_go()
            self._not_started(failure)
        elif self._running is not None and self._running.has_ended():
            self.let_go()
            self.sample.setEnabled(True)
            self._say(self.tr("The window on sample data was closed. It can be opened again."))

    def _failed(self, error: SaidError) -> None:
        self._not_started(said(error.sentence))

    def _not_started(self, reason: str) -> None:
        self.sample.setEnabled(True)
        text = self.tr("The sample data could not be opened: {reason}").format(reason=reason)
        self._say(text, is_fault=True)

    def _say(self, text: str, *, is_fault: bool = False) -> None:
        give_role(self._word, Role.FAULT if is_fault else Role.MUTED)
        self._word.setText(text)
        self._word.show()
        announce(self, text)
