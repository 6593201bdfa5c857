"""A key of a party: what it may ask once it is signed in, and what it wrote."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

from declarant_client.contract.office import AccessToken, Enrolment, Role
from declarant_client.contract.shapes import Page
from declarant_client.receiver.conformance.exchanges import Answer, Asking
from declarant_client.receiver.conformance.expectations import CREATED, OK, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.invented import new_id
from declarant_client.receiver.conformance.line import Line

ASSESSMENTS, BATCH = "/v1/assessments", "/v1/assessments/batch"
_UNAUTHORIZED = 401
_MOST_PAGES = 2000
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


def json_asking(
    path: str, content: Any, headers: Mapping[str, str] | None = None, *, private: bool = False
) -> Asking:
    """Return a POST of JSON, or of ``bytes`` as they are."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    named = {"Content-Type": _JSON, **(headers or {})}
    return Asking(method="POST", path=path, headers=named, body=body, private=private)


def token_asking(
    form: Mapping[str, str], *, client_id: str = "", secret: str = "", basic: bool = False
) -> Asking:
    """Return a request for a token (RFC 6749, 4.4.2), the key by HTTP Basic or in the form."""
    headers = {"Content-Type": _FORM}
    if basic:
        # RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
        pair = f"{quote_plus(client_id)}:{quote_plus(secret)}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    elif client_id:
        form = {**form, "client_id": client_id, "client_secret": secret}
    body = urlencode(form).encode()
    return Asking(method="POST", path="/oauth2/token", headers=headers, body=body, private=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list held behind a cursor, and where to read on."""

    items: list[dict[str, Any]]
    cursor: str
    last: Answer


class Speaker:
    """One key of one party; remembers what it sent, to withdraw it at the end."""

    def __init__(self, line: Line, enrolment: Enrolment) -> None:
        self.line = line
        self.enrolment = enrolment
        self.tax_code = enrolment.party.tax_code
        self.may_submit = enrolment.role is Role.SUBMIT
        self.sent: dict[str, None] = {}
        """Ids that may be at the office and stand there; in the order of sending."""
        self._token = ""
        self._signing_in = threading.Lock()
        self._beginning: str | None = None

    def get(self, path: str, **headers: str) -> Answer:
        """GET with the party's token; ``If_None_Match`` stands for ``If-None-Match``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask(Asking(method="GET", path=path, headers=named))

    def post(
        self, path: str, content: Any = None, *, key: str | None = None, private: bool = False
    ) -> Answer:
        """POST with the party's token."""
        headers = {} if key is None else {"Idempotency-Key": key}
        if content is None:
            return self._ask(Asking(method="POST", path=path, headers=headers))
        return self._ask(json_asking(path, content, headers, private=private))

    def send(self, content: dict[str, Any], key: str | None = None) -> Answer:
        """Submit an assessment under its own id."""
        self.remember(content)
        return self.post(ASSESSMENTS, content, key=key or content["assessment_id"])

    def send_batch(self, contents: list[dict[str, Any]]) -> Answer:
        """Submit several at once, each under its own id."""
        for content in contents:
            self.remember(content)
        items = [
            {"key": content.get("assessment_id", ""), "assessment": content} for content in contents
        ]
        return self.post(BATCH, {"items": items})

    def remember(self, content: dict[str, Any]) -> None:
        """Have this assessment withdrawn at the end, should it be at the office then."""
        if content.get("assessment_id"):
            self.sent[content["assessment_id"]] = None

    def withdraw(self, assessment_id: str, key: str | None = None) -> Answer:
        """Withdraw an assessment, under a key of the withdrawal's own."""
        answer = self.post(withdrawal_path(assessment_id), key=key or new_id())
        if answer.status == OK:
            self.sent.pop(assessment_id, None)
        return answer

    def listed(self, path: str, cursor: str | None, *, limit: int | None = None) -> Listed:
        """Read a list from ``cursor`` to its end."""
        items: list[dict[str, Any]] = []
        for _page in range(_MOST_PAGES):
            answer = self.get(page_path(path, cursor, limit=limit))
            page = shaped(answer, Page[dict[str, Any]])
            items += page.items
            if not page.has_more:
                return Listed(items, page.next_cursor, answer)
            answer.expect(page.next_cursor != cursor, "has_more: next_cursor ≠ cursor")
            cursor = page.next_cursor
        raise NotCheckedError(
            f"danh sách {path} dài hơn {_MOST_PAGES} trang",
            f"the list {path} has more than {_MOST_PAGES} pages",
        )

    def beginning(self) -> str:
        """Return the cursor behind everything that the party had before this check wrote."""
        if self._beginning is None:
            self._beginning = self.listed(ASSESSMENTS, None).cursor
        return self._beginning

    def records(self, cursor: str) -> dict[str, dict[str, Any]]:
        """Return the newest record of each assessment that appeared behind ``cursor``."""
        listed = self.listed(ASSESSMENTS, cursor)
        return {_id_of(record): record for record in listed.items}

    def sign_in(self) -> AccessToken:
        """Get a new access token and use it from now on."""
        secret, client_id = self.enrolment.client_secret, self.enrolment.client_id
        form = {"grant_type": "client_credentials"}
        asking = token_asking(form, client_id=client_id, secret=secret, basic=True)
        token = shaped(self.line.ask(asking), AccessToken)
        self._token = token.access_token
        return token

    def _ask(self, asking: Asking) -> Answer:
        with self._signing_in:
            if not self._token:
                self.sign_in()
            token = self._token
        answer = self.line.ask(_authorized(asking, token))
        if answer.status != _UNAUTHORIZED:
            return answer
        with self._signing_in:
            # One new token, never a loop; several requests may have met the old one's end at once.
            if self._token == token:
                self.sign_in()
            token = self._token
        return self.line.ask(_authorized(asking, token))


def enrolled(line: Line, code: str) -> tuple[Speaker, Answer]:
    """Use an enrolment code; raise that the rule is broken when no key comes of it."""
    line.keep_secret(code)
    content = {"code": code, "name": "declarant-receiver conformance"}
    answer = line.ask(json_asking("/v1/enrolments", content, private=True))
    enrolment = shaped(answer, Enrolment, CREATED)
    return Speaker(line, enrolment), answer


def withdrawal_path(assessment_id: str) -> str:
    """Return where an assessment is withdrawn."""
    return f"{ASSESSMENTS}/{quote(assessment_id, safe='')}/withdrawal"


def page_path(path: str, cursor: str | None, *, limit: int | None = None) -> str:
    """Return the path of one page of a list."""
    query = {"cursor": cursor, "limit": limit}
    given = urlencode({name: value for name, value in query.items() if value is not None})
    return f"{path}?{given}" if given else path


def _authorized(asking: Asking, token: str) -> Asking:
    return Asking(
        method=asking.method,
        path=asking.path,
        headers={**asking.headers, "Authorization": f"Bearer {token}"},
        body=asking.body,
        private=asking.private,
    )


def _id_of(record: dict[str, Any]) -> str:
    assessment = record.get("assessment")
    return str(assessment.get("assessment_id")) if isinstance(assessment, dict) else ""
