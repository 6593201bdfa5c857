"""Notices: published, changed and withdrawn by the office; each revision is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, insert, select, update

from declarant_client.contract.decoding import decoded
from declarant_client.contract.notices import Notice
from declarant_client.contract.shapes import Page
from declarant_client.receiver import tables
from declarant_client.receiver.cursors import Place
from declarant_client.receiver.moments import now
from declarant_client.receiver.storage import Writing

_notices, _revisions = tables.notices, tables.notice_revisions
FEED_LENGTH = 100


class NoticeKnownError(Exception):
    """A notice with this id was published before: change it instead."""


class NoSuchNoticeError(Exception):
    """No notice with this id was published."""


class NothingSaidError(Exception):
    """A change must say what it changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice in the feed: its newest revision, and when that was made."""

    notice: Notice
    updated_at: datetime


def publish(writing: Writing, notice: Notice) -> None:
    """Publish a new notice as its first revision; raise ``NoticeKnownError``."""
    if newest_revision(writing.connection, notice.notice_id) is not None:
        raise NoticeKnownError(notice.notice_id)
    first = msgspec.structs.replace(notice, revision=1, changed=None, withdrawn=False)
    moment = now()
    writing.connection.execute(
        insert(_notices).values(
            notice_id=first.notice_id,
            content=_content(first),
            updated_at=min(moment, first.posted_at),
            changed=writing.next_change(),
        )
    )
    _keep_revision(writing.connection, first)


def change(writing: Writing, notice: Notice) -> Notice:
    """Put a new revision in place; raise ``NoSuchNoticeError`` or ``NothingSaidError``."""
    known = newest_revision(writing.connection, notice.notice_id)
    if known is None:
        raise NoSuchNoticeError(notice.notice_id)
    if not (notice.changed or "").strip():
        raise NothingSaidError(notice.notice_id)
    revised = msgspec.structs.replace(
        notice, revision=known.revision + 1, posted_at=known.posted_at
    )
    writing.connection.execute(
        update(_notices)
        .where(_notices.c.notice_id == revised.notice_id)
        .values(content=_content(revised), updated_at=now(), changed=writing.next_change())
    )
    _keep_revision(writing.connection, revised)
    return revised


def withdraw(writing: Writing, notice_id: str, why: str | None) -> Notice:
    """Withdraw a notice, saying why; raise ``NoSuchNoticeError`` or ``NothingSaidError``."""
    known = newest_revision(writing.connection, notice_id)
    if known is None:
        raise NoSuchNoticeError(notice_id)
    return change(writing, msgspec.structs.replace(known, changed=why, withdrawn=True))


def newest_revision(connection: Connection, notice_id: str) -> Notice | None:
    """Return a notice as it stands now."""
    found = select(_notices.c.content).where(_notices.c.notice_id == notice_id)
    content = connection.execute(found).scalar_one_or_none()
    return None if content is None else _notice(content)


def page(connection: Connection, place: Place) -> Page[Notice]:
    """Return the next notices in the order in which they last changed."""
    found = (
        select(_notices)
        .where(_notices.c.changed > place.after)
        .order_by(_notices.c.changed)
        .limit(place.limit + 1)
    )
    rows = connection.execute(found).all()
    taken = rows[: place.limit]
    return Page(
        items=[_notice(row.content) for row in taken],
        next_cursor=place.cursor(taken[-1].changed if taken else None),
        has_more=len(rows) > place.limit,
    )


def newest(connection: Connection) -> list[Entry]:
    """Return the newest notices, the latest change first."""
    found = select(_notices).order_by(_notices.c.changed.desc()).limit(FEED_LENGTH)
    return [Entry(_notice(row.content), row.updated_at) for row in connection.execute(found)]


def _keep_revision(connection: Connection, notice: Notice) -> None:
    connection.execute(
        insert(_revisions).values(
            notice_id=notice.notice_id, revision=notice.revision, content=_content(notice)
        )
    )


def _content(notice: Notice) -> str:
    return msgspec.json.encode(notice).decode()


def _notice(content: str) -> Notice:
    return decoded(content, Notice)
