"""What the history's pages ask the store; called off the window's thread."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from declarant_client.application.directory_names import branch_names_in, names_in
from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.history import HistoryFigures, HistoryLines
from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    HistoryTotals,
    SubmissionStore,
)
from declarant_client.contract.shapes import Text


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words of all offices' directories."""

    reasons: Mapping[str, Text] = field(default_factory=dict)
    """By code."""
    levels: Mapping[int, Text] = field(default_factory=dict)
    names: Mapping[str, Text] = field(default_factory=dict)
    """What is assessed, as ``names_in`` has it."""
    branches: Mapping[str, Text] = field(default_factory=dict)
    """As ``branch_names_in`` has them."""


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What the filters can be set to."""

    enterprises: tuple[tuple[str, str], ...] = ()
    """(tax code, name)"""
    branches: tuple[tuple[str, Text], ...] = ()
    """(code, name)"""
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
        lines: HistoryLines,
        accounts: AccountStore,
        declarations: DeclarationStore,
    ) -> None:
        self._lines = lines
        self._submissions = submissions
        self._accounts = accounts
        self._declarations = declarations

    def keys(self, wanted: HistoryFilter, limit: int | None = None) -> array[int]:
        """Return the keys of what is filtered, newest first."""
        return self._lines.keys(wanted, limit)

    def entries(self, keys: Sequence[int]) -> Mapping[int, HistoryEntry]:
        """Return some entries by their keys."""
        return self._lines.entries(keys)

    def figures(self, wanted: HistoryFilter) -> HistoryFigures:
        """Return what the charts show."""
        return self._lines.figures(wanted)

    def overview(self, wanted: HistoryFilter) -> Overview:
        """Return what stands around the list."""
        totals = self._submissions.totals(wanted)
        accounts = tuple(self._accounts.accounts())
        empty = totals.assessments == 0 and not (
            wanted != HistoryFilter() and self._lines.keys(HistoryFilter(), 1)
        )
        offered = self._declarations.choices()
        return Overview(
            totals=totals,
            choices=HistoryChoices(offered.enterprises, offered.branches, accounts),
            words=office_words(self._accounts, accounts),
            is_empty=empty,
        )


def office_words(store: AccountStore, accounts: Iterable[Account]) -> OfficeWords:
    """Return the words of the directories that some accounts have fetched."""
    reasons: dict[str, Text] = {}
    levels: dict[int, Text] = {}
    names: dict[str, Text] = {}
    branches: dict[str, Text] = {}
    for account in accounts:
        cached = store.directory(account.account_id)
        if cached is None:
            continue
        directory = cached[0]
        # What an earlier account's office says goes before.
        reasons = {reason.code: reason.text for reason in directory.reasons} | reasons
        levels = {level.level: level.name for level in directory.levels} | levels
        names = names_in(directory) | names
        branches = branch_names_in(directory) | branches
    return OfficeWords(reasons, levels, names, branches)
