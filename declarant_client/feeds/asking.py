"""Asking a feed: what changed since, what it is worth, and how long to leave it alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from declarant_client.application.ports.feeds import FeedContent, FeedEntry, FeedTroubleError
from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.application.ports.web import Web, WebAddressError, WebAnswer
from declarant_client.contract.notices import Notice
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.feeds.entry_ids import identified

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
)
_LONGEST_MARK = 1000
"""Of an ETag or a date that is sent back."""
_SECONDS = re.compile(r"[0-9]{1,9}")
_LONGEST_WAIT = timedelta(days=365)


class HttpFeeds:
    """The port ``Feeds``; may be used from several threads at once."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def ask(
        self, address: str, etag: str | None = None, last_modified: str | None = None
    ) -> FeedContent:
        host = urlsplit(address).netloc
        headers = {"Accept": _ACCEPT}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        try:
            answer = self._web.fetch(address, headers)
        except OfficeUnreachableError as error:
            raise FeedTroubleError(error.sentence, retry_after=error.retry_after) from error
        except WebAddressError as error:
            raise FeedTroubleError(error.sentence) from error
        if answer.status == HTTPStatus.NOT_MODIFIED and (etag or last_modified):
            return FeedContent(
                entries=None, etag=etag, last_modified=last_modified, moved_to=answer.moved_to
            )
        if answer.status != HTTPStatus.OK:
            raise _refused(answer, host)
        return _content(answer, host)

    def identified(
        self, entries: Sequence[FeedEntry], known: Mapping[str, Notice]
    ) -> Mapping[str, FeedEntry]:
        return identified(entries, known)


def _content(answer: WebAnswer, host: str) -> FeedContent:
    # feedparser is loaded with the first feed that has something to say.
    from declarant_client.feeds.reading import read_feed

    content_type = answer.headers.get("content-type", "")
    title, entries = read_feed(answer.body, content_type, answer.address, host)
    return FeedContent(
        entries=entries,
        title=title,
        etag=_mark(answer, "etag"),
        last_modified=_mark(answer, "last-modified"),
        moved_to=answer.moved_to,
    )


def _mark(answer: WebAnswer, name: str) -> str | None:
    value = answer.headers.get(name, "").strip()
    fits = value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
    return value if value and fits else None


def _refused(answer: WebAnswer, host: str) -> FeedTroubleError:
    wait = _retry_after(answer)
    is_gone = answer.status == HTTPStatus.GONE
    return FeedTroubleError(_refusal(answer.status, host), retry_after=wait, is_gone=is_gone)


def _refusal(status: int, host: str) -> Sentence:
    if status == HTTPStatus.GONE:
        return translate(
            "feeds",
            "{host} says that this feed was given up for good; it was switched off here.",
            host=host,
        )
    if status == HTTPStatus.NOT_FOUND:
        return translate(
            "feeds", "{host} has no feed at this address (error 404). Check the address.", host=host
        )
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        return translate(
            "feeds", "{host} is busy and asks to be left alone for a while.", host=host
        )
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return translate(
            "feeds",
            "{host} does not let this feed be read (error {status}).",
            host=host,
            status=status,
        )
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return translate(
            "feeds",
            "Instead of {host} the network answered: it asks you to sign in on a web page first.",
            host=host,
        )
    return translate(
        "feeds",
        "{host} answered with error {status}. It is asked again later.",
        host=host,
        status=status,
    )


def _retry_after(answer: WebAnswer) -> timedelta | None:
    """Return ``Retry-After`` (RFC 9110, section 10.2.3), a date against the server's own clock."""
    value = answer.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return min(timedelta(seconds=int(value)), _LONGEST_WAIT)
    until = _http_date(value)
    if until is None:
        return None
    now = _http_date(answer.headers.get("date", "")) or datetime.now(UTC)
    return min(max(until - now, timedelta(0)), _LONGEST_WAIT)


def _http_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
