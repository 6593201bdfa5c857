"""The copies that the program makes by itself: making one now, going back to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from declarant_client.application.ports.copies import (
    CopyCancelledError,
    DatabaseCopies,
    DatabaseCopy,
)
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon, small_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.settings.work_bar import WorkBar
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.questions import confirmed
from declarant_client.domain.sentences import SaidError

_FIRST = 3
"""Copies that are listed at once."""


class CopiesSection(Section):
    """The newest copies; the older ones on demand."""

    restoreWanted = Signal(str)
    """The name of a copy that the user wants in the place of what is there."""

    def __init__(
        self, copies: DatabaseCopies, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entitle(
            self.tr("Copies"),
            self.tr(
                "The program copies everything it keeps once an hour, while something changes, and "
                "checks each copy. Going back to one loses no rating: what was made since is kept."
            ),
        )
        self._copies = copies
        self._lane = Lane(threads.reading, self)
        self._known: Sequence[DatabaseCopy] | None = None
        self._shows_all = False
        self.rows: list[CopyRow] = []
        self.make = QPushButton(icon("add", Tone.ACCENT), self.tr("Make a copy now"), self)
        self.open_folder = QPushButton(icon("folder", Tone.ACCENT), self.tr("Open folder"), self)
        for button in (self.make, self.open_folder):
            give_role(button, Role.QUIET)
            self.add_to_head(button)
        self.work = WorkBar(threads.lengthy, self.tr("Progress of the copy"))
        self.put_below_title(self.work)
        self.make.clicked.connect(self._make)
        self.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(copies.folder)))
        )

    def store_changed(self) -> None:
        """Look again which copies there are."""
        self._lane.ask(self._copies.all, self._show)

    def _make(self) -> None:
        self.say("")

        def make(
            progress: Callable[[float], None], is_stopped: Callable[[], bool]
        ) -> DatabaseCopy | None:
            with suppress(CopyCancelledError):
                return self._copies.make(progress, is_stopped)
            return None

        self.work.begin(
            self.tr("Copying, then looking whether the copy is whole…"),
            make,
            self._made,
            self._failed,
            unbegun=None,
            trigger=self.make,
        )

    def _made(self, copy: DatabaseCopy | None) -> None:
        if copy is None:
            announce(self, self.tr("Cancelled; no copy was made."))
            return
        announce(self, self.tr("A copy was made: {time}").format(time=moment(copy.made_at)))
        self.store_changed()

    def _failed(self, error: SaidError) -> None:
        self.say(said(error.sentence))

    def _show(self, copies: Sequence[DatabaseCopy]) -> None:
        if copies != self._known:
            self._known = copies
            self._build(copies)

    def _build(self, copies: Sequence[DatabaseCopy]) -> None:
        self.clear()
        self.rows = []
        self.open_folder.setVisible(bool(copies))
        for copy in copies if self._shows_all else copies[:_FIRST]:
            if self.rows:
                self.add(separator())
            row = CopyRow(copy)
            row.restore.clicked.connect(lambda _, copy=copy: self._ask(copy))
            self.rows.append(row)
            self.add(row)
        if not copies:
            text = self.tr("There is none yet; the first is made by itself.")
            self.add(plain_label(text, role=Role.MUTED, wraps=True))
        if len(copies) > len(self.rows):
            self._offer_all(copies)

    def _offer_all(self, copies: Sequence[DatabaseCopy]) -> None:
        older = QPushButton(self.tr("Show all {count}").format(count=len(copies)))
        give_role(older, Role.QUIET)

        def show_all() -> None:
            self._shows_all = True
            self._build(copies)
            self.rows[_FIRST].restore.setFocus()

        older.clicked.connect(show_all)
        self.add_left(older)

    def _ask(self, copy: DatabaseCopy) -> None:
        question = self.tr("Go back to the copy of {time}?").format(time=moment(copy.made_at))
        consequence = self.tr(
            "The window closes for a moment and opens again. What is there now is set aside, not "
            "deleted, and the ratings made since the copy are kept."
        )
        if confirmed(self, question, consequence, self.tr("Go back")):
            self.restoreWanted.emit(copy.name)


class CopyRow(QWidget):
    """When a copy was made, how large it is, and the way back to it."""

    def __init__(self, copy: DatabaseCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        at = moment(copy.made_at)
        self.setAccessibleName(at)
        self.restore = QPushButton(self.tr("Go back…"))
        self.restore.setAccessibleName(self.tr("Go back to the copy of {time}").format(time=at))
        give_role(self.restore, Role.QUIET)
        megabytes = QLocale().toString(copy.size / 1_000_000, "f", 1)
        size = self.tr("{size} MB").format(size=megabytes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(plain_label(at))
        row.addWidget(plain_label(size, font=small_font(), role=Role.MUTED), 1)
        row.addWidget(self.restore)
