"""Where Tab leads on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
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


def described(stops: Sequence[QWidget]) -> list[str]:
    return [stop.accessibleName() or getattr(stop, "text", str)() for stop in stops]


def in_turn(stops: Sequence[QWidget], key: Qt.Key) -> list[QWidget]:
    """Return the stops of a key as Tab would meet them."""
    first, *others = stops
    return [first, *(reversed(others) if key is Qt.Key.Key_Backtab else others)]


def jumps(page: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Say where Tab leads up, or to the left on one line."""
    return [
        " → ".join(described(pair))
        for pair in pairwise(stops)
        if not _is_behind(*(_room(page, stop) for stop in pair))
    ]


def _room(page: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def _is_behind(before: QRect, behind: QRect) -> bool:
    if behind.top() > before.bottom():
        return True
    return behind.left() > before.right() and behind.bottom() > before.top()
