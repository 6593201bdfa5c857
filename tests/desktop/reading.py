"""What a page says to the eye: the texts of its labels that are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 20_000
"""Milliseconds after which waiting for a condition fails."""


def texts(widget: QWidget) -> list[str]:
    """Return the texts of all labels that are not hidden, in the order they were made."""
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def says(widget: QWidget, text: str) -> bool:
    """Whether some label shows a text or holds it."""
    return any(text in shown for shown in texts(widget))


def open_page(qtbot: QtBot, page: QWidget) -> None:
    """Show a page as the active window."""
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=PATIENCE)
