"""What of a history is printed: a preview shows so many, a file holds all."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from declarant_client.application.printing import MOST_ROWS
from declarant_client.desktop.speech import figure
from declarant_client.desktop.widgets.questions import choice

translate = QCoreApplication.translate


class Printed(Enum):
    """How it is printed."""

    PREVIEW = auto()
    """In the preview, from where it goes to the printer."""
    PDF = auto()
    """As a file, which any viewer prints."""


def ask_what_is_printed(count: int, parent: QWidget) -> Printed | None:
    """Ask where a preview would not hold all; ``None`` for nothing."""
    if count <= MOST_ROWS:
        return Printed.PREVIEW if count else None
    ways = (
        translate("PrintQuestion", "All as PDF…"),
        translate("PrintQuestion", "The newest {count}").format(count=MOST_ROWS),
    )
    chosen = choice(
        parent,
        translate("PrintQuestion", "Print all {count} assessments?").format(count=figure(count)),
        translate(
            "PrintQuestion",
            "The preview holds the newest {count}. All of them are written to a PDF file, which "
            "you can open and print; that can be cancelled while it runs.",
        ).format(count=MOST_ROWS),
        ways,
    )
    return None if chosen is None else (Printed.PDF, Printed.PREVIEW)[chosen]
