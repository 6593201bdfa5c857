"""Asking for the access keys that this computer lacks, each account once in a run."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.application.ports.world import KeySecrets
from declarant_client.application.synchronising import MissingKey
from declarant_client.desktop.accounts.access_key_dialog import AccessKeyDialog
from declarant_client.desktop.background import Background
from declarant_client.desktop.widgets.free_moment import FreeMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyParts:
    """What asking for keys needs of the application."""

    accounts: AccountStore
    given_for_run: KeySecrets
    """Memory alone, never the keyring: it is asked in the window's thread."""
    asked: set[int]
    """The accounts that were asked for in this run; outlives a window that changes its language."""


class KeyQuestions(QObject):
    """Asks by itself in a free moment, and whenever the user wants to be asked.

    A question that was put away does not come by itself again in this run.
    """

    given = Signal()
    """A key was given and its account is free again: there may be something to send."""

    def __init__(self, parts: KeyParts, writing: Background, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._writing = writing
        self._window = window
        self._missing: tuple[MissingKey, ...] = ()
        self._open: AccessKeyDialog | None = None
        self._moment = FreeMoment(window)
        self._moment.came.connect(self._ask_next)

    @property
    def is_waiting(self) -> bool:
        """Whether a question waits for its moment."""
        return self._moment.is_waiting

    @property
    def lacks_key(self) -> bool:
        """Whether a key is missing that nobody has given yet."""
        return self._lacking() is not None

    def know(self, missing: Sequence[MissingKey]) -> None:
        """Take note of all keys that are missing now; ask for those not asked for yet."""
        self._missing = tuple(missing)
        self._wait_or_rest()

    def ask(self, account: Account) -> None:
        """Ask for the key of an account now: the user wants to give it."""
        if self._open is not None:
            return
        self._parts.asked.add(account.account_id)
        absence = next(
            (one.absence for one in self._missing if one.account.account_id == account.account_id),
            None,
        )
        dialog = AccessKeyDialog(account, absence, self._parts.given_for_run, self._window)
        self._open = dialog
        dialog.accepted.connect(lambda: self._given(account))
        dialog.finished.connect(self._answered)
        dialog.open()

    def ask_first(self) -> None:
        """Ask for the first key that is missing, also when its question was put away."""
        account = self._lacking()
        if account is not None:
            self.ask(account)

    def close(self) -> None:
        """Ask nothing more; an open question goes away unanswered."""
        self._missing = ()
        self._moment.stop()
        if self._open is not None:
            self._open.reject()

    def _wait_or_rest(self) -> None:
        if self._next() is None:
            self._moment.stop()
        elif self._open is None:
            self._moment.wait()

    def _ask_next(self) -> None:
        account = self._next()
        if account is not None:
            self.ask(account)

    def _next(self) -> Account | None:
        return self._lacking(self._parts.asked)

    def _lacking(self, besides: AbstractSet[int] = frozenset()) -> Account | None:
        """Return the first account without its key, besides some."""
        for one in self._missing:
            if one.account.account_id not in besides and not self._has_key(one.account):
                return one.account
        return None

    def _has_key(self, account: Account) -> bool:
        """Whether the key was given after it was missed: while enrolling, say."""
        return self._parts.given_for_run.read(account.office_url, account.client_id) is not None

    def _given(self, account: Account) -> None:
        # Sending begins behind it, so that what it finds out is not taken back.
        self._writing.run(
            self,
            lambda: self._parts.accounts.set_trouble(account.account_id, None),
            lambda _: self.given.emit(),
        )

    def _answered(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None
        self._wait_or_rest()
