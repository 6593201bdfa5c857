"""The window: rail, pages, status line; what is common to all pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, give_role
from declarant_client.desktop.shell.actions import WindowActions
from declarant_client.desktop.shell.figures import Figures
from declarant_client.desktop.shell.page_stack import PageStack
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.rail import Rail
from declarant_client.desktop.shell.status_line import StatusLine
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.desktop.shell.window_memory import WindowMemory

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QHideEvent,
        QPaintEvent,
        QShowEvent,
    )

    from declarant_client.desktop.shell.importing import ImportDesk
    from declarant_client.desktop.shell.table_set_up import TableSetUp
    from declarant_client.desktop.shell.trouble_bar import TroubleBar

_SMALLEST = (1080, 620)


class MainWindow(QMainWindow):
    """Pages are built when first shown; the rest of the world is told by signals."""

    firstPainted = Signal()
    """The window was drawn once: what is heavy may begin."""
    sendNowWanted = Signal()
    assistantWanted = Signal()
    """The user wants to go through the first steps, again."""
    aboutToClose = Signal()
    seenChanged = Signal(bool)
    """Whether anything of the window is to be seen on the screen."""
    companionWanted = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__()
        self._parts = parts
        self._memory = WindowMemory(parts.memory)
        self._was_painted = False
        self._is_quitting = False
        self.stays_when_closed: Callable[[], bool] = bool
        """Asked when the user closes the window; true: it is not to be closed after all."""
        self.setWindowTitle(self.tr("Declarant client · rating of customs service"))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.rail = Rail(parts.pages, self)
        self.stack = PageStack(parts.pages, self)
        self.status_line = StatusLine(self)
        self.figures = Figures(parts, self)
        self._lay_out()
        self.figures.read.connect(self._show_figures)
        self.rail.chosen.connect(self.show_page)
        self.status_line.sendNowWanted.connect(self.sendNowWanted)
        self.actions_ = WindowActions(self)
        self._memory.restore(self)

    @cached_property
    def imports(self) -> ImportDesk:
        """Reads files; built when it is first wanted."""
        from declarant_client.desktop.shell.import_bar import ImportBar
        from declarant_client.desktop.shell.importing import ImportDesk

        bar = ImportBar(self)
        self._right.insertWidget(0, bar)
        desk = ImportDesk(self._parts, bar, self)
        desk.imported.connect(self.store_changed)
        bar.setUpWanted.connect(self._set_up)
        return desk

    @cached_property
    def table_set_up(self) -> TableSetUp:
        """Lets the user say what the columns of a table mean; built when it is first wanted."""
        from declarant_client.desktop.shell.table_set_up import TableSetUp

        return TableSetUp(self._parts, self.imports, self)

    @cached_property
    def trouble(self) -> TroubleBar:
        """Says what the environment did; built when there is something to say."""
        from declarant_client.desktop.shell.trouble_bar import TroubleBar

        bar = TroubleBar(self)
        self._right.insertWidget(0, bar)
        return bar

    def show_page(self, key: str) -> QWidget:
        """Show a page, building it the first time; return its widget."""
        widget = self.stack.show_page(key)
        self.rail.mark(key)
        return widget

    def store_changed(self) -> None:
        """Something was committed, by whomever: figures and pages follow."""
        self.figures.refresh()
        self.stack.store_changed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from declarant_client.desktop.shell.dropped_files import has_files

        if has_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.imports.read([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    @property
    def is_seen(self) -> bool:
        """Whether anything of the window is to be seen on the screen."""
        return self.isVisible() and not self.isMinimized()

    def step_aside(self) -> None:
        """Go out of sight; everything goes on."""
        self._memory.keep(self)
        self.stack.save()
        self.hide()

    def quit(self) -> None:
        """Close, whatever closing means otherwise."""
        self._is_quitting = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_quitting and self.stays_when_closed():
            event.ignore()
            return
        self._memory.keep(self)
        self.stack.save()
        self.aboutToClose.emit()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seenChanged.emit(self.is_seen)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seenChanged.emit(self.is_seen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.seenChanged.emit(self.is_seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._painted_once)

    def _painted_once(self) -> None:
        from declarant_client.desktop.shell.dropped_files import DroppedFiles

        DroppedFiles(self)
        self.figures.refresh()
        self.firstPainted.emit()

    def _set_up(self, path: Path) -> None:
        self.table_set_up.open(path)

    def _show_figures(self, queue: QueueFigures, counts: dict[str, int]) -> None:
        for key, count in counts.items():
            self.rail.count(key, count)
        self.status_line.show_queue(queue)

    def _lay_out(self) -> None:
        line = QFrame(self)
        give_role(line, Role.LINE)
        line.setFixedWidth(1)
        foot_line = QFrame(self)
        give_role(foot_line, Role.LINE)
        foot_line.setFixedHeight(1)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(line)
        middle.addLayout(right, 1)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot_line)
        column.addWidget(self.status_line)
        self.setCentralWidget(central)
