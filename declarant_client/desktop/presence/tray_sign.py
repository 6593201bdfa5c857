"""The sign in the system's tray: what waits, and the few things that are wanted from there."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from declarant_client.desktop.presence.counted_icon import counted_icon


class Quiet(StrEnum):
    """For how long nothing is announced."""

    NOT = "not"
    HOUR = "hour"
    TOMORROW = "tomorrow"


class TraySign(QObject):
    """Exists while the setting wants it and the system has a tray."""

    openWanted = Signal()
    companionWanted = Signal()
    sendNowWanted = Signal()
    quietChosen = Signal(object)
    """A ``Quiet``."""
    quitWanted = Signal()
    messageClicked = Signal()

    def __init__(self, picture: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = QPixmap(str(picture))
        self._count = -1
        self.menu = QMenu()
        self.quiet: dict[Quiet, QAction] = {}
        self._fill()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.messageClicked)
        self.show_count(0)
        self.icon.show()

    def close(self) -> None:
        """Take the sign away."""
        self.icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def show_count(self, count: int) -> None:
        """Show how many declarations wait for a rating."""
        if count == self._count:
            return
        self._count = count
        self.icon.setIcon(counted_icon(self._picture, count))
        waiting = self.tr("Declarations to rate: {count}").format(count=count)
        self.icon.setToolTip(waiting if count else self.tr("Nothing waits for a rating"))

    def show_quiet(self, quiet: Quiet) -> None:
        """Tick what holds now."""
        self.quiet[quiet].setChecked(True)

    def say(self, title: str, text: str) -> None:
        """Show a message at the sign, as the system does it."""
        self.icon.showMessage(title, text, self.icon.icon())

    def _fill(self) -> None:
        self._add(self.menu, self.tr("Open the window"), self.openWanted.emit)
        self._add(self.menu, self.tr("Companion beside other work"), self.companionWanted.emit)
        self._add(self.menu, self.tr("Send and fetch now"), self.sendNowWanted.emit)
        self.menu.addSeparator()
        choices = self.menu.addMenu(self.tr("Announcements"))
        group = QActionGroup(choices)
        for quiet, text in (
            (Quiet.NOT, self.tr("On")),
            (Quiet.HOUR, self.tr("Quiet for an hour")),
            (Quiet.TOMORROW, self.tr("Quiet until tomorrow")),
        ):
            action = self._add(choices, text, partial(self.quietChosen.emit, quiet))
            action.setCheckable(True)
            group.addAction(action)
            self.quiet[quiet] = action
        self.show_quiet(Quiet.NOT)
        self.menu.addSeparator()
        self._add(self.menu, self.tr("Quit"), self.quitWanted.emit)

    @staticmethod
    def _add(menu: QMenu, text: str, does: Callable[[], object]) -> QAction:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False: does())
        menu.addAction(action)
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }:
            self.openWanted.emit()
