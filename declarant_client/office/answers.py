"""Reading an office's answers: what is success, what a refusal, and what no word at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import NoReturn, TypeVar

import msgspec

from declarant_client.application.ports.offices import (
    OfficeRefusedError,
    OfficeUnreachableError,
)
from declarant_client.contract.decoding import from_outside
from declarant_client.contract.shapes import Problem, ProblemName
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.office.clocks import http_date
from declarant_client.office.exchange import Answer

Content = TypeVar("Content")

LONGEST_WAIT = timedelta(days=365)
_SECONDS = re.compile(r"[0-9]{1,9}")
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_OPENING = 1024
_GATEWAYS = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
_SIGN_IN_ON_A_PAGE = HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED
_NAMES_OF_BARE_ANSWERS = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ProblemName.TOO_LARGE,
    HTTPStatus.UPGRADE_REQUIRED: ProblemName.CLIENT_TOO_OLD,
    HTTPStatus.TOO_MANY_REQUESTS: ProblemName.TOO_MANY_REQUESTS,
}
"""What a gateway in front of the office may answer in its place, without a problem document."""


def content(answer: Answer, kind: type[Content], office: str) -> Content:
    """Return a successful answer's content as the contract's type.

    Raises ``OfficeRefusedError`` for a 4xx with a problem, ``OfficeUnreachableError`` for
    everything that is no word of the office: 5xx, a login page, a wrong shape.
    """
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        refuse(answer, office)
    refuse_web_page(answer, office)
    found = decoded(answer, kind)
    if found is None:
        raise no_contract(office)
    return found


def decoded(answer: Answer, kind: type[Content]) -> Content | None:
    """Return the body as ``kind``, ``None`` where it is not that, or not JSON at all."""
    if not (answer.media_type == "application/json" or answer.media_type.endswith("+json")):
        return None
    try:
        found = from_outside(answer.body, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return found


def refuse(answer: Answer, office: str) -> NoReturn:
    """Raise what an unsuccessful answer means."""
    wait = retry_after(answer)
    problem = decoded(answer, Problem)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        if answer.status == _SIGN_IN_ON_A_PAGE:
            raise web_page(office)
        raise OfficeUnreachableError(_in_trouble(answer, office), sent=True, retry_after=wait)
    if answer.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        from declarant_client.office.proxy_words import password

        raise OfficeUnreachableError(password("?", office), sent=False)
    if problem is None and answer.status in _NAMES_OF_BARE_ANSWERS:
        name = _NAMES_OF_BARE_ANSWERS[HTTPStatus(answer.status)]
        title = HTTPStatus(answer.status).phrase
        problem = Problem(type=f"/problems/{name}", title=title, status=answer.status)
    if problem is not None:
        raise OfficeRefusedError(refusal(problem, office), problem, retry_after=wait)
    refuse_web_page(answer, office)
    raise no_contract(office)


def refuse_web_page(answer: Answer, office: str) -> None:
    """Raise where a web page came instead of the office's answer: a login portal's, mostly."""
    # Some portals name no type, or the one that was asked for.
    if answer.media_type in _HTML or _PAGE.match(answer.body[:_OPENING]):
        raise web_page(office)


def web_page(office: str) -> OfficeUnreachableError:
    """Something between here and the office answered with a web page."""
    from declarant_client.office.proxy_words import web_page_words

    return OfficeUnreachableError(web_page_words(office), sent=True)


def no_contract(office: str) -> OfficeUnreachableError:
    """Whatever answered does not speak the contract."""
    return OfficeUnreachableError(
        translate(
            "office",
            "What {office} answered is not the contract of a receiving office.",
            office=office,
        ),
        sent=True,
    )


def retry_after(answer: Answer) -> timedelta | None:
    """Return ``Retry-After`` (RFC 9110, section 10.2.3): seconds, or a date.

    A date is taken against the office's own clock where its answer shows one.
    """
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    if _SECONDS.fullmatch(value):
        return min(timedelta(seconds=int(value)), LONGEST_WAIT)
    until = http_date(value)
    if until is None:
        return None
    now = http_date(answer.headers.get("date", "")) or datetime.now(UTC)
    return min(max(until - now, timedelta(0)), LONGEST_WAIT)


def refusal(problem: Problem, office: str) -> Sentence:
    """Return a problem as a sentence; where the program knows no better, in the office's words."""
    match problem.name:
        case ProblemName.CLIENT_TOO_OLD:
            return translate(
                "office",
                "{office} takes only newer versions of this program. Install the newest one.",
                office=office,
            )
        case ProblemName.TOO_MANY_REQUESTS:
            return translate(
                "office", "{office} has too much to do and asks to wait a little.", office=office
            )
        case ProblemName.TOO_LARGE:
            return translate("office", "That was too much at once for {office}.", office=office)
        case ProblemName.ENROLMENT_CODE_INVALID:
            return translate(
                "office",
                "{office} does not accept this enrolment code: it is mistyped, used up or out of "
                "date. Ask the office for a new one.",
                office=office,
            )
    return translate(
        "office", "{office} answered: {answer}", office=office, answer=_own_words(problem)
    )


def _own_words(problem: Problem) -> str:
    return f"{problem.title} {problem.detail}" if problem.detail else problem.title


def _in_trouble(answer: Answer, office: str) -> Sentence:
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        return translate(
            "office",
            "{office} takes nothing just now: it is closed for maintenance, or has too much to "
            "do. It will be asked again by itself (error {status}).",
            office=office,
            status=answer.status,
        )
    if answer.status in _GATEWAYS:
        return translate(
            "office",
            "What stands before {office} answers, but the office's own system behind it does "
            "not. It will be asked again by itself (error {status}).",
            office=office,
            status=answer.status,
        )
    return translate(
        "office",
        "Something is out of order at {office}, not here. It will be asked again by itself "
        "(error {status}).",
        office=office,
        status=answer.status,
    )
