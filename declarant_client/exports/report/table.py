"""The table behind the page to read: a line for each assessment."""

from __future__ import annotations

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.history_document import by_urgency
from declarant_client.exports.report.paper import BOTTOM, GROUND, LINE, MARGIN, WIDTH, Paper
from declarant_client.exports.words import Words

_ROW = 4.6
_COLUMNS: tuple[tuple[Sentence, float], ...] = (
    (translate("report", "Rated at"), 25.0),
    (translate("report", "Declaration"), 21.5),
    (translate("report", "Enterprise"), 43.5),
    (translate("report", "Branch"), 19.0),
    (translate("report", "Levels"), 17.0),
    (translate("report", "Receipt"), 35.0),
    (translate("report", "Result"), 19.0),
)


class AssessmentTable:
    """Lines under a heading that every page repeats."""

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
        """Write one assessment."""
        if self._y + _ROW > BOTTOM:
            self._begin_page()
        x, paper = MARGIN, self._paper
        for (_, width), cell in zip(_COLUMNS, self._cells(entry), strict=True):
            paper.line_at(x, self._y, width, cell, height=_ROW)
            x += width
        self._y += _ROW
        paper.line(MARGIN, self._y, MARGIN + WIDTH, self._y)

    def _begin_page(self) -> None:
        self._paper.add_page()
        self._begin(MARGIN)

    def _begin(self, y: float) -> None:
        paper = self._paper
        paper.set_fill_color(*GROUND)
        paper.rect(MARGIN, y, WIDTH, _ROW + 1, style="F")
        paper.pen(7.5, bold=True)
        x = MARGIN
        for heading, width in _COLUMNS:
            paper.line_at(x, y, width, heading.said(self._speak), height=_ROW + 1)
            x += width
        self._y = y + _ROW + 1
        paper.pen(7.5)
        paper.set_draw_color(*LINE)
        paper.set_line_width(0.1)

    def _cells(self, entry: HistoryEntry) -> tuple[str, ...]:
        assessment = entry.assessment
        facts = assessment.declaration
        enterprise, branch = facts.enterprise, facts.branch
        return (
            assessment.made_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M"),
            facts.number,
            (enterprise.name or enterprise.tax_code) if enterprise else "",
            branch.short_name or branch.code or branch.name or "",
            " ".join(str(rating.level) for rating in assessment.ratings),
            entry.receipt.number
            if entry.receipt
            else self._said(self._words.states[entry.told_state]),
            self._result(entry),
        )

    def _result(self, entry: HistoryEntry) -> str:
        cases = by_urgency(entry.cases)
        if not cases or not cases[0].events:
            return ""
        return self._said(self._words.case_events[cases[0].events[-1].kind])

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)
