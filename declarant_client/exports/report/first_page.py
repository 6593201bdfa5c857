"""The page to read: open cases first, then figures and charts."""

from __future__ import annotations

from datetime import datetime

from declarant_client.application.ports.charts import (
    Look,
    mean_of,
    month_word,
    number,
    tenths,
    words,
)
from declarant_client.application.ports.reporting import MonthlyReport, OpenCase
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.exports.report.bars import ChartDrawer
from declarant_client.exports.report.paper import (
    BOTTOM,
    GROUND,
    LINE,
    MARGIN,
    MUTED,
    WIDTH,
    Paper,
)
from declarant_client.exports.words import Words

_GUTTER = 8.0
_HALF = (WIDTH - _GUTTER) / 2
_ROW = 5.0
_SAMPLE = 6.0
_CASE_WIDTHS = (24.0, 62.0, 13.0, 29.0, 24.0, 28.0)
_LEVELS = (5, 4, 3, 2, 1)


def title_of(report: MonthlyReport) -> Sentence:
    """Return what the report is of."""
    return translate(
        "report", "Assessments of customs service, {month}", month=month_word(report.month)
    )


def write_first_page(
    paper: Paper, report: MonthlyReport, words_of: Words, speak: Translate
) -> None:
    """Write the page; charts that have no room on it go on the next."""
    paper.add_page()
    page = _FirstPage(paper, report, words_of, speak)
    page.head()
    page.open_cases()
    page.figures()
    page.charts()


class _FirstPage:
    def __init__(
        self, paper: Paper, report: MonthlyReport, words_of: Words, speak: Translate
    ) -> None:
        self._paper = paper
        self._report = report
        self._words = words_of
        self._speak = speak

    def head(self) -> None:
        paper = self._paper
        paper.set_y(MARGIN)
        paper.pen(17, bold=True)
        paper.paragraph(WIDTH, title_of(self._report).said(self._speak), height=8)
        paper.pen(8.5, ink=MUTED)
        paper.paragraph(WIDTH, self._subtitle().said(self._speak))
        paper.set_y(paper.get_y() + 3)

    def _subtitle(self) -> Sentence:
        made = _moment(self._report.made_at)
        if self._report.enterprise is not None:
            return translate(
                "report",
                "Enterprise {enterprise} · made on {time}",
                enterprise=self._report.enterprise,
                time=made,
            )
        return translate("report", "All enterprises · made on {time}", time=made)

    def open_cases(self) -> None:
        report, paper = self._report, self._paper
        self._title(translate("report", "Open cases"))
        if not report.open_cases:
            paper.pen(9)
            paper.paragraph(WIDTH, self._said(translate("report", "No case is open.")))
            paper.set_y(paper.get_y() + 3)
            return
        headings = (
            translate("report", "Declaration"),
            translate("report", "Assessed subject"),
            translate("report", "Level"),
            translate("report", "Rated at"),
            translate("report", "Answer due"),
            translate("report", "Last step"),
        )
        self._row([self._said(heading) for heading in headings], bold=True)
        for one in report.open_cases:
            self._row(self._case(one))
        hidden = report.open_in_all - len(report.open_cases)
        if hidden > 0:
            paper.pen(7.5, ink=MUTED)
            more = translate("report", "and {count} more", count=number(hidden))
            paper.paragraph(WIDTH, self._said(more))
        paper.set_y(paper.get_y() + 3)

    def _case(self, one: OpenCase) -> list[str]:
        last = one.case.events[-1].kind if one.case.events else None
        return [
            one.entry.assessment.declaration.number,
            self._words.told(one.case.subject, self._speak),
            str(one.case.level),
            _moment(one.entry.assessment.made_at),
            one.case.due_at.astimezone(VIETNAM).strftime("%d/%m/%Y"),
            self._said(self._words.case_events[last]) if last else "",
        ]

    def figures(self) -> None:
        totals, paper = self._report.totals, self._paper
        self._title(translate("report", "Figures of the month"))
        mean = tenths(mean_of(totals.by_level)) if totals.ratings else "–"
        boxes = (
            (number(totals.assessments), translate("report", "assessments")),
            (number(totals.ratings), translate("report", "ratings")),
            (mean, translate("report", "average level of 5")),
            (
                number(totals.by_level[0] + totals.by_level[1]),
                translate("report", "ratings of 1 or 2"),
            ),
        )
        width, top = (WIDTH - 3 * 4) / 4, paper.get_y() + 0.5
        for place, (figure, name) in enumerate(boxes):
            x = MARGIN + place * (width + 4)
            paper.set_fill_color(*GROUND)
            paper.rect(x, top, width, 15, style="F")
            paper.pen(15, bold=True)
            paper.line_at(x, top + 1.2, width, words(figure, self._speak), height=7.5)
            paper.pen(8, ink=MUTED)
            paper.line_at(x, top + 8.8, width, self._said(name))
        paper.set_y(top + 19)

    def charts(self) -> None:
        """Draw the charts in two columns, each where there is more room."""
        paper, drawer = self._paper, ChartDrawer(self._paper, self._speak)
        if not self._report.charts:
            return
        if self._report.totals.ratings:
            self._legend(drawer)
        tops = [paper.get_y(), paper.get_y()]
        for chart in self._report.charts:
            column = 0 if tops[0] <= tops[1] else 1
            height = drawer.height(chart, _HALF)
            if tops[column] + height > BOTTOM:
                column = 1 - column
            if tops[column] + height > BOTTOM:
                paper.add_page()
                tops, column = [MARGIN, MARGIN], 0
            x = MARGIN + column * (_HALF + _GUTTER)
            tops[column] = drawer.draw(chart, x, tops[column], _HALF)
        paper.set_y(max(tops))

    def _legend(self, drawer: ChartDrawer) -> None:
        paper, x, y = self._paper, MARGIN, self._paper.get_y()
        paper.pen(7.5, ink=MUTED)
        for level in _LEVELS:
            text = f"{level} {self._said(self._words.levels[level])}"
            width = paper.get_string_width(text) + 2 * paper.c_margin + 1
            drawer.sample(Look(level), x, y + 1.2, _SAMPLE)
            paper.line_at(x + _SAMPLE, y, width, text)
            x += _SAMPLE + width + 2
        paper.set_y(y + 7)

    def _title(self, title: Sentence) -> None:
        self._paper.pen(11.5, bold=True)
        self._paper.paragraph(WIDTH, self._said(title), height=6.5)

    def _row(self, cells: list[str], *, bold: bool = False) -> None:
        paper, x, y = self._paper, MARGIN, self._paper.get_y()
        paper.pen(8, bold=bold)
        for width, cell in zip(_CASE_WIDTHS, cells, strict=True):
            paper.line_at(x, y, width, cell, height=_ROW)
            x += width
        paper.set_draw_color(*LINE)
        paper.set_line_width(0.1)
        paper.line(MARGIN, y + _ROW, MARGIN + WIDTH, y + _ROW)
        paper.set_y(y + _ROW)

    def _said(self, sentence: Sentence) -> str:
        return sentence.said(self._speak)


def _moment(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
