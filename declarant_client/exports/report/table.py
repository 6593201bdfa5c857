"""The table behind the page to read: each assessment with all that it rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, Subject
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.history_document import by_urgency
from declarant_client.exports.report.paper import (
    BOTTOM,
    DANGER,
    GROUND,
    LINE,
    MARGIN,
    TEXT,
    WIDTH,
    Paper,
)
from declarant_client.exports.words import Words

_SIZE = 7.5
_ROW = 3.7
_SPACE = 0.6
"""Above and below what belongs to one assessment."""
_MOST_LINES = 5
"""Of one name; the middle of a longer one is cut out."""
_LOW = 2


class _Column(NamedTuple):
    width: float
    is_bold: bool = False


_RECEIVED, _DECLARED, _ENTERPRISE, _SUBJECT, _LEVEL, _RESULT = _COLUMNS = (
    _Column(34.5),
    _Column(21.5),
    _Column(42.0),
    _Column(54.0),
    _Column(10.0, is_bold=True),
    _Column(18.0),
)
_HEADINGS: tuple[tuple[Sentence, ...], ...] = (
    (
        translate("report", "Rated at"),
        translate("report", "Declaration"),
        translate("report", "Enterprise"),
        translate("report", "Assessed subject"),
        translate("report", "Level"),
        translate("report", "Result"),
    ),
    (translate("report", "Receipt"), translate("report", "Branch")),
)
_Lines = Sequence[str]


class AssessmentTable:
    """Assessments under a heading that every page repeats, a line for each rated subject."""

    def __init__(
        self, paper: Paper, words: Words, speak: Translate, begins_at: float | None = None
    ) -> None:
        """``begins_at`` is where on the page it begins; ``None``: on a page of its own."""
        self._paper = paper
        self._words = words
        self._speak = speak
        self._y = BOTTOM + 1
        """Where the next line goes; below the end so that the first begins a page."""
        if begins_at is not None:
            self._begin(begins_at)

    def add(self, entry: HistoryEntry) -> None:
        """Write one assessment, on one page where a page has room for it."""
        paper = self._paper
        paper.pen(_SIZE)
        rows = list(self._rows(entry))
        height = len(rows) * _ROW + 2 * _SPACE
        if self._y + min(height, BOTTOM - MARGIN - 4 * _ROW) > BOTTOM:
            self._begin_page()
        self._y += _SPACE
        for row in rows:
            if self._y + _ROW > BOTTOM:
                self._begin_page()
                # Whatever goes on here is of the declaration that began before.
                row = (*rows[0][:2], *row[2:])  # noqa: PLW2901
            self._write(row)
        self._y += _SPACE
        paper.set_draw_color(*LINE)
        paper.line(MARGIN, self._y, MARGIN + WIDTH, self._y)

    def _write(self, row: Sequence[str]) -> None:
        x, paper = MARGIN, self._paper
        for column, cell in zip(_COLUMNS, row, strict=True):
            if cell:
                is_low = column is _LEVEL and int(cell) <= _LOW
                paper.pen(_SIZE, bold=column.is_bold, ink=DANGER if is_low else TEXT)
                paper.line_at(x, self._y, column.width, cell, height=_ROW)
            x += column.width
        self._y += _ROW

    def _begin_page(self) -> None:
        self._paper.add_page()
        self._begin(MARGIN)

    def _begin(self, y: float) -> None:
        paper = self._paper
        height = len(_HEADINGS) * _ROW + 2 * _SPACE
        paper.set_fill_color(*GROUND)
        paper.rect(MARGIN, y, WIDTH, height, style="F")
        paper.pen(_SIZE, bold=True)
        for number, line in enumerate(_HEADINGS):
            x = MARGIN
            for column, heading in zip(_COLUMNS, line, strict=False):
                at = y + _SPACE + number * _ROW
                paper.line_at(x, at, column.width, self._said(heading), height=_ROW)
                x += column.width
        self._y = y + height
        paper.pen(_SIZE)
        paper.set_draw_color(*LINE)
        paper.set_line_width(0.1)

    def _rows(self, entry: HistoryEntry) -> Iterator[tuple[str, ...]]:
        """Yield the lines of one assessment, each with a cell for each column."""
        assessment = entry.assessment
        facts = assessment.declaration
        enterprise, branch = facts.enterprise, facts.branch
        received = (
            entry.receipt.number
            if entry.receipt
            else self._said(self._words.states[entry.told_state])
        )
        begun = (
            (
                assessment.made_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M"),
                *self._lines(received, _RECEIVED),
            ),
            (
                facts.number,
                *self._lines(branch.short_name or branch.code or branch.name or "", _DECLARED),
            ),
            (enterprise.tax_code, *self._lines(enterprise.name or "", _ENTERPRISE))
            if enterprise
            else (),
        )
        rated = chain.from_iterable(self._rated(entry))
        nothing = ("",) * (len(_COLUMNS) - len(begun))
        heads = zip_longest(*begun, fillvalue="")
        for head, subject in zip_longest(heads, rated):
            yield (*(head or ("",) * len(begun)), *(subject or nothing))

    def _rated(self, entry: HistoryEntry) -> Iterator[Iterator[tuple[str, ...]]]:
        cases = by_urgency(entry.cases)
        for rating in entry.assessment.ratings:
            yield zip_longest(
                self._lines(self._words.told(rating.subject, self._speak), _SUBJECT),
                (str(rating.level),),
                self._lines(self._result(rating.subject, cases), _RESULT),
                fillvalue="",
            )

    def _result(self, subject: Subject, cases: Sequence[Case]) -> str:
        for case in cases:
            if case.events and _is_same(case.subject, subject):
                return self._said(self._words.case_events[case.events[-1].kind])
        return ""

    def _lines(self, text: str, column: _Column) -> _Lines:
        return self._paper.wrapped(text, column.width, _MOST_LINES) if text else ()

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)


def _is_same(one: Subject, other: Subject) -> bool:
    if one.kind is not other.kind:
        return False
    return one.code == other.code if one.code and other.code else one.name == other.name
