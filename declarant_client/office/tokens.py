"""Access tokens: fetched with a key's secret, kept in memory, renewed before they end.

OAuth 2.0 client credentials (RFC 6749, section 4.4), the key named by HTTP Basic (section 2.3.1).
"""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote_plus

import msgspec

from declarant_client.application.ports.offices import (
    KeyAbsence,
    KeyAbsentError,
    SignInAgainError,
)
from declarant_client.application.ports.world import (
    KeyringMissingError,
    KeyringOutOfOrderError,
    KeySecrets,
)
from declarant_client.contract.office import AccessToken
from declarant_client.domain.sentences import translate
from declarant_client.office.answers import content, decoded, no_contract, refuse, refuse_web_page
from declarant_client.office.exchange import Answer, Request

_EARLY_SECONDS = 60.0
_EARLY_SHARE = 0.1
_BEARER = "bearer"
_KEY_REFUSED = frozenset({"invalid_client", "unauthorized_client", "invalid_grant"})


@dataclass(frozen=True, slots=True)
class KeyAtOffice:
    """Whose token it is: one key at one office, called ``office`` in sentences."""

    address: str
    client_id: str
    office: str


@dataclass(frozen=True, slots=True)
class _Kept:
    token: str = field(repr=False)
    good_until: float


class _TokenError(msgspec.Struct):
    """RFC 6749, section 5.2."""

    error: str


class Tokens:
    """The tokens of all accounts; at most one request for each key is under way at a time."""

    def __init__(
        self,
        secrets: KeySecrets,
        ask: Callable[[KeyAtOffice, Request], Answer],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secrets = secrets
        self._ask = ask
        self._seconds = seconds
        self._guard = threading.Lock()
        self._turns: dict[KeyAtOffice, threading.Lock] = {}
        self._kept: dict[KeyAtOffice, _Kept] = {}

    def token(self, key: KeyAtOffice) -> str:
        """Return a token that is good for a while yet.

        Raises ``SignInAgainError``, ``OfficeUnreachableError``, ``OfficeRefusedError``.
        """
        with self._turn(key):
            kept = self._kept.get(key)
            if kept is None or kept.good_until <= self._seconds():
                kept = self._kept[key] = self._fetched(key)
            return kept.token

    def renewed(self, key: KeyAtOffice, refused: str) -> str:
        """Return a token other than the one that was refused; raises as ``token`` does."""
        with self._turn(key):
            kept = self._kept.get(key)
            if kept is None or kept.token == refused:
                self._kept.pop(key, None)
                kept = self._kept[key] = self._fetched(key)
            return kept.token

    def forget(self, key: KeyAtOffice) -> None:
        """Forget a key's token, so that the next request asks for one anew."""
        with self._turn(key):
            self._kept.pop(key, None)

    def _turn(self, key: KeyAtOffice) -> threading.Lock:
        with self._guard:
            return self._turns.setdefault(key, threading.Lock())

    def _fetched(self, key: KeyAtOffice) -> _Kept:
        answer = self._ask(key, _token_request(key, self._secret(key)))
        if _refuses_key(answer):
            refuse_web_page(answer, key.office)
            raise sign_in_again(key.office)
        if answer.status >= HTTPStatus.BAD_REQUEST:
            refuse(answer, key.office)
        granted = content(answer, AccessToken, key.office)
        if granted.token_type.lower() != _BEARER:
            raise no_contract(key.office)
        early = min(_EARLY_SECONDS, granted.expires_in * _EARLY_SHARE)
        return _Kept(granted.access_token, self._seconds() + granted.expires_in - early)

    def _secret(self, key: KeyAtOffice) -> str:
        try:
            secret = self._secrets.read(key.address, key.client_id)
        except KeyringOutOfOrderError as error:
            raise KeyAbsentError(error.sentence, KeyAbsence.OUT_OF_ORDER) from error
        except KeyringMissingError as error:
            raise KeyAbsentError(error.sentence, KeyAbsence.NO_KEYRING) from error
        if secret is None:
            raise KeyAbsentError(
                translate(
                    "office",
                    "The key for {office} is no longer on this computer. Sign in again with an "
                    "enrolment code from the office.",
                    office=key.office,
                ),
                KeyAbsence.NOT_KEPT,
            )
        return secret


def sign_in_again(office: str) -> SignInAgainError:
    """The office does not take the key any more."""
    return SignInAgainError(
        translate(
            "office",
            "{office} no longer accepts the key of this computer. Sign in again with an "
            "enrolment code from the office.",
            office=office,
        )
    )


def _token_request(key: KeyAtOffice, secret: str) -> Request:
    # RFC 6749, section 2.3.1: both are form-encoded before they are joined.
    pair = f"{quote_plus(key.client_id)}:{quote_plus(secret)}".encode("ascii")
    return Request(
        method="POST",
        path="/oauth2/token",
        body=b"grant_type=client_credentials",
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": f"Basic {base64.b64encode(pair).decode('ascii')}"},
    )


def _refuses_key(answer: Answer) -> bool:
    if answer.status == HTTPStatus.UNAUTHORIZED:
        return True
    error = decoded(answer, _TokenError)
    return (
        answer.status == HTTPStatus.BAD_REQUEST
        and error is not None
        and error.error in _KEY_REFUSED
    )
