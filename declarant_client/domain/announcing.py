"""When news is announced: gathered, spaced, and never into typing, quiet hours or a pause.

Pure and told the time; nothing here shows anything. Whoever shows asks ``next`` at ``due_at``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from declarant_client.domain.declaration import VIETNAM

GATHERING = timedelta(seconds=20)
"""News come in heaps: the first of a heap waits so long for the others."""
BETWEEN_DIGESTS = timedelta(hours=1)
"""Newly cleared declarations are announced at most this often."""
BETWEEN_OTHERS = timedelta(minutes=10)
"""Every other kind is announced at most this often."""
BREATH = timedelta(minutes=1)
"""Two announcements of whatever kind are at least so far apart."""
HANDS_OFF = timedelta(seconds=5)
"""Nothing is announced before no key was pressed for so long."""


class NewsKind(StrEnum):
    """What there can be news of, the most urgent first."""

    REFUSED = "refused"
    """An office refused an assessment: somebody has to correct it."""
    RESULTS = "results"
    """An office tells what it did about a rating."""
    CLEARED = "cleared"
    """Declarations wait for a rating that did not before."""
    NOTICES = "notices"
    """Documents and other notices of an office or a gazette."""


ALL_KINDS = frozenset(NewsKind)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of each day on Vietnam's clock; beyond midnight where ``begin`` is after ``end``.

    The same time twice means no hour at all.
    """

    begin: time
    end: time

    def end_after(self, now: datetime) -> datetime | None:
        """Return when the quiet hours end that ``now`` lies in; ``None`` outside of them."""
        local = now.astimezone(VIETNAM)
        clock = local.time()
        if self.begin <= self.end:
            is_quiet = self.begin <= clock < self.end
        else:
            is_quiet = clock >= self.begin or clock < self.end
        if not is_quiet:
            return None
        ends = local.replace(
            hour=self.end.hour, minute=self.end.minute, second=self.end.second, microsecond=0
        )
        return ends if ends > local else ends + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is to be said now: so many of one kind."""

    kind: NewsKind
    count: int


@dataclass(slots=True)
class _Heap:
    """News of one kind that nobody was told of yet."""

    count: int = 0
    since: datetime | None = None
    told_at: datetime | None = None

    def forget(self) -> None:
        self.count, self.since = 0, None


@dataclass(slots=True)
class Announcing:
    """Gathers news and says which of it is due."""

    wanted: Collection[NewsKind] = ALL_KINDS
    """The kinds that are announced; news of others is forgotten."""
    quiet: QuietHours | None = None
    paused_until: datetime | None = None
    _heaps: dict[NewsKind, _Heap] = field(
        default_factory=lambda: {kind: _Heap() for kind in NewsKind}
    )
    _told_at: datetime | None = None
    _typed_at: datetime | None = None

    def heard(self, kind: NewsKind, count: int, now: datetime) -> None:
        """There is news: ``count`` more of a kind."""
        if count <= 0 or kind not in self.wanted:
            return
        heap = self._heaps[kind]
        heap.count += count
        heap.since = heap.since or now

    def seen(self, kind: NewsKind) -> None:
        """The user looks at what was heard: nothing is left to announce of it."""
        self._heaps[kind].forget()

    def typed(self, now: datetime) -> None:
        """A key was pressed."""
        self._typed_at = now

    def told_before(self, kind: NewsKind, at: datetime | None) -> None:
        """Take over from an earlier run when a kind was announced last."""
        self._heaps[kind].told_at = at

    def told_at(self, kind: NewsKind) -> datetime | None:
        """Return when a kind was announced last."""
        return self._heaps[kind].told_at

    @property
    def has_news(self) -> bool:
        """Whether anything waits to be announced."""
        return any(heap.count for kind, heap in self._heaps.items() if kind in self.wanted)

    def next(self, now: datetime) -> Announcement | None:
        """Return what is to be announced now, which counts as announced from here on."""
        self._mind_the_clock(now)
        for kind, heap in self._heaps.items():
            if kind not in self.wanted:
                heap.forget()
            elif heap.count and self._due_at(kind, heap, now) <= now:
                announcement = Announcement(kind, heap.count)
                heap.forget()
                heap.told_at = self._told_at = now
                return announcement
        return None

    def due_at(self, now: datetime) -> datetime | None:
        """Return when ``next`` has something, as far as is known now; ``None``: nothing waits."""
        self._mind_the_clock(now)
        times = [
            self._due_at(kind, heap, now)
            for kind, heap in self._heaps.items()
            if heap.count and kind in self.wanted
        ]
        return min(times, default=None)

    def _due_at(self, kind: NewsKind, heap: _Heap, now: datetime) -> datetime:
        times = [now if heap.since is None else heap.since + GATHERING]
        if heap.told_at is not None:
            is_digest = kind is NewsKind.CLEARED
            times.append(heap.told_at + (BETWEEN_DIGESTS if is_digest else BETWEEN_OTHERS))
        if self._told_at is not None:
            times.append(self._told_at + BREATH)
        if self._typed_at is not None:
            times.append(self._typed_at + HANDS_OFF)
        if self.paused_until is not None:
            times.append(self.paused_until)
        at = max(now, *times)
        return (self.quiet and self.quiet.end_after(at)) or at

    def _mind_the_clock(self, now: datetime) -> None:
        """What lies ahead of ``now`` was noted by a clock that was ahead: it happened just now."""
        for heap in self._heaps.values():
            heap.since = _no_later(heap.since, now)
            heap.told_at = _no_later(heap.told_at, now)
        self._told_at = _no_later(self._told_at, now)
        self._typed_at = _no_later(self._typed_at, now)
        if self.paused_until is not None and self.paused_until <= now:
            self.paused_until = None


def tomorrow(now: datetime) -> datetime:
    """Return when the working day after ``now`` begins on Vietnam's clock: six in the morning."""
    local = now.astimezone(VIETNAM)
    morning = local.replace(hour=6, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=1)


def _no_later(at: datetime | None, now: datetime) -> datetime | None:
    return None if at is None else min(at, now)
