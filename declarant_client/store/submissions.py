"""Assessments, the outbox and the history behind one front: each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.offices import Stream
from declarant_client.application.ports.submissions import (
    Draft,
    DueItem,
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
    HistoryTotals,
    NewSubmission,
    OutboxItem,
    Outcome,
)
from declarant_client.application.ports.world import Clock
from declarant_client.contract.assessments import AssessedBy, AssessmentRecord
from declarant_client.domain.sentences import Sentence
from declarant_client.domain.submission import SubmissionState
from declarant_client.store import attempts, history, history_figures, outbox
from declarant_client.store.accounts import keep_cursor, office_of
from declarant_client.store.connection import Connections
from declarant_client.store.records import keep_records
from declarant_client.store.saved_beside import Kind, Line, Saved, SavedBeside
from declarant_client.store.standing_elsewhere import standing_elsewhere

_AT_ONCE = 200
"""How many entries of the history are read at a time when all of it is wanted."""


class Submissions:
    """The ``SubmissionStore`` in SQLite."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock
        self._beside = SavedBeside(connections.path)

    def submit(self, new: NewSubmission) -> None:
        with self._connections.writing() as connection:
            outbox.submit(connection, new)
        if new.replaces is not None:
            self._beside.note(Kind.TAKEN_BACK, [new.replaces])
        self._beside.add(saved_line(new))

    def undo(self, assessment_id: str, draft: Draft) -> bool:
        self._beside.note(Kind.TAKING_BACK, [assessment_id])
        with self._connections.writing() as connection:
            done = outbox.undo(connection, assessment_id, draft)
        return self._taken_back(assessment_id, done=done)

    def withdraw(self, assessment_id: str, at: datetime) -> bool:
        self._beside.note(Kind.TAKING_BACK, [assessment_id])
        with self._connections.writing() as connection:
            done = outbox.withdraw(connection, assessment_id, at)
        return self._taken_back(assessment_id, done=done)

    def _taken_back(self, assessment_id: str, *, done: bool) -> bool:
        self._beside.note(Kind.TAKEN_BACK if done else Kind.LEFT, [assessment_id])
        return done

    def item(self, assessment_id: str) -> OutboxItem | None:
        with self._connections.reading() as connection:
            return outbox.item(connection, assessment_id)

    def outbox(self, ended_since: datetime) -> list[OutboxItem]:
        with self._connections.reading() as connection:
            return outbox.outbox(connection, ended_since)

    def release_held(self, now: datetime, *, everything: bool) -> int:
        with self._connections.writing() as connection:
            return outbox.release_held(connection, now, everything=everything)

    def assign_accounts(self) -> int:
        with self._connections.writing() as connection:
            return outbox.assign_accounts(connection)

    def hasten(self) -> None:
        with self._connections.writing() as connection:
            attempts.hasten(connection)

    def take_due(self, account_id: int, now: datetime, limit: int) -> list[DueItem]:
        with self._connections.writing() as connection:
            due = attempts.take_due(connection, account_id, now, limit)
            office_id = office_of(connection, account_id) if due else ""
        self._beside.note(Kind.SENT, [item.assessment_id for item in due], office_id)
        return due

    def put_off_due(
        self, account_id: int, now: datetime, until: datetime, trouble: Sentence
    ) -> None:
        with self._connections.writing() as connection:
            attempts.put_off_due(connection, account_id, now, until, trouble)

    def record(self, outcomes: Sequence[Outcome]) -> None:
        with self._connections.writing() as connection:
            attempts.record(connection, outcomes)
        ended = [outcome.assessment_id for outcome in outcomes if not outcome.state.waits]
        self._beside.note(Kind.ENDED, ended)

    def recover_interrupted(self) -> int:
        with self._connections.writing() as connection:
            return attempts.recover_interrupted(connection)

    def next_due_at(self) -> datetime | None:
        with self._connections.reading() as connection:
            return attempts.next_due_at(connection, self._clock.now())

    def waiting(self) -> int:
        with self._connections.reading() as connection:
            return attempts.waiting(connection)

    def refused(self) -> int:
        with self._connections.reading() as connection:
            return attempts.refused(connection)

    def current(self, place: Place) -> HistoryEntry | None:
        with self._connections.reading() as connection:
            return history.current(connection, place)

    def entry(self, assessment_id: str) -> HistoryEntry | None:
        with self._connections.reading() as connection:
            return history.entry(connection, assessment_id)

    def standing_elsewhere(self, place: Place) -> AssessedBy | None:
        with self._connections.reading() as connection:
            return standing_elsewhere(connection, place)

    def keep_records(
        self, account_id: int, records: Sequence[AssessmentRecord], cursor: str
    ) -> int:
        with self._connections.writing() as connection:
            changed = keep_records(connection, account_id, records)
            keep_cursor(connection, account_id, Stream.ASSESSMENTS, cursor)
            return changed

    def history(self, wanted: HistoryFilter, after: str | None, limit: int) -> HistoryPage:
        with self._connections.reading() as connection:
            return history.page(connection, wanted, after, limit)

    def all_history(self, wanted: HistoryFilter) -> Iterator[HistoryEntry]:
        after = None
        while True:
            part = self.history(wanted, after, _AT_ONCE)
            yield from part.entries
            after = part.after
            if after is None:
                return

    def totals(self, wanted: HistoryFilter) -> HistoryTotals:
        with self._connections.reading() as connection:
            return history_figures.totals(connection, wanted)


def saved_line(new: NewSubmission) -> Line:
    """Return what the second record is told of an assessment that was saved."""
    saved = Saved(
        int(new.place.identity),
        new.place.phase,
        new.account_id,
        new.canonical,
        new.state is SubmissionState.HELD and new.held_until is None,
    )
    return Line(Kind.SAVED, (new.assessment.assessment_id,), saved)
