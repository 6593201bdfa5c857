"""Feeds of official gazettes: which are followed, and how asking them ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw

from declarant_client.application.ports.feeds import Asked, Feed, NewFeed
from declarant_client.contract.notices import Notice
from declarant_client.store.columns import (
    json_value,
    micros,
    sentence_of,
    sentence_text,
    time_or_none,
)
from declarant_client.store.connection import Connections
from declarant_client.store.notice_rows import NoticeSource, merge_notices

_FEED = """SELECT feed_id, address, name, is_on, keywords, moved_to, etag, last_modified, asked_at,
    next_at, fetched_at, trouble, (SELECT count(*) FROM notices n WHERE n.feed_id = f.feed_id)
FROM feeds f WHERE NOT removed"""
_KNOWN_LIMIT = 10_000
"""A feed shows its newest entries: older notices need not be recognised any more."""


class KeptFeeds:
    """The ``FeedStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def feeds(self) -> list[Feed]:
        with self._connections.reading() as connection:
            return [_feed(row) for row in connection.execute(f"{_FEED} ORDER BY feed_id")]

    def add(self, new: NewFeed) -> Feed:
        keywords = json.dumps(new.keywords, ensure_ascii=False)
        with self._connections.writing() as connection:
            connection.execute(
                """INSERT INTO feeds (address, name, is_on, keywords) VALUES (?, ?, 1, ?)
                   ON CONFLICT (address) DO UPDATE SET name = excluded.name, is_on = 1,
                       removed = 0, keywords = excluded.keywords, moved_to = NULL, etag = NULL,
                       last_modified = NULL, next_at = NULL, trouble = NULL""",
                (new.address, new.name, keywords),
            )
            (row,) = connection.execute(f"{_FEED} AND address = ?", (new.address,))
            return _feed(row)

    def change(self, feed_id: int, *, is_on: bool, keywords: Sequence[str]) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE feeds SET is_on = ?, keywords = ?, etag = NULL, last_modified = NULL,
                       next_at = NULL WHERE feed_id = ?""",
                (is_on, json.dumps(keywords, ensure_ascii=False), feed_id),
            )

    def remove(self, feed_id: int) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM notices WHERE feed_id = ? AND NOT starred", (feed_id,))
            connection.execute(
                "UPDATE feeds SET removed = 1, is_on = 0 WHERE feed_id = ?", (feed_id,)
            )

    def known(self, feed_id: int) -> dict[str, Notice]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                """SELECT notice_id, notice FROM notices WHERE feed_id = ?
                   ORDER BY posted_at DESC LIMIT ?""",
                (feed_id, _KNOWN_LIMIT),
            )
            return {notice_id: json_value(text, Notice) for notice_id, text in rows}

    def keep(self, feed_id: int, asked: Asked) -> int:
        with self._connections.writing() as connection:
            row = connection.execute(
                "SELECT address FROM feeds WHERE feed_id = ? AND NOT removed", (feed_id,)
            ).get
            if row is None:
                return 0  # It was removed while it was being asked.
            _keep_end(connection, feed_id, asked)
            source = NoticeSource(address=str(row), feed_id=feed_id)
            return merge_notices(connection, source, asked.notices, same_revision=True)


def _keep_end(connection: apsw.Connection, feed_id: int, asked: Asked) -> None:
    content = asked.content
    connection.execute(
        """UPDATE feeds SET asked_at = ?, next_at = ?, trouble = ?, is_on = is_on AND NOT ?
           WHERE feed_id = ?""",
        (
            micros(asked.at),
            micros(asked.next_at),
            sentence_text(asked.trouble),
            asked.switch_off,
            feed_id,
        ),
    )
    if content is not None:
        connection.execute(
            """UPDATE feeds SET fetched_at = ?, etag = ?, last_modified = ?,
                   moved_to = coalesce(?, moved_to) WHERE feed_id = ?""",
            (
                micros(asked.at),
                content.etag,
                content.last_modified,
                content.moved_to,
                feed_id,
            ),
        )


def _feed(row: tuple[Any, ...]) -> Feed:
    return Feed(
        feed_id=row[0],
        address=row[1],
        name=row[2],
        is_on=bool(row[3]),
        keywords=tuple(json.loads(row[4])),
        moved_to=row[5],
        etag=row[6],
        last_modified=row[7],
        asked_at=time_or_none(row[8]),
        next_at=time_or_none(row[9]),
        fetched_at=time_or_none(row[10]),
        trouble=sentence_of(row[11]),
        notices=row[12],
    )
