"""Who speaks: enrolment codes, keys, OAuth 2.0 tokens (RFC 6749, 4.4)."""

from __future__ import annotations

import secrets

import msgspec

from declarant_client.contract.decoding import decoded
from declarant_client.contract.office import AccessToken, Enrolment
from declarant_client.contract.shapes import ProblemName, Wire
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import CREATED, OK, problem, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.invented import FOREIGN_TAX_CODE, assessment
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import Speaker, json_asking, token_asking
from declarant_client.receiver.conformance.visits import Visit

PART = Part("signing-in", vi="Ghi danh và đăng nhập", en="Enrolment and tokens")
_CLIENT_CREDENTIALS = {"grant_type": "client_credentials"}
_BAD_REQUEST, _UNAUTHORIZED = 400, 401


class GrantError(Wire, frozen=True):
    """A refused grant (RFC 6749, 5.2)."""

    error: str
    error_description: str | None = None


@PART.rule(
    "unknown-code",
    vi="Mã đăng ký không có thật: lỗi 403 enrolment-code-invalid.",
    en="An enrolment code that the office never gave is a 403 `enrolment-code-invalid`.",
)
def _unknown_code(visit: Visit) -> None:
    content = {"code": secrets.token_hex(10), "name": "conformance"}
    answer = visit.line.ask(json_asking("/v1/enrolments", content))
    problem(answer, ProblemName.ENROLMENT_CODE_INVALID)


@PART.rule(
    "unknown-client",
    vi="Khóa không có thật: lỗi invalid_client theo RFC 6749.",
    en="An unknown client is an RFC 6749 error `invalid_client`.",
)
def _unknown_client(visit: Visit) -> None:
    for basic in (True, False):
        asking = token_asking(
            _CLIENT_CREDENTIALS,
            client_id="conformance",
            secret=secrets.token_urlsafe(24),
            basic=basic,
        )
        _refused_grant(visit.line.ask(asking), _UNAUTHORIZED, "invalid_client", basic=basic)


@PART.rule(
    "no-token",
    vi="Không có mã truy cập hoặc mã lạ: lỗi 401 unauthorized kèm WWW-Authenticate: Bearer.",
    en="Without a token, or with an unknown one: a 401 `unauthorized` with WWW-Authenticate.",
)
def _no_token(visit: Visit) -> None:
    for path in ("/v1/directory", "/v1/sheets", "/v1/assessments", "/v1/notices"):
        _unauthorized(visit.get(path))
    unknown = f"Bearer {secrets.token_urlsafe(24)}"
    _unauthorized(visit.get("/v1/sheets", Authorization=unknown))
    posted = json_asking("/v1/assessments", {}, {"Idempotency-Key": "x", "Authorization": unknown})
    _unauthorized(visit.line.ask(posted))


def _unauthorized(answer: Answer) -> None:
    problem(answer, ProblemName.UNAUTHORIZED)
    challenge = answer.headers.get("www-authenticate", "")
    answer.expect(challenge.lower().startswith("bearer"), "WWW-Authenticate: Bearer")


@PART.rule(
    "enrolment",
    vi="Mã đăng ký đổi được một khóa: bên, vai trò, client_id và client_secret.",
    en="POST /v1/enrolments answers with party, role, client_id and client_secret.",
)
def _enrolment(visit: Visit) -> None:
    shaped(visit.enrolment(), Enrolment, CREATED)


@PART.rule(
    "token-by-basic",
    vi="Mã truy cập được cấp qua HTTP Basic (RFC 6749 4.4), không được lưu đệm.",
    en="A token by HTTP Basic (RFC 6749 4.4), not to be cached.",
)
def _token_by_basic(visit: Visit) -> None:
    _granted(visit, visit.party, basic=True)


@PART.rule(
    "token-by-form",
    vi="Mã truy cập được cấp qua client_id và client_secret trong biểu mẫu (RFC 6749 2.3.1).",
    en="A token by client_id and client_secret in the form (RFC 6749 2.3.1).",
)
def _token_by_form(visit: Visit) -> None:
    _granted(visit, visit.party, basic=False)


