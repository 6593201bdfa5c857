"""Where each value of a declaration comes from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.facts_wording import FACTS, ORIGINS
from declarant_client.application.ports.declarations import ToldBy
from declarant_client.application.wording import CHANNELS, CLEARANCES
from declarant_client.desktop.appearance import Role, Space, headline_font, tabular
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import as_plain_tool_tip, plain_label
from declarant_client.domain.declaration import Declaration

_SIZE = (860, 560)


class FactsDialog(QDialog):
    """A table to be read: fact, value, source, when the source last said something new."""

    def __init__(
        self, declaration: Declaration, told_by: Mapping[str, ToldBy], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sources of these facts"))
        self.resize(*_SIZE)
        self.table = self._table()
        for field, name in FACTS.items():
            value, told = fact_value(declaration, field), told_by.get(field)
            if value:
                source = said(ORIGINS[told.origin]) if told else ""
                self._add((said(name), value, source, moment(told.at) if told else ""))
        if self.table.rowCount():
            self.table.setCurrentCell(0, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(plain_label(declaration.number.digits, font=tabular(headline_font())))
        explanation = self.tr(
            "Several sources may tell of one declaration; each value is taken from the one that "
            "is trusted most."
        )
        column.addWidget(plain_label(explanation, role=Role.MUTED, wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.table.setFocus()

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setHorizontalHeaderLabels(
            [self.tr("Fact"), self.tr("Value"), self.tr("Source"), self.tr("Read at")]
        )
        table.setAccessibleName(self.tr("Sources of these facts"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table

    def _add(self, texts: tuple[str, str, str, str]) -> None:
        line = self.table.rowCount()
        self.table.insertRow(line)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(as_plain_tool_tip(text))
            self.table.setItem(line, place, item)


def fact_value(declaration: Declaration, field: str) -> str:
    """Return a fact in words, by its name in ``domain.merging.FIELDS``; empty: not known."""
    branch = declaration.branch
    first = declaration.first_number
    code = declaration.enterprise_tax_code
    channel = declaration.channel
    return {
        "number": declaration.number.digits,
        "first_number": first.digits if first else "",
        "clearance": said(CLEARANCES[declaration.clearance]),
        "cleared_at": moment(declaration.cleared_at),
        "registered_at": moment(declaration.registered_at),
        "channel": said(CHANNELS[channel]) if channel else "",
        "branch_code": branch.code or "",
        "branch_short_name": branch.short_name or "",
        "branch_name": branch.name or "",
        "enterprise_tax_code": str(code) if code else "",
    }.get(field) or str(getattr(declaration, field, None) or "")
