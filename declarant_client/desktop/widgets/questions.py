"""Asking before something is taken away, in plain text and with the safe answer in front."""

from __future__ import annotations

from collections.abc import Sequence

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


def choice(parent: QWidget, question: str, more: str, ways: Sequence[str]) -> int | None:
    """Ask which of some ways to go; return its place, ``None`` where it is left be."""
    box = _box(parent, question, question, more)
    buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is clicked), None)


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
