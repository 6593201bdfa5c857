"""What was skipped or put off says so, and can be asked about again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.putting_off import REASONS
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import said
from declarant_client.desktop.to_rate.row_words import put_off_words
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.putting_off import PutOff


class PutOffCard(QFrame):
    """Rating it needs no more than rating it; the button only lets it wait again."""

    againWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._text = plain_label(wraps=True)
        self.again = QPushButton(self.tr("Ask about it again"), self)
        self.again.clicked.connect(self.againWanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(self.again)

    def show_row(self, row: WorklistRow) -> None:
        """Show why it is not asked about; nothing where it is."""
        if row.put_off is not None and not row.assessed:
            parts = [put_off_words(row)]
            if row.put_off is not PutOff.SNOOZED:
                parts.append(said(REASONS[row.put_off]))
            self._text.setText(" · ".join(parts))
        self.setVisible(row.put_off is not None and not row.assessed)
