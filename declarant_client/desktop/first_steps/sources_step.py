"""The third step: where declarations come from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from declarant_client.desktop.first_steps.parts import FirstStepsParts
from declarant_client.desktop.settings.sources_section import SourcesSection
from declarant_client.desktop.sources.sources_desk import SourcesDesk


class SourcesStep(QWidget):
    """The same rows and buttons as in the settings."""

    def __init__(self, parts: FirstStepsParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = SourcesSection(parts.sources.watcher.ask)
        self.section.entitle("")
        self.desk = SourcesDesk(parts.sources, self.section, self.section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        column.addStretch()
        self.section.store_changed()

    def title(self) -> str:
        """Return the step's title."""
        return self.tr("Where declarations come from")

    def text(self) -> str:
        """Return what the step is for."""
        return self.tr(
            "What the declaration software exports into a folder, or holds in its database, is "
            "read by itself. Single files can be read at any time, too."
        )

    def take_focus(self) -> None:
        """Put the focus on what most want."""
        self.section.search.setFocus()
