"""One page of the settings: its title and its sections, scrolled where there is no room."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Space, headline_font
from declarant_client.desktop.settings.rows_section import RowsSection
from declarant_client.desktop.settings.setting_row import SettingRow
from declarant_client.desktop.shell.pages import FollowsStore
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import ScrolledColumn
from declarant_client.desktop.widgets.tab_order import follow_one_another, stops_within

Part = TypeVar("Part", bound=QWidget)


class LeafView(QScrollArea):
    """Its sections read when it is shown, and again when something was committed."""

    def __init__(
        self,
        title: str,
        sections: list[QWidget],
        behind: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """``behind`` is where Tab comes from into this page."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self._sections = sections
        self._behind = behind
        self._stale = True
        content = ScrolledColumn(Space.XL)
        column: QVBoxLayout = content.column
        column.addWidget(plain_label(title, font=headline_font(), wraps=True))
        for section in sections:
            column.addWidget(section)
        column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    @property
    def rows(self) -> dict[str, SettingRow]:
        """The rows of its settings, by the settings' keys."""
        return {
            key: row
            for section in self._sections
            if isinstance(section, RowsSection)
            for key, row in section.rows.items()
        }

    def part(self, kind: type[Part]) -> Part:
        """Return its section of a kind; raise ``LookupError`` where there is none."""
        for section in self._sections:
            if isinstance(section, kind):
                return section
        raise LookupError(kind.__name__)

    def store_changed(self) -> None:
        """Read again, at once when it is shown, else as soon as it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A section made rows anew: Tab would meet them behind all that was there before.
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.order_stops()
        return super().eventFilter(watched, event)

    def order_stops(self) -> None:
        """Let Tab go down the page, from what it is behind."""
        stops = (stop for section in self._sections for stop in stops_within(section))
        follow_one_another(self._behind, *stops)

    def _read(self) -> None:
        for section in self._sections:
            if isinstance(section, FollowsStore):
                section.store_changed()
