"""Rules for everything: transport, JSON, problems in two languages, the client's version."""

from __future__ import annotations

from urllib.parse import quote

from declarant_client.contract.shapes import CLIENT_VERSION_HEADER, Problem, ProblemName
from declarant_client.receiver.conformance.exchanges import Answer, Asking
from declarant_client.receiver.conformance.expectations import OK, in_normal_form, problem, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import json_asking
from declarant_client.receiver.conformance.visits import Visit

PART = Part("transport", vi="Đường truyền và thông báo lỗi", en="Transport and problems")
_NOWHERE = "/v1/" + quote("không-có-đường-dẫn-này")
_ENROLMENTS = "/v1/enrolments"
_UPGRADE_REQUIRED = 426


@PART.rule(
    "https",
    vi="Dùng HTTPS với chứng thư mà máy này tin; HTTP không mã hóa chỉ trên chính máy này.",
    en="HTTPS with a certificate that this computer trusts; plain HTTP on loopback only.",
)
def _https(visit: Visit) -> None:
    visit.get("/v1/office")
    if not visit.line.address.secure:
        raise NotCheckedError("địa chỉ là của chính máy này", "the address is this computer's own")


@PART.rule(
    "json",
    vi="Nội dung là JSON, UTF-8, dạng chuẩn NFC.",
    en="JSON, UTF-8, NFC.",
)
def _json(visit: Visit) -> None:
    answer = visit.get("/v1/office")
    shaped(answer, dict)
    in_normal_form(answer)


@PART.rule(
    "unknown-path",
    vi="Đường dẫn không tồn tại: lỗi 404 theo RFC 9457, không phải trang HTML.",
    en="An unknown path is a 404 problem (RFC 9457), not a page of HTML.",
)
def _unknown_path(visit: Visit) -> None:
    problem(visit.get(_NOWHERE), ProblemName.NOT_FOUND)


@PART.rule(
    "wrong-method",
    vi="Phương thức không được phép: lỗi 405 theo RFC 9457, nêu phương thức đúng trong Allow.",
    en="Another method is a 405 problem that names the right ones in Allow.",
)
def _wrong_method(visit: Visit) -> None:
    answer = visit.line.ask(Asking(method="DELETE", path="/v1/office"))
    problem(answer, ProblemName.METHOD_NOT_ALLOWED)
    answer.expect("GET" in answer.headers.get("allow", "").upper(), "Allow: GET")


@PART.rule(
    "media-type",
    vi="Nội dung gửi lên không phải JSON theo Content-Type: lỗi 415 theo RFC 9457.",
    en="Another media type is a 415 problem.",
)
def _media_type(visit: Visit) -> None:
    asking = json_asking(_ENROLMENTS, b"code=x", {"Content-Type": "text/plain"})
    problem(visit.line.ask(asking), ProblemName.UNSUPPORTED_MEDIA_TYPE)


@PART.rule(
    "malformed",
    vi="Nội dung không đọc được như JSON: lỗi 400 malformed.",
    en="A body that is no JSON is a 400 problem `malformed`.",
)
def _malformed(visit: Visit) -> None:
    for body in (b'{"code": ', b"code=x", b"[1,]", b'{"code": "\xff\xfe", "name": "x"}'):
        problem(visit.line.ask(json_asking(_ENROLMENTS, body)), ProblemName.MALFORMED)


@PART.rule(
    "wrong-shape",
    vi="JSON không đúng mẫu: lỗi 422 invalid.",
    en="JSON of another shape is a 422 problem `invalid`.",
)
def _wrong_shape(visit: Visit) -> None:
    for body in (b"{}", b"[]", b'{"code": 5, "name": "x"}'):
        problem(visit.line.ask(json_asking(_ENROLMENTS, body)), ProblemName.INVALID)


@PART.rule(
    "two-languages",
    vi="title và detail bằng tiếng Việt hoặc tiếng Anh theo Accept-Language; type không đổi.",
    en="`title` and `detail` in Vietnamese and English by Accept-Language; a stable `type`.",
)
def _two_languages(visit: Visit) -> None:
    vietnamese, _answer = _refusal_in(visit, "vi")
    english, answer = _refusal_in(visit, "en-GB, en;q=0.8, vi;q=0.1")
    answer.expect(english.type == vietnamese.type, f"type = {vietnamese.type}")
    answer.expect(english.title != vietnamese.title, f"title ≠ “{vietnamese.title}” (vi)")
    answer.expect(english.detail != vietnamese.detail, f"detail ≠ “{vietnamese.detail}” (vi)")


def _refusal_in(visit: Visit, language: str) -> tuple[Problem, Answer]:
    asking = json_asking(_ENROLMENTS, b"{}", {"Accept-Language": language})
    answer = visit.line.ask(asking)
    return problem(answer, ProblemName.INVALID), answer


@PART.rule(
    "client-too-old",
    vi="Phiên bản phần mềm quá cũ có thể bị trả lời 426 client-too-old.",
    en="Every request carries Declarant-Client-Version; an office may answer 426 `client-too-old`.",
)
def _client_too_old(visit: Visit) -> None:
    asking = json_asking(_ENROLMENTS, b"{}", {CLIENT_VERSION_HEADER: "0.0.0"})
    answer = visit.line.ask(asking)
    if answer.status != _UPGRADE_REQUIRED:
        raise NotCheckedError(
            "cơ quan này nhận cả phiên bản 0.0.0", "this office takes even version 0.0.0"
        )
    problem(answer, ProblemName.CLIENT_TOO_OLD)


@PART.rule(
    "oldest-client",
    vi="Phiên bản cũ nhất mà cơ quan công bố thì được tiếp nhận.",
    en="The oldest client that the office names is taken.",
)
def _oldest_client(visit: Visit) -> None:
    oldest = visit.office().oldest_client
    asking = json_asking(_ENROLMENTS, b"{}", {CLIENT_VERSION_HEADER: oldest})
    problem(visit.line.ask(asking), ProblemName.INVALID)


@PART.rule(
    "query-unknown",
    vi="Tham số lạ được bỏ qua.",
    en="Unknown fields are ignored: here in the query.",
)
def _query_unknown(visit: Visit) -> None:
    answer = visit.get("/v1/office?later_parameter=1")
    answer.expect(answer.status == OK, str(OK))
