"""The declaration's facts above its form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.wording import CLEARANCES
from declarant_client.desktop.appearance import (
    Role,
    Space,
    give_role,
    headline_font,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.to_rate.row_words import (
    channel_word,
    enterprise_words,
    kind_words,
    place_words,
)
from declarant_client.desktop.widgets.chip import CHANNEL_KINDS, Chip
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import paragraph
from declarant_client.domain.declaration import Clearance

_CLEARANCE_KINDS = {Clearance.NONE: "note", Clearance.CANCELLED: "danger"}


class FactsHead(QWidget):
    """Number, channel, clearance, kind; office and team; enterprise."""

    sourcesWanted = Signal()
    """The user wants to see where the facts come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = plain_label(font=tabular(headline_font()))
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._channel = Chip(parent=self)
        self._clearance = Chip(parent=self)
        self._kind = plain_label(role=Role.MUTED)
        self._time = plain_label(font=tabular(small_font()), role=Role.MUTED)
        # Whole, on further lines: any part of a long name may be what tells it from others.
        self._office = paragraph("", font=strong_font())
        self._enterprise = paragraph("")
        self.sources = QPushButton(self.tr("Sources of these facts"), self)
        give_role(self.sources, Role.LINK)
        self.sources.setFont(small_font())
        self.sources.clicked.connect(self.sourcesWanted)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_row(self, row: WorklistRow) -> None:
        """Show a declaration's facts."""
        declaration = row.declaration
        channel = declaration.channel
        self._number.setText(declaration.number.digits)
        self._channel.show_word(
            channel_word(channel) if channel else "",
            CHANNEL_KINDS[channel] if channel else "neutral",
        )
        self._clearance.show_word(
            said(CLEARANCES[declaration.clearance]),
            _CLEARANCE_KINDS.get(declaration.clearance, "neutral"),
        )
        self._kind.setText(kind_words(row))
        self._time.setText(moment(declaration.cleared_at))
        self._office.setText(place_words(row))
        self._enterprise.setText(enterprise_words(declaration))
        self._make_room(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room(event.size().width())
        super().resizeEvent(event)

    def _make_room(self, width: int) -> None:
        """Let the chips begin a line of their own where they would cut the number."""
        parts = (self._number, self._kind, self._channel, self._clearance)
        needed = sum(part.sizeHint().width() + Space.M for part in parts if not part.isHidden())
        narrow = needed - Space.M > width
        ways = QBoxLayout.Direction
        self._first.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _lay_out(self) -> None:
        named, marked = QHBoxLayout(), QHBoxLayout()
        for line, parts in (
            (named, (self._number, self._kind)),
            (marked, (self._channel, self._clearance)),
        ):
            line.setSpacing(Space.M)
            for part in parts:
                line.addWidget(part)
            line.addStretch()
        self._first.setSpacing(Space.HAIR)
        self._first.addLayout(named, 1)
        self._first.addLayout(marked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(self._first)
        for words, beside in ((self._office, self._time), (self._enterprise, self.sources)):
            line = QHBoxLayout()
            line.setSpacing(Space.M)
            line.addWidget(words, 1)
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
