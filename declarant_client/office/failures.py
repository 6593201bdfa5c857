"""What went wrong on the way to an office, in one sentence each."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Callable, Iterator

import requests
import urllib3.exceptions

from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.office.exchange import Progress

# OpenSSL's X509_V_ERR_*, Windows' CERT_E_* (signed and unsigned) and macOS' errSec* numbers.
_EXPIRED = {10, 0x800B0101, 0x800B0101 - (1 << 32), -67818}
_NOT_YET_VALID = {9, -67819}
_OTHER_NAME = {62, 64, 0x800B010F, 0x800B010F - (1 << 32), -67602}
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, 10050, 10051, 10065}
_PROXY_PASSWORD = re.compile(r"\b407\b")
_DEPTH = 12


class AnswerTooLargeError(Exception):
    """The office said more than the limit; the argument is the limit in bytes."""


def unreachable(error: Exception, office: str, progress: Progress) -> OfficeUnreachableError:
    """Return what to raise for ``error``; ``sent`` says what is known of the request's fate."""
    if isinstance(error, requests.RequestException):
        # It would carry the token into whatever shows or keeps the error.
        error.request = error.response = None
    return OfficeUnreachableError(_sentence(error, office, progress), sent=progress.sent)


def _sentence(error: Exception, office: str, progress: Progress) -> Sentence:
    if progress.expired:
        return _too_slow(office)
    chain = list(_chain(error))
    for cause in chain:
        if isinstance(cause, AnswerTooLargeError):
            return _too_large(office)
        if isinstance(cause, requests.exceptions.ProxyError | urllib3.exceptions.ProxyError):
            return _proxy(chain, office)
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate(cause, office)
    return _network(chain, office)


def _network(chain: list[BaseException], office: str) -> Sentence:
    if any(isinstance(cause, OSError) and cause.errno in _NO_NETWORK for cause in chain):
        return _no_way(office)
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


def not_the_contract(office: str) -> Sentence:
    """Whatever answered does not speak the contract."""
    return translate(
        "office",
        "What {office} answered is not the contract of a receiving office.",
        office=office,
    )


def _certificate(error: ssl.SSLCertVerificationError, office: str) -> Sentence:
    code = getattr(error, "verify_code", None)
    if code in _EXPIRED:
        return translate(
            "office",
            "The certificate of {office} has expired. If this computer's clock is right, the "
            "office has to renew it.",
            office=office,
        )
    if code in _NOT_YET_VALID:
        return translate(
            "office",
            "The certificate of {office} is not valid yet. Check this computer's clock.",
            office=office,
        )
    if code in _OTHER_NAME:
        return translate(
            "office",
            "The certificate that {office} shows belongs to another address, so nothing was "
            "sent to it.",
            office=office,
        )
    return translate(
        "office",
        "This computer does not trust the certificate of {office}, so nothing was sent to it: "
        "{reason}.",
        office=office,
        reason=str(getattr(error, "verify_message", None) or error),
    )


def _proxy(chain: list[BaseException], office: str) -> Sentence:
    if any(_PROXY_PASSWORD.search(str(cause)) for cause in chain):
        return proxy_password(office)
    return translate(
        "office",
        "The network's proxy, which leads to {office}, cannot be reached or refuses.",
        office=office,
    )


def proxy_password(office: str) -> Sentence:
    """The proxy between here and the office wants a name and a password."""
    return translate(
        "office",
        "The network's proxy, which leads to {office}, asks for a name and a password.",
        office=office,
    )


def _proxy_unusable(office: str) -> Sentence:
    return translate(
        "office",
        "The proxy that this computer is set to use towards {office} is of a kind that this "
        "program cannot use, or its address is wrong.",
        office=office,
    )


def _name_unknown(office: str) -> Sentence:
    return translate(
        "office",
        "The address of {office} was not found: there is no network, or the address is wrong.",
        office=office,
    )


def _refused(office: str) -> Sentence:
    return translate(
        "office", "Nothing answers at {office}; it may be switched off.", office=office
    )


def _no_way(office: str) -> Sentence:
    return translate("office", "There is no way through the network to {office}.", office=office)


def _not_secure(error: ssl.SSLError, office: str) -> Sentence:
    return translate(
        "office",
        "No secure connection to {office} could be made: {reason}.",
        office=office,
        reason=getattr(error, "reason", None) or str(error),
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
    (_UNUSABLE_PROXY, _proxy_unusable),
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
