"""The results page in a test or a picture: cases in every stage, at their office's due dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.replying import ReplyToAnswer
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.contract.assessments import (
    AssessmentRecord,
    AssessmentState,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    CaseReply,
    ReplyKind,
)
from declarant_client.desktop.background import Threads
from declarant_client.desktop.results.page import ResultsPage, ResultsParts
from declarant_client.domain.declaration import Phase
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from tests.support.desk_facts import NOW, events
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import OfficesInMemory

K = CaseEventKind
UNIT = "Đội Kiểm soát và xử lý phản ánh"
COURSE = (K.RECEIVED, K.ASSIGNED, K.VERIFYING, K.ANSWERED, K.CLOSED)


def course(
    steps: int, *, began: datetime, outcome: CaseOutcome = CaseOutcome.FOUNDED
) -> list[CaseEvent]:
    """Return the first steps of a case, half a day after one another."""
    answered = events()[-1]
    return [
        CaseEvent(
            sequence=number,
            kind=kind,
            at=began + timedelta(hours=12 * (number - 1)),
            unit=UNIT if kind in {K.ASSIGNED, K.VERIFYING} else None,
            outcome=outcome if kind is K.ANSWERED else None,
            text=answered.text if kind is K.ANSWERED else None,
            measures=answered.measures if kind is K.ANSWERED else None,
        )
        for number, kind in enumerate(COURSE[:steps], start=1)
    ]


def tell(
    scene: DeskScene,
    position: int,
    told: Sequence[CaseEvent],
    *,
    due_at: datetime,
    replies: Sequence[CaseReply] = (),
    **facts: object,
) -> None:
    """Let the office tell of the case of a low rating that is made here first."""
    (account,) = scene.store.accounts.accounts()
    declaration = scene.declare(position, **facts)
    place = Place(declaration.identity, Phase.CLEARED)
    entry = scene.store.submissions.current(place)
    if entry is None:
        made = scene.rate(
            declaration,
            (5, 4, 3, 1 + position % 2),
            comment="Chờ từ 14 giờ đến 17 giờ 30 mới được phân công kiểm tra.",
            reasons=("slow",),
        )
        scene.accept(made, account, f"HP-2026-{position:06d}")
        entry = scene.store.submissions.current(place)
    assert entry is not None
    assert entry.receipt is not None
    low = entry.assessment.ratings[-1]
    case = Case(
        case_id=f"V2026-{position:06d}",
        assessment_id=entry.assessment.assessment_id,
        subject=low.subject,
        level=low.level,
        due_at=due_at,
        events=list(told),
        replies=list(replies),
    )
    record = AssessmentRecord(
        assessment=entry.assessment,
        receipt=entry.receipt,
        state=AssessmentState.CURRENT,
        cases=[case],
    )
    scene.store.submissions.keep_records(account.account_id, [record], f"c{position}")


def fill_cases(scene: DeskScene, count: int, *, first: int = 0, **facts: object) -> None:
    """Tell of cases in every stage: overdue, soon due, answered in time and late, closed."""
    said = CaseReply(kind=ReplyKind.ACCEPTED, text="Cảm ơn đơn vị.", at=NOW - timedelta(hours=1))
    for position in range(count):
        began = NOW - timedelta(days=2 + position % 11)
        steps, days = ((3, -2), (2, 1), (1, 5), (4, 4), (4, -3), (5, 3), (5, 9))[position % 7]
        outcome = list(CaseOutcome)[position % 4]
        tell(
            scene,
            first + position,
            course(steps, began=began, outcome=outcome),
            due_at=NOW + timedelta(days=days),
            replies=[said] if steps == len(COURSE) else (),
            **facts,
        )


def results_page(scene: DeskScene, threads: Threads) -> ResultsPage:
    """The page on the scene's store."""
    store = scene.store
    parts = ResultsParts(
        cases=store.cases,
        accounts=store.accounts,
        replying=lambda: ReplyToAnswer(
            store.replies, scene.clock, UuidV7AssessmentIds(scene.clock)
        ),
        withdrawing=WithdrawAssessment(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=OfficesInMemory(),
            clock=scene.clock,
        ),
        clock=scene.clock,
    )
    return ResultsPage(parts, threads)
