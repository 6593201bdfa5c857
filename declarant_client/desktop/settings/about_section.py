"""Which program this is, what it is built on, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.libraries import Library
from declarant_client.desktop.appearance import Role, Space, give_role, strong_font
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.settings.section import Section
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.read_only_table import ReadOnlyTable
from declarant_client.desktop.widgets.reading_pane import paragraph

_SIZE = (720, 520)
_TABLE_HEIGHT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutParts:
    """What the page tells."""

    version: str
    libraries: Callable[[], Sequence[Library]]
    """Asked in the background: it reads some fifty small files."""
    licence: Callable[[], str]
    """The program's own licence; asked in the background."""


class AboutSection(Section):
    """Version and licence; the keys; the way back to the first steps."""

    def __init__(
        self,
        parts: AboutParts,
        background: Background,
        offers: Sequence[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        """``offers`` are buttons that lead further: the keys, the set-up assistant."""
        super().__init__(parent)
        self._parts = parts
        self._lane = Lane(background, self)
        name = self.tr("Declarant client, version {version}").format(version=parts.version)
        self.add(paragraph(name, font=strong_font()))
        self.add(
            paragraph(
                self.tr(
                    "Rates the customs service of each declaration and shows what came of it. Free "
                    "software under the MIT licence, without any warranty."
                )
            )
        )
        self.licence = QPushButton(self.tr("Licence…"), self)
        self.licence.clicked.connect(self._show_licence)
        ways = QWidget()
        flow = FlowLayout(ways)
        for button in (self.licence, *offers):
            flow.addWidget(button)
        self.add(ways)

    def _show_licence(self) -> None:
        title = self.tr("Licence")
        self._lane.ask(self._parts.licence, lambda text: show_text(self, title, text))


class LibrariesSection(Section):
    """A table of libraries; the chosen one's licence can be read."""

    def __init__(
        self, parts: AboutParts, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = self.tr("Libraries and their licences")
        self.entitle(title)
        self._parts = parts
        self._lane = Lane(background, self)
        self._known: Sequence[Library] = ()
        self.table = ReadOnlyTable(title)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.read = QPushButton(self.tr("Read the licence…"), self)
        self.read.setEnabled(False)
        self.read.clicked.connect(self._show)
        self.table.itemSelectionChanged.connect(self._look)
        self.table.itemActivated.connect(lambda _: self._show())
        self.add(self.table)
        self.add(
            plain_label(
                self.tr(
                    "Qt is used under the LGPL: it lies beside the program as libraries of its "
                    "own, which may be exchanged."
                ),
                role=Role.MUTED,
                wraps=True,
            )
        )
        self.add_left(self.read)

    def store_changed(self) -> None:
        """Ask for the libraries, once."""
        if not self._known:
            self._lane.ask(self._parts.libraries, self._came)

    def _came(self, libraries: Sequence[Library]) -> None:
        self._known = libraries
        headers = (self.tr("Library"), self.tr("Version"), self.tr("Licence"))
        self.table.show_texts(
            headers, [(each.name, each.version, each.licence) for each in libraries]
        )

    def _chosen(self) -> Library | None:
        row = self.table.currentRow()
        return self._known[row] if 0 <= row < len(self._known) else None

    def _look(self) -> None:
        chosen = self._chosen()
        self.read.setEnabled(chosen is not None and bool(chosen.text))

    def _show(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.text:
            show_text(self, f"{chosen.name} {chosen.version}", chosen.text)


def show_text(parent: QWidget, title: str, text: str) -> None:
    """Show a long plain text that can be read and copied."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(title)
    shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    give_role(buttons.button(QDialogButtonBox.StandardButton.Close), Role.PRIMARY)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
    column.setSpacing(Space.L)
    column.addWidget(shown, 1)
    column.addWidget(buttons)
    dialog.resize(*_SIZE)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
