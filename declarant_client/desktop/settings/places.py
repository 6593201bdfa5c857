"""Where the data lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, small_font
from declarant_client.desktop.settings.section import Section
from declarant_client.desktop.widgets.labels import plain_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Folder of the database, and the file of the settings."""

    database: Path
    config_file: Path


class PlacesSection(Section):
    """Paths to be selected and copied, and a button that opens the folder."""

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entitle(self.tr("On this computer"))
        self.open_folder = QPushButton(icon("folder", Tone.TEXT), self.tr("Open folder"))
        self.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(places.database.parent)))
        )
        self.add(
            self._row(
                self.tr("Everything you rate and receive"), str(places.database), self.open_folder
            )
        )
        self.add(self._row(self.tr("These settings"), str(places.config_file)))

    def _row(self, name: str, value: str, button: QPushButton | None = None) -> QWidget:
        widget = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addWidget(plain_label(name))
        texts.addWidget(_path(name, value))
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(texts, 1)
        if button is not None:
            row.addWidget(button)
        return widget


def _path(name: str, value: str) -> QLineEdit:
    """Return a path to be read and copied; a long one has no place where a line could break."""
    field = QLineEdit(value)
    field.setReadOnly(True)
    field.setFont(small_font())
    field.setAccessibleName(name)
    field.setCursorPosition(0)
    give_role(field, Role.VALUE)
    return field
