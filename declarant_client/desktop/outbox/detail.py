"""One item whole: how it stands and why, what was said, and what may be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.outbox_wording import (
    Need,
    Standing,
    next_attempt,
    standing_of,
)
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    headline_font,
    icon,
    strong_font,
    tabular,
)
from declarant_client.desktop.history.detail_ratings import add_ratings
from declarant_client.desktop.history.detail_standing import add_facts, who
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.outbox.detail_foot import OutboxFoot
from declarant_client.desktop.outbox.words import chip_kind
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.chip import Chip
from declarant_client.desktop.widgets.head_with_chip import HeadWithChip
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import Column, ReadingPane, paragraph
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState

_REMARKS: dict[SubmissionState, Sentence] = {
    SubmissionState.SENDING: translate(
        "outbox",
        "It is with the office just now. A change made now is sent as a revision behind it.",
    ),
}


class OutboxDetail(QFrame):
    """The right side of the outbox."""

    accountWanted = Signal()
    keyWanted = Signal(object)
    """An ``OutboxLine`` whose account lacks its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._line: OutboxLine | None = None
        self._words = OfficeWords()
        self._chip: Chip | None = None
        self._next: QLabel | None = None
        self._standing: Standing | None = None
        self._pane = ReadingPane(self.tr("Rating on its way"))
        self.foot = OutboxFoot(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addWidget(self.foot)

    @property
    def line(self) -> OutboxLine | None:
        """The item shown."""
        return self._line

    def show_line(self, line: OutboxLine | None, words: OfficeWords, now: datetime) -> None:
        """Show an item, or nothing."""
        known = self._line
        if line is not None and line == known and words == self._words:
            self.tick(now)
            return
        same = line is not None and known is not None and line.key == known.key
        place = self._pane.verticalScrollBar().value() if same else 0
        self._line, self._words = line, words
        self._draw(now)
        self._pane.verticalScrollBar().setValue(place)

    def tick(self, now: datetime) -> None:
        """Follow the time: what is held, and when the next attempt is."""
        line = self._line
        if line is None:
            return
        standing = standing_of(line, now)
        if self._standing is None or _without_word(standing) != _without_word(self._standing):
            self._draw(now)
            return
        if self._chip is not None:
            self._chip.show_word(said(standing.word), chip_kind(line, standing))
        following = next_attempt(line, now)
        if self._next is not None and following is not None:
            self._next.setText(said(following))
        self.foot.tick(now)

    def _draw(self, now: datetime) -> None:
        self._chip = self._next = None
        column = Column()
        if self._line is not None:
            self._standing = standing_of(self._line, now)
            self._fill(column, self._line, self._standing, now)
        self._pane.show_column(column)
        self.foot.show_line(self._line, now)

    def _fill(self, column: Column, line: OutboxLine, standing: Standing, now: datetime) -> None:
        column.add(self._head(line, standing))
        column.add_text(who(line.entry), role=Role.MUTED)
        if standing.cause is not None or standing.way_out is not None:
            column.add(self._trouble(line, standing))
        remark = _REMARKS.get(line.entry.state)
        if remark is not None:
            column.add_frame(said(remark), Role.NOTE)
        if line.entry.assessment.revises is not None:
            column.add_frame(
                said(translate("history", "This revises an earlier assessment.")), Role.NOTE
            )
        column.add(self._course(line, now))
        add_ratings(column, line.entry, self._words)
        add_facts(column, line.entry, self._words)

    def _head(self, line: OutboxLine, standing: Standing) -> QWidget:
        number = line.entry.assessment.declaration.number
        headline = paragraph(number, font=tabular(headline_font()))
        head = HeadWithChip(headline, said(standing.word), chip_kind(line, standing))
        self._chip = head.chip
        return head

    def _trouble(self, line: OutboxLine, standing: Standing) -> QFrame:
        """Return the cause in a sentence, the way out, and the button that leads there."""
        frame = QFrame()
        give_role(frame, Role.NOTE if standing.way_out is None else Role.WARNING)
        room = QVBoxLayout(frame)
        room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        room.setSpacing(Space.XS)
        if standing.cause is not None:
            room.addWidget(paragraph(said(standing.cause), font=strong_font()))
        if standing.way_out is not None:
            room.addWidget(paragraph(said(standing.way_out)))
        button = self._way_button(line, standing.need)
        if button is not None:
            room.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _way_button(self, line: OutboxLine, need: Need) -> QPushButton | None:
        if need is Need.ACCOUNT:
            button = QPushButton(icon("link", Tone.TEXT), self.tr("Connect an office…"))
            button.clicked.connect(self.accountWanted)
            return button
        if need is Need.KEY:
            button = QPushButton(icon("key", Tone.TEXT), self.tr("Enter access key…"))
            button.clicked.connect(lambda: self.keyWanted.emit(line))
            return button
        return None

    def _course(self, line: OutboxLine, now: datetime) -> QWidget:
        """Return a line that tells when it is sent next, and how often it was."""
        course = QWidget()
        row = QHBoxLayout(course)
        row.setContentsMargins(0, Space.XS, 0, 0)
        row.setSpacing(Space.S)
        following = next_attempt(line, now)
        if following is not None:
            row.addWidget(plain_label(self.tr("Next attempt:"), role=Role.MUTED))
            self._next = plain_label(said(following))
            row.addWidget(self._next)
            row.addSpacing(Space.L)
        row.addWidget(plain_label(self.tr("Attempts:"), role=Role.MUTED))
        row.addWidget(plain_label(str(line.attempts), font=tabular(strong_font())))
        row.addStretch()
        return course


def _without_word(standing: Standing) -> tuple[object, ...]:
    return standing.cause, standing.way_out, standing.need
