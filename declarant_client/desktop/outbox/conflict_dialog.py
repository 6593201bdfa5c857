"""Two who rated one declaration, side by side: leave the other's, or send a revision of both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.conflicts import Conflict, Saying, Side, SubjectKey
from declarant_client.application.ports.submissions import TypedContact
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font, title_font
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.outbox.conflict_sides import ConflictSides
from declarant_client.desktop.speech import moment
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label

_SIZE = (860, 600)
_SCROLL_BAR = 12
"""So that the heads stand above what is scrolled below them."""


class ConflictDialog(QDialog):
    """Shows both sides; closes once the choice was carried out."""

    leaveWanted = Signal()
    mergeWanted = Signal(object, object)
    """What is chosen otherwise than usual (``dict[SubjectKey, Side]``), ``TypedContact | None``."""

    def __init__(
        self, conflict: Conflict, words: OfficeWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conflict = conflict
        self.setWindowTitle(self.tr("Rated by two"))
        self.sides = [ConflictSides(sides, words) for sides in conflict.subjects]
        self.leave = QPushButton()
        self.merge = QPushButton()
        self.cancel = QPushButton(self.tr("Decide later"))
        self.contact_name = QLineEdit()
        self.contact_phone = QLineEdit()
        self._contact = QWidget()
        self._contact.hide()
        self._fault = plain_label(role=Role.FAULT, wraps=True)
        self._fault.hide()
        give_role(self.merge, Role.PRIMARY)
        self._name_buttons()
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)

    def choices(self) -> dict[SubjectKey, Side]:
        """Return what is chosen otherwise than usual."""
        return {
            sides.key: shown.side
            for sides, shown in zip(self._conflict.subjects, self.sides, strict=True)
            if shown.side is not sides.usual
        }

    def wait(self) -> None:
        """Take no further wish while one is being carried out."""
        self._fault.hide()
        for button in (self.leave, self.merge):
            button.setEnabled(False)

    def told(self, text: str, *, wants_contact: bool) -> None:
        """Say why it was not done; ask for a contact where one is missing."""
        self._fault.setText(text)
        self._fault.show()
        announce(self, text)
        for button in (self.leave, self.merge):
            button.setEnabled(True)
        self._show_whether_mergeable()
        if wants_contact:
            self._contact.show()
            self.contact_name.setFocus()

    def _name_buttons(self) -> None:
        if self._conflict.theirs is None:
            self.leave.setText(self.tr("Withdraw mine"))
            self.merge.setText(self.tr("Send mine as a new rating"))
        else:
            self.leave.setText(self.tr("Leave theirs"))
            self.merge.setText(self.tr("Send a revision"))
        self.leave.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.merge.setDefault(True)

    def _connect(self) -> None:
        self.leave.clicked.connect(self._leave)
        self.merge.clicked.connect(self._merge)
        self.cancel.clicked.connect(self.reject)
        for shown in self.sides:
            shown.offer(choice=self._conflict.theirs is not None)
            shown.chosen.connect(self._show_whether_mergeable)
        self._show_whether_mergeable()

    def _show_whether_mergeable(self) -> None:
        """Without a single subject there is nothing to send."""
        self.merge.setEnabled(any(shown.taken is not None for shown in self.sides))

    def _leave(self) -> None:
        self.wait()
        self.leaveWanted.emit()

    def _merge(self) -> None:
        self.wait()
        contact = TypedContact(name=self.contact_name.text(), phone=self.contact_phone.text())
        is_given = not self._contact.isHidden()
        self.mergeWanted.emit(self.choices(), contact if is_given else None)

    def _intro(self) -> str:
        theirs = self._conflict.theirs
        if theirs is None:
            return self.tr(
                "What yours was to revise was withdrawn meanwhile, so nothing stands at the "
                "office any more."
            )
        return self.tr(
            "{name} rated it first, and that stands at the office. Leave it so, or choose for "
            "each subject whose word counts, and send that as a revision."
        ).format(name=theirs.rater)

    def _heads(self) -> QWidget:
        heads = QWidget()
        row = QHBoxLayout(heads)
        row.setContentsMargins(Space.M + 1, 0, Space.M + 1 + _SCROLL_BAR, 0)
        row.setSpacing(Space.L)
        row.addWidget(_side(self.tr("Yours"), self._conflict.ours), 1)
        if self._conflict.theirs is not None:
            row.addWidget(_side(self.tr("Theirs"), self._conflict.theirs), 1)
        return heads

    def _subjects(self) -> QScrollArea:
        inner = QFrame()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for shown in self.sides:
            column.addWidget(shown)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setAccessibleName(self.tr("Both ratings"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _lay_out(self) -> None:
        form = QFormLayout(self._contact)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            (self.tr("Contact's name"), self.contact_name),
            (self.tr("Phone"), self.contact_phone),
        ):
            field.setAccessibleName(name)
            form.addRow(plain_label(name), field)
        buttons = QDialogButtonBox()
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        title = self.tr("Declaration {number}").format(number=self._conflict.number)
        column.addWidget(plain_label(title, font=title_font()))
        column.addWidget(plain_label(self._intro(), wraps=True))
        column.addWidget(self._heads())
        column.addWidget(self._subjects(), 1)
        column.addWidget(self._contact)
        column.addWidget(self._fault)
        column.addWidget(buttons)


def _side(word: str, saying: Saying) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(plain_label(f"{word} · {saying.rater}", font=strong_font(), wraps=True))
    column.addWidget(plain_label(moment(saying.at), role=Role.MUTED))
    return head
