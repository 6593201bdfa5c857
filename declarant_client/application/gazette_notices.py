"""Turning the entries of a gazette's feed into notices, and telling news from noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

import msgspec

from declarant_client.application.ports.feeds import FeedEntry
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.legal_titles import DISPATCH, recognised
from declarant_client.domain.vietnamese_text import folded, normal, spelled_alike

TITLE_LIMIT = 1000
TEXT_LIMIT = 10_000


def fits(entry: FeedEntry, keywords: Iterable[str]) -> bool:
    """Whether an entry holds one of the keywords; without keywords every entry fits.

    Whole words. A keyword with diacritics means them (``thuế`` is not ``thuê``), wherever a tone
    is written (``hóa`` is ``hoá``); one without finds all.
    """
    wanted = [_compared(word) for word in keywords if word.strip()]
    if not wanted:
        return True
    text = _compared(f"{entry.title} {entry.text}")
    bare = folded(text)
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", bare if folded(word) == word else text)
        for word in wanted
    )


def _compared(text: str) -> str:
    return _words(text).casefold()


def notices_of(
    entries: Mapping[str, FeedEntry], known: Mapping[str, Notice], now: datetime
) -> list[Notice]:
    """Return what is to be kept: new notices, and known ones where anything differs.

    What is news again has a higher revision; what differs but is none (another link, white
    space, another time of publication) has the same.
    """
    found = []
    for notice_id, entry in entries.items():
        told = _notice(notice_id, entry, now)
        before = known.get(notice_id)
        if before is None:
            found.append(told)
            continue
        merged = _merged(before, told)
        if merged is not None:
            found.append(merged)
    return found


def _notice(notice_id: str, entry: FeedEntry, now: datetime) -> Notice:
    title = normal(entry.title)
    told = recognised(title)
    is_law = told.document_type is not None and told.document_type != DISPATCH
    at = entry.published_at or entry.updated_at
    abstract = normal(entry.text)[:TEXT_LIMIT]
    return Notice(
        notice_id=notice_id,
        revision=1,
        kind=NoticeKind.LEGAL_DOCUMENT if is_law else NoticeKind.GUIDANCE,
        title=title[:TITLE_LIMIT],
        # A time in the future would stand above everything else for ever.
        posted_at=min(at, now) if at is not None else now,
        symbol=told.symbol,
        document_type=told.document_type,
        issuing_body=told.issuing_body,
        abstract=abstract if abstract and abstract != title else None,
        signed_on=told.signed_on,
        published_on=None if entry.published_at is None else _day(entry.published_at),
        source_link=entry.link or None,
    )


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _merged(before: Notice, told: Notice) -> Notice | None:
    """Return what replaces a known notice, ``None`` where nothing differs."""
    told = msgspec.structs.replace(told, published_on=_published_on(before, told))
    is_news = _content(told) != _content(before)
    posted_at = told.posted_at if is_news and told.published_on else before.posted_at
    merged = msgspec.structs.replace(told, posted_at=posted_at, revision=before.revision + is_news)
    return None if merged == before else merged


def _published_on(before: Notice, told: Notice) -> date | None:
    """Return the day of publication: the first that was told, or one that puts it right.

    Many feeds date their entries with each answer or whenever their pages are made anew. A later
    day tells that and nothing else: what was read before had been published by then.
    """
    known = before.published_on or _day(before.posted_at)
    if told.published_on is None or told.published_on > known:
        return before.published_on
    return told.published_on


def _content(notice: Notice) -> tuple[object, ...]:
    """Return what makes a notice news when it changes: its words, not how they are spelled.

    A day that matters to its reader stands in the words: a feed's own is when it published them.
    """
    return (
        _words(notice.title),
        _words(notice.abstract or ""),
        notice.status,
    )


def _words(text: str) -> str:
    return " ".join(spelled_alike(text).split())
