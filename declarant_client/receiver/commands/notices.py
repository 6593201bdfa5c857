"""``notice``: publishing, changing and withdrawing notices from files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from declarant_client.contract.notices import Notice
from declarant_client.contract.shapes import Code, Wire
from declarant_client.receiver import notices
from declarant_client.receiver.commands.terminal import (
    CommandError,
    Terminal,
    read_items,
    shaped,
)
from declarant_client.receiver.moments import now
from declarant_client.receiver.notices import (
    NoSuchNoticeError,
    NothingSaidError,
    NoticeKnownError,
)
from declarant_client.receiver.storage import Writing


class NoticeWithdrawal(Wire, frozen=True):
    """Which notice is withdrawn, and why."""

    notice_id: Code
    changed: str


def publish(terminal: Terminal) -> None:
    """Publish the file's notices; with ``--if-new`` those published before are left alone."""
    skips_known = terminal.options.if_new

    def one(writing: Writing, notice: Notice) -> bool:
        if skips_known and notices.newest_revision(writing.connection, notice.notice_id):
            return False
        notices.publish(writing, notice)
        return True

    _each(terminal, one, _notice)


def change(terminal: Terminal) -> None:
    """Put new revisions in place; each says in ``changed`` what changed."""
    skips_known = terminal.options.if_new

    def one(writing: Writing, notice: Notice) -> bool:
        known = notices.newest_revision(writing.connection, notice.notice_id)
        if skips_known and known is not None and known.changed == notice.changed:
            return False
        notices.change(writing, notice)
        return True

    _each(terminal, one, _notice)


def withdraw(terminal: Terminal) -> None:
    """Withdraw notices; each says in ``changed`` why."""
    skips_known = terminal.options.if_new

    def one(writing: Writing, withdrawal: NoticeWithdrawal) -> bool:
        known = notices.newest_revision(writing.connection, withdrawal.notice_id)
        if skips_known and known is not None and known.withdrawn:
            return False
        notices.withdraw(writing, withdrawal.notice_id, withdrawal.changed)
        return True

    _each(terminal, one, lambda name, item: shaped(name, item, NoticeWithdrawal))


def list_notices(terminal: Terminal) -> None:
    """Print the newest notices, the latest change first."""
    with terminal.known_storage() as storage, storage.reading() as connection:
        found = [entry.notice for entry in notices.newest(connection)]
    if terminal.options.json:
        terminal.document(found)
        return
    for notice in found:
        state = "withdrawn" if notice.withdrawn else f"revision {notice.revision}"
        terminal.result(f"{notice.notice_id}\t{state}\t{notice.title}")


def _notice(name: str, item: Any) -> Notice:
    content = {"revision": 1, "posted_at": now().isoformat(), **item}
    notice: Notice = shaped(name, content, Notice)
    return notice


def _each(
    terminal: Terminal,
    one: Callable[[Writing, Any], bool],
    read: Callable[[str, Any], Any],
) -> None:
    name = terminal.options.file
    items = [read(name, item) for item in read_items(name, "notices")]
    try:
        with terminal.storage() as storage, storage.writing() as writing:
            done = sum(one(writing, item) for item in items)
    except NoticeKnownError as error:
        raise CommandError(f"Thông báo đã có / published before: {error}") from None
    except NoSuchNoticeError as error:
        raise CommandError(f"Không có thông báo / there is no notice: {error}") from None
    except NothingSaidError as error:
        raise CommandError(f"Thiếu “changed” / “changed” is missing: {error}") from None
    terminal.remark(f"Đã ghi nhận {done} thông báo.", f"{done} notices done.")
