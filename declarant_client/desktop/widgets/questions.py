"""Asking before something is taken away, in plain text and with the safe answer in front."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from declarant_client.desktop.appearance import Role, give_role


def confirmed(parent: QWidget, question: str, consequence: str, action: str) -> bool:
    """Ask; ``action`` is the word on the button that does it. Escape and Enter leave it be."""
    box = _box(parent, action, question, consequence)
    does = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    give_role(does, Role.DANGER)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is does


def told(parent: QWidget, title: str, text: str) -> None:
    """Tell something that must be read, in plain text."""
    box = _box(parent, title, title, text)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def _box(parent: QWidget, title: str, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    # The box's own setting does not reach its second label.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box
