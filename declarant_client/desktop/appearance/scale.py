"""Sizes: one scale of distances, one scale of type. What is drawn takes its measures from here."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

from declarant_client.application.ports.settings import Density


class Space:
    """Distances in device-independent pixels, and the few fixed sizes that pages share.

    They hold for the whole application, as palette and font do: ``fit`` sets them for a density
    and for the font, before a window is built. So they are asked for where they are used; what is
    kept from the time of import is the ordinary measure.
    """

    HAIR: int = 2
    """Between a line and the smaller one that belongs to it."""
    XS: int = 4
    S: int = 8
    M: int = 12
    L: int = 16
    XL: int = 24
    XXL: int = 40
    LINE: int = 1
    RADIUS: int = 6
    ICON: int = 18
    STAR: int = 26
    CONTROL: int = 32
    """Least height of what is pressed: near Windows' own, and a fair target for a mouse."""
    FIELD: int = 9
    """From a field's edge to what is typed in it, its border included."""
    TEXT: int = 18
    """Least height of a field without a frame."""
    RAIL: int = 204
    LIST: int = 430
    """A list beside what is read of it."""
    READING: int = 720
    """Widest column of text that is still read without effort."""


_DISTANCES = {
    Density.COMFORTABLE: {"XS": 4, "S": 8, "M": 12, "L": 16, "XL": 24, "XXL": 40, "CONTROL": 32},
    Density.COMPACT: {"XS": 3, "S": 6, "M": 8, "L": 12, "XL": 16, "XXL": 28, "CONTROL": 28},
}
_RAIL = Space.RAIL
_LIST = Space.LIST
_READING = Space.READING
_AROUND_TEXT = 10
"""What a control is higher than its line of text, at least."""
_ROUND_LETTERS = 2
"""What a field without a frame is higher than its line of text."""


def fit(density: Density, text_percent: int) -> None:
    """Set the distances for a density, and for the application's font at a percentage."""
    for name, pixels in _DISTANCES[density].items():
        setattr(Space, name, pixels)
    line = QFontMetrics(QGuiApplication.font()).height()
    Space.CONTROL = max(Space.CONTROL, line + _AROUND_TEXT)
    Space.TEXT = line + _ROUND_LETTERS
    Space.RAIL = _RAIL * max(text_percent, 100) // 100
    Space.LIST = _LIST * max(text_percent, 100) // 100
    Space.READING = _READING * max(text_percent, 100) // 100


_SMALL = 0.92
_TITLE = 1.15
_HEADLINE = 1.5
_LEAST_POINTS = 8.5


def body_font() -> QFont:
    """Return the font of ordinary text."""
    return QGuiApplication.font()


def small_font() -> QFont:
    """Return the font of captions and second lines."""
    return _scaled(_SMALL)


def strong_font() -> QFont:
    """Return the body font in semi-bold."""
    return _scaled(1.0, QFont.Weight.DemiBold)


def title_font() -> QFont:
    """Return the font of a section's or card's title."""
    return _scaled(_TITLE, QFont.Weight.DemiBold)


def headline_font() -> QFont:
    """Return the font of a page's title or an empty state's first line."""
    return _scaled(_HEADLINE, QFont.Weight.DemiBold)


def tabular(font: QFont) -> QFont:
    """Return the font with equally wide digits, for numbers under one another."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


def _scaled(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QGuiApplication.font()
    font.setPointSizeF(max(font.pointSizeF() * factor, _LEAST_POINTS))
    font.setWeight(weight)
    return font
