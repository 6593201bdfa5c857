"""Companion mode: the page "To rate" goes on behind it, this is another view of the same work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from declarant_client.desktop.companion.placing import (
    Standing,
    Standings,
    corner,
    dropped,
    monitor_set,
)
from declarant_client.desktop.companion.view_of_work import ViewOfWork
from declarant_client.desktop.companion.window import CompanionWindow
from declarant_client.desktop.to_rate.page import ToRatePage

if TYPE_CHECKING:
    from declarant_client.desktop.shell.main_window import MainWindow
    from declarant_client.desktop.shell.status_words import QueueFigures

_PAGE = "to_rate"


class Companion(QObject):
    """Takes the window's place beside other work, and gives it back."""

    shownChanged = Signal(bool)

    def __init__(self, main: MainWindow, memory: Path) -> None:
        super().__init__(main)
        self.main = main
        self._standings = Standings(memory)
        self._standing = Standing()
        self._came_from = _PAGE
        self._view: ViewOfWork | None = None
        self._count = 0
        self.window = CompanionWindow()
        self.window.backWanted.connect(self.give_back)
        self.window.foldWanted.connect(lambda folded: self._fold(folded=folded))
        self.window.moved.connect(self._moved)
        main.figures.read.connect(self._figures_read)
        main.seenChanged.connect(self._main_seen)
        main.aboutToClose.connect(self.close)
        self._follow_screens()

    @property
    def is_shown(self) -> bool:
        """Whether the companion stands in the window's place."""
        return self.window.isVisible()

    def take_over(self) -> None:
        """Show the companion instead of the window; the focus goes to nobody of ours."""
        if self.is_shown:
            return
        main = self.main
        self._came_from = main.stack.shown_key or _PAGE
        page = main.show_page(_PAGE)
        if self._view is None and isinstance(page, ToRatePage):
            self._view = ViewOfWork(page, self.window, self)
            self.window.card.wholeWanted.connect(self.give_back_here)
        if self._view is not None:
            self._view.choose_one()
        self._place_as_remembered()
        self.window.show_count(self._count)
        main.figures.refresh()
        # First the window goes, and the system gives the focus to other work; what then appears
        # does not ask for it.
        main.hide()
        self.window.show()
        self.window.keep_keys_on_card()
        self.shownChanged.emit(True)

    def give_back(self) -> None:
        """Show the window again, on the page that it was on."""
        self._give_back(self._came_from)

    def give_back_here(self) -> None:
        """Show the window again with the declaration at hand."""
        self._give_back(_PAGE)

    def close(self) -> None:
        """The window closes for good."""
        self.window.hide()
        self.window.deleteLater()

    def _give_back(self, page: str) -> None:
        if not self.is_shown:
            return
        self.main.show_page(page)
        self.main.show()
        self.main.raise_()
        self.main.activateWindow()

    def _main_seen(self, seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        if seen and self.is_shown:
            self.window.hide()
            self.shownChanged.emit(False)

    def _fold(self, *, folded: bool) -> None:
        self._standing = replace(self._standing, is_folded=folded)
        self._keep()
        self._place_again()

    def _moved(self) -> None:
        self._standing = dropped(self._standing, self.window.screen(), self.window.frameGeometry())
        self._keep()
        self._place_again()

    def _follow_screens(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screen_added)
            application.screenRemoved.connect(self._screens_changed)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._screens_changed)

    def _screen_added(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self) -> None:
        """Go where it stood beside these monitors: what is kept from now on is kept for them."""
        if self.is_shown:
            self._place_as_remembered()

    def _place_as_remembered(self) -> None:
        self._standing = self._standings.of(monitor_set(QGuiApplication.screens()))
        self._place_again()

    def _keep(self) -> None:
        self._standings.keep(monitor_set(QGuiApplication.screens()), self._standing)

    def _place_again(self) -> None:
        window, standing = self.window, self._standing
        screen = self._screen()
        window.setScreen(screen)
        window.fold(folded=standing.is_folded)
        window.move(corner(standing, screen.availableGeometry(), window.size()))

    def _screen(self) -> QScreen:
        named = self._standing.screen
        screens = QGuiApplication.screens()
        return next((each for each in screens if each.name() == named), self.main.screen())

    def _figures_read(self, _queue: QueueFigures, counts: dict[str, int]) -> None:
        self._count = counts.get(_PAGE, 0)
        self.window.show_count(self._count)
