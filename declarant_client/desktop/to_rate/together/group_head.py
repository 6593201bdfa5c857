"""How many declarations are chosen, of whom, and where."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from declarant_client.application.rating_together import Together
from declarant_client.desktop.appearance import Role, Space, give_role, headline_font, tabular
from declarant_client.desktop.to_rate.row_words import office_name
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label


class GroupHead(QWidget):
    """A line to know at a glance that several are meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(font=tabular(headline_font()))
        self._text = ElidedLabel()
        give_role(self._text, Role.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self._title)
        column.addWidget(self._text)

    def show_reading(self, read: int, wanted: int) -> None:
        """Say how far reading has come."""
        self._title.setText(self.tr("{count} declarations together").format(count=wanted))
        self._text.show_text(self.tr("Reading {read} of {count}…").format(read=read, count=wanted))

    def show_together(self, together: Together) -> None:
        """Say how many are rated together, of which enterprises and offices."""
        self._title.setText(
            self.tr("{count} declarations together").format(count=len(together.forms))
        )
        enterprises = {
            form.row.declaration.enterprise_name or str(form.row.declaration.enterprise_tax_code)
            for form in together.forms
            if form.row.declaration.enterprise_tax_code
        }
        offices = {office_name(form.row) for form in together.forms} - {""}
        parts = [
            self._words(sorted(offices), self.tr("{count} offices")),
            self._words(sorted(enterprises), self.tr("{count} enterprises")),
        ]
        self._text.show_text(" · ".join(part for part in parts if part))

    def _words(self, names: list[str], several: str) -> str:
        return names[0] if len(names) == 1 else several.format(count=len(names)) if names else ""
