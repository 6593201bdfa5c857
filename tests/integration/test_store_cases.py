"""Cases are news once, and a reply is kept, sent once, compared where unsure, or taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import apsw
import msgspec
import pytest

from declarant_client.application.ports.cases import (
    CaseFilter,
    CaseKey,
    CaseShow,
    NewReply,
    ReplyDraft,
    ReplyOutcome,
)
from declarant_client.contract.assessments import (
    AssessmentRecord,
    AssessmentState,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseReply,
    ReplyKind,
)
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.submission import ForbiddenMoveError
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.opening import Store
from tests.support.desk_facts import receipt_of
from tests.support.stored_things import NOW, assessment, new_id, opened, rating, with_account

K = CaseEventKind
COURSE = (K.RECEIVED, K.ASSIGNED, K.VERIFYING, K.ANSWERED, K.CLOSED)


def events(*kinds: CaseEventKind, at: int = 0) -> list[CaseEvent]:
    return [
        CaseEvent(sequence=number, kind=kind, at=NOW + timedelta(hours=at + number), unit="Tổ 1")
        for number, kind in enumerate(kinds, start=1)
    ]


class Scene:
    """A store with one account, to which an office tells of cases."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.account = with_account(store)
        self.assessment = assessment(ratings=[rating(1, comment="chậm")])

    def tell(self, *cases: Case) -> int:
        """Let the office tell of cases of one assessment, whole."""
        record = AssessmentRecord(
            assessment=self.assessment,
            receipt=receipt_of(self.assessment.assessment_id, "BN-1", NOW),
            state=AssessmentState.CURRENT,
            cases=list(cases),
        )
        return self.store.submissions.keep_records(self.account.account_id, [record], "c")

    def case(self, course: list[CaseEvent], number: str = "V-1", **more: object) -> Case:
        return Case(
            case_id=number,
            assessment_id=self.assessment.assessment_id,
            subject=self.assessment.ratings[0].subject,
            level=1,
            due_at=NOW + timedelta(days=5),
            events=course,
            **more,  # type: ignore[arg-type]
        )

    def keys(self, **wanted: object) -> list[str]:
        return [key.case_id for key in self.store.cases.keys(CaseFilter(**wanted))]  # type: ignore[arg-type]

    def reply(self, text: str = "Chưa rõ", kind: ReplyKind = ReplyKind.NOT_RESOLVED) -> str:
        reply_id = new_id()
        key = self.store.cases.keys(CaseFilter())[0]
        new = NewReply(reply_id=reply_id, key=key, kind=kind, text=text, made_at=NOW)
        assert self.store.replies.keep(new)
        return reply_id

    def due(self, after: timedelta = timedelta(0)) -> list[str]:
        taken = self.store.replies.take_due(self.account.account_id, NOW + after, 10)
        return [due.reply_id for due in taken]

    def end(self, reply_id: str, state: ReplyState, **more: object) -> None:
        outcome = ReplyOutcome(reply_id=reply_id, state=state, at=NOW, **more)  # type: ignore[arg-type]
        self.store.replies.record([outcome])

    def drafts(self) -> list[str | None]:
        lines = self.store.cases.lines(self.store.cases.keys(CaseFilter()))
        return [line.draft.text if line.draft else None for line in lines]

    def state(self) -> ReplyState | None:
        (line,) = self.store.cases.lines(self.store.cases.keys(CaseFilter()))
        return line.reply.state if line.reply else None


@pytest.fixture
def scene(tmp_path: Path):
    store = opened(tmp_path)
    yield Scene(store)
    store.close()


def test_what_the_office_did_is_news_once_and_that_it_received_is_none(scene: Scene):
    scene.tell(scene.case(events(K.RECEIVED)))
    assert scene.store.cases.unread() == 0
    first = scene.store.cases.newest()
    assert scene.tell(scene.case(events(K.RECEIVED, K.ASSIGNED))) == 1
    assert scene.tell(scene.case(events(K.RECEIVED, K.ASSIGNED))) == 0
    (news,) = scene.store.cases.news_since(first, 10)
    assert (news.case.case_id, news.unread) == ("V-1", True)
    scene.store.cases.mark_read(news.key)
    assert scene.store.cases.unread() == 0
    assert scene.store.cases.untold_answer() is None, "nothing was answered"
    scene.tell(scene.case(events(*COURSE[:4])))
    assert scene.store.cases.unread() == 1
    told = scene.store.cases.untold_answer()
    assert told is not None
    scene.store.cases.set_told()
    assert scene.store.cases.untold_answer() is None
    assert scene.store.cases.unread() == 1, "waved aside is not read"


