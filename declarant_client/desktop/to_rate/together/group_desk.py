"""Several declarations on the desk: read, saved and taken back in the background, in portions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from declarant_client.desktop.background import Lane

if TYPE_CHECKING:
    from datetime import timedelta

    from declarant_client.application.ports.submissions import Draft
    from declarant_client.application.rating_form import RatingForm
    from declarant_client.application.rating_together import SavedTogether, TakenBack
    from declarant_client.desktop.to_rate.parts import ToRateParts
    from declarant_client.desktop.to_rate.together.group_view import Given
    from declarant_client.domain.sentences import SaidError

_PORTION = 100
"""How many forms are read in one go: other questions get their turn in between."""


@dataclass(slots=True, eq=False, repr=False)
class SentTogether:
    """A group that the user sent; ``done`` grows as it is saved."""

    count: int
    hold: timedelta | None
    steps: Iterator[SavedTogether]
    given: Given
    """What it was sent with: that comes back with it."""
    done: SavedTogether | None = None
    is_over: bool = False
    is_told: bool = False
    """Whether anybody was told that it is saved: from then on it has a time to be undone in."""
    could_not_be_undone: bool = False
    """Whether an error kept it from being taken back: then it has all the time until it leaves."""

    def go_on(self) -> None:
        """Save the next portion."""
        step = next(self.steps, None)
        if step is None:
            self.is_over = True
        else:
            self.done = step


class GroupDesk(QObject):
    """Keeps what was read while the choice grows and shrinks."""

    reading = Signal(int, int)
    """``(forms read, forms wanted)``"""
    opened = Signal(object)
    """The ``RatingForm`` of each declaration chosen, as a tuple."""
    saving = Signal(object)
    """A ``SentTogether`` of which a portion was committed."""
    saved = Signal(object)
    """A ``SentTogether`` that is saved as far as it can be."""
    undone = Signal(object, object)
    """A ``TakenBack``, or ``None``, and the ``Given`` that was taken back."""
    notUndone = Signal()
    """Taking back failed: ``to_try_again`` can still be taken back."""
    left = Signal(object)
    """A ``SentTogether`` that could not be taken back, and by now can no more."""

    def __init__(self, parts: ToRateParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._forms: dict[str, RatingForm | None] = {}
        self._wanted: list[str] = []
        self._lane = Lane(parts.threads.reading, self)
        self._looking = Lane(parts.threads.reading, self)
        self._sent: list[SentTogether] = []
        self._undoing: SentTogether | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed now belongs to a group that is not there yet."""
        return self._lane.is_busy or self._undoing is not None

    @property
    def is_reading(self) -> bool:
        """Whether forms are still being read."""
        return self._lane.is_busy

    def choose(self, identities: Sequence[str]) -> None:
        """Open a group; what was read of it already is not read again."""
        self._wanted = list(identities)
        self._lane.drop()
        self._go_on()

    def close(self) -> None:
        """Let nothing lie open."""
        self._lane.drop()
        self._wanted = []
        self._forms.clear()

    def finish(self) -> None:
        """Save what was sent to its end, whoever is there to hear of it."""
        for sent in self._sent:
            if not sent.is_over and sent is not self._undoing:
                self._parts.threads.writing.run(self, partial(_to_the_end, sent), _nothing)

    def send(self, drafts: Sequence[Draft], numbers: Sequence[str], given: Given) -> SentTogether:
        """Save a group; ``saving`` follows now and then, ``saved`` at the end."""
        hold = self._parts.hold()
        rater = self._parts.rater()
        use = self._parts.together

        def steps() -> Iterator[SavedTogether]:
            yield from use().submitting(drafts, numbers, rater=rater, hold=hold)

        sent = SentTogether(len(drafts), hold, steps(), given)
        self._sent.append(sent)
        self._save_on(sent)
        return sent

    def holds(self, sent: SentTogether) -> bool:
        """Whether this group can still be taken back, and is not about to be."""
        return sent in self._sent

    def undo(self, sent: SentTogether) -> bool:
        """Take a group back, saved or still being saved; False where it is gone."""
        if sent not in self._sent or self._undoing is not None:
            return False
        self._sent.remove(sent)
        self._undoing = sent

        def undo() -> TakenBack | None:
            # Whatever step was on its way when this was asked for has ended by now.
            sent.is_over = True
            return self._parts.together().undo(sent.done) if sent.done else None

        self._parts.threads.writing.run(
            self,
            undo,
            lambda back: self._undid(back, sent),
            lambda error: self._not_undone(error, sent),
        )
        return True

    def forget(self) -> None:
        """The time to undo is over, but for what is still being saved."""
        self._sent = [sent for sent in self._sent if sent.could_not_be_undone or not sent.is_told]

    @property
    def to_try_again(self) -> SentTogether | None:
        """The last group that could not be taken back, as long as one can be."""
        failed = (sent for sent in reversed(self._sent) if sent.could_not_be_undone)
        return next(failed, None)

    def look(self) -> None:
        """Look whether what could not be taken back is still here; else ``left`` follows."""
        sent = self.to_try_again
        done = sent.done if sent is not None else None
        if sent is None or done is None:
            return
        use = self._parts.together
        self._looking.ask(lambda: use().can_undo(done), lambda can: self._looked(sent, can=can))

    def _looked(self, sent: SentTogether, *, can: bool) -> None:
        if not can and sent in self._sent:
            self._sent.remove(sent)
            self.left.emit(sent)

    def _go_on(self) -> None:
        missing = [one for one in self._wanted if one not in self._forms]
        if not missing:
            forms = (self._forms[one] for one in self._wanted)
            self.opened.emit(tuple(form for form in forms if form is not None))
            return
        if len(missing) > _PORTION:
            self.reading.emit(len(self._wanted) - len(missing), len(self._wanted))
        portion = missing[:_PORTION]
        use = self._parts.together
        self._lane.ask(lambda: {one: use().form(one) for one in portion}, self._read)

    def _read(self, forms: dict[str, RatingForm | None]) -> None:
        self._forms.update(forms)
        self._go_on()

    def _save_on(self, sent: SentTogether) -> None:
        self._parts.threads.writing.run(
            self, sent.go_on, lambda _: self._stepped(sent), lambda _: self._ended(sent)
        )

    def _stepped(self, sent: SentTogether) -> None:
        if sent is self._undoing or (sent.is_over and sent not in self._sent):
            return
        if sent.is_over:
            sent.is_told = True
            self.saved.emit(sent)
        else:
            self.saving.emit(sent)
            self._save_on(sent)

    def _ended(self, sent: SentTogether) -> None:
        sent.is_over = sent.is_told = True
        self.saved.emit(sent)

    def _undid(self, back: TakenBack | None, sent: SentTogether) -> None:
        self._undoing = None
        self.undone.emit(back, sent.given)

    def _not_undone(self, error: SaidError, sent: SentTogether) -> None:
        self._undoing = None
        self._sent.append(sent)
        self._parts.threads.writing.troubled.emit(error)
        if not sent.is_told:
            # It was being saved when it was to be taken back.
            self._ended(sent)
        sent.could_not_be_undone = True
        self.notUndone.emit()


def _to_the_end(sent: SentTogether) -> None:
    while not sent.is_over:
        sent.go_on()


def _nothing(_result: object) -> None:
    return None
