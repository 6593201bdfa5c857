"""Notices of all offices and feeds: one row for each notice of a source, read or unread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import apsw

from declarant_client.application.ports.legal_standing import Standing
from declarant_client.application.ports.offices import (
    KeptNotice,
    NoticeChoices,
    NoticeFilter,
    NoticePlace,
    Period,
    Stream,
)
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.store.accounts import keep_cursor
from declarant_client.store.columns import micros
from declarant_client.store.conditions import Conditions
from declarant_client.store.connection import Connections
from declarant_client.store.notice_rows import NoticeSource, kept_notices, merge_notices
from declarant_client.store.search_text import search_words

_SPLITS = 2
"""A notice's key ends with its id, the one part in which a space may stand."""

_NEWEST = "n.posted_at DESC, n.notice_id DESC, n.source DESC"

STANDING = """CASE
    WHEN n.withdrawn THEN 'withdrawn'
    WHEN n.status = 'expired' OR n.expired_on <= ?1 THEN 'expired'
    WHEN n.status IN ('suspended', 'partly_expired') THEN n.status
    WHEN n.in_force_on IS NOT NULL
        THEN iif(n.in_force_on > ?1, 'not_yet_in_force', 'in_force')
    WHEN n.status IN ('not_yet_in_force', 'in_force') THEN n.status
    ELSE 'unknown' END"""
"""``standing_on`` in SQL; ``?1`` is today."""

_VIETNAMS_DAY = "date(n.posted_at / 1000000, 'unixepoch', '+7 hours')"


class Notices:
    """The ``NoticeStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep_notices(self, account_id: int, notices: Sequence[Notice], cursor: str) -> int:
        with self._connections.writing() as connection:
            source = NoticeSource(
                address=_office_url(connection, account_id), account_id=account_id
            )
            _bring_along(connection, source)
            news = merge_notices(connection, source, notices)
            keep_cursor(connection, account_id, Stream.NOTICES, cursor)
            return news

    def notices(self, wanted: NoticeFilter, after: str | None, limit: int) -> list[KeptNotice]:
        conditions = _conditions(wanted)
        if after is not None:
            posted_at, source, notice_id = after.split(" ", _SPLITS)
            conditions.add(
                "(n.posted_at, n.notice_id, n.source) < (?, ?, ?)",
                int(posted_at),
                notice_id,
                source,
            )
        with self._connections.reading() as connection:
            return list(kept_notices(connection, conditions, _NEWEST, limit))

    def mark_read(self, places: Sequence[NoticePlace], *, read: bool = True) -> None:
        with self._connections.writing() as connection:
            connection.executemany(
                "UPDATE notices SET unread = ? WHERE source = ? AND notice_id = ?",
                [(not read, place.source, place.notice_id) for place in places],
            )

    def mark_all_read(self, wanted: NoticeFilter) -> list[NoticePlace]:
        conditions = _conditions(wanted)
        conditions.add("n.unread = 1")
        with self._connections.writing() as connection:
            places = [
                NoticePlace(source, notice_id)
                for source, notice_id in connection.execute(
                    f"SELECT n.source, n.notice_id FROM notices n WHERE {conditions}",
                    conditions.values,
                )
            ]
            connection.executemany(
                "UPDATE notices SET unread = 0 WHERE source = ? AND notice_id = ?",
                [(place.source, place.notice_id) for place in places],
            )
            return places

    def star(self, place: NoticePlace, *, starred: bool) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE notices SET starred = ? WHERE source = ? AND notice_id = ?",
                (starred, place.source, place.notice_id),
            )

    def unread(self) -> int:
        with self._connections.reading() as connection:
            counted: int = connection.execute("SELECT count(*) FROM notices WHERE unread = 1").get
            return counted

    def choices(self) -> NoticeChoices:
        with self._connections.reading() as connection:
            return NoticeChoices(
                bodies=_distinct(connection, "issuing_body"), fields=_distinct(connection, "field")
            )


def _distinct(connection: apsw.Connection, column: str) -> tuple[str, ...]:
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM notices WHERE {column} <> '' ORDER BY {column}"
    )
    return tuple(name for (name,) in found)


def _office_url(connection: apsw.Connection, account_id: int) -> str:
    office_url: str | None = connection.execute(
        "SELECT office_url FROM accounts WHERE account_id = ?", (account_id,)
    ).get
    if office_url is None:
        msg = f"there is no account {account_id}"
        raise LookupError(msg)
    return office_url


def _bring_along(connection: apsw.Connection, source: NoticeSource) -> None:
    """Move an office's notices to the address at which it is signed in to now.

    They are told apart by their source's address: an office that moved would bring each a second
    time, unread. What a key that is still in use reads elsewhere stays there.
    """
    connection.execute(
        """UPDATE OR IGNORE notices SET source = ?1, account_id = ?2
           WHERE feed_id IS NULL AND source IN (
               SELECT old.office_url FROM accounts old JOIN accounts now USING (office_id)
               WHERE now.account_id = ?2 AND old.office_url <> ?1 AND old.removed
               EXCEPT SELECT office_url FROM accounts WHERE NOT removed)""",
        (source.address, source.account_id),
    )


def _conditions(wanted: NoticeFilter) -> Conditions:
    conditions = Conditions()
    if wanted.standing is not None:
        # First of all: its placeholder is the one that is numbered.
        conditions.add(f"{STANDING} = ?", wanted.today.isoformat(), wanted.standing)
        if wanted.standing is Standing.UNKNOWN:
            conditions.add("n.kind = ?", NoticeKind.LEGAL_DOCUMENT)
    if wanted.unread:
        conditions.add("n.unread = 1")
    if wanted.starred:
        conditions.add("n.starred = 1")
    for column in ("kind", "body", "field"):
        value = getattr(wanted, column)
        if value is not None:
            name = "issuing_body" if column == "body" else column
            conditions.add(f"n.{name} = ?", value)
    _add_periods(conditions, wanted)
    for word in search_words(wanted.search):
        conditions.add("instr(n.search_text, ?)", word)
    return conditions


def _add_periods(conditions: Conditions, wanted: NoticeFilter) -> None:
    if wanted.since is not None:
        midnight = datetime.combine(wanted.since, time(tzinfo=VIETNAM))
        conditions.add("n.posted_at >= ?", micros(midnight))
    if wanted.published is not None:
        in_period(conditions, f"coalesce(n.published_on, {_VIETNAMS_DAY})", wanted.published)
    if wanted.in_force is not None:
        in_period(conditions, "n.in_force_on", wanted.in_force)


def in_period(conditions: Conditions, column: str, period: Period) -> None:
    """Add that a day lies in a period; an unknown one lies in none."""
    since, until = period.since or date.min, period.until or date.max
    conditions.add(f"{column} BETWEEN ? AND ?", since.isoformat(), until.isoformat())
