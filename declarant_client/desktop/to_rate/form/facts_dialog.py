"""Where each value of a declaration comes from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from declarant_client.application.facts_wording import FACTS, ORIGINS
from declarant_client.application.ports.kept_readings import ToldBy
from declarant_client.application.wording import CHANNELS, CLEARANCES
from declarant_client.desktop.appearance import Role, Space, headline_font, tabular
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.read_only_table import ReadOnlyTable
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
        self.table = ReadOnlyTable(self.tr("Sources of these facts"), self)
        self.table.setShowGrid(False)
        headers = (self.tr("Fact"), self.tr("Value"), self.tr("Source"), self.tr("Read at"))
        self.table.show_texts(headers, _lines(declaration, told_by))
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
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


def _lines(
    declaration: Declaration, told_by: Mapping[str, ToldBy]
) -> list[tuple[str, str, str, str]]:
    lines = []
    for field, name in FACTS.items():
        value, told = fact_value(declaration, field), told_by.get(field)
        if value:
            source = said(ORIGINS[told.origin]) if told else ""
            lines.append((said(name), value, source, moment(told.at) if told else ""))
    return lines


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
