"""The history: what an office holds is restored whole, and found by what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.history import HistoryFigures
from declarant_client.application.ports.offices import Stream
from declarant_client.application.ports.submissions import HistoryFilter, Outcome
from declarant_client.contract.assessments import AssessmentState, CaseEventKind, CurrentAssessment
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import Phase
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState, ToldState
from declarant_client.store.history_lines import KeptHistoryLines
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    assessment,
    case_of,
    opened,
    place_of,
    rating,
    reading,
    record_of,
    submission,
    with_account,
)

DAY = timedelta(days=1)
ALL = HistoryFilter()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def account(store: Store) -> int:
    return with_account(store).account_id


def found(store: Store, **wanted: object) -> list[str]:
    filter_ = HistoryFilter(**wanted)  # type: ignore[arg-type]
    entries = store.submissions.history(filter_, None, 100).entries
    assert store.submissions.totals(filter_).assessments == len(entries)
    return [entry.assessment.declaration.number for entry in entries]


def test_a_new_computer_sees_the_whole_history(store: Store, account: int):
    store.declarations.keep([reading()], Origin.PRINT)
    told = assessment(ratings=[rating(1, comment="Chậm"), rating(4, SubjectKind.TEAM)])
    case = case_of(told, CaseEventKind.RECEIVED)
    record = record_of(told, cases=[case])
    assert store.submissions.keep_records(account, [record], "c1") == 1
    (entry,) = store.submissions.history(ALL, None, 10).entries
    assert entry.assessment == told
    assert (entry.state, entry.receipt) == (SubmissionState.ACCEPTED, record.receipt)
    assert (entry.cases, entry.made_here) == ((case,), False)
    assert entry.office_name == "Chi cục Hải quan khu vực III"
    assert store.declarations.count(WorklistFilter(show=Show.UNRATED)) == 0
    assert store.submissions.outbox(NOW - DAY) == []


def test_a_page_delivered_again_changes_nothing(store: Store, account: int):
    told = assessment(ratings=[rating(1)])
    received = record_of(told, cases=[case_of(told, CaseEventKind.RECEIVED)])
    assert store.submissions.keep_records(account, [received], "c1") == 1
    assert store.submissions.keep_records(account, [received, received], "c1") == 0
    assert store.accounts.cursor(account, Stream.ASSESSMENTS) == "c1"
    answered = case_of(told, CaseEventKind.RECEIVED, CaseEventKind.ANSWERED)
    assert store.submissions.keep_records(account, [record_of(told, cases=[answered])], "c2") == 1
    (entry,) = store.submissions.history(ALL, None, 10).entries
    assert entry.cases == (answered,)


def test_an_item_without_an_answer_gets_its_receipt_from_the_history(store: Store, account: int):
    told = assessment()
    store.submissions.submit(submission(told, account_id=account))
    store.submissions.take_due(account, NOW, 1)
    store.submissions.recover_interrupted()
    store.submissions.keep_records(account, [record_of(told)], "c")
    item = store.submissions.item(told.assessment_id)
    assert item is not None
    assert (item.state, item.receipt) == (SubmissionState.ACCEPTED, record_of(told).receipt)
    assert store.submissions.waiting() == 0


def test_the_current_assessment_is_the_end_of_its_revisions(store: Store, account: int):
    first = assessment(made_at=NOW)
    # This computer's clock was set back between the two.
    second = assessment(made_at=NOW - DAY, revises=first.assessment_id)
    records = [record_of(first, AssessmentState.REVISED), record_of(second)]
    store.submissions.keep_records(account, records, "c")
    current = store.submissions.current(place_of(first))
    assert current is not None
    assert current.assessment == second
    entries = store.submissions.history(ALL, None, 10).entries
    assert [entry.revised_by for entry in entries] == [second.assessment_id, None]
    withdrawn = [record_of(second, AssessmentState.WITHDRAWN), record_of(first)]
    store.submissions.keep_records(account, withdrawn, "c2")
    current = store.submissions.current(place_of(first))
    assert current is not None
    assert (current.assessment, current.revised_by) == (first, None)


def test_a_refused_revision_has_not_taken_the_others_place(store: Store, account: int):
    first = assessment()
    revision = assessment(revises=first.assessment_id, made_at=NOW + DAY)
    store.submissions.keep_records(account, [record_of(first)], "c")
    store.submissions.submit(submission(revision, account_id=account))
    store.submissions.take_due(account, NOW, 1)
    standing = CurrentAssessment(
        assessment_id=first.assessment_id, rater="Minh", at=NOW, ratings=first.ratings
    )
    conflict = Problem(
        type="https://example.test/problems/revision-conflict",
        title="Conflict",
        status=409,
        current=msgspec.to_builtins(standing),
    )
    store.submissions.record(
        [
            Outcome(
                assessment_id=revision.assessment_id,
                state=SubmissionState.REFUSED,
                at=NOW,
                problem=conflict,
            )
        ]
    )
    newest, older = store.submissions.history(ALL, None, 10).entries
    assert older.revised_by is None
    assert newest.problem is not None
    assert msgspec.convert(newest.problem.current, CurrentAssessment) == standing
    assert store.submissions.current(place_of(first)) == newest


def test_filters_and_search_narrow_the_history(store: Store, account: int):
    early = assessment("100000000010", made_at=NOW - DAY, ratings=[rating(1, comment="Rất chậm")])
    late = assessment("300000000020", ratings=[rating(5, SubjectKind.OFFICER), rating(4)])
    store.submissions.keep_records(account, [record_of(early)], "c")
    store.submissions.submit(submission(late))
    assert found(store) == ["300000000020", "100000000010"]
    assert found(store, since=NOW) == ["300000000020"]
    assert found(store, until=NOW) == ["100000000010"]
    assert found(store, account_id=account) == ["100000000010"]
    assert found(store, state=ToldState.QUEUED) == ["300000000020"]
    assert found(store, subject_kind=SubjectKind.OFFICER) == ["300000000020"]
    assert found(store, subject_kind=SubjectKind.OFFICER, level=4) == []
    assert found(store, level=1) == ["100000000010"]
    assert found(store, enterprise="0200000000") == []
    receipt = record_of(early).receipt.number
    for search in ("rat cham", "1000000000", "đông á cham", receipt, f"{receipt.lower()} cham"):
        assert found(store, search=search) == ["100000000010"]


def test_totals_count_the_ratings_that_match(store: Store, account: int):
    told = assessment(ratings=[rating(1), rating(5, SubjectKind.TEAM), rating(5)])
    case = case_of(told, CaseEventKind.RECEIVED)
    done = assessment("100000000010", ratings=[rating(2)])
    closed = case_of(done, CaseEventKind.RECEIVED, CaseEventKind.CLOSED)
    records = [record_of(told, cases=[case]), record_of(done, cases=[closed])]
    store.submissions.keep_records(account, records, "c")
    store.submissions.submit(submission(assessment("100000000020")))
    totals = store.submissions.totals(ALL)
    assert (totals.assessments, totals.ratings, totals.open_cases) == (3, 5, 1)
    assert totals.by_level == (1, 1, 0, 0, 3)
    assert totals.by_state == ((ToldState.ACCEPTED, 2), (ToldState.QUEUED, 1))
    assert store.submissions.totals(HistoryFilter(level=5)).by_level == (0, 0, 0, 0, 3)


def test_what_was_withdrawn_or_revised_is_nobodys_word_in_totals_and_charts(
    store: Store, account: int
):
    first = assessment(ratings=[rating(1), rating(2)])
    later = assessment(ratings=[rating(4)], revises=first.assessment_id)
    gone = assessment("100000000010", ratings=[rating(3)])
    states = (AssessmentState.REVISED, AssessmentState.CURRENT, AssessmentState.WITHDRAWN)
    records = [
        record_of(one, state) for one, state in zip((first, later, gone), states, strict=True)
    ]
    store.submissions.keep_records(account, records, "c")

    totals = store.submissions.totals(ALL)
    assert (totals.assessments, totals.by_level) == (3, (0, 0, 0, 1, 0))
    whole = figures(store)
    assert [one.by_level for one in whole.months] == [(0, 0, 0, 1, 0)]
    assert [one.by_level for one in whole.branches] == [(0, 0, 0, 1, 0)]

    withdrawn = HistoryFilter(state=ToldState.WITHDRAWN)
    assert store.submissions.totals(withdrawn).by_level == (0, 0, 1, 0, 0)
    assert [one.by_level for one in figures(store, state=ToldState.WITHDRAWN).months] == [
        (0, 0, 1, 0, 0)
    ]


def test_pages_of_the_history_neither_skip_nor_repeat(store: Store, account: int):
    told = [
        assessment(f"1000000{index:04d}0", made_at=NOW + timedelta(seconds=index // 4))
        for index in range(450)
    ]
    store.submissions.keep_records(account, [record_of(one) for one in told], "c")
    everything = [entry.assessment for entry in store.submissions.all_history(ALL)]
    # Of those made at one moment the one kept last is the newest.
    told.reverse()
    assert everything == sorted(told, key=lambda one: one.made_at, reverse=True)


def test_removing_an_account_keeps_its_history(store: Store, account: int):
    store.submissions.keep_records(account, [record_of(assessment(phase=Phase.DURING))], "c")
    store.submissions.submit(submission(account_id=account))
    store.accounts.remove(account)
    assert store.accounts.accounts() == []
    assert store.accounts.cursor(account, Stream.ASSESSMENTS) is None
    names = {
        entry.state: entry.office_name for entry in store.submissions.history(ALL, None, 9).entries
    }
    assert names == {
        SubmissionState.ACCEPTED: "Chi cục Hải quan khu vực III",
        SubmissionState.QUEUED: None,
    }
    assert found(store, search=NUMBER) == [NUMBER, NUMBER]


def figures(store: Store, **wanted: object) -> HistoryFigures:
    return KeptHistoryLines(store.connections).figures(HistoryFilter(**wanted))  # type: ignore[arg-type]


def told_in_two_months(store: Store, account: int) -> None:
    """One in March with a case that is answered after two days, one in April without an answer."""
    march = assessment("100000000010", ratings=[rating(1), rating(4, SubjectKind.TEAM)])
    april = assessment(
        "100000000020", ratings=[rating(5), rating(2)], made_at=NOW + timedelta(days=30)
    )
    answered = case_of(march, CaseEventKind.RECEIVED, CaseEventKind.ANSWERED)
    answered.events[-1] = msgspec.structs.replace(answered.events[-1], at=NOW + 2 * DAY)
    waiting = case_of(april, CaseEventKind.RECEIVED)
    records = [record_of(march, cases=[answered]), record_of(april, cases=[waiting])]
    store.submissions.keep_records(account, records, "c")


def test_figures_are_of_months_branches_and_kinds(store: Store, account: int):
    told_in_two_months(store, account)
    whole = figures(store)
    assert [(one.month.month, one.by_level) for one in whole.months] == [
        (3, (1, 0, 0, 1, 0)),
        (4, (0, 1, 0, 0, 1)),
    ]
    # The declarations name the short name, the office its code: one branch.
    assert [(one.key, one.by_level) for one in whole.branches] == [("03CC", (1, 1, 0, 1, 1))]
    assert [(one.kind, one.by_level) for one in whole.kinds] == [
        (SubjectKind.BRANCH, (1, 1, 0, 0, 1)),
        (SubjectKind.TEAM, (0, 0, 0, 1, 0)),
    ]
    assert [one.month.month for one in figures(store, level=2).months] == [4]
    assert figures(store, subject_kind=SubjectKind.TEAM).branches[0].by_level == (0, 0, 0, 1, 0)
    assert figures(store, search="khong co").months == ()


def test_the_time_to_a_result_is_counted_and_filtered(store: Store, account: int):
    told_in_two_months(store, account)
    answers = figures(store).answers
    assert (answers.answered, answers.waiting) == ((0, 1, 0, 0, 0), 1)
    assert found(store, answer=1) == ["100000000010"]
    assert found(store, answer=-1) == ["100000000020"]
    assert found(store, branch="03cc", answer=0) == []


def test_participation_counts_the_cleared_that_are_known_here(store: Store, account: int):
    store.declarations.keep([reading("100000000010"), reading("100000000020")], Origin.PRINT)
    store.submissions.keep_records(account, [record_of(assessment("100000000010"))], "c")
    (month,) = figures(store).participation
    assert (month.month.isoformat(), month.known, month.assessed) == ("2024-05-01", 2, 1)
    assert figures(store, since=NOW).participation == ()
    assert found(store, cleared_month=month.month) == ["100000000010"]
    assert found(store, cleared_month=month.month.replace(month=6)) == []


def test_keys_lead_to_any_place_of_the_history(store: Store, account: int):
    told = [
        assessment(f"1000000{index:04d}0", made_at=NOW + timedelta(seconds=index))
        for index in range(120)
    ]
    store.submissions.keep_records(account, [record_of(one) for one in told], "c")
    lines = KeptHistoryLines(store.connections)
    keys = lines.keys(ALL)
    assert keys[:7] == lines.keys(ALL, 7)
    far = [keys[100], keys[101], 999_999]
    read = lines.entries(far)
    assert [read[key].assessment.declaration.number for key in far[:2]] == [
        "100000000190",
        "100000000180",
    ]
    assert set(read) == set(far[:2])


def test_what_waits_for_a_second_look_is_told_from_what_can_be_undone(store: Store):
    store.declarations.keep([reading()], Origin.PRINT)
    waits = replace(submission(assessment()), state=SubmissionState.HELD)
    undoable = submission(assessment("100000000010"), held_until=NOW + timedelta(seconds=5))
    for one in (waits, undoable):
        store.submissions.submit(one)
    told = {entry.told_state for entry in store.submissions.history(ALL, None, 9).entries}
    assert told == {ToldState.HELD, ToldState.SECOND_LOOK}
    assert found(store, state=ToldState.HELD) == ["100000000010"]
    assert found(store, state=ToldState.SECOND_LOOK) == [waits.assessment.declaration.number]
    assert dict(store.submissions.totals(ALL).by_state) == dict.fromkeys(told, 1)
    row = store.declarations.row(waits.place.identity)
    assert row is not None
    assert row.told_state is ToldState.SECOND_LOOK
