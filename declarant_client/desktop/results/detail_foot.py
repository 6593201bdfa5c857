"""What can be done with one case: only what is possible now is offered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.replying import is_wanted, may_reply
from declarant_client.application.withdrawing import may_withdraw
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.submission import SubmissionState

_TAKEN_BACK = frozenset({ReplyState.QUEUED, ReplyState.REFUSED})


class ResultFoot(QWidget):
    """The buttons below the case; every signal but the marks carries its ``CaseLine``."""

    takeBackWanted = Signal(object)
    replyWanted = Signal(object)
    revisionWanted = Signal(object)
    withdrawalWanted = Signal(object)
    printWanted = Signal(object)
    unreadWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: CaseLine | None = None
        self.take_back = QPushButton(icon("undo", Tone.TEXT), self.tr("Take the reply back"))
        self.reply = QPushButton(icon("comment", Tone.TEXT), self.tr("Reply again…"))
        self.revise = QPushButton(icon("pencil", Tone.TEXT), self.tr("Send a revision…"))
        self.withdraw = QPushButton(self.tr("Withdraw…"))
        give_role(self.withdraw, Role.DANGER)
        self.print = QPushButton(icon("print", Tone.TEXT), self.tr("Print…"))
        self.print.setToolTip(self.tr("Print this case, or save it as PDF (Ctrl+P)"))
        self.more = QPushButton(icon("more", Tone.TEXT), "")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("More"))
        menu = QMenu(self.more)
        self.mark_unread = menu.addAction(self.tr("Mark as unread"))
        self.more.setMenu(menu)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (
            self.take_back,
            self.reply,
            self.revise,
            self.withdraw,
            self.print,
            self.more,
        ):
            flow.addWidget(button)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        around.addWidget(buttons)
        self._connect()

    def show_line(self, line: CaseLine | None) -> None:
        """Offer what can be done with a case."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        entry, reply = line.entry, line.reply
        self.reply.setVisible(may_reply(line) and not is_wanted(line))
        self.take_back.setVisible(reply is not None and reply.state in _TAKEN_BACK)
        self.revise.setVisible(entry.state is SubmissionState.ACCEPTED and entry.revised_by is None)
        self.withdraw.setVisible(may_withdraw(entry))
        self.mark_unread.setEnabled(not line.unread)

    def wait(self, *, waiting: bool) -> None:
        """Take no further wish while one is being carried out."""
        for button in (self.take_back, self.reply, self.revise, self.withdraw):
            button.setEnabled(not waiting)

    def _connect(self) -> None:
        self.take_back.clicked.connect(lambda: self.takeBackWanted.emit(self._line))
        self.reply.clicked.connect(lambda: self.replyWanted.emit(self._line))
        self.revise.clicked.connect(lambda: self.revisionWanted.emit(self._line))
        self.withdraw.clicked.connect(lambda: self.withdrawalWanted.emit(self._line))
        self.print.clicked.connect(lambda: self.printWanted.emit(self._line))
        self.mark_unread.triggered.connect(self.unreadWanted)
