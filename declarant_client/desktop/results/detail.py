"""One case whole: what we said, what the office did and answered, and our word on that."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from declarant_client.application.office_wording import CASE_OUTCOMES
from declarant_client.application.ports.cases import CaseLine, KeptReply
from declarant_client.application.results_wording import (
    REPLIES,
    answer_in,
    due_of,
    reply_standing,
    stage_kind,
    stage_word,
)
from declarant_client.contract.assessments import CaseEvent
from declarant_client.desktop.appearance import (
    Role,
    Space,
    give_role,
    headline_font,
    strong_font,
)
from declarant_client.desktop.history.detail_cases import event_of, reply_of
from declarant_client.desktop.history.detail_ratings import rating_card
from declarant_client.desktop.history.detail_standing import who
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import office_name, subject_name
from declarant_client.desktop.results.detail_foot import ResultFoot
from declarant_client.desktop.results.due_line import DueLine
from declarant_client.desktop.results.reply_form import ReplyForm
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.course import Course, Happened
from declarant_client.desktop.widgets.head_with_chip import HeadWithChip
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import Column, ReadingPane, paragraph
from declarant_client.domain.sentences import Sentence, translate


class CaseDetail(QFrame):
    """The right side of the results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._line: CaseLine | None = None
        self._words = OfficeWords()
        self._day: object = None
        self._pane = ReadingPane(self.tr("Case"))
        self.form = ReplyForm(self)
        self.foot = ResultFoot(self)
        self.foot.replyWanted.connect(self.form.begin)
        around = QVBoxLayout()
        around.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        around.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addLayout(around)
        column.addWidget(self.foot)

    @property
    def line(self) -> CaseLine | None:
        """The case shown."""
        return self._line

    def show_line(self, line: CaseLine | None, words: OfficeWords, now: datetime) -> None:
        """Show a case, or nothing."""
        known = self._line
        same = line is not None and known is not None and line.key == known.key
        day = now.date()
        if same and (line, words, day) == (known, self._words, self._day):
            return
        place = self._pane.verticalScrollBar().value() if same else 0
        self._line, self._words, self._day = line, words, day
        self._pane.show_column(_column(line, words, now))
        self._pane.verticalScrollBar().setValue(place)
        self.form.show_line(line)
        self.foot.show_line(line)

    def wait(self, *, waiting: bool) -> None:
        """Take no further wish while one is being carried out."""
        self.form.wait(waiting=waiting)
        self.foot.wait(waiting=waiting)


def _column(line: CaseLine | None, words: OfficeWords, now: datetime) -> Column:
    column = Column()
    if line is None:
        return column
    column.add(_head(line, words))
    number = line.entry.assessment.declaration.number
    column.add_text(f"{number} · {who(line.entry)}", role=Role.MUTED)
    due = due_of(line.case, now)
    if due is not None:
        column.add(DueLine(due, line.case.due_at))
    answer = answer_in(line.case)
    if answer is not None:
        column.add_title(said(translate("results", "The office's answer")))
        column.add(_answer(answer))
    column.add_title(said(translate("results", "Course")))
    column.add(_course(line))
    column.add_title(said(translate("results", "What you said")))
    rated = [r for r in line.entry.assessment.ratings if r.subject == line.case.subject]
    for rating in rated:
        column.add(rating_card(rating, words))
    _add_facts(column, line)
    return column


def _head(line: CaseLine, words: OfficeWords) -> QWidget:
    name = paragraph(subject_name(line.case.subject, words), font=headline_font())
    return HeadWithChip(name, said(stage_word(line.case)), stage_kind(line.case))


def _answer(answer: CaseEvent) -> QFrame:
    frame = QFrame()
    give_role(frame, Role.CARD)
    room = QVBoxLayout(frame)
    room.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
    room.setSpacing(Space.XS)
    if answer.outcome is not None:
        room.addWidget(paragraph(said(CASE_OUTCOMES[answer.outcome]), font=strong_font()))
    if answer.text:
        room.addWidget(paragraph(answer.text))
    if answer.measures:
        room.addSpacing(Space.XS)
        room.addWidget(plain_label(said(translate("results", "Measures")), role=Role.MUTED))
        room.addWidget(paragraph(answer.measures))
    return frame


def _course(line: CaseLine) -> Course:
    """Return every step, our own words among them by their time; what is on its way last."""
    newest = answer_in(line.case)
    told = [
        (event.at, event_of(event, briefly=event is newest))
        for event in sorted(line.case.events, key=lambda event: event.sequence)
    ]
    told += [(reply.at, reply_of(reply)) for reply in line.case.replies]
    told.sort(key=lambda step: step[0])
    steps = [step for _, step in told]
    if line.reply is not None:
        steps.append(_on_its_way(line.reply))
    return Course(steps)


def _on_its_way(reply: KeptReply) -> Happened:
    return Happened(
        said(REPLIES[reply.kind]),
        said(reply_standing(reply)),
        (reply.text,) if reply.text else (),
        is_ended=False,
    )


def _add_facts(column: Column, line: CaseLine) -> None:
    case, assessment = line.case, line.entry.assessment
    receipt, contact = line.entry.receipt, assessment.contact
    facts: list[tuple[Sentence, str]] = [
        (translate("results", "Case"), case.case_id),
        (translate("history", "Receiving office"), office_name(line.entry)),
        (translate("history", "Receipt"), receipt.number if receipt else ""),
        (translate("history", "Rated at"), moment(assessment.made_at)),
        (translate("history", "Rated by"), assessment.rater.name),
        (translate("history", "Contact"), f"{contact.name} · {contact.phone}" if contact else ""),
    ]
    column.add_title(said(translate("results", "Details")))
    column.add_facts([(said(name), value) for name, value in facts])
