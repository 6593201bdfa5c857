"""What went wrong on the way to an office, in one sentence each."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

import requests
import urllib3.exceptions

from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.application.ports.proxies import Proxy
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.office import proxy_words
from declarant_client.office.clocks import AskClock, is_wrong_here
from declarant_client.office.exchange import Progress
from declarant_client.office.tunnel import ProxyRefusedError

# OpenSSL's X509_V_ERR_*, Windows' CERT_E_* (signed and unsigned) and macOS' errSec* numbers.
_EXPIRED = {10, 0x800B0101, 0x800B0101 - (1 << 32), -67818}
_NOT_YET_VALID = {9, -67819}
_EITHER = {0x800B0101, 0x800B0101 - (1 << 32)}
"""Windows says the same of both."""
_OTHER_NAME = {62, 64, 0x800B010F, 0x800B010F - (1 << 32), -67602}
_UNKNOWN_AUTHORITY = {18, 19, 20, 21, 0x800B0109, 0x800B010A, 0x800B0109 - (1 << 32)}
_UNKNOWN_AUTHORITY |= {0x800B010A - (1 << 32), -67843}
_NO_NAME_SERVICE = {getattr(socket, "EAI_AGAIN", None), 11002}
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, 10050, 10051, 10065}
_NO_TLS = {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"}
_OLD_TLS = {"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW"}
_DEPTH = 12


class Way(NamedTuple):
    """The way that was tried: to which office, through which proxy, and how to ask for its time."""

    office: str
    proxy: Proxy | None = None
    ask_clock: AskClock = lambda: None


class AnswerTooLargeError(Exception):
    """The office said more than the limit; the argument is the limit in bytes."""


def unreachable(error: Exception, way: Way, progress: Progress) -> OfficeUnreachableError:
    """Return what to raise for ``error``; ``sent`` says what is known of the request's fate."""
    if isinstance(error, requests.RequestException):
        # It would carry the token into whatever shows or keeps the error.
        error.request = error.response = None
    return OfficeUnreachableError(_sentence(error, way, progress), sent=progress.sent)


def _sentence(error: Exception, way: Way, progress: Progress) -> Sentence:
    if progress.expired:
        return _too_slow(way.office)
    chain = list(_chain(error))
    for cause in chain:
        if isinstance(cause, AnswerTooLargeError):
            return _too_large(way.office)
        if isinstance(cause, ProxyRefusedError):
            return proxy_words.refused(cause, way.proxy, way.office)
    for cause in chain:
        if isinstance(cause, requests.exceptions.ProxyError | urllib3.exceptions.ProxyError):
            return proxy_words.unreachable(way.proxy, way.office)
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate(cause, way)
    return _network(chain, way.office)


def _network(chain: list[BaseException], office: str) -> Sentence:
    if any(isinstance(cause, OSError) and cause.errno in _NO_NETWORK for cause in chain):
        return _no_way(office)
    if any(_is_without_name_service(cause) for cause in chain):
        return _no_network(office)
    # The system's own errors first: what wraps them is less exact (a refusal is "a time-out").
    for kinds, sentence in _KNOWN:
        if any(isinstance(cause, kinds) for cause in chain):
            return sentence(office)
    for cause in chain:
        if isinstance(cause, ssl.SSLError):
            return _not_secure(cause, office)
    return translate(
        "office",
        "The connection to {office} broke off before the answer was complete.",
        office=office,
    )


def _is_without_name_service(cause: BaseException) -> bool:
    return isinstance(cause, socket.gaierror) and cause.errno in _NO_NAME_SERVICE


def not_the_contract(office: str) -> Sentence:
    """Whatever answered does not speak the contract."""
    return translate(
        "office",
        "What {office} answered is not the contract of a receiving office.",
        office=office,
    )


def _certificate(error: ssl.SSLCertVerificationError, way: Way) -> Sentence:
    code, office = getattr(error, "verify_code", None), way.office
    if code in _EXPIRED | _NOT_YET_VALID:
        return _out_of_date(code, way)
    if code in _OTHER_NAME:
        return translate(
            "office",
            "The certificate that {office} shows belongs to another address, so nothing was "
            "sent to it. If the network asks you to sign in on a web page first, do that in a "
            "browser, then try again.",
            office=office,
        )
    if code in _UNKNOWN_AUTHORITY:
        return translate(
            "office",
            "This computer does not know who issued the certificate of {office}, so nothing was "
            "sent to it. Where a company reads encrypted traffic, its own certificate has to be "
            "installed on this computer: ask whoever looks after the network. If the network asks "
            "you to sign in on a web page first, do that in a browser, then try again.",
            office=office,
        )
    return translate(
        "office",
        "This computer does not trust the certificate of {office}, so nothing was sent to it: "
        "{reason}.",
        office=office,
        reason=str(getattr(error, "verify_message", None) or error),
    )


