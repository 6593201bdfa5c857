"""Charts drawn on paper: bars as in the window, as vectors."""

from __future__ import annotations

from declarant_client.application.ports.charts import Bar, Chart, Look, Words, words
from declarant_client.domain.sentences import Translate
from declarant_client.exports.report.paper import (
    ACCENT,
    ACCENT_SOFT,
    DANGER,
    DANGER_SOFT,
    GROUND,
    MUTED,
    PAPER,
    TEXT,
    WARNING,
    WARNING_SOFT,
    Ink,
    Paper,
)

_ROW = 4.6
_BAR = 2.6
_TITLE = 5.2
_NOTE_LINE = 3.3
_GAP = 3.0
_MOST_LABEL = 0.36
_LEAST = 0.35
"""Millimetres: what is there at all is seen."""
_STEP = 1.1

_LOOKS: dict[Look, tuple[Ink, Ink, str]] = {
    Look.LEVEL_5: (ACCENT, ACCENT, ""),
    Look.LEVEL_4: (ACCENT, ACCENT_SOFT, "/"),
    Look.LEVEL_3: (MUTED, PAPER, ""),
    Look.LEVEL_2: (DANGER, DANGER_SOFT, "\\"),
    Look.LEVEL_1: (DANGER, DANGER, ""),
    Look.SHARE: (ACCENT, ACCENT, ""),
    Look.WAITING: (WARNING, WARNING_SOFT, "/\\"),
}
"""Edge, ground and the directions of the hatching."""


class ChartDrawer:
    """Draws charts into boxes of a page."""

    def __init__(self, paper: Paper, speak: Translate) -> None:
        self._paper = paper
        self._speak = speak

    def height(self, chart: Chart, width: float) -> float:
        """Return how high a chart will be."""
        return _TITLE + self._note_height(chart, width) + _ROW * len(chart.bars) + _GAP

    def draw(self, chart: Chart, x: float, y: float, width: float) -> float:
        """Draw a chart; return where it ends."""
        paper = self._paper
        paper.pen(9, bold=True)
        paper.line_at(x, y, width, chart.title.said(self._speak))
        y += _TITLE
        if chart.note is not None:
            paper.pen(7, ink=MUTED)
            paper.set_xy(x, y)
            paper.multi_cell(
                width, _NOTE_LINE, paper.plain(chart.note.said(self._speak)), align="L"
            )
            y += self._note_height(chart, width)
        paper.pen(7.5)
        label = min(self._widest([bar.label for bar in chart.bars]), width * _MOST_LABEL)
        figure = self._widest([bar.figure for bar in chart.bars])
        for bar in chart.bars:
            paper.pen(7.5)
            name = words(bar.label, self._speak)
            paper.line_at(x, y, label, name, height=_ROW, keeps_end=True)
            right = x + width - figure
            paper.line_at(right, y, figure, words(bar.figure, self._speak), height=_ROW, align="R")
            room = width - label - figure - 1.0
            self._bar(bar, chart, x + label, y + (_ROW - _BAR) / 2, room)
            y += _ROW
        return y + _GAP

    def sample(self, look: Look, x: float, y: float, width: float) -> None:
        """Draw what a look is, for a legend."""
        self._part(look, x, y, width)

    def _widest(self, texts: list[Words]) -> float:
        paper = self._paper
        shown = [paper.plain(words(text, self._speak)) for text in texts]
        widest = max((paper.get_string_width(text) for text in shown), default=0.0)
        return widest + 2 * paper.c_margin + 0.1

    def _note_height(self, chart: Chart, width: float) -> float:
        if chart.note is None:
            return 0
        note = chart.note.said(self._speak)
        return _NOTE_LINE * self._paper.lines_of(note, width, 7) + 0.8

    def _bar(self, bar: Bar, chart: Chart, x: float, y: float, width: float) -> None:
        paper = self._paper
        longest = chart.longest or bar.whole
        if chart.longest is None:
            paper.set_fill_color(*GROUND)
            paper.rect(x, y, width, _BAR, style="F")
        at = x
        for look, count in bar.parts:
            part = width * count / max(longest, 1)
            self._part(look, at, y, max(part - 0.2, _LEAST))
            at += part
        if chart.mark is not None:
            paper.set_draw_color(*TEXT)
            paper.set_line_width(0.4)
            paper.line(x + width * chart.mark, y - 0.6, x + width * chart.mark, y + _BAR + 0.6)

    def _part(self, look: Look, x: float, y: float, width: float) -> None:
        paper = self._paper
        edge, ground, hatching = _LOOKS[look]
        paper.set_fill_color(*ground)
        paper.set_draw_color(*edge)
        paper.set_line_width(0.15)
        paper.rect(x, y, width, _BAR, style="F")
        if hatching:
            with paper.rect_clip(x, y, width, _BAR):
                self._hatch(hatching, x, y, width)
        paper.rect(x, y, width, _BAR, style="D")

    def _hatch(self, hatching: str, x: float, y: float, width: float) -> None:
        paper = self._paper
        for number in range(int((width + _BAR) / _STEP) + 1):
            at = x - _BAR + number * _STEP
            if "/" in hatching:
                paper.line(at, y + _BAR, at + _BAR, y)
            if "\\" in hatching:
                paper.line(at, y, at + _BAR, y + _BAR)
