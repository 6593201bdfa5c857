"""Where Tab leads on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MOST_STOPS = 150


def reachable(page: QWidget) -> set[QWidget]:
    """What Tab should meet: usable now, the parts of composed widgets left out."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def round_trip(key: Qt.Key) -> list[QWidget]:
    """Return what a key leads to, until it leads to where it began."""
    start = focused()
    stops = [start]
    for _ in range(MOST_STOPS):
        QTest.keyClick(focused(), key)
        if focused() is start:
            return stops
        stops.append(focused())
    return stops


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def named(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(widget).__name__} “{widget.accessibleName()}”" for widget in widgets)
