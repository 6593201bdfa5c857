"""The outbox as a state machine against a model: whatever happens, in whichever order."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.keeping import (
    AlreadyAssessedHereError,
    TooLateToReplaceError,
)
from declarant_client.application.ports.submissions import NewSubmission, Outcome
from declarant_client.contract.assessments import Assessment
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import Phase
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import ForbiddenMoveError, SubmissionState
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    SetClock,
    assessment,
    draft_of,
    opened,
    reading,
    receipt_for,
    record_of,
    submission,
    with_account,
)

NUMBERS = ("100000000010", "100000000020", "300000000030")
PROBLEM = Problem(type="https://example.test/problems/invalid", title="No", status=422)
TROUBLE = translate("sending", "No word from {office}.", office="the office")
HOLD = timedelta(seconds=10)
State = SubmissionState
ON_ITS_WAY = {State.HELD, State.QUEUED, State.SENDING, State.UNKNOWN}


@dataclass
class Item:
    """What the model knows of one assessment."""

    told: Assessment
    canonical: bytes
    state: State
    attempts: int = 0
    uncertain: bool = False
    next_attempt_at: datetime | None = None
    held_until: datetime | None = None

    @property
    def place(self) -> tuple[str, Phase]:
        return self.told.declaration.number, self.told.phase


class Outbox(RuleBasedStateMachine):
    """Rules are what user, sender and office do; the model says what must come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = SetClock()
        self.items: dict[str, Item] = {}

    @initialize()
    def start(self) -> None:
        self.store: Store = opened(self.folder, self.clock)
        self.account = with_account(self.store).account_id
        self.store.declarations.keep([reading(number) for number in NUMBERS], Origin.PRINT)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.nothing_waits_for_ever()
            self.store.close()
        shutil.rmtree(self.folder)

    def of(self, *states: State) -> list[Item]:
        return [item for item in self.items.values() if item.state in states]

    def chosen(self, data: st.DataObject, *states: State) -> Item:
        return data.draw(st.sampled_from(self.of(*states)))

    def make(self, number: str, *, hold: bool, **said: str | None) -> NewSubmission:
        told = assessment(number, made_at=self.clock.now(), revises=said.get("revises"))
        return submission(
            told,
            account_id=self.account,
            held_until=self.clock.now() + HOLD if hold else None,
            replaces=said.get("replaces"),
        )

    def added(self, new: NewSubmission) -> None:
        self.items[new.assessment.assessment_id] = Item(
            new.assessment, new.canonical, new.state, held_until=new.held_until
        )
        for item in self.of(State.REFUSED):
            if item.place == (new.assessment.declaration.number, new.assessment.phase):
                item.state = State.WITHDRAWN

    @rule(number=st.sampled_from(NUMBERS), hold=st.booleans())
    def rates(self, number: str, hold: bool) -> None:
        new = self.make(number, hold=hold)
        taken = any(
            item.place[0] == number and item.told.revises is None
            for item in self.of(*ON_ITS_WAY, State.ACCEPTED)
        )
        try:
            self.store.submissions.submit(new)
        except AlreadyAssessedHereError:
            assert taken
        else:
            assert not taken
            self.added(new)

    @precondition(lambda self: self.items)
    @rule(data=st.data(), hold=st.booleans())
    def edits(self, data: st.DataObject, hold: bool) -> None:
        old = self.chosen(data, *State)
        new = self.make(
            old.place[0],
            hold=hold,
            replaces=old.told.assessment_id,
            revises=old.told.revises,
        )
        too_late = old.state in {State.SENDING, State.UNKNOWN, State.ACCEPTED}
        others = [
            item
            for item in self.of(*ON_ITS_WAY, *([] if old.told.revises else [State.ACCEPTED]))
            if item.told.revises == old.told.revises
            and item is not old
            and (old.told.revises or item.place == old.place)
        ]
        try:
            self.store.submissions.submit(new)
        except TooLateToReplaceError:
            assert too_late
        except AlreadyAssessedHereError:
            assert others
            assert not too_late
        else:
            assert not too_late
            assert not others
            old.state = State.WITHDRAWN
            self.added(new)

    @precondition(lambda self: self.of(State.ACCEPTED, State.UNKNOWN, State.SENDING))
    @rule(data=st.data(), hold=st.booleans())
    def revises(self, data: st.DataObject, hold: bool) -> None:
        old = self.chosen(data, State.ACCEPTED, State.UNKNOWN, State.SENDING)
        new = self.make(old.place[0], hold=hold, revises=old.told.assessment_id)
        crossing = any(item.told.revises == old.told.assessment_id for item in self.of(*ON_ITS_WAY))
        try:
            self.store.submissions.submit(new)
        except AlreadyAssessedHereError:
            assert crossing
        else:
            assert not crossing
            self.added(new)

    @precondition(lambda self: self.items)
    @rule(data=st.data())
    def undoes(self, data: st.DataObject) -> None:
        item = self.chosen(data, *State)
        done = self.store.submissions.undo(item.told.assessment_id, draft_of(item.told))
        assert done == (item.state in {State.HELD, State.QUEUED})
        if done:
            place = Place(item.place[0][:11], item.place[1])
            assert self.store.drafts.draft(place) == draft_of(item.told)
            del self.items[item.told.assessment_id]

    @precondition(lambda self: self.items)
    @rule(data=st.data())
    def withdraws(self, data: st.DataObject) -> None:
        item = self.chosen(data, *State)
        done = self.store.submissions.withdraw(item.told.assessment_id, self.clock.now())
        assert done == (item.state.is_editable or item.state is State.WITHDRAWN)
        if done:
            item.state = State.WITHDRAWN

    @rule(everything=st.booleans())
    def releases(self, everything: bool) -> None:
        due = [
            item
            for item in self.of(State.HELD)
            if everything or (item.held_until and item.held_until <= self.clock.now())
        ]
        assert self.store.submissions.release_held(self.clock.now(), everything=everything) == len(
            due
        )
        for item in due:
            item.state = State.QUEUED

    @rule(seconds=st.integers(1, 3600))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    def due(self, *, all_now: bool) -> list[Item]:
        now = self.clock.now()
        return [
            item
            for item in self.of(State.QUEUED, State.UNKNOWN)
            if (all_now or item.next_attempt_at is None or item.next_attempt_at <= now)
            and self.items.get(item.told.revises or "", item).state
            not in (ON_ITS_WAY if item.told.revises in self.items else set())
        ]

    @rule()
    def the_user_asks_to_send_now(self) -> None:
        self.store.submissions.hasten()
        for item in self.of(State.QUEUED, State.UNKNOWN):
            item.next_attempt_at = None

    @rule(limit=st.integers(1, 4))
    def takes_what_is_due(self, limit: int) -> None:
        expected = self.due(all_now=False)[:limit]
        taken = self.store.submissions.take_due(self.account, self.clock.now(), limit)
        assert [item.assessment_id for item in taken] == [
            item.told.assessment_id for item in expected
        ]
        for due, item in zip(taken, expected, strict=True):
            item.state = State.SENDING
            item.attempts += 1
            assert due.canonical == item.canonical
            assert (due.attempts, due.was_unknown) == (item.attempts, item.uncertain)

    @precondition(lambda self: self.of(State.SENDING))
    @rule(
        data=st.data(),
        state=st.sampled_from([State.ACCEPTED, State.REFUSED, State.UNKNOWN, State.QUEUED]),
        wait=st.integers(0, 7200),
    )
    def an_attempt_ends(self, data: st.DataObject, state: State, wait: int) -> None:
        item = self.chosen(data, State.SENDING)
        again = state in {State.UNKNOWN, State.QUEUED}
        at = self.clock.now() + timedelta(seconds=wait) if again else None
        self.store.submissions.record([self.outcome(item, state, at)])
        stays_unknown = state is State.QUEUED and item.uncertain
        item.state = State.UNKNOWN if stays_unknown else state
        item.uncertain = item.state is State.UNKNOWN
        item.next_attempt_at = at

    @precondition(lambda self: self.of(State.SENDING))
    @rule(data=st.data(), wait=st.integers(0, 7200))
    def a_turn_does_not_come(self, data: st.DataObject, wait: int) -> None:
        item = self.chosen(data, State.SENDING)
        at = self.clock.now() + timedelta(seconds=wait)
        self.store.submissions.record([replace(self.outcome(item, State.QUEUED, at), tried=False)])
        item.state = State.UNKNOWN if item.uncertain else State.QUEUED
        item.attempts -= 1
        item.next_attempt_at = at

    def outcome(self, item: Item, state: State, at: datetime | None) -> Outcome:
        identity = item.told.assessment_id
        return Outcome(
            assessment_id=identity,
            state=state,
            at=self.clock.now(),
            receipt=receipt_for(identity, item.canonical) if state is State.ACCEPTED else None,
            problem=PROBLEM if state is State.REFUSED else None,
            trouble=TROUBLE if at else None,
            next_attempt_at=at,
        )

    @precondition(lambda self: self.of(*(set(State) - {State.SENDING, State.ACCEPTED})))
    @rule(data=st.data(), state=st.sampled_from(sorted(set(State) - {State.WITHDRAWN})))
    def no_outcome_without_an_attempt(self, data: st.DataObject, state: State) -> None:
        item = self.chosen(data, *(set(State) - {State.SENDING, State.ACCEPTED}))
        try:
            self.store.submissions.record([self.outcome(item, state, None)])
        except ForbiddenMoveError:
            return
        msg = f"{item.state} -> {state} was let through"
        raise AssertionError(msg)

    @precondition(lambda self: self.of(State.ACCEPTED))
    @rule(data=st.data())
    def the_office_confirms_a_withdrawal(self, data: st.DataObject) -> None:
        item = self.chosen(data, State.ACCEPTED)
        self.store.submissions.record([self.outcome(item, State.WITHDRAWN, None)])
        item.state = State.WITHDRAWN

    @precondition(lambda self: self.of(State.UNKNOWN, State.SENDING, State.QUEUED))
    @rule(data=st.data())
    def the_offices_history_holds_it(self, data: st.DataObject) -> None:
        item = self.chosen(data, State.UNKNOWN, State.SENDING, State.QUEUED)
        self.store.submissions.keep_records(self.account, [record_of(item.told)], "c")
        item.state, item.uncertain = State.ACCEPTED, False

    @rule()
    def the_program_is_killed_and_started_again(self) -> None:
        self.store.close()
        self.store = opened(self.folder, self.clock)
        interrupted = self.of(State.SENDING)
        assert self.store.submissions.recover_interrupted() == len(interrupted)
        for item in interrupted:
            item.state, item.uncertain, item.next_attempt_at = State.UNKNOWN, True, None

    @invariant()
    def store_and_model_agree(self) -> None:
        if not hasattr(self, "store"):
            return
        kept = self.store.submissions
        assert {
            item.assessment_id: (item.state, item.attempts)
            for item in kept.outbox(NOW - timedelta(days=1))
        } == {name: (item.state, item.attempts) for name, item in self.items.items()}
        assert kept.waiting() == len(self.of(*ON_ITS_WAY))
        assert kept.refused() == len(self.of(State.REFUSED))
        with self.store.connections.reading() as connection:
            assert dict(connection.execute("SELECT assessment_id, content FROM assessments")) == {
                name: item.canonical for name, item in self.items.items()
            }

    @invariant()
    def what_is_rated_does_not_wait_for_a_rating(self) -> None:
        if not hasattr(self, "store"):
            return
        rated = {item.place[0] for item in self.of(*ON_ITS_WAY, State.ACCEPTED, State.REFUSED)}
        page = self.store.declarations.worklist(WorklistFilter(show=Show.RATED), None, 10)
        assert {row.declaration.number.digits for row in page.rows} == rated

    @invariant()
    def something_due_is_announced(self) -> None:
        if not hasattr(self, "store"):
            return
        at = self.store.submissions.next_due_at()
        if self.due(all_now=False):
            assert at is not None
            assert at <= self.clock.now()
        elif self.of(State.HELD) or self.due(all_now=True):
            assert at is not None

    def nothing_waits_for_ever(self) -> None:
        """With an office that answers, everything ends within as many rounds as there are items."""
        self.the_program_is_killed_and_started_again()
        self.clock.advance(timedelta(hours=3))
        self.store.submissions.release_held(self.clock.now(), everything=True)
        for _ in range(len(self.items)):
            due = self.store.submissions.take_due(self.account, self.clock.now(), 100)
            self.store.submissions.record(
                [self.outcome(self.items[item.assessment_id], State.ACCEPTED, None) for item in due]
            )
        assert self.store.submissions.waiting() == 0


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
