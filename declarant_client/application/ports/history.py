"""The history as a page reads it: all keys, the entries that are looked at, and figures."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.contract.office import SubjectKind

LevelCounts = tuple[int, int, int, int, int]
"""How many ratings have level 1, 2, 3, 4, 5."""

DAYS_TO_ANSWER: tuple[int, ...] = (1, 3, 7, 15)
"""Where the classes of ``AnswerTimes`` end, in days, not included; the last class has no end."""

ORIGINAL_PARTICIPATION = 4_988 / 151_617
"""Opinions for declarations in the original system's first five weeks: 3.3 %."""


@dataclass(frozen=True, slots=True)
class MonthLevels:
    """The levels given in one month of Vietnam's clock; ``month`` is its first day."""

    month: date
    by_level: LevelCounts


@dataclass(frozen=True, slots=True)
class BranchLevels:
    """The levels given to a customs branch's declarations; ``key`` is for the filter."""

    key: str
    name: str
    name_en: str
    by_level: LevelCounts


@dataclass(frozen=True, slots=True)
class KindLevels:
    """The levels given to one kind of assessed subject."""

    kind: SubjectKind
    by_level: LevelCounts


@dataclass(frozen=True, slots=True)
class MonthParticipation:
    """The declarations cleared in one month that are known here, and those assessed of them."""

    month: date
    known: int
    assessed: int


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """From rating to result: cases answered within the classes of ``DAYS_TO_ANSWER``."""

    answered: tuple[int, ...] = (0,) * (len(DAYS_TO_ANSWER) + 1)
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFigures:
    """What the charts show of a filter.

    Ratings count where they themselves match. Participation follows period, enterprise and branch
    alone: nothing else of the filter is known of a declaration that nobody assessed.
    """

    months: tuple[MonthLevels, ...] = ()
    """In order, without those in which nothing was rated."""
    branches: tuple[BranchLevels, ...] = ()
    """Most rated first."""
    kinds: tuple[KindLevels, ...] = ()
    participation: tuple[MonthParticipation, ...] = ()
    answers: AnswerTimes = AnswerTimes()


class HistoryLines(Protocol):
    """Reads the history where it is looked at; the whole of it costs as much as a part."""

    def keys(self, wanted: HistoryFilter, limit: int | None = None) -> array[int]:
        """Return the keys of what is filtered, newest first: all, or the first ``limit``."""
        ...

    def entries(self, keys: Sequence[int]) -> Mapping[int, HistoryEntry]:
        """Return some entries by their keys; what is gone is left out."""
        ...

    def enterprises(self, wanted: HistoryFilter) -> list[str | None]:
        """Return the tax codes that occur, in order; ``None`` first where one is not known."""
        ...

    def open_cases(self, enterprise: str | None) -> Sequence[int]:
        """Return the keys of assessments with a case not closed yet, oldest first."""
        ...

    def figures(self, wanted: HistoryFilter) -> HistoryFigures:
        """Return the figures of what is filtered."""
        ...
