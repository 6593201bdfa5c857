"""What the menus and the window's keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from declarant_client.desktop.shell.main_window import MainWindow


class WindowActions(QObject):
    """Menus for the mouse, Ctrl and Alt with a digit for the pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self._file = bar.addMenu(self.tr("&File"))
        self._go = bar.addMenu(self.tr("&Go to"))
        self._help = bar.addMenu(self.tr("&Help"))
        # A window may have the keyboard before it is painted: no key is to be lost.
        self._fill()

    @property
    def are_filled(self) -> bool:
        """Whether menus and keys are there."""
        return bool(self._help.actions())

    def _fill(self) -> None:
        self._file_menu(self._file)
        self._go_menu(self._go)
        self._add(self._help, self.tr("&Keys"), "F1", self.show_keys)
        wanted = self._window.assistantWanted
        self._add(self._help, self.tr("Set-up &assistant…"), "", wanted.emit)

    def _file_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, self.tr("&Read declarations…"), "Ctrl+O", self._read_files)
        self._add(
            menu,
            self.tr("Read a &folder…"),
            "Ctrl+Shift+O",
            self._read_folder,
        )
        self._add(menu, self.tr("Read another software's &table…"), "", self._read_table)
        menu.addSeparator()
        self._add(menu, self.tr("&Send and fetch now"), "F5", window.sendNowWanted.emit)
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), "Ctrl+Q", window.quit)

    def _go_menu(self, menu: QMenu) -> None:
        wanted = self._window.companionWanted
        for position, page in enumerate(self._window.stack.pages, start=1):
            go = self._going_to(page.key)
            self._add(menu, page.title(), f"Ctrl+{position}", go)
            QShortcut(QKeySequence(f"Alt+{position}"), self._window).activated.connect(go)
        menu.addSeparator()
        self._add(menu, self.tr("&Companion beside other work"), "F9", wanted.emit)
        QShortcut(QKeySequence("Ctrl+Shift+M"), self._window).activated.connect(wanted)

    def _add(self, menu: QMenu, text: str, keys: str, does: Callable[[], object]) -> None:
        action = QAction(text, menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: does())
        menu.addAction(action)

    def _read_files(self) -> None:
        self._window.imports.ask_for_files()

    def _read_folder(self) -> None:
        self._window.imports.ask_for_folder()

    def _read_table(self) -> None:
        self._window.table_set_up.ask()

    def _going_to(self, key: str) -> Callable[[], object]:
        return lambda: self._window.show_page(key)

    def show_keys(self) -> None:
        """Show all keys on one page."""
        from declarant_client.desktop.shell.keys_dialog import KeysDialog

        dialog = KeysDialog(len(self._window.stack.pages), self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
