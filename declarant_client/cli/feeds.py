"""``feeds``: the official gazettes that are followed."""

from __future__ import annotations

import argparse
from typing import Any

from declarant_client.application.following_feeds import FollowFeeds
from declarant_client.application.ports.feeds import GAZETTE_ADDRESS, GAZETTE_KEYWORDS, Feed
from declarant_client.cli.moments import moment
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.wiring import Client

DONE, FAILED = 0, 1

_COLUMNS = (
    Column(translate("cli", "Number"), right=True),
    Column(translate("cli", "Name"), flexible=True),
    Column(translate("cli", "Address"), flexible=True),
    Column(translate("cli", "State"), flexible=True),
)


class NoSuchFeedError(SaidError):
    """No feed that is followed has this number."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List the feeds, or do with them what is asked."""
    following = client.following
    match options.feeds_command:
        case "add":
            return _add(terminal, options, following)
        case "remove":
            feed = _feed(following, options.number)
            following.remove(feed)
            terminal.document(_document(terminal, feed))
            terminal.say(translate("cli", "{name} is followed no longer.", name=feed.name))
            return DONE
        case "fetch":
            return _fetch(terminal, following, _feed(following, options.number))
    return _list(terminal, following)


def _list(terminal: Terminal, following: FollowFeeds) -> int:
    feeds = following.feeds()
    terminal.document([_document(terminal, feed) for feed in feeds])
    if feeds:
        terminal.table(
            _COLUMNS,
            [
                [
                    str(feed.feed_id),
                    feed.name,
                    feed.asked_address,
                    terminal.said(_standing(feed)),
                ]
                for feed in feeds
            ],
        )
    else:
        terminal.say(
            translate(
                "cli",
                "No gazette is followed. declarant-client feeds add follows the Government's.",
            )
        )
    return DONE


def _add(terminal: Terminal, options: argparse.Namespace, following: FollowFeeds) -> int:
    is_gazette = options.address == GAZETTE_ADDRESS
    keywords = options.keyword or (GAZETTE_KEYWORDS if is_gazette else ())
    feed = following.add(options.address, options.name, keywords)
    terminal.document(_document(terminal, feed))
    terminal.say(translate("cli", "{name} is followed; sync fetches it.", name=feed.name))
    return DONE


def _fetch(terminal: Terminal, following: FollowFeeds, feed: Feed) -> int:
    news = following.ask(feed)
    now = _feed(following, feed.feed_id)
    terminal.document({**_document(terminal, now), "news": news})
    if now.trouble is not None:
        terminal.remark(now.trouble)
        return FAILED
    terminal.say(translate("cli", "New or changed notices: {news}", news=news))
    return DONE


def _feed(following: FollowFeeds, number: int) -> Feed:
    for feed in following.feeds():
        if feed.feed_id == number:
            return feed
    raise NoSuchFeedError(translate("cli", "No feed has the number {number}.", number=number))


def _standing(feed: Feed) -> Sentence:
    if not feed.is_on:
        return translate("cli", "off")
    if feed.trouble is not None:
        return feed.trouble
    if feed.fetched_at is None:
        return translate("cli", "not fetched yet")
    return translate(
        "cli",
        "fetched {time}, notices kept: {count}",
        time=moment(feed.fetched_at),
        count=feed.notices,
    )


def _document(terminal: Terminal, feed: Feed) -> dict[str, Any]:
    return {
        "number": feed.feed_id,
        "name": feed.name,
        "address": feed.address,
        "on": feed.is_on,
        "keywords": list(feed.keywords),
        "fetched_at": feed.fetched_at,
        "notices": feed.notices,
        "trouble": None if feed.trouble is None else terminal.said(feed.trouble),
    }
