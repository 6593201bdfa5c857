"""Sizes: one scale of distances, one scale of type."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QGuiApplication


class Space:
    """Distances in device-independent pixels, and the few fixed sizes that pages share."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 24
    XXL: Final = 40
    RADIUS: Final = 6
    ICON: Final = 18
    STAR: Final = 26
    CONTROL: Final = 32
    """Least height of what is pressed: near Windows' own, and a fair target for a mouse."""
    RAIL: Final = 204
    READING: Final = 720
    """Widest column of text that is still read without effort."""


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
