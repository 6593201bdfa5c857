"""Saving a rating, all or nothing, and what may still be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.keeping import (
    AlreadyAssessedHereError,
    TooLateToReplaceError,
)
from declarant_client.application.ports.submissions import Outcome
from declarant_client.contract.assessments import CaseEventKind, Contact
from declarant_client.contract.office import BranchIdentity, PartyKind, Role
from declarant_client.contract.shapes import Problem, Text
from declarant_client.domain.declaration import Phase
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    SetClock,
    assessment,
    case_of,
    draft_of,
    enrolment,
    office,
    opened,
    place_of,
    rating,
    reading,
    receipt_for,
    record_of,
    submission,
    with_account,
)

HOUR = timedelta(hours=1)
LAN = Contact(name="Lan", phone="0912345678")
PROBLEM = Problem(type="https://example.test/problems/invalid", title="Không hợp lệ", status=422)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def account(store: Store) -> int:
    return with_account(store).account_id


def state_of(store: Store, assessment_id: str) -> SubmissionState | None:
    item = store.submissions.item(assessment_id)
    return None if item is None else item.state


def take(store: Store, account: int) -> list[str]:
    due = store.submissions.take_due(account, NOW, 100)
    return [item.assessment_id for item in due]


def ended(assessment_id: str, state: SubmissionState, **told: object) -> Outcome:
    if state is SubmissionState.ACCEPTED:
        told["receipt"] = receipt_for(assessment_id)
    return Outcome(assessment_id=assessment_id, state=state, at=NOW, **told)  # type: ignore[arg-type]


def test_saving_drops_the_draft_and_remembers_the_contact(store: Store):
    told = assessment(ratings=[rating(1, comment="Chậm")], contact=LAN)
    store.drafts.save_draft(draft_of(told, LAN))
    store.submissions.submit(submission(told))
    assert store.drafts.draft(place_of(told)) is None
    assert store.drafts.contact("0314404243") == LAN


def test_saving_is_all_or_nothing(store: Store):
    store.declarations.keep([reading()], Origin.PRINT)
    told = assessment(contact=LAN)
    store.drafts.save_draft(draft_of(told))
    with store.connections.writing() as connection:
        connection.execute(
            """CREATE TRIGGER failing BEFORE UPDATE OF assessed ON declarations
               BEGIN SELECT raise(ABORT, 'at the last step'); END"""
        )
    with pytest.raises(apsw.ConstraintError, match="at the last step"):
        store.submissions.submit(submission(told))
    assert store.submissions.item(told.assessment_id) is None
    assert store.drafts.draft(place_of(told)) == draft_of(told)
    assert store.drafts.contact(None) is None


def test_the_contact_of_another_enterprise_is_better_than_none(store: Store):
    assert store.drafts.contact("0314404243") is None
    store.submissions.submit(submission(assessment(contact=LAN)))
    later = Contact(name="Minh", phone="1")
    store.submissions.submit(submission(assessment("307855918840", contact=later)))
    assert store.drafts.contact("0200000000") == later
    assert store.drafts.contact("0314404243") == later


def test_a_place_is_rated_once(store: Store):
    first = assessment()
    store.submissions.submit(submission(first))
    with pytest.raises(AlreadyAssessedHereError, match=NUMBER):
        store.submissions.submit(submission(assessment()))
    store.submissions.submit(submission(assessment(phase=Phase.DURING)))
    store.submissions.withdraw(first.assessment_id, NOW)
    store.submissions.submit(submission(assessment()))
    assert store.submissions.waiting() == 2


def test_what_the_office_accepted_cannot_be_rated_first_again(store: Store, account: int):
    told = assessment()
    store.submissions.submit(submission(told, account_id=account))
    take(store, account)
    store.submissions.record([ended(told.assessment_id, SubmissionState.ACCEPTED)])
    with pytest.raises(AlreadyAssessedHereError):
        store.submissions.submit(submission(assessment()))
    store.submissions.submit(submission(assessment(revises=told.assessment_id)))


def test_an_edit_takes_the_place_of_what_was_never_sent(store: Store):
    old = assessment()
    new = assessment(ratings=[rating(4)])
    store.submissions.submit(submission(old))
    store.submissions.submit(submission(new, replaces=old.assessment_id))
    assert state_of(store, old.assessment_id) is SubmissionState.WITHDRAWN
    assert state_of(store, new.assessment_id) is SubmissionState.QUEUED


def test_what_is_on_its_way_cannot_be_replaced(store: Store, account: int):
    old = assessment()
    store.submissions.submit(submission(old, account_id=account))
    take(store, account)
    with pytest.raises(TooLateToReplaceError, match="already on its way"):
        store.submissions.submit(submission(assessment(), replaces=old.assessment_id))
    assert state_of(store, old.assessment_id) is SubmissionState.SENDING


def test_a_new_rating_deals_with_the_refused_one_of_its_place(store: Store, account: int):
    refused = assessment()
    store.submissions.submit(submission(refused, account_id=account))
    take(store, account)
    store.submissions.record(
        [ended(refused.assessment_id, SubmissionState.REFUSED, problem=PROBLEM)]
    )
    item = store.submissions.item(refused.assessment_id)
    assert item is not None
    assert (item.problem, item.ended_at) == (PROBLEM, NOW)
    assert store.submissions.refused() == 1
    store.submissions.submit(submission(assessment(revises="another key's")))
    assert store.submissions.refused() == 0


def test_the_bytes_of_what_was_saved_cannot_be_changed(store: Store):
    told = submission()
    store.submissions.submit(told)
    with (
        pytest.raises(apsw.ConstraintError, match="never changes"),
        store.connections.writing() as connection,
    ):
        connection.execute("UPDATE assessments SET content = x'00'")


def test_a_revision_stays_behind_what_it_revises(store: Store, account: int):
    first = assessment()
    revision = assessment(revises=first.assessment_id)
    store.submissions.submit(submission(first, account_id=account))
    assert take(store, account) == [first.assessment_id]
    store.submissions.submit(submission(revision, account_id=account))
    store.submissions.hasten()
    assert take(store, account) == []
    store.submissions.record([ended(first.assessment_id, SubmissionState.ACCEPTED)])
    assert take(store, account) == [revision.assessment_id]


def test_one_item_that_waits_does_not_hold_up_the_others(store: Store, account: int):
    told = [assessment(f"100000000{index}0") for index in range(10, 13)]
    for one in told:
        store.submissions.submit(submission(one, account_id=account))
    assert take(store, account) == [one.assessment_id for one in told]
    trouble = translate("sending", "No word from {office}.", office="the office")
    states = (SubmissionState.QUEUED, SubmissionState.UNKNOWN)
    store.submissions.record(
        [
            ended(one.assessment_id, state, trouble=trouble, next_attempt_at=NOW + HOUR)
            for one, state in zip(told, states, strict=False)
        ]
    )
    store.submissions.record([ended(told[2].assessment_id, SubmissionState.QUEUED)])
    item = store.submissions.item(told[0].assessment_id)
    assert item is not None
    assert item.trouble == trouble
    assert take(store, account) == [told[2].assessment_id]
    store.submissions.hasten()
    assert take(store, account) == [one.assessment_id for one in told[:2]]


def test_a_clock_that_was_set_back_makes_nothing_wait_for_a_year(
    store: Store, account: int, clock: SetClock
):
    sent, held = assessment(), assessment("100000000010")
    store.submissions.submit(submission(sent, account_id=account))
    store.submissions.submit(submission(held, account_id=account, held_until=NOW + HOUR))
    take(store, account)
    store.submissions.record(
        [ended(sent.assessment_id, SubmissionState.QUEUED, next_attempt_at=NOW + HOUR)]
    )
    a_year_ago = NOW - timedelta(days=365)
    clock.at = a_year_ago
    assert store.submissions.next_due_at() == a_year_ago
    assert store.submissions.release_held(a_year_ago, everything=False) == 1
    due = store.submissions.take_due(account, a_year_ago, 10)
    assert [item.assessment_id for item in due] == [sent.assessment_id, held.assessment_id]


def test_a_late_word_about_an_attempt_does_not_undo_the_offices_history(store: Store, account: int):
    told = assessment()
    store.submissions.submit(submission(told, account_id=account))
    take(store, account)
    store.submissions.keep_records(account, [record_of(told)], "c")
    store.submissions.record([ended(told.assessment_id, SubmissionState.UNKNOWN)])
    assert state_of(store, told.assessment_id) is SubmissionState.ACCEPTED


def test_what_the_office_holds_is_accepted_though_an_older_copy_says_otherwise(
    store: Store, account: int
):
    told = assessment()
    store.submissions.submit(submission(told, account_id=account, held_until=NOW))
    store.submissions.withdraw(told.assessment_id, NOW)
    store.submissions.keep_records(account, [record_of(told)], "c")
    item = store.submissions.item(told.assessment_id)
    assert item is not None
    assert item.state is SubmissionState.ACCEPTED
    assert item.receipt == record_of(told).receipt


def test_a_confirmed_withdrawal_is_not_undone_by_an_older_page(store: Store, account: int):
    told = assessment()
    store.submissions.submit(submission(told, account_id=account))
    take(store, account)
    store.submissions.record([ended(told.assessment_id, SubmissionState.ACCEPTED)])
    store.submissions.record([ended(told.assessment_id, SubmissionState.WITHDRAWN)])
    case = case_of(told, CaseEventKind.RECEIVED)
    store.submissions.keep_records(account, [record_of(told, cases=[case])], "c")
    assert state_of(store, told.assessment_id) is SubmissionState.WITHDRAWN


def test_the_next_thing_due_is_announced(store: Store, clock: SetClock):
    account = with_account(store)
    assert store.submissions.next_due_at() is None
    held = assessment()
    store.submissions.submit(
        submission(held, account_id=account.account_id, held_until=NOW + timedelta(seconds=10))
    )
    assert store.submissions.next_due_at() == NOW + timedelta(seconds=10)
    store.submissions.submit(submission(assessment("100000000010")))  # waits for an account
    assert store.submissions.next_due_at() == NOW + timedelta(seconds=10)
    store.submissions.release_held(NOW, everything=True)
    assert store.submissions.next_due_at() == NOW
    store.accounts.set_trouble(account.account_id, translate("office", "Sign in again."))
    assert store.submissions.next_due_at() is None


def test_the_outbox_shows_what_is_open_and_what_ended_lately(store: Store, account: int):
    told = [assessment(f"100000000{index}0") for index in range(10, 14)]
    for one in told:
        store.submissions.submit(submission(one, account_id=account))
    take(store, account)
    old, new, refused, _ = told
    store.submissions.record(
        [
            Outcome(
                assessment_id=one.assessment_id,
                state=SubmissionState.ACCEPTED,
                at=at,
                receipt=receipt_for(one.assessment_id),
            )
            for one, at in ((old, NOW - 3 * HOUR), (new, NOW))
        ]
    )
    store.submissions.record(
        [
            Outcome(
                assessment_id=refused.assessment_id,
                state=SubmissionState.REFUSED,
                at=NOW - 3 * HOUR,
                problem=PROBLEM,
            )
        ]
    )
    shown = [item.assessment_id for item in store.submissions.outbox(NOW - HOUR)]
    assert shown == [one.assessment_id for one in reversed(told[1:])]


def test_what_waits_without_an_account_gets_the_one_of_its_branch(store: Store):
    told = assessment()
    store.submissions.submit(submission(told))
    elsewhere = BranchIdentity(code="01AA", name=Text(vi="Hà Nội", en="Ha Noi"))
    store.accounts.add("https://b.example", office("ha-noi", elsewhere), enrolment("k"), NOW)
    assert store.submissions.assign_accounts() == 0
    account = with_account(store)
    assert store.submissions.assign_accounts() == 1
    item = store.submissions.item(told.assessment_id)
    assert item is not None
    assert item.account_id == account.account_id


def test_what_may_have_reached_an_office_only_ever_goes_there_again(store: Store):
    account = with_account(store)
    told = assessment()
    store.submissions.submit(submission(told, account_id=account.account_id))
    take(store, account.account_id)
    store.submissions.recover_interrupted()
    store.accounts.remove(account.account_id)
    store.accounts.add("https://b.example", office("another"), enrolment("key-2"), NOW)
    assert store.submissions.assign_accounts() == 0
    again = with_account(store, "key-3")
    assert store.submissions.assign_accounts() == 1
    assert take(store, again.account_id) == [told.assessment_id]


def test_of_several_accounts_the_enterprises_own_goes_first_then_an_agents(store: Store):
    add, keys = store.accounts.add, ["HQCHPKV1"]
    url, enterprise = "https://office.example", "0314404243"
    reader = enrolment("reader", role=Role.READ)
    add(url, office(), reader, NOW)
    assert store.accounts.account_for(keys, enterprise) is None
    assert store.accounts.is_only_read(keys)
    assert not store.accounts.is_only_read(["03EE"])
    other = add(url, office(), enrolment("other", "0200000001"), NOW)
    agent = add(url, office(), enrolment("agent", "0200000002", PartyKind.AGENT), NOW)
    own = add(url, office(), enrolment("own", f"{enterprise}-001"), NOW)
    chosen = store.accounts.account_for
    assert not store.accounts.is_only_read(keys)
    assert chosen(keys, enterprise) == own
    assert chosen(keys, "0999999999") == agent
    store.accounts.remove(own.account_id)
    store.accounts.remove(agent.account_id)
    assert chosen(keys, enterprise) == other
    assert chosen(["03EE"], enterprise) is None


def test_a_draft_comes_back_as_it_was(store: Store):
    told = assessment(ratings=[rating(1, comment="Chậm"), rating(5)], revises=None)
    draft = draft_of(told, LAN)
    store.drafts.save_draft(draft_of(assessment()))
    store.drafts.save_draft(draft)
    assert store.drafts.draft(place_of(told)) == draft
    store.drafts.drop_draft(place_of(told))
    assert store.drafts.draft(Place(NUMBER[:11], Phase.CLEARED)) is None
