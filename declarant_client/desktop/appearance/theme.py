"""Light or dark, as the system or the user wants it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from declarant_client.application.ports.settings import Density, Theme
from declarant_client.desktop.appearance.colours import DARK, LIGHT, Colours, palette_of
from declarant_client.desktop.appearance.scale import fit
from declarant_client.desktop.appearance.style_sheet import style_sheet

_LEAST_POINTS = 10.0
_GENERIC_FAMILIES = frozenset({"", "Sans", "Sans Serif", "sans-serif"})
_VIETNAMESE_FAMILIES = ["Inter", "Noto Sans", "Open Sans", "DejaVu Sans"]


class Appearance(QObject):
    """Gives the application its palette, font and style sheet, and keeps to the system's theme."""

    changed = Signal()
    """Light turned to dark or back."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._theme = Theme.SYSTEM
        self._colours: Colours | None = None
        self._font = _readable(application.font())
        application.setFont(self._font)
        application.styleHints().colorSchemeChanged.connect(self._apply)

    def choose(self, theme: Theme) -> None:
        """Show this theme from now on."""
        self._theme = theme
        self._apply()

    def size(self, text_percent: int, density: Density) -> None:
        """Set the size of text and the distances: windows that are built afterwards have them."""
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * text_percent / 100)
        self._application.setFont(font)
        fit(density, text_percent)
        if self._colours is not None:
            self._application.setStyleSheet(style_sheet(self._colours))

    @property
    def colours(self) -> Colours:
        """The colours shown now."""
        return self._colours or LIGHT

    def _apply(self) -> None:
        colours = DARK if self._wants_dark() else LIGHT
        if colours is self._colours:
            return
        self._colours = colours
        self._application.setPalette(palette_of(colours))
        self._application.setStyleSheet(style_sheet(colours))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._theme is not Theme.SYSTEM:
            return self._theme is Theme.DARK
        return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _readable(font: QFont) -> QFont:
    """Return the system's font, never too small; where it names none, one that has Vietnamese."""
    readable = QFont(font)
    if readable.family() in _GENERIC_FAMILIES:
        readable.setFamilies([*_VIETNAMESE_FAMILIES, font.family()])
    readable.setPointSizeF(max(readable.pointSizeF(), _LEAST_POINTS))
    return readable
