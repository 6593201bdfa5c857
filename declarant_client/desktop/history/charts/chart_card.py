"""One chart: a title, what to know about it, and its bars; one stop for Tab, arrows within."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from declarant_client.application.ports.charts import Chart, Choice
from declarant_client.desktop.appearance import Role, Space, give_role, small_font, title_font
from declarant_client.desktop.history.charts.bar_row import BarRow, Scale
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label


class ChartCard(QFrame):
    """The bars of one chart."""

    chosen = Signal(object)
    """A ``Choice``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.CARD)
        self._title = plain_label(font=title_font(), wraps=True)
        self._note = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        self.rows: list[BarRow] = []
        self._bars = QVBoxLayout()
        self._bars.setContentsMargins(0, Space.XS, 0, 0)
        self._bars.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.M, Space.S, Space.S)
        column.setSpacing(Space.XS)
        for label in (self._title, self._note):
            label.setContentsMargins(Space.S, 0, Space.S, 0)
            column.addWidget(label)
        column.addLayout(self._bars)

    def show_chart(self, chart: Chart, chosen: frozenset[Choice]) -> None:
        """Show a chart; ``chosen`` are the bars that the table is filtered to."""
        self._title.setText(said(chart.title))
        self.setAccessibleName(said(chart.title))
        self._note.setText(said(chart.note) if chart.note else "")
        self._note.setVisible(chart.note is not None)
        if [row.bar for row in self.rows] != list(chart.bars):
            self._make_rows(chart)
        scale = Scale(
            label=max((row.label_width() for row in self.rows), default=0),
            figure=max((row.figure_width() for row in self.rows), default=0),
            longest=chart.longest,
            mark=chart.mark,
        )
        for row in self.rows:
            row.scale_to(scale, chosen=row.bar.choice in chosen)

    def _make_rows(self, chart: Chart) -> None:
        """Put new bars in the place of the old; the one with the focus keeps it."""
        focused = next((row.bar.choice for row in self.rows if row.hasFocus()), None)
        old, self.rows = self.rows, []
        for place, bar in enumerate(chart.bars):
            row = BarRow(bar)
            row.clicked.connect(lambda *_, one=row: self.chosen.emit(one.bar.choice))
            row.moved.connect(lambda by, at=place: self._move(at + by))
            self._bars.addWidget(row)
            row.show()  # what is not shown yet takes no focus from the one it replaces
            self.rows.append(row)
        kept = next((row for row in self.rows if row.bar.choice == focused), None)
        self._let_tab_reach(kept or (self.rows[0] if self.rows else None))
        if focused is not None and self.rows:
            (kept or self.rows[0]).setFocus()
        for row in old:
            self._bars.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _move(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self._let_tab_reach(self.rows[place])
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_reach(self, only: BarRow | None) -> None:
        for row in self.rows:
            is_it = row is only
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)
