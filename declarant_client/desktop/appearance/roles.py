"""Named looks that differ from the plain widget; the style sheet knows them as ``[role="…"]``."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Role(StrEnum):
    """What a widget is to the reader's eye."""

    PRIMARY = "primary"
    """The one button that does what the page is for."""
    QUIET = "quiet"
    """A button that stays in the background until it is wanted."""
    LINK = "link"
    """A button that looks like a word to follow, no higher than its text."""
    SMALL = "small"
    """A tool button that is its icon alone."""
    DANGER = "danger"
    """A button that takes something away."""
    CHOICE = "choice"
    """A checkable chip."""
    CARD = "card"
    """A frame on the window's ground that holds what belongs together."""
    PANEL = "panel"
    """A side of the page on the surface's ground."""
    MUTED = "muted"
    """Text of second rank."""
    FAULT = "fault"
    """Text that says what is missing or went wrong."""
    NOTE = "note"
    """A frame with something to know."""
    WARNING = "warning"
    """A frame with something to heed."""
    ALL = "all"
    """The frame of the row that sets all others."""
    LEAVES = "leaves"
    """A list of pages that are shown beside it."""
    VALUE = "value"
    """A field that only shows something to be copied."""
    LINE = "line"
    """A separating line, one pixel wide or high."""
    BAR = "bar"
    """The bar that tells what was just done."""


def give_role(widget: QWidget, role: Role | None) -> None:
    """Give the widget a look, before or after it is shown."""
    value = None if role is None else str(role)
    if widget.property("role") == value:
        return
    widget.setProperty("role", value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        for part in (widget, *widget.findChildren(QWidget)):
            # What lies inside takes its colours from the role around it.
            part.style().unpolish(part)
            part.style().polish(part)
