"""Following official gazettes: which feeds, when they are asked, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from declarant_client.application.gazette_notices import fits, notices_of
from declarant_client.application.ports.feeds import (
    Asked,
    Feed,
    FeedContent,
    Feeds,
    FeedStore,
    FeedTroubleError,
    NewFeed,
)
from declarant_client.application.ports.web import fetched_address
from declarant_client.application.ports.world import Chance, Clock
from declarant_client.domain.sentences import SaidError, translate

INTERVAL = timedelta(hours=6)
AFTER_TROUBLE = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=7)
LEAST_BETWEEN = timedelta(minutes=10)
"""Even whoever says "now" again and again asks a gazette no more often."""
_JITTER = 0.2

KEYWORDS_LIMIT = 50
KEYWORD_LENGTH = 100


class FeedKnownError(SaidError):
    """This feed is followed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTried:
    """What a feed that is not followed yet has to offer."""

    address: str
    title: str
    entries: int
    fitting: int
    """How many of the entries hold one of the keywords."""


def _never() -> bool:
    return False


class FollowFeeds:
    """Adds, tries, changes and asks feeds.

    All asking is done by whoever calls: a background thread.
    """

    def __init__(self, store: FeedStore, feeds: Feeds, clock: Clock, chance: Chance) -> None:
        self._store = store
        self._feeds = feeds
        self._clock = clock
        self._chance = chance

    def feeds(self) -> list[Feed]:
        """Return the feeds that are followed, oldest first."""
        return self._store.feeds()

    def try_out(self, address: str, keywords: Sequence[str] = ()) -> FeedTried:
        """Ask a feed and keep nothing; raises ``FeedTroubleError``, ``WebAddressError``."""
        address = fetched_address(address)
        content = self._feeds.ask(address)
        entries = content.entries or ()
        wanted = clean_keywords(keywords)
        return FeedTried(
            address=address,
            title=content.title,
            entries=len(entries),
            fitting=sum(fits(entry, wanted) for entry in entries),
        )

    def add(self, address: str, name: str, keywords: Sequence[str] = ()) -> Feed:
        """Follow a feed; it is asked with the next look. Raises ``WebAddressError``."""
        address = fetched_address(address)
        if any(feed.address == address for feed in self._store.feeds()):
            raise FeedKnownError(
                translate("feeds", "{address} is followed already.", address=address)
            )
        shown = " ".join(name.split())[:200] or address
        return self._store.add(
            NewFeed(address=address, name=shown, keywords=clean_keywords(keywords))
        )

    def change(self, feed: Feed, *, is_on: bool, keywords: Sequence[str]) -> None:
        """Switch a feed on or off and set its keywords."""
        self._store.change(feed.feed_id, is_on=is_on, keywords=clean_keywords(keywords))

    def remove(self, feed: Feed) -> None:
        """Follow a feed no longer; of its notices the starred stay."""
        self._store.remove(feed.feed_id)

    def run(self, *, all_now: bool, cancelled: Callable[[], bool] = _never) -> int:
        """Ask the feeds that are due, or all of them; return how many notices are news.

        Trouble with one is kept with it and harms no other.
        """
        news = 0
        for feed in self._store.feeds():
            if cancelled():
                break
            if feed.is_on and self._is_due(feed, all_now=all_now):
                news += self.ask(feed)
        return news

    def ask(self, feed: Feed) -> int:
        """Ask one feed now; return how many notices are news."""
        try:
            content = self._feeds.ask(feed.asked_address, feed.etag, feed.last_modified)
        except FeedTroubleError as error:
            return self._store.keep(feed.feed_id, self._failed(error))
        return self._store.keep(feed.feed_id, self._answered(feed, content))

    def _is_due(self, feed: Feed, *, all_now: bool) -> bool:
        now = self._clock.now()
        if feed.next_at is None or feed.asked_at is None:
            return True
        # Times that lie farther ahead than any wait were set by a clock that was ahead.
        if feed.asked_at > now or feed.next_at > now + LONGEST_WAIT + INTERVAL:
            return True
        if all_now and feed.trouble is None:
            return now >= feed.asked_at + LEAST_BETWEEN
        return now >= feed.next_at

    def _answered(self, feed: Feed, content: FeedContent) -> Asked:
        now = self._clock.now()
        notices = []
        if content.entries is not None:
            known = self._store.known(feed.feed_id)
            entries = self._feeds.identified(content.entries, known)
            wanted = {
                notice_id: entry
                for notice_id, entry in entries.items()
                if notice_id in known or fits(entry, feed.keywords)
            }
            notices = notices_of(wanted, known, now)
        return Asked(at=now, next_at=self._later(now, INTERVAL), content=content, notices=notices)

    def _failed(self, error: FeedTroubleError) -> Asked:
        now = self._clock.now()
        wait = min(error.retry_after or timedelta(0), LONGEST_WAIT)
        return Asked(
            at=now,
            next_at=self._later(now, max(wait, AFTER_TROUBLE)),
            trouble=error.sentence,
            switch_off=error.is_gone,
        )

    def _later(self, now: datetime, wait: timedelta) -> datetime:
        """Return a time after a wait and a little: not all ask a gazette in the same second."""
        return now + wait * (1 + _JITTER * self._chance.draw())


def clean_keywords(keywords: Sequence[str]) -> tuple[str, ...]:
    """Return keywords as they are kept: trimmed, none twice, within bounds."""
    cleaned = (" ".join(word.split())[:KEYWORD_LENGTH] for word in keywords)
    return tuple(dict.fromkeys(word for word in cleaned if word))[:KEYWORDS_LIMIT]
