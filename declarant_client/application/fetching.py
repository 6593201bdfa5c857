"""Fetching what an office has for an account: its description, directory, sheets, history, news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.offices import (
    Account,
    AccountStore,
    NoticeStore,
    Office,
    OfficeRefusedError,
    Stream,
)
from declarant_client.application.ports.submissions import SubmissionStore
from declarant_client.contract.shapes import Page, ProblemName

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many sheets, cases and notices were new or changed."""

    sheets: int = 0
    cases: int = 0
    notices: int = 0


class FetchNews:
    """Fetches everything that an office has for one account, page by page."""

    def __init__(
        self,
        declarations: DeclarationStore,
        submissions: SubmissionStore,
        accounts: AccountStore,
        notices: NoticeStore,
    ) -> None:
        self._declarations = declarations
        self._submissions = submissions
        self._accounts = accounts
        self._notices = notices

    def run(self, account: Account, office: Office, cancelled: Callable[[], bool]) -> Fetched:
        """Fetch until nothing more is there; what was kept before an error stays kept.

        Raises the errors of ``Office``.
        """
        account_id = account.account_id
        self._accounts.keep_office(account_id, office.describe())
        cached = self._accounts.directory(account_id)
        fetched = office.fetch_directory(cached[1] if cached else None)
        if fetched.directory is not None:
            self._accounts.keep_directory(account_id, fetched.directory, fetched.etag)
        streams = _Streams(self._accounts, account_id, cancelled)
        return Fetched(
            sheets=streams.read(
                Stream.SHEETS,
                office.fetch_sheets,
                lambda page, cursor: self._declarations.keep_sheets(account_id, page, cursor),
            ),
            cases=streams.read(
                Stream.ASSESSMENTS,
                office.fetch_assessments,
                lambda page, cursor: self._submissions.keep_records(account_id, page, cursor),
            ),
            notices=streams.read(
                Stream.NOTICES,
                office.fetch_notices,
                lambda page, cursor: self._notices.keep_notices(account_id, page, cursor),
            ),
        )


MOST_PAGES = 1_000
"""Pages of one list in one run: an office whose list has no end must not keep others waiting.

The place is kept, so that the next run reads on.
"""


class _Streams:
    """Reads lists from where they were left off."""

    def __init__(
        self, accounts: AccountStore, account_id: int, cancelled: Callable[[], bool]
    ) -> None:
        self._accounts = accounts
        self._account_id = account_id
        self._cancelled = cancelled

    def read(
        self,
        stream: Stream,
        fetch: Callable[[str | None], Page[Item]],
        keep: Callable[[list[Item], str], int],
    ) -> int:
        """Read on to the list's end, or for ``MOST_PAGES``; return how much changed."""
        changed = 0
        cursor = self._accounts.cursor(self._account_id, stream)
        for _ in range(MOST_PAGES):
            if self._cancelled():
                break
            page = self._page(stream, fetch, cursor)
            changed += keep(page.items, page.next_cursor)
            if not page.has_more or page.next_cursor == cursor:
                break
            cursor = page.next_cursor
        return changed

    def _page(
        self, stream: Stream, fetch: Callable[[str | None], Page[Item]], cursor: str | None
    ) -> Page[Item]:
        try:
            return fetch(cursor)
        except OfficeRefusedError as refusal:
            problem = refusal.problem
            stale = (
                problem.status == HTTPStatus.BAD_REQUEST or problem.name == ProblemName.NOT_FOUND
            )
            if cursor is None or not stale:
                raise
            # The office was set up anew and does not know our cursor: read from the beginning.
            self._accounts.forget_cursor(self._account_id, stream)
            return fetch(None)
