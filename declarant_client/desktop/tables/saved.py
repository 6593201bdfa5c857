"""The mappings that were saved before: one can be taken up again, changed, renamed or forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from declarant_client.application.ports.tables import TableMapping
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.desktop.widgets.labels import plain_label


class SavedMappings(QWidget):
    """A choice among what was saved, with a new one in front."""

    chosen = Signal(object)
    """A ``TableMapping``; ``None``: a new one."""
    removalWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mappings: dict[str, TableMapping] = {}
        self.box: ChoiceBox[str] = ChoiceBox(self.tr("Saved columns"))
        self.box.activated.connect(lambda _: self.chosen.emit(self.mapping))
        self.remove = QPushButton(icon("close", Tone.TEXT), self.tr("Delete…"), self)
        give_role(self.remove, Role.DANGER)
        self.remove.clicked.connect(lambda: self.removalWanted.emit(self.mapping))
        label = plain_label(self.tr("Saved columns"))
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.remove)
        self.offer(())

    @property
    def mapping(self) -> TableMapping | None:
        """The saved mapping that is chosen; ``None``: a new one."""
        return self._mappings.get(self.box.value())

    @property
    def all(self) -> tuple[TableMapping, ...]:
        """Everything that was saved."""
        return tuple(self._mappings.values())

    def offer(self, mappings: Sequence[TableMapping]) -> None:
        """Offer what is saved now."""
        self._mappings = {mapping.name: mapping for mapping in mappings}
        names = [(mapping.name, mapping.name) for mapping in mappings]
        self.box.offer(("", self.tr("New table")), names)
        self._show_parts()

    def choose(self, mapping: TableMapping | None) -> None:
        """Choose without telling anybody."""
        self.box.choose(mapping.name if mapping else "")
        self._show_parts()

    def _show_parts(self) -> None:
        self.setVisible(bool(self._mappings))
        self.remove.setEnabled(self.mapping is not None)
