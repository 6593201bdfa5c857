"""Reading a feed's bytes; feedparser gets text that is in memory already and fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Protocol, cast
from urllib.parse import urljoin, urlsplit

import feedparser

from declarant_client.application.ports.feeds import FeedEntry, FeedTroubleError
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.feeds.bounding import bounded
from declarant_client.feeds.dates import feed_time
from declarant_client.feeds.decoding import decoded
from declarant_client.feeds.plain_text import plain_text, tidied

MOST_ENTRIES = 1000
LONGEST_TITLE = 1000
LONGEST_TEXT = 10_000
LONGEST_LINK = 2000
_TITLE_FROM_TEXT = 160
_FIRST_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")
_ROOTS = frozenset({"rss", "feed", "rdf"})
_PAGES = frozenset({"html", "head", "body", "!doctype"})


class _Parsed(Protocol):
    """What is used of feedparser's answer."""

    entries: list[Mapping[str, Any]]
    feed: Mapping[str, Any]


def read_feed(
    body: bytes, content_type: str, address: str, host: str
) -> tuple[str, list[FeedEntry]]:
    """Return a feed's title and its entries, at most ``MOST_ENTRIES``, in the feed's order.

    A feed that is cut off gives what is whole. Raises ``FeedTroubleError`` for what is no feed
    (a web page above all) and for one that defines entities of its own.
    """
    text = decoded(body, content_type)
    root = _root(text, host)
    parsed = _parsed(bounded(text, root, MOST_ENTRIES), address)
    # As plain dictionaries: feedparser's own answers for a missing field with another one's value.
    entries = [_entry(dict(raw), address) for raw in parsed.entries[:MOST_ENTRIES]]
    title = _plain(parsed.feed, "title", LONGEST_TITLE)
    return " ".join(title.split())[:200], [entry for entry in entries if entry.title]


def _root(text: str, host: str) -> str:
    """Return the outermost element's name; refuse what is no feed before anything is parsed."""
    first = _FIRST_ELEMENT.search(text)
    prolog = text[: first.start()] if first else text[:4000]
    if "<!entity" in prolog.lower() or _has_subset(prolog):
        raise FeedTroubleError(_defines_entities(host))
    named = first.group(1) if first else ""
    root = named.lower().rpartition(":")[2]
    if root in _ROOTS:
        return named
    if root in _PAGES or "<!doctype html" in prolog.lower():
        raise FeedTroubleError(_web_page(host))
    raise FeedTroubleError(_no_feed(host))


def _has_subset(prolog: str) -> bool:
    _, found, rest = prolog.lower().partition("<!doctype")
    return bool(found) and "[" in rest.partition(">")[0]


def _parsed(text: str, address: str) -> _Parsed:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    return cast(
        "_Parsed",
        feedparser.parse(
            BytesIO(text.encode()),
            response_headers=headers,
            resolve_relative_uris=True,
            sanitize_html=False,
        ),
    )


def _entry(raw: Mapping[str, Any], address: str) -> FeedEntry:
    text = _text(raw)
    title = " ".join(_plain(raw, "title", LONGEST_TITLE).split())
    return FeedEntry(
        guid=" ".join(str(raw.get("id") or "").split())[:LONGEST_LINK],
        link=_link(raw, address),
        title=title or " ".join(text.split())[:_TITLE_FROM_TEXT],
        text=text,
        published_at=feed_time(str(raw.get("published") or raw.get("created") or "")),
        updated_at=feed_time(str(raw.get("updated") or "")),
    )


def _text(raw: Mapping[str, Any]) -> str:
    """Return the summary, else the content."""
    contents = raw.get("content") or []
    parts = [raw["summary_detail"]] if raw.get("summary_detail") else []
    found = (_plain_part(part, LONGEST_TEXT) for part in [*parts, *contents])
    return next((text for text in found if text), "")


def _plain(raw: Mapping[str, Any], name: str, limit: int) -> str:
    detail = raw.get(f"{name}_detail")
    if isinstance(detail, Mapping):
        return _plain_part(detail, limit)
    return tidied(str(raw.get(name) or ""))[:limit]


def _plain_part(part: Mapping[str, Any], limit: int) -> str:
    value, kind = str(part.get("value") or ""), str(part.get("type") or "")
    # Markup inside makes a text several times as long as what is read of it.
    bounded = value[: limit * 20]
    text = tidied(bounded) if kind == "text/plain" else plain_text(bounded)
    return text[:limit].rstrip()


def _link(raw: Mapping[str, Any], address: str) -> str:
    """Return where an entry leads, absolute; only what a browser may open."""
    found = str(raw.get("link") or "").strip()
    if not found:
        links = [one for one in raw.get("links") or [] if one.get("rel") == "alternate"]
        found = str(links[0].get("href") or "").strip() if links else ""
    try:
        absolute = urljoin(address, found) if found else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    opens = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return absolute if opens and len(absolute) <= LONGEST_LINK and absolute.isprintable() else ""


def _defines_entities(host: str) -> Sentence:
    return translate(
        "feeds",
        "The feed of {host} was refused: it defines entities of its own, which no gazette needs "
        "and which can be used to exhaust a computer.",
        host=host,
    )


def _web_page(host: str) -> Sentence:
    return translate(
        "feeds",
        "Instead of a feed {host} answered with a web page: the network may ask you to sign in on "
        "a web page first, or this is not the address of a feed.",
        host=host,
    )


def _no_feed(host: str) -> Sentence:
    return translate("feeds", "What {host} answered is neither an RSS nor an Atom feed.", host=host)
