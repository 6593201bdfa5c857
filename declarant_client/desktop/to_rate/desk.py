"""The desk: which declaration lies open, what is typed into it, and what is sent from it.

It draws nothing. Everything it does to the store happens in the background, in the order in which
it was asked for: what is written by ``Threads.writing``, what is read by ``Threads.reading``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.desktop.background import Lane
from declarant_client.desktop.to_rate.draft_keeper import DraftKeeper
from declarant_client.desktop.to_rate.put_off_desk import Away, PutOffDesk, Wish
from declarant_client.desktop.to_rate.sending import Sending, Sent
from declarant_client.desktop.to_rate.together.group_desk import GroupDesk

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.parts import ToRateParts
    from declarant_client.domain.declaration import Clearance, Phase


class RatingDesk(QObject):
    """One form at a time: opens it, keeps its draft, hands it to ``sending``."""

    opened = Signal(object)
    """The ``RatingForm`` that lies open now; ``None`` when nothing does."""

    def __init__(self, parts: ToRateParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._drafts = DraftKeeper(parts.rating, parts.threads.writing, self)
        self.sending = Sending(parts, self._drafts, self)
        self.group = GroupDesk(parts, self)
        self.putting_off = PutOffDesk(parts.putting_off, parts.threads.writing, self)
        self._reading = Lane(parts.threads.reading, self)
        self._rereading = Lane(parts.threads.writing, self)
        self._refreshing = Lane(parts.threads.reading, self)
        self._form: RatingForm | None = None
        self.putting_off.askedAgain.connect(self.refresh)

    @property
    def form(self) -> RatingForm | None:
        """The form that lies open; ``None`` while another one is on its way."""
        return None if self.is_waiting else self._form

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed now belongs to a form that is not there yet."""
        return self._reading.is_busy or self._rereading.is_busy or self.is_undoing

    @property
    def is_undoing(self) -> bool:
        """Whether a declaration is about to lie open again."""
        return self.sending.is_undoing or self.putting_off.is_undoing

    def open(self, identity: str, phase: Phase | None = None) -> None:
        """Open a declaration's form; what was typed into the one before is saved."""
        self._drafts.save()
        self._drop_questions()
        self._form = None
        # What is still being written is read behind it, in the same thread.
        is_writing = self._drafts.is_writing(identity) or self.sending.is_writing(identity)
        lane = self._rereading if is_writing else self._reading
        lane.ask(lambda: self._parts.forms().open(identity, phase), self._came)

    def close(self) -> None:
        """Let nothing lie open."""
        self._drafts.save()
        self._drop_questions()
        self._came(None)

    def refresh(self) -> None:
        """Read the open form again, as long as nothing was typed into it; look what has left."""
        self.group.look()
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
        """Save what is typed, now, and what was sent together to its end."""
        self._drafts.save()
        self.group.finish()

    def send(self, draft: Draft) -> Sent | None:
        """Submit the open form's complete draft; ``sending`` tells what becomes of it."""
        form = self._form
        if form is None:
            return None
        self._refreshing.drop()
        return self.sending.send(draft, form.row.declaration.number.digits)

    def put_off(self, wish: Wish) -> Away | None:
        """Take the open declaration off the list; ``putting_off`` tells what becomes of it."""
        form = self._form
        if form is None:
            return None
        self._refreshing.drop()
        self._drafts.save()
        declaration = form.row.declaration
        return self.putting_off.put_off([declaration.identity], declaration.number.digits, wish)

    def answer_clearance(self, clearance: Clearance) -> None:
        """Keep the user's answer for the open declaration and open it again."""
        if self._form is None:
            return
        identity = self._form.row.declaration.identity

        def answer() -> RatingForm | None:
            self._parts.worklist.answer_clearance([identity], clearance)
            return self._parts.forms().open(identity)

        self._rereading.ask(answer, self._came)

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

    def _drop_questions(self) -> None:
        for lane in (self._reading, self._rereading, self._refreshing):
            lane.drop()

    def _came(self, form: RatingForm | None) -> None:
        self._form = self.sending.with_unsaved(form)
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


def _but_for_the_draft(one: RatingForm, other: RatingForm) -> bool:
    """Whether two readings of a form differ in nothing but what was typed into it."""
    bare_one, bare_other = (
        replace(form, draft=None, row=form.row._replace(has_draft=False)) for form in (one, other)
    )
    return bare_one == bare_other
