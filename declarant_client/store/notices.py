"""Notices of all offices: one row for each notice of an office, read or unread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

import apsw

from declarant_client.application.ports.offices import KeptNotice, NoticeFilter, Stream
from declarant_client.contract.notices import Notice
from declarant_client.domain.declaration import VIETNAM
from declarant_client.store.accounts import keep_cursor
from declarant_client.store.columns import json_text, json_value, micros
from declarant_client.store.conditions import Conditions
from declarant_client.store.connection import Connections
from declarant_client.store.search_text import search_words, text_of_notice

# Of several accounts at the office the oldest that is not removed stands for it.
_NOTICE = """SELECT n.notice, n.unread, n.posted_at, n.notice_id, n.office_url, c.office_name,
    coalesce((SELECT min(a.account_id) FROM accounts a
        WHERE a.office_url = n.office_url AND NOT a.removed), n.account_id)
FROM notices n JOIN accounts c USING (account_id)"""
_SPLITS = 2
"""A notice's key ends with its id, the one part in which a space may stand."""


class Notices:
    """The ``NoticeStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep_notices(self, account_id: int, notices: Sequence[Notice], cursor: str) -> int:
        with self._connections.writing() as connection:
            office_url = _office_url(connection, account_id)
            news = sum(_keep(connection, account_id, office_url, notice) for notice in notices)
            keep_cursor(connection, account_id, Stream.NOTICES, cursor)
            return news

    def notices(self, wanted: NoticeFilter, after: str | None, limit: int) -> list[KeptNotice]:
        conditions = _conditions(wanted)
        if after is not None:
            posted_at, office_url, notice_id = after.split(" ", _SPLITS)
            conditions.add(
                "(n.posted_at, n.notice_id, n.office_url) < (?, ?, ?)",
                int(posted_at),
                notice_id,
                office_url,
            )
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"""{_NOTICE} WHERE {conditions}
                    ORDER BY n.posted_at DESC, n.notice_id DESC, n.office_url DESC LIMIT ?""",
                (*conditions.values, limit),
            )
            return [
                KeptNotice(
                    account_id=account_id,
                    office_name=office_name,
                    notice=json_value(text, Notice),
                    unread=bool(unread),
                    key=f"{posted_at} {office_url} {notice_id}",
                )
                for text, unread, posted_at, notice_id, office_url, office_name, account_id in rows
            ]

    def mark_read(self, account_id: int, notice_id: str, *, read: bool = True) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE notices SET unread = ? WHERE office_url = ? AND notice_id = ?",
                (not read, _office_url(connection, account_id), notice_id),
            )

    def unread(self) -> int:
        with self._connections.reading() as connection:
            counted: int = connection.execute("SELECT count(*) FROM notices WHERE unread = 1").get
            return counted


def _office_url(connection: apsw.Connection, account_id: int) -> str:
    office_url: str | None = connection.execute(
        "SELECT office_url FROM accounts WHERE account_id = ?", (account_id,)
    ).get
    if office_url is None:
        msg = f"there is no account {account_id}"
        raise LookupError(msg)
    return office_url


def _keep(connection: apsw.Connection, account_id: int, office_url: str, notice: Notice) -> bool:
    """Keep a notice that is new or newer than what is kept; return whether it is."""
    connection.execute(
        """INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
           ON CONFLICT (office_url, notice_id) DO UPDATE SET account_id = excluded.account_id,
               revision = excluded.revision, notice = excluded.notice, kind = excluded.kind,
               status = excluded.status, posted_at = excluded.posted_at,
               search_text = excluded.search_text, withdrawn = excluded.withdrawn, unread = 1
           WHERE excluded.revision > revision""",
        (
            office_url,
            notice.notice_id,
            account_id,
            notice.revision,
            json_text(notice),
            notice.kind,
            notice.status,
            micros(notice.posted_at),
            text_of_notice(notice),
            notice.withdrawn,
        ),
    )
    return connection.changes() > 0


def _conditions(wanted: NoticeFilter) -> Conditions:
    conditions = Conditions()
    if wanted.unread:
        conditions.add("n.unread = 1")
    if wanted.kind is not None:
        conditions.add("n.kind = ?", wanted.kind)
    if wanted.status is not None:
        conditions.add("n.status = ?", wanted.status)
    if wanted.since is not None:
        midnight = datetime.combine(wanted.since, time(tzinfo=VIETNAM))
        conditions.add("n.posted_at >= ?", micros(midnight))
    for word in search_words(wanted.search):
        conditions.add("instr(n.search_text, ?)", word)
    return conditions
