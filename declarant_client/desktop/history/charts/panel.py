"""The charts of what is filtered, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from declarant_client.application.history_charts import charts_of
from declarant_client.application.ports.charts import Chart, Choice
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.history.charts.chart_card import ChartCard
from declarant_client.desktop.history.charts.legend import Legend
from declarant_client.desktop.history.reading import HistoryReading
from declarant_client.desktop.widgets.labels import plain_label


class ChartsPanel(QScrollArea):
    """Counts in the background, and shows what came of it."""

    chosen = Signal(object)
    """A ``Choice``: the table is to be filtered to it, or no longer."""
    shown = Signal()
    """The figures of what was asked for are drawn."""

    def __init__(
        self, reading: HistoryReading, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._lane = Lane(background, self)
        self._standing = plain_label(role=Role.MUTED, wraps=True)
        self._legend = Legend()
        self.cards: list[ChartCard] = []
        give_role(self, Role.PANEL)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Charts"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self._standing)
        self._column.addWidget(self._legend)
        self._column.addStretch()
        self.setWidget(inside)
        self._say(self.tr("Counting…"))

    def ask(self, wanted: HistoryFilter, chosen: frozenset[Choice]) -> None:
        """Count what is filtered and draw it; until then what stands remains."""
        if not self.cards:
            self._say(self.tr("Counting…"))
        self._lane.ask(
            lambda: charts_of(self._reading.figures(wanted)),
            lambda charts: self._show(charts, chosen),
        )

    def _show(self, charts: tuple[Chart, ...], chosen: frozenset[Choice]) -> None:
        while len(self.cards) < len(charts):
            card = ChartCard()
            card.chosen.connect(self.chosen)
            # Before the stretch, which stays last.
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(charts))
            if place < len(charts):
                card.show_chart(charts[place], chosen)
        self._say("" if charts else self.tr("There is nothing to count yet."))
        self._legend.setVisible(bool(charts))
        self.shown.emit()

    def _say(self, text: str) -> None:
        self._standing.setText(text)
        self._standing.setVisible(bool(text))
        self._legend.setVisible(not text)