def test_closed_cases_of_a_restored_history_are_no_news(scene: Scene):
    scene.tell(scene.case(events(*COURSE)), scene.case(events(*COURSE[:4]), "V-2"))
    assert scene.keys(show=CaseShow.UNREAD) == ["V-2"]


def test_our_own_reply_is_no_news(scene: Scene):
    scene.tell(scene.case(events(*COURSE[:4])))
    scene.store.cases.mark_read(scene.store.cases.keys(CaseFilter())[0])
    said = CaseReply(kind=ReplyKind.ACCEPTED, text="Cảm ơn", at=NOW)
    assert scene.tell(scene.case(events(*COURSE[:4]), replies=[said])) == 1
    assert scene.store.cases.unread() == 0


def test_open_cases_stand_by_age_then_answered_then_closed_and_are_found(scene: Scene):
    scene.tell(
        scene.case(events(*COURSE, at=1), "V-5"),
        scene.case(events(*COURSE[:4], at=2), "V-4"),
        scene.case(events(*COURSE[:4], at=9), "V-3"),
        scene.case(events(*COURSE[:3], at=8), "V-2"),
        scene.case(events(K.RECEIVED, at=3), "V-1"),
    )
    assert scene.keys() == ["V-1", "V-2", "V-3", "V-4", "V-5"]
    assert scene.keys(show=CaseShow.ANSWERED) == ["V-3", "V-4"]
    assert scene.keys(search="to 1 V-5") == ["V-5"], "without diacritics, and by its number"
    figures = scene.store.cases.figures()
    assert (figures.open, figures.answered, figures.closed, figures.all) == (2, 2, 1, 5)
    taken_up = [*COURSE, K.VERIFYING]
    scene.tell(scene.case(events(*taken_up, at=1), "V-5"))
    assert scene.store.cases.figures().open == 3


def test_one_reply_is_on_its_way_and_can_be_taken_back_until_it_leaves(scene: Scene):
    scene.tell(scene.case(events(*COURSE[:4])))
    first = scene.reply()
    key = scene.store.cases.keys(CaseFilter())[0]
    again = NewReply(reply_id=new_id(), key=key, kind=ReplyKind.ACCEPTED, text="", made_at=NOW)
    assert not scene.store.replies.keep(again)
    assert scene.store.replies.take_back(first, NOW)
    assert scene.state() is None
    assert scene.store.replies.keep(again)
    assert scene.due() == [again.reply_id]
    assert not scene.store.replies.take_back(again.reply_id, NOW), "it has left"
    gone = NewReply(
        reply_id=new_id(), key=CaseKey(99, "V-1"), kind=again.kind, text="", made_at=NOW
    )
    assert not scene.store.replies.keep(gone)


def test_what_is_being_typed_is_kept_with_its_case_until_it_is_a_reply(scene: Scene):
    scene.tell(scene.case(events(*COURSE[:4])), scene.case(events(*COURSE[:4]), "V-2"))
    first, second = scene.store.cases.keys(CaseFilter())
    for text in ("Chưa", "Chưa rõ\n"):
        scene.store.replies.keep_draft(first, ReplyDraft(ReplyKind.NOT_RESOLVED, text))
    scene.store.replies.keep_draft(second, ReplyDraft(ReplyKind.ACCEPTED, "Cảm ơn"))
    scene.store.replies.keep_draft(CaseKey(99, "V-1"), ReplyDraft(ReplyKind.ACCEPTED, "lạc"))
    assert scene.drafts() == ["Chưa rõ\n", "Cảm ơn"]
    scene.tell(scene.case(events(*COURSE)), scene.case(events(*COURSE[:4]), "V-2"))
    assert sorted(map(str, scene.drafts())) == ["Chưa rõ\n", "Cảm ơn"], "the office may go on"
    new = NewReply(reply_id=new_id(), key=first, kind=ReplyKind.ACCEPTED, text="", made_at=NOW)
    assert scene.store.replies.keep(new)
    assert scene.drafts() == ["Cảm ơn", None]
    scene.store.replies.drop_draft(second)
    assert scene.drafts() == [None, None]


