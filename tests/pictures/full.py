"""What a profile holds after years: every state, many rows, and names as long as they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import msgspec

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.rating import RateDeclaration
from declarant_client.contract.assessments import CurrentAssessment, Entry, Rating, Subject
from declarant_client.contract.notices import DocumentStatus, NoticeKind
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import Branch, Declaration, Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from tests.support.desk_facts import CONTACT, NOW, notice, refusal, subjects
from tests.support.desk_scene import DeskScene
from tests.support.results_scene import fill_cases

LONG_NAME = (
    "CÔNG TY CỔ PHẦN ĐẦU TƯ XÂY DỰNG, THƯƠNG MẠI VÀ XUẤT NHẬP KHẨU TỔNG HỢP MIỀN DUYÊN HẢI BẮC BỘ "
    "- CHI NHÁNH KHU CÔNG NGHIỆP NAM ĐÌNH VŨ"
)
_LONG_OFFICER = "Nguyễn Phúc Quỳnh Hương Thảo"
_LONG_WORD = "Chờ từ 14 giờ đến 17 giờ 30 mới được phân công kiểm tra, gọi điện không ai nghe. " * 5
_LONG_TITLE = (
    "Thông tư sửa đổi, bổ sung một số điều của các thông tư quy định về thủ tục hải quan; kiểm "
    "tra, giám sát hải quan; thuế xuất khẩu, thuế nhập khẩu và quản lý thuế đối với hàng hóa xuất "
    "khẩu, nhập khẩu tại các khu phi thuế quan, kho ngoại quan và cửa hàng miễn thuế"
)
_FIRST = 9000
"""Behind all that wait for a rating."""
_ACCEPTED = 160
_SOON = timedelta(hours=12)
"""A wait; longer ones were set by a clock that is wrong, and count as over."""
_WAITING = 6
"""Of each state on the way."""
_CASES = 42
_NOTICES = 90
_BRANCHES = (Branch(code="03CC", short_name="HQHPKV1"), Branch(code="03EE", short_name="HQDINHVU"))
_ELSEWHERE = Branch(short_name="HQKCXKCNHP")
"""No office that is connected answers for it."""


def crowd(scene: DeskScene, account: Account) -> None:
    """Fill history, outbox, results and notices of a scene that ``fill`` has filled."""
    fill_cases(scene, _CASES, first=_FIRST, enterprise_name=LONG_NAME)
    _history(scene, account)
    _on_their_way(scene, account)
    _notices(scene, account)
    scene.clock.at = NOW


def _declared(scene: DeskScene, at: int, **facts: object) -> Declaration:
    plain: dict[str, object] = {
        "branch": _BRANCHES[at % len(_BRANCHES)],
        "enterprise_name": f"{LONG_NAME} {at % 7}" if at % 3 else LONG_NAME,
    }
    return scene.declare(_FIRST + _CASES + at, **{**plain, **facts})


def _history(scene: DeskScene, account: Account) -> None:
    for at in range(_ACCEPTED):
        scene.clock.at = NOW - timedelta(hours=7 * (_ACCEPTED - at))
        declaration = _declared(scene, at)
        levels = ((5, 5, 5, 5), (4, 2, 3, 1), (3, 3), (1, 5, 5, 2))[at % 4]
        low = {"comment": _LONG_WORD, "reasons": ("slow",)} if min(levels) <= 2 else {}
        made = scene.rate(declaration, levels, **low)  # type: ignore[arg-type]
        scene.accept(made, account, f"KV3-20260318-{at:08d}")
        if at % 20 == 0:
            revised = scene.rate(declaration, (4, 4, 4, 4))
            scene.accept(revised, account, f"KV3-20260319-{at:08d}")


def _on_their_way(scene: DeskScene, account: Account) -> None:
    """Let items stand in every state; whatever waits is made behind what an attempt has ended."""
    at = _ACCEPTED
    ends: tuple[Callable[[str], None], ...] = (
        lambda made: scene.end(
            made, account, state=SubmissionState.REFUSED, problem=_long_refusal()
        ),
        lambda made: scene.end(
            made, account, state=SubmissionState.REFUSED, problem=_rated_first()
        ),
        lambda made: scene.end(
            made,
            account,
            state=SubmissionState.UNKNOWN,
            trouble=_no_way(),
            next_attempt_at=NOW + _SOON,
        ),
        lambda made: scene.end(
            made,
            account,
            state=SubmissionState.QUEUED,
            trouble=_no_way(),
            next_attempt_at=NOW + _SOON,
        ),
        lambda made: _withdraw(scene, made),
        # Nothing: it waits to be sent.
        lambda _made: None,
    )
    for end in ends:
        for _ in range(_WAITING):
            scene.clock.at += timedelta(minutes=1)
            end(
                scene.rate(
                    _declared(scene, at), (5, 1, 4, 2), comment=_LONG_WORD, reasons=("slow",)
                )
            )
            at += 1
    scene.store.submissions.take_due(account.account_id, scene.clock.now(), _WAITING // 2)
    for hold in (_SOON, None):
        for _ in range(_WAITING):
            _hold(scene, _declared(scene, at), hold)
            at += 1
    for number in range(_WAITING):
        others = TaxCode.parse(f"02007583{number:02d}")
        declaration = _declared(scene, at, branch=_ELSEWHERE, enterprise_tax_code=others)
        scene.rate(declaration, (5, 4, 4, 5))
        at += 1


def _withdraw(scene: DeskScene, made: str) -> None:
    assert scene.store.submissions.withdraw(made, scene.clock.now())


def _hold(scene: DeskScene, declaration: Declaration, hold: timedelta | None) -> None:
    """Hold a low rating for so long, or without an end until somebody has looked at it again."""
    rating = _rating(scene, second_look=hold is None)
    rows = tuple(replace(row, level=1, comment=_LONG_WORD, reasons=("slow",)) for row in subjects())
    place = Place(declaration.identity, Phase.CLEARED)
    draft = Draft(place=place, rows=rows, contact=TypedContact.of(CONTACT))
    rating.submit(draft, rater=_LONG_OFFICER, hold=hold)


def _rating(scene: DeskScene, *, second_look: bool) -> RateDeclaration:
    store = scene.store
    return RateDeclaration(
        declarations=store.declarations,
        drafts=store.drafts,
        submissions=store.submissions,
        accounts=store.accounts,
        clock=scene.clock,
        ids=UuidV7AssessmentIds(scene.clock),
        client_version="0.1.0",
        second_look=lambda: second_look,
    )


def _long_refusal() -> Problem:
    return msgspec.structs.replace(refusal(), detail=_LONG_WORD.strip())


def _rated_first() -> Problem:
    """Somebody else's rating stands."""
    current = CurrentAssessment(
        assessment_id="01958e0a-0000-7000-8000-000000000001",
        rater=_LONG_OFFICER,
        at=NOW,
        ratings=[
            Rating(
                subject=Subject(kind=row.kind, name=row.name, source=row.source, code=row.code),
                level=3,
                entry=Entry.SINGLE,
                comment=_LONG_WORD,
            )
            for row in subjects()
        ],
    )
    return Problem(
        type="https://haiphong.example/problems/already-assessed",
        title="Tờ khai này đã được đánh giá",
        status=409,
        detail="Bộ phận chứng từ đã gửi phiếu đánh giá cho tờ khai này trước đó.",
        current=msgspec.to_builtins(current),
    )


def _no_way() -> Sentence:
    return translate(
        "office",
        "There is no way through the network to {office}.",
        office="Chi cục Hải quan khu vực III",
    )


def _notices(scene: DeskScene, account: Account) -> None:
    statuses, kinds = list(DocumentStatus), list(NoticeKind)
    scene.announce(
        account,
        *(
            notice(
                100 + at,
                title=_LONG_TITLE,
                kind=kinds[at % len(kinds)],
                status=statuses[at % len(statuses)],
                issuing_body=f"Liên bộ Tài chính - Công Thương - Giao thông vận tải số {at % 9}",
                signer=_LONG_OFFICER,
                field=f"Quản lý thuế đối với hàng hóa xuất khẩu, nhập khẩu tại chỗ số {at % 9}",
                abstract=f"{_LONG_WORD}\n\n{_LONG_WORD}",
                withdrawn=at % 11 == 0,
                changed=_LONG_WORD if at % 7 == 0 else None,
            )
            for at in range(_NOTICES)
        ),
    )
