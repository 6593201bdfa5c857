"""Search and filters above the worklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from declarant_client.application.ports.declarations import Show, WorklistChoices, WorklistFilter
from declarant_client.application.wording import CHANNELS, KINDS
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.speech import said
from declarant_client.domain.declaration import Channel
from declarant_client.domain.identifiers import DeclarationKind

TYPING_PAUSE_MS = 180
"""How long typing must rest before the list follows."""


class WorklistFilters(QWidget):
    """Search, which declarations, and the finer filters that open on demand."""

    wantedChanged = Signal(object)
    finerOpened = Signal()
    """The finer filters are shown: their choices are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = WorklistFilter()
        self._finer: FinerFilters | None = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search = self._search_field()
        self.show_box = self._show_box()
        self._finer_button = self._open_button()
        self._column = QGridLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self.search, 0, 0, 1, 2)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.show_box, 1)
        line.addWidget(self._finer_button)
        self._column.addLayout(line, 1, 0, 1, 2)

    @property
    def wanted(self) -> WorklistFilter:
        """The filter as it is set now."""
        return self._wanted

    def open_finer(self) -> None:
        """Show the finer filters."""
        self._finer_button.setChecked(True)

    def offer(self, choices: WorklistChoices) -> None:
        """Give the enterprise and office filters their choices."""
        if self._finer is not None:
            self._finer.offer(choices)

    def settle(self) -> None:
        """Search for what stands in the field now, without waiting for typing to rest."""
        self._pause.stop()
        self._search()

    def clear(self) -> None:
        """Show everything that waits again."""
        self.search.clear()
        self._pause.stop()
        if self._finer is not None:
            self._finer.clear()
        self.show_box.setCurrentIndex(0)
        self._want(WorklistFilter())

    def _search_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("Search number, office, enterprise…"))
        field.setAccessibleName(self.tr("Search"))
        field.setClearButtonEnabled(True)
        field.addAction(QAction(icon("search", Tone.MUTED), "", field), _LEADING)
        field.textChanged.connect(self._pause.start)
        return field

    def _show_box(self) -> QComboBox:
        box = _QuietBox(self)
        box.setAccessibleName(self.tr("Which declarations"))
        for show, word in (
            (Show.UNRATED, self.tr("Not rated yet")),
            (Show.RATED, self.tr("Rated")),
            (Show.IN_PROCEDURE, self.tr("In procedure")),
            (Show.ALL, self.tr("All declarations")),
        ):
            box.addItem(word, show)
        box.currentIndexChanged.connect(
            lambda _: self._want(replace(self._wanted, show=Show(box.currentData())))
        )
        return box

    def _open_button(self) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.QUIET)
        button.setIcon(icon("filter", Tone.ACCENT))
        button.setCheckable(True)
        button.setText(self.tr("Filters"))
        button.setAccessibleName(self.tr("Filters"))
        button.setToolTip(self.tr("Enterprise, import or export, channel, office"))
        button.toggled.connect(self._open_finer)
        return button

    def _open_finer(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._finer is None:
            self._finer = FinerFilters(self)
            self._finer.chosen.connect(self._finer_chosen)
            self._column.addWidget(self._finer, 2, 0, 1, 2)
        self._finer.setVisible(opened)
        if opened:
            self.finerOpened.emit()

    def _finer_chosen(self) -> None:
        if self._finer is not None:
            self._want(self._finer.narrowed(self._wanted))

    def _search(self) -> None:
        self._want(replace(self._wanted, search=self.search.text().strip()))

    def _want(self, wanted: WorklistFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.wantedChanged.emit(wanted)


_LEADING = QLineEdit.ActionPosition.LeadingPosition


class FinerFilters(QWidget):
    """Enterprise, kind, channel and office; built when first opened."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._enterprise = self._box(self.tr("All enterprises"), self.tr("Enterprise"))
        self._branch = self._box(self.tr("All offices"), self.tr("Office"))
        self._kind = self._box(self.tr("Import and export"), self.tr("Import or export"))
        for kind in DeclarationKind:
            self._kind.addItem(said(KINDS[kind]), kind)
        self._channel = self._box(self.tr("All channels"), self.tr("Channel"))
        for channel in Channel:
            self._channel.addItem(said(CHANNELS[channel]), channel)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.addWidget(self._enterprise, 0, 0, 1, 2)
        grid.addWidget(self._branch, 1, 0, 1, 2)
        grid.addWidget(self._kind, 2, 0)
        grid.addWidget(self._channel, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def narrowed(self, wanted: WorklistFilter) -> WorklistFilter:
        """Return the filter with what is chosen here."""
        return replace(
            wanted,
            enterprise=self._enterprise.currentData(),
            branch=self._branch.currentData(),
            kind=self._kind.currentData(),
            channel=self._channel.currentData(),
        )

    def offer(self, choices: WorklistChoices) -> None:
        """Give the boxes their choices; what is chosen stays chosen."""
        _fill(self._enterprise, choices.enterprises)
        _fill(self._branch, choices.branches)

    def clear(self) -> None:
        """Choose nothing."""
        for box in (self._enterprise, self._branch, self._kind, self._channel):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)

    def _box(self, everything: str, name: str) -> QComboBox:
        box = _QuietBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem(everything, None)
        box.currentIndexChanged.connect(self.chosen)
        return box


class _QuietBox(QComboBox):
    """Letters and digits choose nothing here: input methods compose them, and digits rate."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
