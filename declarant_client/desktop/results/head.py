"""The head of the results: title, search, and which part is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.cases import CaseFilter, CaseShow
from declarant_client.desktop.widgets.parts_head import PartsHead
from declarant_client.domain.sentences import Sentence, translate

_PARTS: dict[CaseShow, Sentence] = {
    CaseShow.ALL: translate("results", "All"),
    CaseShow.OPEN: translate("results", "Open"),
    CaseShow.ANSWERED: translate("results", "Answered"),
    CaseShow.CLOSED: translate("results", "Closed"),
    CaseShow.UNREAD: translate("results", "Unread"),
}


class ResultsHead(PartsHead[CaseShow]):
    """What stands above the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PARTS, parent)
        self.entitle(self.tr("Results"), self.tr("Search number, subject, answer…"))

    def chosen(self) -> CaseFilter:
        """Return what is chosen."""
        return CaseFilter(show=self.chosen_part, search=self.searched)
