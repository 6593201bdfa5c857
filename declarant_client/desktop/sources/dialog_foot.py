"""The foot of a dialog that asks something in the background: what is said, progress, buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label


class DialogFoot(QWidget):
    """Waits with a way out, tells what came of it, and holds the dialog's buttons."""

    actionWanted = Signal()
    stopWanted = Signal()
    """The user does not want to wait for the answer any longer."""
    closeWanted = Signal()

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        """``action`` is the word on the button that does what the dialog is for."""
        super().__init__(parent)
        self.message = plain_label(wraps=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.action = QPushButton(action)
        give_role(self.action, Role.PRIMARY)
        self.buttons.addButton(self.action, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.rest()
        self.action.clicked.connect(self.actionWanted)
        self.stop.clicked.connect(self.stopWanted)
        self.buttons.rejected.connect(self.closeWanted)

    def take_enter(self) -> None:
        """Let Enter press the action, also where it was disabled when the dialog was shown."""
        # A default that was given before there was a dialog is none: give it anew.
        self.action.setDefault(False)
        self.action.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_enter()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is waited for."""
        return not self._progress.isHidden()

    def say(self, text: str, role: Role | None = Role.FAULT) -> None:
        """Tell what came of it; nothing is waited for any longer."""
        self.rest()
        self._tell(text, role)

    def wait(self, text: str, *, stoppable: bool = True) -> None:
        """Say what is waited for."""
        self._tell(text, Role.MUTED)
        self._progress.show()
        self.stop.setVisible(stoppable)
        self._make_room()

    def rest(self) -> None:
        """Nothing is said and nothing is waited for."""
        had_focus = self.stop.hasFocus()
        self.message.hide()
        self._progress.hide()
        self.stop.hide()
        if had_focus:
            self.action.setFocus()

    def _tell(self, text: str, role: Role | None) -> None:
        give_role(self.message, role)
        self.message.setText(text)
        self.message.show()
        self._make_room()
        announce(self, text)

    def _make_room(self) -> None:
        """Let the dialog grow: by itself it takes the room from texts that are wrapped."""
        dialog = self.window()
        layout = dialog.layout()
        if isinstance(dialog, QDialog) and layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(dialog.width())
            dialog.resize(dialog.width(), max(dialog.height(), needed))

    def _lay_out(self) -> None:
        progress = QHBoxLayout()
        progress.setSpacing(Space.M)
        progress.addWidget(self._progress, 1)
        progress.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.message)
        column.addLayout(progress)
        column.addSpacing(Space.XS)
        column.addWidget(self.buttons)
