"""What waits for a rating: reading the list, and entering a declaration by its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from declarant_client.domain.declaration import Branch, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError, translate

if TYPE_CHECKING:
    from array import array

    from declarant_client.application.asking import Asking
    from declarant_client.application.ports.declarations import (
        DeclarationStore,
        WorklistFilter,
        WorklistPage,
        WorklistRow,
    )
    from declarant_client.application.ports.kept_readings import ToldBy
    from declarant_client.application.ports.narrowing import WaitingOfEnterprise, WorklistChoices
    from declarant_client.application.ports.offices import AccountStore
    from declarant_client.contract.office import BranchIdentity

PAGE = 200
FIRST_ROWS = 40
"""Rows that come before a list is known: more than any window shows, few enough at once."""


class NotADeclarationNumberError(SaidError):
    """What was typed is not a declaration number."""


class Worklist:
    """The declarations that wait, were rated, or are still in procedure."""

    def __init__(
        self,
        declarations: DeclarationStore,
        accounts: Callable[[], AccountStore],
        asking: Asking | None = None,
    ) -> None:
        """``accounts`` is asked when branches are: the first rows do without.

        ``asking`` knows the rules of what is asked about; without it everything is.
        """
        self._declarations = declarations
        self._accounts = accounts
        self._asking = asking
        self._ahead: tuple[tuple[WorklistFilter, str | None, int], WorklistPage] | None = None

    def page(
        self, wanted: WorklistFilter, after: str | None = None, limit: int = PAGE
    ) -> WorklistPage:
        """Return one page, newest clearance first."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == (wanted, after, limit):
            return ahead[1]
        return self._declarations.worklist(self._asked(wanted), after, limit)

    def read_ahead(self, wanted: WorklistFilter, limit: int = FIRST_ROWS) -> None:
        """Read the first page that is about to be asked for, and keep it for the next question.

        A window is made meanwhile. For one thread only: the same that asks afterwards.
        """
        self._ahead = (wanted, None, limit), self.page(wanted, None, limit)

    def identities(self, wanted: WorklistFilter) -> array[int]:
        """Return the identities of all that the filter shows, newest clearance first."""
        return self._declarations.identities(self._asked(wanted))

    def rows(self, identities: Sequence[int]) -> tuple[WorklistRow, ...]:
        """Return some declarations by their identities; what is gone is left out."""
        return self._declarations.rows(identities)

    def count(self, wanted: WorklistFilter) -> int:
        """Return how many declarations the filter shows."""
        return self._declarations.count(self._asked(wanted))

    def left_for_later(self, wanted: WorklistFilter) -> int:
        """Return how many the rules leave for another day, of what would be shown today."""
        asked = self._asked(wanted)
        if asked.at_most is None:
            return 0
        whole = self._declarations.count(asked._replace(at_most=None))
        return max(whole - asked.at_most, 0)

    def by_enterprise(self, wanted: WorklistFilter) -> tuple[WaitingOfEnterprise, ...]:
        """Return how much the filter, whichever enterprise it is set to, shows of each."""
        return self._declarations.by_enterprise(self._asked(wanted._replace(enterprise=None)))

    def _asked(self, wanted: WorklistFilter) -> WorklistFilter:
        return wanted if self._asking is None else self._asking.narrowed(wanted)

    def choices(self) -> WorklistChoices:
        """Return what the filters can be set to."""
        return self._declarations.choices()

    def row(self, identity: str) -> WorklistRow | None:
        """Return one declaration."""
        return self._declarations.row(identity)

    def told_by(self, identity: str) -> Mapping[str, ToldBy]:
        """Return where each of a declaration's values comes from, by ``merging.FIELDS``."""
        return self._declarations.provenance(identity)

    def branches(self) -> list[BranchIdentity]:
        """Return the branches that the accounts' offices answer for, each once, by code."""
        found: dict[str, BranchIdentity] = {}
        for account in self._accounts().accounts():
            for branch in account.office.branches:
                found.setdefault(branch.code, branch)
        return [found[code] for code in sorted(found)]

    def add_by_number(self, typed: str, branch_key: str | None) -> WorklistRow:
        """Enter a declaration by its 12 digits and its branch (code, short name or alias).

        It counts as in procedure until a reading or the office's sheet says more; entering a
        known number changes nothing. Raises ``NotADeclarationNumberError``.
        """
        declaration = self.typed(typed, branch_key)
        if self._declarations.declaration(declaration.identity) is None:
            self.enter(declaration)
        row = self._declarations.row(declaration.identity)
        if row is None:
            msg = f"{declaration.number} was kept but is not there"
            raise LookupError(msg)
        return row

    def typed(self, typed: str, branch_key: str | None) -> Declaration:
        """Return what ``add_by_number`` would enter, without keeping it.

        Raises ``NotADeclarationNumberError``.
        """
        number = DeclarationNumber.parse(typed)
        if number is None:
            raise NotADeclarationNumberError(
                translate(
                    "worklist",
                    "“{typed}” is not a declaration number: it has 12 digits and begins with "
                    "1 (import) or 3 (export).",
                    typed=typed.strip(),
                )
            )
        return Declaration(number=number, clearance=Clearance.NONE, branch=self._branch(branch_key))

    def enter(self, declaration: Declaration) -> None:
        """Keep what was ``typed``."""
        self._declarations.keep([declaration], Origin.TYPED)

    def answer_clearance(self, identities: Sequence[str], clearance: Clearance) -> None:
        """Keep the user's answer for declarations whose source could not tell."""
        self._declarations.answer_clearance(identities, clearance)

    def _branch(self, key: str | None) -> Branch:
        if not key:
            return Branch()
        for branch in self.branches():
            if key in {branch.code, branch.short_name, *branch.aliases}:
                return Branch(code=branch.code, short_name=branch.short_name, name=branch.name.vi)
        is_code = len(key) == BRANCH_CODE_LENGTH and key[:2].isdigit()
        return Branch(code=key) if is_code else Branch(short_name=key)


BRANCH_CODE_LENGTH = 4
