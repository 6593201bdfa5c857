"""Sending ratings and taking them back: in the background, in the order of their sending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating import Submitted
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.desktop.to_rate.draft_keeper import DraftKeeper
    from declarant_client.desktop.to_rate.parts import ToRateParts
    from declarant_client.domain.sentences import SaidError


@dataclass(slots=True, eq=False, repr=False)
class Sent:
    """One assessment that the user sent; ``submitted`` is set once it is saved."""

    draft: Draft
    number: str
    hold: timedelta | None
    submitted: Submitted | None = None
    is_told: bool = False
    """Whether anybody was told that it is saved: from then on it has a time to be undone in."""

    @property
    def awaits_second_look(self) -> bool:
        """Whether it is sent only once the user has said so."""
        return self.submitted is not None and self.submitted.awaits_second_look

    @property
    def identity(self) -> str:
        """Identity of its declaration."""
        return self.draft.place.identity


class Sending(QObject):
    """What was sent and can still be taken back, and what could not be saved."""

    saved = Signal(object)
    """A ``Sent`` whose commit came back."""
    notSaved = Signal(object, object)
    """A ``Sent`` and the ``SaidError`` for which it was not saved."""
    undone = Signal(str)
    """Identity of the declaration whose assessment is a draft again."""
    letGo = Signal(object)
    """A ``Sent`` that waited for a second look, and is on its way now."""
    notUndone = Signal()
    """Taking back failed: what was sent can still be taken back."""
    tooLate = Signal()
    """What was to be undone has left already."""

    def __init__(self, parts: ToRateParts, drafts: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._drafts = drafts
        self._sent: list[Sent] = []
        self._unsaved: dict[str, Draft] = {}
        self._undoing = False

    @property
    def is_undoing(self) -> bool:
        """Whether something is being taken back."""
        return self._undoing

    def is_writing(self, identity: str) -> bool:
        """Whether the store does not hold yet what was sent for this declaration."""
        return any(sent.identity == identity and sent.submitted is None for sent in self._sent)

    def send(self, draft: Draft, number: str) -> Sent:
        """Submit a complete draft; ``saved`` or ``notSaved`` follows."""
        self._drafts.forget(draft.place)
        self._unsaved.pop(draft.place.identity, None)
        sent = Sent(draft, number, self._parts.hold())
        rater = self._parts.rater()
        self._sent.append(sent)

        def submit() -> None:
            sent.submitted = self._parts.rating().submit(draft, rater=rater, hold=sent.hold)

        self._parts.threads.writing.run(
            self,
            submit,
            lambda _: self._saved(sent),
            lambda error: self._not_saved(sent, error),
        )
        return sent

    def holds(self, sent: Sent) -> bool:
        """Whether this can still be taken back, and is not about to be."""
        return sent in self._sent

    def undo(self, sent: Sent) -> bool:
        """Take back what was sent; ``undone`` or ``tooLate`` follows; False where it is gone."""
        if sent not in self._sent or self._undoing:
            return False
        self._drafts.save()
        self._sent.remove(sent)
        self._undoing = True

        def undo() -> Draft | None:
            # Ordered behind its submission, which has ended by now.
            if sent.submitted is None:
                return None
            return self._parts.rating().undo(sent.submitted.assessment_id)

        self._parts.threads.writing.run(
            self,
            undo,
            lambda draft: self._undid(sent, draft),
            lambda error: self._not_undone(sent, error),
        )
        return True

    def let_go(self) -> None:
        """Send what was sent last and waits for a second look; ``letGo`` follows."""
        sent = next((one for one in reversed(self._sent) if one.awaits_second_look), None)
        if sent is None or sent.submitted is None:
            return
        self._sent.remove(sent)
        assessment_id = sent.submitted.assessment_id
        self._parts.threads.writing.run(
            self, lambda: self._parts.let_go(assessment_id), lambda _: self.letGo.emit(sent)
        )

    def forget(self) -> None:
        """The time to undo is over, but for what is still being saved."""
        self._sent = [sent for sent in self._sent if not sent.is_told]

    def with_unsaved(self, form: RatingForm | None) -> RatingForm | None:
        """Return a form that was read, with what could not be saved in its fields again."""
        if form is None or form.draft is None:
            return form
        unsaved = self._unsaved.get(form.row.declaration.identity)
        return replace(form, draft=unsaved) if unsaved else form

    def _saved(self, sent: Sent) -> None:
        sent.is_told = True
        self.saved.emit(sent)

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

    def _not_undone(self, sent: Sent, error: SaidError) -> None:
        self._undoing = False
        self._sent.append(sent)
        self._parts.threads.writing.troubled.emit(error)
        self.notUndone.emit()