def test_what_is_being_typed_goes_with_the_history_of_its_case(scene: Scene):
    scene.tell(scene.case(events(*COURSE[:4])))
    (key,) = scene.store.cases.keys(CaseFilter())
    scene.store.replies.keep_draft(key, ReplyDraft(ReplyKind.NOT_RESOLVED, "Chưa rõ"))
    with scene.store.connections.writing() as connection:
        connection.execute("DELETE FROM assessments WHERE entry = ?", (key.entry,))
        assert connection.execute("SELECT count(*) FROM reply_drafts").get == 0


def test_a_sent_reply_stands_in_its_case_as_the_office_keeps_it(scene: Scene):
    scene.tell(scene.case(events(*COURSE[:4])))
    reply_id = scene.reply()
    assert scene.store.replies.next_due_at(NOW) == NOW
    assert scene.due() == [reply_id]
    kept = CaseReply(kind=ReplyKind.NOT_RESOLVED, text="Chưa rõ", at=NOW)
    scene.end(reply_id, ReplyState.SENT, kept=kept)
    (line,) = scene.store.cases.lines(scene.store.cases.keys(CaseFilter()))
    assert line.case.replies == [kept]
    assert (line.reply, scene.store.replies.waiting()) == (None, 0)
    with pytest.raises(ForbiddenMoveError):
        scene.end(reply_id, ReplyState.SENT)


@pytest.mark.parametrize("arrived, after", [(True, None), (False, ReplyState.QUEUED)])
def test_a_reply_of_unknown_end_is_compared_with_its_case_before_it_is_sent_again(
    scene: Scene, *, arrived: bool, after: ReplyState | None
):
    earlier = CaseReply(kind=ReplyKind.NOT_RESOLVED, text="Chưa rõ", at=NOW)
    scene.tell(scene.case(events(*COURSE[:4]), replies=[earlier]))
    reply_id = scene.reply()
    assert scene.due() == [reply_id]
    scene.store.replies.recover_interrupted()
    assert scene.due(timedelta(hours=1)) == [], "not before the case was looked at"
    assert scene.store.replies.next_due_at(NOW) is None
    later = CaseReply(kind=earlier.kind, text=earlier.text, at=NOW + timedelta(hours=2))
    scene.tell(scene.case(events(*COURSE[:4]), replies=[earlier, *([later] if arrived else [])]))
    scene.store.replies.settle_unknown(scene.account.account_id)
    assert scene.state() is after
    assert scene.due() == ([] if arrived else [reply_id]), "under the same key"


def test_what_was_answered_before_this_version_is_no_news_and_stands_in_order(tmp_path: Path):
    factory = ConnectionFactory(tmp_path / DATABASE_NAME)
    before = [step for step in steps() if step.number < 5]
    migrate(factory, before, NOW)
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO assessments (assessment_id, identity, number, phase, state, made_here,
                   made_at, search_text, content, receipt, ended_at)
               VALUES ('a', 10776790523, '107767905230', 'cleared', 'accepted', 1, 1, '', x'7b7d',
                   '{}', 1)"""
        )
        for number, course in (("V-1", COURSE[:2]), ("V-2", COURSE[:4]), ("V-3", COURSE)):
            case = Case(
                case_id=number,
                assessment_id=new_id(),
                subject=rating(1).subject,
                level=1,
                due_at=NOW,
                events=events(*course),
            )
            connection.execute(
                "INSERT INTO cases VALUES (1, ?, ?, 1)",
                (number, msgspec.json.encode(case).decode()),
            )
    connection.close()
    store = opened(tmp_path)
    kept = store.cases.keys(CaseFilter())
    figures = store.cases.figures()
    store.close()
    assert [key.case_id for key in kept] == ["V-1", "V-2", "V-3"]
    assert (figures.open, figures.answered, figures.closed, figures.unread) == (1, 1, 1, 0)
