"""Skipping and putting off: in the background, behind what is being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from declarant_client.domain.putting_off import PutOff, Snooze

if TYPE_CHECKING:
    from declarant_client.application.putting_off import PutOffDeclarations
    from declarant_client.desktop.background import Background
    from declarant_client.domain.sentences import SaidError

Wish = PutOff | Snooze
"""Why a declaration is skipped, or until when it is put off."""


class Away(NamedTuple):
    """Declarations that the user took off the list together, unrated."""

    identities: tuple[str, ...]
    number: str
    """Of the first one."""
    wish: Wish


class PutOffDesk(QObject):
    """Takes declarations off the list and lets them back onto it."""

    done = Signal(object)
    """An ``Away`` whose commit came back."""
    notDone = Signal(object)
    """An ``Away`` that could not be kept."""
    askedAgain = Signal(object)
    """Identities of declarations that wait again."""

    def __init__(
        self,
        putting_off: Callable[[], PutOffDeclarations],
        writing: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._putting_off = putting_off
        self._writing = writing
        self._going: list[Away] = []
        self._away: list[Away] = []
        self._returning = False

    @property
    def is_undoing(self) -> bool:
        """Whether something is coming back."""
        return self._returning

    def put_off(self, identities: Sequence[str], number: str, wish: Wish) -> Away:
        """Take declarations off the list; ``done`` or ``notDone`` follows."""
        away = Away(tuple(identities), number, wish)
        self._going.append(away)

        def keep() -> None:
            use = self._putting_off()
            if isinstance(wish, Snooze):
                use.snooze(away.identities, wish)
            else:
                use.skip(away.identities, wish)

        self._writing.run(
            self,
            keep,
            lambda _: self._done(away),
            lambda error: self._not_done(away, error),
        )
        return away

    def ask_again(self, identities: Sequence[str]) -> None:
        """Let declarations wait for a rating again; ``askedAgain`` follows."""
        self._ask_again(identities, None)

    def holds(self, away: Away) -> bool:
        """Whether these can still be let back, and are not about to be."""
        return away in self._going or away in self._away

    def undo(self, away: Away) -> bool:
        """Let back what was taken off the list; False where it is gone."""
        if self._returning or not self.holds(away):
            return False
        (self._going if away in self._going else self._away).remove(away)
        self._ask_again(away.identities, away)
        return True

    def forget(self) -> None:
        """The time to undo is over, but for what is still being kept."""
        self._away.clear()

    def _ask_again(self, identities: Sequence[str], undone: Away | None) -> None:
        self._returning = True
        self._writing.run(
            self,
            lambda: self._putting_off().ask_again(identities),
            lambda _: self._returned(identities),
            lambda error: self._not_returned(undone, error),
        )

    def _returned(self, identities: Sequence[str]) -> None:
        self._returning = False
        self.askedAgain.emit(identities)

    def _not_returned(self, undone: Away | None, error: SaidError) -> None:
        if undone is not None:
            self._away.append(undone)
        self._returned(())
        self._writing.troubled.emit(error)

    def _done(self, away: Away) -> None:
        if away in self._going:
            self._going.remove(away)
            self._away.append(away)
        self.done.emit(away)

    def _not_done(self, away: Away, error: SaidError) -> None:
        if away in self._going:
            self._going.remove(away)
        self.notDone.emit(away)
        self._writing.troubled.emit(error)
