"""Official gazettes as further sources of notices: feeds of RSS 2.0 or Atom 1.0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from declarant_client.contract.notices import Notice
from declarant_client.domain.sentences import SaidError, Sentence

GAZETTE_ADDRESS = "https://congbao.chinhphu.vn/cac-van-ban-moi-ban-hanh.rss"
"""Newly issued documents of the official gazette (Công báo); offered, never asked unwanted."""

GAZETTE_KEYWORDS = ("hải quan", "xuất khẩu", "nhập khẩu", "thuế")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeed:
    """A feed to follow; without keywords everything in it is kept."""

    address: str
    name: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is followed, and how it stands."""

    feed_id: int
    address: str
    name: str
    is_on: bool
    keywords: tuple[str, ...] = ()
    moved_to: str | None = None
    """Where it is asked since it moved for good."""
    etag: str | None = None
    last_modified: str | None = None
    asked_at: datetime | None = None
    next_at: datetime | None = None
    """When it is asked again; ``None``: as soon as may be."""
    fetched_at: datetime | None = None
    """When it last answered properly, be it that nothing is new."""
    trouble: Sentence | None = None
    """Why the last asking failed, if it did."""
    notices: int = 0
    """How many notices of it are kept."""

    @property
    def asked_address(self) -> str:
        """Where it is asked."""
        return self.moved_to or self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry as the feed has it: plain text, absolute links, times with an offset."""

    guid: str = ""
    link: str = ""
    title: str = ""
    text: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContent:
    """What a feed answered; ``entries`` is ``None`` for "not modified"."""

    entries: Sequence[FeedEntry] | None
    title: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None


class FeedTroubleError(SaidError):
    """A feed gave nothing that can be used; ``sentence`` says why."""

    def __init__(
        self, sentence: Sentence, *, retry_after: timedelta | None = None, is_gone: bool = False
    ) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after
        self.is_gone = is_gone
        """Its publisher says that it will not come back."""


class Feeds(Protocol):
    """How feeds are asked, and which entry is which."""

    def ask(
        self, address: str, etag: str | None = None, last_modified: str | None = None
    ) -> FeedContent:
        """Ask a feed whether there is something new; raises ``FeedTroubleError``."""
        ...

    def identified(
        self, entries: Sequence[FeedEntry], known: Mapping[str, Notice]
    ) -> Mapping[str, FeedEntry]:
        """Return each entry once, by an id that stays: the known one where it is known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How an asking ended, to be kept with the feed; ``content`` is ``None`` where it failed."""

    at: datetime
    next_at: datetime
    content: FeedContent | None = None
    trouble: Sentence | None = None
    switch_off: bool = False
    notices: Sequence[Notice] = field(default=())


class FeedStore(Protocol):
    """Feeds that are followed; their notices lie among all others."""

    def feeds(self) -> list[Feed]:
        """Return the feeds, oldest first."""
        ...

    def add(self, new: NewFeed) -> Feed:
        """Follow a feed, switched on; one that was removed comes back with its address."""
        ...

    def change(self, feed_id: int, *, is_on: bool, keywords: Sequence[str]) -> None:
        """Switch a feed on or off and set its keywords; then it is asked anew and whole."""
        ...

    def remove(self, feed_id: int) -> None:
        """Follow it no longer; of its notices the starred stay."""
        ...

    def known(self, feed_id: int) -> dict[str, Notice]:
        """Return the feed's notices by id."""
        ...

    def keep(self, feed_id: int, asked: Asked) -> int:
        """Keep how an asking ended and what it brought; return how many are new or news again.

        A notice is news again where its revision is higher than what is kept; with the same
        revision it replaces what is kept and stays read.
        """
        ...
