"""Who speaks over HTTP: enrolment, OAuth 2.0 client credentials (RFC 6749 4.4), bearer tokens."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import timedelta
from urllib.parse import parse_qsl, unquote_plus

from declarant_client.contract.office import AccessToken, Enrolment, EnrolmentRequest, Role
from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver import credentials
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.languages import Said
from declarant_client.receiver.operations import (
    FORM,
    Access,
    Answer,
    Answering,
    Asked,
    Operation,
    ReceivingOffice,
)
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.received import shaped

_BEARER = "Bearer"
_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


def speaker(
    office: ReceivingOffice, access: Access, authorization: str | None, address: str
) -> Speaker | None:
    """Return whose token came with a request; raise ``unauthorized`` or ``forbidden``.

    Requests of a key count for the key, all others for their address: so nobody uses up what
    belongs to another.
    """
    if access is Access.PUBLIC:
        office.rate.take(address)
        return None
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        office.rate.take(address)
        raise ProblemError(ProblemName.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    known = credentials.speaker_of(office.storage, token.strip())
    if known is None:
        office.rate.take(address)
        refused = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        raise ProblemError(ProblemName.UNAUTHORIZED, headers=refused)
    office.rate.take(known.client_id)
    if access is Access.SUBMIT and known.role is not Role.SUBMIT:
        raise ProblemError(
            ProblemName.FORBIDDEN,
            Said(
                "Khóa này chỉ được đọc, không được gửi phiếu.",
                "This key may only read, not submit.",
            ),
            headers={"WWW-Authenticate": 'Bearer error="insufficient_scope"'},
        )
    return known


def _enrol(asked: Asked) -> Answer:
    request: EnrolmentRequest = shaped(asked.body, EnrolmentRequest)
    with asked.office.failures.failures_of(asked.address):
        enrolment = credentials.enrol(asked.office.storage, request.code, request.name)
    return Answer(content=enrolment, status=201, headers=_NO_STORE)


def _give_token(asked: Asked) -> Answer:
    form = _form(asked.body)
    client_id, secret = _client(asked.headers.get("authorization"), form)
    if form.get("grant_type") is None:
        return _refused(400, "invalid_request", "grant_type is missing")
    if not client_id or not secret:
        return _refused(401, "invalid_client", "client_id or client_secret is missing")
    try:
        _check_key(asked, client_id, secret)
    except _InvalidClientError:
        return _refused(401, "invalid_client", "no such client, or another secret")
    asked.office.rate.take(f"token {client_id}")
    if form["grant_type"] != "client_credentials":
        return _refused(400, "unsupported_grant_type", "only client_credentials is given")
    lasting = timedelta(seconds=asked.office.limits.token_seconds)
    token = credentials.make_token(asked.office.storage, client_id, lasting)
    granted = AccessToken(
        access_token=token, token_type=_BEARER, expires_in=int(lasting.total_seconds())
    )
    return Answer(content=granted, headers=_NO_STORE)


class _InvalidClientError(Exception):
    """There is no such key, it was revoked, or this is not its secret."""


def _check_key(asked: Asked, client_id: str, secret: str) -> None:
    # By address as well: who tries the secrets of another's key must not lock its owner out.
    # Hashed, because what is tried as a client_id may be as long as the request.
    tried = hashlib.sha256(client_id.encode()).hexdigest()
    with asked.office.failures.failures_of(f"{asked.address} {tried}"):
        if not credentials.is_key(asked.office.storage, client_id, secret):
            raise _InvalidClientError


def _refused(status: int, error: str, why: str) -> Answer:
    headers = dict(_NO_STORE)
    if status == ProblemError(ProblemName.UNAUTHORIZED).status:
        headers["WWW-Authenticate"] = 'Basic realm="declarant", charset="UTF-8"'
    content = {"error": error, "error_description": why}
    return Answer(content=content, status=status, headers=headers)


def _form(body: bytes) -> dict[str, str]:
    # RFC 6749 3.2: a parameter given twice makes the request invalid; it then counts as missing.
    pairs = parse_qsl(body.decode("ascii", errors="replace"), keep_blank_values=False)
    names = [name for name, _value in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _client(authorization: str | None, form: dict[str, str]) -> tuple[str, str]:
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        decoded = base64.b64decode(encoded.strip(), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    client_id, _, secret = decoded.partition(":")
    return unquote_plus(client_id), unquote_plus(secret)


_TOKEN_FORM = {
    "type": "object",
    "required": ["grant_type"],
    "properties": {
        "grant_type": {"type": "string", "const": "client_credentials"},
        "client_id": {"type": "string", "description": "Unless given by HTTP Basic."},
        "client_secret": {"type": "string", "description": "Unless given by HTTP Basic."},
    },
}
OPERATIONS = (
    Operation(
        operation_id="enrol",
        method="POST",
        path="/v1/enrolments",
        summary="Use an enrolment code and get a key",
        description=(
            "The code that the office handed out is used once (or as often as the office said)."
            " The answer is shown only now: keep `client_secret` in the system's keyring."
        ),
        tag="Who speaks",
        access=Access.PUBLIC,
        work=_enrol,
        request=EnrolmentRequest,
        checks_secret=True,
        answers={201: Answering(description="The party and its new key.", shape=Enrolment)},
        problems=(ProblemName.ENROLMENT_CODE_INVALID, ProblemName.INVALID),
    ),
    Operation(
        operation_id="giveToken",
        method="POST",
        path="/oauth2/token",
        summary="OAuth 2.0 client credentials (RFC 6749 4.4)",
        description=(
            "`client_id` and `client_secret` by HTTP Basic or in the form. Refusals of the grant"
            " are RFC 6749 5.2 bodies (`error`, `error_description`) with 400 or 401. After a 401"
            " elsewhere ask for one new token; after a 401 here the key is no longer valid."
        ),
        tag="Who speaks",
        access=Access.PUBLIC,
        work=_give_token,
        checks_secret=True,
        request=_TOKEN_FORM,
        request_media_type=FORM,
        answers={
            200: Answering(description="The access token.", shape=AccessToken),
            400: Answering(description="`invalid_request`, `unsupported_grant_type`."),
            401: Answering(description="`invalid_client`."),
        },
        checks_version=False,
    ),
)
