"""The use cases against a real receiving office: what is said arrives once, and comes back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from declarant_client.application.enrolling import EnrolOffice, OfficeNotAllowedError
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.submissions import HistoryFilter, Outcome, TypedContact
from declarant_client.application.rating import revised_from
from declarant_client.application.rating_form import RatingForm
from declarant_client.contract.assessments import CurrentAssessment
from declarant_client.contract.shapes import ProblemName
from declarant_client.domain.declaration import Phase
from declarant_client.domain.submission import SubmissionState
from declarant_client.wiring import Client
from tests.support.profiles import RATER, SAMPLES, filled_in, profile, rate
from tests.support.receiver_process import ReceiverProcess

IMPORT = "10699990001"
EXPORT = "30799990001"
ENTERPRISE = "0200999001"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    receiver = ReceiverProcess(tmp_path / "office").set_up()
    with receiver.start():
        yield receiver


@pytest.fixture
def client(tmp_path: Path, office: ReceiverProcess) -> Iterator[Client]:
    with profile(tmp_path / "one") as opened:
        enrol(opened, office)
        opened.importing.run([SAMPLES])
        yield opened


def enrol(client: Client, office: ReceiverProcess) -> None:
    client.enrolling.enrol(office.url, office.enrolment_code_for(ENTERPRISE), "PC-1")


def opened(client: Client, identity: str) -> RatingForm:
    form = client.forms.open(identity)
    assert form is not None
    return form


def sync(client: Client) -> None:
    report = client.sync_now.run()
    assert report is not None
    assert report.troubles == ()


def state(client: Client, assessment_id: str) -> SubmissionState:
    item = client.store.submissions.item(assessment_id)
    assert item is not None
    return item.state


def test_what_was_rated_before_any_account_is_sent_once_there_is_one(
    tmp_path: Path, office: ReceiverProcess
):
    with profile(tmp_path / "one") as client:
        client.importing.run([SAMPLES])
        early = rate(client, IMPORT, 5)
        report = client.sync_now.run()
        assert report is not None
        assert (report.sent, report.waiting) == (0, 1)
        enrol(client, office)
        sync(client)
        assert state(client, early.assessment_id) is SubmissionState.ACCEPTED


def test_an_edit_before_sending_takes_the_place_of_what_it_edits(client: Client):
    first = rate(client, IMPORT, 5)
    second = rate(client, IMPORT, 4)
    sync(client)
    assert state(client, first.assessment_id) is SubmissionState.WITHDRAWN
    assert state(client, second.assessment_id) is SubmissionState.ACCEPTED
    entries = client.store.submissions.history(HistoryFilter(), None, 10).entries
    accepted = [entry for entry in entries if entry.state is SubmissionState.ACCEPTED]
    assert [entry.assessment.revises for entry in accepted] == [None]


def test_a_change_after_the_receipt_is_a_revision_and_both_keep_their_receipts(client: Client):
    first = rate(client, IMPORT, 5)
    sync(client)
    second = rate(client, IMPORT, 3)
    sync(client)
    entries = {
        entry.assessment.assessment_id: entry
        for entry in client.store.submissions.history(HistoryFilter(), None, 10).entries
    }
    assert entries[second.assessment_id].assessment.revises == first.assessment_id
    assert entries[first.assessment_id].revised_by == second.assessment_id
    assert all(entry.receipt is not None for entry in entries.values())


def test_a_second_computer_sees_who_rated_and_may_revise(
    tmp_path: Path, office: ReceiverProcess, client: Client
):
    with profile(tmp_path / "two") as other:
        enrol(other, office)
        other.importing.run([SAMPLES])
        mine = rate(client, IMPORT, 5)
        theirs = rate(other, IMPORT, 4)
        sync(client)
        sync(other)
        item = other.store.submissions.item(theirs.assessment_id)
        assert item is not None
        assert item.state is SubmissionState.REFUSED
        assert item.problem is not None
        assert item.problem.name == ProblemName.ALREADY_ASSESSED
        assert item.problem.current is not None
        current = msgspec.convert(item.problem.current, CurrentAssessment)
        assert (current.assessment_id, current.rater) == (mine.assessment_id, RATER)
        merged = revised_from(filled_in(other, IMPORT, 4), current.assessment_id)
        revision = other.rating.submit(merged, rater=RATER, hold=None)
        sync(other)
        assert state(other, revision.assessment_id) is SubmissionState.ACCEPTED
        assert state(other, theirs.assessment_id) is SubmissionState.WITHDRAWN


def test_the_history_comes_back_on_a_new_computer(
    tmp_path: Path, office: ReceiverProcess, client: Client
):
    sent = rate(client, EXPORT, 1)
    sync(client)
    with profile(tmp_path / "two") as other:
        enrol(other, office)
        other.importing.run([SAMPLES])
        sync(other)
        entry = other.store.submissions.current(Place(EXPORT, Phase.CLEARED))
        assert entry is not None
        assert entry.assessment.assessment_id == sent.assessment_id
        assert not entry.made_here
        assert entry.cases
        waiting = other.worklist.page(WorklistFilter(show=Show.UNRATED)).rows
        assert EXPORT not in {row.declaration.identity for row in waiting}


def test_a_revoked_key_says_sign_in_again_and_loses_nothing(
    office: ReceiverProcess, client: Client
):
    account = client.store.accounts.accounts()[0]
    office.command("key", "revoke", account.client_id)
    sent = rate(client, IMPORT, 5)
    report = client.sync_now.run()
    assert report is not None
    assert (report.sent, report.waiting) == (0, 1)
    assert client.store.accounts.accounts()[0].trouble is not None
    assert state(client, sent.assessment_id) is SubmissionState.QUEUED
    client.enrolling.remove(account)
    enrol(client, office)
    sync(client)
    assert state(client, sent.assessment_id) is SubmissionState.ACCEPTED


def test_an_office_that_is_down_leaves_everything_waiting(office: ReceiverProcess, client: Client):
    office.kill()
    sent = [rate(client, IMPORT, 5), rate(client, EXPORT, 4)]
    report = client.sync_now.run()
    assert report is not None
    assert (report.sent, report.waiting) == (0, 2)
    assert report.troubles
    office.start()
    sync(client)
    assert {state(client, one.assessment_id) for one in sent} == {SubmissionState.ACCEPTED}


def test_a_process_without_the_sending_right_has_the_holder_send(tmp_path: Path, client: Client):
    with profile(tmp_path / "one") as holder:
        assert holder.right.take()
        holder.synchronise.begin()
        rate(client, IMPORT, 5)
        # The holder has the key in its own memory: take over what the first one enrolled.
        account = client.store.accounts.accounts()[0]
        secret = client.secrets.read(account.office_url, account.client_id)
        assert secret is not None
        holder.secrets.keep(account.office_url, account.client_id, secret)
        served = threading.Event()

        def serve() -> None:
            while holder.synchronise.answer_requests() is None:
                served.wait(0.05)
            holder.store.close_thread()

        thread = threading.Thread(target=serve)
        thread.start()
        report = client.sync_now.run()
        thread.join()
        holder.right.release()
        assert report is not None
        assert (report.sent, report.waiting) == (1, 0)


def test_an_item_in_doubt_goes_out_again_unchanged_and_counts_once(
    office: ReceiverProcess, client: Client
):
    sent = rate(client, IMPORT, 5)
    account = client.store.accounts.accounts()[0]
    now = client.clock.now()
    due = client.store.submissions.take_due(account.account_id, now, 10)
    outcomes = client.offices.at(account).submit(due)
    assert [outcome.status for outcome in outcomes] == [201]
    # The answer is lost: the process dies before it is kept. The next sender asks again.
    sync(client)
    item = client.store.submissions.item(sent.assessment_id)
    assert item is not None
    assert item.state is SubmissionState.ACCEPTED
    assert item.receipt == outcomes[0].receipt


def test_undo_takes_a_held_rating_back_into_the_form(client: Client):
    draft = filled_in(client, IMPORT, 4)
    saved = client.rating.submit(draft, rater=RATER, hold=timedelta(minutes=5))
    assert client.store.submissions.waiting() == 1
    assert client.rating.undo(saved.assessment_id) is not None
    assert client.store.submissions.waiting() == 0
    again = opened(client, IMPORT)
    assert again.draft is not None
    assert [row.level for row in again.draft.rows] == [4] * len(again.draft.rows)
    assert replace(again.draft, contact=None).rows == draft.rows


def test_a_contact_that_is_half_typed_is_kept_with_the_draft(client: Client):
    half = replace(filled_in(client, IMPORT, 1), contact=TypedContact(name="Nguyễn"))
    client.rating.save_draft(half)
    draft = opened(client, IMPORT).draft
    assert draft is not None
    assert draft.contact == TypedContact(name="Nguyễn", phone="")


def test_a_rating_that_is_lowered_comes_with_the_contact_remembered(client: Client):
    rate(client, EXPORT, 5)
    rate(client, IMPORT, 1)
    undone = rate(client, EXPORT, 4)
    remembered = opened(client, IMPORT).draft
    lowered = opened(client, EXPORT).draft
    assert remembered is not None
    assert lowered is not None
    assert remembered.contact is not None
    assert lowered.contact == remembered.contact
    client.rating.undo(undone.assessment_id)
    taken_back = opened(client, EXPORT).draft
    assert taken_back is not None
    assert taken_back.contact == remembered.contact


def test_where_policy_fixes_the_office_no_other_is_spoken_to(client: Client):
    store = client.store
    enrolling = EnrolOffice(
        accounts=store.accounts,
        submissions=store.submissions,
        offices=client.offices,
        secrets=client.secrets,
        clock=client.clock,
        fixed_address=lambda: "https://haiphong.example/",
    )
    for spelling in ("https://other.example", "https://haiphong.example/other"):
        with pytest.raises(OfficeNotAllowedError):
            enrolling.enrol(spelling, "ABCD", "PC 1")


def test_two_spellings_of_an_address_are_one_office(office: ReceiverProcess, client: Client):
    code = office.enrolment_code_for(ENTERPRISE)
    again = client.enrolling.enrol(f" {office.url.upper()}/ ", code, "PC 2")
    assert {account.office_url for account in client.store.accounts.accounts()} == {office.url}
    assert again.account.office_url == office.url


def test_saying_the_same_again_changes_nothing(client: Client):
    first = rate(client, IMPORT, 5)
    assert rate(client, IMPORT, 5).assessment_id == first.assessment_id
    sync(client)
    assert rate(client, IMPORT, 5).assessment_id == first.assessment_id
    assert client.store.submissions.waiting() == 0
    assert rate(client, IMPORT, 4).assessment_id != first.assessment_id


def test_what_was_refused_may_be_said_again_as_it_was(office: ReceiverProcess, client: Client):
    account = client.store.accounts.accounts()[0]
    refused = rate(client, IMPORT, 5)
    now = client.clock.now()
    due = client.store.submissions.take_due(account.account_id, now, 10)
    client.store.submissions.record(
        [
            Outcome(assessment_id=item.assessment_id, state=SubmissionState.REFUSED, at=now)
            for item in due
        ]
    )
    again = rate(client, IMPORT, 5)
    assert again.assessment_id != refused.assessment_id
    sync(client)
    assert state(client, again.assessment_id) is SubmissionState.ACCEPTED
