"""Assessment sheets: the list, and asking for some."""

from __future__ import annotations

from typing import Any

from declarant_client.contract.assessments import Sheet, SheetLookupResult
from declarant_client.contract.shapes import LOOKUP_LIMIT, Page, ProblemName
from declarant_client.receiver.conformance import cursor_lists
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import in_normal_form, problem, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.invented import new_number
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("sheets", vi="Phiếu đánh giá do cơ quan gửi", en="Assessment sheets")
_LIST, _LOOKUP = "/v1/sheets", "/v1/sheets/lookup"
_SOME = 20

cursor_lists.add_rules(PART, _LIST, Page[Sheet])


@PART.rule(
    "text",
    vi="Chữ trong các phiếu ở dạng chuẩn NFC.",
    en="The sheets' text is in NFC.",
)
def _text(visit: Visit) -> None:
    in_normal_form(visit.party.get(_LIST))


@PART.rule(
    "assessed",
    vi="Mỗi giai đoạn của một tờ khai có nhiều nhất một đánh giá hiện hành.",
    en="A sheet says whether it was assessed: at most one current assessment for each phase.",
)
def _assessed(visit: Visit) -> None:
    answer = visit.party.get(_LIST)
    for sheet in shaped(answer, Page[Sheet]).items:
        phases = [one.phase for one in sheet.assessed]
        answer.expect(len(phases) == len(set(phases)), f"{sheet.number}: assessed ≤ 1 / phase")


@PART.rule(
    "lookup",
    vi="Tra cứu theo số: nhận được phiếu của mình, bỏ qua trường lạ.",
    en="POST /v1/sheets/lookup answers with the party's sheets; unknown fields are ignored.",
)
def _lookup(visit: Visit) -> None:
    own = shaped(visit.party.get(f"{_LIST}?limit=2"), Page[Sheet]).items
    numbers = [sheet.number for sheet in own] or [new_number()]
    answer = visit.party.post(_LOOKUP, {"numbers": numbers, "later_field": {"a": [None]}})
    found = sorted(sheet.number for sheet in shaped(answer, SheetLookupResult).items)
    answer.expect(found == sorted(sheet.number for sheet in own), f"items: {numbers}")


@PART.rule(
    "lookup-unknown",
    vi="Số không tồn tại thì chỉ được bỏ qua.",
    en="A number that does not exist is left out.",
)
def _lookup_unknown(visit: Visit) -> None:
    answer = visit.party.post(_LOOKUP, {"numbers": [new_number(), new_number()]})
    answer.expect(shaped(answer, SheetLookupResult).items == [], "items: []")


@PART.rule(
    "lookup-foreign",
    vi="Số tờ khai của bên khác được trả lời như số không tồn tại.",
    en="A number that is not the party's is answered like one that does not exist.",
)
def _lookup_foreign(visit: Visit) -> None:
    foreign = _foreign_numbers(visit)
    unknown = visit.party.post(_LOOKUP, {"numbers": [new_number() for _ in foreign]})
    answer = visit.party.post(_LOOKUP, {"numbers": foreign})
    answer.expect(answer.status == unknown.status, unknown.told)
    answer.expect(answer.json() == unknown.json(), unknown.told)


def _foreign_numbers(visit: Visit) -> list[str]:
    own = {sheet.get("number") for sheet in visit.party.listed(_LIST, None).items}
    theirs = shaped(visit.other.get(_LIST), Page[Sheet]).items
    foreign = [sheet.number for sheet in theirs if sheet.number not in own]
    if not foreign:
        raise NotCheckedError(
            "bên kia không có phiếu nào của riêng mình", "the other party has no sheet of its own"
        )
    return foreign[:_SOME]


@PART.rule(
    "lookup-limit",
    vi=f"Mỗi lần tra cứu từ 1 đến {LOOKUP_LIMIT} số; ngoài ra là lỗi 422 invalid.",
    en=f"POST /v1/sheets/lookup takes 1 to {LOOKUP_LIMIT} numbers; else a 422 `invalid`.",
)
def _lookup_limit(visit: Visit) -> None:
    numbers = [new_number() for _ in range(LOOKUP_LIMIT + 1)]
    _refused(visit.party.post(_LOOKUP, {"numbers": numbers}))
    _refused(visit.party.post(_LOOKUP, {"numbers": []}))
    shaped(visit.party.post(_LOOKUP, {"numbers": numbers[:-1]}), SheetLookupResult)


@PART.rule(
    "lookup-shape",
    vi="Số không phải số tờ khai: lỗi 422 invalid.",
    en="What is no declaration number is a 422 `invalid`.",
)
def _lookup_shape(visit: Visit) -> None:
    wrong: list[Any] = ["12", "299999999990", "19999999999a", 199999999990]
    for number in wrong:
        _refused(visit.party.post(_LOOKUP, {"numbers": [number]}))


def _refused(answer: Answer) -> None:
    problem(answer, ProblemName.INVALID)
