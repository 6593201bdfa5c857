"""The head of the outbox: title, search, sending everything now, and which part is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.ports.outbox import OutboxShow
from declarant_client.desktop.appearance import Role, Tone, give_role, icon
from declarant_client.desktop.widgets.parts_head import PartsHead
from declarant_client.domain.sentences import Sentence, translate

_PARTS: dict[OutboxShow, Sentence] = {
    OutboxShow.ALL: translate("outbox", "All"),
    OutboxShow.WAITING: translate("outbox", "Waiting"),
    OutboxShow.REFUSED: translate("outbox", "Refused"),
    OutboxShow.SENT: translate("outbox", "Received"),
}


class OutboxHead(PartsHead[OutboxShow]):
    """What stands above the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PARTS, parent)
        self.entitle(self.tr("Outbox"), self.tr("Search number, enterprise, receipt…"))
        self.send_all = QPushButton(icon("send", Tone.ACCENT), self.tr("Send all now"))
        self.send_all.setToolTip(
            self.tr("Send everything that waits, and ask for every answer that is missing")
        )
        self.send_all.setEnabled(False)
        give_role(self.send_all, Role.QUIET)
        self.add(self.send_all)
