"""What came of low ratings: the office's steps as a line of events, its answer, our reply."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from declarant_client.application.office_wording import CASE_EVENTS, CASE_OUTCOMES
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.application.results_wording import REPLIES
from declarant_client.application.withdrawing import is_open
from declarant_client.contract.assessments import (
    Case,
    CaseEvent,
    CaseReply,
)
from declarant_client.desktop.appearance import (
    Role,
    Space,
    give_role,
    strong_font,
)
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import level_word, subject_name
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.course import Course, Happened
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.level_shown import LevelShown
from declarant_client.desktop.widgets.reading_pane import Column, paragraph
from declarant_client.domain.sentences import translate


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
    head = QHBoxLayout()
    head.setSpacing(Space.M)
    head.addWidget(paragraph(subject_name(case.subject, words), font=strong_font()), 1)
    level = LevelShown(case.level, level_word(case.level, words))
    head.addWidget(level, 0, Qt.AlignmentFlag.AlignTop)
    room.addLayout(head)
    if is_open(case):
        due = said(translate("history", "Answer due by {time}", time=moment(case.due_at)))
        room.addWidget(plain_label(due, role=Role.MUTED))
    events = sorted(case.events, key=lambda event: event.sequence)
    told = [event_of(event) for event in events] + [reply_of(reply) for reply in case.replies]
    room.addWidget(Course(told))
    return frame


def event_of(event: CaseEvent, *, briefly: bool = False) -> Happened:
    """Return a step of the office; ``briefly`` without the words of its answer."""
    word = said(CASE_EVENTS[event.kind])
    lines = []
    if event.outcome is not None:
        lines.append(said(CASE_OUTCOMES[event.outcome]))
    if event.text and not briefly:
        lines.append(event.text)
    if event.measures and not briefly:
        lines.append(said(translate("history", "Measures: {measures}", measures=event.measures)))
    return Happened(f"{word}: {event.unit}" if event.unit else word, moment(event.at), tuple(lines))


def reply_of(reply: CaseReply) -> Happened:
    """Return what the enterprise said of an answer."""
    return Happened(
        said(REPLIES[reply.kind]), moment(reply.at), (reply.text,) if reply.text else ()
    )