def _out_of_date(code: int | None, way: Way) -> Sentence:
    """Tell a wrong clock here from an office that let its certificate expire."""
    there = way.ask_clock()
    expired, early = code in _EXPIRED, code in _NOT_YET_VALID | _EITHER
    if there is not None and is_wrong_here(there, looked_expired=expired, looked_early=early):
        return _clock_wrong(there, way.office)
    if early and not expired:
        return translate(
            "office",
            "The certificate of {office} is not valid yet. Check this computer's clock.",
            office=way.office,
        )
    if there is None:
        return translate(
            "office",
            "The certificate of {office} has expired. If this computer's clock is right, the "
            "office has to renew it.",
            office=way.office,
        )
    return translate(
        "office",
        "The certificate of {office} has expired, so nothing was sent to it. This computer's "
        "clock is right: the office has to renew its certificate.",
        office=way.office,
    )


def _clock_wrong(there: datetime, office: str) -> Sentence:
    here = datetime.now().astimezone()
    return translate(
        "office",
        "This computer's clock is wrong, so no secure connection can be made: it shows {here}, "
        "that of {office} {there}. Let the system set its clock by itself, then try again.",
        office=office,
        here=f"{here:%Y-%m-%d %H:%M}",
        there=f"{there.astimezone(here.tzinfo):%Y-%m-%d %H:%M}",
    )


def _name_unknown(office: str) -> Sentence:
    return translate(
        "office",
        "The address of {office} was not found: there is no network, or the address is wrong.",
        office=office,
    )


def _no_network(office: str) -> Sentence:
    return translate(
        "office",
        "The address of {office} cannot be looked up: this computer has no connection to a "
        "network, or the network does not answer.",
        office=office,
    )


def _refused(office: str) -> Sentence:
    return translate(
        "office", "Nothing answers at {office}; it may be switched off.", office=office
    )


def _no_way(office: str) -> Sentence:
    return translate("office", "There is no way through the network to {office}.", office=office)


def _not_secure(error: ssl.SSLError, office: str) -> Sentence:
    reason = getattr(error, "reason", None) or ""
    if reason in _NO_TLS:
        return translate(
            "office",
            "No secure connection to {office} could be made: what answers there does not speak "
            "the secure protocol. The address may be wrong, or the network may ask you to sign in "
            "on a web page first.",
            office=office,
        )
    if reason in _OLD_TLS:
        return translate(
            "office",
            "No secure connection to {office} could be made: it only speaks an outdated version "
            "of the secure protocol, or something in the network does so in its place.",
            office=office,
        )
    return translate(
        "office",
        "No secure connection to {office} could be made: {reason}.",
        office=office,
        reason=reason or str(error),
    )


def _too_slow(office: str) -> Sentence:
    return translate("office", "{office} did not answer in time.", office=office)


def _too_large(office: str) -> Sentence:
    return translate(
        "office", "The answer of {office} is larger than an answer may be.", office=office
    )


_UNUSABLE_PROXY = (
    requests.exceptions.InvalidSchema,
    requests.exceptions.InvalidProxyURL,
    urllib3.exceptions.ProxySchemeUnknown,
)
_KNOWN: tuple[tuple[tuple[type[BaseException], ...], Callable[[str], Sentence]], ...] = (
    ((socket.gaierror, urllib3.exceptions.NameResolutionError), _name_unknown),
    ((ConnectionRefusedError,), _refused),
    ((TimeoutError, urllib3.exceptions.TimeoutError, requests.exceptions.Timeout), _too_slow),
    (_UNUSABLE_PROXY, proxy_words.unusable),
    (
        (
            urllib3.exceptions.DecodeError,
            requests.exceptions.ContentDecodingError,
            requests.exceptions.InvalidHeader,
        ),
        not_the_contract,
    ),
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what lies inside it: ``requests`` wraps ``urllib3``, which wraps more."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _DEPTH:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inside = [
            *current.args,
            getattr(current, "reason", None),
            getattr(current, "original_error", None),
            current.__cause__,
        ]
        waiting.extend(found for found in inside if isinstance(found, BaseException))
