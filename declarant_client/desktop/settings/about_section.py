"""Which program this is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from declarant_client.desktop.settings.section import Section
from declarant_client.desktop.widgets.reading_pane import paragraph


class AboutSection(Section):
    """The version."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(paragraph(self.tr("Declarant client, version {version}").format(version=version)))
