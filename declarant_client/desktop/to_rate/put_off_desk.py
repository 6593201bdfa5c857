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
        self._away: list[Away] = []
        self._returning = False

    @property
    def is_undoing(self) -> bool:
        """Whether something is coming back."""
        return self._returning

    def put_off(self, identities: Sequence[str], number: str, wish: Wish) -> None:
        """Take declarations off the list; ``done`` or ``notDone`` follows."""
        away = Away(tuple(identities), number, wish)
        self._away.append(away)

        def keep() -> None:
            use = self._putting_off()
            if isinstance(wish, Snooze):
                use.snooze(away.identities, wish)
            else:
                use.skip(away.identities, wish)

        self._writing.run(
            self,
            keep,
            lambda _: self.done.emit(away),
            lambda error: self._not_done(away, error),
        )

    def ask_again(self, identities: Sequence[str]) -> None:
        """Let declarations wait for a rating again; ``askedAgain`` follows."""
        self._returning = True
        self._writing.run(
            self,
            lambda: self._putting_off().ask_again(identities),
            lambda _: self._returned(identities),
            self._not_returned,
        )

    def undo_last(self) -> bool:
        """Let back what was taken off last; False for nothing."""
        if not self._away or self._returning:
            return False
        self.ask_again(self._away.pop().identities)
        return True

    def forget(self) -> None:
        """The time to undo is over."""
        self._away.clear()

    def _returned(self, identities: Sequence[str]) -> None:
        self._returning = False
        self.askedAgain.emit(identities)

    def _not_returned(self, error: SaidError) -> None:
        self._returned(())
        self._writing.troubled.emit(error)

    def _not_done(self, away: Away, error: SaidError) -> None:
        if away in self._away:
            self._away.remove(away)
        self.notDone.emit(away)
        self._writing.troubled.emit(error)
