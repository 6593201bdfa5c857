"""How notices lie in rows: reading them, and merging one in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import apsw

from declarant_client.application.ports.offices import KeptNotice
from declarant_client.contract.notices import Notice
from declarant_client.store.columns import json_text, json_value, json_value_or_none, micros
from declarant_client.store.conditions import Conditions
from declarant_client.store.search_text import text_of_notice

# Of several accounts at the office the oldest that is not removed stands for it.
_NOTICE = """SELECT n.notice, n.unread, n.posted_at, n.notice_id, n.source,
    coalesce(f.name, c.office_name), n.starred, n.before,
    n.in_force_on IS NOT NULL AND n.announced_for IS n.in_force_on,
    coalesce((SELECT min(a.account_id) FROM accounts a
        WHERE a.office_url = n.source AND NOT a.removed), n.account_id),
    iif(n.feed_id IS NULL, json_extract(c.office, '$.name.en'), NULL)
FROM notices n LEFT JOIN accounts c USING (account_id) LEFT JOIN feeds f USING (feed_id)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSource:
    """Whose notice it is: one of an account's office, or of a feed."""

    address: str
    account_id: int | None = None
    feed_id: int | None = None


def kept_notices(
    connection: apsw.Connection, conditions: Conditions, order: str, limit: int
) -> Iterator[KeptNotice]:
    """Yield the notices for which conditions hold; ``order`` is our own text."""
    rows = connection.execute(
        f"{_NOTICE} WHERE {conditions} ORDER BY {order} LIMIT ?", (*conditions.values, limit)
    )
    for row in rows:
        text, unread, posted_at, notice_id, source, name, starred, before, told, account_id = row[
            :-1
        ]
        yield KeptNotice(
            account_id=account_id,
            office_name=name,
            notice=json_value(text, Notice),
            unread=bool(unread),
            key=f"{posted_at} {source} {notice_id}",
            source=source,
            starred=bool(starred),
            before=json_value_or_none(before, Notice),
            reminded=bool(told),
            office_name_en=row[-1],
        )


def merge_notices(
    connection: apsw.Connection,
    source: NoticeSource,
    notices: Iterable[Notice],
    *,
    same_revision: bool = False,
) -> int:
    """Keep notices that are new or newer than what is kept; return how many are.

    With ``same_revision`` one of the revision that is kept replaces it, and is no news.
    """
    return sum(
        _merge(connection, source, notice, same_revision=same_revision) for notice in notices
    )


def _merge(
    connection: apsw.Connection, source: NoticeSource, notice: Notice, *, same_revision: bool
) -> bool:
    key = (source.address, notice.notice_id)
    kept: int | None = connection.execute(
        "SELECT revision FROM notices WHERE source = ? AND notice_id = ?", key
    ).get
    if kept is None:
        _insert(connection, source, notice)
        return True
    is_news = notice.revision > kept
    if is_news:
        # Changes that follow one another unread are told as one, against what was last read or
        # first came.
        connection.execute(
            """UPDATE notices SET before = iif(unread AND before IS NOT NULL, before, notice),
                   unread = 1 WHERE source = ? AND notice_id = ?""",
            key,
        )
    if is_news or (same_revision and notice.revision == kept):
        _replace(connection, source, notice)
    return is_news


def _insert(connection: apsw.Connection, source: NoticeSource, notice: Notice) -> None:
    columns = {"source": source.address, "notice_id": notice.notice_id, "unread": 1}
    columns |= _columns(source, notice)
    marks = ", ".join("?" * len(columns))
    connection.execute(
        f"INSERT INTO notices ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
    )


def _replace(connection: apsw.Connection, source: NoticeSource, notice: Notice) -> None:
    columns = _columns(source, notice)
    changes = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(
        f"UPDATE notices SET {changes} WHERE source = ? AND notice_id = ?",
        (*columns.values(), source.address, notice.notice_id),
    )


def _columns(source: NoticeSource, notice: Notice) -> dict[str, apsw.SQLiteValue]:
    return {
        "account_id": source.account_id,
        "feed_id": source.feed_id,
        "revision": notice.revision,
        "notice": json_text(notice),
        "kind": notice.kind,
        "status": notice.status,
        "issuing_body": notice.issuing_body,
        "field": notice.field,
        "published_on": day_text(notice.published_on),
        "in_force_on": day_text(notice.in_force_on),
        "expired_on": day_text(notice.expired_on),
        "posted_at": micros(notice.posted_at),
        "search_text": text_of_notice(notice),
        "withdrawn": notice.withdrawn,
    }


def day_text(on: date | None) -> str | None:
    """Return a day as its column holds it."""
    return None if on is None else on.isoformat()
