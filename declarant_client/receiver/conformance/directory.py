"""The directory: what may be rated, in which words."""

from __future__ import annotations

from collections.abc import Sequence

from declarant_client.contract.office import Directory
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import (
    NOT_MODIFIED,
    OK,
    in_normal_form,
    shaped,
)
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("directory", vi="Danh mục", en="Directory")
_PATH = "/v1/directory"
_LEVELS = [1, 2, 3, 4, 5]


@PART.rule(
    "shape",
    vi="Đơn vị, khâu nghiệp vụ, mức, lý do: mọi chữ bằng cả tiếng Việt và tiếng Anh.",
    en="Branches, stages, levels, reasons: every text in Vietnamese and English.",
)
def _shape(visit: Visit) -> None:
    answer, _directory = _read(visit)
    in_normal_form(answer)


@PART.rule(
    "etag",
    vi="Danh mục có ETag; gửi lại ETag đó thì nhận 304 không nội dung.",
    en="ETag, 304: the version at hand is answered with 304 and no body.",
)
def _etag(visit: Visit) -> None:
    answer, _directory = _read(visit)
    etag = answer.headers.get("etag", "")
    answer.expect(etag, "ETag")
    for known in (etag, f'"other", {etag}'):
        again = visit.party.get(_PATH, If_None_Match=known)
        again.expect(again.status == NOT_MODIFIED and not again.body, f"{NOT_MODIFIED}, no body")


@PART.rule(
    "other-etag",
    vi="Gửi một ETag khác thì nhận toàn bộ danh mục.",
    en="Another ETag is answered with the whole directory.",
)
def _other_etag(visit: Visit) -> None:
    answer = visit.party.get(_PATH, If_None_Match='"conformance"')
    answer.expect(answer.status == OK, str(OK))
    shaped(answer, Directory)


@PART.rule(
    "levels",
    vi="Năm mức từ 1 đến 5, mỗi mức một lần.",
    en="Levels 1 to 5, each once.",
)
def _levels(visit: Visit) -> None:
    answer, directory = _read(visit)
    levels = sorted(level.level for level in directory.levels)
    answer.expect(levels == _LEVELS, f"levels: {_LEVELS}")


@PART.rule(
    "codes",
    vi="Mỗi mã đơn vị, khâu, lý do chỉ dùng một lần.",
    en="Each code of a branch, stage or reason is used once.",
)
def _codes(visit: Visit) -> None:
    answer, directory = _read(visit)
    _each_once(answer, "branches", [branch.code for branch in directory.branches])
    _each_once(answer, "stages", [stage.code for stage in directory.stages])
    _each_once(answer, "reasons", [reason.code for reason in directory.reasons])
    for branch in directory.branches:
        _each_once(answer, f"teams of {branch.code}", [team.code for team in branch.teams])


@PART.rule(
    "reasons",
    vi="Có lý do cho mức thấp, trong đó có nguyên nhân ngoài hải quan.",
    en="Reasons for low levels, among them causes outside customs.",
)
def _reasons(visit: Visit) -> None:
    answer, directory = _read(visit)
    low = [reason for reason in directory.reasons if {1, 2} & set(reason.levels)]
    answer.expect(low, "reasons: levels 1, 2")
    answer.expect(any(reason.outside_customs for reason in low), "outside_customs: true")
    missing = [reason.code for reason in directory.reasons if not reason.subject_kinds]
    answer.expect(not missing, f"subject_kinds: ≥ 1 ({missing})")


def _read(visit: Visit) -> tuple[Answer, Directory]:
    answer = visit.party.get(_PATH)
    return answer, shaped(answer, Directory)


def _each_once(answer: Answer, what: str, codes: Sequence[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    answer.expect(not twice, f"{what}: {twice}")
