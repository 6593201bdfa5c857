"""News on its way to the user: heard from figures and reports, told when the policy says so."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from declarant_client.application.ports.presence_settings import (
    ANNOUNCE_CLEARED,
    ANNOUNCE_NOTICES,
    ANNOUNCE_REFUSED,
    ANNOUNCE_RESULTS,
    QUIET_FROM,
    QUIET_HOURS,
    QUIET_TO,
)
from declarant_client.application.ports.setting import Setting
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.presence.announced_before import AnnouncedBefore
from declarant_client.domain.announcing import (
    ALL_KINDS,
    HANDS_OFF,
    NewsKind,
    QuietHours,
    tomorrow,
)

if TYPE_CHECKING:
    from declarant_client.application.ports.settings import Settings
    from declarant_client.desktop.presence.parts import PresenceParts
    from declarant_client.desktop.results.news import CaseNews
    from declarant_client.desktop.shell.status_words import QueueFigures

SWITCHES: dict[NewsKind, Setting[bool]] = {
    NewsKind.CLEARED: ANNOUNCE_CLEARED,
    NewsKind.RESULTS: ANNOUNCE_RESULTS,
    NewsKind.NOTICES: ANNOUNCE_NOTICES,
    NewsKind.REFUSED: ANNOUNCE_REFUSED,
}
_LONGEST_SLEEP = timedelta(minutes=10)
"""A computer that slept does not count it: the clock is looked at again after this."""


class Announcer(QObject):
    """Asks the policy at the right moments; what is told leaves as ``announced``."""

    announced = Signal(object)
    """An ``Announcement``."""

    def __init__(self, parts: PresenceParts, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lane = Lane(reading, self)
        self._before = AnnouncedBefore(parts.memory)
        self._policy = self._before.policy()
        self._figures: dict[NewsKind, int] = {}
        self._looks = False
        self.shows_waiting = False
        """Whether what waits is to be seen on the screen anyway: new declarations are no news."""
        self._wakes = QTimer(self, singleShot=True)
        self._wakes.timeout.connect(self._look)

    @property
    def paused_until(self) -> datetime | None:
        """Until when nothing is announced because the user wants quiet."""
        return self._policy.paused_until

    def pause(self, until: datetime | None) -> None:
        """Announce nothing until then; ``None``: announce again."""
        self._policy.paused_until = until
        self._before.keep(self._policy)
        self._look()

    def pause_until_tomorrow(self) -> None:
        """Announce nothing before tomorrow morning."""
        self.pause(tomorrow(self._parts.clock.now()))

    def pause_for(self, span: timedelta) -> None:
        """Announce nothing for a while."""
        self.pause(self._parts.clock.now() + span)

    def figures_read(self, queue: QueueFigures, counts: dict[str, int]) -> None:
        """The window counted anew: what grew is news."""
        self._grown(NewsKind.REFUSED, queue.refused)
        self._grown(NewsKind.NOTICES, counts.get("notices", 0))
        self._lane.ask(self._parts.known, lambda known: self._grown(NewsKind.CLEARED, known))

    def case_news(self, news: CaseNews) -> None:
        """An office did something about ratings."""
        self._heard(NewsKind.RESULTS, len(news.lines))

    def looks(self, *, looks: bool) -> None:
        """Whether the user has the window before them: whatever comes is seen there."""
        self._looks = looks
        if looks:
            for kind in NewsKind:
                self._policy.seen(kind)

    def settings_changed(self) -> None:
        """Switches or quiet hours may have changed."""
        self._look()

    def close(self) -> None:
        """Announce no more."""
        self._wakes.stop()
        self._lane.drop()

    def _grown(self, kind: NewsKind, count: int) -> None:
        before = self._figures.get(kind)
        self._figures[kind] = count
        if before is not None:
            self._heard(kind, count - before)

    def _heard(self, kind: NewsKind, count: int) -> None:
        is_shown = self._looks or (self.shows_waiting and kind is NewsKind.CLEARED)
        if count > 0 and not is_shown:
            self._obey_settings()
            self._policy.heard(kind, count, self._parts.clock.now())
            self._look()

    def _look(self) -> None:
        self._wakes.stop()
        if not self._policy.has_news:
            return
        self._obey_settings()
        now = self._parts.clock.now()
        due = self._policy.due_at(now)
        if due is not None and due <= now:
            self._mind_the_hands(now)
            announcement = self._policy.next(now)
            if announcement is not None:
                self._before.keep(self._policy)
                self.announced.emit(announcement)
            due = self._policy.due_at(now)
        if due is not None:
            span = min(due - now, _LONGEST_SLEEP)
            self._wakes.start(max(round(span.total_seconds() * 1000), 1))

    def _mind_the_hands(self, now: datetime) -> None:
        since = self._parts.since_input()
        if since is not None and since < HANDS_OFF:
            self._policy.typed(now - since)

    def _obey_settings(self) -> None:
        settings = self._parts.settings
        self._policy.wanted = {kind for kind in ALL_KINDS if settings.get(SWITCHES[kind])}
        self._policy.quiet = quiet_hours(settings)


def quiet_hours(settings: Settings) -> QuietHours | None:
    """Return the quiet hours as they are set; ``None`` where there are none."""
    if not settings.get(QUIET_HOURS):
        return None
    begin, end = settings.get(QUIET_FROM), settings.get(QUIET_TO)
    return QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