def _granted(visit: Visit, party: Speaker, *, basic: bool) -> None:
    key = party.enrolment
    asking = token_asking(
        _CLIENT_CREDENTIALS, client_id=key.client_id, secret=key.client_secret, basic=basic
    )
    answer = visit.line.ask(asking)
    token = shaped(answer, AccessToken)
    answer.expect(token.token_type.lower() == "bearer", "token_type: Bearer")
    answer.expect("no-store" in answer.headers.get("cache-control", ""), "Cache-Control: no-store")
    used = visit.get("/v1/notices?limit=1", Authorization=f"Bearer {token.access_token}")
    used.expect(used.status == OK, str(OK))


@PART.rule(
    "wrong-secret",
    vi="client_secret sai: lỗi 401 invalid_client theo RFC 6749, không cấp mã.",
    en="A wrong client_secret is an RFC 6749 error 401 `invalid_client`.",
)
def _wrong_secret(visit: Visit) -> None:
    client_id = visit.party.enrolment.client_id
    for basic in (True, False):
        wrong = secrets.token_urlsafe(24)
        asking = token_asking(_CLIENT_CREDENTIALS, client_id=client_id, secret=wrong, basic=basic)
        _refused_grant(visit.line.ask(asking), _UNAUTHORIZED, "invalid_client", basic=basic)


@PART.rule(
    "wrong-grant",
    vi="grant_type khác hoặc thiếu: lỗi 400 theo RFC 6749.",
    en="Another grant_type, or none, is an RFC 6749 error 400.",
)
def _wrong_grant(visit: Visit) -> None:
    key = visit.party.enrolment
    for form, error in (
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"scope": "submit"}, "invalid_request"),
    ):
        asking = token_asking(form, client_id=key.client_id, secret=key.client_secret, basic=True)
        _refused_grant(visit.line.ask(asking), _BAD_REQUEST, error, basic=False)


def _refused_grant(answer: Answer, status: int, error: str, *, basic: bool) -> None:
    answer.expect(answer.status == status, f"{status} {error}")
    answer.expect(answer.media_type == "application/json", f"application/json: {error}")
    try:
        refused = decoded(answer.body, GrantError)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise answer.broken(f'{{"error": "{error}"}}') from None
    answer.expect(refused.error == error, f"error: {error}")
    if basic:
        # RFC 6749, 5.2: required where the client tried to sign in by the Authorization header.
        challenge = answer.headers.get("www-authenticate", "")
        answer.expect(challenge.lower().startswith("basic"), "WWW-Authenticate: Basic")


@PART.rule(
    "not-for-others",
    vi="Không ai đánh giá thay cho doanh nghiệp không ủy quyền cho mình.",
    en="Nobody speaks for an enterprise whose sheet or mandate does not name them (403).",
)
def _not_for_others(visit: Visit) -> None:
    content = assessment(FOREIGN_TAX_CODE, on_behalf_of=FOREIGN_TAX_CODE)
    answer = visit.submitter.send(content)
    problem(answer, ProblemName.FORBIDDEN, ProblemName.NOT_YOURS)


@PART.rule(
    "role-read",
    vi="Khóa chỉ được đọc thì không gửi được phiếu: lỗi 403 forbidden.",
    en="A key whose role is `read` reads and does not submit (403 `forbidden`).",
)
def _role_read(visit: Visit) -> None:
    party = visit.party
    if party.may_submit:
        raise NotCheckedError("khóa này được gửi phiếu", "this key's role is submit")
    problem(party.send(assessment(party.tax_code)), ProblemName.FORBIDDEN)


@PART.rule(
    "revoked-key",
    vi="Từng khóa có thể bị thu hồi riêng; mã truy cập của nó mất hiệu lực.",
    en="A key can be revoked alone, and its tokens with it.",
)
def _revoked_key(_visit: Visit) -> None:
    raise NotCheckedError("chỉ cơ quan thu hồi được khóa", "only the office can revoke a key")
