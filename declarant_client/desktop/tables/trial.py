"""What the first rows become by what is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from declarant_client.application.ports.tables import MappingTrial, TriedRow
from declarant_client.application.wording import CHANNELS, CLEARANCES
from declarant_client.desktop.appearance import Role, Space, give_role, small_font, strong_font
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.read_only_table import ReadOnlyTable
from declarant_client.domain.sentences import Sentence


class TrialTable(QWidget):
    """The declarations that the first rows become, or why they are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ReadOnlyTable(self.tr("What these rows become"), self)
        self._word = plain_label(font=small_font(), role=Role.MUTED, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(plain_label(self.tr("What these rows become"), font=strong_font()))
        column.addWidget(self.table, 1)
        column.addWidget(self._word)

    @property
    def word(self) -> str:
        """What is said below the rows."""
        return self._word.text()

    def show_trial(self, trial: MappingTrial) -> None:
        """Show what the rows become, and what the table cannot say."""
        headers = [
            self.tr("Row"),
            self.tr("Declaration"),
            self.tr("State"),
            self.tr("Cleared at"),
            self.tr("Registered"),
            self.tr("Channel"),
            self.tr("Customs branch"),
            self.tr("Enterprise"),
        ]
        self.table.show_texts(headers, [_cells(row) for row in trial.rows])
        self._say("" if trial.hint is None else said(trial.hint), Role.MUTED)

    def say_fault(self, sentence: Sentence) -> None:
        """Say why there is nothing to show."""
        self.table.show_texts([], [])
        self._say(said(sentence), Role.FAULT)

    def wait(self, text: str) -> None:
        """Say that an answer is on its way."""
        self._say(text, Role.MUTED)

    def _say(self, text: str, role: Role) -> None:
        give_role(self._word, role)
        self._word.setText(text)
        self._word.setVisible(bool(text))


def _cells(row: TriedRow) -> list[str]:
    known = row.declaration
    if known is None:
        return [str(row.number), said(row.reason) if row.reason else ""]
    branch, code = known.branch, known.enterprise_tax_code
    enterprise = (known.enterprise_name or "", str(code) if code else "")
    return [
        str(row.number),
        known.number.digits,
        said(CLEARANCES[known.clearance]),
        moment(known.cleared_at),
        moment(known.registered_at),
        said(CHANNELS[known.channel]) if known.channel else "",
        branch.name or branch.short_name or branch.code or "",
        " · ".join(part for part in enterprise if part),
    ]
