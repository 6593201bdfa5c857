"""The left side of the page: title, search, list, and the line beneath it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    icon,
    small_font,
    tabular,
)
from declarant_client.desktop.speech import figure
from declarant_client.desktop.to_rate.worklist_filters import WorklistFilters
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.desktop.to_rate.worklist_view import WorklistView
from declarant_client.desktop.widgets.head_row import HeadRow
from declarant_client.desktop.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.sent_bar import SentBar
    from declarant_client.desktop.to_rate.worklist_emptiness import WorklistEmptiness

_WIDTH = 400
_NARROW_WIDTH = 330
_FOOT = 48
_LEAST_ROWS = 100


class WorklistPanel(QFrame):
    """What waits, and the ways to more of it."""

    importWanted = Signal()
    sourcesWanted = Signal()
    """The program is to look for places that declarations can be read from by themselves."""
    byNumberWanted = Signal()
    undoWanted = Signal()
    letGoWanted = Signal()
    """What was sent last and waits for a second look is to leave."""
    undoEnded = Signal()
    """The time to undo is over."""

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self.setFixedWidth(_WIDTH)
        self._model = model
        self._for_later = 0
        self.filters = WorklistFilters(model.wanted, self)
        self.view = WorklistView(model, self)
        self._count = ElidedLabel()
        self._count.setFont(tabular(small_font()))
        give_role(self._count, Role.MUTED)
        self._further = QPushButton(self)
        give_role(self._further, Role.LINK)
        self._further.setToolTip(self.tr("Show them now"))
        self._further.clicked.connect(self.filters.show_beyond_today)
        self._further.hide()
        self._rows = QStackedWidget(self)
        self._rows.addWidget(self.view)
        # What explains an empty list may be cut, the filters above it may not.
        self._rows.setMinimumHeight(_LEAST_ROWS)
        self._lay_out()
        self.filters.wantedChanged.connect(model.show_only)
        self.filters.wentBack.connect(self.focus_rows)
        model.counted.connect(self._show_count)
        model.leftForLater.connect(self._show_for_later)

    def make_room(self, *, narrow: bool) -> None:
        """Leave the form the room that it needs in a small window."""
        self.setFixedWidth(_NARROW_WIDTH if narrow else _WIDTH)

    def take_focus(self) -> None:
        """Give the keyboard to what is shown: the list, or why it is empty."""
        self._hand_keys_to(self._rows.currentWidget())

    def focus_rows(self) -> None:
        """Give the keyboard to the list, also where it is still empty and hidden as such.

        What has no place on the screen gets no key: the next one would still go into the search.
        """
        self._rows.setCurrentWidget(self.view)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_emptiness(self, *, nothing_known: bool, no_sources: bool = False) -> None:
        """Show rows, or why there are none."""
        if self._model.rowCount():
            self._turn_to(self.view)
            return
        if self.filters.let_only_go():
            return  # the last of the chosen ones has left: the others come back
        self._emptiness.explain(
            self._model.wanted,
            nothing_known=nothing_known,
            no_sources=nothing_known and no_sources,
            for_later=self._for_later,
        )
        self._turn_to(self._emptiness)

    def _turn_to(self, shown: QWidget) -> None:
        """Show the list or why it is empty; keys that went to the one go to the other then.

        Left alone, Qt gives them to a button that reads files when Enter is pressed once too
        often, or to one that is hidden: then none arrives anywhere, also not when rows come.
        """
        if self._rows.currentWidget() is shown:
            return
        focused = self.window().focusWidget()
        has_keys = focused is None or self._rows.isAncestorOf(focused)
        self._rows.setCurrentWidget(shown)
        if has_keys:
            self._hand_keys_to(shown)

    def _hand_keys_to(self, shown: QWidget | None) -> None:
        if shown is self.view:
            self.view.setFocus()
        else:
            self._emptiness.take_focus()

    @cached_property
    def sent_bar(self) -> SentBar:
        """What was just saved; it takes the place of the line beneath the list."""
        from declarant_client.desktop.to_rate.sent_bar import SentBar

        bar = SentBar(self._foot)
        bar.undoWanted.connect(self.undoWanted)
        bar.letGoWanted.connect(self.letGoWanted)
        bar.ended.connect(self.undoEnded)
        return bar

    def _show_count(self, count: int) -> None:
        mine = self._model.wanted.mine
        if mine is None:
            text = self.tr("Declarations: {count}").format(count=figure(count))
        else:
            text = self.tr("Declarations of the user {user}: {count}").format(
                user=mine, count=figure(count)
            )
        self._count.show_text(text)

    def _show_for_later(self, count: int) -> None:
        if count == self._for_later:
            return
        self._for_later = count
        self._further.setVisible(count > 0)
        self._further.setText(self.tr("{count} more another day").format(count=count))
        if not self._model.rowCount():
            self.show_emptiness(nothing_known=False)

    @cached_property
    def _emptiness(self) -> WorklistEmptiness:
        from declarant_client.desktop.to_rate.worklist_emptiness import WorklistEmptiness

        emptiness = WorklistEmptiness(self)
        emptiness.narrow(_NARROW_WIDTH - 2 * Space.XL)
        emptiness.importWanted.connect(self.importWanted)
        emptiness.sourcesWanted.connect(self.sourcesWanted)
        emptiness.allWanted.connect(self.filters.clear)
        emptiness.everyonesWanted.connect(self.filters.show_everyones)
        emptiness.furtherWanted.connect(self.filters.show_beyond_today)
        self._rows.addWidget(emptiness)
        return emptiness

    def _lay_out(self) -> None:
        head = HeadRow(
            self.tr("To rate"),
            self._head_button("add", self.tr("By number…"), self.byNumberWanted),
            self._head_button("import", self.tr("Read…"), self.importWanted),
        )
        top = QVBoxLayout()
        top.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        top.setSpacing(Space.M)
        top.addWidget(head)
        top.addWidget(self.filters)
        line = QWidget(self)
        foot = QHBoxLayout(line)
        foot.setContentsMargins(Space.L, 0, Space.M, 0)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._further)
        self._foot = QStackedWidget(self)
        self._foot.setFixedHeight(_FOOT)
        self._foot.addWidget(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._rows, 1)
        column.addWidget(self._foot)

    def _head_button(self, drawing: str, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(icon(drawing, Tone.ACCENT), text, self)
        button.setToolTip(text)
        button.clicked.connect(wanted)
        return button
