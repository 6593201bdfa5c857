"""What the history's pages ask the store; called off the window's thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.application.ports.submissions import (
    HistoryFilter,
    HistoryPage,
    HistoryTotals,
    SubmissionStore,
)
from declarant_client.contract.shapes import Text

PAGE = 100
"""Rows read at a time: more than a screen holds, few enough to come at once."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words of all offices' directories, by reason code and by level."""

    reasons: Mapping[str, Text] = field(default_factory=dict)
    levels: Mapping[int, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What the filters can be set to."""

    enterprises: tuple[tuple[str, str], ...] = ()
    """(tax code, name)"""
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """What surrounds the list: totals of what is filtered, choices, words, and if any exists."""

    totals: HistoryTotals
    choices: HistoryChoices
    words: OfficeWords
    is_empty: bool
    """Nothing was ever rated here: not even without a filter."""


class HistoryReading:
    """Answers the history page's questions."""

    def __init__(
        self,
        submissions: SubmissionStore,
        accounts: AccountStore,
        declarations: DeclarationStore,
    ) -> None:
        self._submissions = submissions
        self._accounts = accounts
        self._declarations = declarations

    def page(self, wanted: HistoryFilter, after: str | None, limit: int) -> HistoryPage:
        """Return one page of entries, newest first."""
        return self._submissions.history(wanted, after, limit)

    def overview(self, wanted: HistoryFilter) -> Overview:
        """Return what stands around the list."""
        totals = self._submissions.totals(wanted)
        accounts = tuple(self._accounts.accounts())
        empty = totals.assessments == 0 and not (
            wanted != HistoryFilter()
            and self._submissions.history(HistoryFilter(), None, 1).entries
        )
        return Overview(
            totals=totals,
            choices=HistoryChoices(self._declarations.choices().enterprises, accounts),
            words=office_words(self._accounts, accounts),
            is_empty=empty,
        )


def office_words(store: AccountStore, accounts: Iterable[Account]) -> OfficeWords:
    """Return the words of the directories that some accounts have fetched."""
    reasons: dict[str, Text] = {}
    levels: dict[int, Text] = {}
    for account in accounts:
        cached = store.directory(account.account_id)
        if cached is None:
            continue
        for reason in cached[0].reasons:
            reasons.setdefault(reason.code, reason.text)
        for level in cached[0].levels:
            levels.setdefault(level.level, level.name)
    return OfficeWords(reasons, levels)
