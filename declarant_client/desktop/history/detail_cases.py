"""What came of low ratings: the office's steps as a line of events, its answer, our reply."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from declarant_client.application.office_wording import CASE_EVENTS, CASE_OUTCOMES
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.withdrawing import is_open
from declarant_client.contract.assessments import (
    Case,
    CaseEvent,
    CaseReply,
    ReplyKind,
)
from declarant_client.desktop.appearance import (
    Role,
    Space,
    colours_of,
    give_role,
    small_font,
    strong_font,
)
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import level_word
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import Column, paragraph
from declarant_client.domain.sentences import Sentence, translate

_DOT = 9
_LINE_LEFT = 6

REPLIES: dict[ReplyKind, Sentence] = {
    ReplyKind.ACCEPTED: translate("history", "Your reply: accepted"),
    ReplyKind.NOT_RESOLVED: translate("history", "Your reply: not resolved"),
}


def add_cases(column: Column, entry: HistoryEntry, words: OfficeWords) -> None:
    """Add each case with its events."""
    if not entry.cases:
        return
    column.add_title(said(translate("history", "Processing result")))
    for case in entry.cases:
        column.add(_case(case, words))


def _case(case: Case, words: OfficeWords) -> QFrame:
    frame = QFrame()
    give_role(frame, Role.CARD)
    room = QVBoxLayout(frame)
    room.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
    room.setSpacing(Space.XS)
    room.addWidget(
        paragraph(f"{case.subject.name} · {level_word(case.level, words)}", font=strong_font())
    )
    if is_open(case):
        due = said(translate("history", "Answer due by {time}", time=moment(case.due_at)))
        room.addWidget(plain_label(due, role=Role.MUTED))
    steps = QWidget()
    line = QVBoxLayout(steps)
    line.setContentsMargins(0, Space.XS, 0, 0)
    line.setSpacing(0)
    events = sorted(case.events, key=lambda event: event.sequence)
    told = [_event_lines(event) for event in events] + [_reply_lines(r) for r in case.replies]
    for place, lines in enumerate(told):
        line.addWidget(_Step(lines, first=place == 0, last=place == len(told) - 1))
    room.addWidget(steps)
    return frame


def _event_lines(event: CaseEvent) -> list[str]:
    word = said(CASE_EVENTS[event.kind])
    lines = [f"{word}: {event.unit}" if event.unit else word, moment(event.at)]
    if event.outcome is not None:
        lines.append(said(CASE_OUTCOMES[event.outcome]))
    if event.text:
        lines.append(event.text)
    if event.measures:
        lines.append(said(translate("history", "Measures: {measures}", measures=event.measures)))
    return lines


def _reply_lines(reply: CaseReply) -> list[str]:
    return [said(REPLIES[reply.kind]), moment(reply.at), *([reply.text] if reply.text else [])]


class _Step(QWidget):
    """One event: a dot on the line, what happened, when, and what was said."""

    def __init__(self, lines: list[str], *, first: bool, last: bool) -> None:
        super().__init__()
        self._first = first
        self._last = last
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.XL, 0, 0, Space.M if not last else 0)
        room.setSpacing(2)
        self._word = paragraph(lines[0], font=strong_font())
        room.addWidget(self._word)
        room.addWidget(plain_label(lines[1], font=small_font(), role=Role.MUTED))
        for line in lines[2:]:
            room.addWidget(paragraph(line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._word.fontMetrics().height() / 2
        top = middle if self._first else 0.0
        bottom = middle if self._last else float(self.height())
        painter.setPen(QPen(QColor(colours.border), 1.5))
        painter.drawLine(QPointF(_LINE_LEFT, top), QPointF(_LINE_LEFT, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QPointF(_LINE_LEFT, middle), _DOT / 2, _DOT / 2)
        painter.end()
