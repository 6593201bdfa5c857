"""Receiving offices over HTTP: the ports ``Offices`` and ``Office``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from declarant_client.application.ports.cases import DueReply
from declarant_client.application.ports.office_address import (
    OfficeAddressError,
    office_address,
)
from declarant_client.application.ports.offices import (
    Account,
    FetchedDirectory,
    OfficeRefusedError,
    OfficeUnreachableError,
)
from declarant_client.application.ports.proxies import DIRECT, Proxies, Ways
from declarant_client.application.ports.submissions import DueItem
from declarant_client.application.ports.world import KeySecrets
from declarant_client.contract.assessments import (
    AssessmentRecord,
    BatchOutcome,
    CaseReply,
    CaseReplyRequest,
    Sheet,
    SheetLookup,
    SheetLookupResult,
    Withdrawal,
)
from declarant_client.contract.notices import Notice
from declarant_client.contract.office import (
    Directory,
    Enrolment,
    EnrolmentRequest,
    OfficeDescription,
)
from declarant_client.contract.shapes import CLIENT_VERSION_HEADER, Page
from declarant_client.office.answers import content, refuse_web_page
from declarant_client.office.batches import batch_body, outcomes_of
from declarant_client.office.exchange import Answer, Request
from declarant_client.office.limits import Limits
from declarant_client.office.tokens import KeyAtOffice, Tokens, sign_in_again
from declarant_client.office.transport import Transport

Content = TypeVar("Content")
_ABOUT_ANY_REQUEST = frozenset({HTTPStatus.UPGRADE_REQUIRED, HTTPStatus.TOO_MANY_REQUESTS})
Language = Callable[[], str]
"""Returns ``vi`` or ``en``: the language that the user reads now."""


def _direct(_url: str) -> Ways:
    return DIRECT


class HttpOffices:
    """The port ``Offices``. May be used from several threads at once.

    ``language`` is asked with each request; ``proxies`` tells the way to a URL (never asked for
    this computer itself). Redirects never carry a token to another host, certificates are
    checked with the operating system's store, sizes and times are bounded by ``limits``.
    """

    def __init__(
        self,
        *,
        secrets: KeySecrets,
        client_version: str,
        language: Language,
        limits: Limits | None = None,
        proxies: Proxies = _direct,
    ) -> None:
        self._client_version = client_version
        self._language = language
        self._transport = Transport(limits or Limits(), proxies)
        self._tokens = Tokens(secrets, self._asked_by_key)

    def at(self, account: Account) -> HttpOffice:
        name = account.office.name
        key = KeyAtOffice(
            address=account.office_url,
            client_id=account.client_id,
            office=name.vi if self._language() == "vi" else name.en,
        )
        return HttpOffice(key, self._tokens, self._asked_by_key)

    def describe(self, office_url: str) -> OfficeDescription:
        request = Request(method="GET", path="/v1/office")
        answer = self._asked(office_url, _host(office_url), request)
        return content(answer, OfficeDescription, _host(office_url))

    def enrol(self, office_url: str, code: str, key_name: str) -> Enrolment:
        """Use an enrolment code; see ``Offices.enrol``.

        After ``OfficeUnreachableError`` with ``sent`` a one-use code may be used up.
        """
        asked = EnrolmentRequest(code=code, name=key_name)
        request = Request(method="POST", path="/v1/enrolments", body=msgspec.json.encode(asked))
        answer = self._asked(office_url, _host(office_url), request)
        return content(answer, Enrolment, _host(office_url))

    def close(self) -> None:
        """Close every connection (tokens are kept)."""
        self._transport.close()

    def _asked_by_key(self, key: KeyAtOffice, request: Request) -> Answer:
        return self._asked(key.address, key.office, request)

    def _asked(self, address: str, office: str, request: Request) -> Answer:
        """Exchange; an address that is not allowed is refused here too, however it was kept."""
        try:
            address = office_address(address)
        except OfficeAddressError as error:
            raise OfficeUnreachableError(error.sentence, sent=False) from error
        headers = {
            "Accept": "application/json, application/problem+json",
            "Accept-Encoding": "gzip",
            "Accept-Language": "vi, en;q=0.5" if self._language() == "vi" else "en, vi;q=0.5",
            "User-Agent": f"declarant-client/{self._client_version}",
            CLIENT_VERSION_HEADER: self._client_version,
            **request.headers,
        }
        whole = Request(
            method=request.method,
            path=request.path,
            query=request.query,
            body=request.body,
            content_type=request.content_type,
            headers=headers,
        )
        return self._transport.exchange(address, office, whole)


class HttpOffice:
    """The port ``Office``: one office through one account."""

    def __init__(
        self, key: KeyAtOffice, tokens: Tokens, ask: Callable[[KeyAtOffice, Request], Answer]
    ) -> None:
        self._key = key
        self._tokens = tokens
        self._ask = ask

    def describe(self) -> OfficeDescription:
        answer = self._ask(self._key, Request(method="GET", path="/v1/office"))
        return content(answer, OfficeDescription, self._key.office)

    def fetch_directory(self, etag: str | None) -> FetchedDirectory:
        headers = {"If-None-Match": etag} if etag else {}
        answer = self._asked(Request(method="GET", path="/v1/directory", headers=headers))
        if etag and answer.status == HTTPStatus.NOT_MODIFIED:
            return FetchedDirectory(None, etag)
        directory = content(answer, Directory, self._key.office)
        return FetchedDirectory(directory, answer.headers.get("etag"))

    def fetch_sheets(self, cursor: str | None) -> Page[Sheet]:
        return self._page("/v1/sheets", cursor, Page[Sheet])

    def look_up_sheets(self, numbers: Sequence[str]) -> list[Sheet]:
        body = msgspec.json.encode(SheetLookup(numbers=list(numbers)))
        request = Request(method="POST", path="/v1/sheets/lookup", body=body)
        return content(self._asked(request), SheetLookupResult, self._key.office).items

    def fetch_assessments(self, cursor: str | None) -> Page[AssessmentRecord]:
        return self._page("/v1/assessments", cursor, Page[AssessmentRecord])

    def fetch_notices(self, cursor: str | None) -> Page[Notice]:
        return self._page("/v1/notices", cursor, Page[Notice])

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        """Send a batch, the stored bytes unchanged; see ``batches`` for what is returned.

        An item without an outcome in the returned list got no valid answer: its fate is unknown.
        Whole-request refusals (413, 426, 429, …) raise ``OfficeRefusedError``: no item was taken.
        """
        if not items:
            return []
        request = Request(method="POST", path="/v1/assessments/batch", body=batch_body(items))
        return outcomes_of(self._asked(request), items, self._key.office)

    def withdraw(self, assessment_id: str) -> Withdrawal:
        path = f"/v1/assessments/{assessment_id}/withdrawal"
        request = Request(
            method="POST", path=path, body=b"{}", headers={"Idempotency-Key": assessment_id}
        )
        return content(self._asked(request), Withdrawal, self._key.office)

    def reply(self, due: DueReply) -> CaseReply:
        asked = CaseReplyRequest(kind=due.kind, text=due.text)
        request = Request(
            method="POST",
            path=f"/v1/cases/{quote(due.case_id, safe='')}/replies",
            body=msgspec.json.encode(asked),
            headers={"Idempotency-Key": due.reply_id},
        )
        return content(self._asked(request), CaseReply, self._key.office)

    def _page(self, path: str, cursor: str | None, kind: type[Content]) -> Content:
        query = {"cursor": cursor} if cursor else {}
        answer = self._asked(Request(method="GET", path=path, query=query))
        return content(answer, kind, self._key.office)

    def _asked(self, request: Request) -> Answer:
        """Ask with a token; a 401 means one new token, then "sign in again", never a loop."""
        with _before_the_request():
            token = self._tokens.token(self._key)
        answer = self._ask(self._key, _with_token(request, token))
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        refuse_web_page(answer, self._key.office)
        with _before_the_request():
            token = self._tokens.renewed(self._key, refused=token)
        answer = self._ask(self._key, _with_token(request, token))
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        self._tokens.forget(self._key)
        raise sign_in_again(self._key.office)


@contextmanager
def _before_the_request() -> Iterator[None]:
    """Trouble with the token is no word on what was to be sent: that has not left yet."""
    try:
        yield
    except OfficeUnreachableError as error:
        raise OfficeUnreachableError(
            error.sentence, sent=False, retry_after=error.retry_after
        ) from error
    except OfficeRefusedError as error:
        if error.problem.status in _ABOUT_ANY_REQUEST:
            raise
        raise OfficeUnreachableError(
            error.sentence, sent=False, retry_after=error.retry_after
        ) from error


def _with_token(request: Request, token: str) -> Request:
    return Request(
        method=request.method,
        path=request.path,
        query=request.query,
        body=request.body,
        content_type=request.content_type,
        headers={**request.headers, "Authorization": f"Bearer {token}"},
    )


def _host(office_url: str) -> str:
    parts = urlsplit(office_url if "://" in office_url else f"//{office_url}")
    return parts.netloc[:200] or office_url[:200]
