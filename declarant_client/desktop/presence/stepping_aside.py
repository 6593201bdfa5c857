"""What closing the window does: stepping aside into the tray, or quitting, never out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QSystemTrayIcon

from declarant_client.application.ports.presence_settings import WHEN_CLOSED, WhenClosed
from declarant_client.desktop.appearance import Role, give_role
from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from collections.abc import Callable

    from declarant_client.desktop.background import Background
    from declarant_client.desktop.presence.parts import PresenceParts
    from declarant_client.desktop.shell.main_window import MainWindow

_STILL_THERE_MS = 60_000
"""How often it is made sure that the tray is still there while nothing else is to be seen."""


class SteppingAside(QObject):
    """The window's answer to being closed; the first time its user chooses, and it is kept."""

    steppedAside = Signal()
    stranded = Signal()
    """The tray went away while nothing else of the program was to be seen."""

    def __init__(
        self,
        parts: PresenceParts,
        window: MainWindow,
        writing: Background,
        has_sign: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._writing = writing
        self._has_sign = has_sign
        self._question: QMessageBox | None = None
        self._still_there = QTimer(self, interval=_STILL_THERE_MS)
        self._still_there.timeout.connect(self._look)
        window.stays_when_closed = self._stays

    def step_aside(self) -> None:
        """Show nothing but the sign in the tray."""
        # The program goes on without a window; it quits by its own word only.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.step_aside()
        self._still_there.start()
        self.steppedAside.emit()

    def came_back(self) -> None:
        """A window is shown again."""
        self._still_there.stop()

    def close(self) -> None:
        """Answer no more."""
        self._still_there.stop()
        self._window.stays_when_closed = bool

    def _stays(self) -> bool:
        """Return whether the window goes on, aside or with a question, instead of closing."""
        if self._parts.is_quitting() or not self._has_sign():
            return False
        match self._parts.settings.get(WHEN_CLOSED):
            case WhenClosed.QUIT:
                return False
            case WhenClosed.TRAY:
                self.step_aside()
            case _:
                self._ask()
        return True

    def _ask(self) -> None:
        if self._question is not None:
            self._question.raise_()
            return
        box = self._question = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Close the window"))
        box.setText(self.tr("Should the program go on in the tray?"))
        box.setInformativeText(
            self.tr(
                "There it reads new declarations and sends what waits; its icon shows how many "
                "wait for a rating. You can change this in the settings at any time."
            )
        )
        for label in box.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        aside = box.addButton(self.tr("Go on in the tray"), QMessageBox.ButtonRole.AcceptRole)
        give_role(aside, Role.PRIMARY)
        quits = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(aside)
        box.setEscapeButton(cancel)

        def answered(_code: int) -> None:
            self._question = None
            box.deleteLater()
            if box.clickedButton() is aside:
                self._keep(WhenClosed.TRAY)
                self.step_aside()
            elif box.clickedButton() is quits:
                self._keep(WhenClosed.QUIT)
                self._window.quit()

        box.finished.connect(answered)
        box.open()

    def _keep(self, choice: WhenClosed) -> None:
        def keep() -> None:
            self._parts.settings.set(WHEN_CLOSED, str(choice))

        # Where policy fixes it, or the disk is full, the answer holds this once.
        self._writing.run(self, keep, lambda _: None, _not_kept)

    def _look(self) -> None:
        if not (self._has_sign() and QSystemTrayIcon.isSystemTrayAvailable()):
            self._still_there.stop()
            self.stranded.emit()


def _not_kept(_error: SaidError) -> None:
    return None
