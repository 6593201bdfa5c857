"""One notice to read, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.offices import KeptNotice
from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.notices.reading_column import column_of
from declarant_client.desktop.notices.words import web_address
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import as_plain_tool_tip, plain_label
from declarant_client.desktop.widgets.reading_pane import ReadingPane


class NoticeReading(QFrame):
    """The right side of the notices."""

    unreadWanted = Signal()
    """Mark the notice shown as unread."""
    starWanted = Signal(bool)
    citationWanted = Signal()
    calendarWanted = Signal()
    printWanted = Signal(object)
    """Print this ``KeptNotice``."""
    attachmentWanted = Signal(object)
    """Save this ``Attachment``."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._today = today
        self._kept: KeptNotice | None = None
        self._shown_on: date | None = None
        self._bar_stops: tuple[QWidget, ...] = ()
        self._pane = ReadingPane(self.tr("Notice"))
        self.open_source = QPushButton(icon("link", Tone.ON_ACCENT), self.tr("Open the source"))
        give_role(self.open_source, Role.PRIMARY)
        self.star = QPushButton()
        self.star.setCheckable(True)
        self.cite = _sign("copy", self.tr("Copy the citation"))
        self.calendar = _sign("calendar", self.tr("Effective days for a calendar…"))
        self.mark_unread = QPushButton(self.tr("Mark as unread"))
        self._no_source = plain_label(role=Role.MUTED, wraps=True)
        self.print = _sign("print", self.tr("Print this notice, or save it as PDF (Ctrl+P)"))
        self._lay_out()
        self.print.clicked.connect(self.print_shown)
        self.open_source.clicked.connect(self._open)
        self.star.clicked.connect(self.starWanted)
        self.cite.clicked.connect(self.citationWanted)
        self.calendar.clicked.connect(self.calendarWanted)
        self.mark_unread.clicked.connect(self.unreadWanted)
        self.show_notice(None)

    def print_shown(self) -> None:
        """Let the notice shown be printed."""
        if self._kept is not None:
            self.printWanted.emit(self._kept)

    def show_notice(self, kept: KeptNotice | None) -> None:
        """Show a notice, or nothing."""
        before, today = self._kept, self._today()
        is_news = (
            kept is None
            or before is None
            or today != self._shown_on
            or (kept.place, kept.notice, kept.before)
            != (before.place, before.notice, before.before)
        )
        self._kept = kept
        if is_news:
            self._shown_on = today
            self._pane.show_column(column_of(kept, today, self.attachmentWanted.emit))
            self._show_source(kept)
        self._buttons.setVisible(kept is not None)
        if kept is not None:
            self._show_buttons(kept)

    def add_bar(self, bar: QWidget, *stops: QWidget) -> None:
        """Put a bar above the buttons; ``stops`` are what can be pressed on it."""
        self._foot.insertWidget(0, bar)
        self._bar_stops = stops

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in the order of the eye; what is in the pane is behind it."""
        buttons = (self.open_source, self.star, self.cite, self.calendar, self.print)
        return [self._pane, *self._bar_stops, *buttons, self.mark_unread]

    def _show_buttons(self, kept: KeptNotice) -> None:
        self.mark_unread.setEnabled(not kept.unread)
        self.star.setChecked(kept.starred)
        self.star.setIcon(icon("star-on", Tone.ACCENT) if kept.starred else icon("rate"))
        self.star.setText(self.tr("Starred") if kept.starred else self.tr("Star"))
        days = (kept.notice.in_force_on, kept.notice.expired_on)
        self.calendar.setEnabled(any(days))
        self.calendar.setToolTip(
            self.calendar.accessibleName() if any(days) else self.tr("No effective day is known.")
        )

    def _show_source(self, kept: KeptNotice | None) -> None:
        link = kept.notice.source_link if kept else None
        opens = web_address(link) is not None
        self.open_source.setVisible(kept is not None)
        self.open_source.setEnabled(opens)
        self.open_source.setToolTip("" if link is None or not opens else as_plain_tool_tip(link))
        self._no_source.setVisible(kept is not None and not opens)
        if link:
            self._no_source.setText(self.tr("Its address is not one of the web; it is not opened."))
        else:
            self._no_source.setText(self.tr("No source was given."))

    def _lay_out(self) -> None:
        self._buttons = QWidget(self)
        flow = FlowLayout(self._buttons)
        flow.addWidget(self.open_source)
        for button in (self.star, self.cite, self.calendar, self.print, self.mark_unread):
            give_role(button, Role.QUIET)
            flow.addWidget(button)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(Space.XL, Space.S, Space.XL, Space.M)
        self._foot.setSpacing(Space.S)
        self._foot.addWidget(self._no_source)
        self._foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pane, 1)
        column.addLayout(self._foot)

    def _open(self) -> None:
        url = web_address(self._kept.notice.source_link) if self._kept else None
        if url is not None:
            QDesktopServices.openUrl(url)


def _sign(drawing: str, name: str) -> QPushButton:
    """Return a button that is its icon alone, with its name as tool tip."""
    button = QPushButton(icon(drawing, Tone.TEXT), "")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
