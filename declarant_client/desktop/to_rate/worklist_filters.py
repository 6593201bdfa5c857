"""Search and filters above the worklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QToolButton, QWidget

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.to_rate.finer_filters import FinerFilters, QuietBox
from declarant_client.desktop.to_rate.way_back import WaysBack
from declarant_client.desktop.widgets.search_field import SearchField

if TYPE_CHECKING:
    from declarant_client.application.ports.narrowing import WorklistChoices

translate = QCoreApplication.translate

TYPING_PAUSE_MS = 180
"""How long typing must rest before the list follows."""


class WorklistFilters(QWidget):
    """Search, which declarations, and the finer filters that open on demand."""

    wantedChanged = Signal(object)
    finerOpened = Signal()
    """The finer filters are shown: their choices are wanted."""
    wentBack = Signal()
    """A line that held others back was pressed, and is gone: the keys have to go elsewhere."""
    enterpriseWanted = Signal()
    """The user wants to find an enterprise."""
    mineChosen = Signal(str)
    """The user said whose declarations are to be shown from now on; empty: everyone's."""

    def __init__(self, wanted: WorklistFilter, parent: QWidget | None = None) -> None:
        """``wanted`` is what is shown at first."""
        super().__init__(parent)
        self._wanted = wanted
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
        line.addWidget(self._finder_button())
        line.addWidget(self._finer_button)
        self._column.addLayout(line, 1, 0, 1, 2)
        self._back = WaysBack(self)
        self._back.allEnterprisesWanted.connect(lambda: self.choose_enterprise(None, ""))
        self._back.allAgainWanted.connect(self._show_all_again)
        for pressed in (self._back.allEnterprisesWanted, self._back.allAgainWanted):
            pressed.connect(self.wentBack)
        self._column.addWidget(self._back, 3, 0, 1, 2)

    @property
    def wanted(self) -> WorklistFilter:
        """The filter as it is set now."""
        return self._wanted

    def open_finer(self) -> None:
        """Show the finer filters."""
        self._finer_button.setChecked(True)

    def choose_enterprise(self, code: str | None, name: str) -> None:
        """Show one enterprise's declarations, or those of all."""
        if self._finer is not None:
            self._finer.choose_enterprise(code, name)
        self._back.tell_enterprise(name if code is not None else "")
        self._want(self._wanted._replace(enterprise=code))

    def offer(self, choices: WorklistChoices) -> None:
        """Give the enterprise and office filters their choices."""
        if self._finer is not None:
            self._finer.offer(choices)

    def show_mine(self, user: str) -> None:
        """Show only what this user of the declaration software declared; empty: everyone's."""
        if self._finer is not None:
            self._finer.choose_user(user)
        self._want(self._wanted._replace(mine=user or None))

    def show_everyones(self) -> None:
        """Show what all users declared, from now on."""
        self.show_mine("")
        self.mineChosen.emit("")

    def show_beyond_today(self) -> None:
        """Show also what the rules leave for another day."""
        self._want(self._wanted._replace(beyond_today=True))

    def show_only(self, identities: Sequence[str]) -> None:
        """Show some declarations and no others, until all are wanted again."""
        self._want(self._wanted._replace(only=tuple(identities)))

    def let_only_go(self) -> bool:
        """Show all again where nothing else holds any back; return whether it was so."""
        kept = WorklistFilter(
            show=self._wanted.show, mine=self._wanted.mine, beyond_today=self._wanted.beyond_today
        )
        if self._wanted.only is None or self._wanted._replace(only=None) != kept:
            return False
        self._show_all_again()
        return True

    def settle(self) -> None:
        """Search for what stands in the field now, without waiting for typing to rest."""
        self._pause.stop()
        self._search()

    def clear(self) -> None:
        """Show everything that waits again; whose declarations are shown stays."""
        self.search.clear()
        self._pause.stop()
        self._back.tell_enterprise("")
        if self._finer is not None:
            self._finer.clear()
        self.show_box.setCurrentIndex(0)
        self._want(WorklistFilter(mine=self._wanted.mine))

    def _show_all_again(self) -> None:
        self._want(self._wanted._replace(only=None))

    def _search_field(self) -> SearchField:
        field = SearchField(
            self.tr("Search number, office, enterprise…"), self, enter_leads_on=True
        )
        field.textChanged.connect(self._pause.start)
        return field

    def _show_box(self) -> QComboBox:
        box = QuietBox(self)
        box.setAccessibleName(self.tr("Which declarations"))
        for show, word in (
            (Show.UNRATED, self.tr("Not rated yet")),
            (Show.RATED, self.tr("Rated")),
            (Show.IN_PROCEDURE, self.tr("In procedure")),
            (Show.PUT_OFF, self.tr("Skipped or put off")),
            (Show.ALL, self.tr("All declarations")),
        ):
            box.addItem(word, show)
        box.currentIndexChanged.connect(
            lambda _: self._want(self._wanted._replace(show=Show(box.currentData())))
        )
        return box

    def _open_button(self) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.QUIET)
        button.setIcon(icon("filter", Tone.ACCENT))
        button.setCheckable(True)
        _show_how_many(button, self._wanted)
        button.setToolTip(self.tr("Enterprise, office, import or export, channel, user"))
        button.toggled.connect(self._open_finer)
        return button

    def _finder_button(self) -> QToolButton:
        button = QToolButton(self)
        give_role(button, Role.QUIET)
        button.setIcon(icon("enterprise", Tone.ACCENT))
        button.setAccessibleName(self.tr("Find an enterprise"))
        button.setToolTip(self.tr("Find an enterprise (Ctrl+E)"))
        button.clicked.connect(self.enterpriseWanted)
        return button

    def _open_finer(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._finer is None:
            self._finer = FinerFilters(self)
            self._finer.choose_user(self._wanted.mine or "")
            self._finer.choose_enterprise(self._wanted.enterprise, self._back.enterprise_name)
            self._finer.chosen.connect(self._finer_chosen)
            self._finer.userChosen.connect(self._user_chosen)
            self._column.addWidget(self._finer, 2, 0, 1, 2)
        self._finer.setVisible(opened)
        if opened:
            self.finerOpened.emit()

    def _finer_chosen(self) -> None:
        if self._finer is not None:
            wanted = self._finer.narrowed(self._wanted)
            name = self._finer.enterprise_name if wanted.enterprise is not None else ""
            self._back.tell_enterprise(name)
            self._want(wanted)

    def _user_chosen(self, user: str) -> None:
        self._want(self._wanted._replace(mine=user or None))
        self.mineChosen.emit(user)

    def _search(self) -> None:
        self._want(self._wanted._replace(search=self.search.text().strip()))

    def _want(self, wanted: WorklistFilter) -> None:
        if wanted != self._wanted:
            if wanted.only != self._wanted.only:
                self._back.tell_only(wanted.only)
            self._wanted = wanted
            _show_how_many(self._finer_button, wanted)
            self.wantedChanged.emit(wanted)


def _show_how_many(button: QToolButton, wanted: WorklistFilter) -> None:
    """Say on the button how many filters hold something back, open or not."""
    finer = (wanted.enterprise, wanted.kind, wanted.channel, wanted.branch, wanted.mine)
    count = sum(value is not None for value in finer)
    name = translate("WorklistFilters", "Filters")
    if count:
        name = translate("WorklistFilters", "Filters ({count})").format(count=count)
    button.setText(str(count))
    button.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if count
        else Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    button.setAccessibleName(name)
