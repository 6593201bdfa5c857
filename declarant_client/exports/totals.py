"""Totals of a history: by level, by state, by receiving office, by enterprise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.words import Words

LEVELS = (5, 4, 3, 2, 1)
Line = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class TotalsTable:
    """One table of totals: its headings and its lines."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Sum:
    """What is counted for one office or enterprise."""

    name: str
    assessments: int = 0
    by_level: dict[int, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))

    @property
    def line(self) -> Line:
        ratings = sum(self.by_level.values())
        points = sum(level * count for level, count in self.by_level.items())
        mean = points / ratings if ratings else None
        return (self.name, self.assessments, ratings, *self.by_level.values(), mean)


class Totals:
    """Counts what goes into a file while it is written, so that the totals are of its rows."""

    def __init__(self, whole: HistoryTotals) -> None:
        """``whole`` is counted of the same rows; it says whether all of them are void."""
        self._counts_void = all(state.is_void for state, _ in whole.by_state)
        self._offices: dict[str | None, _Sum] = {}
        self._enterprises: dict[str | None, _Sum] = {}

    def add(self, entry: HistoryEntry) -> None:
        """Count one assessment, and its ratings unless it says nothing any more."""
        ratings = entry.assessment.ratings
        if entry.told_state.is_void and not self._counts_void:
            ratings = []
        office = entry.office_name
        enterprise = entry.assessment.declaration.enterprise
        code = enterprise.tax_code if enterprise else None
        shown = f"{code} {enterprise.name or ''}".strip() if enterprise else ""
        for sums, key, name in (
            (self._offices, office, office or ""),
            (self._enterprises, code, shown),
        ):
            counted = sums.setdefault(key, _Sum(name))
            counted.assessments += 1
            for rating in ratings:
                counted.by_level[rating.level] += 1

    def offices(self) -> list[Line]:
        """Return a line for each receiving office, by name."""
        return _lines(self._offices.values())

    def enterprises(self) -> list[Line]:
        """Return a line for each enterprise, by tax code."""
        return _lines(self._enterprises.values())


def _lines(sums: Iterable[_Sum]) -> list[Line]:
    return [counted.line for counted in sorted(sums, key=lambda counted: counted.name)]


def summary_of(totals: HistoryTotals, now: datetime, sign: str = "★ ") -> Sentence:
    """Return in one sentence what was counted, and when; ``sign`` stands behind a level."""
    levels = ", ".join(f"{level}{sign}{totals.by_level[level - 1]}" for level in LEVELS)
    return translate(
        "exports",
        "As of {time}. Assessments: {assessments}. Ratings: {ratings} ({levels}). Open cases: "
        "{cases}.",
        time=now.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M"),
        assessments=totals.assessments,
        ratings=totals.ratings,
        levels=levels,
        cases=totals.open_cases,
    )


def totals_tables(
    sums: Totals, totals: HistoryTotals, words: Words, speak: Translate
) -> list[TotalsTable]:
    """Return the tables in the order in which they are shown."""
    of_ratings = _said(
        speak,
        translate("exports", "Assessments"),
        translate("exports", "Ratings"),
        *(words.levels[level] for level in LEVELS),
        translate("exports", "Mean level"),
    )
    nameless = translate("exports", "(not known)").said(speak)
    return [
        _by_level(totals, words, speak),
        _by_state(totals, words, speak),
        TotalsTable(
            (*_said(speak, translate("exports", "Receiving office")), *of_ratings),
            tuple((line[0] or nameless, *line[1:]) for line in sums.offices()),
        ),
        TotalsTable(
            (*_said(speak, translate("exports", "Enterprise")), *of_ratings),
            tuple((line[0] or nameless, *line[1:]) for line in sums.enterprises()),
        ),
    ]


def _by_level(totals: HistoryTotals, words: Words, speak: Translate) -> TotalsTable:
    lines: list[Line] = [
        (f"{level} · {words.levels[level].said(speak)}", totals.by_level[level - 1])
        for level in LEVELS
    ]
    lines.append((translate("exports", "All ratings").said(speak), totals.ratings))
    headings = (translate("exports", "Level"), translate("exports", "Ratings"))
    return TotalsTable(_said(speak, *headings), tuple(lines))


def _by_state(totals: HistoryTotals, words: Words, speak: Translate) -> TotalsTable:
    lines: list[Line] = [
        (words.states[state].said(speak), count) for state, count in totals.by_state
    ]
    lines.append((translate("exports", "All assessments").said(speak), totals.assessments))
    lines.append((translate("exports", "Open cases").said(speak), totals.open_cases))
    headings = (translate("exports", "State"), translate("exports", "Assessments"))
    return TotalsTable(_said(speak, *headings), tuple(lines))


def _said(speak: Translate, *sentences: Sentence) -> tuple[str, ...]:
    return tuple(sentence.said(speak) for sentence in sentences)
