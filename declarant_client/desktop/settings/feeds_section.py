"""Official gazettes: which are followed, how each stands, and the ways to more of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.following_feeds import FollowFeeds
from declarant_client.application.ports.feeds import GAZETTE_ADDRESS, GAZETTE_KEYWORDS, Feed
from declarant_client.desktop.appearance import Role, Tone, give_role, icon
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.feed_dialog import FeedDialog
from declarant_client.desktop.settings.feed_row import FeedRow
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.questions import confirmed


class FeedsSection(Section):
    """A row for each feed; the official gazette is offered, never followed unasked."""

    changed = Signal()
    """A feed came, went or brought something."""

    def __init__(
        self,
        following: Callable[[], FollowFeeds],
        threads: Threads,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._following = following
        self._threads = threads
        self._lane = Lane(threads.reading, self)
        self._feeds: list[Feed] | None = None
        self.rows: list[FeedRow] = []
        self.entitle(
            self.tr("Official gazettes"),
            self.tr(
                "Any RSS or Atom address. They are asked every six hours while the program runs; "
                "what is new appears among the notices."
            ),
        )

    def store_changed(self) -> None:
        """Read again how the feeds stand."""
        self._lane.ask(lambda: self._following().feeds(), self._show)

    def follow(self) -> None:
        """Ask which feed to follow."""
        self._open(None)

    def _show(self, feeds: list[Feed]) -> None:
        if feeds == self._feeds:
            return
        self._feeds = feeds
        keyboard = self._keyboard()
        self.clear()
        self.rows = [self._row(feed) for feed in feeds]
        for row in self.rows:
            self.add(row)
            self.add(separator())
        if not feeds:
            self.add(
                plain_label(
                    self.tr("None is followed. Nothing is fetched until you choose one."),
                    role=Role.MUTED,
                    wraps=True,
                )
            )
        self.add(self._ways(offered=all(feed.address != GAZETTE_ADDRESS for feed in feeds)))
        if keyboard is not None:
            self._take_keyboard(*keyboard)

    def _keyboard(self) -> tuple[int, int] | None:
        """Return at which row and which of its buttons the keyboard is, none where it is not here.

        All that can be pressed is made anew with the rows.
        """
        pressed = self.window().focusWidget()
        if pressed is None or not self.isAncestorOf(pressed):
            return None
        for place, row in enumerate(self.rows):
            for which, button in enumerate(row.buttons()):
                if button is pressed:
                    return place, which
        return len(self.rows), 0

    def _take_keyboard(self, place: int, which: int) -> None:
        """Leave the keyboard where it was, or at what stands there instead."""
        if place >= len(self.rows):
            self.add_other.setFocus()
            return
        row = self.rows[place]
        button = row.buttons()[which]
        (button if button.isEnabled() else row.switch).setFocus()

    def _row(self, feed: Feed) -> FeedRow:
        row = FeedRow(feed)
        row.fetch.clicked.connect(lambda: self._fetch(row))
        row.change.clicked.connect(lambda: self._open(feed))
        row.switch.clicked.connect(lambda: self._switch(feed))
        row.remove.clicked.connect(lambda: self._remove(feed))
        return row

    def _ways(self, *, offered: bool) -> QWidget:
        ways = QWidget(self)
        flow = FlowLayout(ways)
        if offered:
            self.offer = QPushButton(
                icon("add", Tone.ON_ACCENT), self.tr("Follow the Government's gazette")
            )
            self.offer.setToolTip(GAZETTE_ADDRESS)
            give_role(self.offer, Role.PRIMARY)
            self.offer.clicked.connect(self._follow_gazette)
            flow.addWidget(self.offer)
        self.add_other = QPushButton(icon("add", Tone.TEXT), self.tr("Follow another feed…"))
        self.add_other.clicked.connect(self.follow)
        flow.addWidget(self.add_other)
        return ways

    def _follow_gazette(self) -> None:
        name = self.tr("Government gazette (Công báo)")
        self._write(lambda: self._following().add(GAZETTE_ADDRESS, name, GAZETTE_KEYWORDS))

    def _open(self, feed: Feed | None) -> None:
        dialog = FeedDialog(self._following, self._threads.errands, feed, self)
        dialog.saved.connect(self._changed)
        dialog.exec()
        dialog.deleteLater()

    def _fetch(self, row: FeedRow) -> None:
        if row.is_busy:
            return
        row.say_busy()
        self._feeds = None
        self._threads.errands.run(
            self, lambda: self._following().ask(row.feed), lambda _: self._changed()
        )

    def _switch(self, feed: Feed) -> None:
        self._write(
            lambda: self._following().change(feed, is_on=not feed.is_on, keywords=feed.keywords)
        )

    def _remove(self, feed: Feed) -> None:
        question = self.tr("Follow {name} no longer?").format(name=feed.name)
        consequence = self.tr("Its notices are removed; those with a star stay.")
        if confirmed(self, question, consequence, self.tr("Remove")):
            self._write(lambda: self._following().remove(feed))

    def _write(self, work: Callable[[], object]) -> None:
        self._threads.writing.run(self, work, lambda _: self._changed())

    def _changed(self) -> None:
        self.store_changed()
        self.changed.emit()
