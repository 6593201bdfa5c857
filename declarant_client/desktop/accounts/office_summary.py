"""What an office says of itself, shown before a code is used there."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from declarant_client.contract.office import OfficeDescription
from declarant_client.desktop.appearance import Role, Space, give_role, small_font, strong_font
from declarant_client.desktop.speech import text_of
from declarant_client.desktop.widgets.reading_pane import paragraph

_MOST_BRANCHES = 6


class OfficeSummary(QFrame):
    """Name, branches, and who sees what is sent there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._name = paragraph("", font=strong_font())
        self._branches = paragraph("", font=small_font())
        self._confidentiality = paragraph("", font=small_font())
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        room.setSpacing(Space.XS)
        for label in (self._name, self._branches, self._confidentiality):
            room.addWidget(label)
        self.hide()

    def show_office(self, office: OfficeDescription) -> None:
        """Show what the office said."""
        names = [text_of(branch.name) for branch in office.branches]
        shown = "; ".join(names[:_MOST_BRANCHES])
        more = len(names) - _MOST_BRANCHES
        self._name.setText(text_of(office.name))
        if more > 0:
            branches = self.tr("Answers for {branches} and {count} more.")
            self._branches.setText(branches.format(branches=shown, count=more))
        else:
            self._branches.setText(self.tr("Answers for {branches}.").format(branches=shown))
        self._branches.setVisible(bool(names))
        self._confidentiality.setText(text_of(office.confidentiality))
        self._confidentiality.setVisible(bool(text_of(office.confidentiality)))
        self.show()

    def spoken(self) -> str:
        """Return what it says, for a screen reader."""
        return f"{self._name.text()}. {self._branches.text()}"
