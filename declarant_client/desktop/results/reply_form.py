"""The enterprise's word on an answer: settled, or not settled, because …"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.cases import CaseKey, CaseLine
from declarant_client.application.replying import begun, fault, is_wanted, may_reply
from declarant_client.contract.assessments import ReplyKind
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, strong_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.tab_order import stop_at_checked
from declarant_client.desktop.widgets.words_field import WordsField

_LINES = 3


class ReplyForm(QFrame):
    """Two answers to choose from and room for words; what is typed stays with its case."""

    replyWanted = Signal(object, object, str)
    """A ``CaseLine``, a ``ReplyKind``, and what was typed."""
    typed = Signal(object, object, str)
    """A ``CaseKey``, the ``ReplyKind`` or ``None``, and all that is typed by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._line: CaseLine | None = None
        self._again: CaseKey | None = None
        self._typed: dict[CaseKey, tuple[ReplyKind | None, str]] = {}
        """Newer than what the store tells of a case."""
        self.settled = QRadioButton(self.tr("Settled"))
        self.not_settled = QRadioButton(self.tr("Not settled, because …"))
        self._group = QButtonGroup(self)
        self.text = WordsField()
        self.text.setAccessibleName(self.tr("Your reply"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * Space.M)
        self.send = QPushButton(icon("send", Tone.ON_ACCENT), self.tr("Send the reply"))
        give_role(self.send, Role.PRIMARY)
        self.send.setToolTip(self.tr("Send the reply (Ctrl+Enter)"))
        self._fault = plain_label(role=Role.FAULT, wraps=True)
        self._lay_out()
        self._connect()

    def show_line(self, line: CaseLine | None) -> None:
        """Offer to reply to a case, where that can be done now."""
        offered = line if line is not None and self._is_offered(line) else None
        if offered is not None and self._line is not None and offered.key == self._line.key:
            self._line = offered
            return
        self._line = None  # What is filled in now was not typed.
        self.setVisible(offered is not None)
        kind, text = self._before(offered) if offered else (None, "")
        self._choose(kind)
        self.text.setPlainText(text)
        self._line = offered
        self._say("")
        self._follow()

    def forget(self, key: CaseKey) -> None:
        """Drop what was typed for a case: it is kept as a reply now."""
        self._typed[key] = (None, "")
        self._again = None
        if self._line is not None and self._line.key == key:
            self._line = None
            self.text.clear()
            self._choose(None)
        # Who typed on meanwhile typed into what is sent.
        self.typed.emit(key, None, "")

    def begin(self, line: CaseLine) -> None:
        """Offer to reply once more, where a word on the answer stands already."""
        self._again = line.key
        self.show_line(line)
        self.settled.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, *, waiting: bool) -> None:
        """Take no further wish while one is being carried out."""
        self.send.setEnabled(not waiting and self._kind() is not None)

    def submit(self) -> None:
        """Send what is chosen and typed, or say what is missing."""
        kind = self._kind()
        if self._line is None or kind is None:
            return
        missing = fault(kind, self.text.toPlainText())
        self._say(said(missing) if missing else "")
        if missing:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.replyWanted.emit(self._line, kind, self.text.toPlainText())

    def _is_offered(self, line: CaseLine) -> bool:
        is_begun = line.key == self._again or any(self._before(line))
        return may_reply(line) and (is_wanted(line) or is_begun)

    def _before(self, line: CaseLine) -> tuple[ReplyKind | None, str]:
        """Return what was chosen and typed for a case before."""
        draft = begun(line)
        kept = (draft.kind, draft.text) if draft is not None else (None, "")
        return self._typed.get(line.key, kept)

    def _kind(self) -> ReplyKind | None:
        if self.settled.isChecked():
            return ReplyKind.ACCEPTED
        return ReplyKind.NOT_RESOLVED if self.not_settled.isChecked() else None

    def _choose(self, kind: ReplyKind | None) -> None:
        self._group.setExclusive(False)
        self.settled.setChecked(kind is ReplyKind.ACCEPTED)
        self.not_settled.setChecked(kind is ReplyKind.NOT_RESOLVED)
        self._group.setExclusive(True)

    def _note(self) -> None:
        if self._line is not None:
            key, kind, text = self._line.key, self._kind(), self.text.toPlainText()
            self._typed[key] = (kind, text)
            self.typed.emit(key, kind, text)

    def _follow(self) -> None:
        """Ask for words where some are needed; room for them once an answer is chosen."""
        kind = self._kind()
        self.text.setVisible(kind is not None)
        self.send.setVisible(kind is not None)
        self.send.setEnabled(kind is not None)
        self.text.setPlaceholderText(
            self.tr("What is still wrong, so that the office can act on it")
            if kind is ReplyKind.NOT_RESOLVED
            else self.tr("A word to the office, if you like")
        )
        self._say("")

    def _chosen(self) -> None:
        self._note()
        self._follow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        if text:
            announce(self, text)

    def _lay_out(self) -> None:
        answers = FlowLayout()
        answers.setSpacing(Space.M)
        question = plain_label(self.tr("Is the matter settled?"), font=strong_font(), wraps=True)
        for button in (self.settled, self.not_settled):
            self._group.addButton(button)
            answers.addWidget(button)
        stop_at_checked(self._group)
        foot = QHBoxLayout()
        foot.addWidget(self._fault, 1)
        foot.addWidget(self.send, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(question)
        column.addLayout(answers)
        column.addWidget(self.text)
        column.addLayout(foot)

    def _connect(self) -> None:
        for button in (self.settled, self.not_settled):
            button.clicked.connect(self._chosen)
        self.text.textChanged.connect(self._note)
        self.send.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
