"""Assessments that were given together: kept, held and taken back in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports.keeping import (
    AlreadyAssessedHereError,
    TooLateToReplaceError,
)
from declarant_client.application.ports.submissions import NewSubmission
from declarant_client.application.ports.together import Unsaid
from declarant_client.domain.sentences import SaidError
from declarant_client.store import outbox
from declarant_client.store.columns import json_text, micros
from declarant_client.store.connection import Connections
from declarant_client.store.drafts import draft_at, keep_draft
from declarant_client.store.saved_beside import Kind, SavedBeside
from declarant_client.store.submissions import saved_line


class SubmittedTogether:
    """The ``GroupStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._beside = SavedBeside(connections.path)

    def submit_all(self, news: Sequence[NewSubmission]) -> list[Unsaid | SaidError]:
        with self._connections.writing() as connection:
            outcomes = [_submit(connection, new) for new in news]
        for new, outcome in zip(news, outcomes, strict=True):
            if isinstance(outcome, Unsaid):
                self._beside.add(saved_line(new))
        return outcomes

    def hold_all(self, assessment_ids: Sequence[str], until: datetime) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE assessments SET held_until = ? WHERE state = 'held'
                   AND held_until IS NOT NULL
                   AND assessment_id IN (SELECT value FROM json_each(?))""",
                (micros(until), json_text(list(assessment_ids))),
            )

    def any_here(self, assessment_ids: Sequence[str]) -> bool:
        with self._connections.reading() as connection:
            return outbox.any_here(connection, assessment_ids)

    def unsay_all(self, unsaid: Sequence[Unsaid]) -> list[str]:
        self._beside.note(Kind.TAKING_BACK, [one.assessment_id for one in unsaid])
        taken: list[str] = []
        left: list[str] = []
        with self._connections.writing() as connection:
            for one in unsaid:
                done = outbox.unsay(connection, one.assessment_id, one.place)
                if done and one.draft is not None and draft_at(connection, one.place) is None:
                    keep_draft(connection, one.draft)
                (taken if done else left).append(one.assessment_id)
        self._beside.note(Kind.TAKEN_BACK, taken)
        self._beside.note(Kind.LEFT, left)
        return left


def _submit(connection: apsw.Connection, new: NewSubmission) -> Unsaid | SaidError:
    try:
        with connection:  # A savepoint: the others are kept all the same.
            written = draft_at(connection, new.place)
            outbox.submit(connection, new)
    except (AlreadyAssessedHereError, TooLateToReplaceError) as error:
        return error
    return Unsaid(new.assessment.assessment_id, new.place, written)
