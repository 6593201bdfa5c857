"""Keeping declarations and sheets, and the worklist that is read from them.

Every start loads this: what the first rows do without is declared in ``kept_readings``,
``narrowing`` and ``assessment_place``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from declarant_client.domain.declaration import Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.origin import Origin
from declarant_client.domain.putting_off import PutOff
from declarant_client.domain.submission import SubmissionState, ToldState, told_state

if TYPE_CHECKING:
    from array import array

    from declarant_client.application.ports.kept_readings import KeptReading, ToldBy
    from declarant_client.application.ports.narrowing import (
        Silent,
        WaitingOfEnterprise,
        WorklistChoices,
    )
    from declarant_client.contract.assessments import Sheet


class Show(StrEnum):
    """Which declarations the worklist shows.

    ``UNRATED``: let go (or clearance unknown), not assessed by anyone, not cancelled, not set
    aside because it is older than the day from which on its source's wait for a rating, neither
    skipped nor put off until later.
    ``RATED``: assessed here or, as the office's sheet says, elsewhere.
    ``IN_PROCEDURE``: not let go yet.
    ``PUT_OFF``: skipped, or put off until a time that has not come.
    """

    UNRATED = "unrated"
    RATED = "rated"
    IN_PROCEDURE = "in_procedure"
    PUT_OFF = "put_off"
    ALL = "all"


class WorklistFilter(NamedTuple):
    """What to show; ``None`` does not restrict. ``search`` matches with or without diacritics."""

    show: Show = Show.UNRATED
    search: str = ""
    enterprise: str | None = None
    """Tax code in its canonical text."""
    kind: DeclarationKind | None = None
    channel: Channel | None = None
    branch: str | None = None
    """Branch code, or short name where no code is known."""
    mine: str | None = None
    """A user of the declaration software (whatever its case): only what this user declared."""
    only: tuple[str, ...] | None = None
    """Identities: these and no others, as they were chosen on the list."""
    beyond_today: bool = False
    """Whether the user wants to see now what the rules leave for another day."""
    silent: Silent | None = None
    """What the rules do not ask about; set by ``application.worklist``, not by who asks it."""
    at_most: int | None = None
    """How many of the newest are shown at all; set as ``silent`` is."""

    @property
    def is_plain(self) -> bool:
        """Whether this is the whole list of what waits: who narrows it looks for something."""
        narrowing = (self.enterprise, self.kind, self.channel, self.branch, self.only)
        return self.show is Show.UNRATED and not self.search and narrowing == (None,) * 5


class WorklistRow(NamedTuple):
    """One declaration on the worklist."""

    declaration: Declaration
    branch_name: str | None
    """The full name from the directory (in both languages where known: see ``branch_name_en``).

    Where no directory names the branch: from the declaration software, or the declaration itself.
    """
    branch_name_en: str | None
    assessed: bool
    state: SubmissionState | None
    """State of this client's newest submission for the declaration's phase, if any."""
    has_draft: bool
    assessed_by: str | None
    """Who assessed it elsewhere, as the office's sheet says."""
    branch_code: str | None = None
    """The branch's code: the declaration's own, or what its printed short name stands for."""
    assessed_at: datetime | None = None
    """When it was assessed elsewhere."""
    put_off: PutOff | None = None
    """Why it is not asked about, where it was taken off the list unrated."""
    put_off_until: datetime | None = None
    """When it comes back by itself."""
    awaits_second_look: bool = False
    """The submission of ``state`` is sent only once the user has said so."""

    @property
    def told_state(self) -> ToldState | None:
        """How the state is told to people."""
        if self.state is None:
            return None
        return told_state(self.state, awaits_second_look=self.awaits_second_look)


class WorklistPage(NamedTuple):
    """Rows in order, newest clearance first; ``after`` continues behind the last row."""

    rows: tuple[WorklistRow, ...]
    after: str | None


class DeclarationStore(Protocol):
    """Declarations read here and sheets that offices sent, merged by identity."""

    def keep(
        self,
        readings: Sequence[Declaration],
        origin: Origin,
        *,
        as_of: Sequence[datetime | None] = (),
        waits_from: date | None = None,
    ) -> list[KeptReading]:
        """Merge readings from one origin in, in one transaction; one result for each, in order.

        ``as_of``: when each of them was so, as far as its source tells; empty where none does. Of
        two that are trusted alike, the newer counts; a time to come counts as now.
        ``waits_from``: what is older (by its clearance, or else its registration, on Vietnam's
        clock) is set aside: kept, but not among the unrated. One reading of it that is not older,
        or that comes without such a day, is enough to let it wait for a rating for good.
        """
        ...

    def ask_for(self, identities: Sequence[str]) -> None:
        """Let declarations that were set aside wait for a rating."""
        ...

    def ask_from(self, day: date | None) -> int:
        """Let all that were set aside wait from this day of theirs on; return how many.

        ``None`` is all of them.
        """
        ...

    def provenance(self, identity: str) -> Mapping[str, ToldBy]:
        """Return where the values of a declaration come from, by field.

        Fields are named as in ``domain.merging.FIELDS``; what is unknown is left out. Of a
        cancelled declaration, ``clearance`` says who cancelled it.
        """
        ...

    def keep_sheets(self, account_id: int, sheets: Sequence[Sheet], cursor: str) -> int:
        """Merge one page of an office's sheets and its cursor, in one transaction.

        Returns how many sheets were new or changed.
        """
        ...

    def declaration(self, identity: str) -> Declaration | None:
        """Return what is known of one declaration (11 digits)."""
        ...

    def row(self, identity: str) -> WorklistRow | None:
        """Return one declaration as the worklist shows it."""
        ...

    def sheet(self, identity: str) -> Sheet | None:
        """Return the office's newest sheet for the declaration."""
        ...

    def worklist(self, wanted: WorklistFilter, after: str | None, limit: int) -> WorklistPage:
        """Return one page of the worklist (keyset paging)."""
        ...

    def identities(self, wanted: WorklistFilter) -> array[int]:
        """Return the identities of all that the filter shows, in the order of its pages."""
        ...

    def rows(self, identities: Sequence[int]) -> tuple[WorklistRow, ...]:
        """Return some declarations as the worklist shows them; what is gone is left out."""
        ...

    def count(self, wanted: WorklistFilter) -> int:
        """Return how many declarations the filter shows."""
        ...

    def by_enterprise(self, wanted: WorklistFilter) -> tuple[WaitingOfEnterprise, ...]:
        """Return how much a filter shows of each enterprise, by name."""
        ...

    def choices(self) -> WorklistChoices:
        """Return the enterprises, branches and users that occur."""
        ...

    def answer_clearance(self, identities: Sequence[str], clearance: Clearance) -> None:
        """Keep the user's answer for declarations whose source could not tell."""
        ...
