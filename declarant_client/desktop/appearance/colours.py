"""The colours, light and dark; a test computes that text on them reaches WCAG AA."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Pair(NamedTuple):
    """A text colour and the soft ground it stands on."""

    text: str
    ground: str


class Colours(NamedTuple):
    """Every colour of one theme, named by what it is for."""

    window: str
    """Behind everything."""
    surface: str
    """Lists, forms, fields: what content lies on."""
    raised: str
    """Rail, hovered rows, quiet buttons."""
    line: str
    """Separators; carries no meaning, so it may be faint."""
    border: str
    """The edge of a control: 3:1 against the surface."""
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    """Ground of what is selected; ``text`` stands on it."""
    focus: str
    star: str
    star_edge: str
    star_empty: str
    good: Pair
    warning: Pair
    danger: Pair
    note: Pair
    neutral: Pair
    """States that ask for nothing."""


LIGHT = Colours(
    window="#F4F6F8",
    surface="#FFFFFF",
    raised="#EAEEF2",
    line="#DDE2E8",
    border="#77838F",
    text="#18222D",
    muted="#53606E",
    accent="#0B6786",
    accent_hover="#09556F",
    on_accent="#FFFFFF",
    accent_soft="#DCEDF3",
    focus="#0B6786",
    star="#F6B40E",
    star_edge="#9A6700",
    star_empty="#77838F",
    good=Pair("#14602F", "#DDF2E3"),
    warning=Pair("#6A4B00", "#FCEFC5"),
    danger=Pair("#9B1C1C", "#FBE3E1"),
    note=Pair("#0A516A", "#DCEDF3"),
    neutral=Pair("#46525F", "#E6EAEE"),
)

DARK = Colours(
    window="#13181D",
    surface="#1B2127",
    raised="#262E36",
    line="#303943",
    border="#74828F",
    text="#E8ECF0",
    muted="#A5B1BD",
    accent="#5CB8D3",
    accent_hover="#7AC8DF",
    on_accent="#06212B",
    accent_soft="#153A49",
    focus="#7AC8DF",
    star="#FFC43A",
    star_edge="#FFC43A",
    star_empty="#74828F",
    good=Pair("#93DCAA", "#173325"),
    warning=Pair("#F3D077", "#3A2F10"),
    danger=Pair("#F7B0AA", "#47201F"),
    note=Pair("#A5DBEB", "#153A49"),
    neutral=Pair("#C3CCD5", "#2B343D"),
)

_MIDDLE_LIGHTNESS = 128


def colours_of(palette: QPalette) -> Colours:
    """Return the colours that go with a palette: what paints itself follows its widget."""
    return DARK if palette.window().color().lightness() < _MIDDLE_LIGHTNESS else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """Return the Qt palette of a theme."""
    palette = QPalette()
    everywhere = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.danger.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Midlight: colours.raised,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.border,
        QPalette.ColorRole.Shadow: colours.border,
    }
    for role, colour in everywhere.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    # What stands and may not be changed is still to be read.
    palette.setColor(disabled, QPalette.ColorRole.WindowText, QColor(colours.muted))
    palette.setColor(disabled, QPalette.ColorRole.Text, QColor(colours.muted))
    palette.setColor(disabled, QPalette.ColorRole.ButtonText, QColor(colours.border))
    return palette
