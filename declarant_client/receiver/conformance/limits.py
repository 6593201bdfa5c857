"""Limits: bodies that are too large, requests that are too many."""

from __future__ import annotations

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance.expectations import problem
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("limits", vi="Giới hạn", en="Limits")
_LARGE = 5 * 1024 * 1024
_TOO_LARGE = 413


@PART.rule(
    "too-large",
    vi="Nội dung vượt giới hạn của cơ quan (4 MiB nếu không nói khác): 413 too-large.",
    en="413 `too-large`: bodies beyond the office's limit, 4 MiB unless it says otherwise.",
)
def _too_large(visit: Visit) -> None:
    body = b'{"numbers": ["199999999990"]}'.ljust(_LARGE)
    answer = visit.party.post("/v1/sheets/lookup", body)
    if answer.status != _TOO_LARGE:
        raise NotCheckedError(
            f"cơ quan này nhận {_LARGE} byte", f"this office takes {_LARGE} bytes"
        )
    problem(answer, ProblemName.TOO_LARGE)


@PART.rule(
    "too-many",
    vi="Quá nhiều yêu cầu: 429 too-many-requests kèm Retry-After.",
    en="429 `too-many-requests` with `Retry-After`.",
)
def _too_many(visit: Visit) -> None:
    if not visit.line.slowed:
        raise NotCheckedError("không gặp 429; không cố tình gây ra", "none was met, nor provoked")
    for answer in visit.line.slowed:
        problem(answer, ProblemName.TOO_MANY_REQUESTS)
        answer.expect(answer.headers.get("retry-after", "").isdigit(), "Retry-After")
