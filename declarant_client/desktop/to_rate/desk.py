"""The desk: which declaration lies open, what was sent, and how it is taken back.

It draws nothing. Everything it does to the store happens in the background, in the order in which
it was asked for: what is written by ``Threads.writing``, what is read by ``Threads.reading``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.desktop.background import Lane
from declarant_client.desktop.to_rate.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating import Submitted
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.parts import ToRateParts
    from declarant_client.domain.declaration import Clearance, Phase
    from declarant_client.domain.sentences import SaidError


@dataclass(slots=True)
class Sent:
    """One assessment that the user sent; ``submitted`` is set once it is saved."""

    draft: Draft
    number: str
    hold: timedelta | None
    submitted: Submitted | None = None

    @property
    def identity(self) -> str:
        """Identity of its declaration."""
        return self.draft.place.identity


class RatingDesk(QObject):
    """Opens forms, keeps drafts, submits, undoes."""

    opened = Signal(object)
    """The ``RatingForm`` that lies open now; ``None`` when nothing does."""
    saved = Signal(object)
    """A ``Sent`` whose commit came back."""
    notSaved = Signal(object, object)
    """A ``Sent`` and the ``SaidError`` for which it was not saved."""
    undone = Signal(str)
    """Identity of the declaration whose assessment is a draft again."""
    tooLate = Signal()
    """What was to be undone has left already."""

    def __init__(self, parts: ToRateParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._drafts = DraftKeeper(parts.rating, parts.threads.writing, self)
        self._reading = Lane(parts.threads.reading, self)
        self._rereading = Lane(parts.threads.writing, self)
        self._refreshing = Lane(parts.threads.reading, self)
        self._unsaved: dict[str, Draft] = {}
        self._form: RatingForm | None = None
        self._sent: list[Sent] = []
        self._undoing = False

    @property
    def form(self) -> RatingForm | None:
        """The form that lies open; ``None`` while another one is on its way."""
        return None if self.is_waiting else self._form

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed now belongs to a form that is not there yet."""
        return self._reading.is_busy or self._rereading.is_busy or self._undoing

    def open(self, identity: str, phase: Phase | None = None) -> None:
        """Open a declaration's form; what was typed into the one before is saved."""
        self._drafts.save()
        self._drop_questions()
        self._form = None
        # A draft still being written is read behind it, in the same thread.
        lane = self._rereading if self._is_writing(identity) else self._reading
        lane.ask(lambda: self._parts.forms().open(identity, phase), self._came)

    def close(self) -> None:
        """Let nothing lie open."""
        self._drafts.save()
        self._drop_questions()
        self._came(None)

    def refresh(self) -> None:
        """Read the open form again, as long as nothing was typed into it."""
        form = self.form
        if form is None or self._drafts.is_writing(form.row.declaration.identity):
            return
        phase = form.place.phase if form.place else None
        identity = form.row.declaration.identity
        self._refreshing.ask(lambda: self._parts.forms().open(identity, phase), self._read_again)

    def edited(self, draft: Draft) -> None:
        """Something was typed: it is saved soon, and no refresh may take it away."""
        self._refreshing.drop()
        self._drafts.note(draft)

    def save(self) -> None:
        """Save what is typed, now."""
        self._drafts.save()

    def send(self, draft: Draft) -> None:
        """Submit a complete draft; ``saved`` or ``notSaved`` follows."""
        form = self._form
        if form is None:
            return
        self._refreshing.drop()
        self._drafts.forget(draft.place)
        self._unsaved.pop(draft.place.identity, None)
        sent = Sent(draft, form.row.declaration.number.digits, self._parts.hold())
        rater = self._parts.rater()
        self._sent.append(sent)

        def submit() -> None:
            sent.submitted = self._parts.rating().submit(draft, rater=rater, hold=sent.hold)

        self._parts.threads.writing.run(
            self,
            submit,
            lambda _: self.saved.emit(sent),
            lambda error: self._not_saved(sent, error),
        )

    def undo_last(self) -> bool:
        """Take back what was sent last; ``undone`` or ``tooLate`` follows; False for nothing."""
        if not self._sent or self._undoing:
            return False
        self._drafts.save()
        sent = self._sent.pop()
        self._undoing = True

        def undo() -> Draft | None:
            # Ordered behind its submission, which has ended by now.
            if sent.submitted is None:
                return None
            return self._parts.rating().undo(sent.submitted.assessment_id)

        self._parts.threads.writing.run(
            self, undo, lambda draft: self._undid(sent, draft), self._not_undone
        )
        return True

    def forget_sent(self) -> None:
        """The time to undo is over."""
        self._sent.clear()

    def answer_clearance(self, clearance: Clearance) -> None:
        """Keep the user's answer for the open declaration and open it again."""
        if self._form is None:
            return
        identity = self._form.row.declaration.identity
        self._rereading.ask(
            lambda: self._answer_and_open(identity, clearance),
            self._came,
        )

    def withdraw(self) -> None:
        """Withdraw what stands for the open declaration, and open it again."""
        form = self._form
        if form is None or form.standing is None:
            return
        identity, standing = form.row.declaration.identity, form.standing
        phase = form.place.phase if form.place else None

        def withdraw() -> RatingForm | None:
            self._parts.rating().withdraw(standing.assessment.assessment_id)
            return self._parts.forms().open(identity, phase)

        self._rereading.ask(withdraw, self._came)

    def _answer_and_open(self, identity: str, clearance: Clearance) -> RatingForm | None:
        self._parts.worklist.answer_clearance([identity], clearance)
        return self._parts.forms().open(identity)

    def _is_writing(self, identity: str) -> bool:
        return self._drafts.is_writing(identity) or any(
            sent.identity == identity and sent.submitted is None for sent in self._sent
        )

    def _drop_questions(self) -> None:
        for lane in (self._reading, self._rereading, self._refreshing):
            lane.drop()

    def _came(self, form: RatingForm | None) -> None:
        self._form = self._with_unsaved(form)
        self.opened.emit(self._form)

    def _read_again(self, form: RatingForm | None) -> None:
        known = self._form
        if form is None or known is None or form == known:
            return
        if self._drafts.is_newest(form.draft) and _but_for_the_draft(form, known):
            # The store holds now what stands in the fields: showing it would move the cursor.
            self._form = form
        else:
            self._came(form)

    def _with_unsaved(self, form: RatingForm | None) -> RatingForm | None:
        if form is None or form.draft is None:
            return form
        unsaved = self._unsaved.get(form.row.declaration.identity)
        return replace(form, draft=unsaved) if unsaved else form

    def _not_saved(self, sent: Sent, error: SaidError) -> None:
        if sent in self._sent:
            self._sent.remove(sent)
        self._unsaved[sent.identity] = sent.draft
        self.notSaved.emit(sent, error)

    def _undid(self, sent: Sent, draft: Draft | None) -> None:
        self._undoing = False
        if draft is None and sent.submitted is not None:
            self.tooLate.emit()
        else:
            self.undone.emit(sent.identity)

    def _not_undone(self, error: SaidError) -> None:
        self._undoing = False
        self._parts.threads.writing.troubled.emit(error)
        self.tooLate.emit()


def _but_for_the_draft(one: RatingForm, other: RatingForm) -> bool:
    """Whether two readings of a form differ in nothing but what was typed into it."""
    bare_one, bare_other = (
        replace(form, draft=None, row=replace(form.row, has_draft=False)) for form in (one, other)
    )
    return bare_one == bare_other
