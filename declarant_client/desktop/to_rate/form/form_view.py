"""The rating form of one declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.rating import Fault, is_low
from declarant_client.application.rating_form import RatingForm
from declarant_client.application.wording import LEVELS
from declarant_client.desktop.appearance import Space
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.to_rate.form.contact_fields import ContactFields
from declarant_client.desktop.to_rate.form.facts_head import FactsHead
from declarant_client.desktop.to_rate.form.form_foot import FormFoot
from declarant_client.desktop.to_rate.form.phase_question import PhaseQuestion
from declarant_client.desktop.to_rate.form.put_off_card import PutOffCard
from declarant_client.desktop.to_rate.form.standing_card import StandingCard
from declarant_client.desktop.to_rate.form.subject_rows import SubjectRows
from declarant_client.desktop.widgets.announcement import announce


class FormView(QWidget):
    """Facts, what stands, subjects, contact, and the button that sends."""

    edited = Signal()
    faultsShown = Signal(object)
    """The ``Fault`` s that keep what is filled in from being sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: RatingForm | None = None
        self._is_locked = False
        self._remembered: TypedContact | None = None
        self.head = FactsHead(self)
        self.standing = StandingCard(self)
        self.put_off = PutOffCard(self)
        self.question = PhaseQuestion(self)
        self.subjects = SubjectRows(self)
        self.contact = ContactFields(self)
        self.foot = FormFoot(self)
        self._lay_out()
        self.subjects.edited.connect(self._edited)
        self.contact.edited.connect(self._edited)
        self.standing.reviseWanted.connect(self._unlock)

    def show_form(self, form: RatingForm) -> None:
        """Show a declaration's form."""
        is_other = self._form is None or self._form.row.declaration.identity != (
            form.row.declaration.identity
        )
        self._form = form
        self._is_locked = _is_locked(form)
        if is_other:
            self.subjects.begin_anew()
            self._scroll.verticalScrollBar().setValue(0)
        self.head.show_row(form.row)
        self.standing.show_form(form, locked=self._is_locked)
        self.put_off.show_row(form.row)
        self._show_draft(form)
        self.foot.show_form(form, locked=self._is_locked)

    @property
    def is_ready(self) -> bool:
        """Whether a level may be given now."""
        return self._form is not None and self._form.draft is not None and not self._is_locked

    def draft(self) -> Draft | None:
        """Return the draft as it is filled in; ``None`` where nothing can be rated."""
        form = self._form
        if form is None or form.draft is None:
            return None
        rows = self.subjects.drafted
        drafted = replace(form.draft, rows=rows, contact=self.contact.contact)
        return replace(drafted, revises=drafted.revises or self._revised(form))

    @property
    def words(self) -> Mapping[int, str]:
        """What each level is called at the office of the declaration shown."""
        return _words(self._form) if self._form is not None else {}

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is missing, and put the focus where it is entered."""
        self.faultsShown.emit(faults)
        self.subjects.show_faults(faults)
        first = faults[0]
        about_contact = [said(fault.sentence) for fault in faults if fault.row is None]
        self.contact.show_fault("\n".join(about_contact))
        self.foot.show_fault(said(first.sentence))
        announce(self, said(first.sentence))
        draft = self.draft()
        if draft is None or all(row.level is None for row in draft.rows):
            return
        if first.row is None:
            self.contact.focus_fault()
            self._scroll.ensureWidgetVisible(self.contact)
        else:
            self._scroll.ensureWidgetVisible(self.subjects.focus_fault(first.row))

    def _show_draft(self, form: RatingForm) -> None:
        is_open = form.draft is not None
        self.question.setVisible(not is_open)
        self.subjects.setVisible(is_open)
        self.subjects.setEnabled(not self._is_locked)
        self.contact.setEnabled(not self._is_locked)
        if form.draft is None:
            self.contact.hide()
            self.question.ask(form.row.declaration.clearance, form.cancelled_by)
            return
        self.subjects.show_rows(form.draft.rows, form.offered, _words(form))
        self.contact.show_contact(form.draft.contact, form.confidentiality)
        self.contact.setVisible(is_low(form.draft))

    def _edited(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.contact.setVisible(is_low(draft))
        self.foot.show_fault("")
        self.edited.emit()

    def _unlock(self) -> None:
        self._is_locked = False
        self.subjects.setEnabled(True)
        self.contact.setEnabled(True)
        if self._form is not None:
            self.standing.show_form(self._form, locked=False)
            self.foot.show_form(self._form, locked=False)
        self.subjects.all.stars.take_focus()

    def _make_room(self, _least: int, most: int) -> None:
        # The bar takes its width from the margin, so that nothing moves when it comes and goes.
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        self._inner.setContentsMargins(Space.XL, Space.M, Space.XL - bar, Space.L)

    @staticmethod
    def _revised(form: RatingForm) -> str | None:
        elsewhere = form.assessed_elsewhere
        return elsewhere.assessment_id if elsewhere is not None else None

    def _lay_out(self) -> None:
        content = QWidget(self)
        inner = self._inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        inner.setSpacing(Space.M)
        for part in (self.standing, self.put_off, self.question, self.subjects, self.contact):
            inner.addWidget(part)
        inner.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        head.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        # Who rates by keyboard meets it last.
        QWidget.setTabOrder(self.foot.send, self.head.sources)


def _is_locked(form: RatingForm) -> bool:
    """Whether something stands that may only be revised, and no revision was begun."""
    return form.revises and not form.row.has_draft


def _words(form: RatingForm) -> Mapping[int, str]:
    if form.offered.levels:
        return {level.level: text_of(level.name) for level in form.offered.levels}
    return {level: said(word) for level, word in LEVELS.items()}
